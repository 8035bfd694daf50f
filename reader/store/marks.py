"""What a person does to entries: read them, and keep them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from reader.errors import EntryNotFoundError
from reader.store.connection import Connection
from reader.store.rows import FEED_TITLE, TEXT, markdown_of, pack, seconds

_KEPT = f"""
    SELECT entries.id, ?, entries.title, entries.link, author, published, feeds.url,
        {FEED_TITLE}
    FROM entries JOIN feeds ON feeds.id = entries.feed_id
    WHERE entries.id IN (SELECT value FROM json_each(?)) AND is_bookmarked = 0
"""

_WITHOUT_TEXT = f"""
    SELECT entry_id, {TEXT}
    FROM bookmarks JOIN texts USING (entry_id) JOIN entries ON entries.id = entry_id
    WHERE entry_id IN (SELECT value FROM json_each(?))
        AND markdown IS NULL AND digest_version > 0
"""


def mark_read(
    connection: Connection, entry_ids: Sequence[int], is_read: bool, at: datetime
) -> int:
    """Set or clear the read marks of entries; say how many that changed."""
    wanted = json.dumps(list(entry_ids))
    with connection.writing():
        if not is_read:
            return connection.run(
                "DELETE FROM reads WHERE entry_id IN (SELECT value FROM json_each(?))",
                (wanted,),
            )
        return connection.run(
            "INSERT INTO reads (entry_id, at) SELECT id, ? FROM entries "
            "WHERE id IN (SELECT value FROM json_each(?)) AND is_read = 0",
            (seconds(at), wanted),
        )


def bookmark(
    connection: Connection, entry_ids: Sequence[int], keep: bool, at: datetime
) -> int:
    """Keep entries with what they say now, or let them go; say how many that changed.

    Raises:
        EntryNotFoundError: If one of them does not exist; then nothing is changed.
    """
    wanted = json.dumps(list(entry_ids))
    with connection.writing():
        _require(connection, entry_ids)
        if not keep:
            return connection.run(
                "DELETE FROM bookmarks WHERE entry_id IN "
                "(SELECT value FROM json_each(?))",
                (wanted,),
            )
        changed = connection.run(
            "INSERT INTO bookmarks (entry_id, at, title, link, author, published, "
            f"feed_url, feed_title) {_KEPT}",
            (seconds(at), wanted),
        )
        keep_texts(connection, entry_ids)
        return changed


def keep_texts(connection: Connection, entry_ids: Sequence[int]) -> None:
    """Give bookmarks their text, where the entry was not understood when it was kept.

    A bookmark that has a text keeps it, whatever becomes of the article.
    """
    rows = connection.rows(_WITHOUT_TEXT, (json.dumps(list(entry_ids)),))
    connection.run_many(
        "UPDATE bookmarks SET markdown = ? WHERE entry_id = ?",
        ((pack(markdown_of(row)), row["entry_id"]) for row in rows),
    )


def _require(connection: Connection, entry_ids: Sequence[int]) -> None:
    for entry_id in entry_ids:
        found = connection.value("SELECT 1 FROM entries WHERE id = ?", (entry_id,))
        if found is None:
            raise EntryNotFoundError(entry_id)
