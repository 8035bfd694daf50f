"""What an article said earlier, and how that differs from what it says now."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from reader.model.arriving import CleanLine, CleanText


class Revision(NamedTuple):
    """An earlier text of an article."""

    until: datetime
    """When another one took its place."""
    title: CleanLine
    text: CleanText
    """A block a line."""


class Piece(NamedTuple):
    """A stretch of two texts laid over one another."""

    kind: str
    """``same``, ``added`` or ``removed``."""
    text: str
