"""The write path of a refresh: what is followed, and what arrived."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from sqlite3 import Row
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.errors import FeedNotFoundError
from reader.model import (
    Document,
    Moving,
    ParsedEntry,
    ParsedFeed,
    Subscription,
)
from reader.store import revisions, watching
from reader.store.arrival import Met, aged, meet
from reader.store.digests import Digests
from reader.store.identity import identities
from reader.store.index import reindexing
from reader.store.labels import note_labels
from reader.store.moments import seconds
from reader.store.packing import Packed, packed
from reader.store.pages import ADDED
from reader.store.rows import subscription_columns
from reader.store.store import Store
from reader.store.texts import repacked
from reader.store.visits import Visits

if TYPE_CHECKING:
    from sqlite_utils import Database


class Arrived(NamedTuple):
    """How many of a document's entries were new, had changed, or had not."""

    new: int
    changed: int
    unchanged: int


class Intake(Digests):
    """Takes in what feeds give; what a person made of it is never written to here.

    But for a rule of theirs, ``keep_if``: see rules.py.

    Every method is one transaction, or a part of the one around it.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._visits = Visits(store)

    @cached_property
    def _db(self) -> Database:
        """Opened when what is followed changes: a refresh saves 80 ms."""
        from reader.store.schema import open_database

        return open_database(self._connection)

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
        entries: Sequence[Packed] | None = None,
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
            entries: Those of the feed, where somebody has packed them already.

        Raises:
            FeedNotFoundError: If the feed was never followed.
        """
        if entries is None:
            entries = packed(feed.entries)
        with self.writing():
            row = self._feed(url)
            met = meet(self._connection, row["id"], entries)
            if not row["total"]:
                met = aged(met, at, feed.dated)
            new = [m for m in met if m.known is None]
            changed = [m for m in met if m.is_changed]
            self._store_new(row, new, at)
            known = [m.known["id"] for m in changed if m.known]
            revisions.keep_earlier(self._connection, known, at)
            self._store_changed(changed, at)
            self._store_changed([m for m in met if m.is_touched], at)
            self._rename([m for m in met if m.is_renamed])
            self._list(row, [m.identity for m in met], unread=feed.skipped)
            labels = [packed.entry.labels for packed in entries]
            note_labels(self._connection, row["id"], labels)
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
            met = meet(self._connection, row["id"], packed(entries))
            self._store_new(row, [m for m in met if m.known is None], at)
            sql = "SELECT id FROM entries WHERE feed_id = ? AND identity = ?"
            known = {
                m.identity: m.known["id"]
                if m.known
                else self._connection.value(sql, (row["id"], m.identity))
                for m in met
            }
        return [known.get(identity) for identity in identities(entries)]

    def _feed(self, url: str) -> Row:
        row = self._connection.row("SELECT * FROM feeds WHERE url = ?", (url,))
        if row is None:
            raise FeedNotFoundError(url)
        return row

    def _store_new(self, feed: Row, new: Sequence[Met], at: datetime) -> None:
        first = self._connection.value("SELECT last_id + 1 FROM counts")
        named = dict(enumerate(new, first))
        with reindexing(self._connection, named):
            self._insert(
                "entries",
                [
                    {
                        "id": entry_id,
                        "feed_id": feed["id"],
                        "first_seen": seconds(at),
                        "category": feed["category"],
                        "is_shown": feed["is_followed"],
                        **met.columns(at),
                    }
                    for entry_id, met in named.items()
                ],
            )
            self._insert(
                "texts",
                [
                    {"entry_id": entry_id, "source": met.packed.source}
                    for entry_id, met in named.items()
                ],
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
                source = met.packed.source
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

    def _insert(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Like sqlite-utils' ``insert_all``, in a third of its time."""
        if not rows:
            return
        names = list(rows[0])
        self._connection.run_many(
            f"INSERT INTO {table} ({', '.join(names)}) "
            f"VALUES ({', '.join('?' * len(names))})",
            ([row[name] for name in names] for row in rows),
        )
