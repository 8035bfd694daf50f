"""What of an article is on the page, and how: laid out, folded, marked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len, split_text

from reader.model import Block, Span
from reader.tui.widgets.document import Document
from reader.tui.widgets.folds import Folds
from reader.tui.widgets.glyphs import Glyphs
from reader.tui.widgets.layout import (
    NARROWEST,
    Layout,
    Line,
    bars,
    lay_out,
    prefixes,
    room,
)
from reader.tui.widgets.marks import Mark, Marks, labels, links

_LEAST_MARGIN = 3
"""Cells at the left, where a section's number hangs."""


class Run(NamedTuple):
    """A stretch of a line in one look."""

    text: str
    styles: tuple[str, ...] = ()
    """Names of the page's palette, each laid over the one before."""


class Leaf:
    """A document on a page of some width; it knows no widget.

    Args:
        document: What is read.
        width: Cells of the page.
        widest: Cells that a line of text takes at most.
        folds: Which sections are folded.
        marks: What is lit up.
        glyphs: The signs to draw with.
    """

    def __init__(
        self,
        document: Document,
        *,
        width: int,
        widest: int,
        folds: Folds,
        marks: Marks,
        glyphs: Glyphs,
    ) -> None:
        self.document = document
        self._glyphs = glyphs
        self._folds = folds
        self._marks = marks
        self._measure = max(NARROWEST, min(widest, width - 2 * _LEAST_MARGIN))
        self._margin = max(0, (width - self._measure) // 2)
        hidden = self._folds.hidden
        self.layout: Layout = lay_out(
            document.blocks, self._measure, glyphs, hidden=hidden
        )
        self.starts: list[int] = [self.layout.first[n] for n in document.starts]
        """The line on which each section begins."""

    def line(self, y: int) -> Line | None:
        """The line at ``y``; None where there is none, or nothing stands on it."""
        lines = self.layout.lines
        return lines[y] if 0 <= y < len(lines) and lines[y].block >= 0 else None

    def runs(self, y: int) -> Iterator[Run]:
        """The line at ``y`` from the left edge on: margin, prefix, words, remarks."""
        line = self.line(y)
        if line is None:
            yield from self._between(y)
            return
        block = self.layout.blocks[line.block]
        is_first = self.layout.first[line.block] == y
        section = self._section_of(line.block) if is_first else -1
        is_folded = section in self._folds
        yield Run(f"{self._hanging(section, is_folded):>{self._margin}}", ("number",))
        first, others = prefixes(block, self._measure, self._glyphs)
        if prefix := first if is_first else others:
            inset = ("code",) if block.kind == "code" else ()
            yield Run(prefix, (*inset, "lead"))
        yield from self._words(line, block)
        if is_folded and self._is_last(y, line.block):
            yield Run(f"  {self._folds.words(section):,} words", ("number",))

    def _between(self, y: int) -> Iterator[Run]:
        """An empty line, across which a quotation may go on."""
        lines = self.layout.lines
        if 0 <= y < len(lines) and (quote := lines[y].start):
            yield Run(" " * self._margin)
            yield Run(bars(quote, self._measure, self._glyphs).rstrip(), ("lead",))

    def section_at(self, x: int, y: int) -> int:
        """The section whose number hangs in the margin at a cell, or -1."""
        line = self.line(y)
        if line is None or x >= self._margin or self.layout.first[line.block] != y:
            return -1
        return self._section_of(line.block)

    def offset_at(self, x: int, y: int) -> tuple[int, int] | None:
        """The block at a cell, and how far into its text the cell is."""
        line = self.line(y)
        if line is None:
            return None
        number, start, end = line
        block = self.layout.blocks[number]
        lead, _ = prefixes(block, self._measure, self._glyphs)
        cells = max(0, x - self._margin - cell_len(lead))
        before, _ = split_text(block.text[start:end], cells)
        return number, start + len(before)

    def link_at(self, x: int, y: int) -> Span | None:
        """The link or image at a cell, if there is one."""
        if (place := self.offset_at(x, y)) is None:
            return None
        number, offset = place
        spans = links(self.layout.blocks[number])
        return next((s for s in spans if s.start <= offset < s.end), None)

    def image_from(self, y: int) -> tuple[int, Span] | None:
        """The first image that stands on a line or below it, and its block."""
        for line in self.layout.lines[max(0, y) :]:
            if line.block >= 0:
                for span in self._links(line):
                    if span.style == "image":
                        return line.block, span
        return None

    def hints(self, top: int, bottom: int) -> dict[str, tuple[Mark, Span]]:
        """A label for each link and image that is to be seen between two lines.

        What one link takes several lines for, or several styles, is one link.
        """
        found: dict[tuple[int, int], tuple[Line, Span]] = {}
        for y in range(top, bottom):
            if line := self.line(y):
                for span in self._links(line):
                    found.setdefault((line.block, span.start), (line, span))
        names = labels(len(found))
        return {
            name: (_label(name, line, span), span)
            for name, (line, span) in zip(names, found.values(), strict=True)
        }

    def text(self, top: int, bottom: int) -> str:
        """The words from one line to before another: a paragraph a line."""
        blocks: dict[int, list[str]] = {}
        for y in range(top, bottom):
            if line := self.line(y):
                words = self.layout.blocks[line.block].text[line.start : line.end]
                blocks.setdefault(line.block, []).append(words)
        return "\n".join(map(" ".join, blocks.values()))

    def _links(self, line: Line) -> list[Span]:
        spans = links(self.layout.blocks[line.block])
        return [s for s in spans if s.start < line.end and s.end > line.start]

    def _section_of(self, block: int) -> int:
        """The section that a block is the heading of, or -1."""
        starts = self.document.starts
        at = bisect_left(starts, block)
        is_start = at < len(starts) and starts[at] == block
        return at if is_start and self.document.titles[at] else -1

    def _hanging(self, section: int, is_folded: bool) -> str:
        if section < 0:
            return ""
        sign = self._glyphs.shut if is_folded else ""
        if self.document.has_own_number(section):
            return f"{sign} " if sign else ""
        return f"{sign}{self.document.number(section)} "

    def _is_last(self, y: int, block: int) -> bool:
        after = self.line(y + 1)
        return after is None or after.block != block

    def _words(self, line: Line, block: Block) -> Iterator[Run]:
        number, start, end = line
        laid: list[Span | Mark] = [*block.spans, *self._marks[number]]
        over = [s for s in laid if s.start < end and s.end > start]
        for first, last in pairwise(_cuts(over, start, end)):
            names = [look(block)]
            for span in over:
                if isinstance(span, Mark) and span.label:
                    if span.start == first:
                        yield Run(span.label, (*names, span.style))
                elif span.start <= first and span.end >= last:
                    names.append(span.style)
            yield Run(block.text[first:last], tuple(names))
        if block.kind == "code":
            left = room(block, self._measure, self._glyphs) + 1
            fill = max(0, left - cell_len(block.text[start:end]))
            yield Run(" " * fill, ("code",))


def look(block: Block) -> str:
    """The palette's name for a kind of block."""
    if block.kind == "heading":
        return "heading" if block.level <= 2 else "subheading"
    return block.kind


def _label(name: str, line: Line, span: Span) -> Mark:
    """Put a label before the first letter of a link that is to be seen."""
    start = max(span.start, line.start)
    return Mark(line.block, start, start + 1, "hint", name)


def _cuts(spans: Sequence[Span | Mark], start: int, end: int) -> list[int]:
    """Where the look of a line changes, its two ends included."""
    inner = (max(start, min(end, edge)) for s in spans for edge in (s.start, s.end))
    return sorted({start, end, *inner})
