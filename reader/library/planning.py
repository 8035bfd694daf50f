"""Which feeds a refresh asks, and why it leaves others alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from reader.core.pace import FLOOR, NAMED_FLOOR
from reader.fetch.limits import span
from reader.fetch.urls import host_of, is_same_origin
from reader.model import Subscription
from reader.store.visits import Asked, Rest, Standing, Visits


class Plan(NamedTuple):
    """The feeds of one refresh."""

    asked: Sequence[Asked]
    left_alone: Sequence[tuple[Asked, str]]
    """Those that were wanted too, each with why it is not asked."""


class Wish(NamedTuple):
    """What somebody wants refreshed: by name, or everything, or whatever is due."""

    urls: Collection[str] = ()
    everything: bool = False


def plan(
    subscriptions: Sequence[Subscription],
    visits: Visits,
    wish: Wish,
    *,
    now: datetime,
    own: Collection[str],
) -> Plan:
    """Choose among the feeds that are followed.

    Args:
        subscriptions: All of them.
        visits: How they stand, and which hosts rest.
        wish: Which are wanted.
        now: What time it is.
        own: Hosts that are the reader's, and need no protection against haste.
    """
    standings, rests = visits.standings(), visits.rests()
    asked, left_alone = [], []
    for wanted in subscriptions:
        standing = standings.get(wanted.url)
        if standing is None or not _is_wanted(wanted, standing, wish, now):
            continue
        feed = Asked(wanted, standing, login=_login(wanted, standing))
        if reason := _reason(feed, wish, now, rests, own):
            left_alone.append((feed, reason))
        else:
            asked.append(feed)
    is_told = bool(wish.urls) or wish.everything
    return Plan(asked, left_alone if is_told else ())


def _is_wanted(
    wanted: Subscription, standing: Standing, wish: Wish, now: datetime
) -> bool:
    if wish.urls:
        return wanted.url in wish.urls
    return wish.everything or standing.is_due(now)


def _login(wanted: Subscription, standing: Standing) -> str:
    """What may be told to whoever answers where the feed is asked now."""
    address = standing.moving.address
    if not wanted.login or not address or is_same_origin(address, wanted.url):
        return wanted.login
    return ""


def _reason(
    feed: Asked,
    wish: Wish,
    now: datetime,
    rests: Mapping[str, Rest],
    own: Collection[str],
) -> str:
    """Say why a feed is better left alone just now; nothing where it is not."""
    standing, host = feed.standing, host_of(feed.address)
    rest = rests.get(host)
    if rest and rest.until > now:
        left = span((rest.until - now).total_seconds())
        return f"{host} has asked us to wait {left} more"
    if standing.is_gone and not wish.urls:
        return "gone for good; refresh it by its name to try again"
    if standing.asked_at is None or host in own or not host or standing.is_due(now):
        return ""
    age = (now - standing.asked_at).total_seconds()
    if 0 <= age < (NAMED_FLOOR if wish.urls else FLOOR) and _is_pressed(wish):
        return f"fresh, asked {span(age)} ago"
    return ""


def _is_pressed(wish: Wish) -> bool:
    """Whether a person wants it now; what is merely due has waited long enough."""
    return bool(wish.urls) or wish.everything
