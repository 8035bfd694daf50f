"""What stands after a field's colon: names, dates, ages and numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from reader.model import STUDIES
from reader.store.asking.tree import Moment, Span, Value

STATES = ("unread", "read", "today", "bookmarked", "archived", "watched", "changed")
POSSESSIONS = ("note", "study", "copies", "audio", "video")
READINESS = ("full", "feed", "teaser")

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_AGE = re.compile(r"(\d{1,4})([hdwmy])")
_SECONDS = {"h": 3600, "d": 86_400, "w": 7 * 86_400, "m": 30 * 86_400, "y": 31_536_000}
_NUMBER = r"(\d{1,3}(?:,\d{3})+|\d{1,12})"
_COMPARISON = re.compile(rf"(>=|<=|[<>=≥≤]?){_NUMBER}")
_RANGE = re.compile(rf"{_NUMBER}?\.\.\.?{_NUMBER}?")


def read_value(field: str, text: str) -> Value:
    """Read what stands after ``field:``.

    Raises:
        ValueError: If the field cannot be asked for that; says what it can.
    """
    return _READERS.get(field, str)(text)


def _one_of(names: Iterable[str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        name = text.casefold()
        if name not in names:
            raise ValueError(f"can be {', '.join(names)}")
        return name

    return read


def _moment(text: str) -> Moment:
    """Read ``2026-01-31``, ``2026-01``, ``2026`` or an age such as ``7d``, in UTC."""
    if age := _AGE.fullmatch(text.casefold()):
        return Moment(int(age[1]) * _SECONDS[age[2]], is_ago=True)
    if date := _DATE.fullmatch(text):
        try:
            start = datetime(
                int(date[1]), int(date[2] or 1), int(date[3] or 1), tzinfo=UTC
            )
            return Moment(int(start.timestamp()), is_ago=False)
        except ValueError:
            raise ValueError(f"there is no date {text}") from None
    raise ValueError("takes a date such as 2026-01-31 or 2026-01, or an age such as 7d")


def _span(text: str) -> Span:
    """Read ``>1000``, ``<=50``, ``=120``, ``120`` or ``100..500``."""
    if match := _COMPARISON.fullmatch(text):
        number = int(match[2].replace(",", ""))
        return {
            ">": Span(number + 1, None),
            ">=": Span(number, None),
            "≥": Span(number, None),
            "<": Span(None, number - 1),
            "<=": Span(None, number),
            "≤": Span(None, number),
        }.get(match[1], Span(number, number))
    match = _RANGE.fullmatch(text)
    if match and any(match.groups()):
        least, most = (int(n.replace(",", "")) if n else None for n in match.groups())
        return Span(least, most)
    raise ValueError("takes a number such as >1000, <=50 or 100..500")


def _tag(text: str) -> str:
    return "-".join(text.casefold().lstrip("#").split())


CHOICES: dict[str, tuple[str, ...]] = {
    "is": STATES,
    "has": POSSESSIONS,
    "readiness": READINESS,
    "study": tuple(STUDIES),
}
"""What fields take that take one of a few names."""

_READERS: dict[str, Callable[[str], Value]] = {
    "feed": str.casefold,
    "category": str.casefold,
    "tag": _tag,
    **{field: _one_of(names) for field, names in CHOICES.items()},
    "n": _span,
    "before": _moment,
    "after": _moment,
}

COLUMNS = ("title", "author", "note")
"""Fields that are columns of the full-text index: they take words."""

FIELDS = (*COLUMNS, *_READERS)
"""Every field there is."""
