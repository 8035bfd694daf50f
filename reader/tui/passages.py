"""Two texts laid over one another, to the paragraphs in which they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.model import CleanText, Piece, Quote, Section


class Passage(NamedTuple):
    """A paragraph that was changed, came or went."""

    pieces: tuple[Piece, ...]
    at: int
    """Where in today's text its first change stands."""
    skipped: int
    """How many unchanged paragraphs stand between it and the one before."""


def passages(pieces: Iterable[Piece]) -> Iterator[Passage]:
    """Gather pieces into paragraphs, and leave out those without a change."""
    skipped = 0
    for paragraph, at in _paragraphs(pieces):
        if at < 0:
            skipped += bool(paragraph)
            continue
        yield Passage(tuple(paragraph), at, skipped)
        skipped = 0


def place_in(at: int, title: str, sections: Sequence[Section]) -> Quote | None:
    """The block in which an offset of today's text lies; None for the title.

    Today's text is the title and every block, a line each: see ``Library.changes``.
    """
    start = len(title) + 1
    place: Quote | None = None
    for number, section in enumerate(sections):
        for block_number, block in enumerate(section.blocks):
            if start > at:
                return place
            # A table is drawn as another text, in which offsets mean nothing.
            offset = 0 if block.rows else min(at - start, len(block.text))
            end = 0 if block.rows else len(block.text)
            place = Quote(CleanText(block.text), number, block_number, offset, end)
            start += len(block.text) + 1
    return place


def _paragraphs(pieces: Iterable[Piece]) -> Iterator[tuple[list[Piece], int]]:
    """Each paragraph, and where its first change stands; -1 where it has none."""
    paragraph: list[Piece] = []
    at, changed = 0, -1
    for kind, text in pieces:
        for number, part in enumerate(text.split("\n")):
            if number:
                yield paragraph, changed
                paragraph, changed = [], -1
                at += kind != "removed"
            if part:
                paragraph.append(Piece(kind, part))
                changed = at if kind != "same" and changed < 0 else changed
                at += len(part) if kind != "removed" else 0
    yield paragraph, changed
