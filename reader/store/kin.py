"""Related articles: found when an entry is understood, and then only looked up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from reader.store.asking.fulltext import quoted
from reader.store.connection import Connection
from reader.store.rows import weights_blob, weights_of
from reader.store.store import Store

_MOST = 10
"""Entries that are kept as related to one."""

_STALE = 1000
"""Entries, at most, after which it is counted anew how common each word is."""

_CANDIDATES = """
    SELECT vectors.entry_id, vectors.weights
    FROM entries_fts CROSS JOIN entries ON entries.id = entries_fts.rowid
    CROSS JOIN vectors ON vectors.entry_id = entries.id
    WHERE entries_fts MATCH ? AND rank MATCH 'bm25(3.0, 1.0, 1.0, 0.0, 0.0)'
        AND entries.is_shown = 1 AND entries.id <> ?
    ORDER BY rank LIMIT ?
"""

_TOTAL = "SELECT coalesce(sum(total), 0) FROM feeds"

_WAITING = "SELECT count(*) FROM entries WHERE is_shown = 1 AND digest_version = 0"

_OCCURRENCES = """
    SELECT term, col, doc FROM entries_vocab
    WHERE col IN ('title', 'text') AND term IN (SELECT value FROM json_each(?))
"""


class Kinship:
    """What is stored so that the entries like any one are a single look-up away."""

    def __init__(self, store: Store) -> None:
        self._connection: Connection = store.connection
        self._frequency: dict[str, int] = {}
        self._understood = 0
        self._saved = 0  # since the frequencies were counted

    def total(self) -> int:
        """How many entries there are: hidden and waiting ones are indexed as well."""
        return int(self._connection.value(_TOTAL))

    def frequency(self, stems: Iterable[str]) -> dict[str, int]:
        """In how many entries each stem occurs, or would if all were understood.

        Titles are indexed when they arrive and texts later, so what is counted in texts
        is raised by how many of those are still to come. Counts may lag behind by a
        tenth: counting a common word takes milliseconds, and the weights that are made
        of the counts are logarithms.
        """
        self._expire()
        wanted = list(stems)
        unknown = [stem for stem in wanted if stem not in self._frequency]
        if unknown:
            self._frequency.update(self._count(unknown))
        return {stem: self._frequency[stem] for stem in wanted}

    def candidates(
        self, words: Sequence[str], *, but: int, limit: int = 100
    ) -> dict[int, dict[str, float]]:
        """The vectors of the entries that have most of these words, by entry.

        Args:
            words: Any of which an entry must have.
            but: The entry that is not to be compared with itself.
            limit: How many entries to give.
        """
        any_of = " OR ".join(map(quoted, words))
        if not any_of:
            return {}
        rows = self._connection.rows(_CANDIDATES, (any_of, but, limit))
        return {row["entry_id"]: weights_of(row["weights"]) for row in rows}

    def save(
        self,
        entry_id: int,
        vector: Mapping[str, float],
        kin: Sequence[tuple[int, float, Sequence[str]]],
    ) -> None:
        """Store an entry's vector and its related entries, and it as related to them.

        Args:
            entry_id: The entry.
            vector: Its stems' weights.
            kin: Entry, score and shared words of each related entry.
        """
        with self._connection.writing():
            if not self._exists(entry_id):
                return
            self._save_vector(entry_id, vector)
            self._forget(entry_id)
            for other_id, score, why in kin:
                if self._exists(other_id):
                    self._relate(entry_id, other_id, score, ", ".join(why))
                    self._relate(other_id, entry_id, score, ", ".join(why))
        self._saved += 1

    def _expire(self) -> None:
        if self._frequency and self._saved < min(_STALE, self._understood / 10):
            return
        self._frequency.clear()
        self._understood = self.total() - self._connection.value(_WAITING)
        self._saved = 0

    def _count(self, stems: Sequence[str]) -> dict[str, int]:
        titles, texts = dict.fromkeys(stems, 0), dict.fromkeys(stems, 0)
        for term, column, entries in self._connection.rows(
            _OCCURRENCES, (json.dumps(stems),)
        ):
            (titles if column == "title" else texts)[term] = entries
        share = self.total() / max(1, self._understood)
        return {stem: _projected(titles[stem], texts[stem], share) for stem in stems}

    def _exists(self, entry_id: int) -> bool:
        sql = "SELECT 1 FROM entries WHERE id = ?"
        return self._connection.value(sql, (entry_id,)) is not None

    def _save_vector(self, entry_id: int, vector: Mapping[str, float]) -> None:
        self._connection.run(
            "INSERT INTO vectors (entry_id, weights) VALUES (?, ?) "
            "ON CONFLICT (entry_id) DO UPDATE SET weights = excluded.weights",
            (entry_id, weights_blob(vector)),
        )

    def _forget(self, entry_id: int) -> None:
        """Undo what an older text of the entry was found to be like, both ways."""
        self._connection.run(
            "DELETE FROM kin WHERE other_id = ? AND entry_id IN "
            "(SELECT other_id FROM kin WHERE entry_id = ?)",
            (entry_id, entry_id),
        )
        self._connection.run("DELETE FROM kin WHERE entry_id = ?", (entry_id,))

    def _relate(self, entry_id: int, other_id: int, score: float, why: str) -> None:
        """Put an entry among the related ones of another, if it is near enough."""
        others = self._connection.rows(
            "SELECT other_id, score FROM kin WHERE entry_id = ? AND other_id <> ? "
            "ORDER BY score, other_id",
            (entry_id, other_id),
        )
        if len(others) >= _MOST:
            weakest = others[0]
            if score <= weakest["score"]:
                return
            self._connection.run(
                "DELETE FROM kin WHERE entry_id = ? AND other_id = ?",
                (entry_id, weakest["other_id"]),
            )
        self._connection.run(
            "INSERT INTO kin (entry_id, other_id, score, why) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (entry_id, other_id) DO UPDATE "
            "SET score = excluded.score, why = excluded.why",
            (entry_id, other_id, score, why),
        )


def _projected(titles: int, texts: int, share: float) -> int:
    """How many entries will have a word when all texts are there.

    A word of one text alone is taken for that text's own, however few there are yet.
    """
    return max(titles, round(texts * share) if texts > 1 else texts)
