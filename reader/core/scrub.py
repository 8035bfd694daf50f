"""HTML to the tree of what is read: few kinds of tag, and no machinery."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from lxml import etree

from reader.core.boilerplate import (
    is_boilerplate,
    is_credit,
    is_machinery,
    is_suspect,
)
from reader.core.clean import clean_text, clean_url

# More than this is no article, and everything downstream takes time in proportion.
_LONGEST = 512 * 1024
# The converter calls itself three times for each level, and Python stops at 1,000.
_DEEPEST = 200
# Markdown readers give up on deep lists and quotations long before that.
_DEEPEST_LIST = 6
_DEEPEST_QUOTE = 3


def _named(new: str, old: str) -> dict[str, str]:
    return dict.fromkeys(old.split(), new)


_NAMES = {
    **_named("div", "div address article aside center details fieldset footer header"),
    **_named("div", "hgroup legend main section"),
    **_named("strong", "strong b"),
    **_named("em", "em i cite dfn var"),
    **_named("s", "s strike del"),
    **_named("code", "code kbd samp tt"),
    **_named("pre", "pre listing xmp plaintext"),
    **_named("ul", "ul menu dir"),
    **_named("dt", "dt summary"),
    **{name: name for name in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "br")},
    **{name: name for name in ("ol", "li", "dl", "dd", "blockquote", "a", "img")},
    **{name: name for name in ("table", "tr", "td", "th", "caption", "sup", "sub")},
    **{name: name for name in ("figure", "figcaption")},
}
"""What each element is called in the tree; of the others only the text is kept."""

_STYLED = {
    "italic": "em",
    "jp-italic": "em",
    "bold": "strong",
    "jp-bold": "strong",
    "sup": "sup",
    "jp-sup": "sup",
    "superscript": "sup",
    "sub": "sub",
    "jp-sub": "sub",
    "subscript": "sub",
    "wp-caption": "figure",
    "wp-caption-text": "figcaption",
}
"""What publishers write as a class of a plain element."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_INLINE = frozenset({"strong", "em", "s", "code", "a", "sup", "sub"})
_IN_LINE = _INLINE | {"img", "br"}
_LISTS = frozenset({"ul", "ol", "li"})
_TABLE = frozenset({"table", "tr", "td", "th", "caption"})
_VOID = frozenset({"img", "br", "hr"})
_APART = frozenset({"form", "iframe", "nav", "object", "video", "audio"})
_AROUND = {"q": ("“", "”"), "rt": ("(", ")")}

_TAG = re.compile(r"<[a-zA-Z/!]")
_SPACE = re.compile(r"\s+")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_LIGHT_STYLE = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)")
_SLANTED_STYLE = re.compile(r"font-style\s*:\s*(?:italic|oblique)")
_EMOJI = re.compile(r"\b(?:wp-smiley|emoji|latex)\b")
_FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|svg)|(?:img|dsc|image|photo|picture|screenshot)"
    r"[\s_-]*[\d_-]*",
    re.IGNORECASE,
)
_WAYS_BACK = frozenset("↩↑^↵⤴⏎")

_SHORT = 400
_JUNK_AT_MOST = 600
_LINKED_JUNK_AT_MOST = 4000
_CELL_AT_MOST = 800


def scrub(html: str, base_url: str = "") -> BeautifulSoup:
    """Parse HTML and keep what people read of it.

    The tree holds the elements named in ``_NAMES`` and no others, with no attributes
    but ``href``, ``src``, ``alt``, ``start``, ``colspan`` and ``rowspan``; its text is
    clean, its addresses may be followed. HTML beyond 512 KiB is cut off at a tag, and
    elements more than 200 deep lose their tags but not their text.

    Args:
        html: A whole page or a part of one, however broken.
        base_url: What relative addresses are relative to.
    """
    parser = etree.HTMLParser(target=_Target(base_url), encoding="utf-8")
    parser.feed(b"<body>" + _cut(html).encode("utf-8", "ignore"))
    tree: BeautifulSoup = parser.close()
    return tree


def _cut(html: str) -> str:
    html = html.replace("\x00", "")
    if len(html) > _LONGEST:
        html = html[: html.rfind("<", 0, _LONGEST) + 1 or _LONGEST].removesuffix("<")
    if not _TAG.search(html):
        # Plain text knows paragraphs too: it leaves a line empty between them.
        html = "<p>" + re.sub(r"\n[ \t\r]*\n\s*", "<p>", html.strip())
    return html


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet, and what it holds so far."""

    tag: Tag
    chars: int = 0
    linked: int = 0
    """How many of the characters are links."""
    solid: int = 0
    """How many images and rules it holds, which are content without text."""
    is_junk: bool = False
    is_layout: bool = False
    """A table that holds another one was made to place things, not to tell them."""


class _Target:
    """What lxml tells of the HTML it reads, made a tree.

    An element joins its parent when it closes, for only then is it known whether it
    is worth keeping; so each is looked at once, and hostile HTML costs no more than
    honest HTML of its length.
    """

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self._tree = BeautifulSoup("", "lxml")
        self._open = [_Open(self._tree)]
        self._within: Counter[str] = Counter()
        self._endings: list[str | None] = []
        self._text: list[str] = []
        self._skipped = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Open an element, or begin to skip one."""
        if self._skipped or self._is_skipped(name, attributes):
            self._skipped += 1
            return
        kind = self._kind(name, attributes)
        if kind:
            self._flush()
            self._push(kind, attributes)
            self._endings.append(None)
        else:
            before, after = _AROUND.get(name, ("", ""))
            blank = " " if name in _NAMES and name not in _INLINE else ""
            self._text.append(before or blank)
            self._endings.append(after or blank)

    def data(self, text: str) -> None:
        """Take text in, where it is not being skipped."""
        if not self._skipped:
            self._text.append(text)

    def end(self, _name: str) -> None:
        """Close the element that was opened last."""
        if self._skipped:
            self._skipped -= 1
            return
        ending = self._endings.pop()
        if ending is None:
            self._flush()
            self._close(self._open.pop())
        else:
            self._text.append(ending)

    def close(self) -> BeautifulSoup:
        """Give the tree away, once lxml has told everything."""
        self._flush()
        _drop_credit(self._tree)
        return self._tree

    def _is_skipped(self, name: str, attributes: Mapping[str, str]) -> bool:
        if is_machinery(name):
            if name in _APART:
                self._separate()
            return True
        if name == "button":
            return not (self._within["dt"] or self._within["heading"])
        if name == "br":
            return self._starts_block()
        return name in ("a", "span", "img") and is_suspect(attributes)

    def _starts_block(self) -> bool:
        """Tell whether nothing stands yet in the block that is open."""
        if "".join(self._text).strip():
            return False
        for element in reversed(self._open):
            if element.chars or element.solid:
                return False
            if element.tag.name not in _INLINE:
                break
        return True

    def _kind(self, name: str, attributes: Mapping[str, str]) -> str:
        """Decide what an element becomes here; "" keeps its text alone."""
        kind = _styled(_NAMES.get(name, ""), attributes)
        within = self._within
        if not kind or len(self._open) >= _DEEPEST or within["code"] or within["pre"]:
            return "br" if kind == "br" and not within["code"] else ""
        if within["heading"]:
            return kind if kind in _IN_LINE - {"strong"} and not within[kind] else ""
        if kind in _INLINE:
            return "" if within[kind] else kind
        if kind == "hr" and (within["li"] or within["dd"] or within["table"]):
            # After the hyphen of an item, three more make a rule of the whole line.
            return ""
        lists = within["li"] if kind == "li" else within["ul"] + within["ol"]
        if kind in _LISTS and lists >= _DEEPEST_LIST:
            return "div"
        is_too_deep = kind == "blockquote" and within[kind] >= _DEEPEST_QUOTE
        return "div" if is_too_deep else kind

    def _push(self, kind: str, attributes: Mapping[str, str]) -> None:
        if kind not in _IN_LINE:
            self._break_out(kind)
        kept = self._attributes(kind, attributes)
        element = _Open(self._tree.new_tag(kind, attrs=kept))
        element.is_junk = kind not in _IN_LINE and is_suspect(attributes)
        element.is_layout = attributes.get("role") in ("presentation", "none")
        self._open.append(element)
        self._within[kind] += 1
        self._within["heading"] += kind in _HEADINGS

    def _break_out(self, kind: str) -> None:
        """Make room for a block: no bold type, and no list around a heading."""
        for element in reversed(self._open):
            if element.tag.name not in _INLINE:
                break
            self._rename(element.tag, "div")
        if kind in _HEADINGS and self._within["li"]:
            for element in self._open:
                if element.tag.name in _LISTS:
                    self._rename(element.tag, "div")
        if kind == "table" and self._within["table"]:
            for element in self._open:
                element.is_layout |= element.tag.name == "table"

    def _rename(self, tag: Tag, name: str) -> None:
        self._within[tag.name] -= 1
        self._within[name] += 1
        tag.name = name
        tag.attrs.clear()

    def _attributes(self, kind: str, given: Mapping[str, str]) -> dict[str, str]:
        if kind == "a":
            href = given.get("href", "").strip()
            url = "" if href.startswith("#") else clean_url(href, self._base_url)
            return {"href": url} if url else {}
        if kind == "img":
            return _image(given, self._base_url)
        names = ("start",) if kind == "ol" else ("colspan", "rowspan")
        return {name: given[name] for name in names if given.get(name, "").isdecimal()}

    def _flush(self) -> None:
        """Make the text that came in since the last tag one string of the tree."""
        text = "".join(self._text)
        self._text.clear()
        if not text:
            return
        text = clean_text(text)
        if not self._within["pre"]:
            text = _SPACE.sub(" ", text)
        top = self._open[-1]
        top.tag.append(NavigableString(text))
        length = len(text.strip())
        top.chars += length
        top.linked += length if self._within["a"] else 0

    def _close(self, element: _Open) -> None:
        tag, parent = element.tag, self._open[-1]
        self._within[tag.name] -= 1
        self._within["heading"] -= tag.name in _HEADINGS
        _arrange(element)
        if tag.name == "img" and "alt" not in tag.attrs and not self._within["figure"]:
            return
        if self._is_worthless(element):
            self._leave_out(element)
            return
        parent.tag.append(tag)
        parent.chars += element.chars
        parent.linked += element.linked
        parent.solid += element.solid + (tag.name in ("img", "hr"))

    def _is_worthless(self, element: _Open) -> bool:
        tag, chars = element.tag, element.chars
        if tag.name in _VOID or tag.name in ("td", "th"):
            return False
        if not chars:
            return not (element.solid or (tag.name in _INLINE and tag.find("br")))
        if tag.name == "a" and not tag.attrs:
            return tag.get_text().strip(" \ufe0e\ufe0f") in _WAYS_BACK
        if tag.name in _INLINE or tag.name == "pre":
            return False
        if element.is_junk and chars <= (
            _LINKED_JUNK_AT_MOST if element.linked * 2 >= chars else _JUNK_AT_MOST
        ):
            return True
        if chars <= _SHORT and is_boilerplate(tag.get_text(" "), element.linked):
            return True
        return element.linked > 0 and _drop_credit(tag)

    def _leave_out(self, element: _Open) -> None:
        """Leave an element out, and what stood on its two sides apart."""
        if element.tag.name not in _INLINE:
            self._separate()
        elif element.tag.contents:
            self._text.append(" ")

    def _separate(self) -> None:
        self._flush()
        top = self._open[-1].tag
        if top.contents and not isinstance(top.contents[-1], Tag):
            top.append(self._tree.new_tag("br"))


def _styled(kind: str, attributes: Mapping[str, str]) -> str:
    """See through plain elements that are made to look like others, and the reverse."""
    style = attributes.get("style", "").lower()
    if kind == "strong" and style and _LIGHT_STYLE.search(style):
        return ""
    for name in attributes.get("class", "").split():
        if name in _STYLED and kind in ("", "div", "p"):
            return _STYLED[name]
    if kind or not style:
        return kind
    if _BOLD_STYLE.search(style):
        return "strong"
    return "em" if _SLANTED_STYLE.search(style) else kind


def _image(given: Mapping[str, str], base_url: str) -> dict[str, str]:
    """Keep an image's text and address, unless it is there to count readers."""
    alt = _SPACE.sub(" ", clean_text(given.get("alt", ""))).strip()
    if _FILE_NAME.fullmatch(alt) or {given.get("width"), given.get("height")} & {
        "0",
        "1",
    }:
        alt = ""
    if alt and _EMOJI.search(given.get("class", "")):
        return {"alt": alt}
    sources = (given.get(name, "") for name in ("src", "data-src", "data-lazy-src"))
    source = next((url for s in sources if (url := clean_url(s, base_url))), "")
    return {"src": source} | ({"alt": alt} if alt else {})


def _arrange(element: _Open) -> None:
    """Settle what could not be known before an element closed."""
    tag = element.tag
    if tag.name == "table":
        _arrange_table(element)
    elif tag.name == "figure":
        _arrange_figure(tag)
    elif tag.name in _HEADINGS and element.chars > _SHORT // 2:
        # Whole paragraphs are made headings to make them large.
        tag.name = "p"


def _arrange_table(element: _Open) -> None:
    """Make a table that only places things a heap of blocks."""
    table = element.tag
    rows = [len(row.find_all(["td", "th"])) for row in table.find_all("tr")]
    headings = table.find_all(_HEADINGS)
    is_layout = (
        element.is_layout
        or max(rows, default=0) < 2
        or element.chars > _CELL_AT_MOST * sum(rows) // 2
        or (bool(headings) and element.chars > _SHORT * len(rows))
    )
    for heading in headings if not is_layout else ():
        heading.name = "strong"
    for part in [table, *table.find_all(_TABLE)] if is_layout else ():
        part.name = "div"


def _arrange_figure(figure: Tag) -> None:
    """Say once what an image and its caption both say."""
    figure.name = "div"
    image, caption = figure.find("img"), figure.find("figcaption")
    if image is None or caption is None:
        return
    text, alt = caption.get_text().strip(), str(image.get("alt", ""))
    if len(figure.find_all("img")) == 1 and alt.casefold() in text.casefold():
        image["alt"] = text
        caption.decompose()


def _drop_credit(tag: Tag) -> bool:
    """Take "The post … appeared first on …" off the end of a block's text."""
    tail = tag.contents[-6:]
    for i, part in enumerate(tail):
        if isinstance(part, Tag) and part.name not in _INLINE:
            continue
        words = "".join(child.get_text() for child in tail[i:])
        if is_credit(words.strip()):
            for child in tail[i:]:
                child.extract()
            return not tag.get_text().strip()
    return False
