"""What articles said before their publishers changed them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from reader.model import CleanLine, CleanText, Revision
from reader.store.connection import Connection
from reader.store.moments import moment, seconds
from reader.store.rows import TEXT
from reader.store.texts import pack, text_of, unpack

_NEWEST = 5
"""Earlier texts of an entry that are kept beside the first one, and beside those that
bore a bookmark or a note while they were current."""

_CURRENT = f"""
    SELECT entries.id, title, readiness, {TEXT},
        is_bookmarked OR EXISTS (SELECT 1 FROM notes WHERE entry_id = entries.id)
        AS is_kept
    FROM entries JOIN texts ON texts.entry_id = entries.id
    WHERE entries.id IN (SELECT value FROM json_each(?)) AND digest_version > 0
"""

_SPARED = f"""
    SELECT min(id) FROM revisions WHERE entry_id = :entry
    UNION SELECT id FROM revisions WHERE entry_id = :entry AND is_kept = 1
    UNION SELECT * FROM (SELECT id FROM revisions WHERE entry_id = :entry
        ORDER BY id DESC LIMIT {_NEWEST})
"""


def keep_earlier(
    connection: Connection, entry_ids: Iterable[int], at: datetime
) -> None:
    """Keep what entries say now, since they are about to say something else.

    Whether a reader will see a difference is known when they have been understood:
    see `settle`. What has not been understood has never been shown.
    """
    rows = connection.rows(_CURRENT, (json.dumps(list(entry_ids)),))
    connection.run_many(
        "INSERT INTO revisions (entry_id, at, title, text, readiness, is_open, "
        "is_kept) VALUES (?, ?, ?, ?, ?, 1, ?)",
        (
            (
                *(row["id"], seconds(at), row["title"], pack(text_of(row))),
                *(row["readiness"], row["is_kept"]),
            )
            for row in rows
        ),
    )


def settle(connection: Connection, entry_ids: Iterable[int]) -> None:
    """Drop what was kept of entries that were understood and say the same after all.

    A teaser that became a whole article is no revision of it either.
    """
    sql = (
        f"SELECT revisions.id AS revision, revisions.title AS old_title, "
        "revisions.text AS old, revisions.at, revisions.readiness AS old_readiness, "
        f"entry_id, entries.title, entries.readiness, {TEXT} "
        "FROM revisions JOIN entries ON entries.id = entry_id "
        "JOIN texts USING (entry_id) "
        "WHERE entry_id IN (SELECT value FROM json_each(?)) AND is_open = 1 "
        "AND digest_version > 0"
    )
    for row in connection.rows(sql, (json.dumps(list(entry_ids)),)):
        before = f"{row['old_title']}\n{unpack(row['old'])}"
        now = f"{row['title']}\n{text_of(row)}"
        is_same = before.split() == now.split()
        if is_same or row["old_readiness"] != row["readiness"]:
            connection.run("DELETE FROM revisions WHERE id = ?", (row["revision"],))
            continue
        connection.run(
            "UPDATE revisions SET is_open = 0 WHERE id = ?", (row["revision"],)
        )
        connection.run(
            "UPDATE entries SET revised_at = ? WHERE id = ?",
            (row["at"], row["entry_id"]),
        )
        connection.run(
            f"DELETE FROM revisions WHERE entry_id = :entry AND id NOT IN ({_SPARED})",
            {"entry": row["entry_id"]},
        )


def revisions(connection: Connection, entry_id: int) -> list[Revision]:
    """The earlier texts of an entry, the oldest first."""
    rows = connection.rows(
        "SELECT at, title, text FROM revisions WHERE entry_id = ? AND is_open = 0 "
        "ORDER BY id",
        (entry_id,),
    )
    return [
        Revision(
            until=moment(row["at"]),
            title=CleanLine(row["title"]),
            text=CleanText(unpack(row["text"])),
        )
        for row in rows
    ]
