"""Pieces of text with the names of their styles, to strips for the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from reader.tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from reader.tui.widgets.line_view import LineView


class Piece(NamedTuple):
    """A stretch of a line."""

    text: str
    style: str = ""
    """A name of the view's palette; empty for the view's own colours."""
    target: int = -1
    """Which of a pane's targets the piece belongs to."""


def strip_of(
    pieces: Iterable[Piece],
    view: LineView,
    ground: tuple[str, ...] = (),
    *,
    target: int = -1,
    highlight: tuple[str, ...] = (),
) -> Strip:
    """Paint pieces side by side, and fill the line.

    Args:
        pieces: The line from its left edge on.
        view: Whose palette and width they have.
        ground: Styles that lie beneath all of it.
        target: The pieces of this target are laid on ``highlight`` as well.
        highlight: The styles of the cursor.
    """
    paint = view.paint
    segments = []
    for text, style, belongs in pieces:
        names = ground + highlight if belongs == target >= 0 else ground
        segments.append(Segment(text, paint(*names, style) if style else paint(*names)))
    return Strip(segments).adjust_cell_length(view.size.width, paint(*ground))


def centred(text: str, line: int, style: str, view: LineView) -> Strip:
    """Line ``line`` of a text that stands in the middle of the view."""
    width = view.size.width
    lines = wrap(text, max(2, width - 4))
    if not 0 <= line < len(lines):
        return view.blank()
    start, end = lines[line]
    words = text[start:end]
    margin = " " * max(0, (width - cell_len(words)) // 2)
    return strip_of((Piece(margin), Piece(words, style)), view)
