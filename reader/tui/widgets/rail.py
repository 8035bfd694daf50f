"""The scrollbar of a pane of lines: it remembers how its few kinds of cells look."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip


class Rail(ScrollBar):
    """A vertical scrollbar, one cell wide, that goes to the terminal as it is.

    Textual's own makes a new strip for each of its cells whenever the thumb moves, and
    filters and cuts each of them: more work than the lines beside it.
    """

    def __init__(self) -> None:
        super().__init__(vertical=True, name="vertical", thickness=1)
        self._cells: dict[Segment, Strip] = {}

    def _size_updated(
        self,
        size: Size,
        virtual_size: Size,
        container_size: Size,
        layout: bool = True,  # noqa: ARG002 - Textual's signature
    ) -> bool:
        """Take up a size; there is nothing in a scrollbar to be laid out anew."""
        return super()._size_updated(size, virtual_size, container_size, layout=False)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The cells from the top down; equal ones are the same strip."""
        bar = self.render()
        assert isinstance(bar, ScrollBarRender)
        style = bar.style
        assert not isinstance(style, str)
        assert style.color and style.bgcolor
        drawn = bar.render_bar(
            size=self.size.height,
            virtual_size=bar.virtual_size,
            window_size=bar.window_size,
            position=bar.position,
            back_color=style.bgcolor,
            bar_color=style.color,
        )
        strips: list[Strip] = []
        before = None
        for cell in drawn.segments[crop.y : crop.bottom]:
            strips.append(strips[-1] if cell is before else self._cell(cell))
            before = cell
        return strips

    def _cell(self, cell: Segment) -> Strip:
        if cell in self._cells:
            return self._cells[cell]
        background = self.background_colors[1]
        strip = Strip([cell], 1).apply_style(self.visual_style.rich_style)
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, background)
        if len(self._cells) > 64:  # colours change while one drags
            self._cells.clear()
        self._cells[cell] = strip
        return strip

    def notify_style_update(self) -> None:
        """Paint in the new colours."""
        super().notify_style_update()
        self._cells.clear()
