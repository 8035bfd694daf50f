"""Sections to the sentences in which a text can say something of its study."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.core.evidence.chaff import is_chaff, is_shouted
from reader.core.evidence.clause import clause
from reader.core.evidence.gate import gates_of
from reader.core.words import sentences
from reader.model import HEADLINE, Block, CleanText, Quote, Section

_PROSE = frozenset({"paragraph", "item", "quote"})

_LONGEST = 1200
"""Characters; what goes on longer is a list or a table, and no sentence to point at."""

_MOST = 600
"""Sentences; a text that has more is a book, and what it reports stands before."""

_BIBLIOGRAPHY = 4
"""Blocks; under "Source" or "Journal reference" stands the paper itself, but a longer
list is of other people's papers."""


_LEAST_WORDS = 120
"""A text of fewer is a teaser: what it does not say, the article may."""


_CITED = re.compile(
    r"(?:\[?\d{1,3}[.)\]]? ?)?[A-Z][a-z'’-]{1,30} [A-Z]{1,3}(?:,| et al|\. )"
    r".{0,600}(?:\bet al\b|\b(?:19|20)\d\d ?;)",
    re.S,
)
"""An entry of a bibliography: ``12. Smith AB, Jones C, et al``, ``… 2015;12:33``."""


class Passage(NamedTuple):
    """A sentence, ready to be looked at, and where it stands."""

    text: str
    low: str
    """The same in lower case, character by character."""
    number: int
    """Which sentence of the text it is, from 0; -1 for what stands above sentences."""
    kind: str
    """The section's kind."""
    section: int
    block: int
    start: int
    end: int
    gates: int
    """Which patterns are worth looking for in it: see `reader.core.evidence.gate`."""
    hrefs: tuple[str, ...] = ()
    """Where its links lead."""

    @property
    def quote(self) -> Quote:
        """The sentence as it is shown."""
        return self._from(0, len(self.text))

    def about(self, start: int, end: int) -> Quote:
        """What a long sentence says around some of its words; else all of it."""
        # Where white space was taken out, places in it are no places in the block.
        if len(self.text) != self.end - self.start:
            return self.quote
        return self._from(*clause(self.text, start, end))

    def holds(self, quote: Quote) -> bool:
        """Whether something is quoted from this sentence."""
        return (self.section, self.block) == (quote.section, quote.block) and (
            self.start <= quote.start and quote.end <= self.end
        )

    def _from(self, start: int, end: int) -> Quote:
        is_whole = end - start == len(self.text)
        stop = self.end if is_whole else self.start + end
        said = CleanText(self.text[start:end])
        return Quote(said, self.section, self.block, self.start + start, stop)


def passages(sections: Sequence[Section]) -> list[Passage]:
    """Cut sections into their sentences, without boilerplate and bibliographies.

    Each is, its white space aside, a stretch of its block's text, so that whoever is
    shown it can be taken there.
    """
    found: list[Passage] = []
    for number, section in enumerate(sections):
        if section.kind == "references" and len(section.blocks) > _BIBLIOGRAPHY:
            continue
        for passage in _of_section(number, section):
            if len(found) == _MOST:
                return found
            is_idle = is_chaff(passage.low, passage.gates) or is_shouted(passage.text)
            if not is_idle:
                found.append(passage._replace(number=len(found)))
    return found


def headline(title: str) -> Passage:
    """What a title says: most of a teaser, and often the only word on mice."""
    return _above(title, "title", HEADLINE)


def headings(sections: Sequence[Section]) -> list[Passage]:
    """What sections are called; "Alternatives" says that there are some."""
    return [
        _above(block.text, "heading", number)
        for number, section in enumerate(sections)
        for block in section.blocks[:1]
        if block.kind == "heading" and block.text.strip()
    ]


def is_short(text: Sequence[Passage]) -> bool:
    """Whether there is too little text for what is not in it to mean anything."""
    return sum(passage.text.count(" ") + 1 for passage in text) < _LEAST_WORDS


def lowered(text: str) -> str:
    """Lower case that keeps every character's place; ``İ`` would become two."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def _above(title: str, kind: str, section: int) -> Passage:
    """What stands above sentences, as a passage."""
    text = " ".join(title.split())
    low = lowered(text)
    return Passage(text, low, -1, kind, section, 0, 0, len(title), gates_of(low))


def _of_section(number: int, section: Section) -> Iterator[Passage]:
    for place, block in enumerate(section.blocks):
        if block.kind not in _PROSE or _CITED.match(block.text):
            continue
        for start, end in _cut(block.text):
            text = " ".join(block.text[start:end].split())
            low = lowered(text)
            yield Passage(
                text,
                low,
                0,
                section.kind,
                number,
                place,
                start,
                end,
                gates_of(low),
                _hrefs(block, start, end),
            )


def _cut(text: str) -> Iterable[tuple[int, int]]:
    """Where each sentence begins and ends."""
    at = 0
    for sentence in sentences(text):
        start = text.find(sentence, at)
        if start < 0:  # cannot be, but a wrong place would be worse than none
            return
        at = start + len(sentence)
        if len(sentence) <= _LONGEST:
            yield start, at


def _hrefs(block: Block, start: int, end: int) -> tuple[str, ...]:
    return tuple(
        span.href
        for span in block.spans
        if span.href and span.style == "link" and start <= span.start < end
    )
