"""Summaries against publishers' own descriptions of the same articles, by ROUGE."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from statistics import mean
from typing import Any

from reader.core.summarise import summarise
from reader.core.words import sentences, stem
from tests.bench.graded import report, rows

_WORD = re.compile(r"[a-z0-9]+")
_STOPPED = re.compile(r"[.!?][\"”’')\]]*$")


def main() -> None:
    """Measure the extracted summary, and the first two sentences beside it."""
    graded = rows("dev/summary_fakehealth.jsonl")
    ours = _scores(graded, lambda row: summarise(row["title"], row["text"]).text)
    lead = _scores(graded, lambda row: _lead(row["text"]))
    for n, (reached, baseline) in enumerate(zip(ours, lead, strict=True), start=1):
        tried = (0.402, 0.263)[n - 1]
        report(f"summary ROUGE-{n}", reached, lead_2=baseline, first_tried=tried)


def _scores(
    graded: Sequence[dict[str, Any]], summary: Callable[[dict[str, Any]], str]
) -> list[float]:
    """ROUGE-1 and ROUGE-2 of one method, the mean over all articles."""
    pairs = [(_stems(summary(row)), _stems(row["ref"])) for row in graded]
    return [mean(_rouge(ours, theirs, n) for ours, theirs in pairs) for n in (1, 2)]


def _rouge(ours: Sequence[str], theirs: Sequence[str], n: int) -> float:
    """F1 of shared n-grams (Lin 2004), stems compared."""
    one, other = _grams(ours, n), _grams(theirs, n)
    return 2 * (one & other).total() / ((one.total() + other.total()) or 1)


def _grams(words: Sequence[str], n: int) -> Counter[tuple[str, ...]]:
    return Counter(zip(*(words[start:] for start in range(n)), strict=False))


def _stems(text: str) -> list[str]:
    return [stem(word) for word in _WORD.findall(text.lower())]


def _lead(text: str) -> str:
    whole = (
        sentence
        for sentence in sentences(text)
        if 6 <= len(sentence.split()) <= 70 and _STOPPED.search(sentence)
    )
    return " ".join(sentence for sentence, _ in zip(whole, range(2), strict=False))


if __name__ == "__main__":
    main()
