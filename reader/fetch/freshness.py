"""What a server's headers say about when to come back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime

_DAY = 24 * 3600

_MAX_AGE = re.compile(r'(?:^|[\s,])max-age\s*=\s*"?(-?\d+)', re.I | re.A)
_NOT_FRESH = re.compile(r"(?:^|[\s,])no-(?:cache|store)\b", re.IGNORECASE)

_SECONDS = re.compile(r"\d+", re.ASCII)

_AGES = 10**9
"""Thirty years: a larger number is a mistake or an attack, and overflows a date."""


def fresh_for(headers: Mapping[str, str], now: float) -> int | None:
    """Say for how many seconds a server calls its answer fresh (RFC 9111, 4.2.1).

    Args:
        headers: The answer's; a mapping that does not mind the case of names.
        now: Unix seconds, for servers that do not say what time they have.

    Returns:
        0 to a day; None where nothing usable is said.
    """
    control = headers.get("Cache-Control", "")
    if _NOT_FRESH.search(control):
        return 0
    if told := _MAX_AGE.search(control):
        lifetime = _clamped(told[1]) - (_seconds(headers.get("Age", "")) or 0)
    elif "Expires" in headers:
        # One that cannot be read, such as the usual 0, lies in the past (5.3).
        lifetime = _until(headers["Expires"], headers, now) or 0
    else:
        return None
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
    return _clamped(text) if _SECONDS.fullmatch(text.strip()) else None


def _clamped(digits: str) -> int:
    if digits.startswith("-"):
        return 0
    return int(digits) if len(digits.strip()) < 10 else _AGES


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
