"""A well-formed feed to its items: where each stands, and what it holds.

One pass of expat over the bytes, twenty times as fast as feedparser. It decides nothing
about what an item means; it says which bytes are an item's, so that those which are
known already need not be read, and hands over the children of the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

_RSS, _ATOM = "http://purl.org/rss/1.0/", "http://www.w3.org/2005/Atom"
_ROOTS = {
    "rss": ("rss channel", "item"),
    "http://www.w3.org/1999/02/22-rdf-syntax-ns# RDF": ("RDF", f"{_RSS} item"),
    f"{_ATOM} feed": ("feed", f"{_ATOM} entry"),
}
"""By a feed's root: the names on the way to its items, and that of the items."""

MARK = b"<?known?>"
"""What somebody may put where an item was, to be told how often it is met there."""

_OF_CHANNELS = frozenset({"href", "lastmod"})
"""In an ancient format these are attributes."""

_FAR_DOWN = 200
"""No feed is nested so deeply that is not made to do harm."""

_DATE = re.compile(
    rb"<(?:pubDate|published|updated|dc:date)>(?:<!\[CDATA\[)?([^<>]{4,60})"
)


@dataclass(slots=True)
class Child:
    """An element within an item."""

    name: str
    """With its namespace before it, and a space between."""
    prefix: str
    """What the document writes for that namespace."""
    attributes: dict[str, str]
    pieces: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    """The texts of the elements called ``name`` in it (those of an Atom author)."""
    is_nested: bool = False
    """Whether it holds other elements than an author does."""


@dataclass(slots=True)
class Item:
    """One item, as it stands in the document from ``start`` to ``end``."""

    start: int
    attributes: dict[str, str]
    end: int = 0
    children: list[Child] = field(default_factory=list)
    is_mixed: bool = False
    """Whether it has text between its children."""


@dataclass(slots=True)
class Pieces:
    """A feed in pieces."""

    kind: str
    """What its outermost element is called: rss, RDF or feed."""
    root: bytes
    """The start tag of its outermost element, which says what prefixes mean."""
    items: list[Item]
    head: list[Child]
    """What stands beside the items."""
    marks: int = 0
    """How often ``MARK`` stands where items do."""


class _DoubtError(Exception):
    """The document has something in it that is better left to a whole parse."""


def cut(content: bytes) -> Pieces | None:
    """Find the items of a feed in UTF-8; None where they cannot be told for certain.

    That is so for what is not well-formed, has a document type (and so may have
    entities), or has items elsewhere than its format says.
    """
    try:
        return _Cutter(content).cut()
    except (_DoubtError, expat.ExpatError):
        return None


def without(content: bytes, items: Sequence[Item]) -> bytes:
    """The document without these of its items."""
    kept, at = [], 0
    for item in items:
        kept.append(content[at : item.start])
        at = item.end
    return b"".join([*kept, content[at:]])


def date_within(content: bytes) -> bytes:
    """The first date that stands in an item's bytes; empty where none does."""
    found = _DATE.search(content)
    return found[1] if found else b""


class _Cutter:
    def __init__(self, content: bytes) -> None:
        self._content = content
        self._path: list[str] = []
        self._way, self._name = "", ""
        self._root = b""
        self._items: list[Item] = []
        self._head: list[Child] = []
        self._item: Item | None = None
        self._child: Child | None = None
        self._depth = 0
        """How deep within an item, or beside the items; 1 is a child of either."""
        self._is_name = False
        self._marks = 0
        self._parser = expat.ParserCreate("utf-8", " ")
        self._parser.namespace_prefixes = True
        self._parser.buffer_text = True
        self._parser.buffer_size = 2**16
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = _doubt
        self._parser.ProcessingInstructionHandler = self._instruct

    def cut(self) -> Pieces:
        self._parser.Parse(self._content, True)
        kind = self._way.partition(" ")[0]
        return Pieces(kind, self._root, self._items, self._head, self._marks)

    def _instruct(self, target: str, _value: str) -> None:
        if b"<?%s?>" % target.encode() == MARK and self._is_among_items():
            self._marks += 1

    def _is_among_items(self) -> bool:
        is_within = self._depth or self._item is not None
        return not is_within and " ".join(self._path) == self._way

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._item is not None:
            self._start_within(self._item.children, name, attributes)
            return
        uri_and_name, local, _ = _split(name)
        is_there = self._is_among_items()
        if self._path and uri_and_name == self._name:
            if not is_there:
                raise _DoubtError
            self._item = Item(self._parser.CurrentByteIndex, attributes)
            self._parser.CharacterDataHandler = self._text
        elif local.lower() in ("item", "entry") or len(self._path) > _FAR_DOWN:
            raise _DoubtError
        elif self._depth or (self._path and is_there):
            self._parser.CharacterDataHandler = self._text
            self._start_within(self._head, name, attributes)
        else:
            self._start_around(uri_and_name, local, attributes)

    def _start_around(
        self, uri_and_name: str, local: str, attributes: dict[str, str]
    ) -> None:
        """Go down to where the items are, from the outermost element on."""
        if not self._path:
            if uri_and_name not in _ROOTS:
                raise _DoubtError
            self._way, self._name = _ROOTS[uri_and_name]
            start = self._parser.CurrentByteIndex
            self._root = self._content[start : self._content.index(b">", start)]
        elif any(name.lower() in _OF_CHANNELS for name in attributes):
            raise _DoubtError
        self._path.append(local)

    def _start_within(
        self, children: list[Child], name: str, attributes: dict[str, str]
    ) -> None:
        self._depth += 1
        if self._depth > _FAR_DOWN:
            raise _DoubtError
        if self._depth == 1:
            uri_and_name, local, prefix = _split(name)
            if local.lower() in ("item", "entry"):
                raise _DoubtError
            self._child = Child(uri_and_name, prefix, attributes)
            children.append(self._child)
        elif self._child and self._depth == 2:
            local = _split(name)[1]
            self._is_name = local == "name"
            if self._is_name:
                self._child.names.append("")
            elif local not in ("uri", "email", "url"):
                self._child.is_nested = True
        elif self._child:
            self._child.is_nested = True

    def _end(self, _name: str) -> None:
        if self._depth:
            self._depth -= 1
            if self._item is None and not self._depth:
                self._parser.CharacterDataHandler = None
        elif self._item is None:
            self._path.pop()
        else:
            start = self._parser.CurrentByteIndex
            if start == self._item.start:
                # An empty element, the end of which is not where it ends.
                raise _DoubtError
            self._item.end = self._content.index(b">", start) + 1
            self._items.append(self._item)
            self._item = None
            self._parser.CharacterDataHandler = None

    def _text(self, text: str) -> None:
        if self._depth == 1 and self._child:
            self._child.pieces.append(text)
        elif self._depth == 2 and self._child and self._is_name:
            self._child.names[-1] += text
        elif self._item and not self._depth and not text.isspace():
            self._item.is_mixed = True


def _split(name: str) -> tuple[str, str, str]:
    """Take apart what expat calls an element: ``uri local prefix``, or less."""
    uri, _, rest = name.rpartition(" ")
    if not uri:
        return name, name, ""
    space, _, local = uri.rpartition(" ")
    return (uri, local, rest) if space else (name, rest, "")


def _doubt(*_: object) -> None:
    raise _DoubtError
