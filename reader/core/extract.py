"""The HTML of a page to the HTML of its article.

Two judges who err in different ways say which blocks of the page are the article:
trafilatura, and our own search for the element that holds it; a third is what some
pages tell search engines. What trafilatura names is kept; what it leaves out is kept
where it stands among that and our own search agrees, for it passes over captions,
small headings and cells of tables. The markup stays as it is in the page, so that
tables, lists and exponents are still what they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import trafilatura
from lxml import etree, html
from lxml.html import HtmlElement

from reader.core.locate import Tally, is_apart, locate


def _listed(names: str) -> frozenset[str]:
    return frozenset(names.split())


_SCRIPTS = _listed("script style template svg canvas object embed")
_MACHINERY = _listed(
    """
    noscript select button input textarea link meta head nav dialog
    """
)
_INLINE = _listed(
    """
    a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q rp rt
    ruby s samp small span strike strong sub sup time tt u var wbr br img
    data output nobr
    math maction menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded
    mphantom mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr
    munder munderover semantics annotation none mprescripts
    """
)
_TEXTUAL = _listed("p li td th h2 h3 h4 h5 h6 figcaption blockquote pre dt dd caption")
"""Elements that say what their text is; that of others is often a label or a mark."""
_LOOKS = ("img", "picture", "figure", "hr", "iframe", "video", "audio")

_WORD = re.compile(r"\w+")
_LINE = re.compile(r"[\n|]")
_GRAM = 4
_SAME = 0.6
"""Share of a block's sequences of words that a judge's text must have."""
_PROSE = 80
"""Characters of a block that is surely running text."""
_LINKED = 0.3
_LIST_OF_LINKS = 0.6
_OUTWEIGHS = 0.4
"""Share of the article's text above which no name of a class rules a part out."""
_LEAST_TOLD = 400
_LONGEST_ASKED = 2**20
"""Characters of a page without its scripts; more has been seen to take minutes."""
_BEFORE = 3
"""Elements before the first words among which the article's own picture stands."""


@dataclass(slots=True)
class _Block:
    """Text that stands together in one element, and nearest to it of all blocks."""

    element: HtmlElement
    pieces: list[tuple[HtmlElement, bool]]
    """Where its text hangs in the tree: an element, and whether it is its tail."""
    words: list[str]
    length: int
    linked: float = 0.0
    """Share of its element's text that is links."""
    is_named: bool = False
    is_kept: bool = False

    @property
    def is_prose(self) -> bool:
        """Whether it is running text, and no list of links."""
        return self.length > _PROSE and self.linked < _LINKED

    @property
    def is_links(self) -> bool:
        """Whether it says nothing but where it leads."""
        if any(element.tag == "a" for element in self.element.iterancestors()):
            return True
        return self.linked > _LIST_OF_LINKS


def parse_page(text: str) -> HtmlElement | None:
    """Read a page, however broken; None where there is nothing in it.

    Nothing is loaded, no entity is followed, and what is nested too deep loses its
    tags to libxml2's own limit.
    """
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    content = text.replace("\0", "").encode("utf-8", "ignore")
    try:
        return html.document_fromstring(content, parser=parser)
    except (etree.ParserError, ValueError):
        return None


def extract(text: str, url: str = "", told: str = "") -> str:
    """Take the article out of a page, as HTML; "" where there is none.

    Args:
        text: The page.
        url: Where it came from.
        told: The article's plain text, where the page gives that to search engines.
    """
    tree = parse_page(text)
    if tree is None or (body := tree.find("body")) is None:
        return ""
    for element in list(tree.iter(*_SCRIPTS)):
        element.drop_tree()
    judges = [_Judge(_asked(tree, url))]
    for element in list(body.iter(*_MACHINERY)):
        element.drop_tree()
    tally = Tally(body)
    blocks = list(_blocks(body, tally))
    place = locate(body, tally)
    inside = _within(place, tally) if place is not None else set[HtmlElement]()
    if len(told) >= _LEAST_TOLD:
        judges.append(_Judge(told))
    for block in blocks:
        block.is_named = any(judge.names(block.words) for judge in judges)
    _keep(blocks, inside)
    return _cut_out(body, blocks, inside)


def _asked(tree: HtmlElement, url: str) -> str:
    """Have trafilatura say what the article is, in plain text; it spoils no tree.

    What it would take minutes over is spared it: a page may have 4 MiB.
    """
    text = html.tostring(tree, encoding="unicode")
    if len(text) > _LONGEST_ASKED:
        return ""
    try:
        return trafilatura.extract(text, url=url or None, include_comments=False) or ""
    except Exception:  # its readers of dates and links find holes in themselves
        return ""


def _blocks(body: HtmlElement, tally: Tally) -> Iterator[_Block]:
    """Gather text by the block that it stands in, in the order of the page."""
    found: dict[HtmlElement, list[tuple[HtmlElement, bool]]] = {}
    home: dict[HtmlElement, HtmlElement] = {}
    formulas: set[HtmlElement] = set()
    for element in body.iter(etree.Element):
        parent = element.getparent()
        outer = body if element is body or parent is None else home[parent]
        home[element] = outer if _is_in_line(element.tag) else element
        if element.tag == "math" or parent in formulas:
            formulas.add(element)
        if element.text:
            found.setdefault(home[element], []).append((element, False))
        if element.tail and element is not body:
            found.setdefault(outer, []).append((element, True))
    for element, pieces in found.items():
        # Other judges leave formulas out, and those of a sentence are one with it.
        said = "".join(
            (e.tail if after else e.text) or ""
            for e, after in pieces
            if (e.getparent() if after else e) not in formulas
        )
        if words := _words(said):
            length, linked = len(" ".join(said.split())), tally.linked_share(element)
            yield _Block(element, pieces, words, length, linked)


def _is_in_line(tag: str) -> bool:
    """Tell whether an element parts no text; those that a page made up part none."""
    return tag in _INLINE or "-" in tag or ":" in tag


class _Judge:
    """The text of an article as somebody else sees it."""

    def __init__(self, text: str) -> None:
        # Cells of a table stand in one line.
        self._lines = {tuple(_words(line)) for line in _LINE.split(text)}
        self._grams = set(_grams(_words(text)))

    def names(self, words: Sequence[str]) -> bool:
        """Tell whether a block's words are in it, in their order or nearly so."""
        if len(words) < _GRAM:
            return tuple(words) in self._lines
        grams = list(_grams(words))
        return sum(gram in self._grams for gram in grams) >= _SAME * len(grams)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _grams(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[i:] for i in range(_GRAM)), strict=False)


def _within(place: HtmlElement, tally: Tally) -> set[HtmlElement]:
    """List the elements of the article's own, without the boxes set into it."""
    most = _OUTWEIGHS * tally.length[place]
    found: set[HtmlElement] = set()
    stack = [place]
    while stack:
        element = stack.pop()
        is_box = element is not place and is_apart(element)
        if is_box and tally.length.get(element, 0) < most:
            continue
        found.add(element)
        stack.extend(element)
    return found


def _keep(blocks: Sequence[_Block], inside: set[HtmlElement]) -> None:
    """Decide which blocks are the article.

    Beside those that are named these are the blocks of the place we found which stand
    between two of them; and running text outside, if it is a sibling of theirs.
    """
    named = [i for i, block in enumerate(blocks) if block.is_named]
    first, last = (named[0], named[-1]) if named else (0, len(blocks))
    parents = {
        blocks[i].element.getparent() for i in named if blocks[i].length > _PROSE
    }
    own = {tuple(block.words) for block in blocks if block.element in inside}
    for i, block in enumerate(blocks):
        if block.element not in inside:
            # What the article says itself, a trail of links may say once more.
            block.is_kept = block.is_named and tuple(block.words) not in own
            continue
        if block.is_named:
            block.is_kept = True
            continue
        is_between = first <= i <= last and (
            block.element.tag in _TEXTUAL or block.is_prose
        )
        is_beside = block.element.getparent() in parents and block.is_prose
        block.is_kept = (is_between or is_beside) and not block.is_links


def _cut_out(
    body: HtmlElement, blocks: Sequence[_Block], inside: set[HtmlElement]
) -> str:
    """Write the smallest element that holds all that is kept, and nothing else."""
    kept = [block.element for block in blocks if block.is_kept]
    if not kept:
        return ""
    order = {element: i for i, element in enumerate(body.iter(etree.Element))}
    first, last = order[kept[0]] - _BEFORE, order[kept[-1]]
    homes = set(kept)
    for look in list(body.iter(*_LOOKS)):
        is_among = first <= order[look] <= last and look in inside
        if not (is_among or any(each in homes for each in look.iter(etree.Element))):
            look.drop_tree()
    for block in blocks:
        if not block.is_kept:
            _silence(block)
    top = _shared(kept)
    written: str = html.tostring(top, encoding="unicode", with_tail=False)
    return written


def _silence(block: _Block) -> None:
    for element, is_tail in block.pieces:
        if is_tail:
            element.tail = " "
        else:
            element.text = " "


def _shared(elements: Sequence[HtmlElement]) -> HtmlElement:
    """Find the nearest element around all of these."""
    around: list[HtmlElement] = []
    for element in elements:
        line = [element, *element.iterancestors()][::-1]
        if not around:
            around = line
            continue
        pairs = zip(around, line, strict=False)
        same = next((n for n, (a, b) in enumerate(pairs) if a is not b), None)
        around = around[: min(len(around), len(line)) if same is None else same]
    return around[-1]
