"""Which panes stand side by side, by the room there is and what the reader does."""

from __future__ import annotations

from typing import NamedTuple

MEDIUM = 100
"""From this width on, browsing shows the sidebar and reading shows the side panes."""
WIDE = 160
"""From this width on, the list and an article stand side by side."""
TALL = 32
"""From this height on, every side pane may take what it needs."""
_ALL_FOUR = 198
"""From this width on, the sidebar need not go to give an article its measure."""


class Wishes(NamedTuple):
    """What the reader switched on or off; None leaves it to the room there is."""

    sidebar: bool | None = None
    side: bool | None = None


class Arrangement(NamedTuple):
    """What is to be seen."""

    sidebar: bool
    entries: bool
    article: bool
    side: bool
    """The panes beside the article."""
    sidebar_floats: bool = False
    """Whether the sidebar lies over the rest; so, too, for the side panes."""
    side_floats: bool = False


def arrange(width: int, wishes: Wishes, *, is_reading: bool) -> Arrangement:
    """Arrange the panes on a screen that is ``width`` cells wide."""
    if width < MEDIUM:
        return Arrangement(
            sidebar=bool(wishes.sidebar),
            entries=not is_reading,
            article=is_reading,
            side=is_reading and bool(wishes.side),
            sidebar_floats=True,
            side_floats=True,
        )
    is_wide = width >= WIDE
    has_room = not is_reading or width >= _ALL_FOUR
    return Arrangement(
        sidebar=has_room if wishes.sidebar is None else wishes.sidebar,
        entries=is_wide or not is_reading,
        article=is_wide or is_reading,
        side=is_reading and wishes.side is not False,
        sidebar_floats=is_reading and not is_wide,
    )


def toggled(pane: str, width: int, wishes: Wishes, *, is_reading: bool) -> Wishes:
    """Wish for a pane (``sidebar`` or ``side``) that is not shown, or against it.

    What would be the case without any wish becomes none, so that a pane which was only
    put aside for an article comes back by itself.
    """
    is_shown = getattr(arrange(width, wishes, is_reading=is_reading), pane)
    for wish in (None, not is_shown):
        changed = wishes._replace(**{pane: wish})
        if getattr(arrange(width, changed, is_reading=is_reading), pane) != is_shown:
            return changed
    return wishes
