"""The reading view: an article's text, one screen of it painted at a time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len, split_text
from rich.segment import Segment
from textual import events, on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from reader.model import Block, Span
from reader.tui.widgets.document import Document
from reader.tui.widgets.glyphs import UNICODE, Glyphs
from reader.tui.widgets.layout import (
    NARROWEST,
    TOP,
    Anchor,
    Layout,
    Line,
    lay_out,
    prefixes,
    room,
)
from reader.tui.widgets.line_view import LineView

_LEAST_MARGIN = 3
"""Cells at the left, where a section's number hangs."""
_ABOVE = 1
"""Lines left above a section that one has jumped to."""
_BELOW = 2
"""Empty lines after the end."""


def _key(key: str, action: str, name: str, words: str, tooltip: str) -> Binding:
    name = f"article.{name}"
    return Binding(key, action, words, show=False, tooltip=tooltip, id=name)


_KEYS: list[BindingType] = [
    _key("j,down", "scroll_lines(1)", "line-down", "Down", "Scroll a line down."),
    _key("k,up", "scroll_lines(-1)", "line-up", "Up", "Scroll a line up."),
    _key(
        "space",
        "read_on",
        "page",
        "Read on",
        "Go a page down; from the end, open the next unread article.",
    ),
    _key("pagedown,ctrl+d", "page(1)", "page-down", "Page down", "Go a page down."),
    _key("pageup,ctrl+u", "page(-1)", "page-up", "Page up", "Go a page up."),
    _key("g,home", "top", "top", "Top", "Go to the title."),
    _key("G,end", "bottom", "bottom", "End", "Go to the end."),
    _key(
        "right_square_bracket",
        "section(1)",
        "next-section",
        "Next section",
        "Go to the next heading.",
    ),
    _key(
        "left_square_bracket",
        "section(-1)",
        "previous-section",
        "Previous section",
        "Go to the heading before.",
    ),
    *(
        _key(
            str(number),
            f"go_to({number})",
            f"section-{number}",
            f"Section {number}",
            "Go to the section with this number.",
        )
        for number in range(1, 10)
    ),
]


class ArticleView(LineView):
    """A document of centred lines; posts ``Moved``, ``Finished``, ``LinkClicked``."""

    BINDINGS = _KEYS
    PALETTE = {
        "title": "bold",
        "byline": "$foreground 70%",
        "note": "italic $warning",
        "heading": "bold $primary",
        "subheading": "bold",
        "number": "$foreground 66%",
        "paragraph": "",
        "item": "",
        "lead": "$accent",
        "quote": "$foreground 85%",
        "code": "on $panel",
        "table": "",
        "rule": "$foreground 40%",
        "image": "italic $foreground 70%",
        "end": "$accent",
        "em": "italic",
        "strong": "bold",
        "strike": "strike",
        "link": "underline $primary",
    }
    PLAIN = {
        "byline": "dim",
        "note": "italic",
        "heading": "bold underline",
        "number": "dim",
        "lead": "bold",
        "quote": "",
        "code": "",
        "rule": "dim",
        "image": "italic dim",
        "end": "",
        "link": "underline",
    }

    @dataclass
    class Moved(Message):
        """Another part of the text is on the screen."""

        percent: int
        section: int
        """The section that is being read; -1 where there are none."""

    @dataclass
    class LinkClicked(Message):
        """The reader wants to follow a link."""

        href: str

    class Finished(Message):
        """The reader wants to read on, and this text has ended."""

    def __init__(
        self,
        *,
        measure: int = 78,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._widest = measure
        self._measure = self._margin = 0
        self._document = Document()
        self._layout = Layout((), (), ())
        self._starts: list[int] = []
        self._place = TOP
        self._jumped = (-1, -1)

    @property
    def place(self) -> Anchor:
        """The place in the text that stands at the top."""
        return self._place

    @property
    def section(self) -> int:
        """The section that is being read; -1 where there are none.

        That is the one at the top, but for two cases in which it cannot get there: the
        last one, and one that the reader has just jumped to.
        """
        y, jumped = self._jumped
        if y == self.scroll_offset.y:
            return jumped
        if self.is_at_end and self.max_scroll_y:
            return len(self._starts) - 1
        at = bisect_right(self._starts, self.scroll_offset.y + _ABOVE) - 1
        return max(at, 0) if self._starts else -1

    @property
    def is_at_end(self) -> bool:
        """Whether the last line is on the screen."""
        return self.scroll_offset.y >= self.max_scroll_y

    def show(self, document: Document, place: Anchor = TOP) -> None:
        """Show a document from a place on."""
        self._document = document
        self._jumped = (-1, -1)
        self._lay_out(place)
        self._tell()

    def go_to_section(self, section: int) -> None:
        """Put a section's heading near the top."""
        if 0 <= section < len(self._starts):
            self.jump(self._starts[section] - _ABOVE if section else 0)
            self._jumped = self.scroll_offset.y, section
            self._tell()

    def _lay_out(self, place: Anchor) -> None:
        width = self.room
        self._place = place
        if not width:  # before the first layout
            return
        self._measure = max(NARROWEST, min(self._widest, width - 2 * _LEAST_MARGIN))
        self._margin = max(0, (width - self._measure) // 2)
        self._layout = lay_out(self._document.blocks, self._measure, self._glyphs)
        self._starts = [self._layout.first[block] for block in self._document.starts]
        self.resize_content(len(self._layout.lines) + _BELOW)
        self.forget()
        self.jump(self._layout.line_of(place))
        self._place = place

    def _nearest(self, place: Anchor) -> int:
        """How far one can scroll towards a place."""
        return max(0, min(self._layout.line_of(place), self.max_scroll_y))

    def _tell(self) -> None:
        end = self.max_scroll_y
        percent = 100 * self.scroll_offset.y // end if end else 100
        self.post_message(self.Moved(percent, self.section))

    def paint_line(self, y: int) -> Strip:
        """Paint one line: margin, prefix, and the words with their spans."""
        lines = self._layout.lines
        if y >= len(lines) or lines[y].block < 0:
            return self.blank()
        line = lines[y]
        block = self._layout.blocks[line.block]
        is_first = self._layout.first[line.block] == y
        segments = [
            *self._before(line.block, is_first),
            *self._words(block, line),
        ]
        return Strip(segments).adjust_cell_length(self.size.width, self.paint())

    def _before(self, number: int, is_first: bool) -> Iterator[Segment]:
        """Paint the margin, with a section's number in it, and the block's prefix."""
        paint, block = self.paint, self._layout.blocks[number]
        margin = ""
        if is_first and block.kind == "heading":
            section = bisect_left(self._document.starts, number)
            margin = f"{self._document.number(section)} "
        yield Segment(f"{margin:>{self._margin}}", paint("number"))
        first, others = prefixes(block, self._measure, self._glyphs)
        if prefix := first if is_first else others:
            inset = ("code",) if block.kind == "code" else ()
            yield Segment(prefix, paint(*inset, "lead"))

    def _words(self, block: Block, line: Line) -> Iterator[Segment]:
        paint, kind = self.paint, _style(block)
        _, start, end = line
        spans = [s for s in block.spans if s.start < end and s.end > start]
        for first, last in pairwise(_cuts(spans, start, end)):
            over = (s.style for s in spans if s.start <= first and s.end >= last)
            names = (style for style in over if style in self.PALETTE)
            yield Segment(block.text[first:last], paint(kind, *names))
        if block.kind == "code":
            left = room(block, self._measure, self._glyphs) + 1
            fill = max(0, left - cell_len(block.text[start:end]))
            yield Segment(" " * fill, paint(kind))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say where one is now."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            # Where the screen grew and the text cannot go on so far, the place is kept.
            if self._nearest(self._place) != round(new_value):
                self._place = self._layout.anchor(round(new_value))
            self._tell()

    @on(events.Resize)
    def _resized(self) -> None:
        self._lay_out(self.place)
        self._tell()

    @on(events.Click)
    def _clicked(self, event: events.Click) -> None:
        if href := self.link_at(event.x, event.y + self.scroll_offset.y):
            self.post_message(self.LinkClicked(href))

    def link_at(self, x: int, y: int) -> str:
        """The address that a cell of the content leads to, or nothing."""
        if y >= len(self._layout.lines):
            return ""
        index, start, end = self._layout.lines[y]
        if index < 0:
            return ""
        block = self._layout.blocks[index]
        lead, _ = prefixes(block, self._measure, self._glyphs)
        before, _ = split_text(
            block.text[start:end], max(0, x - self._margin - cell_len(lead))
        )
        offset = start + len(before)
        hrefs = (s.href for s in block.spans if s.start <= offset < s.end and s.href)
        return next(hrefs, "")

    def action_scroll_lines(self, lines: int) -> None:
        """Scroll some lines down."""
        self.jump(self.scroll_offset.y + lines)

    def action_page(self, direction: int) -> None:
        """Scroll a page down (1) or up (-1), keeping two lines in sight."""
        self.jump(self.scroll_offset.y + direction * max(1, self.size.height - 2))

    def action_read_on(self) -> None:
        """Scroll a page down, or ask for another article at the end of this one."""
        if self.is_at_end:
            self.post_message(self.Finished())
        else:
            self.action_page(1)

    def action_top(self) -> None:
        """Go to the title."""
        self.jump(0)

    def action_bottom(self) -> None:
        """Go to the end."""
        self.jump(self.max_scroll_y)

    def action_section(self, direction: int) -> None:
        """Go to the next heading (1), or back to this one's or the one before (-1)."""
        section = self.section
        if direction < 0 and 0 <= section < len(self._starts):
            heading = self._starts[section] - _ABOVE
            if self.scroll_offset.y > heading:
                self.go_to_section(section)
                return
        self.go_to_section(section + direction)

    def action_go_to(self, number: int) -> None:
        """Go to the section with this number."""
        headed = self._document.headed
        if number <= len(headed):
            self.go_to_section(headed[number - 1])


def _style(block: Block) -> str:
    if block.kind == "heading":
        return "heading" if block.level <= 2 else "subheading"
    return block.kind if block.kind in ArticleView.PALETTE else "paragraph"


def _cuts(spans: Sequence[Span], start: int, end: int) -> list[int]:
    """Where the look of a line changes, its two ends included."""
    inner = (max(start, min(end, edge)) for s in spans for edge in (s.start, s.end))
    return sorted({start, end, *inner})
