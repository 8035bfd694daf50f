"""What a feed's document says of itself: the pace it asks for, and its own date.

The bytes are read as they are, since feedparser keeps only the last of several hours.
"""

from __future__ import annotations

import re
from datetime import datetime

from reader.core.dates import read_date
from reader.model import Pace

_DAY = 24 * 3600

_FIRST_ITEM = re.compile(rb"<(?:[\w-]{1,40}:)?(?:item|entry)[\s>]")
_LAST_ITEM = re.compile(rb"</(?:[\w-]{1,40}:)?(?:item|entry)\s*>")

_SILENT = re.compile(rb"<!(?:--|\[CDATA\[)")
_ENDS = {b"<!--": b"-->", b"<![CDATA[": b"]]>"}

_TTL = re.compile(rb"<ttl>\s*(\d{1,9})\s*</ttl>")
_HOUR = re.compile(rb"<hour>\s*0?(\d{1,2})\s*</hour>")
_WEEKDAY = re.compile(rb"<day>\s*(\w{3})\w*\s*</day>")
_PERIOD = re.compile(rb"<[\w-]{1,40}:updatePeriod>\s*(\w{1,9})\s*<")
_FREQUENCY = re.compile(rb"<[\w-]{1,40}:updateFrequency>\s*(\d{1,9})\s*<")

_DATE = re.compile(
    rb"<(?:[\w-]{1,40}:)?(?:pubDate|lastBuildDate|date|published|updated)\b[^<>]*>"
    rb"([^<>]{4,60})<"
)

_WEEK = (b"mon", b"tue", b"wed", b"thu", b"fri", b"sat", b"sun")
_PERIODS = {
    b"hourly": 3600,
    b"daily": _DAY,
    b"weekly": 7 * _DAY,
    b"monthly": 30 * _DAY,
    b"yearly": 365 * _DAY,
}


def heed(content: bytes) -> Pace:
    """Read how often, and when, a feed's document asks to be asked.

    By ttl, skipHours and skipDays of RSS, and updatePeriod of the syndication module.
    What makes no sense is left out: a ttl of no minutes, an hour 30, a day off that is
    none, hours or days that would leave no time at all.
    """
    said = _spoken(_around_the_items(content))
    return Pace(
        ttl=max(_minutes(said) * 60, _period(said)),
        skip_hours=_unless_all(24, _hours(said)),
        skip_days=_unless_all(7, _weekdays(said)),
    )


def dated(content: bytes) -> datetime | None:
    """Read the date that a feed's document gives itself, the latest of several.

    None of its items is younger; many servers write the moment of the request there,
    which then says nothing.
    """
    said = _DATE.findall(_spoken(_around_the_items(content)))
    return max(
        filter(None, (read_date(text.decode("utf-8", "replace")) for text in said)),
        default=None,
    )


def _around_the_items(content: bytes) -> bytes:
    """What a document says about itself: all before its first item and after its last.

    Some put their items last and some the rest.
    """
    first = _FIRST_ITEM.search(content)
    if first is None:
        return content
    # The tail is found from behind; whole documents can have eight million bytes.
    near_the_end = content[max(first.end(), len(content) - 65536) :]
    ends = list(_LAST_ITEM.finditer(near_the_end))
    return content[: first.start()] + (near_the_end[ends[-1].end() :] if ends else b"")


def _spoken(content: bytes) -> bytes:
    """Leave out comments and CDATA sections: what stands in them asks for nothing.

    A regular expression would start anew at each of a hundred thousand openings.
    """
    kept, place = [], 0
    while silence := _SILENT.search(content, place):
        kept.append(content[place : silence.start()])
        end = _ENDS[silence[0]]
        found = content.find(end, silence.end())
        place = found + len(end) if found >= 0 else len(content)
    return b"".join([*kept, content[place:]])


def _minutes(said: bytes) -> int:
    found = _TTL.search(said)
    return min(int(found[1]), _DAY // 60) if found else 0


def _period(said: bytes) -> int:
    period, frequency = _PERIOD.search(said), _FREQUENCY.search(said)
    length = _PERIODS.get(period[1].lower(), 0) if period else 0
    times = int(frequency[1]) if frequency else 1
    return min(length // times, _DAY) if times else 0


def _hours(said: bytes) -> set[int]:
    """The hours to leave out, by UTC; RSS 0.91 counts them from 1 to 24."""
    numbers = map(int, _HOUR.findall(_within(said, b"skipHours")))
    return {number % 24 for number in numbers if number <= 24}


def _weekdays(said: bytes) -> set[int]:
    names = map(bytes.lower, _WEEKDAY.findall(_within(said, b"skipDays")))
    return {_WEEK.index(name) for name in names if name in _WEEK}


def _within(said: bytes, name: bytes) -> bytes:
    return said.partition(b"<%s>" % name)[2].partition(b"</%s>" % name)[0]


def _unless_all(count: int, skipped: set[int]) -> tuple[int, ...]:
    return () if len(skipped) == count else tuple(sorted(skipped))
