"""Cues against sentences that a reader judged: is it right that they fire here?

Precision, by cue, over the judged sentences on which ours fires; and how much of what
was right still fires. Last, the wording of claims: 1,038 sentences of conclusions, in
which people told causal ones from others.
"""

from __future__ import annotations

from collections import defaultdict

from reader.core.evidence.effects import ABSOLUTE, RELATIVE
from reader.core.evidence.harms import HARMS
from reader.core.evidence.journals import journals
from reader.core.evidence.limits import ALTERNATIVES, LIMITS
from reader.core.evidence.money import CONFLICT, FUNDING, PRICED
from reader.core.evidence.passages import passages
from reader.core.evidence.people import counts
from reader.core.evidence.voices import INDEPENDENT, MEETING
from reader.core.evidence.wording import HYPE, is_causal
from tests.bench.evidence import sections_of
from tests.bench.graded import report, rows

_CUES = {
    # the cue, and its precision as first tried
    "meeting": (MEETING, 1.0),
    "abs": (ABSOLUTE, 0.86),
    "rel": (RELATIVE, 0.84),
    "harm": (HARMS, 0.90),
    "cost_fig": (PRICED, 0.89),
    "alt": (ALTERNATIVES, 0.70),
    "indep": (INDEPENDENT, 0.90),
    "fund": (FUNDING, 0.86),
    "coi": (CONFLICT, 1.0),
    "limit": (LIMITS, 0.92),
    "hype": (HYPE, 0.70),
}
_CAUSAL = 3
"""How the people who graded claims marked the causal ones without a "may"."""


def main() -> None:
    """Measure each cue, and the rule for causal wording."""
    fired = defaultdict[str, list[bool]](list)
    right = defaultdict[str, list[bool]](list)
    for row in rows("dev/cue_judgements.jsonl"):
        fires = fires_on(row["cue"], row["sentence"])
        if fires:
            fired[row["cue"]].append(row["label"] == 1)
        if row["label"] == 1:
            right[row["cue"]].append(fires)
    before = {cue: figure for cue, (_, figure) in _CUES.items()}
    for cue, figure in {"journal": 0.95, "sample": 0.88, **before}.items():
        report(f"  {cue} precision", share(fired[cue]), first_tried=figure)
        report(f"  {cue} kept", share(right[cue]))
    exact = [one for cue, hits in fired.items() if cue != "hype" for one in hits]
    report("precision, all but hype", share(exact), wanted=0.85)
    report("precision, hype", share(fired["hype"]), wanted=0.70)
    _claims()


def _claims() -> None:
    claims = rows("dev/claim_strength_eureka.jsonl")
    said = [(is_causal(row["sentence"].lower()), row["label"]) for row in claims]
    flagged = [label == _CAUSAL for fires, label in said if fires]
    found = [fires for fires, label in said if label == _CAUSAL]
    report("causal wording precision", share(flagged), first_tried=0.909)
    report("causal wording recall", share(found), first_tried=0.547)


def fires_on(cue: str, sentence: str) -> bool:
    """Whether a cue finds something in a sentence by itself."""
    text = passages(sections_of(sentence))
    if cue == "journal":
        return any(journals(passage) for passage in text)
    if cue == "sample":
        return bool(counts(text))
    return any(_CUES[cue][0].match(passage) for passage in text)


def share(hits: list[bool]) -> float:
    """How many of them are true; 1 where there are none."""
    return sum(hits) / len(hits) if hits else 1.0


if __name__ == "__main__":
    main()
