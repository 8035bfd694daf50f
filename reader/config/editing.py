"""TOML that a person wrote, edited so that all they wrote stays as they wrote it.

tomlkit keeps the comments within a table. But it moves tables that stand between others
of another name, and takes a comment above a header for part of the table before, which
goes when that table goes. So a text is cut at its headers here, tomlkit writes and
changes single tables, and tomllib tells whether the whole then says what it should.
"""

from __future__ import annotations

import copy
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import tomlkit
from tomlkit.exceptions import TOMLKitError

from reader.config.syntax import ASIDE

Values = Mapping[str, str | bool | int | Sequence[str]]
"""What a table says."""


class UneditableError(Exception):
    """A text is TOML, but written in a way that cannot be edited without loss."""


class Part(NamedTuple):
    """A table's lines: ``lines[start:end]`` are its own, what follows is between."""

    name: str
    """Of the table, such as ``feed`` or ``watch``."""
    start: int
    end: int


def appended(text: str, name: str, tables: Sequence[Values]) -> str:
    """Add ``[[name]]`` tables at the end, or after the last of that name.

    Raises:
        UneditableError: If that cannot be done without touching anything else.
    """
    if not tables:
        return text
    expected = tomllib.loads(text)
    expected[name] = [*expected.get(name, []), *map(dict, tables)]
    newline = newline_of(text)
    written = [newline.join(_write(name, values)) + newline for values in tables]
    lines, parts = cut(text)
    last = max((part.end for part in parts if part.name == name), default=len(lines))
    if last == len(lines) and lines and not lines[-1].endswith("\n"):
        lines[-1] += newline
    before = [newline] if lines[:last] and lines[last - 1].strip() else []
    after = [newline] if lines[last:] and lines[last].strip() else []
    lines[last:last] = [*before, newline.join(written), *after]
    return checked("".join(lines), expected)


def extended(text: str, name: str, key: str, more: Sequence[str]) -> str:
    """Add texts to the list that a table holds, making the table if need be.

    Raises:
        UneditableError: If that cannot be done without touching anything else.
    """
    if not more:
        return text
    known = tomllib.loads(text)
    if name not in known:
        return _begin(text, name, key, [*more], known)

    def change(table: Any) -> None:
        if isinstance(table.get(key), list):
            table[key].extend(more)
        else:
            table[key] = list(more)

    return changed(text, name, change)


def put(text: str, name: str, key: str, value: str | bool | int) -> str:
    """Set a key of the table ``[name]``, making the table if need be.

    Raises:
        UneditableError: If that cannot be done without touching anything else.
    """
    known = tomllib.loads(text)
    if name in known:

        def change(table: Any) -> None:
            table[key] = value

        return changed(text, name, change)
    return _begin(text, name, key, value, known)


def changed(
    text: str, name: str, change: Callable[[Any], None], *, place: int = 0
) -> str:
    """Change the table ``[name]``, or the one of ``[[name]]`` at a place from 0.

    Args:
        text: What the file says.
        name: Of the table; it has to be there.
        change: Changes what it is given: a table in which keys can be set. It is
            called twice, for the text and for what the text has to say afterwards.
        place: Which of several.

    Raises:
        UneditableError: If that cannot be done without touching anything else.
    """
    expected = copy.deepcopy(tomllib.loads(text))
    change(_table(expected, name, place))
    lines, parts = cut(text)
    named = [part for part in parts if part.name == name]
    if place >= len(named):
        raise UneditableError(f"write {name} as a table of its own, [{name}]")
    _, start, end = named[place]
    own = tomlkit.parse("".join(lines[start:end]))
    change(_table(own, name, 0))
    lines[start:end] = [tomlkit.dumps(own)]
    return checked("".join(lines), expected)


def _begin(text: str, name: str, key: str, value: Any, known: Mapping[str, Any]) -> str:
    """Add a table with one key at the end of a text that says what is ``known``."""
    newline = newline_of(text)
    gap = "" if not text else newline if text.endswith("\n") else newline * 2
    table = f"[{name}]{newline}{key} = {tomlkit.item(value).as_string()}"
    return checked(f"{text}{gap}{table}{newline}", {**known, name: {key: value}})


def _table(document: Any, name: str, place: int) -> Any:
    found = document[name]
    return found[place] if isinstance(found, list) else found


def checked(text: str, expected: dict[str, Any]) -> str:
    """Make sure that an edited text says what it should, and nothing else."""
    try:
        if tomllib.loads(text) == expected:
            return text
    except tomllib.TOMLDecodeError:
        pass
    raise UneditableError("it is written in a way that cannot be edited safely")


def _write(name: str, values: Values) -> Iterator[str]:
    yield f"[[{name}]]"
    for key, value in values.items():
        try:
            written = tomlkit.item(value).as_string()
        except (TOMLKitError, ValueError) as error:
            raise UneditableError(f"{key} cannot be written: {error}") from error
        yield f"{key} = {written}"


def cut(text: str) -> tuple[list[str], list[Part]]:
    """Cut a text into lines, and say which of them belong to which table.

    A table's sub-tables count as part of it. Comments and blank lines behind its last
    value do not: they stand above whatever comes next.
    """
    lines, bare = _lines(text), _bare(text)
    parts: list[Part] = []
    depth = 0
    for number, line in enumerate(bare):
        is_header = depth == 0 and line.lstrip().startswith("[")
        if is_header:
            parts = _begun(parts, _name(lines[number]), number)
        elif line.strip() and parts:
            parts[-1] = parts[-1]._replace(end=number + 1)
        if not is_header:
            depth += len(re.findall(r"[\[{]", line)) - len(re.findall(r"[\]}]", line))
    return lines, parts


def _begun(parts: list[Part], name: str, number: int) -> list[Part]:
    """Begin a table in a line, unless it is a sub-table of the one above it."""
    if parts and name.startswith(f"{parts[-1].name}."):
        return [*parts[:-1], parts[-1]._replace(end=number + 1)]
    parts.append(Part(name, number, number + 1))
    return parts


def _bare(text: str) -> list[str]:
    """Give the lines without comments, and with every string as a row of ``x``."""

    def blot(aside: re.Match[str]) -> str:
        blank = "" if aside[0].startswith("#") else "x"
        return re.sub(r"[^\r\n]", blank, aside[0])

    return _lines(ASIDE.sub(blot, text))


def _lines(text: str) -> list[str]:
    """Cut where TOML does; ``splitlines`` would cut within strings as well."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _name(header: str) -> str:
    """Read a header's name; its parts are joined by dots."""
    found: Any = tomllib.loads(header)
    names = []
    while found:
        [(key, inner)] = found.items()
        names.append(key)
        found = inner[0] if isinstance(inner, list) else inner
    return ".".join(names)


def newline_of(text: str) -> str:
    """How a text ends its lines."""
    return "\r\n" if "\r\n" in text else "\n"
