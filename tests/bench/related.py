"""Related articles against the studies that articles on nutrition really cite."""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import mean
from typing import Any

from reader.core.relate import question, rank, terms, weigh
from tests.bench.graded import report, rows

_DEPTH = 5


def main() -> None:
    """Measure the ranking, and that of the full-text index alone beside it."""
    queries = rows("dev/related_nfcorpus.jsonl")
    collection = rows("related_nfcorpus_docs.jsonl")
    library = _Library([row["text"] for row in collection])
    names = [row["id"] for row in collection]
    ours, index = [], []
    for query in queries:
        candidates, ranked = library.ask(query["text"])
        ours.append(_ndcg((names[number] for number in ranked), query["rel"]))
        index.append(_ndcg((names[number] for number in candidates), query["rel"]))
    report(
        f"related nDCG@{_DEPTH}",
        mean(ours),
        index_alone=mean(index),
        first_tried=0.600,
        embeddings=0.504,
    )


class _Library:
    """Texts in a full-text index, with their weights, as the store keeps them."""

    def __init__(self, texts: Sequence[str]) -> None:
        counted = [terms("", text) for text in texts]
        self._total = len(texts)
        self._frequency = Counter(term.stem for found in counted for term in found)
        self._vectors = [
            weigh(found, self._frequency, self._total) for found in counted
        ]
        self._index = sqlite3.connect(":memory:")
        self._index.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(body, tokenize='porter unicode61')"
        )
        self._index.executemany(
            "INSERT INTO texts (rowid, body) VALUES (?, ?)", enumerate(texts)
        )

    def ask(self, text: str) -> tuple[list[int], list[int]]:
        """The candidates as the index orders them, and the best as we do."""
        counted = terms("", text)
        words = question(counted, self._frequency, self._total)
        candidates = self._search(words)
        found = rank(
            weigh(counted, self._frequency, self._total),
            {},
            {number: self._vectors[number] for number in candidates},
            limit=_DEPTH,
            least=0,
        )
        return candidates, [likeness.id for likeness in found]

    def _search(self, words: Sequence[str]) -> list[int]:
        sql = (
            "SELECT rowid FROM texts WHERE body MATCH ? ORDER BY bm25(texts) LIMIT 100"
        )
        asked = " OR ".join(f'"{word}"' for word in words)
        return [number for (number,) in self._index.execute(sql, (asked,))]


def _ndcg(found: Iterable[str], grades: dict[str, Any]) -> float:
    """Discounted gain (2^grade - 1) of the first five, of what an ideal order has."""
    gains = [2 ** grades.get(name, 0) - 1 for name in found]
    ideal = sorted((2**grade - 1 for grade in grades.values()), reverse=True)
    return _discounted(gains) / (_discounted(ideal) or 1)


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(n + 2) for n, gain in enumerate(gains[:_DEPTH]))


if __name__ == "__main__":
    main()
