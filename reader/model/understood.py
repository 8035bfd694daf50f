"""What is made of an entry: its text in sections, and what that is about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from reader.model.arriving import CleanLine, CleanText
from reader.model.evidence import Evidence, Slots

DIGEST_VERSION = 10
"""Raised when a digest gets better, so that libraries understand their entries anew."""


class Span(NamedTuple):
    """A stretch of a block's text that looks or does something else."""

    start: int
    end: int
    style: str
    """One of ``em strong strike code link image``."""
    href: str = ""


class Block(NamedTuple):
    """One paragraph, heading, list item, … as the screen lays it out."""

    kind: str
    """One of ``heading paragraph item quote code table rule image``."""
    text: str
    spans: tuple[Span, ...] = ()
    level: int = 0
    """A heading's level 1-6, or how deep an item is nested, from 0."""
    marker: str = ""
    """What stands before an item's first line, such as ``•`` or ``3.``."""
    quote: int = 0
    """How many quotations the block stands in."""
    rows: tuple[tuple[str, ...], ...] = ()
    """A table's cells, the heading row first; ``text`` then holds them joined."""
    language: str = ""
    """A code block's language, where it names one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands beneath it, down to the next heading."""

    title: CleanLine
    """Empty for the lead, the text before the first heading."""
    level: int
    """1 to 6 as in HTML; 0 for the lead."""
    kind: str
    """``lead background methods results limits funding implications conclusion
    summary references other``: what the heading means, whatever its words."""
    markdown: CleanText
    """The heading's line included; all sections joined are the whole text."""
    blocks: tuple[Block, ...] = ()
    """The same for the screen; the heading, where there is one, comes first."""


class Summary(NamedTuple):
    """A few sentences that say what an article says, and who wrote them."""

    text: CleanText
    origin: str
    """``article`` (its own), ``feed``, ``extracted`` by us, or "" for none."""


class Tag(NamedTuple):
    """What an article is about, and who says so."""

    name: str
    """Lower case, words joined by hyphens."""
    origin: str
    """``hashtag``, ``feed`` (the publisher's category), ``topic`` (ours), ``user``."""


class Term(NamedTuple):
    """A word of an article, as related articles are found by it."""

    stem: str
    word: str
    """As people read it."""
    times: int
    """How often it stands in the text; thrice as much where it is in the title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What the core makes of an entry: the text, and what the text is about."""

    version: int
    sections: tuple[Section, ...]
    text: CleanText
    """The plain text, a block a line, which search and kin work on."""
    summary: Summary
    tags: tuple[Tag, ...]
    terms: tuple[Term, ...]
    identifiers: tuple[tuple[str, str], ...]
    readiness: str
    """``full`` (from the page), ``feed`` (the feed has it all), ``teaser``."""
    readiness_why: CleanText
    """What that rests on, and why it is no more, in words for people."""
    words: int
    """Without what the feed repeats in every article; see reader.core.repeat."""
    evidence: Evidence = field(default_factory=Evidence)
    slots: Slots = field(default_factory=Slots)
    prints: tuple[int, ...] = ()
    """What tells copies of the text apart from other texts: see reader.core.copies."""
    sentences: tuple[int, ...] = ()
    """Marks of the text's sentences, by which those a feed repeats are learnt."""
    medium: str = ""
    """``audio`` or ``video``, where a recording comes with the text."""
