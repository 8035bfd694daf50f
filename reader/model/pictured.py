"""Images of articles: named by every text, fetched one at a time when asked for."""

from __future__ import annotations

from typing import NamedTuple


class Figure(NamedTuple):
    """An image as an article names it; nothing of it has been fetched."""

    caption: str
    url: str


class ImageFacts(NamedTuple):
    """What an image's own bytes say of it."""

    kind: str
    """One of ``png jpeg gif webp``."""
    width: int
    """In pixels; so is the height."""
    height: int


class Picture(NamedTuple):
    """An image that was fetched."""

    figure: Figure
    path: str
    """The file in which it lies."""
    facts: ImageFacts
    is_new: bool
    """Whether it was asked for just now; otherwise it was here already."""
