"""Entries on their way from one library to another, with what a person made of them.

A salvage reads them from a damaged file, an import from an exported one. Both put them
in here, and nothing that the library has already is lost to what comes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from sqlite3 import IntegrityError
from typing import Any, NamedTuple

from reader.store.connection import Connection
from reader.store.handmade import is_handmade, keyed, made, put
from reader.store.identity import alias_of
from reader.store.index import reindexing
from reader.store.marks import keep_texts
from reader.store.moments import moment
from reader.store.personal import carried_tables, columns_of

FEED = (
    "url",
    "own_title",
    "title",
    "link",
    "category",
    "full_text",
    "every",
    "keep_if",
)
"""The columns of ``feeds`` that mean something elsewhere."""

FETCHED = (
    "identity",
    "content_hash",
    "title",
    "link",
    "author",
    "published",
    "is_guessed",
    "first_seen",
    "sort_at",
    "said",
    "form",
)
"""The columns of ``entries`` that a feed gave; all others are made of them.

``alias`` has the feed's number in it, which is another one elsewhere."""

Row = Mapping[str, Any]

_REVISED = """
    UPDATE entries SET revised_at = (
        SELECT max(at) FROM revisions WHERE entry_id = :id AND is_open = 0
    ) WHERE id = :id
"""


_FORGET = """
    INSERT OR IGNORE INTO forgotten (feed_id, mark)
    SELECT id, :mark FROM feeds WHERE url = :url
        AND NOT EXISTS (
            SELECT 1 FROM entries WHERE feed_id = feeds.id AND identity = :mark
        ) AND NOT EXISTS (
            SELECT 1 FROM entries WHERE feed_id = feeds.id AND said = :mark
        ) AND NOT EXISTS (SELECT 1 FROM entries WHERE alias = :mark)
"""


class Portable(NamedTuple):
    """An entry without anything that means something in one file alone."""

    feed_url: str
    columns: Row
    """Those of FETCHED."""
    source: bytes
    """What the feed gave: see rows.py."""
    marks: Mapping[str, Sequence[Row]]
    """What a person made of it, by table."""


class Taken(NamedTuple):
    """What came in."""

    entries: int = 0
    """That were new."""
    marks: int = 0
    """That were not there."""

    def and_then(self, other: Taken) -> Taken:
        """Both together."""
        return Taken(self.entries + other.entries, self.marks + other.marks)


def feed_rows(connection: Connection) -> list[dict[str, Any]]:
    """Every feed there is, followed or not, by its address."""
    columns = ", ".join((*FEED, "is_followed"))
    rows = connection.rows(f"SELECT {columns} FROM feeds ORDER BY url")
    return [dict(row) for row in rows]


def all_ids(connection: Connection) -> list[int]:
    """Every entry, hidden ones too, in an order that is the same in every library."""
    sql = (
        "SELECT entries.id FROM entries JOIN feeds ON feeds.id = feed_id "
        "ORDER BY feeds.url, identity"
    )
    return [row["id"] for row in connection.rows(sql)]


def feed_urls(connection: Connection, entry_ids: Sequence[int]) -> set[str]:
    """The addresses of the feeds that entries belong to."""
    rows = connection.rows(
        "SELECT DISTINCT url FROM entries JOIN feeds ON feeds.id = feed_id "
        "WHERE entries.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(entry_ids)),),
    )
    return {row["url"] for row in rows}


def give(connection: Connection, entry_ids: Sequence[int]) -> Iterator[Portable]:
    """Yield those entries with all marks, in their order."""
    wanted = json.dumps(list(entry_ids))
    columns = ", ".join(f"entries.{name}" for name in FETCHED)
    rows = connection.rows(
        f"SELECT entries.id AS own_id, url, {columns}, source FROM entries "
        "JOIN feeds ON feeds.id = feed_id JOIN texts ON texts.entry_id = entries.id "
        "WHERE entries.id IN (SELECT value FROM json_each(?))",
        (wanted,),
    )
    marks = {
        table: by_entry(connection, table, wanted)
        for table in carried_tables(connection.raw)
    }
    found = {
        row["own_id"]: Portable(
            feed_url=row["url"],
            columns={name: row[name] for name in FETCHED},
            source=row["source"],
            marks={
                table: rows[row["own_id"]]
                for table, rows in marks.items()
                if row["own_id"] in rows
            },
        )
        for row in rows
    }
    for entry_id in entry_ids:
        if entry_id in found:
            yield found[entry_id]


def forgotten(connection: Connection) -> Iterator[tuple[str, list[bytes]]]:
    """Yield, by feed, what entries would be known by that are never to come back."""
    sql = (
        "SELECT url, mark FROM forgotten JOIN feeds ON feeds.id = feed_id "
        "ORDER BY url, mark"
    )
    for url, rows in groupby(connection.rows(sql), key=lambda row: str(row["url"])):
        yield url, [row["mark"] for row in rows]


def take_forgotten(
    connection: Connection, feed_url: str, marks: Sequence[bytes]
) -> None:
    """Let entries never come that were erased elsewhere; what is here already stays."""
    with connection.writing():
        take_feeds(connection, [{"url": feed_url}])
        connection.run_many(
            _FORGET, ({"url": feed_url, "mark": mark} for mark in marks)
        )


def take_feeds(connection: Connection, feeds: Iterable[Row]) -> None:
    """Put in feeds that are not there; whether one is followed, feeds.toml says."""
    with connection.writing():
        for feed in feeds:
            known = {name: feed[name] for name in FEED if feed.get(name) is not None}
            names = ", ".join(known)
            values = ", ".join(f":{name}" for name in known)
            connection.run(
                f"INSERT INTO feeds ({names}, is_followed) VALUES ({values}, 0) "
                "ON CONFLICT (url) DO UPDATE SET "
                "title = coalesce(nullif(title, ''), excluded.title), "
                "link = coalesce(nullif(link, ''), excluded.link)",
                known,
            )


def take(connection: Connection, entries: Sequence[Portable]) -> Taken:
    """Put entries in, with their marks; what is there already stays as it is.

    Left out are entries that were erased here, since somebody wanted that.

    Raises:
        ValueError: If one of them lacks what it needs; then none is put in.
    """
    try:
        with connection.part():
            return _take(connection, entries)
    except (IntegrityError, KeyError) as error:
        raise ValueError("something that it needs is missing") from error


def _take(connection: Connection, entries: Sequence[Portable]) -> Taken:
    with connection.writing():
        take_feeds(connection, ({"url": entry.feed_url} for entry in entries))
        places = _places(connection, entries)
        entries = [e for e in entries if not _is_forgotten(connection, places, e)]
        new = {
            key: e for e in entries if (key := _key(places, e)) not in places.entries
        }
        ids = _insert(connection, new)
        known = {**places.entries, **ids}
        added = add_marks(
            connection, [(known[_key(places, e)], e.marks) for e in entries]
        )
    return Taken(len(new), added)


class _Places(NamedTuple):
    """Where the entries of a batch belong, or stand already."""

    feeds: Mapping[str, Row]
    entries: Mapping[tuple[int, bytes], int]


def _places(connection: Connection, entries: Sequence[Portable]) -> _Places:
    urls = json.dumps(sorted({entry.feed_url for entry in entries}))
    feeds = {
        row["url"]: dict(row)
        for row in connection.rows(
            "SELECT id, url, category, is_followed FROM feeds "
            "WHERE url IN (SELECT value FROM json_each(?))",
            (urls,),
        )
    }
    found = {}
    for entry in entries:
        key = (feeds[entry.feed_url]["id"], entry.columns["identity"])
        sql = "SELECT id FROM entries WHERE feed_id = ? AND identity = ?"
        if (entry_id := connection.value(sql, key)) is not None:
            found[key] = entry_id
    return _Places(feeds, found)


def _key(places: _Places, entry: Portable) -> tuple[int, bytes]:
    return places.feeds[entry.feed_url]["id"], entry.columns["identity"]


def _is_forgotten(connection: Connection, places: _Places, entry: Portable) -> bool:
    sql = "SELECT 1 FROM forgotten WHERE feed_id = ? AND mark = ?"
    return connection.value(sql, _key(places, entry)) is not None


def _insert(
    connection: Connection, new: Mapping[tuple[int, bytes], Portable]
) -> dict[tuple[int, bytes], int]:
    first = connection.value("SELECT last_id + 1 FROM counts")
    ids = dict(zip(new, range(first, first + len(new)), strict=True))
    names = ", ".join(FETCHED)
    values = ", ".join(f":{name}" for name in FETCHED)
    with reindexing(connection, ids.values()):
        for key, entry in new.items():
            connection.run(
                "INSERT INTO entries "
                f"(id, feed_id, category, is_shown, alias, {names}) "
                f"SELECT :own_id, id, category, is_followed, :alias, {values} "
                "FROM feeds WHERE id = :feed",
                {
                    **entry.columns,
                    "own_id": ids[key],
                    "feed": key[0],
                    "alias": _alias(key[0], entry.columns),
                },
            )
            connection.run(
                "INSERT INTO texts (entry_id, source) VALUES (?, ?)",
                (ids[key], entry.source),
            )
    return ids


def _alias(feed_id: int, columns: Row) -> bytes | None:
    stored = None if columns["is_guessed"] else columns["published"]
    date = None if stored is None else moment(stored)
    return alias_of(feed_id, columns["link"] or "", columns["title"] or "", date)


def add_marks(
    connection: Connection, marks: Sequence[tuple[int, Mapping[str, Sequence[Row]]]]
) -> int:
    """Add what is not there; where there is room for one, what is there stays."""
    added = 0
    for table in carried_tables(connection.raw):
        rows = [(n, row) for n, tables in marks for row in tables.get(table, ())]
        if is_handmade(table):
            there = made(connection, table, {entry_id for entry_id, _ in rows})
            found = dict(keyed(table, entry_id, row) for entry_id, row in rows)
            new = {key: row for key, row in found.items() if key not in there}
            put(connection, table, new)
            added += len(new)
        else:
            added += _add(connection, table, rows)
    keep_texts(connection, [entry_id for entry_id, _ in marks])
    return added


def _add(connection: Connection, table: str, rows: Sequence[tuple[int, Row]]) -> int:
    known = columns_of(connection.raw, table)
    there = by_entry(connection, table, json.dumps([n for n, _row in rows]))
    added = 0
    for entry_id, row in rows:
        columns = {name: row[name] for name in known if name in row}
        if columns in there.get(entry_id, ()):
            continue
        added += connection.run(
            f"INSERT OR IGNORE INTO {table} (entry_id, {', '.join(columns)}) "
            f"VALUES (:own_id, {', '.join(f':{name}' for name in columns)})",
            {**columns, "own_id": entry_id},
        )
    if table == "revisions":
        connection.run_many(_REVISED, [{"id": entry_id} for entry_id, _row in rows])
    return added


def by_entry(
    connection: Connection, table: str, wanted: str
) -> dict[int, list[dict[str, Any]]]:
    """A table's rows for some entries, without their ids."""
    columns = columns_of(connection.raw, table)
    rows = connection.rows(
        f"SELECT entry_id, {', '.join(columns)} FROM {table} "
        "WHERE entry_id IN (SELECT value FROM json_each(?)) "
        f"ORDER BY {', '.join(columns)}",
        (wanted,),
    )
    found: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["entry_id"], []).append({k: row[k] for k in columns})
    return found
