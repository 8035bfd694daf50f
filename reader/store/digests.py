"""What is made of entries: handed out to be understood, and kept as it comes back."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from sqlite3 import Row
from typing import Any

from reader.model import Digest, ParsedEntry
from reader.store import marks, revisions, watching
from reader.store.handmade import choices_of, chosen, remember_origins, write_tags
from reader.store.index import reindexing
from reader.store.rows import PARSED, TEXT, digest_columns, parsed_of
from reader.store.rules import apply, new_unread
from reader.store.store import Store
from reader.store.texts import text_columns
from reader.store.told import read_told

_WAITING = f"""
    SELECT {PARSED}, content_hash FROM entries
    JOIN texts ON texts.entry_id = entries.id
    WHERE is_shown = 1 AND digest_version = :stage
        AND entries.id NOT IN (SELECT value FROM json_each(:but))
        AND (:feeds IS NULL OR feed_id IN (
            SELECT id FROM feeds WHERE url IN (SELECT value FROM json_each(:feeds))
        ))
    ORDER BY sort_at DESC, entries.id DESC LIMIT :limit
"""

_NEXT_VERSION = """
    SELECT min(digest_version) FROM entries
    WHERE is_shown = 1 AND digest_version > ? AND digest_version < ?
"""


class Digests:
    """Hands out entries, and keeps their digests with all that hangs on them.

    Every method is one transaction, or a part of the one around it.
    """

    def __init__(self, store: Store) -> None:
        self._connection = store.connection
        self._asking = store.asking
        # What the entries handed out for digesting said, since they may change while
        # they are being digested.
        self._handed_out: dict[int, bytes] = {}

    def writing(self) -> AbstractContextManager[None]:
        """Write what several calls within a block write as one: all of it, or nothing.

        Nobody else can write meanwhile, so a block should be over in a moment.
        """
        return self._connection.writing()

    def part(self) -> AbstractContextManager[None]:
        """The same for a part of such a block, which may fail without the rest."""
        return self._connection.part()

    def undigested(
        self,
        version: int,
        *,
        limit: int,
        feeds: Collection[str] | None = None,
        but: Collection[int] = (),
    ) -> list[tuple[int, ParsedEntry]]:
        """Entries that no digest of this version was made of.

        Those that have none at all come first, then those with the oldest version,
        the newest entries first among them. Hidden entries wait until they are shown.

        Args:
            version: Below which a digest does not count; 1 asks for those without any.
            limit: How many to give.
            feeds: Only those of these; of all if None.
            but: Entries that have been handed out before, and are in work.
        """
        named = None if feeds is None else json.dumps(list(feeds))
        known = json.dumps(list(but))
        found: list[Row] = []
        stage: int | None = 0
        while stage is not None and stage < version and len(found) < limit:
            left = limit - len(found)
            values = {"stage": stage, "feeds": named, "limit": left, "but": known}
            found += self._connection.rows(_WAITING, values)
            stage = self._connection.value(_NEXT_VERSION, (stage, version))
        self._handed_out.update((row["id"], row["content_hash"]) for row in found)
        return [(row["id"], parsed_of(row)) for row in found]

    def is_waiting(self, version: int) -> bool:
        """Whether anything waits to be understood."""
        return bool(self.undigested(version, limit=1) or self.overtaken())

    def save_digests(self, digests: Mapping[int, Digest]) -> list[int]:
        """Store digests with their tags, and index them, in one transaction.

        Left out are entries that are gone, or that changed since `undigested` handed
        them out: those still wait, and a digest of what they said before is no use.

        Returns:
            The entries whose digests are stored.
        """
        with self.writing():
            rows = {row["id"]: row for row in self._current(digests)}
            choices = choices_of(self._connection, rows)
            texts = {entry_id: digests[entry_id].text for entry_id in rows}
            ruled = new_unread(self._connection, rows)
            with reindexing(self._connection, rows, texts):
                for entry_id, row in rows.items():
                    made, choice = digests[entry_id], choices.get(entry_id, {})
                    remember_origins(self._connection, entry_id, made.tags, choice)
                    made = replace(made, tags=chosen(made.tags, choice))
                    self._save_digest(entry_id, made, row["sort_at"])
            marks.keep_texts(self._connection, list(rows))
            revisions.settle(self._connection, rows)
            watching.look(self._connection, rows)
            apply(self._connection, ruled, self._asking)
        return list(rows)

    def new_unread(self, entry_ids: Iterable[int]) -> list[int]:
        """Those that have never been understood, and that nobody has read."""
        return list(new_unread(self._connection, entry_ids))

    def read_told(self, entry_ids: Iterable[int]) -> int:
        """Mark new entries as read of which somebody has read a copy; say how many."""
        return read_told(self._connection, entry_ids)

    def redo(self, entry_ids: Iterable[int]) -> None:
        """Let entries be understood again, after what has never been understood.

        Until then they are shown as they are.
        """
        self._connection.run(
            "UPDATE entries SET digest_version = digest_version - 1 "
            "WHERE digest_version > 1 AND id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(entry_ids)),),
        )

    def overtaken(self) -> list[tuple[int, ParsedEntry]]:
        """Bookmarks whose article changed unread, with what was there to be seen."""
        return marks.overtaken(self._connection)

    def keep_text(self, entry_id: int, markdown: str) -> None:
        """Give one of those its text."""
        marks.keep_text(self._connection, entry_id, markdown)

    def _current(self, entry_ids: Iterable[int]) -> list[Row]:
        """The rows of those entries that are as they were when they were handed out."""
        rows = self._connection.rows(
            "SELECT id, content_hash, sort_at FROM entries "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(entry_ids)),),
        )
        return [
            row
            for row in rows
            if self._handed_out.pop(row["id"], row["content_hash"])
            == row["content_hash"]
        ]

    def _save_digest(self, entry_id: int, digest: Digest, sort_at: int) -> None:
        source = self._text(entry_id)["source"]
        self._update("entries", "id", entry_id, digest_columns(digest))
        self._update("texts", "entry_id", entry_id, text_columns(digest, source))
        write_tags(self._connection, entry_id, digest.tags, sort_at)
        self._connection.run("DELETE FROM studies WHERE entry_id = ?", (entry_id,))
        self._connection.run_many(
            "INSERT INTO studies (entry_id, name) VALUES (?, ?)",
            ((entry_id, name) for name in dict.fromkeys(digest.evidence.studies)),
        )

    def _text(self, entry_id: int) -> Row:
        sql = f"SELECT {TEXT} FROM texts WHERE entry_id = ?"
        [row] = self._connection.rows(sql, (entry_id,))
        return row

    def _update(
        self, table: str, key: str, entry_id: int, columns: Mapping[str, Any]
    ) -> None:
        """Like sqlite-utils' ``update``, which reads the table's layout every time."""
        assignments = ", ".join(f"{name} = :{name}" for name in columns)
        self._connection.run(
            f"UPDATE {table} SET {assignments} WHERE {key} = :key",
            {**columns, "key": entry_id},
        )
