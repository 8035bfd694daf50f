"""Related articles: found when an entry is understood, and then only looked up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence, Set
from sqlite3 import Row

from reader.store.asking.fulltext import quoted
from reader.store.commonness import Commonness
from reader.store.connection import Connection
from reader.store.store import Store
from reader.store.vectors import numbers_blob, weights_blob, weights_of

_MOST = 10
"""Entries that are kept as related to one."""

_CANDIDATES = """
    SELECT vectors.entry_id, vectors.weights
    FROM entries_fts CROSS JOIN entries ON entries.id = entries_fts.rowid
    CROSS JOIN vectors ON vectors.entry_id = entries.id
    WHERE entries_fts MATCH ? AND rank MATCH 'bm25(3.0, 1.0, 1.0, 0.0, 0.0)'
        AND entries.is_shown = 1 AND entries.id <> ?
    ORDER BY rank LIMIT ?
"""


class Kinship:
    """What is stored so that the entries like any one are a single look-up away."""

    def __init__(self, store: Store) -> None:
        self._connection: Connection = store.connection
        self._words = Commonness(store.connection)

    def total(self) -> int:
        """How many entries there are."""
        return self._words.total()

    def frequency(self, stems: Iterable[str]) -> dict[str, int]:
        """In how many entries each stem occurs, or would if all were understood."""
        return self._words.of(stems)

    def candidates(
        self,
        words: Sequence[str],
        *,
        but: int,
        limit: int = 100,
        among: Set[int] | None = None,
    ) -> dict[int, dict[int, float]]:
        """The vectors of the entries that have most of these words, by entry.

        Weights stand under their stems' marks (reader.store.vectors.word_mark).

        Args:
            words: Any of which an entry must have.
            but: The entry that is not to be compared with itself.
            limit: How many entries to give.
            among: The marks whose weights are wanted, where not all of them are.
        """
        any_of = " OR ".join(map(quoted, words))
        if not any_of:
            return {}
        rows = self._connection.rows(_CANDIDATES, (any_of, but, limit))
        return {row["entry_id"]: weights_of(row["weights"], among) for row in rows}

    def save(
        self,
        entry_id: int,
        vector: Mapping[str, float],
        kin: Sequence[tuple[int, float, Sequence[str]]],
        *,
        prints: Sequence[int] = (),
        copies: Sequence[int] = (),
    ) -> None:
        """Store an entry's vector and its related entries, and it as related to them.

        Args:
            entry_id: The entry.
            vector: Its stems' weights.
            kin: Entry, score and shared words of each related entry.
            prints: What its text is compared by (reader.core.copies).
            copies: The same story elsewhere: what is related to one of them is not
                related to this entry as well, or one story would fill the ten.
        """
        with self._connection.writing():
            existing = self._existing([entry_id, *(other_id for other_id, _, _ in kin)])
            if entry_id not in existing:
                return
            self._save_vector(entry_id, vector, prints)
            self._forget(entry_id)
            self._relate(entry_id, [k for k in kin if k[0] in existing], copies)
        self._words.grow()

    def _existing(self, entry_ids: Sequence[int]) -> set[int]:
        sql = "SELECT id FROM entries WHERE id IN (SELECT value FROM json_each(?))"
        rows = self._connection.rows(sql, (json.dumps(entry_ids),))
        return {row["id"] for row in rows}

    def _save_vector(
        self, entry_id: int, vector: Mapping[str, float], prints: Sequence[int]
    ) -> None:
        self._connection.run(
            "INSERT INTO vectors (entry_id, weights, prints) VALUES (?, ?, ?) "
            "ON CONFLICT (entry_id) DO UPDATE "
            "SET weights = excluded.weights, prints = excluded.prints",
            (entry_id, weights_blob(vector), numbers_blob(prints)),
        )

    def _forget(self, entry_id: int) -> None:
        """Undo what an older text of the entry was found to be like, both ways."""
        self._connection.run(
            "DELETE FROM kin WHERE other_id = ? AND entry_id IN "
            "(SELECT other_id FROM kin WHERE entry_id = ?)",
            (entry_id, entry_id),
        )
        self._connection.run("DELETE FROM kin WHERE entry_id = ?", (entry_id,))

    def _relate(
        self,
        entry_id: int,
        kin: Sequence[tuple[int, float, Sequence[str]]],
        copies: Sequence[int],
    ) -> None:
        """Put an entry and others among each other's related ones, if near enough."""
        nearest = sorted(kin, key=lambda found: (-found[1], found[0]))[:_MOST]
        put = [(entry_id, *found) for found in nearest]
        weakest = self._weakest([other_id for other_id, _, _ in kin])
        told = self._have(list(weakest), copies) if copies else set()
        gone = []
        for other_id, score, why in kin:
            if other_id in told:
                continue
            row = weakest.get(other_id)
            if row and row["others"] >= _MOST:
                if score <= row["least"]:
                    continue
                gone.append((other_id, row["other_id"]))
            put.append((other_id, entry_id, score, why))
        self._connection.run_many(
            "DELETE FROM kin WHERE entry_id = ? AND other_id = ?", gone
        )
        self._connection.run_many(
            "INSERT INTO kin (entry_id, other_id, score, why) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (entry_id, other_id) DO UPDATE "
            "SET score = excluded.score, why = excluded.why",
            [(one, other, score, ", ".join(why)) for one, other, score, why in put],
        )

    def _have(self, entry_ids: Sequence[int], others: Sequence[int]) -> set[int]:
        """Those entries to which one of the others is related."""
        rows = self._connection.rows(
            "SELECT entry_id FROM kin "
            "WHERE entry_id IN (SELECT value FROM json_each(?)) "
            "AND other_id IN (SELECT value FROM json_each(?))",
            (json.dumps(entry_ids), json.dumps(others)),
        )
        return {row["entry_id"] for row in rows}

    def _weakest(self, entry_ids: Sequence[int]) -> dict[int, Row]:
        """Of each entry how many related ones it has, and which is the least."""
        rows = self._connection.rows(
            # With a lone min(), SQLite takes the bare column from the row that has it.
            "SELECT entry_id, count(*) AS others, min(score) AS least, other_id "
            "FROM kin WHERE entry_id IN (SELECT value FROM json_each(?)) "
            "GROUP BY entry_id",
            (json.dumps(entry_ids),),
        )
        return {row["entry_id"]: row for row in rows}
