"""Sections to all that they say of the study they report: evidence, item by item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.core.evidence.journals import Journal, journals
from reader.core.evidence.passages import Passage, lowered, passages
from reader.core.evidence.people import Count, counts, main_count
from reader.core.evidence.study import Design, study
from reader.model import EVIDENCE_ASKED, EVIDENCE_KINDS, Evidence, EvidenceItem, Section

_LEAST_WORDS = 120
"""A text of fewer words is a teaser: what it does not say, the article may."""


def examine(title: str, sections: Sequence[Section]) -> Evidence:
    """Find what a text says of its study; each item quotes its sentence.

    Nothing is judged, and what is not found is only said not to be found.
    """
    text = passages(sections)
    people = counts(text)
    design = study(lowered(title), text, len({c.passage.number for c in people}))
    named = [journal for passage in text for journal in journals(passage)]
    count = main_count(people)
    items = [
        *_design_items(design),
        *_people_items(count),
        *_journal_items(named),
    ]
    order = list(EVIDENCE_KINDS)
    items.sort(key=lambda item: order.index(item.kind))
    return Evidence(
        line=_line(design, count, named),
        studies=(design.study,) if design else (),
        people=count.number if count else None,
        items=tuple(items),
        absent=_absent(text, items),
    )


def _design_items(design: Design | None) -> Iterator[EvidenceItem]:
    if design:
        yield EvidenceItem("study", design.label, design.passage.quote)


def _people_items(count: Count | None) -> Iterator[EvidenceItem]:
    if count:
        label = f"{count.number:,} {count.who}"
        yield EvidenceItem("people", label, count.passage.quote)


def _journal_items(named: Sequence[Journal]) -> Iterator[EvidenceItem]:
    for journal in named[:1]:
        label = f"published in {journal.short}"
        yield EvidenceItem("journal", label, journal.passage.quote)


def _absent(text: Sequence[Passage], items: Sequence[EvidenceItem]) -> tuple[str, ...]:
    words = sum(passage.text.count(" ") + 1 for passage in text)
    if words < _LEAST_WORDS or not items:
        return ()
    found = {item.kind for item in items}
    return tuple(kind for kind in EVIDENCE_ASKED if kind not in found)


def _line(
    design: Design | None, count: Count | None, named: Sequence[Journal]
) -> str | None:
    parts = [design.label] if design else []
    if count and (design or named):
        parts.append(f"{count.number:,} people")
    parts += [journal.short for journal in named[:1]]
    return " · ".join(parts) or None
