"""What a person did, kept as the rows that it changed, so that it can be undone.

Not the steps are kept but what stood there before and after: undoing puts back the one,
redoing the other, and a row that something else has changed since is left alone.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import accumulate
from operator import sub
from typing import Any, NamedTuple

from reader.model import Action
from reader.store.connection import Connection
from reader.store.handmade import Key, Made, Values, made, put
from reader.store.moments import moment, seconds
from reader.store.texts import pack, unpack

_MOST = 5_000
"""Actions that are kept: opening an article is one, and whoever reads a hundred a day
must still be able to get back a note that they removed weeks ago."""

_LONGEST = timedelta(days=30)
"""For how long."""

_BY_DIGESTS = {"bookmarks": 2, "tag_choices": 1}
"""How many of a table's columns, from the last on, digests write to as well."""

_ACTION = "id, at, label, is_automatic, is_undone"


class _Change(NamedTuple):
    """Rows of one table, as they were and as they became."""

    table: str
    before: Made
    after: Made


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
            _difference(table, rows, made(connection, table, ids))
            for table, rows in before.items()
        ]
        changes = [change for change in changes if change.before]
        changed += sorted({key[0] for c in changes for key in c.before})
        if changes:
            _keep(connection, changes, at, label(changed), is_automatic)


def undo(connection: Connection, action_id: int | None = None) -> Action | None:
    """Undo an action, or the newest one that a person did; None where there is none."""
    row = connection.row(
        f"SELECT {_ACTION}, changes FROM actions WHERE is_undone = 0 "
        f"AND {'is_automatic = 0' if action_id is None else 'id = :id'} "
        "ORDER BY id DESC LIMIT 1",
        {"id": action_id},
    )
    return None if row is None else _turn(connection, row, is_undone=True)


def redo(connection: Connection) -> Action | None:
    """Do again what was undone last; None where nothing was."""
    row = connection.row(
        f"SELECT {_ACTION}, changes FROM actions WHERE is_undone = 1 "
        "ORDER BY id LIMIT 1"
    )
    return None if row is None else _turn(connection, row, is_undone=False)


def actions(connection: Connection) -> list[Action]:
    """What was done and is still kept, the newest first."""
    rows = connection.rows(f"SELECT {_ACTION} FROM actions ORDER BY id DESC")
    return [_action(row) for row in rows]


def forget(connection: Connection, entry_ids: Iterable[int]) -> None:
    """Take entries out of everything that was ever done, for good."""
    gone = set(entry_ids)
    with connection.writing():
        for row in connection.rows("SELECT id, changes FROM actions"):
            changes = [_change(written) for written in unpack(row["changes"])]
            rest = [
                kept for kept in (_without(c, gone) for c in changes) if kept.before
            ]
            if not rest:
                connection.run("DELETE FROM actions WHERE id = ?", (row["id"],))
            elif rest != changes:
                connection.run(
                    "UPDATE actions SET changes = ? WHERE id = ?",
                    (pack([*map(_written, rest)]), row["id"]),
                )


def _without(change: _Change, gone: set[int]) -> _Change:
    return _Change(
        change.table,
        {k: row for k, row in change.before.items() if k[0] not in gone},
        {k: row for k, row in change.after.items() if k[0] not in gone},
    )


def _difference(table: str, before: Made, after: Made) -> _Change:
    keys = [k for k in {**before, **after} if before.get(k) != after.get(k)]
    return _Change(
        table, {k: before.get(k) for k in keys}, {k: after.get(k) for k in keys}
    )


def _keep(
    connection: Connection,
    changes: Iterable[_Change],
    at: datetime,
    label: str,
    is_automatic: bool,
) -> None:
    """Put an action on the pile; what was undone before it cannot be redone then."""
    if not is_automatic:
        connection.run("DELETE FROM actions WHERE is_undone = 1")
    connection.run(
        "INSERT INTO actions (at, label, is_automatic, changes) VALUES (?, ?, ?, ?)",
        (seconds(at), label, int(is_automatic), pack([*map(_written, changes)])),
    )
    connection.run(
        "DELETE FROM actions WHERE at < ? OR id <= "
        "(SELECT id FROM actions ORDER BY id DESC LIMIT 1 OFFSET ?)",
        (seconds(at - _LONGEST), _MOST),
    )


def _turn(connection: Connection, row: Any, *, is_undone: bool) -> Action:
    with connection.writing():
        for change in map(_change, unpack(row["changes"])):
            old, new = change.after, change.before
            if not is_undone:
                old, new = new, old
            now = made(connection, change.table, {key[0] for key in old})
            put(
                connection,
                change.table,
                {k: new[k] for k in old if _is_same(change.table, now.get(k), old[k])},
            )
        connection.run(
            "UPDATE actions SET is_undone = ? WHERE id = ?",
            (int(is_undone), row["id"]),
        )
    return _action(row)


def _is_same(table: str, row: Values | None, other: Values | None) -> bool:
    """Whether a row is still what somebody made it.

    The last columns of two tables are filled in, or corrected, by later digests.
    """
    if row and other and (later := _BY_DIGESTS.get(table)):
        return row[:-later] == other[:-later]
    return row == other


def _action(row: Any) -> Action:
    return Action(
        id=row["id"],
        at=moment(row["at"]),
        label=row["label"],
        is_automatic=bool(row["is_automatic"]),
        is_undone=bool(row["is_undone"]),
    )


def _written(change: _Change) -> list[Any]:
    """A change as JSON can hold it: of ids only the steps, which deflate to nothing."""
    keys = sorted(change.before)
    ids = [key[0] for key in keys]
    return [
        change.table,
        [*map(sub, ids, [0, *ids])],
        [key[1:] for key in keys] if len(keys[0]) > 1 else None,
        _rows_written(change.before[key] for key in keys),
        _rows_written(change.after[key] for key in keys),
    ]


def _change(written: Any) -> _Change:
    table, steps, rest, before, after = written
    ids = list(accumulate(steps))
    keys: list[Key] = [
        (n, *more) for n, more in zip(ids, rest or [()] * len(ids), strict=True)
    ]
    return _Change(
        table,
        dict(zip(keys, _rows_read(before, len(keys)), strict=True)),
        dict(zip(keys, _rows_read(after, len(keys)), strict=True)),
    )


def _rows_written(rows: Iterable[Values | None]) -> Any:
    """Rows as JSON can hold them; where all are alike, as with most marks, only one."""
    listed = [row and [_plain(value) for value in row] for row in rows]
    return [listed[0]] if all(row == listed[0] for row in listed) else listed


def _rows_read(listed: list[Any], count: int) -> list[Values | None]:
    rows = [row and tuple(map(_as_stored, row)) for row in listed]
    return rows * count if len(rows) == 1 else rows


def _plain(value: Any) -> Any:
    return [base64.b64encode(value).decode()] if isinstance(value, bytes) else value


def _as_stored(value: Any) -> Any:
    return base64.b64decode(value[0]) if isinstance(value, list) else value
