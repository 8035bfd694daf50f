"""Blocks to XHTML, for readers of books: valid whatever stands in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby, pairwise

from reader.model import Block, Span

_UNSPEAKABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot say at all, not even escaped."""

_ELEMENTS = {"em": "em", "strong": "strong", "strike": "s", "code": "code"}
_WEB = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)
_HIGHEST, _LOWEST = 2, 6
"""Levels of headings; the title above them all is the first."""


def said(text: str) -> str:
    """Text as it may stand in an element, or in an attribute in double quotes."""
    return escape(_UNSPEAKABLE.sub("\ufffd", text))


def xhtml(blocks: Iterable[Block]) -> str:
    """Write blocks out as the inside of a ``<section>``."""
    return "".join(_quoted(list(blocks), 0))


def _quoted(blocks: Sequence[Block], depth: int) -> Iterator[str]:
    """Put what is quoted, and what is quoted within that, between its marks."""
    for is_deeper, group in groupby(blocks, lambda block: block.quote > depth):
        if is_deeper:
            yield "<blockquote>\n"
            yield from _quoted(list(group), depth + 1)
            yield "</blockquote>\n"
        else:
            yield from _listed(list(group))


def _listed(blocks: Sequence[Block]) -> Iterator[str]:
    """Gather items into lists; all others stand for themselves."""
    for is_item, group in groupby(blocks, lambda block: block.kind == "item"):
        if is_item:
            items = list(group)
            yield from _list(items, min(item.level for item in items))
        else:
            yield from map(_block, group)


def _list(items: Sequence[Block], level: int) -> Iterator[str]:
    """Write items of a level, with the deeper ones inside those they follow."""
    for element, start, run in _runs(items, level):
        first = f' start="{start}"' if start not in ("", "1") else ""
        yield f"<{element}{first}>\n"
        for item, more, inner in run:
            yield f"<li><p>{_inline(item)}</p>\n" if item else "<li>\n"
            yield from (f"<p>{_inline(block)}</p>\n" for block in more)
            if inner:
                yield from _list(inner, min(block.level for block in inner))
            yield "</li>\n"
        yield f"</{element}>\n"


_Item = tuple[Block | None, list[Block], list[Block]]
"""An item, paragraphs of it that follow, and items that stand deeper in it."""


def _runs(items: Sequence[Block], level: int) -> Iterator[tuple[str, str, list[_Item]]]:
    """Split items of a level where bullets turn into numbers, or back."""
    kind, start, run = "", "", list[_Item]()
    for item in items:
        if item.level > level:
            if not run:
                kind, run = "ul", [(None, [], [])]
            run[-1][2].append(item)
        elif not item.marker and run and not run[-1][2]:
            run[-1][1].append(item)
        else:
            number = item.marker.rstrip(".") if item.marker[:1].isdigit() else ""
            element = "ol" if number else "ul"
            if run and element != kind:
                yield kind, start, run
                run = []
            if not run:
                kind, start = element, number
            run.append((item, [], []))
    if run:
        yield kind, start, run


def _block(block: Block) -> str:
    if block.kind == "heading":
        level = min(max(block.level, _HIGHEST), _LOWEST)
        return f"<h{level}>{_inline(block)}</h{level}>\n"
    if block.kind == "rule":
        return "<hr/>\n"
    if block.kind == "code":
        return f"<pre><code>{said(block.text)}</code></pre>\n"
    if block.kind == "table":
        return _table(block)
    if block.kind == "image":
        return f'<p class="image">{_inline(block)}</p>\n'
    return f"<p>{_inline(block)}</p>\n"


def _table(block: Block) -> str:
    lines = []
    for number, row in enumerate(block.rows):
        cell = "td" if number else "th"
        cells = "".join(f"<{cell}>{said(text)}</{cell}>" for text in row)
        lines.append(f"<tr>{cells or '<td></td>'}</tr>\n")
    return f"<table>\n{''.join(lines)}</table>\n" if lines else ""


def _inline(block: Block) -> str:
    """A block's text with its links and emphases."""
    ends = {0, len(block.text)}
    for span in block.spans:
        ends |= {span.start, span.end}
    cuts = sorted(end for end in ends if 0 <= end <= len(block.text))
    out = []
    for start, end in pairwise(cuts):
        over = [s for s in block.spans if s.start <= start and end <= s.end]
        out.append(_styled(block.text[start:end], over))
    return "".join(out).replace("\n", "<br/>\n")


def _styled(text: str, spans: Sequence[Span]) -> str:
    out = said(text)
    for style, element in _ELEMENTS.items():
        if any(span.style == style for span in spans):
            out = f"<{element}>{out}</{element}>"
    href = next((span.href for span in spans if span.style == "link"), "")
    if _WEB.fullmatch(href):
        out = f'<a href="{said(href)}">{out}</a>'
    return out
