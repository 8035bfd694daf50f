"""The base of every hot pane: lines painted when first seen, and remembered."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from reader.tui.widgets.painter import Painter, Palette
from reader.tui.widgets.rail import Rail

_KEPT = 1024
"""Lines that are remembered."""


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """A scrolling view of lines that a subclass paints one at a time.

    It has no border, padding, tint or opacity: its strips go to the terminal as they
    are, past the cache that would draw those. Give them to its parent.
    """

    ALLOW_SELECT = False
    PALETTE: ClassVar[Palette] = {}
    PLAIN: ClassVar[Palette] = {}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.paint = Painter(self, self.PALETTE, self.PLAIN)
        self._strips: dict[int, Strip] = {}
        self._finish: tuple[Color, Sequence[LineFilter], int] = Color(0, 0, 0), (), 0

    @property
    def room(self) -> int:
        """How many cells a line may use: all but those of the scrollbar."""
        return max(0, self.size.width - self.styles.scrollbar_size_vertical)

    @abstractmethod
    def paint_line(self, y: int) -> Strip:
        """Paint line ``y`` of the content, as wide as the view with its scrollbar."""

    def forget(self) -> None:
        """Paint everything anew."""
        self._strips.clear()
        self.refresh()

    def forget_lines(self, start: int, count: int = 1) -> None:
        """Paint some lines anew, and only those."""
        for y in range(start, start + count):
            self._strips.pop(y, None)
        self.refresh_lines(start, count)

    def jump(self, y: int) -> None:
        """Put line ``y`` at the top, or as near to it as the content allows."""
        self.scroll_to(y=max(0, y), animate=False, force=True)

    def show_lines(self, start: int, count: int = 1) -> None:
        """Scroll no further than it takes to see these lines."""
        height, top = self.size.height, self.scroll_offset.y
        if not height:  # before the first layout
            return
        if start < top:
            self.jump(start)
        elif start + count > top + height:
            self.jump(start + count - height)

    def line_strip(self, y: int) -> Strip:
        """Line ``y`` of the content, ready for the terminal.

        It is the same object as long as it looks the same.
        """
        strip = self._strips.get(y)
        return self._filtered(y) if strip is None else strip

    def _filtered(self, y: int) -> Strip:
        """Paint a line, and remember it as the terminal is to get it."""
        strip = self.paint_line(y)
        background, filters, _ = self._finish
        for line_filter in filters:
            strip = strip.apply_filter(line_filter, background)
        if len(self._strips) >= _KEPT:
            self._strips.clear()
        self._strips[y] = strip
        return strip

    def blank(self) -> Strip:
        """An empty line."""
        return Strip.blank(self.size.width, self.paint())

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give the compositor our strips themselves.

        The usual way wraps every line in a new strip at each scroll, and throws away
        what the strip remembers of its own filtered and encoded form: twice the time.
        """
        width = self.size.width
        finish = self.background_colors[1], self.get_line_filters(), width
        if finish != self._finish:
            self._finish = finish
            self._strips.clear()
        top = self.scroll_offset.y
        known, strips = self._strips, []
        for y in range(top + crop.y, top + crop.bottom):
            strip = known.get(y)
            strips.append(self._filtered(y) if strip is None else strip)
        span = crop.column_span
        if span == (0, width):
            return strips
        return [strip.crop(*span) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """One line with its offsets; only the mouse asks for it, to select text."""
        y += self.scroll_offset.y
        return self.line_strip(y).apply_offsets(0, y)

    def resize_content(self, lines: int) -> None:
        """Say how many lines there are now.

        The usual way lays out the whole screen again, even where the view stays as
        high as it was: only one that is as high as its content needs that.
        """
        size = Size(self.size.width, lines)
        if self.styles.auto_dimensions:
            self.virtual_size = size
        elif size != self.virtual_size:
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scrollbar, made when it is first asked for."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = rail = Rail()
            rail.display = False
            self.app._start_widget(self, rail)
        return self._vertical_scrollbar

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Repaint, and move the scrollbar only where its thumb really moves.

        The thumb is drawn in eighths of a cell; repainting the bar for less than one
        costs as much as the text.
        """
        if round(old_value) != round(new_value):
            self.refresh(self.size.region)
        if not self.show_vertical_scrollbar:
            return
        bar = self.vertical_scrollbar
        eighths = self.size.height * 8 / max(1, self.virtual_size.height)
        if int(bar.position * eighths) != int(new_value * eighths):
            bar.position = new_value

    def notify_style_update(self) -> None:
        """Repaint in the new colours."""
        super().notify_style_update()
        self.paint.clear()
        self._strips.clear()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Called when the view gets the focus, or loses it.

        No rule of the stylesheets asks for the focus of such a view, so that its styles
        need not be looked up again, as they are otherwise.
        """

    def _on_focus(self, event: events.Focus) -> None:
        self._focused(event, events.DescendantFocus(self), has_focus=True)

    def _on_blur(self, event: events.Blur) -> None:
        self._focused(event, events.DescendantBlur(self), has_focus=False)

    def _focused(self, event: events.Event, told: Message, *, has_focus: bool) -> None:
        """Do as any widget does, but for painting all lines anew."""
        event.prevent_default()
        self.has_focus = has_focus
        if isinstance(self.parent, Widget):
            self.parent.post_message(told)
