"""Blocks to the lines of a page of a given width, as offsets into the blocks.

No line holds text of its own: a line is where in which block it begins and ends. So a
text of 100,000 words is laid out in milliseconds, and painted only where it is seen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from reader.model import Block
from reader.tui.widgets.glyphs import UNICODE, Glyphs
from reader.tui.widgets.tables import draw_table
from reader.tui.widgets.wrap import wrap

NARROWEST = 12
"""Cells; a page is never laid out narrower than this."""

_CODE_INSET = 1
_INDENT = "  "


_SOLID = str.maketrans(" /?&=-_", "\xa0xxxxxx")
"""Spaces mean something in code: only their looks, and those of signs, are changed."""


class Line(NamedTuple):
    """A block's number and which stretch of its text.

    An empty line has the number -1, and how many quotations go on across it.
    """

    block: int
    start: int
    end: int


class Anchor(NamedTuple):
    """A place in a text that a change of width does not move."""

    block: int = 0
    offset: int = 0
    above: int = 0
    """How many of the empty lines above it are meant, too."""


TOP = Anchor(above=1)
"""The very beginning, with the empty line above a title."""


class Layout(NamedTuple):
    """A text, laid out."""

    blocks: tuple[Block, ...]
    """As they are painted: a table's text is its drawing."""
    lines: tuple[Line, ...]
    first: tuple[int, ...]
    """The line on which each block begins."""

    def line_of(self, anchor: Anchor) -> int:
        """The line on which a place now stands."""
        if not self.first:
            return 0
        block = min(anchor.block, len(self.first) - 1)
        start = self.first[block]
        end = self.first[block + 1] if block + 1 < len(self.first) else len(self.lines)
        after = bisect_right(
            self.lines,
            anchor.offset,
            start,
            end,
            key=lambda line: line.start if line.block == block else 1 << 60,
        )
        return max(start, after - 1) - anchor.above

    def anchor(self, line: int) -> Anchor:
        """The place that stands on a line, or on the next one that is not empty."""
        for above, (block, start, _) in enumerate(self.lines[max(0, line) :]):
            if block >= 0:
                return Anchor(block, start, above)
        return Anchor(max(0, len(self.blocks) - 1))


def lay_out(
    blocks: Iterable[Block],
    measure: int,
    glyphs: Glyphs = UNICODE,
    *,
    hidden: Collection[int] = (),
) -> Layout:
    """Lay out ``blocks`` on a page that is ``measure`` cells wide.

    Those whose numbers are ``hidden`` keep them, but take no line.
    """
    measure = max(NARROWEST, measure)
    drawn = tuple(_drawn(block, measure, glyphs) for block in blocks)
    lines: list[Line] = []
    first: list[int] = []
    before: Block | None = None
    for number, block in enumerate(drawn):
        if number in hidden:
            first.append(len(lines))
            continue
        between = min(before.quote, block.quote) if before else 0
        lines.extend([Line(-1, between, between)] * _gap(before, block))
        first.append(len(lines))
        lines.extend(
            Line(number, start, end) for start, end in _broken(block, measure, glyphs)
        )
        before = block
    return Layout(drawn, tuple(lines), tuple(first))


def prefixes(block: Block, measure: int, glyphs: Glyphs = UNICODE) -> tuple[str, str]:
    """What stands before a block's first line, and before its others."""
    quote = bars(block.quote, measure, glyphs)
    if block.kind == "code":
        return quote + " " * _CODE_INSET, quote + " " * _CODE_INSET
    if block.kind == "image":
        return f"{quote}{glyphs.image} ", f"{quote}  "
    if block.kind != "item":
        return quote, quote
    indent = quote + _INDENT * min(block.level, measure // 8)
    marker = glyphs.bullet if block.marker == "•" else block.marker
    lead = f"{marker} " if marker else _INDENT
    return indent + lead, indent + " " * cell_len(lead)


def bars(quote: int, measure: int, glyphs: Glyphs = UNICODE) -> str:
    """The lines at the left of what stands in so many quotations."""
    return f"{glyphs.quote} " * min(quote, measure // 8)


def room(block: Block, measure: int, glyphs: Glyphs = UNICODE) -> int:
    """How many cells of a line are left for a block's own text."""
    lead, _ = prefixes(block, measure, glyphs)
    inset = _CODE_INSET if block.kind == "code" else 0
    return max(2, measure - cell_len(lead) - inset)


def _drawn(block: Block, measure: int, glyphs: Glyphs) -> Block:
    """Give a block that is no running text the text it is painted with."""
    if block.kind == "table" and block.rows:
        width = room(block, measure, glyphs)
        text, spans = draw_table(block.rows, width, glyphs.rule)
        return block._replace(text=text, spans=spans)
    if block.kind == "rule":
        dots = f"{glyphs.dot} {glyphs.dot} {glyphs.dot}"
        return block._replace(
            text=dots.center(room(block, measure, glyphs)).rstrip(), spans=()
        )
    if block.kind == "code":
        return block._replace(text=block.text.rstrip("\n").expandtabs(4), spans=())
    return block


def _broken(block: Block, measure: int, glyphs: Glyphs) -> Sequence[tuple[int, int]]:
    width = room(block, measure, glyphs)
    if block.kind in ("code", "table"):
        return list(_kept(block.text, width))
    return wrap(block.text, width)


def _kept(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Keep the lines of a text, spaces included, and cut only what does not fit."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if cell_len(line) <= width:
            yield start, end
        else:
            yield from _parted(text, start, end, width)
        start = end + 1


def _parted(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Part a line of code after the last blank that fits, its spaces included.

    A word is parted only where no blank is in the second half of what fits.
    """
    while start < end:
        cut = start + wrap(text[start:end].translate(_SOLID), width)[0][1]
        if cut < end:
            blank = text.rfind(" ", start + (cut - start) // 2, cut)
            solid = text[start:end].replace(" ", "\xa0")
            cut = blank + 1 if blank >= 0 else start + wrap(solid, width)[0][1]
        yield start, cut
        start = cut


def _gap(before: Block | None, block: Block) -> int:
    """How many empty lines keep two blocks apart; a title has one above itself."""
    if before is None:
        return 1 if block.kind == "title" else 0
    if block.kind == "item" and before.kind == "item":
        is_another = _is_numbered(block) != _is_numbered(before)
        return int(is_another and not block.level and not before.level)
    if block.kind == "byline":
        return 0
    if block.kind == "heading":
        return 2 if block.level <= 2 and before.kind != "rule" else 1
    is_headed = block.kind == "item" and _is_strong(before)
    return 0 if is_headed or before.kind in ("heading", "label") else 1


def _is_strong(block: Block) -> bool:
    """Whether a paragraph is bold from its beginning to its end, as a heading is."""
    return block.kind == "paragraph" and any(
        span.style == "strong" and span.start == 0 and span.end >= len(block.text)
        for span in block.spans
    )


def _is_numbered(item: Block) -> bool:
    return item.marker[:1].isdigit()
