"""The two lines above and below everything: where one is, and what one can do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual import events, on
from textual.content import Content
from textual.widgets import Static

from reader.tui.widgets.wrap import shorten

Parts = Sequence[tuple[str, str]]
"""Texts with their styles, side by side."""


class TopBar(Static):
    """Left: where one is. Right: what goes on in the background.

    Every update leaves the layout alone: a bar that asks for one at every scrolled
    line costs more than the scrolling.
    """

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)
        self._left: Parts = ()
        self._right: Parts = ()

    def show(self, left: Parts, right: Parts) -> None:
        """Say other things; the last part at the left is cut where room is short."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self._rewrite()

    @on(events.Resize)
    def _rewrite(self) -> None:
        width = self.content_size.width
        right = Content.assemble(*self._right)
        room = max(0, width - right.cell_length - 2)
        left = Content.assemble(*_fitted(self._left, room))
        gap = " " * max(2, width - left.cell_length - right.cell_length)
        self.update(Content.assemble(left, gap, right), layout=False)


class HintBar(Static):
    """The few keys that matter now, as many as there is room for; the last always."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)
        self._hints: Sequence[tuple[str, str]] = ()

    def show(self, hints: Iterable[tuple[str, str]]) -> None:
        """Show these keys with what they do, the most important first."""
        hints = tuple(hints)
        if hints != self._hints:
            self._hints = hints
            self._rewrite()

    @on(events.Resize)
    def _rewrite(self) -> None:
        if not self._hints:
            return
        *hints, last = map(_hint, self._hints)
        room = self.content_size.width - last.cell_length
        line = Content("")
        for hint in hints:
            if line.cell_length + hint.cell_length > room:
                break
            line += hint
        gap = " " * max(0, room - line.cell_length)
        self.update(line + gap + last, layout=False)


def _hint(hint: tuple[str, str]) -> Content:
    key, words = hint
    return Content.assemble((key, "bold $primary"), (f" {words}   ", "$foreground 70%"))


def _fitted(parts: Parts, room: int) -> Iterable[tuple[str, str]]:
    """Cut the part that does not fit any more, and leave out what follows it."""
    for text, style in parts:
        if room <= 0:
            return
        text = shorten(text, room)
        room -= cell_len(text)
        yield text, style
