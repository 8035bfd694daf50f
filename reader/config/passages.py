"""Tables taken out of a TOML text, and put back just as they stood, with comments."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Sequence

from reader.config.editing import Part, UneditableError, checked, cut, newline_of
from reader.model import Passage


def taken_out(
    text: str, name: str, places: Collection[int]
) -> tuple[str, tuple[Passage, ...]]:
    """Take the ``[[name]]`` tables at these places out, counted from 0.

    A comment within a table, or behind its header, goes with it; all others stay.

    Returns:
        The text without them, and what ``put_back`` needs.

    Raises:
        UneditableError: If that cannot be done without touching anything else.
    """
    passages: list[Passage] = []
    for place in sorted(places, reverse=True):
        text, passage = _one_taken_out(text, name, place)
        passages.append(passage)
    return text, tuple(reversed(passages))


def put_back(text: str, name: str, passages: Sequence[Passage]) -> str:
    """Put tables back where they stood; beside their neighbours, if those moved.

    Raises:
        UneditableError: If that cannot be done without touching anything else.
    """
    for passage in passages:
        text = _one_put_back(text, name, passage)
    return text


def _one_taken_out(text: str, name: str, place: int) -> tuple[str, Passage]:
    expected = tomllib.loads(text)
    del expected[name][place]
    if not expected[name]:
        del expected[name]
    lines, parts = cut(text)
    named = [part for part in parts if part.name == name]
    if len(named) != len(expected.get(name, ())) + 1:
        raise UneditableError(f"write each {name} as a table of its own, [[{name}]]")
    _, start, end = named[place]
    # Of the blank lines around a table, those above it go.
    while start > 0 and _is_blank(lines, start - 1) and _is_blank(lines, end):
        start -= 1
    if not "".join((*lines[:start], *lines[end:])).strip():
        start, end = 0, len(lines)
    passage = Passage(place, start, "".join(lines[start:end]))
    del lines[start:end]
    return checked("".join(lines), expected), passage


def _one_put_back(text: str, name: str, passage: Passage) -> str:
    expected = tomllib.loads(text)
    expected.setdefault(name, []).insert(
        passage.place, tomllib.loads(passage.text)[name][0]
    )
    lines, parts = cut(text)
    named = [part for part in parts if part.name == name]
    at, own = passage.line, passage.text
    if not _is_gap(at, lines, parts, named, passage.place):
        at, own = _beside(lines, named, passage)
    newline = newline_of(text)
    if lines[:at] and not lines[at - 1].endswith("\n"):
        lines[at - 1] += newline
    if lines[at:] and not own.endswith("\n"):
        own += newline
    lines[at:at] = [own]
    return checked("".join(lines), expected)


def _is_gap(
    line: int,
    lines: Sequence[str],
    parts: Sequence[Part],
    named: Sequence[Part],
    place: int,
) -> bool:
    """Whether a table that begins in this line would be the one at its old place."""
    is_within = any(part.start < line < part.end for part in parts)
    before = sum(part.start < line for part in named)
    return line <= len(lines) and not is_within and before == place


def _beside(
    lines: Sequence[str], named: Sequence[Part], passage: Passage
) -> tuple[int, str]:
    """Where a table goes that cannot stand where it stood: before the next, or last."""
    newline, own = newline_of("".join(lines)), passage.text.strip("\r\n")
    if passage.place < len(named):
        at = named[passage.place].start
        # The comment above a table belongs to it.
        while at > 0 and lines[at - 1].lstrip().startswith("#"):
            at -= 1
    else:
        at = max((part.end for part in named), default=len(lines))
    before = newline if at > 0 and not _is_blank(lines, at - 1) else ""
    after = newline if not _is_blank(lines, at) else ""
    return at, f"{before}{own}{newline}{after}"


def _is_blank(lines: Sequence[str], number: int) -> bool:
    """Whether a line is blank, or lies beyond the end."""
    return number >= len(lines) or not lines[number].strip()
