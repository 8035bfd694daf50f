"""The nouns: values that every layer may hold and none may change.

They stand in the order in which one article meets them: it is subscribed to, fetched,
parsed, understood, stored, asked for, and read. Times are aware and UTC.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, NewType

CleanText = NewType("CleanText", str)
"""Text that a terminal may show: no control characters but the newline."""

CleanLine = NewType("CleanLine", str)
"""The same on one line, cut to the length that lists and titles need."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """One ``[[feed]]`` of feeds.toml: what the reader was asked to follow."""

    url: str
    title: str = ""
    """Shown instead of the title that the feed gives itself."""
    category: str = "Unsorted"
    full_text: bool = False
    """Fetch each entry's page as well, for feeds that publish only excerpts."""
    every: int | None = None
    """Seconds between two requests; None leaves it to the settings."""
    keep_if: str = ""
    """A query; an entry that does not answer it arrives already read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """One ``[[search]]`` of feeds.toml: a query that stands in the sidebar."""

    name: str
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """All that feeds.toml says, and what in it could not be used."""

    subscriptions: tuple[Subscription, ...] = ()
    searches: tuple[SavedSearch, ...] = ()
    watched: tuple[str, ...] = ()
    """Words to be highlighted and counted wherever they stand."""
    problems: tuple[str, ...] = ()
    """One line for each table or key that had to be left out, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server handed out so that we may ask it "has this changed?"."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A server's answer to one GET: a whole body (200), or the news of none (304)."""

    url: str
    """Where the answer came from, after any redirects."""
    status: int
    content: bytes = b""
    media_type: str = ""
    """The Content-Type header as it came, charset included."""
    validators: Validators = field(default_factory=Validators)
    fresh_for: int = 0
    """Seconds during which the server asks not to be asked again."""

    @property
    def is_unchanged(self) -> bool:
        """Whether the server said that nothing is new (304)."""
        return self.status == 304


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedEntry:
    """One item of a feed as its publisher wrote it, still in HTML."""

    guid: str
    link: str
    title: CleanLine
    html: str
    """The fullest text the feed carries; untrusted until it is converted."""
    offered: str = ""
    """The feed's own description, in HTML, where the text came separately."""
    published: datetime | None = None
    """None where the feed gives no date that can be read."""
    author: CleanLine = CleanLine("")
    labels: tuple[CleanLine, ...] = ()
    """The publisher's own categories, before we tag the entry ourselves."""
    identifiers: tuple[tuple[str, str], ...] = ()
    """Such as ``("doi", "10.1136/bmj.g7015")``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """A feed document as its publisher wrote it."""

    title: CleanLine
    link: str
    entries: tuple[ParsedEntry, ...]


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
    words: int


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
    copies: int = 0
    evidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An entry and its text, ready to be read section by section."""

    entry: Entry
    sections: tuple[Section, ...]
    summary: Summary
    identifiers: tuple[tuple[str, str], ...] = ()

    @property
    def markdown(self) -> str:
        """The whole text."""
        return "".join(section.markdown for section in self.sections)

    @property
    def links(self) -> tuple[str, ...]:
        """Where the text leads, each address once, in the order of the text."""
        hrefs = (
            span.href
            for section in self.sections
            for block in section.blocks
            for span in block.spans
            if span.style == "link"
        )
        return tuple(dict.fromkeys(href for href in hrefs if href))


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another entry that is like the one being read, and why."""

    entry: Entry
    why: str
    """Words that both share, the most telling first."""
    score: float
    """0 to 1: the cosine of the two texts."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question to the library; every field left alone asks for everything.

    The command line's options, the sidebar, the tag pane and the search box all build
    one of these, so there is a single way to ask for entries.
    """

    text: str = ""
    """What a person typed, in the query language; any text is accepted."""
    feed_url: str | None = None
    category: str | None = None
    tag: str | None = None
    unread: bool = False
    bookmarked: bool = False
    since: datetime | None = None
    sort: str = "new"
    """``new``, ``old`` or ``relevance`` (to the words of ``text``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """How the refresh of one feed went."""

    feed: str
    title: str
    status: int | None = None
    """The HTTP status; None where no server answered."""
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    seconds: float = 0.0
    error: str | None = None
