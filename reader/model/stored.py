"""What the library answers with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from reader.model.arriving import Enclosure
from reader.model.evidence import Evidence, Slots
from reader.model.pictured import Figure
from reader.model.understood import Section, Summary, Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A stored feed, with the counts that a list of feeds shows."""

    url: str
    title: str
    category: str
    total: int
    unread: int
    refreshed_at: datetime | None
    """When it last answered; None before the first time."""
    next_at: datetime | None
    """Before this it is not asked again, unless all feeds are asked for."""
    error: str
    """Why the last refresh failed; empty when it did not."""
    errors_in_a_row: int
    full_text: bool
    link: str = ""
    """The page of which it is the feed; empty where it names none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How a feed fares, from what is remembered of it; nothing is asked for that."""

    feed: Feed
    status: int | None
    """What its server said last, by HTTP; None where it did not answer."""
    failing_since: datetime | None
    """When the first of its errors in a row happened; None while it is well."""
    gone_since: datetime | None
    """When its server said that it is gone for good; it is not asked since."""
    moved_to: str
    """Where it is asked instead of where feeds.toml says."""
    newest: datetime | None
    """The date of its newest entry."""
    silent_since: datetime | None
    """The same, if nothing new came for much longer than was ever usual."""
    entries_a_day: float | None
    """How many it published a day, when it last did; None where that is not known."""
    troubles: tuple[str, ...] = ()
    """What is not as it should be, a sentence or two each, with what could be done."""

    @property
    def is_failing(self) -> bool:
        """Whether its error is worth a reader's attention.

        Pages that are missing or locked for an hour are so common that it takes three
        in a row.
        """
        return bool(self.feed.error) and (
            self.status not in (403, 404) or self.feed.errors_in_a_row >= 3
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A stored entry as a list shows it: everything but the text."""

    id: int
    feed_url: str
    feed_title: str
    title: str
    link: str
    author: str
    published: datetime
    published_is_guessed: bool
    """The feed gave no usable date, so this is when the entry was first seen."""
    summary: str
    tags: tuple[Tag, ...]
    words: int
    minutes: int
    is_read: bool
    is_bookmarked: bool
    readiness: str
    is_digested: bool
    """Whether the entry has been understood yet; until then it has no sections."""
    readiness_why: str = ""
    """What the readiness rests on, and why it is no more, in words for people."""
    copies: int = 0
    evidence: str | None = None
    """What kind of study it reports, in a few words; None where that is not known."""
    revised_at: datetime | None = None
    """When its publisher last changed what it says; None if never."""
    has_note: bool = False
    """Whether somebody noted something on it."""


class Added(NamedTuple):
    """A page that was asked to be kept as an article."""

    entry: Entry
    is_new: bool
    """False where the library had it already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An entry and its text, ready to be read section by section."""

    entry: Entry
    sections: tuple[Section, ...]
    summary: Summary
    identifiers: tuple[tuple[str, str], ...] = ()
    evidence: Evidence = field(default_factory=Evidence)
    slots: Slots = field(default_factory=Slots)
    enclosures: tuple[Enclosure, ...] = ()

    @property
    def markdown(self) -> str:
        """The whole text."""
        return "".join(section.markdown for section in self.sections)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The images that the text names, each address once, with what is said of it.

        Nothing of them is here: see ``Library.picturing``.
        """
        found: dict[str, Figure] = {}
        for section in self.sections:
            for block in section.blocks:
                for span in block.spans:
                    if span.style == "image" and span.href:
                        caption = " ".join(block.text[span.start : span.end].split())
                        found.setdefault(span.href, Figure(caption, span.href))
        return tuple(found.values())

    @property
    def links(self) -> tuple[str, ...]:
        """Where the text leads, each address once, in the order of the text.

        What is enclosed with it comes last.
        """
        hrefs = (
            span.href
            for section in self.sections
            for block in section.blocks
            for span in block.spans
            if span.style == "link"
        )
        enclosed = (enclosure.url for enclosure in self.enclosures)
        return tuple(dict.fromkeys(href for href in (*hrefs, *enclosed) if href))


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another entry that is like the one being read, and why."""

    entry: Entry
    why: str
    """Words that both share, the most telling first."""
    score: float
    """0 to 1: the cosine of the two texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Another publisher's entry that has text of this one."""

    entry: Entry
    share: float
    """How much of this entry's text stands in the other one, word for word: 0 to 1."""
    is_copy: bool
    """Whether both are one story; otherwise they only share a part of their text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TagCount:
    """A tag, with how many entries bear it."""

    name: str
    origin: str
    """Where most of its entries have it from."""
    total: int
    unread: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The numbers beside the sidebar's views."""

    total: int
    unread: int
    today: int
    """Unread entries of the last 24 hours."""
    bookmarked: int
