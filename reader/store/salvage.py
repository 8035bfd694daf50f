"""What can still be read of a damaged library, put together with its backup.

The damaged file is set aside and only ever read. A new one is made of the newest good
copy; into it goes every row that can be read of the damaged one, and then, mark by
mark, what the journal says that the person did.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from reader.errors import StoreError
from reader.store import backup, check, portable
from reader.store.access import open_alone
from reader.store.connection import Connection
from reader.store.discrepancies import let_stand, of_bookmark, stands
from reader.store.forget import Meant, delete, ids_of
from reader.store.journal import noted
from reader.store.personal import carried_tables, columns_of
from reader.store.portable import FEED, FETCHED, Portable, Taken
from reader.store.sources import bare_source, is_source

_STEP = 256
"""Rows that are asked for at once, as long as none of them is damaged."""

_BATCH = 200

_TIRED = 2_000
"""Failures in a row after which steps are no longer halved."""

_GUESS = 100_000
"""The last row of a table, where neither the table nor the counts tell it."""


class Rescued(NamedTuple):
    """What became of a damaged library."""

    aside: Path
    """Where it is now."""
    backup: Path | None
    """The copy that the new one began as; None where there was no good one."""
    read: Taken
    """What could be read of the damaged one, and was not in the copy."""
    noted: int
    """Marks that the journal alone knew."""


def rescue(library: Path, *, at: datetime) -> Rescued:
    """Put a sound library in the place of a damaged one, and keep that as it is.

    Raises:
        StoreError: If there is no room, or the folder may not be written to.
    """
    fresh = library.with_name(f"{library.stem}-coming.db")
    backup.remove(fresh)
    aside = backup.set_aside(library, at=at)
    try:
        copied = _begin(library, fresh)
        with closing(Connection.open(fresh)) as connection:
            read, orphans = _merge(connection, aside)
            marks = replay(connection, library)
            read = read.and_then(_take_orphans(connection, orphans))
            # The next start holds feeds.toml against what is here now.
            with connection.writing():
                connection.run("DELETE FROM remembered WHERE name = 'following'")
            for _ in check.examine(connection, fix=True):
                pass
        fresh.rename(library)
    except BaseException:
        # The damaged file is still the better one than none.
        backup.unset_aside(aside, library)
        raise
    finally:
        backup.remove(fresh)
    return Rescued(aside, copied, read, marks)


def replay(connection: Connection, library: Path, *, only_look: bool = False) -> int:
    """Let the marks be as the journal beside a library says; how many were not."""
    last = {(m.feed_url, m.identity, m.table): m for m in noted(library)}
    wrong = [m for m in last.values() if not stands(connection, m)]
    if not only_look:
        for mark in wrong:
            let_stand(connection, mark)
    return len(wrong)


def _begin(library: Path, fresh: Path) -> Path | None:
    # One that was replaced is what somebody did not want.
    copies = sorted(backup.backups(library), key=lambda b: b.kind == "replaced")
    for copy in copies:
        if not backup.fault_of(copy.path):
            backup.duplicate(copy.path, fresh)
            return copy.path
    return None


def _merge(connection: Connection, aside: Path) -> tuple[Taken, list[Portable]]:
    """Put in what can be read; return also bookmarks that have lost their entry."""
    taken, orphans = Taken(), []
    with suppress(sqlite3.Error, StoreError), closing(open_alone(aside)) as damaged:
        damaged.row_factory = sqlite3.Row
        feeds = {row["id"]: row for row in readable(damaged, "feeds")}
        portable.take_feeds(connection, map(_feed, feeds.values()))
        marks = {table: _marks(damaged, table) for table in carried_tables(damaged)}
        for batch in _batches(_entries(damaged, feeds, marks)):
            taken = taken.and_then(portable.take(connection, batch))
        _forget_again(connection, damaged, feeds)
        lonely = marks.get("bookmarks", {}).values()
        orphans = [of_bookmark(kept) for [kept] in lonely]
    return taken, orphans


def _forget_again(
    connection: Connection,
    damaged: sqlite3.Connection,
    feeds: Mapping[int, sqlite3.Row],
) -> None:
    """Let what was erased since the copy was made be erased, and never come again."""
    marks: dict[str, list[bytes]] = {}
    for row in _whole(damaged, "forgotten"):
        if row["feed_id"] in feeds and isinstance(row["mark"], bytes):
            marks.setdefault(feeds[row["feed_id"]]["url"], []).append(row["mark"])
    with connection.writing():
        for url, gone in marks.items():
            delete(connection, ids_of(connection, Meant(url, frozenset(gone))))
            portable.take_forgotten(connection, url, gone)


def _take_orphans(connection: Connection, orphans: list[Portable]) -> Taken:
    """Put those in that are not there: of what was kept, a bookmark itself tells."""
    sql = (
        "SELECT 1 FROM bookmarks WHERE (feed_url, link, title) = (:url, :link, :title)"
    )
    lost = [
        orphan
        for orphan in orphans
        if not connection.row(sql, {"url": orphan.feed_url, **orphan.columns})
    ]
    return portable.take(connection, lost)


def readable(damaged: sqlite3.Connection, table: str) -> Iterator[sqlite3.Row]:
    """Yield the rows of a table that can be read, by their rowids, step by step.

    A step that fails is halved until it is clear which rows are lost; where nothing
    has been found for long, it is skipped as a whole.
    """
    last = _last(damaged, table)
    if last is None:
        yield from _whole(damaged, table)
        return
    steps = [(at, min(at + _STEP, last + 1)) for at in range(0, last + 1, _STEP)]
    steps.reverse()
    failures = 0
    while steps:
        start, stop = steps.pop()
        try:
            found = damaged.execute(
                f"SELECT * FROM {table} WHERE rowid >= ? AND rowid < ?",
                (start, stop),
            ).fetchall()
        except sqlite3.Error:
            failures += 1
            if stop - start > 1 and failures < _TIRED:
                middle = (start + stop) // 2
                steps += [(middle, stop), (start, middle)]
            continue
        failures = 0
        yield from found


def _last(damaged: sqlite3.Connection, table: str) -> int | None:
    """The highest rowid, a guess where it cannot be read, None for a table without."""
    for sql in (f"SELECT max(rowid) FROM {table}", "SELECT last_id FROM counts"):
        try:
            found = damaged.execute(sql).fetchone()
        except sqlite3.OperationalError as error:
            if "no such column" in str(error):
                return None
            if "no such table" in str(error):
                return -1
        except sqlite3.Error:
            continue
        else:
            if found and isinstance(found[0], int):
                return min(found[0], 2**32)
    return _GUESS


def _whole(damaged: sqlite3.Connection, table: str) -> Iterator[sqlite3.Row]:
    """Yield a table's rows in its own order, as far as that goes."""
    with suppress(sqlite3.Error):
        yield from damaged.execute(f"SELECT * FROM {table}")


def _feed(row: sqlite3.Row) -> dict[str, Any]:
    return {name: row[name] for name in FEED if name in row.keys()}  # noqa: SIM118


def _entries(
    damaged: sqlite3.Connection,
    feeds: dict[int, sqlite3.Row],
    marks: dict[str, dict[int, list[dict[str, Any]]]],
) -> Iterator[Portable]:
    """Yield every entry that is whole enough to be one, and take its marks with it."""
    for row in readable(damaged, "entries"):
        feed = feeds.get(row["feed_id"])
        if feed is None or not isinstance(row["identity"], bytes):
            continue
        yield Portable(
            feed_url=feed["url"],
            columns={name: _column(row, name) for name in FETCHED},
            source=_source(damaged, row["id"]),
            marks={table: rows.pop(row["id"], []) for table, rows in marks.items()},
        )


def _column(row: sqlite3.Row, name: str) -> Any:
    # An older wellread's file has not all of them.
    return row[name] if name in row.keys() else None  # noqa: SIM118


def _marks(damaged: sqlite3.Connection, table: str) -> dict[int, list[dict[str, Any]]]:
    columns = columns_of(damaged, table)
    found: dict[int, list[dict[str, Any]]] = {}
    for row in readable(damaged, table):
        values = {name: row[name] for name in columns}
        found.setdefault(row["entry_id"], []).append(values)
    return found


def _source(damaged: sqlite3.Connection, entry_id: int) -> bytes:
    sql = "SELECT source FROM texts WHERE entry_id = ?"
    with suppress(sqlite3.Error):
        found = damaged.execute(sql, (entry_id,)).fetchone()
        if found and is_source(found[0]):
            return bytes(found[0])
    return bare_source()


def _batches(entries: Iterator[Portable]) -> Iterator[list[Portable]]:
    while batch := list(islice(entries, _BATCH)):
        yield batch
