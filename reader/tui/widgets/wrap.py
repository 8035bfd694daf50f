"""A paragraph to the lines it takes, as offsets into it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size, split_graphemes

# One C-speed scan tells the usual paragraph, whose every character is one cell wide,
# from the few that must be measured sign by sign.
_UNUSUAL = re.compile(
    "[^ -~\xa0-\xac\xae-\u02af\u0370-\u0377\u0384-\u0482\u2010-\u2027\u2030-\u205e]"
)


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Break ``text`` into lines of at most ``width`` cells.

    Lines end at spaces and newlines, which belong to no line; a word that is longer
    than a line is cut between two graphemes. Nothing but that white space is lost.

    Args:
        text: A paragraph; newlines in it are kept as line ends.
        width: At least 2, the width of the widest grapheme; less is taken for that.

    Returns:
        The start and end of each line; an empty text is one empty line.
    """
    width = max(2, width)
    lines: list[tuple[int, int]] = []
    start = 0
    for part in text.split("\n"):
        end = start + len(part)
        if _UNUSUAL.search(part) is None:
            lines.extend(_narrow(text, start, end, width))
        else:
            lines.extend(
                (start + first, start + last) for first, last in _wide(part, width)
            )
        start = end + 1
    return lines


def shorten(text: str, width: int, ellipsis: str = "…") -> str:
    """Cut ``text`` to ``width`` cells, and say so, where it is longer."""
    if cell_len(text) <= width:
        return text
    if width <= 1:
        return ellipsis[:width]
    return set_cell_size(text, width - 1).rstrip() + ellipsis


def _narrow(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Break text whose characters are all one cell wide: one search for each line."""
    while end - start > width:
        cut = text.rfind(" ", start + 1, start + width + 1)
        if cut < 0:
            yield start, start + width
            start += width
        else:
            yield start, cut
            start = cut + 1
        while start < end and text[start] == " ":
            start += 1
    yield start, end


def _wide(part: str, width: int) -> Iterator[tuple[int, int]]:
    """Break text of any script; a grapheme is never cut in two."""
    graphemes, _ = split_graphemes(part)
    line = cells = 0
    space: tuple[int, int] | None = None
    for start, end, size in graphemes:
        if cells + size > width and start > line:
            if part[start:end] == " ":
                yield line, start
                line, cells, space = end, 0, None
                continue
            cut, after = space or (start, start)
            yield line, cut
            line, space = after, None
            cells = cell_len(part[line:start])
        if part[start:end] == " ":
            if start == line:
                line = end
                continue
            space = start, end
        cells += size
    yield min(line, len(part)), len(part)
