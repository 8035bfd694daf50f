"""Markdown to the flat blocks that a screen lays out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from reader.core.clean import clean_text, clean_url
from reader.model import Block, CleanText, Span

_MARKS = re.compile(r"[\n!&*<\[\\\]_`~]")
"""All with which anything else than text begins in the dialect that is read here."""


def _running(state: StateInline, silent: bool) -> bool:
    """Take text in up to the next mark.

    markdown-it's own rule stops at what other dialects know as well, such as every
    hyphen and colon, and then asks all rules in vain.
    """
    mark = _MARKS.search(state.src, state.pos, state.posMax)
    end = mark.start() if mark else state.posMax
    if end == state.pos:
        return False
    if not silent:
        state.pending += state.src[state.pos : end]
    state.pos = end
    return True


def _in_lines(state: StateCore) -> None:
    """Read what stands in blocks; most of it is text, and need not be taken apart."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        text, token.children = token.content, []
        if text and not _MARKS.search(text):
            token.children.append(Token("text", "", 0, content=text))
        else:
            state.md.inline.parse(text, state.md, state.env, token.children)


# Six lists in three quotations, as deep as our own Markdown goes, are 17 levels.
_MARKDOWN = MarkdownIt("commonmark", {"html": False, "maxNesting": 40})
_MARKDOWN.enable(["table", "strikethrough"])
_MARKDOWN.inline.ruler.at("text", _running)
_MARKDOWN.core.ruler.at("inline", _in_lines)

_STYLES = {"em_open": "em", "strong_open": "strong", "s_open": "strike"}
_CELL_GAP = " | "


def blocks(markdown: str) -> tuple[Block, ...]:
    """Lay Markdown out as paragraphs, headings, items, …, one after another.

    CommonMark with tables and strikethrough; HTML is text like any other. What is
    nested (items in items, quotations) says how deep it is instead.
    """
    return lay(read(markdown))


def plain(blocks: Iterable[Block]) -> CleanText:
    """Write blocks as plain text, each of them one line."""
    lines = (" ".join(block.text.split()) for block in blocks)
    return CleanText("\n".join(line for line in lines if line))


@lru_cache(maxsize=2)
def read(markdown: str) -> tuple[Token, ...]:
    """Parse Markdown into markdown-it's tokens.

    A text is read to be measured and again to be cut into sections; what was read last
    is therefore kept. Tokens must not be changed.
    """
    return tuple(_MARKDOWN.parse(markdown))


def lay(tokens: Sequence[Token]) -> tuple[Block, ...]:
    """Lay tokens out that ``read`` made, or a part of them that is whole."""
    return tuple(_Layout().run(tokens))


@dataclass(slots=True)
class _Layout:
    """What the next block stands in."""

    lists: list[int | None] = field(default_factory=list)
    """The number of each open list's next item; None where it has bullets."""
    quotes: int = 0
    marker: str = ""
    heading: int = 0

    def run(self, tokens: Sequence[Token]) -> Iterator[Block]:
        rows: list[list[_Text]] = []
        is_table = False
        for token in tokens:
            if token.type in ("table_open", "table_close"):
                is_table = token.nesting == 1
                yield from () if is_table else self._table(rows)
                rows = []
            elif token.type == "tr_open":
                rows.append([])
            elif token.type == "inline" and is_table:
                rows[-1].append(_text(token))
            elif token.type == "inline":
                yield from self._paragraph(token)
            elif token.type in ("fence", "code_block"):
                code = clean_text(token.content).rstrip("\n")
                yield self._block("code", code, language=clean_text(token.info).strip())
            elif token.type == "hr":
                yield self._block("rule", "")
            else:
                self._enter(token)

    def _enter(self, token: Token) -> None:
        """Open or close what blocks stand in."""
        if token.type == "heading_open":
            self.heading = int(token.tag[1])
        elif token.type == "heading_close":
            self.heading = 0
        elif token.type in ("blockquote_open", "blockquote_close"):
            self.quotes += token.nesting
        elif token.type == "bullet_list_open":
            self.lists.append(None)
        elif token.type == "ordered_list_open":
            self.lists.append(int(token.attrs.get("start", 1)))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif token.type == "list_item_open":
            self._number()
        elif token.type == "list_item_close":
            self.marker = ""

    def _number(self) -> None:
        number = self.lists[-1]
        self.marker = "•" if number is None else f"{number}."
        self.lists[-1] = None if number is None else number + 1

    def _paragraph(self, token: Token) -> Iterator[Block]:
        text, spans, is_image = _text(token)
        if not text.strip():
            return
        if self.heading:
            yield self._block("heading", text, spans)._replace(level=self.heading)
        elif is_image and not self.lists:
            yield self._block("image", text, spans)
        elif self.lists:
            yield self._block("item", text, spans)
        else:
            yield self._block("quote" if self.quotes else "paragraph", text, spans)

    def _block(
        self, kind: str, text: str, spans: tuple[Span, ...] = (), *, language: str = ""
    ) -> Block:
        level = max(0, len(self.lists) - 1)
        marker, self.marker = self.marker, ""
        return Block(kind, text, spans, level, marker, self.quotes, language=language)

    def _table(self, rows: list[list[_Text]]) -> Iterator[Block]:
        """Join the cells to a text, and move their spans to where they then are."""
        text, spans = "", list[Span]()
        for i, row in enumerate(rows):
            text += "\n" if i else ""
            for k, cell in enumerate(row):
                text += _CELL_GAP if k else ""
                spans += _moved(cell[1], len(text))
                text += cell[0]
        cells = tuple(tuple(cell[0] for cell in row) for row in rows)
        yield self._block("table", text, tuple(spans))._replace(rows=cells)


_Text = tuple[str, tuple[Span, ...], bool]
"""Text, its spans, and whether it is nothing but images."""


def _moved(spans: Iterable[Span], by: int) -> list[Span]:
    return [span._replace(start=span.start + by, end=span.end + by) for span in spans]


def _text(token: Token) -> _Text:
    """Read an inline token: the text as it is shown, and where it is styled."""
    text, spans = "", list[Span]()
    opened: list[tuple[int, str, str]] = []
    is_image = False
    others = ""
    for child in token.children or ():
        start = len(text)
        if child.type.endswith("_open"):
            style = _STYLES.get(child.type, "link")
            opened.append((start, style, clean_url(str(child.attrs.get("href", "")))))
        elif child.type.endswith("_close"):
            begin, style, href = opened.pop()
            if begin < start:
                spans.append(Span(begin, start, style, href))
        elif child.type == "image":
            text += _alt(child)
            is_image = True
            href = clean_url(str(child.attrs.get("src", "")))
            spans.append(Span(start, len(text), "image", href))
        else:
            text += _shown(child)
            others += text[start:]
            if child.type == "code_inline":
                spans.append(Span(start, len(text), "code"))
    return text, tuple(sorted(spans)), is_image and not others.strip()


def _shown(child: Token) -> str:
    if child.type in ("softbreak", "hardbreak"):
        return "\n" if child.type == "hardbreak" else " "
    return clean_text(child.content)


def _alt(image: Token) -> str:
    """Read an image's alternative text, which may hold markup of its own."""
    children = image.children or ()
    return "".join(
        _alt(child) if child.type == "image" else _shown(child) for child in children
    )
