"""Read marks, set or cleared for one entry or a hundred thousand, with the counts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from reader.store.connection import Connection

_MANY = 200
"""Entries from which on it is quicker to count once than to let triggers count each."""

_COUNTING = (
    """UPDATE feeds SET unread = unread + ? * few.number FROM (
        SELECT feed_id, count(*) AS number FROM temp.marked
        JOIN entries ON entries.id = marked.id GROUP BY feed_id
    ) AS few WHERE feeds.id = few.feed_id""",
    """UPDATE counts SET unread = unread + ? * (
        SELECT count(*) FROM temp.marked
        JOIN entries ON entries.id = marked.id WHERE is_shown = 1
    )""",
    """UPDATE tag_counts SET unread = unread + ? * few.number FROM (
        SELECT tags.name, tags.origin, count(*) AS number FROM temp.marked
        JOIN entries ON entries.id = marked.id JOIN tags ON tags.entry_id = marked.id
        WHERE is_shown = 1 GROUP BY tags.name, tags.origin
    ) AS few WHERE tag_counts.name = few.name AND tag_counts.origin = few.origin""",
)


def put_reads(connection: Connection, moments: Mapping[int, int | None]) -> None:
    """Set the moments at which entries were read; None marks an entry unread.

    An entry that does not exist, or that is so already, is left as it is. The caller
    is within ``writing()``.
    """
    read = [(n, at) for n, at in moments.items() if at is not None]
    unread = [(n, None) for n, at in moments.items() if at is None]
    if read:
        _put(connection, read, is_read=True)
    if unread:
        _put(connection, unread, is_read=False)


def _put(
    connection: Connection, pairs: Sequence[tuple[int, int | None]], is_read: bool
) -> None:
    connection.run(
        "CREATE TEMP TABLE IF NOT EXISTS marked (id INTEGER PRIMARY KEY, at INTEGER)"
    )
    _list(connection, pairs)
    connection.run(
        "DELETE FROM temp.marked WHERE id NOT IN (SELECT id FROM entries) "
        f"OR {'' if is_read else 'NOT'} EXISTS "
        "(SELECT 1 FROM reads WHERE entry_id = marked.id)"
    )
    if len(pairs) < _MANY:
        _write(connection, is_read)
    else:
        connection.run("UPDATE counts SET is_bulk = 1")
        _write(connection, is_read)
        connection.run(
            "UPDATE entries SET is_read = ? WHERE id IN (SELECT id FROM temp.marked)",
            (int(is_read),),
        )
        for statement in _COUNTING:
            connection.run(statement, (-1 if is_read else 1,))
        connection.run("UPDATE counts SET is_bulk = 0")
    connection.run("DELETE FROM temp.marked")


def _list(connection: Connection, pairs: Sequence[tuple[int, int | None]]) -> None:
    """Write down what is to be marked, in one statement for what was read at once."""
    at = pairs[0][1]
    if all(moment == at for _, moment in pairs):
        ids = json.dumps([entry_id for entry_id, _ in pairs])
        connection.run(
            "INSERT INTO temp.marked (id, at) SELECT value, ? FROM json_each(?) "
            "WHERE typeof(value) = 'integer'",
            (at, ids),
        )
    else:
        connection.run_many("INSERT INTO temp.marked (id, at) VALUES (?, ?)", pairs)


def _write(connection: Connection, is_read: bool) -> None:
    if is_read:
        connection.run(
            "INSERT INTO reads (entry_id, at) SELECT id, at FROM temp.marked"
        )
    else:
        connection.run(
            "DELETE FROM reads WHERE entry_id IN (SELECT id FROM temp.marked)"
        )
