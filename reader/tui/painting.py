"""Painting in the very turn in which something was asked for.

Textual paints once every widget has told its screen what it wants, message by message,
and then at the next of its sixty ticks a second; a widget that answers to its new size
waits for another tick. An article would have its place on the screen after four of
them. Here all that is wanted by now is laid out and painted at once.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.screen import Screen
from textual.widget import Widget


def paint_now(screen: Screen[None]) -> None:
    """Bring to the terminal what the widgets of a screen want to show by now."""
    if not screen.is_current:
        return
    widgets = list(screen.walk_children(Widget))
    widgets += [
        each._vertical_scrollbar for each in widgets if each._vertical_scrollbar
    ]
    if is_moved(widgets):
        _lay_out(screen, _wanting(screen, widgets))
        return
    wanting = _wanting(screen, widgets)
    bars = {each for each in wanting if each.region.height == 1}
    # A bar by itself: what lies between it and the others need not be painted, then.
    for group in (wanting - bars, *({bar} for bar in bars)):
        screen._compositor.update_widgets(group)
        screen._compositor_refresh()


def _lay_out(screen: Screen[None], wanting: set[Widget]) -> None:
    """Lay out a screen, and paint what has another place then, and what wanted it."""
    compositor = screen._compositor
    compositor.update_widgets(wanting | screen._dirty_widgets)
    before = compositor.visible_widgets
    screen._refresh_layout()
    screen._dirty_widgets.clear()
    # What comes into sight asks to be painted, too, and has been: once is enough.
    for widget, place in compositor.visible_widgets.items():
        if before.get(widget) != place:
            widget._repaint_required = False
            widget._exchange_repaint_regions()


def _wanting(screen: Screen[None], widgets: Iterable[Widget]) -> set[Widget]:
    """The widgets in sight that want to be painted; that is no longer wanted, then."""
    in_sight = screen._compositor.visible_widgets
    wanting = {each for each in widgets if each._repaint_required and each in in_sight}
    for each in wanting:
        each._repaint_required = False
    return wanting


def is_moved(widgets: Iterable[Widget]) -> bool:
    """Whether a widget wants another place, or size; that is noted, and met."""
    moved = [each for each in widgets if each._layout_required]
    for each in moved:
        each._layout_required = False
        unsettle(each)
    return bool(moved)


def unsettle(widget: Widget) -> None:
    """Have its ancestors forget how they have arranged a widget.

    That goes as far up as its size matters. The next layout asks it what it needs.
    """
    widget._layout_updates += 1
    for ancestor in widget.ancestors:
        if not isinstance(ancestor, Widget):
            break
        ancestor._clear_arrangement_cache()
        ancestor._layout_updates += 1
        if not ancestor.styles.auto_dimensions:
            break
