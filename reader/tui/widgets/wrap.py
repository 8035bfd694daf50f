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

_NEVER_FIRST = frozenset(
    "、。，．,.:;!?：；！？％%)]}）］｝」』】〉》〕”’…‥・·ー々 "
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ"
)
_NEVER_LAST = frozenset("([{（［｛「『【〈《〔“‘$￥¥ ")


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
            cut = _parted(text, start, width)
            yield start, cut
            start = cut
        else:
            yield start, cut
            start = cut + 1
        while start < end and text[start] == " ":
            start += 1
    yield start, end


def _parted(text: str, start: int, width: int) -> int:
    """Where to cut a word that fills a line: an address after one of its signs."""
    last, least = start + width, start + width // 2
    after = max(text.rfind(sign, least, last) for sign in "/?&=-_")
    return after + 1 if after >= 0 else last


def _wide(part: str, width: int) -> Iterator[tuple[int, int]]:
    """Break text of any script; a grapheme is never cut in two."""
    graphemes, _ = split_graphemes(part)
    line = cells = 0
    gap: tuple[int, int] | None = None
    before, was_ideogram = "", False
    for start, end, size in graphemes:
        sign = part[start:end]
        # Kana and Han with their marks, but neither Hangul nor emoji.
        is_ideogram = size == 2 and (
            "\u3000" <= sign < "\uac00" or "\uf900" <= sign < "\uff66"
        )
        if start > line and (is_ideogram or was_ideogram) and _may_part(before, sign):
            gap = start, start
        before, was_ideogram = sign, is_ideogram
        if cells + size > width and start > line:
            if sign == " ":
                yield line, start
                line, cells, gap = end, 0, None
                continue
            cut, after = gap or (start, start)
            yield line, cut
            line, gap = after, None
            cells = cell_len(part[line:start])
            if cells + size > width:  # marks that may not be parted fill a line
                yield line, start
                line, cells = start, 0
        if sign == " ":
            if start == line:
                line = end
                continue
            gap = start, end
        cells += size
    yield min(line, len(part)), len(part)


def _may_part(before: str, after: str) -> bool:
    """Whether a line may end between two graphemes, of which one is an ideogram.

    Chinese and Japanese have no spaces: a line ends at any sign, but none begins with a
    closing mark, or ends with an opening one.
    """
    return after[0] not in _NEVER_FIRST and before[-1:] not in _NEVER_LAST
