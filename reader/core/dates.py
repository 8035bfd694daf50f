"""What feeds write where a date belongs, to a moment in time."""

from __future__ import annotations

import re
from calendar import timegm
from datetime import UTC, datetime, timedelta

# The moment 0 and its day are what a program writes that has no date.
_EARLIEST = datetime(1970, 1, 2, tzinfo=UTC)
_LATEST = datetime(2100, 1, 1, tzinfo=UTC)

_LONGEST = 100

_ESCAPED = re.compile(r"\\.")
_COMMENT = re.compile(r"\([^()]*\)")
_DEEPEST = 3

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
# Without colons (ISO 8601, basic form) only where a T announces it.
_BASIC_CLOCK = re.compile(
    r"(?<=T)(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?P<half>)(?![\d:])"
)
_ZONE = re.compile(
    r"\s*(?:(?:GMT|UTC)(?=[+-]))?(?:(?P<sign>[+-])(?P<hours>\d\d?):?(?P<minutes>\d\d?)?"
    r"(?!\d)|\(?(?:Etc/)?(?P<name>[A-Z]{1,5})\b)",
    re.IGNORECASE,
)

_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})(?:$|[-/.年년]\s*(?P<month>\d{1,2})"
    r"(?:[-/.月월]\s*(?P<day>\d{1,2}))?(?!\d))"
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?!\d)")
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?P<mark>[-/.])(?P<month>\d{1,2})[-/.](?P<year>\d{4})(?!\d)"
)
_UNIX = re.compile(r"(\d{10})(?:\d{3})?")

_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
_MONTH = r"(?P<month>[^\W\d_]{3,})\.?"
_YEAR = r"(?P<year>\d{4}|\d\d)(?![\d:])"
_WITH_NAME = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\d){_NUMBER}\.?[\s-]+(?:de\s+)?{_MONTH},?[\s-]+(?:de\s+)?{_YEAR}",
        rf"\b{_MONTH}\s+{_NUMBER},?\s+{_YEAR}",
        rf"\b{_MONTH}\s+{_NUMBER}\b.*?\s(?P<year>\d{{4}})\b",
        rf"\b(?P<year>\d{{4}})[\s-]+{_MONTH}(?:[\s-]+{_NUMBER})?",
        rf"\b{_MONTH}\s+(?P<year>\d{{4}})\b",
    )
)

# By their first three letters, accents off: English, German, French, Spanish,
# Portuguese, Italian, Dutch. "mar" is March in all of them.
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan ene gen",
            "feb fev fév",
            "mar mär mrt",
            "apr abr avr",
            "may mai mag mei",
            "jun giu juin",
            "jul lug juil",
            "aug ago aoû aou",
            "sep set",
            "oct okt out ott",
            "nov",
            "dec dez dic déc",
        ),
        start=1,
    )
    for name in names.split()
}

# Hours east of Greenwich; names that mean different things in different places (CST,
# IST) are taken as RFC 5322 or most feeds mean them.
_ZONES = {
    "ast": -4, "adt": -3, "est": -5, "edt": -4, "et": -5, "cst": -6, "cdt": -5,
    "ct": -6, "mst": -7, "mdt": -6, "mt": -7, "pst": -8, "pdt": -7, "pt": -8,
    "akst": -9, "akdt": -8, "hst": -10, "brt": -3, "art": -3,
    "bst": 1, "wet": 0, "west": 1, "cet": 1, "cest": 2, "met": 1, "mest": 2, "mez": 1,
    "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "sast": 2, "ist": 5.5, "hkt": 8, "sgt": 8,
    "jst": 9, "kst": 9, "awst": 8, "acst": 9.5, "aest": 10, "aedt": 11, "nzst": 12,
    "nzdt": 13,
}  # fmt: skip


def read_date(text: str) -> datetime | None:
    """Read a date in any of the shapes that feeds are found to write.

    RFC 5322 with its common slips (missing or foreign day names, foreign month names,
    AM and PM, years of two digits), RFC 3339 and other ISO 8601, slashes and dots,
    Chinese, Japanese and Korean year-month-day, Unix seconds. A missing part is the
    first of its kind (the first of the month, midnight), a missing zone is UTC. Of two
    numbers before a year the day comes first, unless there are slashes: then the
    month does, where it can.

    Returns:
        An aware time in UTC; None for what is no date, or none of an article (before
        1970-01-02, or after 2099).
    """
    text = " ".join(text[:_LONGEST].split())
    try:
        moment = _unix(text) or _moment(text)
        if moment is None and "(" in text:
            moment = _moment(_without_comments(text))
    except (ValueError, OverflowError):
        return None
    return _plausible(moment)


def read_parts(parts: object) -> datetime | None:
    """Take a date that another reader has taken apart: a time tuple in UTC, or None."""
    if not isinstance(parts, tuple):
        return None
    try:
        return _plausible(datetime.fromtimestamp(timegm(parts), UTC))
    except (ValueError, OverflowError, TypeError, IndexError, OSError):
        return None


def _plausible(moment: datetime | None) -> datetime | None:
    return moment if moment and _EARLIEST <= moment < _LATEST else None


def _without_comments(text: str) -> str:
    """Take out what stands in brackets, which may stand anywhere (RFC 5322, 3.2.2)."""
    text = _ESCAPED.sub("", text)
    for _ in range(_DEEPEST):
        text = _COMMENT.sub(" ", text)
    return " ".join(text.split())


def _unix(text: str) -> datetime | None:
    seconds = _UNIX.fullmatch(text)
    return datetime.fromtimestamp(int(seconds[1]), UTC) if seconds else None


def _moment(text: str) -> datetime | None:
    day = _numeric_day(text) or _named_day(text)
    if day is None:
        return None
    clock = _BASIC_CLOCK.search(text) or _CLOCK.search(text)
    if clock is None:
        return day
    return day + timedelta(seconds=_seconds(clock)) - _offset(text, clock.end())


def _numeric_day(text: str) -> datetime | None:
    if not text[:1].isdigit():
        return None
    found = _YEAR_FIRST.match(text) or _COMPACT.match(text)
    if found:
        return _day(found["year"], int(found["month"] or 1), found["day"] or "1")
    if found := _DAY_FIRST.match(text):
        day, month = int(found["day"]), int(found["month"])
        if (found["mark"] == "/" and day <= 12) or month > 12:
            day, month = month, day
        return _day(found["year"], month, str(day))
    return None


def _named_day(text: str) -> datetime | None:
    for pattern in _WITH_NAME:
        for found in pattern.finditer(text):
            name = found["month"].lower()
            month = _MONTHS.get(name[:4]) or _MONTHS.get(name[:3])
            if month:
                day = found.groupdict().get("day") or "1"
                return _day(found["year"], month, day)
    return None


def _day(year: str, month: int, day: str) -> datetime:
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < 70 else 1900
    return datetime(number, month, int(day), tzinfo=UTC)


def _seconds(clock: re.Match[str]) -> int:
    """Count the seconds since midnight; 24:00 and leap seconds are let be."""
    hour, minute, second = (
        int(clock[part] or 0) for part in ("hour", "minute", "second")
    )
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"][0] in "pP" else 0)
    if hour > 24 or minute > 59 or second > 60:
        raise ValueError(clock[0])
    return hour * 3600 + minute * 60 + second


def _offset(text: str, end: int) -> timedelta:
    zone = _ZONE.match(text, end)
    if zone is None:
        return timedelta()
    if zone["sign"]:
        minutes = int(zone["hours"]) * 60 + int(zone["minutes"] or 0)
        return timedelta(minutes=-minutes if zone["sign"] == "-" else minutes)
    return timedelta(hours=_ZONES.get(zone["name"].lower(), 0))
