"""A pane of few lines, some of which can be chosen with a cursor."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.binding import Binding
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.tui.painting import unsettle
from reader.tui.widgets.cursor_keys import CURSOR_KEYS
from reader.tui.widgets.glyphs import UNICODE, Glyphs
from reader.tui.widgets.line_view import LineView
from reader.tui.widgets.painter import Palette
from reader.tui.widgets.strips import Piece, strip_of

PieceLine = Sequence[Piece]
"""One line of a pane; pieces with the same target are chosen together."""


class Pane(LineView):
    """Lines with a cursor that goes from target to target; without any, it scrolls.

    A subclass writes its lines for a width, numbers in them what can be chosen from 0
    on, and says what a choice means.
    """

    BINDINGS = [
        *CURSOR_KEYS,
        *(
            Binding(
                str(number),
                f"choose({number})",
                f"Choose {number}",
                show=False,
                tooltip="Choose what has this number in the pane.",
                id=f"pane.choose-{number}",
            )
            for number in range(1, 10)
        ),
    ]
    PALETTE: ClassVar[Palette] = {
        "text": "",
        "strong": "bold",
        "quiet": "$foreground 66%",
        "label": "bold $foreground 66%",
        "mark": "$accent",
        "bar": "$primary",
        "link": "$primary",
        "here": "on $primary 12%",
        "here-focused": "on $primary 22%",
        "chosen": "bold $primary",
    }
    PLAIN: ClassVar[Palette] = {
        "quiet": "dim",
        "label": "bold",
        "mark": "bold",
        "bar": "bold",
        "link": "underline",
        "here": "",
        "here-focused": "reverse",
        "chosen": "bold underline",
    }

    HEADS: ClassVar[frozenset[str]] = frozenset({"label"})
    """Styles of lines that announce what stands beneath them."""
    UNFOLDS: ClassVar[bool] = False
    """Whether it writes more lines while it has the focus."""

    cursor: reactive[int] = reactive(0, repaint=False, init=False)
    is_unfolded = False
    """Whether it has the focus, so that nothing is to be cut short."""

    def __init__(
        self,
        *,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self._width = -1
        self._lines: Sequence[PieceLine] = ()
        self._places: list[tuple[int, int]] = []
        self._pressed = -1

    @abstractmethod
    def write(self, width: int) -> Sequence[PieceLine]:
        """The pane's lines, for this many cells."""

    @abstractmethod
    def chosen(self, target: int) -> None:
        """Act upon the choice of a target."""

    @property
    def targets(self) -> int:
        """How many targets there are."""
        return len(self._places)

    def rewrite(self, *, cursor: int | None = None) -> None:
        """Write the lines anew, because what they show has changed."""
        self._width = -1
        self._strips.clear()
        if not self.room:  # hidden, or before the first layout, which will write them
            unsettle(self)
            return
        self._write(self.room)
        self.set_reactive(Pane.cursor, self.validate_cursor(cursor or 0))
        self.resize_content(len(self._lines))
        self.forget()
        if cursor is None:
            self.jump(0)
        else:
            self._show_cursor()

    def get_content_height(
        self,
        container: Size,  # noqa: ARG002 - Textual's signature
        viewport: Size,  # noqa: ARG002
        width: int,
    ) -> int:
        """As many lines as there are, for a pane that is as high as its content."""
        self._write(width - self.styles.scrollbar_size_vertical)
        return max(1, len(self._lines))

    def fitting(self, height: int) -> int:
        """Of so many lines, how many to show, so that the last announces nothing."""
        top = self.scroll_offset.y
        while height > 1 and self._is_head(top + height - 1):
            height -= 1
        return height

    def _is_head(self, y: int) -> bool:
        line = self._lines[y] if y < len(self._lines) else ()
        return bool(line) and all(piece.style in self.HEADS for piece in line)

    def paint_line(self, y: int) -> Strip:
        """Paint one line, and the cursor where it is on it."""
        self._write(self.room)
        if y >= len(self._lines):
            return self.blank()
        line = self._lines[y]
        if not self.shows_cursor:
            return strip_of(line, self)
        ground = ("here-focused" if self.has_focus else "here",)
        if line and all(piece.target == self.cursor for piece in line):
            return strip_of(line, self, ground)
        return strip_of(line, self, target=self.cursor, highlight=ground)

    @property
    def shows_cursor(self) -> bool:
        """Whether the cursor is to be seen; usually only where keys move it."""
        return self.has_focus

    def _write(self, width: int) -> None:
        if width == self._width:
            return
        self._width = width
        self._lines = self.write(width)
        self._places = _places(self._lines)
        # A layout may ask for lines of another width before any event tells of it:
        # none that was painted before may stand among them.
        self._strips.clear()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show the cursor, or no longer; and show more, or less again."""
        super().watch_has_focus(has_focus)
        self._forget_target(self.cursor)
        if self.UNFOLDS:
            # Later: a click that brings the focus is meant for what stands there now.
            self.call_later(self._refold)

    def _refold(self) -> None:
        if self.UNFOLDS and self.is_unfolded != self.has_focus:
            before, self.is_unfolded = len(self._lines), self.has_focus
            self.rewrite(cursor=self.cursor)
            if len(self._lines) != before:
                self.refresh(layout=True)

    def _show_cursor(self) -> None:
        if self.targets:
            first, last = self._places[self.cursor]
            # The first target brings what stands above it into sight, too, and the
            # last what stands below.
            first = 0 if self.cursor == 0 and last < self.size.height else first
            end = len(self._lines) - 1
            if self.cursor == self.targets - 1 and end - first < self.size.height:
                last = end
            # Of what is higher than the pane, the beginning comes first.
            self.show_lines(first, min(last - first + 1, max(1, self.size.height)))

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a target."""
        return max(0, min(cursor, self.targets - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        """Repaint the targets the cursor went from and to."""
        for target in (before, now):
            self._forget_target(target)
        self._show_cursor()

    def _forget_target(self, target: int) -> None:
        if target < self.targets:
            first, last = self._places[target]
            self.forget_lines(first, last - first + 1)

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Write the lines for a new width before they are painted in it."""
        if size != self._size and size.width:
            self._write(size.width - self.styles.scrollbar_size_vertical)
            self.set_reactive(Widget.virtual_size, size.with_height(len(self._lines)))
            self.set_reactive(Pane.cursor, self.validate_cursor(self.cursor))
        return super()._size_updated(size, virtual_size, container_size, layout)

    @on(events.MouseDown)
    def _was_pressed(self, event: events.MouseDown) -> None:
        self._pressed = self.target_at(event.x, event.y + self.scroll_offset.y)

    @on(events.Click)
    def _clicked(self) -> None:
        if self._pressed >= 0:
            self.cursor = self._pressed
            self.chosen(self._pressed)

    def target_at(self, x: int, y: int) -> int:
        """The target at a cell of the content, or -1."""
        if not 0 <= y < len(self._lines):
            return -1
        targets = {piece.target for piece in self._lines[y]}
        if len(targets) == 1:
            return targets.pop()
        for piece in self._lines[y]:
            x -= cell_len(piece.text)
            if x < 0:
                return piece.target
        return -1

    def action_move(self, lines: int) -> None:
        """Go to another target, or scroll where there is none."""
        self._refold()
        if self._scrolled_within(lines):
            return
        before = self.cursor
        if self.targets:
            self.cursor += lines
        if self.cursor == before:
            self.jump(self.scroll_offset.y + lines)

    def _scrolled_within(self, lines: int) -> bool:
        """Scroll what the cursor is on, where the rest of it lies beyond the pane."""
        if not self.targets:
            return False
        first, last = self._places[self.cursor]
        top, height = self.scroll_offset.y, self.size.height
        left = last + 1 - top - height if lines > 0 else top - first
        if left <= 0 or last - first < height:
            return False
        step = min(abs(lines), left)
        self.jump(top + (step if lines > 0 else -step))
        return True

    def action_page(self, direction: int) -> None:
        """Go a page down (1) or up (-1)."""
        self.action_move(direction * max(1, self.size.height - 1))

    def action_go(self, position: int) -> None:
        """Go to the first target (0) or the last (-1), and all that lies beyond it."""
        self._refold()
        self.cursor = self.targets - 1 if position < 0 else position
        self.jump(0 if position == 0 else len(self._lines))

    def action_choose(self, number: int) -> None:
        """Choose the target that has this number, counted from 1."""
        if number <= self.targets:
            self.cursor = number - 1
            self.chosen(self.cursor)

    def action_open(self) -> None:
        """Choose the target the cursor is on."""
        if self.targets:
            self.chosen(self.cursor)


def _places(lines: Sequence[PieceLine]) -> list[tuple[int, int]]:
    """The first and the last line of each target."""
    places: dict[int, tuple[int, int]] = {}
    for y, line in enumerate(lines):
        for target in {piece.target for piece in line if piece.target >= 0}:
            first, _ = places.get(target, (y, y))
            places[target] = first, y
    return [places[target] for target in sorted(places)]
