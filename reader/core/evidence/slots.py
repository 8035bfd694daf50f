"""Sections to four sentences: what was found, in whom, how much, and what speaks against.

Each is a sentence of the text or none: nothing is put in other words.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.core.evidence.passages import passages
from reader.core.evidence.people import counts, main_count
from reader.model import Section, Slots

_LEAST_WORDS = 120


def fill_slots(sections: Sequence[Section]) -> Slots:
    """Find the four sentences; a text of fewer than 120 words is one to be read."""
    text = passages(sections)
    if sum(passage.text.count(" ") + 1 for passage in text) < _LEAST_WORDS:
        return Slots()
    count = main_count(counts(text))
    return Slots(population=count.passage.quote if count else None)
