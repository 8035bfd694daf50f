"""The signs by which one sees how a feed fares."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from reader.store.moments import moment
from reader.store.store import Store

_RECENT = 20
"""Entries from which is told how often a feed publishes."""

_FEEDS = """
    SELECT id, url, status, failing_since, gone_at, address
    FROM feeds WHERE is_followed = 1
"""

_DATES = f"""
    SELECT published FROM entries WHERE feed_id = ?
    ORDER BY sort_at DESC LIMIT {_RECENT}
"""


class Signs(NamedTuple):
    """What is remembered of a feed besides what lists show."""

    status: int | None
    failing_since: datetime | None
    gone_since: datetime | None
    address: str
    dates: tuple[datetime, ...]
    """Those of its last entries."""


def signs(store: Store) -> dict[str, Signs]:
    """The signs of every feed that is followed, by its url."""
    return {
        row["url"]: Signs(
            status=row["status"],
            failing_since=_moment(row["failing_since"]),
            gone_since=_moment(row["gone_at"]),
            address=row["address"],
            dates=tuple(
                moment(entry["published"])
                for entry in store.connection.rows(_DATES, (row["id"],))
            ),
        )
        for row in store.connection.rows(_FEEDS)
    }


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else moment(seconds)
