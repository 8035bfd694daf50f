"""What a person did, kept as the rows that it changed, so that it can be undone.

Not the steps are kept but what stood there before and after: undoing puts back the one,
redoing the other, and a row that something else has changed since is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from sqlite3 import Row
from typing import TypeAlias

from reader.model import Action, Edit
from reader.store.changes import (
    Change,
    change_of,
    difference,
    edits_of,
    edits_written,
    written,
)
from reader.store.connection import Connection
from reader.store.handmade import Values, made, put
from reader.store.moments import moment, seconds
from reader.store.texts import pack, unpack

_MOST = 5_000
"""Actions that are kept: opening an article is one, and whoever reads a hundred a day
must still be able to get back a note that they removed weeks ago."""

_LONGEST = timedelta(days=30)
"""For how long."""

_BY_DIGESTS = {"bookmarks": 2, "tag_choices": 1}
"""How many of a table's columns, from the last on, digests write to as well."""

_ACTION = """
    id, at, label, is_automatic, is_undone, edits IS NOT NULL AS is_about_feeds
"""


Editor: TypeAlias = Callable[[tuple[Edit, ...], bool], tuple[Edit, ...]]
"""Undoes edits of feeds.toml (True) or does them again; says how they stand then."""


@contextmanager
def recording(
    connection: Connection,
    tables: Sequence[str],
    entry_ids: Iterable[int],
    *,
    at: datetime,
    label: Callable[[list[int]], str],
    is_automatic: bool = False,
) -> Iterator[list[int]]:
    """Do something to the rows of entries, as one action that can be undone.

    Whatever the block changes is kept with it: all of it, or nothing. A block that
    changes nothing is no action.

    Args:
        connection: The library.
        tables: Where the block writes.
        entry_ids: The entries whose rows it may change.
        at: Now.
        label: What was done, given the entries that it was done to.
        is_automatic: A rule does it, not the person who is there.

    Yields:
        A list that holds the changed entries' ids once the block is over.
    """
    ids, changed = list(entry_ids), list[int]()
    with connection.writing():
        before = {table: made(connection, table, ids) for table in tables}
        yield changed
        changes = [
            difference(table, rows, made(connection, table, ids))
            for table, rows in before.items()
        ]
        changes = [change for change in changes if change.before]
        changed += sorted({key[0] for c in changes for key in c.before})
        if changes:
            keep(connection, changes, at, label(changed), is_automatic=is_automatic)


def keep_edits(
    connection: Connection,
    edits: Sequence[Edit],
    *,
    at: datetime,
    label: str,
    is_automatic: bool = False,
) -> int:
    """Keep what was done to feeds.toml as an action; give its number.

    The caller is within ``writing()``, and edits the file there.
    """
    return keep(connection, (), at, label, is_automatic=is_automatic, edits=edits)


def name(connection: Connection, action_id: int, label: str) -> None:
    """Call an action something else."""
    with connection.writing():
        connection.run("UPDATE actions SET label = ? WHERE id = ?", (label, action_id))


def next_undo(connection: Connection) -> Action | None:
    """What `undo` would undo."""
    row = _next_undo(connection, None)
    return None if row is None else _action(row)


def next_redo(connection: Connection) -> Action | None:
    """What `redo` would do again."""
    row = _next_redo(connection)
    return None if row is None else _action(row)


def undo(
    connection: Connection, action_id: int | None, editor: Editor
) -> Action | None:
    """Undo an action, or the newest one that a person did; None where there is none."""
    with connection.writing():
        row = _next_undo(connection, action_id)
        return None if row is None else _turn(connection, row, editor, is_undone=True)


def redo(connection: Connection, editor: Editor) -> Action | None:
    """Do again what was undone last; None where nothing was."""
    with connection.writing():
        row = _next_redo(connection)
        return None if row is None else _turn(connection, row, editor, is_undone=False)


def actions(connection: Connection) -> list[Action]:
    """What was done and is still kept, the newest first."""
    rows = connection.rows(f"SELECT {_ACTION} FROM actions ORDER BY id DESC")
    return [_action(row) for row in rows]


def forget(
    connection: Connection, entry_ids: Iterable[int], feed_url: str | None = None
) -> None:
    """Take entries, and a feed, out of everything that was ever done, for good."""
    gone = set(entry_ids)
    with connection.writing():
        for row in connection.rows("SELECT id, changes, edits FROM actions"):
            changes = [change_of(known) for known in unpack(row["changes"])]
            rest = [kept for kept in (c.without(gone) for c in changes) if kept.before]
            edits = edits_of(unpack(row["edits"])) if row["edits"] else ()
            left = [e for e in edits if e.table != "feed" or e.key != feed_url]
            if not rest and not left:
                connection.run("DELETE FROM actions WHERE id = ?", (row["id"],))
            elif rest != changes or len(left) < len(edits):
                connection.run(
                    "UPDATE actions SET changes = ?, edits = ? WHERE id = ?",
                    (pack([*map(written, rest)]), _packed(left), row["id"]),
                )


def _next_undo(connection: Connection, action_id: int | None) -> Row | None:
    return connection.row(
        f"SELECT {_ACTION} FROM actions WHERE is_undone = 0 "
        f"AND {'is_automatic = 0' if action_id is None else 'id = :id'} "
        "ORDER BY id DESC LIMIT 1",
        {"id": action_id},
    )


def _next_redo(connection: Connection) -> Row | None:
    sql = f"SELECT {_ACTION} FROM actions WHERE is_undone = 1 ORDER BY id LIMIT 1"
    return connection.row(sql)


def keep(
    connection: Connection,
    changes: Iterable[Change],
    at: datetime,
    label: str,
    *,
    is_automatic: bool = False,
    edits: Sequence[Edit] = (),
) -> int:
    """Put an action on the pile; what was undone before it cannot be redone then.

    Returns:
        Its number.
    """
    if not is_automatic:
        connection.run("DELETE FROM actions WHERE is_undone = 1")
    packed = pack([*map(written, changes)])
    connection.run(
        "INSERT INTO actions (at, label, is_automatic, changes, edits) "
        "VALUES (?, ?, ?, ?, ?)",
        (seconds(at), label, int(is_automatic), packed, _packed(edits)),
    )
    action_id: int = connection.value("SELECT last_insert_rowid()")
    connection.run(
        "DELETE FROM actions WHERE at < ? OR id <= "
        "(SELECT id FROM actions ORDER BY id DESC LIMIT 1 OFFSET ?)",
        (seconds(at - _LONGEST), _MOST),
    )
    return action_id


def _packed(edits: Sequence[Edit]) -> bytes | None:
    return pack(edits_written(edits)) if edits else None


def _turn(
    connection: Connection, row: Row, editor: Editor, *, is_undone: bool
) -> Action:
    action_id = row["id"]
    sql = "SELECT changes, edits FROM actions WHERE id = ?"
    [kept] = connection.rows(sql, (action_id,))
    for change in map(change_of, unpack(kept["changes"])):
        old, new = change.after, change.before
        if not is_undone:
            old, new = new, old
        now = made(connection, change.table, {key[0] for key in old})
        put(
            connection,
            change.table,
            {k: new[k] for k in old if _is_same(change.table, now.get(k), old[k])},
        )
    sql = "UPDATE actions SET is_undone = ? WHERE id = ?"
    connection.run(sql, (int(is_undone), action_id))
    if kept["edits"]:
        # The file comes last, since no transaction rolls it back.
        edits = editor(edits_of(unpack(kept["edits"])), is_undone)
        sql = "UPDATE actions SET edits = ? WHERE id = ?"
        connection.run(sql, (_packed(edits), action_id))
    return _action(row)


def _is_same(table: str, row: Values | None, other: Values | None) -> bool:
    """Whether a row is still what somebody made it.

    The last columns of two tables are filled in, or corrected, by later digests.
    """
    if row and other and (later := _BY_DIGESTS.get(table)):
        return row[:-later] == other[:-later]
    return row == other


def _action(row: Row) -> Action:
    return Action(
        id=row["id"],
        at=moment(row["at"]),
        label=row["label"],
        is_automatic=bool(row["is_automatic"]),
        is_undone=bool(row["is_undone"]),
        is_about_feeds=bool(row["is_about_feeds"]),
    )
