"""A page of text: laid out for its width, cut into sections, scrolled and folded."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from rich.segment import Segment
from textual import events, on
from textual.geometry import NULL_SIZE, Size
from textual.message import Message
from textual.strip import Strip

from reader.tui.widgets.document import Document
from reader.tui.widgets.folds import Folds
from reader.tui.widgets.glyphs import UNICODE, Glyphs
from reader.tui.widgets.layout import TOP, Anchor
from reader.tui.widgets.leaf import Leaf
from reader.tui.widgets.line_view import LineView
from reader.tui.widgets.marks import Marks

_ABOVE = 1
"""Lines left above a section that one has jumped to."""
_IN_SIGHT = 4
"""Lines left above a place in a text that one has jumped to."""
_BELOW = 2
"""Empty lines after the end."""


class PageView(LineView):
    """A document of centred lines; posts ``Moved`` and ``Finished``."""

    PALETTE = {
        "title": "bold",
        "byline": "$foreground 70%",
        "note": "italic $warning",
        "label": "bold $foreground 70%",
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
        "watched": "bold $warning",
        "hit": "on $warning 30%",
        "hit-here": "reverse bold",
        "quoted": "on $primary 22%",
        "hint": "bold $background on $accent",
        "selected": "on $primary 40%",
    }
    PLAIN = {
        "byline": "dim",
        "note": "italic",
        "label": "bold",
        "heading": "bold underline",
        "number": "dim",
        "lead": "bold",
        "quote": "",
        "code": "",
        "rule": "dim",
        "image": "italic dim",
        "end": "",
        "link": "underline",
        "watched": "bold",
        "hit": "underline bold",
        "hit-here": "reverse",
        "quoted": "reverse",
        "hint": "reverse bold",
        "selected": "reverse",
    }

    @dataclass
    class Moved(Message):
        """Another part of the text is on the screen."""

        percent: int
        section: int
        """The section that is being read; -1 where there are none."""

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
        self.document = Document()
        """What is shown."""
        self.marks = Marks()
        """What is lit up."""
        self._folds = Folds(Document())
        self.leaf = self._leaf()
        self._place = TOP
        self._jumped = (-1, -1)
        self._laid_out = NULL_SIZE

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
        starts = self.leaf.starts
        if y == self.scroll_offset.y:
            return jumped
        if self.is_at_end and self.max_scroll_y:
            return len(starts) - 1
        at = bisect_right(starts, self.scroll_offset.y + _ABOVE) - 1
        return max(at, 0) if starts else -1

    @property
    def is_at_end(self) -> bool:
        """Whether the last line is on the screen."""
        return self.scroll_offset.y >= self.max_scroll_y

    def show(self, document: Document, place: Anchor = TOP) -> None:
        """Show a document from a place on."""
        self.document = document
        self._jumped = (-1, -1)
        self._folds = Folds(document)
        self.marks.clear()
        self._lay_out(place)
        self.tell()

    def go_to_section(self, section: int) -> None:
        """Put a section's heading near the top."""
        if 0 <= section < len(self.document.starts):
            self.reveal(self.document.starts[section])
            self.jump(self.leaf.starts[section] - _ABOVE if section else 0)
            self._jumped = self.scroll_offset.y, section
            self.tell()

    def go_to(self, place: Anchor) -> None:
        """Put a place at the top."""
        self._lay_out(place)
        self.tell()

    def _lay_out(self, place: Anchor) -> None:
        self._place = place
        self._laid_out = self.size
        if not self.room:  # hidden, or before the first layout
            return
        self.leaf = self._leaf()
        self.laid_out()
        self.resize_content(len(self.leaf.layout.lines) + _BELOW)
        self.forget()
        self.jump(self.leaf.layout.line_of(place))
        self._place = place

    def _leaf(self) -> Leaf:
        return Leaf(
            self.document,
            width=self.room,
            widest=self._widest,
            folds=self._folds,
            marks=self.marks,
            glyphs=self._glyphs,
        )

    def laid_out(self) -> None:
        """Called when the text has got other lines, before they are painted."""

    def reveal(self, block: int) -> None:
        """Unfold whatever hides a block."""
        if self._folds.reveal(block):
            self._lay_out(self._place)

    def bring(self, block: int, offset: int) -> None:
        """Bring a place into sight, if it is not: a few lines below the top."""
        self.reveal(block)
        y = self.leaf.layout.line_of(Anchor(block, offset))
        top = self.scroll_offset.y
        if not top <= y < top + self.size.height - 1:
            self.jump(y - _IN_SIGHT)

    def _nearest(self, place: Anchor) -> int:
        """How far one can scroll towards a place."""
        return max(0, min(self.leaf.layout.line_of(place), self.max_scroll_y))

    def tell(self) -> None:
        """Post where one is."""
        end = self.max_scroll_y
        percent = 100 * self.scroll_offset.y // end if end else 100
        self.post_message(self.Moved(percent, self.section))

    def paint_line(self, y: int) -> Strip:
        """Paint one line: margin, prefix, and the words with their spans."""
        paint, known = self.paint, self.PALETTE
        segments = [
            Segment(run.text, paint(*(name for name in run.styles if name in known)))
            for run in self.leaf.runs(y)
        ]
        return Strip(segments).adjust_cell_length(self.size.width, paint())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say where one is now."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            # Where the screen grew and the text cannot go on so far, the place is kept.
            if self._nearest(self._place) != round(new_value):
                self._place = self.leaf.layout.anchor(round(new_value))
            self.tell()

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Lay out the text as soon as its room is known: what is painted next has it.

        The event that tells of a new size comes after the page was painted in it.
        """
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if self._laid_out != self.size:
            self._lay_out(self._place)
            self._exchange_repaint_regions()
        return changed

    @on(events.Resize)
    def _resized(self) -> None:
        self.tell()

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
        starts, section = self.leaf.starts, self.section
        is_within = direction < 0 and 0 <= section < len(starts)
        if is_within and self.scroll_offset.y > starts[section] - _ABOVE:
            self.go_to_section(section)
            return
        hidden = self._folds.hidden
        section += direction
        while 0 <= section < len(starts) and self.document.starts[section] in hidden:
            section += direction
        self.go_to_section(section)

    def action_go_to(self, number: int) -> None:
        """Go to the section with this number."""
        headed = self.document.headed
        if number <= len(headed):
            self.go_to_section(headed[number - 1])

    def action_fold(self) -> None:
        """Fold the section that is being read, or unfold it."""
        self.fold(self.section)

    def action_fold_all(self) -> None:
        """Fold all sections, or none."""
        section = self.section
        self._folds.toggle_all()
        self._lay_out(self._place)
        self.go_to_section(section)

    def fold(self, section: int) -> None:
        """Fold a section, or unfold it, and keep its heading in sight."""
        self._folds.toggle(section)
        self._lay_out(self._place)
        y = self.leaf.starts[section] if section >= 0 else 0
        if y < self.scroll_offset.y:
            self.jump(y - _ABOVE)
        self.tell()
