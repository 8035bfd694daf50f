"""A feed to the few bytes of it that are not known, since the rest need not be read.

Most feeds of most days are what they were the day before, and a new item or two. What
is known is found by its fingerprint alone, without any parser; in its place stands a
mark, which a parser has to meet where items stand, and not within a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.core.cut import MARK, Pieces
from reader.core.recall import fingerprints, recall

_ROOTS = ((b"<rss", b"item"), (b"<rdf:RDF", b"item"), (b"<feed", b"entry"))
"""How a feed's root begins, and what its items are called; others are read whole."""
_NEAR = 4096
"""Bytes within which a root begins."""


class Pruned(NamedTuple):
    """A document in which marks stand for known items."""

    content: bytes
    root: bytes
    """What its root seemed to be when items were compared."""
    prints: tuple[bytes, ...]
    """The fingerprints of the items that are left out, one for each mark."""

    def is_sound(self, pieces: Pieces) -> bool:
        """Whether what a parser has met shows that items were left out, and only they.

        An item's bytes may stand in another one's text as well.
        """
        marks = len(self.prints)
        return pieces.root == self.root and pieces.marks == marks == self.content.count(
            MARK
        )


def prune(content: bytes, known: bytes, context: bytes) -> Pruned | None:
    """Leave out of a document what is known; None where nothing is.

    Args:
        content: The document, healed.
        known: What `remember` gave for an earlier one.
        context: What the fingerprints were made with, before the root.
    """
    root, name = _root(content)
    if not name:
        return None
    spans = list(_spans(content, name))
    prints = fingerprints((content[a:b] for a, b in spans), context, root)
    recalled = recall(known, prints)
    kept: list[bytes] = []
    gone: list[bytes] = []
    at = 0
    for (start, end), found in zip(spans, prints, strict=True):
        if found in recalled:
            kept += (content[at:start], MARK)
            at = end
            gone.append(found)
    if not gone:
        return None
    return Pruned(b"".join([*kept, content[at:]]), root, tuple(gone))


def _root(content: bytes) -> tuple[bytes, bytes]:
    """Find the start tag of the root, as `cut` has it, and the name of its items."""
    for beginning, name in _ROOTS:
        start = content.find(beginning, 0, _NEAR)
        end = content.find(b">", start)
        if 0 <= start < end:
            return content[start:end], name
    return b"", b""


def _spans(content: bytes, name: bytes) -> Iterator[tuple[int, int]]:
    """Where items seem to stand: each from a start tag to the next end tag."""
    opening, closing, end = b"<" + name, b"</" + name, 0
    while (start := content.find(opening, end)) >= 0:
        last = content.find(closing, start)
        end = content.find(b">", last) + 1
        if last < 0 or not end:
            return
        yield start, end
