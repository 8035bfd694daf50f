"""Two texts to their differences, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reader.model import Piece

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_WORD = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)

_MOST = 4_000_000
"""Pairs of words that are compared; beyond that a passage is told as replaced."""


def contrast(before: str, after: str) -> tuple[Piece, ...]:
    """Lay two texts over one another, paragraph by paragraph and then word by word.

    What is the same or removed is together the one text, what is the same or added the
    other. Where words were replaced, the removed ones come first.
    """
    found = _compared(_LINE.findall(before), _LINE.findall(after), by_words=True)
    return tuple(_merged(found))


def _compared(
    old: Sequence[str], new: Sequence[str], *, by_words: bool
) -> Iterator[Piece]:
    if len(old) * len(new) > _MOST:
        yield from _replaced("".join(old), "".join(new))
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        removed, added = "".join(old[start:end]), "".join(new[first:last])
        if kind == "equal":
            yield Piece("same", removed)
        elif by_words:
            words = _WORD.findall(removed), _WORD.findall(added)
            yield from _compared(*words, by_words=False)
        else:
            yield from _replaced(removed, added)


def _replaced(removed: str, added: str) -> Iterator[Piece]:
    yield Piece("removed", removed)
    yield Piece("added", added)


def _merged(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Join neighbours of a kind, and changes that only a blank keeps apart."""
    removed = added = same = ""
    for kind, text in pieces:
        if (
            kind == "same"
            and (removed or added)
            and text.isspace()
            and "\n" not in text
        ):
            same += text
        elif kind == "same":
            yield from _told(removed, added, same)
            removed = added = same = ""
            yield Piece("same", text)
        else:
            removed, added, same = removed + same, added + same, ""
            removed += text if kind == "removed" else ""
            added += text if kind == "added" else ""
    yield from _told(removed, added, same)


def _told(removed: str, added: str, same: str) -> Iterator[Piece]:
    pieces = (Piece("removed", removed), Piece("added", added), Piece("same", same))
    yield from (piece for piece in pieces if piece.text)
