"""Lengths of time as people write them: ``90s``, ``60m``, ``6h``, ``365d``."""

from __future__ import annotations

import re

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}

# "\d" would let through every script's digits, and a longer number overflows a date.
_DURATION = r"([0-9]{1,6})\s*([smhd])"


def parse_duration(text: str) -> int:
    """Read a whole number and its unit (``s``, ``m``, ``h`` or ``d``) as seconds.

    Raises:
        ValueError: If the text is anything else.
    """
    match = re.fullmatch(_DURATION, text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not a length of time such as '90s' or '6h'")
    number, unit = match.groups()
    return int(number) * _SECONDS[unit]


def format_duration(seconds: int) -> str:
    """Write seconds in the largest unit that comes out even."""
    unit = next(
        unit for unit, size in reversed(_SECONDS.items()) if seconds % size == 0
    )
    return f"{seconds // _SECONDS[unit]}{unit}"
