"""TOML as plain values, one broken table costing that table alone.

``tomllib`` gives up on the whole file at the first slip, and takes minutes or the
whole stack for a few kilobytes made to that end (``[`` or ``a.a.a.…`` by the thousand).
A file of feeds is passed from hand to hand, so neither is acceptable here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

LARGEST = 1024 * 1024
"""Bytes of text that are read as configuration; 5,000 feeds need half of it."""

_MOST_FAULTS = 1000
"""Broken tables, after which a file is no file of ours."""

_DEEPEST = 64
"""How many brackets or dots may nest; our own files need three."""

# Each alternative also matches when it is never closed, or a line of `\"\"\"…` would
# take quadratic time.
ASIDE = re.compile(
    r'"""(?:[^\\]|\\.)*?(?:"""|\Z)'
    r"|'''.*?(?:'''|\Z)"
    r'|"(?:[^"\\\n]|\\[^\n])*+"?'
    r"|'[^'\n]*'?"
    r"|#[^\n]*",
    re.DOTALL,
)
"""What may hold brackets and dots without meaning them: strings and comments."""

_NESTING = re.compile(r"[\[\]{}.=,\n]")

# Not compiled until there is a mistake to tell of: most files have none.
_HEADER = r"(?m)^[ \t]*\[\[?[ \t]*[\w\"'-]"
_PLACE = r"\s*\(at (?:line ([0-9]+), column [0-9]+|end of document)\)$"


_UNCLOSED = dict.fromkeys(
    (
        r"Illegal character '\n'",
        "Unterminated string",
        """Expected "'\"""",
        """Expected "'''\"""",
    ),
    "a quotation mark is not closed",
)
"""What tomllib says of a text that goes on to the end of its line, or of the file."""


class Fault(NamedTuple):
    """What could not be read, and where it stands."""

    line: int
    reason: str


def load(text: str) -> tuple[dict[str, Any], list[Fault]]:
    """Read TOML, leaving out what is not TOML rather than raising.

    Returns:
        The values, and a fault for each table that had to be left out.
    """
    if not text.strip():
        return {}, []
    if len(text.encode(errors="replace")) > LARGEST:
        return {}, [Fault(1, "the file is larger than 1 MiB and was not read")]
    if line := _nested_too_deeply(text):
        return {}, [Fault(line, "nested too deeply; the file was not read")]
    foreign = _foreign(text)
    try:
        return tomllib.loads(text), foreign
    except (ValueError, RecursionError) as error:
        values, faults = _salvage(text)
        return values, foreign + (faults or [_fault(error, text, 1)])


def _nested_too_deeply(text: str) -> int | None:
    """Find the line in which brackets, or the dots of one key, nest too deeply."""
    line, depth, dots = 1, 0, 0
    symbols: list[str] = _NESTING.findall(ASIDE.sub(_blank, text))
    for symbol in symbols:
        line += symbol == "\n"
        depth += (symbol in "[{") - (symbol in "]}")
        dots = dots + 1 if symbol == "." else 0
        if max(depth, dots) > _DEEPEST:
            return line
    return None


def _blank(aside: re.Match[str]) -> str:
    """Keep the lines of a string or comment, so that they can still be counted."""
    return "\n" * aside[0].count("\n")


def _foreign(text: str) -> list[Fault]:
    """Tell of the first byte that was not UTF-8 when the file was read."""
    at = text.find("\N{REPLACEMENT CHARACTER}")
    if at < 0:
        return []
    return [Fault(1 + text.count("\n", 0, at), "not UTF-8; save the file as UTF-8")]


def _salvage(text: str) -> tuple[dict[str, Any], list[Fault]]:
    """Read each table on its own, so that the broken ones can be left out."""
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for line, part in _parts(text):
        if len(faults) == _MOST_FAULTS:
            faults.append(Fault(line, "too many mistakes; the rest was not read"))
            break
        try:
            _merge(values, tomllib.loads(part))
        except (ValueError, RecursionError) as error:
            fault = _fault(error, part, line)
            reason = f"{fault.reason}; its table is left out"
            faults.append(fault._replace(reason=reason))
    return values, faults


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text before each header; yield the parts and the lines they start in."""
    cuts = [0, *(match.start() for match in re.finditer(_HEADER, text)), len(text)]
    line = 1
    for start, end in pairwise(cuts):
        yield line, text[start:end]
        line += text.count("\n", start, end)


def _merge(values: dict[str, Any], others: dict[str, Any]) -> None:
    """Add what a further table says; lists grow, of other values the first stands."""
    for key, other in others.items():
        known = values.setdefault(key, other)
        if known is other:
            continue
        if isinstance(known, list) and isinstance(other, list):
            known.extend(other)
        elif isinstance(known, dict) and isinstance(other, dict):
            _merge(known, other)


def _fault(error: Exception, part: str, first_line: int) -> Fault:
    """Say in one line what is wrong, and in which line of the file."""
    if isinstance(error, RecursionError):
        return Fault(first_line, "nested too deeply")
    place = re.search(_PLACE, str(error))
    if place and place[1]:
        offset = int(place[1]) - 1
    else:
        offset = part.rstrip().count("\n") if place else 0
    reason = _UNCLOSED.get(str(error).partition(" (at")[0])
    reason = reason or re.sub(_PLACE, "", str(error))[:160]
    return Fault(first_line + offset, reason[:1].lower() + reason[1:])
