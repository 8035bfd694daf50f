"""Markdown to sections: cut at every heading, and lose nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from markdown_it.token import Token

from reader.core.block import lay, read
from reader.core.clean import clean_line
from reader.core.kinds import kind_of
from reader.model import CleanText, Section

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


def outline(markdown: CleanText) -> tuple[Section, ...]:
    """Cut Markdown into sections at its headings.

    Joining the sections' Markdown gives back the text. A heading in a quotation or in
    a list parts only that, and begins no section. An empty text has no sections.
    """
    lines = _LINE.findall(markdown)
    tokens = read(markdown)
    starts = [i for i, token in enumerate(tokens) if _is_heading(token)]
    edges = [0, *starts, len(tokens)]
    cuts = [0, *(_first_line(tokens[i]) for i in starts), len(lines)]
    if not markdown[: len("".join(lines[: cuts[1]]))].strip():
        # No lead: whatever blank lines there are belong to the first section.
        del edges[0], cuts[1]
    return tuple(
        _section("".join(lines[top:bottom]), tokens[first:last])
        for (first, last), (top, bottom) in zip(
            pairwise(edges), pairwise(cuts), strict=True
        )
    )


def _is_heading(token: Token) -> bool:
    return token.type == "heading_open" and token.level == 0


def _first_line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _section(markdown: str, tokens: Sequence[Token]) -> Section:
    blocks = lay(tokens)
    if not tokens or not _is_heading(tokens[0]):
        return Section(
            title=clean_line(""),
            level=0,
            kind="lead",
            markdown=CleanText(markdown),
            blocks=blocks,
        )
    is_named = bool(blocks) and blocks[0].kind == "heading"
    title = clean_line(blocks[0].text if is_named else "")
    return Section(
        title=title,
        level=int(tokens[0].tag[1]),
        kind=kind_of(title),
        markdown=CleanText(markdown),
        blocks=blocks,
    )
