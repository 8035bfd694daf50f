"""What is remembered of a feed, to how it fares and what could be done about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from reader.errors import ended
from reader.model import Health

_DAY = 86_400

_FEW = 3
"""Below so many entries nobody can say what is usual."""

_TOGETHER = 5
"""Seconds between two entries that came with one stroke."""

_SHORTEST_SPAN = 3600
"""Seconds; entries that came within them came together, and tell of no pace."""

_SHORTEST_SILENCE = timedelta(days=14)
_SILENCE_OF_THE_UNKNOWN = timedelta(days=180)

_HINTS = {
    401: "Write user name and password into its address in feeds.toml: "
    "https://name:password@…",
    403: "Its server does not let readers like this one in; its publisher may help.",
    404: "It may have moved: follow it again from its site's page.",
    429: "Its server finds that we come too often; give it a longer 'every'.",
    None: "If other feeds are well, its address may be wrong, or its server is down.",
}


def rate(dates: Sequence[datetime]) -> float | None:
    """Say how many entries a day came while these did, the newest first.

    The silence since the last of them does not count. Of entries that came all at once,
    such as those of a page that names one date for them, nobody can say.
    """
    if len(_times(dates)) < _FEW:
        return None
    span = (max(dates) - min(dates)).total_seconds()
    return (len(dates) - 1) / span * _DAY if span >= _SHORTEST_SPAN else None


def silent_since(dates: Sequence[datetime], now: datetime) -> datetime | None:
    """Say since when a feed is silent, if it is for much longer than is usual for it.

    That is: twice as long as the longest pause between its last entries, and a
    fortnight at least.
    """
    if not dates:
        return None
    newest = max(dates)
    patience = _SILENCE_OF_THE_UNKNOWN
    if len(times := _times(dates)) >= _FEW:
        pauses = (after - before for before, after in pairwise(times))
        patience = max(2 * max(pauses), _SHORTEST_SILENCE)
    return newest if now - newest > patience else None


def _times(dates: Sequence[datetime]) -> list[datetime]:
    """The moments at which something came, the oldest first; together counts once.

    Where one date is given to many, their order is kept by a second between each two.
    """
    times: list[datetime] = []
    before: datetime | None = None
    for date in sorted(dates):
        if before is None or (date - before).total_seconds() > _TOGETHER:
            times.append(date)
        before = date
    return times


def diagnose(health: Health) -> Health:
    """Add what is not as it should be."""
    return replace(health, troubles=tuple(_troubles(health)))


def frequency(entries_a_day: float | None) -> str:
    """Word how often a feed publishes: ``3 a day``, ``2 a week``, ``5 a year``."""
    if entries_a_day is None:
        return ""
    for days, unit in ((1, "day"), (7, "week"), (30.4, "month")):
        if entries_a_day * days >= 0.95:
            return f"{round(entries_a_day * days):,} a {unit}"
    return f"{max(1, round(entries_a_day * 365))} a year"


def _troubles(health: Health) -> Iterator[str]:
    feed = health.feed
    if health.gone_since:
        yield (
            f"Its server said on {_day(health.gone_since)} that it is gone for good, "
            "and it is not asked any more. What it gave stays. Refresh it by its name "
            "to try again."
        )
    elif health.is_failing and feed.errors_in_a_row >= _FEW:
        since = f" since {_day(health.failing_since)}" if health.failing_since else ""
        hint = _HINTS.get(health.status, "")
        yield (
            f"It has failed {feed.errors_in_a_row} times in a row{since}: "
            f"{ended(feed.error)} {hint}"
        ).rstrip()
    elif health.silent_since:
        usual = frequency(health.entries_a_day)
        wont = f", where {usual} is usual" if usual else ""
        yield (
            f"Nothing new has come since {_day(health.silent_since)}{wont}. It may "
            "have ended, or live elsewhere now: look at its site's page."
        )
    if health.moved_to:
        yield (
            f"It has moved to {health.moved_to} and is asked there. Write that into "
            "feeds.toml, or it is lost when the old address no longer leads there."
        )


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"
