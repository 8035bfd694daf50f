"""Newsboat's ``cache.db``, read as it stands: its feeds, and the articles of each.

Nothing is ever written to it. What its tables have is told in Newsboat's sources
(``src/cache.cpp``); columns that came with later versions may be missing.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple, Self

from reader.errors import StoreError
from reader.store.access import open_to_read

MAGIC = b"SQLite format 3\0"
"""How every file of SQLite begins."""

_LONGEST = 4 * 2**20
"""Characters of one text; a longer one is cut there."""

_NEEDED = frozenset({"guid", "title", "author", "url", "feedurl", "pubDate", "unread"})


class CachedFeed(NamedTuple):
    """A feed that Newsboat has fetched."""

    url: str
    """Perhaps no address at all, where a program made the feed."""
    link: str
    title: str


class CachedItem(NamedTuple):
    """An article that Newsboat has kept; nothing of it is clean."""

    guid: str
    title: str
    author: str
    url: str
    content: str
    published: int
    """Seconds since 1970; 0 where that is not known."""
    is_unread: bool
    flags: str
    """Letters that somebody set on it, each meaning what they like."""
    enclosure_url: str
    enclosure_type: str


class Cache(AbstractContextManager["Cache"]):
    """A ``cache.db``, open to be read."""

    def __init__(self, path: Path, raw: sqlite3.Connection) -> None:
        self._path = path
        self._raw = raw
        known = {row[1] for row in raw.execute("PRAGMA table_info(rss_item)")}
        if not known >= _NEEDED:
            raise sqlite3.DatabaseError("no such table: rss_item")
        self._columns = ", ".join(
            f"substr({name}, 1, {_LONGEST})" if name in known else "NULL"
            for name in (
                *("guid", "title", "author", "url", "content", "pubDate", "unread"),
                *("flags", "enclosure_url", "enclosure_type"),
            )
        )
        self._there = "coalesce(deleted, 0) = 0" if "deleted" in known else "1"

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open one.

        Raises:
            StoreError: If it is none, or cannot be read.
        """
        try:
            raw = open_to_read(path)
        except sqlite3.Error as error:
            raise StoreError(str(path), f"cannot be read: {error}") from error
        try:
            raw.execute("PRAGMA trusted_schema = OFF")
            raw.text_factory = _text
            return cls(path, raw)
        except sqlite3.Error as error:
            raw.close()
            reason = "it is neither Newsboat's cache.db nor a list of feeds"
            raise StoreError(str(path), reason) from error

    def __exit__(self, *exception: object) -> None:
        self._raw.close()

    def feeds(self) -> list[CachedFeed]:
        """Every feed, in the order in which Newsboat met them."""
        sql = "SELECT rssurl, url, title FROM rss_feed ORDER BY rowid"
        return [CachedFeed(*map(_string, row)) for row in self._rows(sql)]

    def items(self, url: str) -> Iterator[CachedItem]:
        """Yield the articles of a feed that were not deleted, the newest first."""
        sql = (
            f"SELECT {self._columns} FROM rss_item "
            f"WHERE feedurl = ? AND {self._there} ORDER BY pubDate DESC, id DESC"
        )
        for row in self._rows(sql, url):
            guid, title, author, link, content, date, unread, *rest = map(_string, row)
            flags, enclosure_url, enclosure_type = rest
            yield CachedItem(
                guid=guid,
                title=title,
                author=author,
                url=link,
                content=content,
                published=int(date) if re.fullmatch(r"\d{1,12}", date) else 0,
                is_unread=unread != "0",
                flags=flags,
                enclosure_url=enclosure_url,
                enclosure_type=enclosure_type,
            )

    def _rows(self, sql: str, *values: str) -> Iterator[tuple[object, ...]]:
        try:
            yield from self._raw.execute(sql, values)
        except sqlite3.Error as error:
            raise StoreError(str(self._path), f"cannot be read: {error}") from error


def _text(stored: bytes) -> str:
    return stored.decode("utf-8", "replace")


def _string(value: object) -> str:
    if isinstance(value, bytes):
        return _text(value)
    return "" if value is None else str(value)
