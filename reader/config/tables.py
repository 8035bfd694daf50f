"""Tables that a person wrote, read key by key, each complaint naming its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeVar

from reader.config.durations import format_duration, parse_duration
from reader.config.syntax import load

_T = TypeVar("_T")

_MOST_PROBLEMS = 50
LONGEST_TEXT = 4096
"""Characters that a value may have."""

# Files of feeds are passed around, and what they say is printed: no control characters,
# and none that turn the direction of a line (UTR 36, section 2.6).
UNPRINTABLE = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"

_KINDS = (
    (bool, "true or false"),
    (str, "text"),
    (int, "a whole number"),
    (float, "a number with a point"),
    (dict, "a table"),
    (list, "a list"),
)


class Problems:
    """What a file says that cannot be used, a line for each.

    Args:
        source: The file's name, with which every line begins.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._lines: list[str] = []

    def add(self, where: str, reason: str) -> None:
        """Tell of something at ``where``, such as ``feed[2].title``."""
        self._lines.append(f"{self._source}: {printable(where)}: {reason}")

    def lines(self) -> tuple[str, ...]:
        """All of them in the order of their telling, or the first fifty."""
        more = len(self._lines) - _MOST_PROBLEMS
        if more <= 0:
            return tuple(self._lines)
        return (*self._lines[:_MOST_PROBLEMS], f"{self._source}: and {more} more")


class Table:
    """A table of which some keys are known.

    Each method takes the value of one key, or the default where the key is missing or
    what it says cannot be used. The latter becomes a problem, and so does every key
    that is not known.

    Args:
        values: What TOML made of the table.
        keys: The keys that it may have; None allows any.
        where: What to call the table, such as ``feed[2]``; empty for the file itself.
        problems: Where complaints go.
        homes: To which table a key belongs that stands in the wrong one.
    """

    def __init__(
        self,
        values: Mapping[str, Any],
        *,
        keys: Collection[str] | None,
        where: str = "",
        problems: Problems,
        homes: Mapping[str, str] | None = None,
    ) -> None:
        self._homes = homes or {}
        self.values = values
        self.where = where
        self._problems = problems
        if keys is not None:
            for key in values:
                if key not in keys:
                    self.complain(key, self._unknown(key, keys))

    def _unknown(self, key: str, keys: Collection[str]) -> str:
        home = self._homes.get(key)
        if home and home != self.where:
            return f"belongs under [{home}]"
        return f"unknown key{_hint(key, keys)}"

    def complain(self, key: str, reason: str) -> None:
        """Say that the value of a key, or the table if it is empty, cannot be used."""
        place = ".".join(part for part in (self.where, key) if part)
        self._problems.add(place, reason)

    def text(self, key: str, default: str = "") -> str:
        """One line of text, without the blanks around it."""
        value = self._take(key, str, "text in quotes")
        return default if value is None else self._line(key, value, default)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, each once; empty ones are left out."""
        values = self._take(key, list, "a list of texts") or []
        lines = []
        for place, value in enumerate(values, start=1):
            if isinstance(value, str):
                lines.append(self._line(f"{key}[{place}]", value, ""))
            else:
                reason = f"must be text in quotes, not {_kind(value)}"
                self.complain(f"{key}[{place}]", reason)
        return tuple(dict.fromkeys(line for line in lines if line))

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false."""
        value = self._take(key, bool, "true or false")
        return default if value is None else value

    def number(self, key: str, default: int, *, least: int, most: int) -> int:
        """A whole number; one out of bounds becomes the nearest within them."""
        value = self._take(key, int, "a whole number")
        if value is None:
            return default
        return self._within(key, value, least, most, str)

    def duration(
        self, key: str, default: _T, *, least: int, most: int = 3650 * 86_400
    ) -> int | _T:
        """Seconds, written like ``"6h"``; an empty text stands for the default."""
        wanted = "a length of time in quotes, such as '90m', '6h' or '2d'"
        written = (self._take(key, str, wanted) or "").strip()
        if not written:
            return default
        try:
            seconds = parse_duration(written)
        except ValueError:
            self.complain(key, f"must be {wanted}, not {_quoted(written)}")
            return default
        return self._within(key, seconds, least, most, format_duration)

    def choice(self, key: str, choices: Collection[str]) -> str:
        """One of some words, of which the first is the default."""
        default = next(iter(choices))
        value = self.text(key, default)
        if value in choices:
            return value
        allowed = " or ".join(map(repr, choices))
        self.complain(key, f"must be {allowed}, not {_quoted(value)}")
        return default

    def table(self, key: str, keys: Collection[str] | None) -> Table:
        """A table of its own, empty where there is none."""
        values = self._take(key, dict, f"a table, written [{key}]") or {}
        return Table(
            values, keys=keys, where=key, problems=self._problems, homes=self._homes
        )

    def tables(self, key: str, keys: Collection[str]) -> Iterator[Table]:
        """The tables of a list, ``[[key]]``, named by their place, from 1."""
        values = self._take(key, list, f"a list of tables, written [[{key}]]") or []
        for place, value in enumerate(values, start=1):
            where = f"{key}[{place}]"
            if isinstance(value, dict):
                yield Table(value, keys=keys, where=where, problems=self._problems)
            else:
                self.complain(where, f"must be a table, not {_kind(value)}")

    def _take(self, key: str, kind: type[_T], wanted: str) -> _T | None:
        value = self.values.get(key)
        if value is None:
            return None
        # In Python True is an int; in TOML it is none.
        if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
            return value
        self.complain(key, f"must be {wanted}, not {_kind(value)}")
        return None

    def _line(self, key: str, text: str, default: str) -> str:
        if len(text) > LONGEST_TEXT:
            self.complain(key, f"longer than {LONGEST_TEXT:,} characters")
            return default
        # The first test is cheap and nearly always enough.
        if not text.isprintable() and re.search(UNPRINTABLE, text):
            self.complain(key, "has control characters or more than one line")
            return default
        return text.strip()

    def _within(
        self, key: str, value: int, least: int, most: int, show: Callable[[int], str]
    ) -> int:
        nearest = min(max(value, least), most)
        if nearest != value:
            bound = "least" if value < least else "most"
            self.complain(key, f"must be at {bound} {show(nearest)}, which is used")
        return nearest


def read(
    text: str,
    keys: Collection[str],
    problems: Problems,
    homes: Mapping[str, str] | None = None,
) -> Table:
    """Read a file's text, with everything that is wrong with its TOML as a problem.

    Args:
        text: What the file says.
        keys: Those of the file itself.
        problems: Where complaints go.
        homes: The tables of keys that may have come into a wrong one.
    """
    values, faults = load(text)
    for fault in faults:
        problems.add(f"line {fault.line}", printable(fault.reason))
    return Table(values, keys=keys, problems=problems, homes=homes)


def _hint(key: str, keys: Collection[str]) -> str:
    # Slow to import, and needed by nobody who made no mistake.
    from difflib import get_close_matches

    nearest = get_close_matches(key[:80], list(keys), n=1)
    return f"; did you mean {nearest[0]!r}?" if nearest else ""


def _kind(value: object) -> str:
    return next((name for kind, name in _KINDS if isinstance(value, kind)), "a date")


def _quoted(text: str) -> str:
    return repr(printable(text))


def printable(text: str) -> str:
    """Make text from a file fit to be shown in a line of our own."""
    clean = re.sub(UNPRINTABLE, "\N{REPLACEMENT CHARACTER}", text)
    return clean if len(clean) <= 200 else f"{clean[:199]}…"
