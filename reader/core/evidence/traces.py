"""Sentences to the numbers by which a study can be looked up."""

from __future__ import annotations

import re

from reader.core.evidence.gate import Gate
from reader.core.evidence.passages import Passage
from reader.core.identify import identify

_REGISTRY = re.compile(
    r"\b(?:NCT\s?\d{8}|ISRCTN\s?\d{6,8}|ACTRN\s?\d{11,14}|ChiCTR[-\w]{6,20}"
    r"|EudraCT\b.{0,20}?\d{4}-\d{6}-\d{2}|DRKS\s?\d{8}|UMIN\s?\d{9}|CRD\s?\d{8,14})",
    re.I,
)
_NAMES = {
    "doi": "DOI",
    "pmid": "PubMed",
    "pmcid": "PubMed Central",
    "arxiv": "arXiv",
    "medrxiv": "medRxiv",
    "biorxiv": "bioRxiv",
}
_GATE = Gate("10. pm nct rxiv isrctn actrn chictr eudract drks umin crd")


def registered(passage: Passage) -> str:
    """The number under which a sentence says that a trial is registered, or nothing."""
    if not _GATE.opens(passage.low, passage.gates):
        return ""
    found = _REGISTRY.search(passage.text)
    return found.group() if found else ""


def identified(passage: Passage) -> str:
    """What a sentence, or a link in it, calls its paper: ``DOI 10.1136/bmj.g7015``."""
    if not passage.hrefs and not _GATE.opens(passage.low, passage.gates):
        return ""
    numbers = dict(identify(passage.text, *passage.hrefs))
    kind = next((kind for kind in _NAMES if kind in numbers), "")
    return f"{_NAMES[kind]} {numbers[kind]}" if kind else ""
