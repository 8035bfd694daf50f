"""A summary to its sentences, and a sentence to where it stands in an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.model import CleanText, Quote, Section

# A stop, perhaps within quotes or brackets; then a blank and what can begin a sentence.
_END = re.compile(r"[.!?…][\"”’)\]]*\s+(?=[\"“‘(\[]?[^\W_a-z])|[。！？][”」』）]*\s*")
# What bears a stop in the middle of a sentence: titles, initials, "Fig.", "et al.".
_GOES_ON = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|Dr|Drs|Mr|Mrs|Ms|Prof|St|vs|Fig|No|approx|ca|al"
    r"|e\.g|i\.e|(?:[A-Z]\.)+[A-Z])\.\s+$"
)
_ENOUGH = 8
"""Words by which the beginning of a sentence is known, whatever became of its end."""


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends; the blanks between are neither's.

    One that is taken for two is shown and found as well as any.
    """
    start = 0
    for found in _END.finditer(text):
        so_far = text[start : found.end()]
        if _GOES_ON.search(so_far) is None:
            yield start, start + len(so_far.rstrip())
            start = found.end()
    if text[start:].strip():
        yield start, len(text.rstrip())


def quote_of(sentence: str, sections: Sequence[Section]) -> Quote | None:
    """Find a sentence in an article, however it is broken there into lines.

    Failing that, its first words are looked for. None where it is not of the text, such
    as one that a publisher wrote for a feed.
    """
    words = sentence.rstrip("… ").split()
    return _found(words, sections) or (
        _found(words[:_ENOUGH], sections) if len(words) > _ENOUGH else None
    )


def _found(words: Sequence[str], sections: Sequence[Section]) -> Quote | None:
    if not words:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)
    for number, section in enumerate(sections):
        for place, block in enumerate(section.blocks):
            if found := pattern.search(block.text):
                text = CleanText(" ".join(found[0].split()))
                return Quote(text, number, place, *found.span())
    return None
