"""Erasing what somebody wants to be gone: the words themselves, wherever they stand.

Deleting a row leaves its bytes in the file, an index remembers words of what it no
longer lists, and the -wal file has every page as it was. So what is erased is taken out
of every table, the index is merged, and the file is written anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from reader.errors import StoreError
from reader.store import backup, journal
from reader.store.connection import Connection
from reader.store.faults import translated
from reader.store.index import reindexing
from reader.store.remote import unlink
from reader.store.undo import forget as forget_actions

_OWN = {"entries", "forgotten"}
"""Tables that are seen to by name; all others are found by their columns."""

# A tag that nothing bears any more may be a word of the person's own.
_UNUSED_TAGS = """
    DELETE FROM tag_counts WHERE NOT EXISTS (
        SELECT 1 FROM tags
        WHERE tags.name = tag_counts.name AND tags.origin = tag_counts.origin
    )
"""


class Meant(NamedTuple):
    """What is to be erased, as any copy of the library knows it."""

    feed_url: str
    identities: frozenset[bytes] | None
    """None for the whole feed."""


class Extent(NamedTuple):
    """How much that is."""

    entries: int
    bookmarked: int


def entry_meant(connection: Connection, entry_id: int) -> Meant | None:
    """An entry, by what it is known by; None where there is none."""
    sql = "SELECT url, identity FROM entries JOIN feeds ON feeds.id = feed_id"
    row = connection.row(f"{sql} WHERE entries.id = ?", (entry_id,))
    return None if row is None else Meant(row["url"], frozenset({row["identity"]}))


def extent(connection: Connection, meant: Meant) -> Extent:
    """How many entries that are, and how many of them are bookmarked."""
    ids = ids_of(connection, meant)
    sql = (
        "SELECT count(*) FROM bookmarks "
        "WHERE entry_id IN (SELECT value FROM json_each(?))"
    )
    return Extent(len(ids), connection.value(sql, (json.dumps(ids),)))


def forget(connection: Connection, meant: Meant) -> int:
    """Erase entries with all that was made of them; say how many.

    They will not come back with the next refresh: by what an entry would be known again
    is kept, as a hash. A feed is erased with its entries, and may be followed anew.

    Raises:
        StoreError: If there is no room to write the library anew; the entries are out
            of it then, but their bytes may still be in the file.
    """
    # Zeros over what is deleted, in case the disk has no room for the rest.
    connection.run("PRAGMA secure_delete = ON")
    with connection.writing():
        ids = ids_of(connection, meant)
        if meant.identities is not None:
            leave_word(connection, ids)
        delete(connection, ids)
        is_feed = meant.identities is None
        forget_actions(connection, ids, meant.feed_url if is_feed else None)
        connection.run(_UNUSED_TAGS)
        if meant.identities is None:
            connection.run("DELETE FROM feeds WHERE url = ?", (meant.feed_url,))
    _rewrite(connection)
    return len(ids)


def forget_in_journal(library: Connection, meant: Meant) -> None:
    """Take what is noted of entries out of the journal.

    Raises:
        StoreError: If the journal cannot be written to.
    """
    try:
        with library.locked():
            journal.erase(library.path, lambda noted: _is_meant(noted, meant))
    except OSError as error:
        path = str(journal.journal_of(library.path))
        raise StoreError(path, error.strerror or str(error)) from error


def forget_in_copies(library: Path, meant: Meant) -> tuple[int, int]:
    """Erase entries from the backups too: how many were rewritten, how many removed.

    A copy that cannot be opened by this wellread has to go as a whole.
    """
    rewritten = removed = 0
    for copy in backup.backups(library):
        try:
            _forget_in_copy(copy.path, meant)
            rewritten += 1
        except StoreError:
            copy.path.unlink(missing_ok=True)
            removed += 1
    return rewritten, removed


def _forget_in_copy(path: Path, meant: Meant) -> None:
    working = path.with_name(f"{path.stem}-coming.db")
    backup.remove(working)
    try:
        backup.duplicate(path, working)
        with closing(Connection.open(working)) as connection:
            forget(connection, meant)
            connection.run("PRAGMA journal_mode = DELETE")
        if fault := backup.fault_of(working):
            raise StoreError(str(path), fault)
        working.replace(path)
    finally:
        backup.remove(working)


def ids_of(connection: Connection, meant: Meant) -> list[int]:
    """The numbers that those entries have here."""
    sql = "SELECT entries.id, identity FROM entries JOIN feeds ON feeds.id = feed_id"
    rows = connection.rows(f"{sql} WHERE url = ?", (meant.feed_url,))
    wanted = meant.identities
    return [r["id"] for r in rows if wanted is None or r["identity"] in wanted]


def _is_meant(noted: journal.Noted, meant: Meant) -> bool:
    if noted.feed_url != meant.feed_url:
        return False
    return meant.identities is None or noted.identity in meant.identities


def leave_word(connection: Connection, ids: Sequence[int]) -> None:
    """Keep by what entries would be known again, so that they never come back."""
    for column in ("identity", "alias", "said"):
        connection.run(
            f"INSERT OR IGNORE INTO forgotten (feed_id, mark) SELECT feed_id, {column} "
            f"FROM entries WHERE {column} IS NOT NULL "
            "AND id IN (SELECT value FROM json_each(?))",
            (json.dumps(ids),),
        )


def delete(connection: Connection, ids: Sequence[int]) -> None:
    """Delete entries with all that hangs on them, a person's marks too.

    What was done to them stays on the pile of actions, where undoing passes over it.
    """
    wanted = (json.dumps(ids),)
    those = "IN (SELECT value FROM json_each(?))"
    # Its marks first: an entry that bears one cannot be deleted. In which order those
    # go that belong to each other as well is settled at the end.
    connection.run("PRAGMA defer_foreign_keys = ON")
    parts = list(_parts(connection.raw))
    unlink(connection, ids)
    with reindexing(connection, ids):
        for table, column in parts:
            connection.run(f"DELETE FROM {table} WHERE {column} {those}", wanted)
        connection.run(f"DELETE FROM entries WHERE id {those}", wanted)


def _parts(raw: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield the tables whose rows belong to an entry, whoever added them, and how."""
    tables = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    for (table,) in tables.fetchall():
        if table in _OWN or table.startswith(("sqlite_", "entries_fts")):
            continue
        for row in raw.execute(f"PRAGMA table_info({table})").fetchall():
            if row[1] in ("entry_id", "other_id"):
                yield table, row[1]


def _rewrite(connection: Connection) -> None:
    """Leave no page as it was: not in the index, the file, or its -wal."""
    with connection.writing():
        connection.run("INSERT INTO entries_fts (entries_fts) VALUES ('optimize')")
    with connection.locked(), translated(connection.path):
        connection.raw.execute("VACUUM")
        connection.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
