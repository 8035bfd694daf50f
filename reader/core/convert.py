"""HTML to the one dialect of Markdown that the rest of the core reads."""

# ruff: noqa: ARG002
# markdownify hands each conversion the element, its text and what it stands in.

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable, Iterator
from functools import partial

from bs4.element import PageElement, Tag
from markdownify import ATX, MarkdownConverter

from reader.core import inline
from reader.core.clean import clean_text
from reader.core.grid import cell, grid, row
from reader.core.raised import LONGEST, lowered, raised
from reader.core.scrub import scrub
from reader.model import CleanText

_BLOCKS = frozenset(
    {"[document]", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li"}
    | {"dl", "dt", "dd", "blockquote", "pre", "br", "hr", "table", "tr", "td", "th"}
    | {"caption", "figcaption"}
)
"""Where a line of text ends; spaces beside them mean nothing."""

_PREFIX = re.compile(r"(?: |> |>$|- |\d{1,9}\. )*")
_MARKERS = re.compile(r"[-\d.]")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FENCE = "\ufdd8"
_BACKTICKS = re.compile("`{3,}")
_LAST_HASHES = re.compile(r"#+\s*$")
_NOTE_NUMBER = re.compile(r"\d{1,3}")
_TAGS = re.compile(r"<[^<>]*>?")
_LONGEST = 512 * 1024


def convert(html: str, base_url: str = "") -> CleanText:
    """Turn HTML from outside into Markdown, whatever it looks like.

    The dialect is CommonMark with tables and strikethrough, of which it uses ATX
    headings, ``-`` and ``1.`` items, fenced code, and no HTML: a blank line parts all
    blocks, a paragraph is one line, and a line break within one is a backslash. Text
    that looks like markup is escaped. What neither the parser nor the converter can
    cope with comes out as plain paragraphs.

    Args:
        html: A whole page or a part of one, however broken.
        base_url: What relative addresses are relative to.
    """
    if not html or html.isspace():
        return CleanText("")
    try:
        marked = _Converter(heading_style=ATX).convert_soup(scrub(html, base_url))
        return clean_text(_settled(marked))
    except Exception:  # hostile HTML finds holes in parsers; the text is still there
        return _plain(html)


def _settled(marked: str) -> str:
    """Turn marks into Markdown, and leave one blank line between blocks."""
    lines = "\n".join(_lines(marked)).strip("\n")
    return f"{lines}\n" if lines else ""


def _lines(marked: str) -> Iterator[str]:
    is_code, is_blank, marker = False, True, ""
    for line in marked.split("\n"):
        if _FENCE in line:
            is_code, is_blank = not is_code, False
            yield line.replace(_FENCE, "")
        elif is_code:
            yield line
        elif line.strip("> "):
            is_blank = False
            if marker and not line[: len(marker)].strip("> "):
                line = marker + line[len(marker) :]
            laid = list(_laid(line))
            # An item may begin with a line that comes to nothing; its marker waits.
            marker = "" if laid or not _prefix(line).strip("> ") else _prefix(line)
            yield from laid
        elif not (is_blank or marker):
            is_blank = True
            yield line.rstrip()


def _laid(line: str) -> Iterator[str]:
    prefix = _prefix(line)
    follow = _MARKERS.sub(" ", prefix)
    start = prefix
    for number, paragraph in enumerate(inline.settle(line[len(prefix) :])):
        if number:
            yield follow.rstrip()
        for i, text in enumerate(paragraph):
            yield f"{start}{text}" + ("\\" if i + 1 < len(paragraph) else "")
            start = follow


def _prefix(line: str) -> str:
    """Read what a line stands in: quotations, items, or the room beneath marks."""
    return (_PREFIX.match(line) or [""])[0]


def _plain(html: str) -> CleanText:
    """Keep the words, where nothing else can be kept."""
    text = clean_text(entities.unescape(_TAGS.sub("\n", html[:_LONGEST])))
    words = filter(None, (" ".join(line.split()) for line in text.split("\n")))
    lines = [inline.escape_start(inline.escape(line)) for line in words]
    return CleanText("\n\n".join(lines) + "\n" if lines else "")


class _Converter(MarkdownConverter):
    """markdownify, taught to lose nothing of the text and to take none for markup."""

    def process_tag(self, node: Tag, parent_tags: set[str] | None = None) -> str:
        """Convert an element and all that it holds.

        The original searches all ancestors of each element, and calls two functions
        more for each level; a page hundreds of tags deep makes it slow, then fail.
        """
        outer = parent_tags or set()
        inner = outer | _context(node.name)
        text = "".join(
            [
                self.process_tag(child, inner)
                if isinstance(child, Tag)
                else self.process_text(child, inner)
                for child in node.children
            ]
        )
        # mypy: markdownify's stub knows two of its methods only, here and below.
        function = self.get_conv_fn_cached(node.name)  # type: ignore[attr-defined]
        return function(node, text, parent_tags=outer) if function else text

    def process_text(self, el: PageElement, parent_tags: set[str]) -> str:
        """Escape a string, and drop the spaces where a line begins or ends."""
        text = str(el)
        if "pre" in parent_tags:
            return text
        if _is_block(el.previous_sibling or el.parent):
            text = text.lstrip()
        if _is_block(el.next_sibling or el.parent):
            text = text.rstrip()
        return self.escape(text, parent_tags, is_first=partial(_starts_line, el))

    def escape(
        self,
        text: str,
        parent_tags: set[str],
        is_first: Callable[[], bool] = lambda: False,
    ) -> str:
        if "_noformat" not in parent_tags:
            text = inline.escape(text, in_link="a" in parent_tags)
        if "_cell" in parent_tags:
            return text.replace("|", r"\|")
        if "_inline" in parent_tags and "_noformat" not in parent_tags:
            # A heading may be closed with hashes, which are then no part of it.
            return _LAST_HASHES.sub(r"\\\g<0>", text)
        if "_noformat" in parent_tags:
            return text
        started = inline.escape_start(text)
        return started if started != text and is_first() else text

    def convert_strong(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return inline.styled(text, inline.STRONG)

    def convert_em(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return inline.styled(text, inline.EM)

    def convert_s(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return inline.styled(text, inline.STRIKE)

    def convert_code(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return inline.code(text)

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "href" in el.attrs:
            return inline.linked(text, str(el["href"]))
        # A link within the page: the number of a note, if it is one.
        is_note = _NOTE_NUMBER.fullmatch(text) and "sup" not in parent_tags
        return rf"\[{text}]" if is_note else text

    def convert_sup(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        plain = el.get_text().strip()
        if el.find("img") or len(plain) > LONGEST:
            return f" {text}"
        is_link = "a" in parent_tags or el.find("a") is not None
        before, after = _beside(el, "previous_sibling"), _beside(el, "next_sibling")
        written = raised(before, plain, after, is_link=is_link)
        if written == f"[{plain}]":
            # Not the string, for the mark may lead somewhere.
            return self.escape("[", parent_tags) + text + self.escape("]", parent_tags)
        return text if written == plain else self.escape(written, parent_tags)

    def convert_sub(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        plain = el.get_text().strip()
        written = plain if el.find("img") else lowered(plain)
        return text if written == plain else self.escape(written, parent_tags)

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "pre" in parent_tags:
            return "\n"
        return " " if "_inline" in parent_tags else inline.BREAK

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        alt = self.escape(str(el.get("alt", "")), parent_tags | {"a"})
        if "_inline" in parent_tags or "src" not in el.attrs:
            return alt
        image = f"![{alt}]({inline.destination(str(el['src']))})" if alt else ""
        # In the middle of a line its text would stick to the words beside it.
        before = " " if _beside(el, "previous_sibling")[-1:].strip() else ""
        after = " " if _beside(el, "next_sibling")[:1].strip() else ""
        return f"{before}{image}{after}"

    def convert_figcaption(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self._paragraph(el, text, inline.EM, parent_tags)

    def convert_caption(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self._paragraph(el, text, inline.EM, parent_tags)

    def convert_dt(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self._paragraph(el, text, inline.STRONG, parent_tags)

    def _paragraph(self, el: Tag, text: str, style: str, parent_tags: set[str]) -> str:
        is_line = not any(map(_is_block, el.children))
        text = inline.styled(text.replace(style, ""), style) if is_line else text
        return str(self.convert_p(el, text, parent_tags))  # type: ignore[attr-defined]

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        longest = max(map(len, _BACKTICKS.findall(text)), default=2)
        fence = _FENCE + "`" * (longest + 1)
        code = text.rstrip().lstrip("\n")
        return f"\n\n{fence}{el.get('lang', '')}\n{code}\n{fence}\n\n"

    def convert_list(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "_inline" in parent_tags:
            return text
        text = text.strip("\n")
        return f"\n{text}\n\n" if "li" in parent_tags else f"\n\n{text}\n\n"

    convert_ul = convert_list
    convert_ol = convert_list
    convert_dl = convert_list

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "_inline" in parent_tags:
            return f" • {text.strip()} "
        marker = "- "
        if el.parent is not None and el.parent.name == "ol":
            # Counted as they come: looking back from each takes for ever in long lists.
            number = int(str(el.parent.get("start", "1"))[-8:])
            el.parent["start"] = str(number + 1)
            marker = f"{number}. "
        lines = text.strip().split("\n")
        blank = " " * len(marker)
        return (
            marker + "\n".join([lines[0], *(blank + line for line in lines[1:])]) + "\n"
        )

    def convert_dd(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{self.convert_li(el, text, parent_tags)}"

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        across, down = str(el.get("colspan", "1")), str(el.get("rowspan", "1"))
        return cell(text, across=across, down=down, is_heading=el.name == "th")

    convert_th = convert_td

    def convert_tr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return row(text)

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{grid(text)}\n\n"


def _context(name: str) -> set[str]:
    """Say what an element means to those within it, in markdownify's words."""
    if name in ("td", "th"):
        return {name, "_inline", "_cell"}
    if name in _HEADINGS:
        return {name, "_inline"}
    return {name, "_noformat"} if name in ("code", "pre") else {name}


def _is_block(element: PageElement | None) -> bool:
    return isinstance(element, Tag) and element.name in _BLOCKS


def _starts_line(element: PageElement) -> bool:
    return not _beside(element, "previous_sibling").strip()


def _beside(element: PageElement, side: str) -> str:
    """Read what stands on one side of an element in its line, or "" at its end."""
    neighbour = getattr(element, side)
    while neighbour is None and element.parent and not _is_block(element.parent):
        element = element.parent
        neighbour = getattr(element, side)
    if neighbour is None or _is_block(neighbour):
        return ""
    if isinstance(neighbour, Tag) and neighbour.find("br"):
        return ""
    return str(neighbour.get_text())
