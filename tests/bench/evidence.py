"""What is found in press releases against what their reviewers found in them.

HealthNewsReview rated releases by ten criteria; five of them ask whether something is
said at all: costs, harms, the benefit in numbers, the quality of the evidence, funding.
The figures beside ours are those of a first sketch with rules, and of TF-IDF with
logistic regression (AUC).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from html import escape
from statistics import mean
from time import process_time
from typing import Any

from reader.core.digest import digest
from reader.core.evidence.examine import examine
from reader.core.evidence.passages import passages
from reader.model import Evidence, Section
from tests.bench.graded import report, rows
from tests.core.evidence.test_hostile import SEEDS
from tests.factories import make_parsed

Score = Callable[[Counter[str]], float]


def _costs(n: Counter[str]) -> float:
    return n["costs"] + n["a cost, in figures"]


def _harms(n: Counter[str]) -> float:
    return n["harms"] + 2 * n["harms: what was seen"]


def _benefit(n: Counter[str]) -> float:
    return n["absolute"] + 2 * min(2, n["side by side"]) + min(2, n["people"])


def _quality(n: Counter[str]) -> float:
    design = 2 * n["trial"] + 2 * (n["randomised trial"] + n["review of studies"])
    said = min(2, n["limits"]) + min(2, n["people"]) + min(2, n["absolute"])
    return design + said + min(1, n["side by side"]) + min(1, n["alternatives"])


def _funding(n: Counter[str]) -> float:
    public = min(1, n["who paid: public or charity"])
    return 2 * min(1, n["funding"]) + n["conflict"] + public


CRITERIA: dict[str, tuple[Score, float, float, float, float]] = {
    # score, from which on it is "satisfactory", accuracy and AUC before, TF-IDF's AUC
    "cost": (_costs, 1, 0.904, 0.955, 0.810),
    "harm": (_harms, 3, 0.697, 0.779, 0.747),
    "benefit": (_benefit, 3, 0.733, 0.776, 0.738),
    "evidence": (_quality, 5, 0.706, 0.763, 0.723),
    "funding": (_funding, 2, 0.719, 0.744, 0.714),
}


def main() -> None:
    """Measure agreement with the reviewers, journals named, and time."""
    graded = rows("dev/evidence_criteria.jsonl")
    texts = [(row, sections_of(row["text"])) for row in graded]
    start = process_time()
    found = [examine(row["title"], passages(sections)) for row, sections in texts]
    spent = 1000 * (process_time() - start) / len(graded)
    tallies = [tally(evidence) for evidence in found]
    reached = [_agreement(graded, tallies, name) for name in CRITERIA]
    report("mean balanced accuracy", mean(a for a, _ in reached), first_tried=0.752)
    report("mean AUC", mean(b for _, b in reached), first_tried=0.803, tf_idf=0.746)
    report("journals named", _recall(graded, found), first_tried=0.94)
    report("CPU ms an article", spent, allowed=10)
    report("CPU s, half a hostile MB", max(map(_seconds, SEEDS.values())), allowed=2)


def _seconds(seed: str) -> float:
    """How long a text takes that was made to keep patterns busy."""
    sentence = f"The study was {seed * (1100 // len(seed))}."
    sections = sections_of(sentence * (500_000 // len(sentence)))
    start = process_time()
    examine("", passages(sections))
    return process_time() - start


def sections_of(text: str) -> Sequence[Section]:
    """A graded text as an article's sections."""
    html = "".join(f"<p>{escape(p)}</p>" for p in re.split(r"\n\s*\n", text))
    return digest(make_parsed(html=html), evidence=False).sections


def tally(evidence: Evidence) -> Counter[str]:
    """How many items there are of each kind, of each label, and of each study."""
    kinds = [item.kind for item in evidence.items]
    labels = (item.label.partition(": “")[0] for item in evidence.items)
    n = Counter([*kinds, *(label for label in labels if label not in kinds)])
    n.update(evidence.studies)
    return n


def _agreement(
    graded: Sequence[dict[str, Any]], tallies: Sequence[Counter[str]], name: str
) -> tuple[float, float]:
    score, threshold, *before = CRITERIA[name]
    said = [
        (row["criteria"][name] == "Satisfactory", score(n))
        for row, n in zip(graded, tallies, strict=True)
        if row["criteria"][name] in ("Satisfactory", "Not Satisfactory")
    ]
    good = [value for is_good, value in said if is_good]
    bad = [value for is_good, value in said if not is_good]
    accuracy = mean(
        (mean(v >= threshold for v in good), mean(v < threshold for v in bad))
    )
    area = auc(good, bad)
    report(f"  {name} accuracy", accuracy, first_tried=before[0])
    report(f"  {name} AUC", area, first_tried=before[1], tf_idf=before[2])
    return accuracy, area


def auc(good: Sequence[float], bad: Sequence[float]) -> float:
    """How often a good one scores above a bad one; ties count half."""
    wins = sum((g > b) + (g == b) / 2 for g in good for b in bad)
    return wins / (len(good) * len(bad))


def _recall(graded: Sequence[dict[str, Any]], found: Sequence[Evidence]) -> float:
    """Of the journals that stand in their releases word for word, the share named."""
    asked = [
        any(item.kind == "journal" for item in evidence.items)
        for row, evidence in zip(graded, found, strict=True)
        if row["journal"] and row["journal"].lower() in row["text"].lower()
    ]
    return mean(asked)


if __name__ == "__main__":
    main()
