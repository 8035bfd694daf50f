"""Topics against the subject words that press offices gave to the same articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reader.core.tag import tag
from reader.core.vocabulary.spot import spot
from reader.core.words import spellings
from tests.bench.graded import report, rows, table

_Classes = Mapping[str, Sequence[str]]


def main() -> None:
    """Measure the topics, and all subjects that a text mentions beside them."""
    classes: _Classes = table("lexicon/eurekalert_class_map.json")
    graded = [
        row
        for row in rows("dev/tags_eurekalert.jsonl")
        if not classes.keys().isdisjoint(row["keywords"])
    ]
    given = [classes.keys() & set(row["keywords"]) for row in graded]
    ours = [_named(row["title"], row["text"]) for row in graded]
    mentions = [_mentioned(f"{row['title']}\n{row['text']}") for row in graded]
    reached = _measure(given, [_fit(names, classes) for names in ours])
    baseline = _measure(given, [_fit(names, classes) for names in mentions])
    tried = {"precision": 0.735, "recall": 0.742, "F1": 0.738}
    for name, figure in reached.items():
        report(
            f"tags {name}",
            figure,
            all_mentions=baseline[name],
            first_tried=tried[name],
        )


def _named(title: str, text: str) -> list[str]:
    return [found.name.replace("-", " ") for found in tag(title, text)]


def _mentioned(text: str) -> list[str]:
    return [subject.name for _, subject in spot(spellings(text))]


def _fit(names: Iterable[str], classes: _Classes) -> set[str]:
    """The classes of which a word stands in one of the names."""
    lowered = [name.lower() for name in names]
    return {
        label
        for label, words in classes.items()
        if any(word in name for name in lowered for word in words)
    }


def _measure(given: Sequence[set[str]], found: Sequence[set[str]]) -> dict[str, float]:
    """Precision, recall and F1 over all articles and classes together."""
    right = sum(len(one & other) for one, other in zip(given, found, strict=True))
    precision = right / (sum(map(len, found)) or 1)
    recall = right / (sum(map(len, given)) or 1)
    both = 2 * precision * recall / ((precision + recall) or 1)
    return {"precision": precision, "recall": recall, "F1": both}


if __name__ == "__main__":
    main()
