"""How a feed's last answer went, to when it may be asked again."""

from __future__ import annotations

from datetime import datetime, timedelta

LONGEST = 24 * 3600
"""No feed is left alone for longer than a day, whatever its server says."""

FIRST_RETRY = 10 * 60
"""After one failure a feed rests this long, after the next twice as long, …"""

LONGEST_RETRY_AFTER = 7 * LONGEST
"""A server that says when to come back is believed for up to a week."""


def after_answer(now: datetime, *, every: int, fresh_for: int = 0) -> datetime:
    """Say when a feed that answered is due again.

    Args:
        now: When it answered.
        every: Seconds that the reader wants between two requests.
        fresh_for: Seconds for which the server calls its answer fresh.
    """
    asked_for = min(fresh_for, LONGEST)
    return now + timedelta(seconds=max(every, asked_for))


def after_failure(
    now: datetime, *, failures: int, retry_after: int | None = None
) -> datetime:
    """Say when a feed that failed is tried again.

    Args:
        now: When it failed.
        failures: How often in a row, this time included.
        retry_after: Seconds that the server asked for, which win over our own rule.
    """
    if retry_after is not None:
        return now + timedelta(seconds=min(max(retry_after, 60), LONGEST_RETRY_AFTER))
    doublings = min(max(failures, 1) - 1, 16)
    return now + timedelta(seconds=min(FIRST_RETRY * 2**doublings, LONGEST))
