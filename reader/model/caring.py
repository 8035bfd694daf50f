"""What wellread finds out about itself."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """One thing that was looked at, and how it is."""

    subject: str
    """One of a few words, such as ``integrity`` or ``backups``."""
    is_well: bool
    said: str
    """How it is, in a line."""
    advice: str = ""
    """What to do about it; empty where nothing needs to be done."""
    is_mended: bool = False
    """It was unwell, and has just been put right."""
