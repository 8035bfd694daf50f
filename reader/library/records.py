"""An entry and its marks to a record of JSON, and back: what comes back is checked."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from reader.core.clean import clean_line, clean_text, clean_url
from reader.store.moments import moment, seconds
from reader.store.portable import Portable
from reader.store.sources import check_page, check_source
from reader.store.texts import pack, unpack

Record = dict[str, Any]
"""One line of an export."""

_FIRST = -62_135_596_800  # the year 1
_LAST = 253_402_300_799  # the year 9999

_LONGEST_LINE = 4096
"""Characters of a line: a title may have more of them than are ever shown."""

_LINES = ("title", "author", "feed_title", "name", "origin", "readiness")
"""Columns of a person's tables that hold a line; others may hold several."""


def record_of(entry: Portable, markdown: str) -> Record:
    """Write an entry down, with its marks and, to be read, its text."""
    columns = entry.columns
    return {
        "type": "entry",
        "feed_url": entry.feed_url,
        "title": columns["title"],
        "link": columns["link"],
        "author": columns["author"],
        "published": _iso(columns["published"]),
        "published_is_guessed": bool(columns["is_guessed"]),
        "first_seen": _iso(columns["first_seen"]),
        "sorted_as": _iso(columns["sort_at"]),
        "is_read": bool(entry.marks.get("reads")),
        "is_bookmarked": bool(entry.marks.get("bookmarks")),
        "marks": {
            table: [{k: _plain(v) for k, v in row.items()} for row in rows]
            for table, rows in entry.marks.items()
            if rows
        },
        "known_by": {name: _hex(columns[name]) for name in _KNOWN_BY},
        "source": unpack(entry.source),
        "markdown": markdown,
    }


_KNOWN_BY = ("identity", "content_hash", "said", "form")


def portable_of(record: Record) -> Portable:
    """Read an entry; everything in it is from outside, and is cleaned as such.

    Raises:
        ValueError, KeyError, TypeError: If it is none.
    """
    feed_url = address_of(record["feed_url"])
    known_by = {name: _bytes(record["known_by"].get(name)) for name in _KNOWN_BY}
    if not (feed_url and known_by["identity"] and known_by["content_hash"]):
        raise ValueError("it does not say what it is known by")
    published, first_seen = (
        _seconds(record["published"]),
        _seconds(record["first_seen"]),
    )
    sort_at = _seconds(record.get("sorted_as") or record["published"])
    return Portable(
        feed_url=feed_url,
        columns={
            **known_by,
            "title": clean_line(record["title"], _LONGEST_LINE),
            "link": clean_url(record["link"]),
            "author": clean_line(record["author"], _LONGEST_LINE),
            "published": published,
            "is_guessed": int(bool(record["published_is_guessed"])),
            "first_seen": first_seen,
            "sort_at": min(sort_at, published, first_seen),
        },
        source=_source(record["source"]),
        marks={
            str(table): [_mark(row) for row in rows]
            for table, rows in record["marks"].items()
        },
    )


def _mark(row: Record) -> Record:
    return {str(name): _stored(name, value) for name, value in row.items()}


def _stored(name: str, value: Any) -> Any:
    if isinstance(value, dict):  # {"packed": …}: a text, or a source
        packed = value["packed"]
        if isinstance(packed, str):
            return pack(clean_text(packed))
        return _page(packed) if name == "found" else _source(packed)
    if isinstance(value, str):
        return clean_line(value, _LONGEST_LINE) if name in _LINES else clean_text(value)
    if value is None or isinstance(value, int):
        return value
    raise ValueError(f"{name} is neither a text nor a number")


def _source(listed: Any) -> bytes:
    """Pack what a feed gave; its labels are shown, and so have to be lines."""
    if isinstance(listed, list) and len(listed) > 3 and isinstance(listed[3], list):
        labels = [clean_line(str(label)) for label in listed[3]]
        listed = [*listed[:3], labels, *listed[4:]]
    return check_source(listed)


def _page(listed: Any) -> bytes:
    """Pack what came of a page; its title and author are shown as lines."""
    if isinstance(listed, list) and len(listed) > 4:
        named = [clean_line(str(text)) for text in listed[3:5]]
        listed = [*listed[:3], *named, *listed[5:]]
    return check_page(listed)


def _plain(value: Any) -> Any:
    return {"packed": unpack(value)} if isinstance(value, bytes) else value


def mark_of(written: Any) -> bytes:
    """By what a forgotten entry is known.

    Raises:
        ValueError, TypeError: If it is no such thing.
    """
    if not (mark := _bytes(written)):
        raise ValueError("it does not say what it is known by")
    return mark


def address_of(url: Any) -> str:
    """A feed's address, where this is one that we would follow; else nothing."""
    if not isinstance(url, str):
        return ""
    is_bundled = url.startswith("wellread:") and url.isprintable()
    return url if is_bundled or clean_url(url) == url else ""


def _iso(stored: int) -> str:
    return moment(stored).isoformat().replace("+00:00", "Z")


def _seconds(iso: str) -> int:
    when = datetime.fromisoformat(iso)
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(_FIRST, min(seconds(when), _LAST))


def _hex(blob: bytes | None) -> str | None:
    return None if blob is None else blob.hex()


def _bytes(written: str | None) -> bytes | None:
    return None if written is None else bytes.fromhex(written)[:32]
