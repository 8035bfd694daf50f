"""The write path of a refresh: what is followed, what arrived, what was understood."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from sqlite3 import Row
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.errors import FeedNotFoundError
from reader.model import (
    Digest,
    Document,
    Moving,
    ParsedEntry,
    ParsedFeed,
    Subscription,
)
from reader.store import marks, revisions, watching
from reader.store.arrival import Met, aged, meet
from reader.store.handmade import (
    choices_of,
    chosen,
    remember_origins,
    write_tags,
)
from reader.store.identity import identities
from reader.store.index import reindexing
from reader.store.labels import note_labels
from reader.store.moments import seconds
from reader.store.pages import ADDED
from reader.store.rows import (
    PARSED,
    TEXT,
    digest_columns,
    parsed_of,
    subscription_columns,
)
from reader.store.rules import apply, ruled
from reader.store.store import Store
from reader.store.texts import repacked, source_blob, text_columns
from reader.store.visits import Visits

if TYPE_CHECKING:
    from sqlite_utils import Database

_WAITING = f"""
    SELECT {PARSED}, content_hash FROM entries
    JOIN texts ON texts.entry_id = entries.id
    WHERE is_shown = 1 AND digest_version = :stage AND (:feeds IS NULL OR feed_id IN (
        SELECT id FROM feeds WHERE url IN (SELECT value FROM json_each(:feeds))
    )) ORDER BY sort_at DESC, entries.id DESC LIMIT :limit
"""

_NEXT_VERSION = """
    SELECT min(digest_version) FROM entries
    WHERE is_shown = 1 AND digest_version > ? AND digest_version < ?
"""


class Arrived(NamedTuple):
    """How many of a document's entries were new, had changed, or had not."""

    new: int
    changed: int
    unchanged: int


class Intake:
    """Takes in what feeds give; what a person made of it is never written to here.

    But for a rule of theirs, ``keep_if``: see rules.py.

    Every method is one transaction, or a part of the one around it.
    """

    def __init__(self, store: Store) -> None:
        self._connection = store.connection
        self._asking = store.asking
        self._visits = Visits(store)
        # What the entries handed out for digesting said, since they may change while
        # they are being digested.
        self._handed_out: dict[int, bytes] = {}

    @cached_property
    def _db(self) -> Database:
        """Opened when something arrives: a refresh that brings nothing saves 80 ms."""
        from reader.store.schema import open_database

        return open_database(self._connection)

    def writing(self) -> AbstractContextManager[None]:
        """Write what several calls within a block write as one: all of it, or nothing.

        Nobody else can write meanwhile, so a block should be over in a moment.
        """
        return self._connection.writing()

    def part(self) -> AbstractContextManager[None]:
        """The same for a part of such a block, which may fail without the rest."""
        return self._connection.part()

    def follow(
        self, subscriptions: Iterable[Subscription], watched: Sequence[str] = ()
    ) -> None:
        """Follow these feeds and no others, and watch for these words.

        A feed that is no longer named is hidden with its entries; nothing is deleted,
        and naming it again shows everything as it was. Added pages always stay.
        """
        rows = {s.url: subscription_columns(s) for s in subscriptions}
        with self.writing():
            self._connection.run(
                "UPDATE feeds SET is_followed = 0 WHERE is_followed = 1 "
                "AND url <> ? AND url NOT IN (SELECT value FROM json_each(?))",
                (ADDED, json.dumps(list(rows))),
            )
            self._db.table("feeds").upsert_all(rows.values(), pk="url")
            watching.watch(self._connection, watched)

    def keep_added(self) -> None:
        """Make the feed that holds single pages, if there is none yet."""
        with self.writing():
            self._db.table("feeds").upsert(
                {
                    "url": ADDED,
                    "own_title": "Added pages",
                    "category": "Added pages",
                    "is_followed": 1,
                },
                pk="url",
            )

    def arrive(
        self,
        url: str,
        feed: ParsedFeed,
        document: Document,
        *,
        at: datetime,
        next_at: datetime,
        moving: Moving = Moving(),
    ) -> Arrived:
        """Store the entries of a document, and that it came: all of it, or nothing.

        The validators go with the entries, or an answer that was lost half way would
        be "not modified" ever after. An entry whose sentences changed keeps its marks
        and waits to be understood anew; what else changed of one is stored and not
        counted; one that the feed no longer has stays.

        Args:
            url: The feed, as it is followed.
            feed: What its document holds.
            document: What its server sent.
            at: Now.
            next_at: When the feed may be asked again.
            moving: Whether it has moved.

        Raises:
            FeedNotFoundError: If the feed was never followed.
        """
        with self.writing():
            row = self._feed(url)
            met = meet(self._connection, row["id"], feed.entries)
            if not row["total"]:
                met = aged(met, at)
            new = [m for m in met if m.known is None]
            changed = [m for m in met if m.is_changed]
            self._store_new(row, new, at)
            known = [m.known["id"] for m in changed if m.known]
            revisions.keep_earlier(self._connection, known, at)
            self._store_changed(changed, at)
            self._store_changed([m for m in met if m.is_touched], at)
            self._rename([m for m in met if m.is_renamed])
            self._list(row, [m.identity for m in met], unread=feed.skipped)
            note_labels(self._connection, row["id"], feed.entries)
            self._visits.arrived(
                url, feed, document, at=at, next_at=next_at, moving=moving
            )
        same = len(met) - len(new) - len(changed) + feed.skipped
        return Arrived(len(new), len(changed), same)

    def take_up(
        self, url: str, entries: Sequence[ParsedEntry], *, at: datetime
    ) -> list[int | None]:
        """Store entries that came another way than in their feed's own document.

        One that is here already stays as it is: the feed itself knows better.

        Returns:
            The id of each; None for one that was erased, and does not come again.

        Raises:
            FeedNotFoundError: If the feed was never followed.
        """
        with self.writing():
            row = self._feed(url)
            met = meet(self._connection, row["id"], entries)
            self._store_new(row, [m for m in met if m.known is None], at)
            sql = "SELECT id FROM entries WHERE feed_id = ? AND identity = ?"
            known = {
                m.identity: m.known["id"]
                if m.known
                else self._connection.value(sql, (row["id"], m.identity))
                for m in met
            }
        return [known.get(identity) for identity in identities(entries)]

    def undigested(
        self, version: int, *, limit: int, feeds: Collection[str] | None = None
    ) -> list[tuple[int, ParsedEntry]]:
        """Entries that no digest of this version was made of.

        Those that have none at all come first, then those with the oldest version,
        the newest entries first among them. Hidden entries wait until they are shown.

        Args:
            version: Below which a digest does not count; 1 asks for those without any.
            limit: How many to give.
            feeds: Only those of these; of all if None.
        """
        named = None if feeds is None else json.dumps(list(feeds))
        found: list[Row] = []
        stage: int | None = 0
        while stage is not None and stage < version and len(found) < limit:
            left = limit - len(found)
            values = {"stage": stage, "feeds": named, "limit": left}
            found += self._connection.rows(_WAITING, values)
            stage = self._connection.value(_NEXT_VERSION, (stage, version))
        self._handed_out.update((row["id"], row["content_hash"]) for row in found)
        return [(row["id"], parsed_of(row)) for row in found]

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
            rules = ruled(self._connection, rows)
            with reindexing(self._connection, rows, texts):
                for entry_id, row in rows.items():
                    made, choice = digests[entry_id], choices.get(entry_id, {})
                    remember_origins(self._connection, entry_id, made.tags, choice)
                    made = replace(made, tags=chosen(made.tags, choice))
                    self._save_digest(entry_id, made, row["sort_at"])
            marks.keep_texts(self._connection, list(rows))
            revisions.settle(self._connection, rows)
            watching.look(self._connection, rows)
            apply(self._connection, rules, self._asking)
        return list(rows)

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

    def _feed(self, url: str) -> Row:
        row = self._connection.row("SELECT * FROM feeds WHERE url = ?", (url,))
        if row is None:
            raise FeedNotFoundError(url)
        return row

    def _store_new(self, feed: Row, new: Sequence[Met], at: datetime) -> None:
        first = self._connection.value("SELECT last_id + 1 FROM counts")
        named = dict(enumerate(new, first))
        with reindexing(self._connection, named):
            self._db.table("entries").insert_all(
                {
                    "id": entry_id,
                    "feed_id": feed["id"],
                    "first_seen": seconds(at),
                    "category": feed["category"],
                    "is_shown": feed["is_followed"],
                    **met.columns(at),
                }
                for entry_id, met in named.items()
            )
            self._db.table("texts").insert_all(
                {"entry_id": entry_id, "source": source_blob(met.entry)}
                for entry_id, met in named.items()
            )

    def _store_changed(self, changed: Sequence[Met], at: datetime) -> None:
        """Store new texts beside the digests of the old ones, until those follow."""
        known = {met.known["id"]: met for met in changed if met.known}
        with reindexing(self._connection, known):
            for entry_id, met in known.items():
                columns = met.columns(at)
                if met.is_to_be_understood:
                    columns["digest_version"] = 0
                self._update("entries", "id", entry_id, columns)
                source = source_blob(met.entry)
                sections = repacked(self._text(entry_id), source)
                columns = {"source": source, "sections": sections}
                self._update("texts", "entry_id", entry_id, columns)

    def _list(self, feed: Row, read: Sequence[bytes], *, unread: int) -> None:
        """Record which entries the feed has now, which retention leaves alone.

        Of items that are known nothing is read; they are the newest of those that it
        had before.
        """
        before = feed["listed"] or b""
        size = len(read[0]) if read else 16
        known = (before[n : n + size] for n in range(0, len(before), size))
        listed = dict.fromkeys((*reversed(read), *known))
        newest = list(listed)[: len(read) + unread]
        self._connection.run(
            "UPDATE feeds SET listed = ? WHERE id = ?", (b"".join(newest), feed["id"])
        )

    def _rename(self, met: Iterable[Met]) -> None:
        self._connection.run_many(
            "UPDATE entries SET identity = ? WHERE id = ?",
            ((m.identity, m.known["id"]) for m in met if m.known),
        )

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
