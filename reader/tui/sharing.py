"""The height there is, shared among panes of which each wants some."""

from __future__ import annotations

from collections.abc import Sequence

_LEAST = (4, 3, 2)
"""Lines that every pane gets, its heading included: the first of these that fit."""


def shared(wanted: Sequence[int], room: int, *, favoured: int = -1) -> list[int]:
    """Share ``room`` lines: who wants little gets it, and the others get as much each.

    Args:
        wanted: How many lines each pane would take, its heading included.
        room: How many there are.
        favoured: The pane whose wish comes before those of the others.

    Returns:
        The height of each; more than there is room for only where not even a heading
        and a line of each would fit.
    """
    for least in _LEAST:
        heights = [min(wish, least) for wish in wanted]
        if sum(heights) <= room:
            break
    left = max(0, room - sum(heights))
    if favoured >= 0:
        more = min(left, wanted[favoured] - heights[favoured])
        heights[favoured] += more
        left -= more
    return _levelled(heights, wanted, left)


def _levelled(heights: list[int], wanted: Sequence[int], left: int) -> list[int]:
    """Give away what is left, a line at a time to the lowest that wants one."""
    for _ in range(left):
        wanting = [n for n, height in enumerate(heights) if height < wanted[n]]
        if not wanting:
            break
        heights[min(wanting, key=heights.__getitem__)] += 1
    return heights
