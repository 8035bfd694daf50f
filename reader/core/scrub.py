"""HTML to the tree of what is read: few kinds of tag, and no machinery."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from lxml import etree

from reader.core.arrange import arrange, drop_credit
from reader.core.boilerplate import is_boilerplate, is_machinery, is_suspect
from reader.core.clean import clean_text
from reader.core.element import (
    HEADINGS,
    IN_LINE,
    INLINE,
    LISTS,
    NAMES,
    TABLE,
    kept_attributes,
    tag_name,
)
from reader.core.formula import Formula, is_formula

# More than this is no article, and everything downstream takes time in proportion.
_LONGEST = 512 * 1024
_LONGEST_WORD = 100
_NEAR = 4096
# The converter calls itself twice for each level, and Python stops at 1,000 calls.
_DEEPEST = 200
# Markdown readers give up on deep lists and quotations long before that.
_DEEPEST_LIST = 6
_DEEPEST_QUOTE = 3

_VOID = frozenset({"img", "br", "hr"})
_APART = frozenset({"form", "iframe", "nav", "object", "video", "audio"})
_AROUND = {"q": ("“", "”"), "rt": ("(", ")")}
"""What is written around the text of elements that are not kept themselves."""
_WAYS_BACK = frozenset("↩↑^↵⤴⏎¶🔗")

_TAG = re.compile(r"<[a-zA-Z/!]")
_SPACE = re.compile(r"[^\S ]\s*| \s+")
"""White space that is not a single space already."""
_EMPTY_LINES = re.compile(r"\n[ \t\r]*\n\s*")

_VOICED = re.compile(
    r"(?<=[a-z\d)”’])Trusted Source$"
    r"|(?<=\S)\s?(?:\(opens? in (?:a )?new (?:tab|window)\)"
    r"|Opens in (?:a )?new (?:tab|window))$"
)
"""What stands in a link for screen readers, and is glued to it without its style."""

_BLOCK_STYLE = re.compile(r"\bdisplay\s*:\s*(?:block|flex|grid|list-item|table)")

_SHORT = 400
_JUNK_AT_MOST = 600
_LINKED_JUNK_AT_MOST = 4000


def scrub(html: str, base_url: str = "") -> BeautifulSoup:
    """Parse HTML and keep what people read of it.

    The tree holds the elements named in ``element.NAMES`` and no others, with no
    attributes but ``href``, ``src``, ``alt``, ``start``, ``lang`` (of code),
    ``colspan`` and ``rowspan``; its text is clean, its addresses may be followed. HTML
    beyond 512 KiB is cut off at a tag, and elements more than 200 deep lose their tags
    but not their text.

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
        html = html[: _end(html)]
    if not _TAG.search(html):
        # Plain text knows paragraphs too: it leaves a line empty between them.
        html = "<p>" + _EMPTY_LINES.sub("<p>", html.strip())
    return html


def _end(html: str) -> int:
    """Find where to cut off what is too long: at a tag, or at least not within one.

    In a single endless paragraph it is cut between two words.
    """
    opened = html.rfind("<", 0, _LONGEST)
    if opened > html.rfind(">", 0, _LONGEST) or opened > _LONGEST - _NEAR:
        return opened
    blank = html.rfind(" ", _LONGEST - _LONGEST_WORD, _LONGEST)
    return _LONGEST if blank < 0 else blank


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

    @property
    def most_junk(self) -> int:
        """How much text a suspect may have before it is taken for the article."""
        is_linked = self.linked * 2 >= self.chars
        return _LINKED_JUNK_AT_MOST if is_linked else _JUNK_AT_MOST


class _Target:
    """What lxml tells of the HTML it reads, made a tree.

    An element joins its parent when it closes, for only then is it known whether it
    is worth keeping; so each is looked at once, and hostile HTML costs no more than
    honest HTML of its length.
    """

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self._tree = BeautifulSoup("", "html.parser")
        self._open = [_Open(self._tree)]
        self._within: Counter[str] = Counter()
        self._endings: list[str | None] = []
        self._text: list[str] = []
        self._is_begun = False
        self._skipped = 0
        self._formula: Formula | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Open an element, or begin to skip one."""
        # lxml's mapping for an element without any raises and catches at every look.
        attributes = attributes or {}
        if self._skipped or self._is_skipped(name, attributes):
            self._skipped += 1
            return
        if self._formula and name in NAMES:
            # It was never closed, for HTML has no place in a formula.
            self._end_formula()
        if self._formula or is_formula(name):
            self._formula = self._formula or Formula()
            self._formula.start(name)
            self._endings.append("")
            return
        found = self._kind(name, attributes)
        if found:
            self._flush()
            self._push(found, attributes)
            self._endings.append(None)
        else:
            if name == "code" and self._open[-1].tag.name == "pre":
                # Its language stands here, and the element itself is not kept.
                self._open[-1].tag.attrs |= kept_attributes("pre", attributes, "")
            before, after = _AROUND.get(name, ("", ""))
            is_in_line = NAMES.get(name, "em") in IN_LINE
            is_in_line &= not _BLOCK_STYLE.search(attributes.get("style", ""))
            blank = "" if is_in_line else " "
            self._say(before or blank)
            self._endings.append(after or blank)

    def data(self, text: str) -> None:
        """Take text in, where it is not being skipped."""
        if self._skipped:
            return
        if self._formula:
            self._formula.data(text)
        else:
            self._say(text)

    def _say(self, text: str) -> None:
        self._text.append(text)
        self._is_begun |= bool(text) and not text.isspace()

    def end(self, _name: str) -> None:
        """Close the element that was opened last."""
        if self._skipped:
            self._skipped -= 1
            return
        ending = self._endings.pop()
        if self._formula and self._formula.end():
            self._end_formula()
        if ending is None:
            self._flush()
            self._close(self._open.pop())
        else:
            self._say(ending)

    def _end_formula(self) -> None:
        if self._formula:
            self._say(self._formula.text())
            self._formula = None

    def close(self) -> BeautifulSoup:
        """Give the tree away, once lxml has told everything."""
        self._flush()
        drop_credit(self._tree)
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
        if self._is_begun:
            return False
        for element in reversed(self._open):
            if element.chars or element.solid:
                return False
            if element.tag.name not in INLINE:
                break
        return True

    def _kind(self, name: str, attributes: Mapping[str, str]) -> str:
        """Decide what an element becomes here; "" keeps its text alone."""
        found, within = tag_name(name, attributes), self._within
        if not found or len(self._open) >= _DEEPEST or within["code"] or within["pre"]:
            return "br" if found == "br" and not within["code"] else ""
        if within["heading"] and (found not in IN_LINE or found == "strong"):
            return ""
        if found in INLINE:
            return "" if within[found] else found
        if found == "hr" and (within["li"] or within["dd"] or within["table"]):
            # After the hyphen of an item, three more make a rule of the whole line.
            return ""
        return "div" if self._is_out_of_place(found) else found

    def _is_out_of_place(self, found: str) -> bool:
        """Tell whether an element is too deep, or a cell that no table holds."""
        within = self._within
        if found in TABLE - {"table"}:
            return not within["table"]
        if found in LISTS:
            lists = within["li"] if found == "li" else within["ul"] + within["ol"]
            return lists >= _DEEPEST_LIST
        return found == "blockquote" and within[found] >= _DEEPEST_QUOTE

    def _push(self, found: str, attributes: Mapping[str, str]) -> None:
        if found not in IN_LINE:
            self._break_out(found)
        attrs = kept_attributes(found, attributes, self._base_url)
        element = _Open(self._tree.new_tag(found, attrs=attrs))
        element.is_junk = found not in IN_LINE and is_suspect(attributes)
        element.is_layout = attributes.get("role") in ("presentation", "none")
        self._open.append(element)
        self._within[found] += 1
        self._within["heading"] += found in HEADINGS

    def _break_out(self, found: str) -> None:
        """Make room for a block: no bold type, and no list around a heading."""
        for element in reversed(self._open):
            if element.tag.name not in INLINE:
                break
            self._rename(element.tag, "div")
        if found in HEADINGS and self._within["li"]:
            for element in self._open:
                if element.tag.name in LISTS:
                    self._rename(element.tag, "div")
        if found == "table" and self._within["table"]:
            for element in self._open:
                element.is_layout |= element.tag.name == "table"

    def _rename(self, tag: Tag, name: str) -> None:
        self._within[tag.name] -= 1
        self._within[name] += 1
        tag.name = name
        tag.attrs.clear()

    def _flush(self) -> None:
        """Make the text that came in since the last tag one string of the tree."""
        text = "".join(self._text)
        self._text.clear()
        self._is_begun = False
        if not text:
            return
        text = clean_text(text)
        if not self._within["pre"]:
            text = _SPACE.sub(" ", text)
        if self._within["a"]:
            text = _VOICED.sub("", text)
        top = self._open[-1]
        top.tag.append(NavigableString(text))
        length = len(text.strip())
        top.chars += length
        top.linked += length if self._within["a"] else 0

    def _close(self, element: _Open) -> None:
        tag, parent = element.tag, self._open[-1]
        self._within[tag.name] -= 1
        self._within["heading"] -= tag.name in HEADINGS
        arrange(tag, element.chars, is_layout=element.is_layout)
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
            return not (element.solid or (tag.name in INLINE and tag.find("br")))
        if tag.name == "a" and not tag.attrs:
            return tag.get_text().strip(" \ufe0e\ufe0f") in _WAYS_BACK
        if tag.name in INLINE or tag.name == "pre":
            return False
        if element.is_junk and chars <= element.most_junk:
            return True
        if chars <= _SHORT and is_boilerplate(tag.get_text(" "), element.linked):
            return True
        return element.linked > 0 and drop_credit(tag)

    def _leave_out(self, element: _Open) -> None:
        """Leave an element out, and what stood on its two sides apart."""
        if element.tag.name not in INLINE:
            self._separate()
        elif element.tag.contents:
            self._text.append(" ")

    def _separate(self) -> None:
        self._flush()
        top = self._open[-1].tag
        if top.contents and not isinstance(top.contents[-1], Tag):
            top.append(self._tree.new_tag("br"))
