"""What a server's headers say about when to come back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime

_DAY = 24 * 3600

_MAX_AGE = re.compile(r'(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})(?!\d)', re.IGNORECASE)
_NOT_FRESH = re.compile(r"(?:^|[\s,])no-(?:cache|store)\b", re.IGNORECASE)

# Nine digits are thirty years: more is a mistake or an attack, and overflows a date.
_SECONDS = re.compile(r"\d{1,9}")


def fresh_for(headers: Mapping[str, str], now: float) -> int:
    """Say for how many seconds a server calls its answer fresh (RFC 9111, 4.2.1).

    Args:
        headers: The answer's; a mapping that does not mind the case of names.
        now: Unix seconds, for servers that do not say what time they have.

    Returns:
        0 to a day; 0 where nothing usable is said.
    """
    control = headers.get("Cache-Control", "")
    if _NOT_FRESH.search(control):
        return 0
    if told := _MAX_AGE.search(control):
        lifetime = int(told[1]) - (_seconds(headers.get("Age", "")) or 0)
    else:
        lifetime = _until(headers.get("Expires", ""), headers, now) or 0
    return min(max(lifetime, 0), _DAY)


def retry_after(headers: Mapping[str, str], now: float) -> int | None:
    """Say for how many seconds a server wants to be left alone (RFC 9110, 10.2.3).

    Returns:
        A minute to a week; None where nothing usable is said.
    """
    told = headers.get("Retry-After", "").strip()
    seconds = _seconds(told)
    if seconds is None:
        seconds = _until(told, headers, now)
    return None if seconds is None else min(max(seconds, 60), 7 * _DAY)


def _seconds(text: str) -> int | None:
    return int(text) if _SECONDS.fullmatch(text.strip()) else None


def _until(date: str, headers: Mapping[str, str], now: float) -> int | None:
    """Count the seconds to an HTTP date by the server's clock, which may be off."""
    then = _timestamp(date)
    if then is None:
        return None
    today = _timestamp(headers.get("Date", ""))
    return int(then - (now if today is None else today))


def _timestamp(date: str) -> float | None:
    try:
        moment = parsedate_to_datetime(date)
        # The oldest of the three HTTP dates names no zone; all of them mean UTC.
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
