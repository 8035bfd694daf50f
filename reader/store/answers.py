"""What is stored, as it is asked for: a named method for every question."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from reader.errors import EntryNotFoundError
from reader.model import (
    Action,
    Article,
    Copy,
    Counts,
    Entry,
    Explanation,
    Feed,
    Listed,
    Meant,
    ParsedEntry,
    Query,
    Related,
    Revision,
    SavedSearch,
    SearchCount,
    Subscription,
    TagCount,
)
from reader.store import marks, revisions, undo, watching
from reader.store.asking.common import how_many, how_many_unread, listing
from reader.store.asking.tree import UNAIDED, Asking
from reader.store.connection import Connection
from reader.store.found import Found
from reader.store.moments import seconds
from reader.store.nearest import meant
from reader.store.query import searched_words, select, understand
from reader.store.rows import (
    ARTICLE,
    ENTRY,
    FEED,
    PARSED,
    article_of,
    entry_of,
    feed_of,
    gone,
    parsed_of,
    subscription_of,
)
from reader.store.snapshot import HAS_COPIES, Snapshot

_ENTRIES = "entries JOIN feeds ON feeds.id = entries.feed_id"
_TEXTS = f"{_ENTRIES} JOIN texts ON texts.entry_id = entries.id"

_COUNTS = """
    SELECT total, unread, bookmarked, (
        SELECT count(*) FROM entries
        WHERE is_shown = 1 AND is_read = 0 AND sort_at >= ?
    ) AS today
    FROM counts
"""

# With a lone max(), SQLite takes the bare column (origin) from the row that has it.
_TAGS = """
    SELECT name, origin, sum(total) AS total, sum(unread) AS unread, max(total)
    FROM tag_counts GROUP BY name HAVING sum(total) > 0
    ORDER BY sum(total) DESC, name
"""

# No copies of the entry itself, and of each other story one: with a lone max(), SQLite
# takes the bare columns from the row that has it.
_RELATED = """
    SELECT other_id, max(score) AS score, why
    FROM kin JOIN entries ON entries.id = other_id
    WHERE entry_id = ?1 AND is_shown = 1
        AND copy_group IS NOT (SELECT ifnull(copy_group, 0) FROM entries WHERE id = ?1)
    GROUP BY coalesce(copy_group, -other_id)
    ORDER BY max(score) DESC, other_id DESC
"""


# Copies of a copy need not have been compared with each other.
_COPIES = """
    SELECT entries.id, 1 AS is_copy, coalesce(share, 0) AS share, sort_at
    FROM entries LEFT JOIN shared
        ON shared.entry_id = ?1 AND shared.other_id = entries.id
    WHERE copy_group = (SELECT copy_group FROM entries WHERE id = ?1)
        AND entries.id <> ?1 AND is_shown = 1
    UNION ALL
    SELECT other_id, 0, share, sort_at FROM shared
    JOIN entries ON entries.id = other_id
    WHERE entry_id = ?1 AND shared.is_copy = 0 AND is_shown = 1
    ORDER BY 2 DESC, sort_at, 1
"""

_OWN_COPIES = """
    SELECT id FROM entries WHERE copy_group IS NOT NULL
        AND (is_bookmarked = 1 OR id IN (SELECT entry_id FROM notes))
"""

_TOLD = """
    SELECT entries.id FROM shared JOIN entries ON entries.id = shared.entry_id
    WHERE shared.other_id = ?1 AND shared.is_copy = 1 AND share >= ?2
        AND copy_group = (SELECT copy_group FROM entries WHERE id = ?1)
        AND is_shown = 1
"""
NEARLY_ALL = 0.95
"""How much of a copy must stand in an article for it to be read with that."""


class Answers:
    """Everything the file can be asked; nothing here changes it.

    Asking never waits for whoever writes. Entries of a feed that is no longer followed
    are left out of every answer, unless they are bookmarked.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        """For the rest of this package alone."""
        self.asking: Asking = UNAIDED
        """What it takes to understand a query: the library knows it."""

    def feeds(self) -> list[Feed]:
        """Every followed feed, by category, then title."""
        rows = self.connection.rows(f"SELECT {FEED} FROM feeds WHERE is_followed = 1")
        feeds = [feed_of(row) for row in rows]
        return sorted(
            feeds, key=lambda f: (f.category.casefold(), f.category, f.title.casefold())
        )

    def knows(self, url: str) -> bool:
        """Whether there is a feed of this address, be it followed or not."""
        sql = "SELECT 1 FROM feeds WHERE url = ?"
        return self.connection.value(sql, (url,)) is not None

    def followed(self) -> list[Subscription]:
        """What is followed, as feeds.toml said it when it was read last."""
        sql = "SELECT * FROM feeds WHERE is_followed = 1 ORDER BY category, id"
        return [subscription_of(row) for row in self.connection.rows(sql)]

    def former(self, url: str) -> Subscription | None:
        """A feed that is no longer followed, as it was when it was; None for others."""
        sql = "SELECT * FROM feeds WHERE url = ? AND is_followed = 0"
        row = self.connection.row(sql, (url,))
        return subscription_of(row) if row else None

    def version(self) -> int:
        """A number that is another one once another connection has written."""
        return int(self.connection.value("PRAGMA data_version"))

    def newest(self) -> int:
        """The id of the entry that was stored last; 0 where there is none."""
        return int(self.connection.value("SELECT max(id) FROM entries") or 0)

    def arrived(self, since: int) -> int:
        """How many entries have a higher id than this, and are to be seen."""
        sql = "SELECT count(*) FROM entries WHERE id > ? AND is_shown = 1"
        return int(self.connection.value(sql, (since,)))

    def counts(self, *, today: datetime) -> Counts:
        """The numbers beside the views; ``today`` is when today began."""
        [row] = self.connection.rows(_COUNTS, (seconds(today),))
        return Counts(**dict(row))

    def tags(self) -> list[TagCount]:
        """Every tag with how many entries bear it, the most used first."""
        return [
            TagCount(name=name, origin=origin, total=total, unread=unread)
            for name, origin, total, unread, _ in self.connection.rows(_TAGS)
        ]

    def entries(
        self, query: Query, *, limit: int = 200, offset: int = 0
    ) -> list[Entry]:
        """A page of the entries that a query asks for, in its order."""
        selection = select(query, self.asking)
        sql, values = listing(self.connection, selection, is_page=True)
        rows = self.connection.rows(f"{sql} LIMIT ? OFFSET ?", (*values, limit, offset))
        return self._entries_of([row["id"] for row in rows])

    def ids(self, query: Query) -> list[int]:
        """The ids of all entries that a query asks for, in its order."""
        selection = select(query, self.asking)
        return list(
            self.connection.numbers(*listing(self.connection, selection, is_page=False))
        )

    def told_once(self, query: Query) -> list[int]:
        """The same, but of each story only the entry that a grouped list shows.

        And what a person bookmarked or wrote a note on: nobody's own work is left out.
        """
        with self.snapshot(query, is_grouped=True) as answer:
            shown, every = answer.listed()
        wanted = {*shown, *(row["id"] for row in self.connection.rows(_OWN_COPIES))}
        return [entry_id for entry_id in every if entry_id in wanted]

    def count(self, query: Query) -> int:
        """How many entries a query asks for."""
        return how_many(self.connection, select(query, self.asking))

    def counted(self, searches: Sequence[SavedSearch]) -> list[SearchCount]:
        """How many entries answer each saved search now, and how many are unread."""
        found = []
        for saved in searches:
            selection = select(Query(text=saved.query), self.asking)
            total, unread = how_many_unread(self.connection, selection)
            found.append(
                SearchCount(
                    name=saved.name, query=saved.query, total=total, unread=unread
                )
            )
        return found

    def explain(self, query: Query) -> Explanation:
        """Say how the text of a query is understood."""
        return understand(query, self.asking)

    def meant(self, query: Query) -> tuple[Meant, ...]:
        """Those words of a query that no entry has, each with the nearest to it."""
        return meant(self.connection, query, self.asking)

    def searched_words(self, query: Query) -> tuple[str, ...]:
        """The words that an entry may be found by, to mark them in its text."""
        return searched_words(query, self.asking)

    def snapshot(self, query: Query, *, is_grouped: bool = False) -> Snapshot:
        """The answer to a query as it is now, to be paged through.

        Args:
            query: What is asked.
            is_grouped: Show one of the entries that tell the same story for all.
        """
        selection = select(query, self.asking)
        ids = listing(self.connection, selection, is_page=False)
        return Snapshot(self.connection, *ids, self._entries_of, is_grouped=is_grouped)

    def has_copies(self) -> bool:
        """Whether any entry is a copy of another; an index tells."""
        return bool(self.connection.value(HAS_COPIES))

    def told_by(self, entry_id: int) -> list[int]:
        """The copies of an entry of which (nearly) all stands in it, shown ones."""
        return [r["id"] for r in self.connection.rows(_TOLD, (entry_id, NEARLY_ALL))]

    def found(self, listed: Listed) -> Found:
        """These entries, to be paged through."""
        return Found(self.connection, listed, self._entries_of)

    def entry(self, entry_id: int) -> Entry:
        """One entry, be it hidden or not.

        Raises:
            EntryNotFoundError: If there is none.
        """
        sql = f"SELECT {ENTRY} FROM {_ENTRIES} WHERE entries.id = ?"
        if row := self.connection.row(sql, (entry_id,)):
            return entry_of(row)
        raise EntryNotFoundError(entry_id)

    def article(self, entry_id: int) -> Article:
        """An entry with its text; without sections until it has been understood.

        Raises:
            EntryNotFoundError: If there is none.
        """
        sql = f"SELECT {ARTICLE} FROM {_TEXTS} WHERE entries.id = ?"
        if row := self.connection.row(sql, (entry_id,)):
            return article_of(row)
        raise EntryNotFoundError(entry_id)

    def parsed(self, entry_id: int) -> ParsedEntry:
        """An entry as its feed gave it, which is what a digest is made of.

        Raises:
            EntryNotFoundError: If there is none.
        """
        sql = f"SELECT {PARSED} FROM {_TEXTS} WHERE entries.id = ?"
        if row := self.connection.row(sql, (entry_id,)):
            return parsed_of(row)
        raise EntryNotFoundError(entry_id)

    def related(self, entry_id: int) -> list[Related]:
        """The entries most like this one, the likest first."""
        rows = self.connection.rows(_RELATED, (entry_id,))
        entries = self._entries_of([row["other_id"] for row in rows])
        return [
            Related(entry=entry, why=row["why"], score=row["score"])
            for entry, row in zip(entries, rows, strict=True)
        ]

    def copies(self, entry_id: int) -> list[Copy]:
        """Other feeds' entries that are the same story, the oldest first.

        After them come those that are not, but share a part of their text.
        """
        rows = self.connection.rows(_COPIES, (entry_id,))
        entries = self._entries_of([row["id"] for row in rows])
        return [
            Copy(entry=entry, share=row["share"], is_copy=bool(row["is_copy"]))
            for entry, row in zip(entries, rows, strict=True)
        ]

    def waiting(self) -> int:
        """How many entries have arrived, or changed, and are not understood yet."""
        sql = "SELECT count(*) FROM entries WHERE is_shown = 1 AND digest_version = 0"
        return int(self.connection.value(sql))

    def note(self, entry_id: int) -> str:
        """The note of an entry; "" where there is none."""
        return marks.note(self.connection, entry_id)

    def actions(self) -> list[Action]:
        """What was done and can be undone or redone, the newest first."""
        return undo.actions(self.connection)

    def next_action(self, *, is_redo: bool = False) -> Action | None:
        """What would be undone next, or done again; None where there is nothing."""
        find = undo.next_redo if is_redo else undo.next_undo
        return find(self.connection)

    def revisions(self, entry_id: int) -> list[Revision]:
        """The earlier texts of an entry, the oldest first."""
        return revisions.revisions(self.connection, entry_id)

    def watched(self) -> list[SearchCount]:
        """The watched words, with how many entries each stands in."""
        return watching.watched(self.connection)

    def position(self, entry_id: int) -> tuple[int, int] | None:
        """The block and the offset within it; None for an entry never left half-way."""
        sql = "SELECT block, offset FROM positions WHERE entry_id = ?"
        row = self.connection.row(sql, (entry_id,))
        return None if row is None else (row["block"], row["offset"])

    def recall(self, name: str) -> str:
        """What was last remembered under a name; empty where nothing was."""
        sql = "SELECT value FROM remembered WHERE name = ?"
        return self.connection.value(sql, (name,)) or ""

    def _entries_of(self, entry_ids: Sequence[int]) -> list[Entry]:
        """These entries in this order, with a stand-in for any that is gone."""
        sql = (
            f"SELECT {ENTRY} FROM {_ENTRIES} "
            "WHERE entries.id IN (SELECT value FROM json_each(?))"
        )
        rows = self.connection.rows(sql, (json.dumps(list(entry_ids)),))
        found = {row["id"]: entry_of(row) for row in rows}
        return [found.get(entry_id) or gone(entry_id) for entry_id in entry_ids]
