"""The two lines above and below everything: where one is, and what one can do."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from reader.tui.widgets.painter import AS_WRITTEN, Painter
from reader.tui.widgets.wrap import shorten

Parts = Sequence[tuple[str, str]]
"""Texts with their styles, side by side."""


class Bar(Widget):
    """One line, painted when it has changed.

    Like the panes of lines it goes to the terminal as it is: a ``Static`` that says
    something new at every scrolled line costs as much as the scrolling.
    """

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._paint = Painter(self, AS_WRITTEN, {})
        self._line: Strip | None = None

    @abstractmethod
    def write(self, room: int) -> Iterable[tuple[str, str]]:
        """What is said, in no more cells than there is room for."""

    def rewrite(self) -> None:
        """Say something else."""
        self._line = None
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The line, with a cell left empty at either end."""
        line, width = self._line, self.size.width
        if line is None or line.cell_length != width:
            line = self._line = self._painted()
        if crop.column_span != (0, width):
            line = line.crop(*crop.column_span)
        return [line] * crop.height

    def _painted(self) -> Strip:
        width, paint = self.size.width, self._paint
        segments = [Segment(" ", paint())]
        segments += [Segment(text, paint(s)) for text, s in self.write(width - 2)]
        strip = Strip(segments).adjust_cell_length(width, paint())
        background = self.background_colors[1]
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, background)
        return strip

    def notify_style_update(self) -> None:
        """Paint in the new colours."""
        super().notify_style_update()
        self._paint.clear()
        self._line = None


class TopBar(Bar):
    """Left: where one is. Right: what goes on in the background."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._left: Parts = ()
        self._right: Parts = ()

    def show(self, left: Parts, right: Parts) -> None:
        """Say other things; the last part at the left is cut where room is short."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.rewrite()

    @property
    def is_cut(self) -> bool:
        """Whether something at the left is not to be read to its end."""
        return _length(self._left) > self._left_room(self.size.width - 2)

    def _left_room(self, room: int) -> int:
        return max(0, room - _length(self._right) - 2)

    def write(self, room: int) -> Iterator[tuple[str, str]]:
        """Both sides, with what is between them left empty."""
        right = _length(self._right)
        used = 0
        for text, style in _fitted(self._left, self._left_room(room)):
            used += cell_len(text)
            yield text, style
        yield " " * max(2, room - used - right), ""
        yield from self._right


class HintBar(Bar):
    """The few keys that matter now, as many as there is room for; the last always."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._hints: Sequence[tuple[str, str]] = ()

    def show(self, hints: Iterable[tuple[str, str]]) -> None:
        """Show these keys with what they do, the most important first."""
        hints = tuple(hints)
        if hints != self._hints:
            self._hints = hints
            self.rewrite()

    def write(self, room: int) -> Iterator[tuple[str, str]]:
        """Each key and what it does."""
        if not self._hints:
            return
        *hints, last = map(_hint, self._hints)
        room -= _length(last)
        for hint in hints:
            if (length := _length(hint)) > room:
                break
            room -= length
            yield from hint
        yield " " * max(0, room), ""
        yield from last


def _hint(hint: tuple[str, str]) -> Parts:
    key, words = hint
    return (key, "bold $primary"), (f" {words}   ", "$foreground 70%")


def _length(parts: Parts) -> int:
    return sum(cell_len(text) for text, _ in parts)


def _fitted(parts: Parts, room: int) -> Iterable[tuple[str, str]]:
    """Cut the part that does not fit any more, and leave out what follows it."""
    for text, style in parts:
        if room <= 0:
            return
        text = shorten(text, room)
        room -= cell_len(text)
        yield text, style
