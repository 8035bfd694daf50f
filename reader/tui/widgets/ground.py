"""Boxes that hold panes, and paint nothing where those hide all of them anyway.

The compositor asks every widget behind a changed line for that line, and cuts it to
pieces only to find that something lies over each. Where a widget gives no line, it goes
on to the next.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Horizontal, Vertical
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget


def is_hidden(widget: Widget, parts: Iterable[Widget]) -> bool:
    """Whether no cell of a widget is to be seen.

    Args:
        widget: What lies beneath.
        parts: What lies on it, side by side.
    """
    region = widget.region
    area = 0
    for part in parts:
        covered = part.region
        if not region.contains_region(covered):
            return False
        area += covered.area
    return area == region.area > 0


class Box(Vertical):
    """What holds a pane, and the line above it in which one types."""

    def _size_updated(
        self,
        size: Size,
        virtual_size: Size,
        container_size: Size,
        layout: bool = True,  # noqa: ARG002 - Textual's signature
    ) -> bool:
        """Take up a size; what is in the box has got its own, and nothing scrolls."""
        return super()._size_updated(size, virtual_size, container_size, layout=False)

    def render_lines(self, crop: Region) -> list[Strip]:
        """No line at all where every cell is hidden."""
        if is_hidden(self, self.displayed_children):
            return []
        return super().render_lines(crop)


class Body(Horizontal):
    """What holds boxes side by side, and others that float over them."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """No line at all where every cell is hidden."""
        boxes = (b for b in self.displayed_children if not b.has_class("-floating"))
        return [] if is_hidden(self, boxes) else super().render_lines(crop)
