"""How each feed fares: joined from the feed, its last dates, and its diagnosis."""

from __future__ import annotations

from datetime import datetime

from reader.core.diagnose import diagnose, rate, silent_since
from reader.model import Feed, Health
from reader.store.signs import Signs, signs
from reader.store.store import Store


def healths(store: Store, now: datetime) -> list[Health]:
    """Look at every feed that is followed, in the order of ``Store.feeds``."""
    known = signs(store)
    return [_health(feed, known[feed.url], now) for feed in store.feeds()]


def _health(feed: Feed, known: Signs, now: datetime) -> Health:
    dates = [date for date in known.dates if date <= now]
    is_bundled = feed.url.startswith("wellread:")
    # Of what has not been asked for since, nobody knows whether it is silent.
    heard = None if is_bundled else feed.refreshed_at
    return diagnose(
        Health(
            feed=feed,
            status=known.status,
            failing_since=known.failing_since,
            gone_since=known.gone_since,
            moved_to=known.address,
            newest=max(dates, default=None),
            silent_since=silent_since(dates, heard) if heard else None,
            entries_a_day=None if is_bundled else rate(dates),
        )
    )
