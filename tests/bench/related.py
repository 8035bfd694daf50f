"""Related articles against the studies that articles on nutrition really cite."""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import mean
from typing import Any

from reader.core.relate import question, rank, terms, weigh
from reader.core.repeat import without_repeated
from tests.bench.graded import repeated_sentences, report, rows

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
        ours.append(_ndcg([names[n] for n in ranked][:_DEPTH], query["rel"]))
        index.append(_ndcg((names[number] for number in candidates), query["rel"]))
    report(
        f"related nDCG@{_DEPTH}",
        mean(ours),
        index_alone=mean(index),
        first_tried=0.600,
        embeddings=0.504,
    )
    _news()


def _news() -> None:
    """Measure on news, without the sentences that publishers repeat and with them."""
    queries = rows("dev/related_fakehealth.jsonl")
    collection = rows("related_collection_fakehealth.jsonl")
    names = [row["id"] for row in collection]
    repeated = repeated_sentences(collection)
    bare = [without_repeated(row["text"], repeated[row["host"]]) for row in collection]
    reached = []
    for texts in (bare, [row["text"] for row in collection]):
        library = _Library(texts, [row["title"] for row in collection])
        scores = []
        for query in queries:
            place = names.index(query["query"])
            _, ranked = library.ask(texts[place], collection[place]["title"])
            found = [names[number] for number in ranked if number != place]
            scores.append(_ndcg(found[:_DEPTH], query["judged"]))
        reached.append(mean(scores))
    report(
        "related news nDCG@5",
        reached[0],
        with_what_is_repeated=reached[1],
        first_tried=0.788,
        embeddings=0.818,
    )


class _Library:
    """Texts in a full-text index, with their weights, as the store keeps them."""

    def __init__(self, texts: Sequence[str], titles: Sequence[str] = ()) -> None:
        named = titles or [""] * len(texts)
        counted = [terms(title, text) for title, text in zip(named, texts, strict=True)]
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

    def ask(self, text: str, title: str = "") -> tuple[list[int], list[int]]:
        """The candidates as the index orders them, and the best as we do."""
        counted = terms(title, text)
        words = question(counted, self._frequency, self._total)
        candidates = self._search(words)
        found = rank(
            weigh(counted, self._frequency, self._total),
            {number: self._vectors[number] for number in candidates},
            limit=_DEPTH + 1,
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
