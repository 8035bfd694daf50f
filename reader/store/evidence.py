"""Evidence to what JSON can hold, and back: places instead of the sentences there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reader.model import (
    HEADLINE,
    CleanText,
    Digest,
    Evidence,
    EvidenceItem,
    Quote,
    Section,
    Slots,
)


def listed(digest: Digest) -> list[Any]:
    """Write what was found down as lists; the sentences stay in the sections."""
    evidence = digest.evidence
    items = [[item.kind, item.label, *_place(item.quote)] for item in evidence.items]
    slots = [_place(quote) if quote else None for quote in digest.slots]
    return [items, evidence.absent, evidence.studies, slots]


def evidence_of(
    written: Any,
    title: str,
    sections: Sequence[Section],
    *,
    line: str | None,
    people: int | None,
) -> tuple[Evidence, Slots]:
    """Read what `listed` wrote, with the title and sections that it was found in."""
    items, absent, studies, slots = written
    evidence = Evidence(
        line=line,
        studies=tuple(studies),
        people=people,
        items=tuple(
            EvidenceItem(kind, label, _quote(place, title, sections))
            for kind, label, *place in items
        ),
        absent=tuple(absent),
    )
    return evidence, Slots(
        *(place and _quote(place, title, sections) for place in slots)
    )


def _place(quote: Quote) -> list[int]:
    return [quote.section, quote.block, quote.start, quote.end]


def _quote(place: Sequence[int], title: str, sections: Sequence[Section]) -> Quote:
    section, block, start, end = place
    whole = title if section == HEADLINE else sections[section].blocks[block].text
    said = whole[start:end]
    return Quote(CleanText(" ".join(said.split())), section, block, start, end)
