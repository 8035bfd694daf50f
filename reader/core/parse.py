"""A fetched document to a ParsedFeed: RSS, RDF, Atom and JSON Feed alike.

A well-formed feed is cut into its items first. Those that were there the last time are
not read at all, plain ones directly, and only the rest by feedparser, in a document of
which the others have been taken out. All that is doubtful is given to it whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reader.core.cut import MARK, Item, Pieces, cut, date_within, without
from reader.core.dates import read_date
from reader.core.entitle import entitle
from reader.core.heal import (
    has_base,
    heal,
    is_marked,
    is_strange,
    narrow,
    without_controls,
)
from reader.core.heed import dated, heed
from reader.core.json_feed import parse_json
from reader.core.plain import read_plain
from reader.core.prune import prune
from reader.core.recall import clash, fingerprints, name, recall, remember
from reader.core.recognise import recognise
from reader.core.shape import (
    MOST_ENTRIES,
    RawEntry,
    RawFeed,
    gather,
    newest,
    shape,
    title_line,
)
from reader.errors import ParseError
from reader.model import Document, ParsedEntry, ParsedFeed

_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\x20-\x7e]*?)["']""", re.I)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\s;\"']+)", re.I)
_UTF8 = frozenset({"utf-8", "utf8"})
_END_OF_ITEM = re.compile(rb"</(?:item|entry)\s*>")


def parse(document: Document, known: bytes = b"") -> ParsedFeed:
    """Read a feed.

    Every string is clean and within its limits, every link absolute; entries stand in
    the order of the document, each with a guid of its own.

    Args:
        document: As it was fetched.
        known: The ``items`` of the feed as it was parsed before; what is still the same
            in it is counted and not parsed.

    Raises:
        ParseError: If the document is not a feed; says what it is instead.
    """
    content = narrow(document.content).lstrip()
    if not content:
        raise ParseError(document.url, "empty")
    if content[:1] in b"{[":
        return parse_json(document.url, content, known)
    if reason := recognise(content):
        raise ParseError(document.url, reason)
    healed = heal(content)
    feed = _by_items(document, healed, known)
    if feed is None and (bare := without_controls(content)) != content:
        healed = heal(bare)
        feed = _by_items(document, healed, known)
    return replace(
        feed or _whole(document, healed), pace=heed(content), dated=dated(content)
    )


def _by_items(document: Document, content: bytes, known: bytes) -> ParsedFeed | None:
    """Read a feed an item at a time; None where that may come out wrong."""
    if not _is_plain(document, content):
        return None
    if known and (pruned := prune(content, known, document.url.encode())):
        pieces = cut(pruned.content)
        if pieces and pruned.is_sound(pieces):
            read = _Pieces(document, pruned.content, pieces, pruned.prints)
            if feed := read.parsed(known):
                return feed
    pieces = cut(content)
    if pieces is None:
        return None
    read = _Pieces(document, content, pieces)
    return read.parsed(known) or (read.parsed(b"") if known else None)


def _is_plain(document: Document, content: bytes) -> bool:
    """Whether all who have a say agree that a document is UTF-8.

    Where links start must not change on the way through it either.
    """
    declared = _DECLARED.match(content)
    if declared and declared[1].decode().lower() not in _UTF8:
        return False
    is_told = document.media_type and not is_marked(document.content)
    if is_told and not is_strange(document.media_type):
        charset = _CHARSET.search(document.media_type)
        if charset and charset[1].lower() not in _UTF8:
            return False
    return not has_base(content)


def _whole(document: Document, content: bytes) -> ParsedFeed:
    """Have feedparser read all of it, or the beginning of what is too long for that."""
    content, omitted = _bounded(content)
    taken = _taken(document, content)
    raws = newest(taken.entries, lambda raw: raw.published)
    omitted += len(taken.entries) - len(raws)
    feed = gather(title_line(taken.title), taken.link, _shaped(taken, raws))
    return replace(feed, omitted=omitted)


def _taken(document: Document, content: bytes) -> RawFeed:
    # feedparser takes 0.1 s to import, and most feeds do without it.
    from reader.core.take import take

    return take(document, content)


def _bounded(content: bytes) -> tuple[bytes, int]:
    """Keep as many items as a feed may have; feeds begin with their newest ones."""
    ends = [found.end() for found in _END_OF_ITEM.finditer(content)]
    if len(ends) <= MOST_ENTRIES:
        return content, 0
    kept = content[: ends[MOST_ENTRIES - 1]] + content[ends[-1] :]
    return kept, len(ends) - MOST_ENTRIES


def _shaped(taken: RawFeed, raws: Sequence[RawEntry]) -> list[ParsedEntry]:
    return [
        shape(raw if raw.authors else replace(raw, authors=taken.authors), taken.base)
        for raw in raws
    ]


@dataclass(frozen=True, slots=True)
class _Pieces:
    """A feed that could be cut."""

    document: Document
    content: bytes
    pieces: Pieces
    gone: Sequence[bytes] = ()
    """The fingerprints of known items that are not among the pieces."""

    def parsed(self, known: bytes) -> ParsedFeed | None:
        """Read the items that are not known; None where that may come out wrong."""
        if self.gone and len(self.gone) + len(self.pieces.items) > MOST_ENTRIES:
            return None
        items = self._newest()
        omitted = len(self.pieces.items) - len(items)
        prints = fingerprints(
            (self.content[item.start : item.end] for item in items),
            self.document.url.encode(),
            self.pieces.root,
        )
        recalled = recall(b"" if omitted else known, [*self.gone, *prints])
        fresh: dict[bytes, Item] = {}
        for found, item in zip(prints, items, strict=True):
            if found not in recalled:
                fresh.setdefault(found, item)
        taken, raws = self._read(list(fresh.values()))
        if len(raws) != len(fresh):
            return None
        entries = _shaped(taken, raws)
        if clash(entries, recalled.values()):
            return None
        names = map(name, entries)
        return replace(
            gather(title_line(taken.title), taken.link, entries),
            omitted=omitted,
            skipped=len(recalled),
            items=remember(recalled | dict(zip(fresh, names, strict=True))),
        )

    def _read(self, fresh: Sequence[Item]) -> tuple[RawFeed, list[RawEntry]]:
        """Read items, by feedparser where they are not plain; all, or too few."""
        read = [read_plain(item) for item in fresh]
        hard = [item for item, raw in zip(fresh, read, strict=True) if raw is None]
        plain = None if hard else entitle(self.pieces, self.document.url)
        taken = plain or _taken(self.document, self._only(hard))
        others = iter(taken.entries if len(taken.entries) == len(hard) else ())
        found = (raw or next(others, None) for raw in read)
        return taken, [raw for raw in found if raw]

    def _only(self, items: Sequence[Item]) -> bytes:
        """The document with these items and no others."""
        kept = {item.start for item in items}
        others = [item for item in self.pieces.items if item.start not in kept]
        few = without(self.content, others)
        return few.replace(MARK, b"") if self.gone else few

    def _newest(self) -> Sequence[Item]:
        """The items that a feed may have, the newest ones of too many."""
        return newest(self.pieces.items, self._date)

    def _date(self, item: Item) -> datetime | None:
        found = date_within(self.content[item.start : item.end])
        return read_date(found.decode())
