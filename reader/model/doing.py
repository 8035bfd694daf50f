"""What a person did to the library, and can undo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something that was done to one article, or to thousands at once."""

    id: int
    at: datetime
    label: str
    """What was done, such as ``marked 1,204 articles read``."""
    is_automatic: bool
    """A rule of feeds.toml did it (``keep_if``): only undone when it is named."""
    is_undone: bool
