"""A library as lines of JSON, and back: everything that cannot be had again.

The first line says what the file is. Then come the feeds, the saved searches, the
watched words, by what entries would be known that were let go or erased, and the
entries: each with what its feed gave, the text for whoever reads the file, and the rows
of what a person made of it, by table. Nothing in it depends on the library that it came
from, so the same articles make the same lines anywhere.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from reader.core.clean import clean_line
from reader.errors import StoreError
from reader.library.leaving import Left, leave
from reader.library.records import (
    Record,
    address_of,
    mark_of,
    portable_of,
    record_of,
)
from reader.model import Following, Query, SavedSearch, Subscription
from reader.store import portable
from reader.store.portable import Portable, Taken
from reader.store.store import Store

if TYPE_CHECKING:
    from reader.core.cite import Citation

FORMAT = 1

_NONSENSE = (ValueError, KeyError, TypeError, AttributeError, OverflowError)
"""What reading a line can raise when it is not what it should be."""

_LONGEST_LINE = 32 * 2**20
_BATCH = 100
_MOST_MARKS = 1000
"""Of forgotten entries in one line."""


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

    def leave(
        self, query: Query, folder: Path, *, copies: bool = True
    ) -> Iterator[Left]:
        """Write each article that answers a query into a folder, as Markdown.

        Without ``copies`` each story is written once; so it is in books and citations.

        Raises:
            ConfigError: If one cannot be written.
        """
        for entry_id in self._ids(query, copies):
            note = self._store.note(entry_id)
            yield leave(self._store.article(entry_id), note, folder)

    def bind(
        self,
        query: Query,
        stream: BinaryIO,
        *,
        title: str,
        now: datetime,
        copies: bool = True,
    ) -> int:
        """Bind the articles that answer a query as a book, in EPUB; say how many.

        Args:
            query: Which articles; they stand in its order.
            stream: Where the book goes; it can be sought in.
            title: The book's.
            now: When it is made.
            copies: Also articles that tell the same story as another one.
        """
        from reader.library.binding import bind

        articles = (
            (self._store.article(entry_id), self._store.note(entry_id))
            for entry_id in self._ids(query, copies)
        )
        return bind(articles, stream, title=title, now=now)

    def citations(self, query: Query, *, copies: bool = True) -> Iterator[Citation]:
        """Say of each article that answers a query how it is cited."""
        from reader.core.cite import cite

        for entry_id in self._ids(query, copies):
            yield cite(self._store.article(entry_id))

    def _ids(self, query: Query, copies: bool) -> list[int]:
        return self._store.ids(query) if copies else self._store.told_once(query)


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
        yield from _beside_entries(store, following)
    for start in range(0, len(ids), _BATCH):
        batch = ids[start : start + _BATCH]
        given = portable.give(store.connection, batch)
        for entry_id, entry in zip(batch, given, strict=True):
            yield record_of(entry, store.article(entry_id).markdown)


def _beside_entries(store: Store, following: Following) -> Iterator[Record]:
    """Yield what belongs to the whole library alone."""
    for search in following.searches:
        yield {"type": "search", "name": search.name, "query": search.query}
    for term in following.watched:
        yield {"type": "watch", "term": term}
    for url, marks in portable.forgotten(store.connection):
        for start in range(0, len(marks), _MOST_MARKS):
            few = [mark.hex() for mark in marks[start : start + _MOST_MARKS]]
            yield {"type": "forgotten", "feed_url": url, "marks": few}


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
        for url, marks in reader.forgotten:
            portable.take_forgotten(store.connection, url, marks)
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
        self.forgotten: list[tuple[str, list[bytes]]] = []
        self.problems: list[str] = []
        self.entries = self._entries(lines)

    def _entries(self, lines: Iterable[bytes]) -> Iterator[Portable]:
        take: Mapping[str, Callable[[Record], None]] = {
            "feed": self._feed,
            "search": self._search,
            "watch": self._watch,
            "forgotten": self._forgotten,
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
                    yield portable_of(record)
                elif kind in take:
                    take[kind](record)
            except _NONSENSE as error:
                if number == 1:
                    reason = "it is no library that wellread wrote"
                    raise StoreError("import", reason) from error
                self.problems.append(f"line {number}: {_why(error)}")

    def _feed(self, record: Record) -> None:
        url = address_of(record["url"])
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

    def _forgotten(self, record: Record) -> None:
        url = address_of(record["feed_url"])
        if not url:
            raise ValueError("not an address of a feed")
        self.forgotten.append((url, [mark_of(mark) for mark in record["marks"]]))


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


def _why(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"{error.args[0]!r} is missing"
    if isinstance(error, ValueError):
        return clean_line(str(error), 200)
    return "something in it is of another kind than it should be"
