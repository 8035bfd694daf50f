"""Two articles side by side: what each says of the same things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import set_cell_size
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from reader.config.paths import resource
from reader.model import Contrast
from reader.tui.screens.frame import named_keys
from reader.tui.widgets.glyphs import Glyphs
from reader.tui.widgets.pane import Pane, PieceLine
from reader.tui.widgets.strips import Piece
from reader.tui.widgets.wrap import wrap

_BETWEEN = 3
"""Cells between the two."""


class Comparison(ModalScreen[None]):
    """What two articles say, in two columns; any of the usual keys closes it."""

    CSS_PATH = resource("styles/comparison.tcss")
    BINDINGS = [
        Binding(
            "escape,q,c,h,left",
            "dismiss",
            "Close",
            tooltip="Go back to reading.",
            id="comparison.close",
        ),
    ]

    def __init__(
        self, titles: tuple[str, str], rows: Sequence[Contrast], glyphs: Glyphs
    ) -> None:
        super().__init__()
        self._box = Vertical(id="comparison-box", classes="box")
        self._pane = ContrastPane(titles, rows, glyphs)

    def compose(self) -> ComposeResult:
        """Show the rows in a box."""
        with self._box:
            self._box.border_title = "COMPARED, IN THEIR OWN WORDS"
            yield self._pane

    def on_mount(self) -> None:
        """Say which key closes it."""
        subtitle = named_keys(self, ("comparison.close", "closes"))
        self._box.border_subtitle = subtitle


class ContrastPane(Pane):
    """A heading for each thing, and beneath it what the two say, side by side."""

    def __init__(
        self, titles: tuple[str, str], rows: Sequence[Contrast], glyphs: Glyphs
    ) -> None:
        super().__init__(glyphs=glyphs, id="comparison")
        self._titles = titles
        self._rows = rows

    def write(self, width: int) -> Sequence[PieceLine]:
        """The titles, and then row after row."""
        lines = list(_columns(*self._titles, width, "strong"))
        lines.append([Piece(self.glyphs.rule * width, "quiet")])
        for what, left, right in self._rows:
            lines += [[Piece(what.upper(), "label")]]
            lines += [*_columns(left, right, width, "text"), []]
        if not self._rows:
            lines.append([Piece("Neither says anything that could be picked out.")])
        return lines

    def chosen(self, target: int) -> None:
        """It is there to be read."""


def _columns(left: str, right: str, width: int, style: str) -> Iterator[PieceLine]:
    room = max(8, (width - _BETWEEN) // 2)
    for first, second in zip_longest(_wrapped(left, room), _wrapped(right, room)):
        yield [
            Piece(set_cell_size(first or "", room + _BETWEEN), style),
            Piece(second or "", style),
        ]


def _wrapped(text: str, room: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text or "–", room)]
