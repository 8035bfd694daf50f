"""Letting old articles go, where somebody asked for it: only what nobody touched."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from sqlite3 import Row

from reader.store.connection import Connection
from reader.store.forget import delete, leave_word
from reader.store.moments import seconds

_BATCH = 500
"""Entries in one transaction, so that nobody waits for long."""

_OLD = """
    SELECT entries.id, entries.sort_at, feed_id, identity
    FROM entries JOIN reads ON reads.entry_id = entries.id
    WHERE is_shown = 1 AND (sort_at, entries.id) > (?, ?) AND sort_at < ?
        AND max(first_seen, reads.at) < ? AND is_bookmarked = 0
        AND NOT EXISTS (SELECT 1 FROM notes WHERE entry_id = entries.id)
        AND NOT EXISTS (SELECT 1 FROM tag_choices WHERE entry_id = entries.id)
        AND NOT EXISTS (SELECT 1 FROM positions WHERE entry_id = entries.id)
    ORDER BY sort_at, entries.id LIMIT ?
"""


def let_go(connection: Connection, before: datetime, *, most: int) -> int:
    """Delete articles from before a moment; say how many went.

    They go if they were read before it, too, and bear neither bookmark, note, tag of a
    person's own nor a place where reading stopped. One that its feed still lists stays,
    and none comes back as new should its feed list it again.

    Args:
        connection: The library.
        before: What is newer stays.
        most: How many may go in one go.
    """
    listed = {
        row["id"]: _identities(row["listed"] or b"")
        for row in connection.rows("SELECT id, listed FROM feeds")
    }
    gone = 0
    for rows in _batches(connection, seconds(before)):
        ids = [r["id"] for r in rows if r["identity"] not in listed[r["feed_id"]]]
        ids = ids[: most - gone]
        if ids:
            _delete(connection, ids)
        gone += len(ids)
        if gone >= most:
            break
    return gone


def _batches(connection: Connection, before: int) -> Iterator[Sequence[Row]]:
    after = (-(2**62), 0)
    while rows := connection.rows(_OLD, (*after, before, before, _BATCH)):
        yield rows
        after = rows[-1]["sort_at"], rows[-1]["id"]


def _delete(connection: Connection, ids: Sequence[int]) -> None:
    with connection.writing():
        # Somebody may have marked one since it was looked up.
        still = connection.rows(
            "SELECT id FROM entries WHERE id IN (SELECT value FROM json_each(?)) "
            "AND is_read = 1 AND is_bookmarked = 0 "
            "AND id NOT IN (SELECT entry_id FROM notes) "
            "AND id NOT IN (SELECT entry_id FROM tag_choices)",
            (json.dumps(list(ids)),),
        )
        wanted = [row["id"] for row in still]
        leave_word(connection, wanted)
        delete(connection, wanted)


def _identities(listed: bytes) -> frozenset[bytes]:
    return frozenset(listed[n : n + 16] for n in range(0, len(listed), 16))
