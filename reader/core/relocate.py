"""Where a feed was found, to where it is asked from now on.

A redirect is believed to be for good only if every step of it says so, what it leads to
is a feed, and it still does so on another day: the login page of a hotel says "moved
permanently" too.
"""

from __future__ import annotations

from datetime import date

from reader.model import Moving


def relocate(moving: Moving, seen: str, today: date, *, is_read: bool) -> Moving:
    """Take note of where an answer came from.

    Args:
        moving: What was known before.
        seen: Where permanent redirects, and no others, led to; empty without any.
        today: The day of the answer, by UTC.
        is_read: Whether a feed was read from the answer, rather than "nothing new".
    """
    if not seen or seen == moving.address:
        return moving._replace(candidate="", since=None)
    if seen != moving.candidate or moving.since is None:
        return moving._replace(candidate=seen, since=today) if is_read else moving
    if today > moving.since:
        return Moving(address=seen)
    return moving


def give_up(moving: Moving, failures: int) -> Moving:
    """Go back to the address that the reader wrote when the new one keeps failing."""
    return Moving() if failures >= _PATIENCE else moving


_PATIENCE = 3
