"""A column of panes that share its height, so that none is squeezed to nothing."""

from __future__ import annotations

from textual import events, on
from textual.containers import Vertical
from textual.geometry import Region, Size
from textual.layout import ArrangeResult
from textual.layouts.vertical import VerticalLayout
from textual.widget import Widget

from reader.tui.sharing import shared
from reader.tui.widgets.pane import Pane


class Sharing(VerticalLayout):
    """Puts children beneath one another, the one with the focus less cut than others.

    Stylesheets can only cut each at a share of the screen, whatever the others need.
    """

    is_waiting = False
    """Whether there is nothing to be shown yet."""

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """Arrange as usual, and then cut what is too high."""
        if self.is_waiting:
            return []
        placed = list(super().arrange(parent, children, size, greedy))
        wanted = [placement.region.height for placement in placed]
        focused = (n for n, each in enumerate(placed) if each.widget.has_focus_within)
        heights = shared(wanted, size.height, favoured=next(focused, -1))
        top = 0
        for number, height in enumerate(heights):
            if height < wanted[number]:
                height = _fitting(placed[number].widget, height)
            x, _, width, _ = placed[number].region
            region = Region(x, top, width, height)
            placed[number] = placed[number]._replace(region=region)
            top += height
        return placed


def _fitting(box: Widget, height: int) -> int:
    """Of so many lines, how many a box is to have that cannot show all of its pane."""
    pane = next((child for child in box.children if isinstance(child, Pane)), None)
    if pane is None or pane.has_focus:  # which can be scrolled
        return height
    around = box.gutter.height
    return around + pane.fitting(height - around)


class Stack(Vertical):
    """Boxes beneath one another; the one with the focus unfolds as far as it can."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._sharing = Sharing()

    @property
    def layout(self) -> Sharing:
        """How the children share the height."""
        return self._sharing

    def wait(self, *, for_more: bool) -> None:
        """Keep the room, but show none of the panes; or show them again."""
        if for_more != self._sharing.is_waiting:
            self._sharing.is_waiting = for_more
            self._clear_arrangement_cache()
            self.refresh(layout=True)

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _favour_another(self) -> None:
        # Textual keeps how children were arranged until one of them asks for more; the
        # stack's own wish renews only the arrangements above it.
        for box in self.displayed_children[:1]:
            box.refresh(layout=True)
