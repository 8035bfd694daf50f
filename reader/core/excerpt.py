"""A text and the words somebody searched for, to the passage that has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reader.core.words import stem

_TOKEN = re.compile(r"[^\W_]+")


class Excerpt(NamedTuple):
    """A passage of a text, and where in it the searched words stand."""

    text: str
    marks: tuple[tuple[int, int], ...]
    """Start and end of each, in the order of the passage."""


def excerpt(text: str, words: Sequence[str], *, width: int = 160) -> Excerpt | None:
    """Cut out the passage of at most ``width`` characters with the most searched words.

    Words are compared by their stems, as the full-text index compares them; None where
    the text has none of them, such as when only the title has.
    """
    stems = {stem(token) for word in words for token in _TOKEN.findall(word.lower())}
    hits = [m.span() for m in _TOKEN.finditer(text) if stem(m[0].lower()) in stems]
    if not hits:
        return None
    start, end = _window(text, _densest(text, hits, width), width)
    passage = " ".join(text[start:end].split())
    head = "…" if start > 0 else ""
    shown = f"{head}{passage}{'…' if end < len(text) else ''}"
    marks = (m.span() for m in _TOKEN.finditer(shown) if stem(m[0].lower()) in stems)
    return Excerpt(shown, tuple(marks))


def _densest(text: str, hits: Sequence[tuple[int, int]], width: int) -> int:
    """Find the hit from which on the most different searched words stand close by."""
    best, most = hits[0][0], 0
    for n, (start, _) in enumerate(hits[:200]):
        close = {
            stem(text[a:b].lower()) for a, b in hits[n : n + 20] if b <= start + width
        }
        if len(close) > most:
            best, most = start, len(close)
    return best


def _window(text: str, at: int, width: int) -> tuple[int, int]:
    """Open a window around a position, cut between words."""
    start = max(0, at - width // 4)
    if start:
        start = text.find(" ", start, at) + 1 or at
    end = min(len(text), start + width)
    if end < len(text):
        end = max(text.rfind(" ", at, end), at + 1)
    return start, end
