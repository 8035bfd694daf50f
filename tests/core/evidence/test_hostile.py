"""Texts made to keep patterns busy are read to their end, and are still quoted rightly.

Half a megabyte of each kind would take hours if a pattern went back over what it has
read; that none does is measured by ``tests.bench.evidence``.
"""

from __future__ import annotations

import pytest

from reader.core.evidence.examine import examine
from reader.core.evidence.slots import fill_slots
from tests.core.evidence.saying import said

SIZE = 500_000
SEEDS = {
    "letters": "a",
    "capitals": "Journal of A",
    "numbers": "1,240 ",
    "percents": "50 percent compared with ",
    "people": "1,240 women and men, ",
    "journals": "published in the Journal of the And, ",
    "nobody": "researchers at a leading, major, top, ",
    "spaces": " \u00a0",
    "stops": ". ",
    "sentences": "The study of 1,240 women cost $5 a day, was published in Pain. ",
    "quotes": "“‘(",
    "costs": "costs $5,000,000 million per year for the ",
    "followed": "followed, tracked, monitored for ",
    "harms": "caused nausea, vomiting or ",
    "dots": "1.2.3.4 et al. vs. e.g. ",
}


@pytest.mark.parametrize("seed", SEEDS.values(), ids=SEEDS)
def test_half_a_megabyte(seed: str) -> None:
    whole = seed * (SIZE // len(seed))
    # What is longer than a sentence can be is not looked at; these just fit.
    sentence = f"The study was {seed * (1100 // len(seed))}."
    pieces = sentence * (SIZE // len(sentence))
    passages = said(whole, pieces)
    evidence = examine(whole[:500], passages)
    plain = [" ".join(text.split()) for text in (whole, pieces)]
    for item in evidence.items:
        assert item.quote.text in plain[item.quote.block]
    fill_slots("", passages, evidence)
