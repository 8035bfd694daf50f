"""An article's text and what it was made of, packed for the file and unpacked again."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from sqlite3 import Row
from typing import Any

from reader.model import (
    Block,
    CleanLine,
    CleanText,
    Digest,
    Enclosure,
    Page,
    ParsedEntry,
    Section,
    Span,
)
from reader.store.evidence import listed
from reader.store.moments import moment_or_none, seconds

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

_QUICK = 1
"""How hard zlib tries with a source, of which many arrive at a time: it takes two
thirds of the time, and 4 % more room."""

_PLAIN_BLOCK = Block("", "")[2:]
"""What a block's fields are where nothing is said about them."""


def source_blob(entry: ParsedEntry) -> bytes:
    """Pack what no list and no index needs, but a new digest does."""
    html, offered, guid = entry.html, entry.offered, entry.guid
    source: list[Any] = [html, offered, guid, entry.labels, entry.identifiers]
    listed = [*source, entry.enclosures] if entry.enclosures else source
    return pack(listed, level=_QUICK)


def page_blob(page: Page) -> bytes:
    """Pack what came of a page."""
    published = None if page.published is None else seconds(page.published)
    names = [page.title, page.author, published, page.canonical, page.offered]
    return pack([page.link, page.html, page.reason, *names, page.identifiers])


def page_of(blob: bytes) -> Page:
    """Unpack what came of a page."""
    link, html, reason, *names, identifiers = unpack(blob)
    title, author, published, canonical, offered = names
    return Page(
        link=link,
        html=html,
        reason=reason,
        title=title,
        author=author,
        published=moment_or_none(published),
        canonical=canonical,
        offered=offered,
        identifiers=pairs(identifiers),
    )


def text_columns(digest: Digest, source: bytes) -> dict[str, Any]:
    """Lay a digest's text out as columns of ``texts``, beside its source.

    Opening an article parses nothing but these: its blocks are stored with it. What is
    searched is what the blocks say, and is kept by itself only where it differs.
    """
    sections = [
        (s.title, s.level, s.kind, s.markdown, [_trimmed(b) for b in s.blocks])
        for s in digest.sections
    ]
    said = "\n".join(block.text for s in digest.sections for block in s.blocks)
    return {
        "sections": pack(sections, like=source),
        "plain": None if digest.text == said else pack(digest.text),
        "evidence": pack(listed(digest)),
    }


def sections_of(row: Row) -> tuple[Section, ...]:
    """Read the sections from a row of TEXT; there are none before the first digest."""
    return tuple(
        Section(
            title=CleanLine(title),
            level=level,
            kind=kind,
            markdown=CleanText(markdown),
            blocks=tuple(_block(*block) for block in blocks),
        )
        for title, level, kind, markdown, blocks in _sections(row)
    )


def text_of(row: Row) -> str:
    """Read from a row of TEXT what is searched, a block a line."""
    if row["plain"]:
        return str(unpack(row["plain"]))
    return "\n".join(block[1] for section in _sections(row) for block in section[4])


def markdown_of(row: Row) -> str:
    """Read the whole Markdown from a row of TEXT."""
    return "".join(section[3] for section in _sections(row))


def repacked(row: Row, source: bytes) -> bytes | None:
    """A row's sections as they must be stored beside another source."""
    return pack(_sections(row), like=source) if row["sections"] else None


def pack(
    value: object, like: bytes = b"", level: int = zlib.Z_DEFAULT_COMPRESSION
) -> bytes:
    """JSON, deflated: lists and names only, so that no code comes out of a file.

    What is packed ``like`` another blob is written as its differences from that one,
    which is a sixth of the size where both hold the same text.
    """
    known = zlib.decompress(like) if like else b""
    deflate = zlib.compressobj(level, zdict=known)
    written = listed_json(value).encode("utf-8", "ignore")
    return deflate.compress(written) + deflate.flush()


def unpack(blob: bytes, like: bytes = b"") -> Any:
    """What was packed, with lists for tuples."""
    inflate = zlib.decompressobj(zdict=zlib.decompress(like) if like else b"")
    return json.loads(inflate.decompress(blob))


def _sections(row: Row) -> Any:
    blob = row["sections"]
    return unpack(blob, like=row["source"]) if blob else ()


def listed_json(value: object) -> str:
    """JSON in as few letters as it takes."""
    return _ENCODER.encode(value)


def pairs(listed: Iterable[list[str]]) -> tuple[tuple[str, str], ...]:
    """Pairs as they were before they were written as lists."""
    return tuple((kind, value) for kind, value in listed)


def enclosures_of(source: list[Any]) -> tuple[Enclosure, ...]:
    """Read what was enclosed, where anything was: it comes last in the source."""
    return tuple(Enclosure(*enclosure) for listed in source[5:] for enclosure in listed)


def _trimmed(block: Block) -> list[Any]:
    """A block without the fields at its end that say nothing."""
    fields = list(block)
    while len(fields) > 2 and fields[-1] == _PLAIN_BLOCK[len(fields) - 3]:
        fields.pop()
    return fields


def _block(
    kind: str,
    text: str,
    spans: Iterable[list[Any]] = (),
    level: int = 0,
    marker: str = "",
    quote: int = 0,
    rows: Iterable[list[str]] = (),
    language: str = "",
) -> Block:
    return Block(
        kind,
        text,
        tuple(Span(*span) for span in spans),
        level,
        marker,
        quote,
        tuple(tuple(row) for row in rows),
        language,
    )
