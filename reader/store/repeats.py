"""What each feed repeats in its articles, learnt from the last ones as they come."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from reader.store.store import Store
from reader.store.vectors import numbers_blob, numbers_of

_WINDOW = 40
"""Articles of a feed that are looked back at."""

_MOST = 400
"""Sentences of an article, and sentences that a feed may repeat."""

_MATTERS = 0.08
"""Of an article's sentences; for less it need not be understood again."""


@dataclass(slots=True)
class _Feed:
    """A feed's last articles by their sentences, the oldest first."""

    repeated: set[int]
    recent: dict[int, frozenset[int]] = field(default_factory=dict)
    times: Counter[int] = field(default_factory=Counter)

    def put(self, entry_id: int, marks: frozenset[int]) -> None:
        self.drop(entry_id)
        self.recent[entry_id] = marks
        self.times.update(marks)

    def drop(self, entry_id: int) -> None:
        self.times.subtract(self.recent.pop(entry_id, frozenset()))


class Repeats:
    """Remembers what feeds repeat, in the store and, for as long as it lives, here."""

    def __init__(self, store: Store) -> None:
        self._connection = store.connection
        self._feeds: dict[int, _Feed] = {}

    def of(self, entry_ids: Iterable[int]) -> dict[int, frozenset[int]]:
        """What the feed of each entry is known to repeat."""
        found = {}
        for entry_id, feed_id in self._owners(entry_ids).items():
            found[entry_id] = frozenset(self._feed(feed_id).repeated)
        return found

    def learn(
        self,
        sentences: Mapping[int, Sequence[int]],
        known: Mapping[int, Collection[int]] = MappingProxyType({}),
        *,
        enough: int,
    ) -> frozenset[int]:
        """Take note of entries' sentences, within a transaction of the caller's.

        Args:
            sentences: Marks of the sentences of each entry.
            known: What `of` said of each when it was understood.
            enough: In how many articles a sentence must stand to count as repeated.

        Returns:
            Entries of which a good part turns out to be such sentences.
        """
        again: set[int] = set()
        for entry_id, feed_id in self._owners(sentences).items():
            feed = self._feed(feed_id)
            marks = frozenset(sentences[entry_id][:_MOST])
            feed.put(entry_id, marks)
            self._save(feed_id, entry_id, marks)
            self._forget_oldest(feed_id, feed)
            again |= self._notice(feed_id, feed, marks, enough)
            if _matters(marks, feed.repeated - frozenset(known.get(entry_id, ()))):
                again.add(entry_id)
        return frozenset(again)

    def _notice(
        self, feed_id: int, feed: _Feed, marks: frozenset[int], enough: int
    ) -> set[int]:
        new = {m for m in marks - feed.repeated if feed.times[m] >= enough}
        if not new or len(feed.repeated) >= _MOST:
            return set()
        feed.repeated |= new
        self._connection.run_many(
            "INSERT OR IGNORE INTO repeated (feed_id, mark) VALUES (?, ?)",
            [(feed_id, mark) for mark in new],
        )
        return {other for other, said in feed.recent.items() if _matters(said, new)}

    def _feed(self, feed_id: int) -> _Feed:
        if feed_id not in self._feeds:
            known = "SELECT mark FROM repeated WHERE feed_id = ?"
            rows = self._connection.rows(known, (feed_id,))
            feed = _Feed({row["mark"] for row in rows})
            for row in self._connection.rows(
                "SELECT entry_id, marks FROM sentences WHERE feed_id = ?", (feed_id,)
            ):
                feed.put(row["entry_id"], frozenset(numbers_of(row["marks"])))
            self._feeds[feed_id] = feed
        return self._feeds[feed_id]

    def _save(self, feed_id: int, entry_id: int, marks: frozenset[int]) -> None:
        self._connection.run(
            "INSERT INTO sentences (feed_id, entry_id, marks) VALUES (?, ?, ?) "
            "ON CONFLICT (feed_id, entry_id) DO UPDATE SET marks = excluded.marks",
            (feed_id, entry_id, numbers_blob(list(marks))),
        )

    def _forget_oldest(self, feed_id: int, feed: _Feed) -> None:
        while len(feed.recent) > _WINDOW:
            oldest = next(iter(feed.recent))
            feed.drop(oldest)
            self._connection.run(
                "DELETE FROM sentences WHERE feed_id = ? AND entry_id = ?",
                (feed_id, oldest),
            )

    def _owners(self, entry_ids: Iterable[int]) -> dict[int, int]:
        """Which feed each entry is of, in the order given."""
        wanted = list(entry_ids)
        rows = self._connection.rows(
            "SELECT id, feed_id FROM entries "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(wanted),),
        )
        owners = {row["id"]: row["feed_id"] for row in rows}
        return {entry: owners[entry] for entry in wanted if entry in owners}


def _matters(said: frozenset[int], new: Collection[int]) -> bool:
    """Whether a good part of what an article said is news to whoever read it."""
    return len(said & frozenset(new)) > _MATTERS * len(said)
