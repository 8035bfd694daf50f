"""A long sentence to the part of it that says what it is quoted for.

What goes on for a hundred words, a thread of tweets or a list that lost its marks, says
five things; quoted whole under five labels, it shows none of them.
"""

from __future__ import annotations

import re

_LONG = 240
"""Characters; up to so many a sentence is quoted whole."""

_SHORT = 60
"""Characters; a part that is shorter is hard to understand by itself."""

_EDGE = re.compile(
    r"""(?<=[;:•|…]) \s | \s (?=[–—•|→-] \s) | (?<=[.!?]) \s | (?<=[.!?]["”’)]) \s
    | (?<=,) \s (?= (?:and|but|while|whereas|although|though|which|who|so|because) \s )
    | \s (?= https?:// ) | (?<=\)) \s (?= [A-Z] )""",
    re.X,
)
_SPACE = re.compile(r"\s")


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the part of a sentence begins and ends that has some of its words.

    Args:
        text: The sentence.
        start: Where in it the words begin.
        end: Where they end.
    """
    if len(text) <= _LONG:
        return 0, len(text)
    edges = [found.span() for found in _EDGE.finditer(text)]
    starts = [0, *(edge for _, edge in edges if edge <= start)]
    ends = [*(edge for edge, _ in edges if edge >= end), len(text)]
    first, last = starts.pop(), ends.pop(0)
    while last - first < _SHORT and (starts or ends):
        # What follows explains more often than what went before.
        if ends:
            last = ends.pop(0)
        else:
            first = starts.pop()
    if last - first <= _LONG:
        return first, last
    return _window(text, first, last, (start + end) // 2)


def _window(text: str, first: int, last: int, middle: int) -> tuple[int, int]:
    """Cut at words where there is nothing else to cut at."""
    low = max(first, min(middle, last - _LONG // 2) - _LONG // 2)
    high = min(last, low + _LONG)
    if low > first and (space := _SPACE.search(text, low, middle)):
        low = space.end()
    if high < last:
        spaces = [found.start() for found in _SPACE.finditer(text, middle, high)]
        high = spaces[-1] if spaces else high
    return low, high
