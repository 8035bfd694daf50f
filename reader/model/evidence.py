"""What a text says of the study it reports, each with the sentence that says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from reader.model.arriving import CleanText

EVIDENCE_KINDS = {
    "study": "the kind of study",
    "people": "how many people",
    "duration": "how long it went on",
    "journal": "where it was published",
    "meeting": "where it was presented",
    "identifier": "a DOI or PubMed number",
    "registry": "where it was registered",
    "animals": "whether animals or cells",
    "preprint": "whether experts have checked it",
    "absolute": "the effect in plain counts",
    "relative": "the effect as a comparison",
    "harms": "harms",
    "costs": "costs",
    "alternatives": "alternatives",
    "independent": "somebody from outside the study",
    "funding": "who paid for it",
    "conflict": "conflicts of interest",
    "limits": "what it cannot show",
    "causal": "cause claimed, link observed",
    "anonymous": "sources without a name",
    "hype": "strong words",
}
"""What is looked for, in the order in which it is shown, and in words for people."""

EVIDENCE_ASKED = (
    *("study", "people", "duration", "journal", "absolute", "harms", "costs"),
    *("alternatives", "independent", "funding", "conflict", "limits"),
)
"""What every report of a study could say, so that it is worth a word if it does not."""

STUDIES = {
    "trial": "randomised, controlled or other clinical trials",
    "review": "systematic reviews and meta-analyses",
    "cohort": "cohort, case-control and other observational studies, surveys too",
    "animal": "studies of animals",
    "lab": "studies of cells, tissue or computer models",
    "preprint": "not checked by other experts yet, whatever its design",
    "case": "reports of single cases or a few",
    "opinion": "editorials, comments and letters",
    "guideline": "guidelines and recommendations of those who make them",
}
"""The kinds of study that ``study:`` of the query language knows."""


HEADLINE = -1
"""The section of what is quoted from the article's title, before all sections."""


class Quote(NamedTuple):
    """A sentence of an article, or a part of it, word for word, and where it stands."""

    text: CleanText
    """With single spaces, as in the article's plain text."""
    section: int
    """The section's place among the article's sections, from 0; or HEADLINE."""
    block: int
    """The block's place among the section's blocks, from 0."""
    start: int
    """Where in the block's text the sentence begins."""
    end: int

    @property
    def is_headline(self) -> bool:
        """Whether this is the article's title, which stands in none of its blocks."""
        return self.section == HEADLINE


class EvidenceItem(NamedTuple):
    """One thing that a text says of its study."""

    kind: str
    """A key of EVIDENCE_KINDS."""
    label: str
    """What is said, in a few plain words, such as ``1,240 people``."""
    quote: Quote


class Slots(NamedTuple):
    """Four questions to a report, each answered by a sentence of it, or by none."""

    finding: Quote | None = None
    """What was found."""
    population: Quote | None = None
    """In whom."""
    effect: Quote | None = None
    """How large it is."""
    caveat: Quote | None = None
    """What speaks against relying on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that was found of a text's study; nothing here is a judgement."""

    line: str | None = None
    """The same in a few words for lists; None where nothing is known."""
    studies: tuple[str, ...] = ()
    """Keys of STUDIES, the main one first."""
    people: int | None = None
    """How many took part, as far as the text says; animals do not count."""
    items: tuple[EvidenceItem, ...] = ()
    """In the order of EVIDENCE_KINDS, and in each kind the most telling first."""
    absent: tuple[str, ...] = ()
    """Kinds of EVIDENCE_ASKED that were looked for and not found. Empty also where
    nothing was looked for: in teasers, and in texts that report no study."""


class Contrast(NamedTuple):
    """What two articles say of the same thing; empty where one says nothing."""

    what: str
    left: str
    right: str
