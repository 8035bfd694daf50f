"""Numbers, times and states, as the interface says them in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from reader.model import Copy, Enclosure, Entry, Summary

SLOTS = {
    "finding": "What was found",
    "population": "In whom",
    "effect": "How large it is",
    "caveat": "What speaks against it",
}
"""The four questions that a sentence each of a report may answer."""

_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


def counted(number: int, singular: str, plural: str = "") -> str:
    """A number and its noun: ``1 article``, ``1,204 articles``."""
    noun = singular if number == 1 else plural or f"{singular}s"
    return f"{number:,} {noun}"


def recording(enclosure: Enclosure, dot: str) -> str:
    """What one can listen to, or watch: ``audio · 34 MB · mp3``."""
    megabytes = round(enclosure.length / 1e6)
    size = f"{megabytes:,} MB" if megabytes else ""
    parts = (enclosure.medium, size, enclosure.suffix)
    return f" {dot} ".join(part.replace(" ", "\xa0") for part in parts if part)


def in_short(problems: Sequence[str]) -> str:
    """The one problem of the reader's files, or how many there are."""
    if len(problems) == 1:
        return problems[0]
    return f"{len(problems)} mistakes in your files: “wellread doctor” names them."


def age(moment: datetime, now: datetime) -> str:
    """How long ago, in at most eleven cells; beyond a week the reader's own date."""
    passed = now - moment
    if passed < _MINUTE:
        return "now"
    if passed < _HOUR:
        return f"{passed // _MINUTE} min ago"
    if passed < _DAY:
        return f"{passed // _HOUR} h ago"
    if passed < 7 * _DAY:
        days = passed // _DAY
        return "yesterday" if days == 1 else f"{days} d ago"
    return date(moment, now)


def date(moment: datetime, now: datetime) -> str:
    """The day on the reader's own calendar, with the year unless it is this one."""
    local = moment.astimezone()
    day = f"{local.day} {local:%b}"
    return day if local.year == now.astimezone().year else f"{day} {local.year}"


def duration(entry: Entry) -> str:
    """How long the entry takes to read; nothing where that is not known."""
    return f"{entry.minutes} min" if entry.minutes else ""


def readiness(entry: Entry, key: str) -> str:
    """How much of the text is here, in a sentence; nothing where it is all here.

    Args:
        entry: Whose text.
        key: What fetches the page of a teaser.
    """
    if not entry.is_digested:
        return "This article has just arrived; its text is being prepared."
    if entry.readiness == "teaser":
        why = entry.readiness_why or "the feed does not carry the whole text"
        return f"Only a teaser is here: {why}. {key} fetches its page."
    return ""


def told_in_full(copies: Iterable[Copy]) -> Entry | None:
    """The first of a teaser's copies that has the whole text."""
    whole = (c.entry for c in copies if c.is_copy and c.entry.is_digested)
    return next((entry for entry in whole if entry.readiness != "teaser"), None)


def elsewhere(entry: Entry, key: str) -> str:
    """Where the whole text of a teaser stands, and which key leads there."""
    there = f"{entry.feed_title} has all of it"
    return f"Only a teaser is here; {there}: {key} opens that."


def revised(at: datetime, now: datetime) -> str:
    """That a publisher changed an article, and when."""
    return f"Changed by its publisher ({age(at, now)})"


def origin(summary: Summary) -> str:
    """Who wrote a summary."""
    return {
        "article": "the article’s own summary",
        "feed": "from the feed",
        "extracted": "sentences taken from the text",
    }.get(summary.origin, "")


def no_summary(entry: Entry) -> str:
    """Why there is no summary."""
    if not entry.is_digested:
        return "Not yet: the text is being prepared."
    if entry.readiness == "teaser":
        return "None: only a teaser is here."
    return "None: the text is too short to sum up."
