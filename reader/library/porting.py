"""A library as lines of JSON, and back: everything that cannot be had again.

The first line says what the file is. Then come the feeds, the saved searches, the
watched words, and the entries: each with what its feed gave, the text for whoever reads
the file, and the rows of what a person made of it, by table. Nothing in it depends on
the library that it came from, so the same articles make the same lines anywhere.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from reader.core.clean import clean_line, clean_text, clean_url
from reader.errors import StoreError
from reader.library.leaving import Left, leave
from reader.model import Following, Query, SavedSearch, Subscription
from reader.store import portable
from reader.store.portable import Portable, Taken
from reader.store.rows import moment, pack, seconds, unpack
from reader.store.sources import check_page, check_source
from reader.store.store import Store

FORMAT = 1

_NONSENSE = (ValueError, KeyError, TypeError, AttributeError, OverflowError)
"""What reading a line can raise when it is not what it should be."""

_BATCH = 100
_LONGEST_LINE = 32 * 2**20
_FIRST = -62_135_596_800  # the year 1
_LAST = 253_402_300_799  # the year 9999

_LINES = ("title", "author", "feed_title", "name", "origin", "readiness")
"""Columns of a person's tables that hold a line; others may hold several."""

Record = dict[str, Any]


class Brought(NamedTuple):
    """What an import brought."""

    taken: Taken
    subscriptions: tuple[Subscription, ...]
    """The feeds that were followed where the file was made."""
    searches: tuple[SavedSearch, ...]
    watched: tuple[str, ...]
    problems: tuple[str, ...]
    """Lines that could not be read, and why."""


class Porting:
    """Takes a library elsewhere, or into this one.

    Args:
        store: The library.
        following: What feeds.toml says.
    """

    def __init__(self, store: Store, following: Following) -> None:
        self._store = store
        self._following = following

    def records(self, query: Query | None = None) -> Iterator[Record]:
        """Yield all there is, or the answer to a query, as what is to be written."""
        return records(self._store, self._following, query)

    def bring(self, lines: Iterable[bytes]) -> Brought:
        """Put a written library into this one; what is here already stays as it is.

        The articles still wait to be understood then.

        Raises:
            StoreError: If it is no file of ours, or one that a newer wellread wrote.
        """
        return bring(self._store, lines)

    def leave(self, query: Query, folder: Path) -> Iterator[Left]:
        """Write each article that answers a query into a folder, as Markdown.

        Raises:
            ConfigError: If one cannot be written.
        """
        for entry_id in self._store.ids(query):
            note = self._store.note(entry_id)
            yield leave(self._store.article(entry_id), note, folder)


def records(
    store: Store, following: Following, query: Query | None
) -> Iterator[Record]:
    """Yield a library, or the answer to a query, as what is to be written.

    Args:
        store: The library.
        following: What feeds.toml says.
        query: None for all there is, with what is not followed any more.
    """
    ids = portable.all_ids(store.connection)
    if query is not None:
        wanted = set(store.ids(query))
        ids = [entry_id for entry_id in ids if entry_id in wanted]
    yield {"type": "wellread", "format": FORMAT}
    needed = None if query is None else portable.feed_urls(store.connection, ids)
    for feed in portable.feed_rows(store.connection):
        if needed is None or feed["url"] in needed:
            flags = {k: bool(feed[k]) for k in ("full_text", "is_followed")}
            yield {"type": "feed", **feed, **flags}
    if query is None:
        for search in following.searches:
            yield {"type": "search", "name": search.name, "query": search.query}
        for term in following.watched:
            yield {"type": "watch", "term": term}
    for start in range(0, len(ids), _BATCH):
        batch = ids[start : start + _BATCH]
        given = portable.give(store.connection, batch)
        for entry_id, entry in zip(batch, given, strict=True):
            yield _record(entry, store.article(entry_id).markdown)


def bring(store: Store, lines: Iterable[bytes]) -> Brought:
    """Put a written library into this one; what is here already stays as it is.

    Raises:
        StoreError: If it is no file of ours, or one that a newer wellread wrote.
    """
    reader = _Reader(lines)
    taken = Taken()
    while batch := list(islice(reader.entries, _BATCH)):
        with store.connection.writing():
            portable.take_feeds(store.connection, reader.feeds.values())
            try:
                taken = taken.and_then(portable.take(store.connection, batch))
            except ValueError:
                # One by one, so that a single one costs only itself.
                for entry in batch:
                    taken = taken.and_then(_take(store, entry, reader.problems))
    with store.connection.writing():
        portable.take_feeds(store.connection, reader.feeds.values())
    return Brought(
        taken,
        tuple(map(_subscription, filter(_is_followed, reader.feeds.values()))),
        tuple(reader.searches),
        tuple(reader.watched),
        tuple(reader.problems),
    )


def _take(store: Store, entry: Portable, problems: list[str]) -> Taken:
    try:
        return portable.take(store.connection, [entry])
    except ValueError as error:
        problems.append(f"{clean_line(entry.columns['title'], 80)!r}: {error}")
        return Taken()


class _Reader:
    """Reads lines; what is no entry is gathered on the way."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self.feeds: dict[str, Record] = {}
        self.searches: list[SavedSearch] = []
        self.watched: list[str] = []
        self.problems: list[str] = []
        self.entries = self._entries(lines)

    def _entries(self, lines: Iterable[bytes]) -> Iterator[Portable]:
        take: Mapping[str, Callable[[Record], None]] = {
            "feed": self._feed,
            "search": self._search,
            "watch": self._watch,
        }
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                record = _parsed(line)
                kind = record["type"]
                if number == 1:
                    _require_format(record)
                elif kind == "entry":
                    yield _portable(record)
                elif kind in take:
                    take[kind](record)
            except _NONSENSE as error:
                if number == 1:
                    reason = "it is no library that wellread wrote"
                    raise StoreError("import", reason) from error
                self.problems.append(f"line {number}: {_why(error)}")

    def _feed(self, record: Record) -> None:
        url = _address(record["url"])
        if not url:
            raise ValueError("not an address of a feed")
        text = {
            name: clean_line(str(record.get(name) or ""), limit=4096)
            for name in ("own_title", "title", "link", "category", "keep_if")
        }
        every = record.get("every")
        self.feeds[url] = {
            "url": url,
            **text,
            "category": text["category"] or "Unsorted",
            "full_text": int(bool(record.get("full_text"))),
            "every": every if isinstance(every, int) else None,
            "is_followed": bool(record.get("is_followed")),
        }

    def _search(self, record: Record) -> None:
        name, query = clean_line(record["name"]), clean_line(record["query"], 2000)
        self.searches.append(SavedSearch(name=name, query=query))

    def _watch(self, record: Record) -> None:
        self.watched.append(clean_line(record["term"]))


def _record(entry: Portable, markdown: str) -> Record:
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


_KNOWN_BY = ("identity", "alias", "content_hash", "said", "form")


def _portable(record: Record) -> Portable:
    """Read an entry; everything in it is from outside, and is cleaned as such.

    Raises:
        ValueError, KeyError, TypeError: If it is none.
    """
    feed_url = _address(record["feed_url"])
    known_by = {name: _bytes(record["known_by"].get(name)) for name in _KNOWN_BY}
    if not (feed_url and known_by["identity"] and known_by["content_hash"]):
        raise ValueError("it does not say what it is known by")
    published, first_seen = (
        _seconds(record["published"]),
        _seconds(record["first_seen"]),
    )
    return Portable(
        feed_url=feed_url,
        columns={
            **known_by,
            "title": clean_line(record["title"]),
            "link": clean_url(record["link"]),
            "author": clean_line(record["author"]),
            "published": published,
            "is_guessed": int(bool(record["published_is_guessed"])),
            "first_seen": first_seen,
            "sort_at": min(published, first_seen),
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
        return clean_line(value, 4096) if name in _LINES else clean_text(value)
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


def _parsed(line: bytes) -> Record:
    if len(line) > _LONGEST_LINE:
        raise ValueError("longer than 32 MiB")
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("not JSON") from None
    if not isinstance(record, dict):
        raise ValueError("not an object")
    return record


def _require_format(record: Record) -> None:
    if record["type"] != "wellread":
        raise ValueError("no library")
    if record["format"] > FORMAT:
        raise StoreError("import", "a newer wellread wrote it; please update")


def _subscription(feed: Record) -> Subscription:
    return Subscription(
        url=feed["url"],
        title=feed["own_title"],
        category=feed["category"],
        full_text=bool(feed["full_text"]),
        every=feed["every"],
        keep_if=feed["keep_if"],
    )


def _is_followed(feed: Record) -> bool:
    return bool(feed["is_followed"])


def _address(url: Any) -> str:
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


def _why(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"{error.args[0]!r} is missing"
    if isinstance(error, ValueError):
        return clean_line(str(error), 200)
    return "something in it is of another kind than it should be"
