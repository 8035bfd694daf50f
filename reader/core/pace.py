"""How a feed's last answer went, to when it may be asked again.

Our own intervals are stretched by chance, so that the readers of a feed do not all come
at the full hour. They are never shortened by it: an hour stays an hour at least.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from reader.model import Pace

LONGEST = 24 * 3600
"""No feed is left alone for longer than a day, whatever its server says."""

UNCONDITIONAL = 24 * 3600
"""A feed whose server gives no validators has to be sent whole: once a day will do."""

FIRST_RETRY = 10 * 60
"""After one failure a feed rests this long, after the next twice as long, …"""

LONGEST_RETRY_AFTER = 7 * LONGEST
"""A server that says when to come back is believed for up to a week."""

FLOOR = 10 * 60
"""A feed that was asked within these seconds is fresh enough for ``--all``, …"""

NAMED_FLOOR = 60
"""… and within these for who asks for it by name."""

_STRETCH = 0.1
_SCATTER = 0.2
_HOUR = 3600


def after_answer(
    now: datetime,
    *,
    every: int,
    fresh_for: int = 0,
    pace: Pace = Pace(),
    is_conditional: bool = True,
    chance: float = 0.0,
) -> datetime:
    """Say when a feed that answered is due again.

    Args:
        now: When it answered.
        every: Seconds that the reader wants between two requests.
        fresh_for: Seconds for which the server calls its answer fresh.
        pace: What the feed's document asks for.
        is_conditional: Whether the next request can ask "has this changed?".
        chance: 0 to 1, by which our own interval is stretched.
    """
    asked_for = max(fresh_for, pace.ttl, 0 if is_conditional else UNCONDITIONAL)
    own = every * (1 + _STRETCH * min(max(chance, 0.0), 1.0))
    wait = timedelta(seconds=round(max(own, min(asked_for, LONGEST))))
    return _awake(now + wait, pace)


def after_failure(
    now: datetime, *, failures: int, least: int = 0, chance: float = 0.5
) -> datetime:
    """Say when a feed that failed is tried again.

    Args:
        now: When it failed.
        failures: How often in a row, this time included.
        least: Seconds below which we do not go, where more than a word was sent.
        chance: 0 to 1; scatters the tries of those who failed at the same moment.
    """
    scattered = _doubled(failures) * (1 + _SCATTER * (2 * chance - 1))
    return now + timedelta(seconds=round(min(max(scattered, least), LONGEST)))


def after_refusal(
    now: datetime, *, refusals: int, retry_after: int | None = None
) -> datetime:
    """Say when a host that has asked to be left alone may be asked anything again.

    Args:
        now: When it did.
        refusals: How often in a row, this time included.
        retry_after: Seconds that it named, which win over our own rule.
    """
    if retry_after is None:
        return now + timedelta(seconds=_doubled(refusals))
    return now + timedelta(seconds=min(max(retry_after, 60), LONGEST_RETRY_AFTER))


def _doubled(times: int) -> int:
    return int(min(FIRST_RETRY * 2 ** min(max(times, 1) - 1, 16), LONGEST))


def _awake(moment: datetime, pace: Pace) -> datetime:
    """Put off a moment, by whole hours, until the feed is awake; that is never long.

    The minutes stay, or all who read a feed that wakes at six would ask it at six.
    """
    if len(set(pace.skip_hours)) >= 24 or len(set(pace.skip_days)) >= 7:
        return moment
    for _ in range(7 * 24):
        is_day_off = moment.weekday() in pace.skip_days
        if not is_day_off and moment.hour not in pace.skip_hours:
            break
        moment += timedelta(seconds=_HOUR)
    return moment
