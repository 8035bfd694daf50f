"""Read marks, set or cleared for one entry or a hundred thousand, with the counts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from reader.store.connection import Connection

_MANY = 200
"""Entries from which on it is quicker to count once than to let triggers count each."""

_COUNT_FEEDS = """
    UPDATE feeds SET unread = unread + ? * few.number FROM (
        SELECT feed_id, count(*) AS number FROM temp.marked
        JOIN entries ON entries.id = marked.id GROUP BY feed_id
    ) AS few WHERE feeds.id = few.feed_id
"""

_SHOWN = """
    SELECT count(*) FROM temp.marked
    JOIN entries ON entries.id = marked.id WHERE is_shown = 1
"""

_COUNT_TAGS = """
    UPDATE tag_counts SET unread = {base} + ? * few.number FROM (
        SELECT tags.name, tags.origin, count(*) AS number FROM {source}
        CROSS JOIN tags ON tags.entry_id = entries.id
        WHERE is_shown = 1 {condition} GROUP BY tags.name, tags.origin
    ) AS few WHERE tag_counts.name = few.name AND tag_counts.origin = few.origin
"""


def mark(
    connection: Connection, entry_ids: Iterable[int], at: int | None
) -> dict[int, int | None]:
    """Set or clear the read marks of entries.

    An entry that does not exist, or that is so already, is left as it is. The caller
    is within ``writing()``.

    Args:
        connection: The library.
        entry_ids: The entries.
        at: When they were read; None where they are not.

    Returns:
        Those that this changed, with when they had been read before.
    """
    pairs = [(entry_id, at) for entry_id in dict.fromkeys(entry_ids)]
    return _put(connection, pairs, is_read=at is not None) if pairs else {}


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
) -> dict[int, int | None]:
    connection.run(
        "CREATE TEMP TABLE IF NOT EXISTS marked (id INTEGER PRIMARY KEY, at INTEGER)"
    )
    _list(connection, pairs)
    connection.run(
        "DELETE FROM temp.marked WHERE id NOT IN (SELECT id FROM entries) "
        f"OR {'' if is_read else 'NOT'} EXISTS "
        "(SELECT 1 FROM reads WHERE entry_id = marked.id)"
    )
    changed = {
        row[0]: row[1]
        for row in connection.rows(
            "SELECT marked.id, reads.at FROM temp.marked "
            "LEFT JOIN reads ON reads.entry_id = marked.id ORDER BY marked.id"
        )
    }
    if len(changed) < _MANY:
        _write(connection, is_read)
    else:
        connection.run("UPDATE counts SET is_bulk = 1")
        _write(connection, is_read)
        connection.run(
            "UPDATE entries SET is_read = ? WHERE id IN (SELECT id FROM temp.marked)",
            (int(is_read),),
        )
        _count(connection, is_read)
        connection.run("UPDATE counts SET is_bulk = 0")
    connection.run("DELETE FROM temp.marked")
    return changed


def _count(connection: Connection, is_read: bool) -> None:
    sign = -1 if is_read else 1
    shown = connection.value(_SHOWN)
    connection.run(_COUNT_FEEDS, (sign,))
    connection.run("UPDATE counts SET unread = unread + ? * ?", (sign, shown))
    [(total, unread)] = connection.rows("SELECT total, unread FROM counts")
    _count_tags(connection, sign, shown, unread=unread, read=total - unread)


def _count_tags(
    connection: Connection, sign: int, marked: int, *, unread: int, read: int
) -> None:
    """Count by whichever are the fewest: those marked, those unread now, those read.

    Of a whole library that is marked, one of the last two is next to none.
    """
    fewest = min(marked, unread, read)
    if fewest == marked:
        base, source, condition = "unread", "temp.marked JOIN entries USING (id)", ""
    elif fewest == unread:
        # By what it learned before, SQLite may still think that most are unread.
        source = "entries INDEXED BY entries_unread"
        base, condition, sign = "0", "AND is_read = 0", 1
    else:
        base, condition, sign = "total", "", -1
        source = "reads JOIN entries ON entries.id = reads.entry_id"
    if fewest != marked:
        connection.run(f"UPDATE tag_counts SET unread = {base} WHERE unread <> {base}")
    sql = _COUNT_TAGS.format(base=base, source=source, condition=condition)
    connection.run(sql, (sign,))


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
