"""What comes from the network, on its way to be understood."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import NamedTuple, NewType

CleanText = NewType("CleanText", str)
"""Text that a terminal may show: no control characters but the newline."""

CleanLine = NewType("CleanLine", str)
"""The same on one line, cut to the length that lists and titles need."""


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
    fresh_for: int | None = None
    """Seconds during which the server asks not to be asked again; None where it says
    nothing about that."""
    moved_to: str = ""
    """The same address as ``url`` if every redirect on the way to it was permanent."""

    links: str = ""
    """The Link header as it came (RFC 8288)."""
    known_hash: str = ""
    """What ``body_hash`` was, where the body has been let go of."""

    @property
    def body_hash(self) -> str:
        """SHA-256 of the body: the same bytes need not be read twice."""
        return self.known_hash or hashlib.sha256(self.content).hexdigest()

    def without_body(self) -> Document:
        """Let go of the body, once it is read: it may be large."""
        return replace(self, content=b"", known_hash=self.body_hash)

    @property
    def is_unchanged(self) -> bool:
        """Whether the server said that nothing is new (304)."""
        return self.status == 304


_MEDIA = {
    **dict.fromkeys(("mp3", "m4a", "ogg", "oga", "opus", "aac", "flac"), "audio"),
    **dict.fromkeys(("mp4", "m4v", "mov", "webm", "mkv"), "video"),
}
_LONGEST_SUFFIX = 5


class Enclosure(NamedTuple):
    """A file that comes with an entry: a podcast's recording, a paper's PDF."""

    url: str
    media_type: str = ""
    """Such as ``audio/mpeg``; empty where the feed does not say."""
    length: int = 0
    """In bytes, as the feed has it; 0 where it does not say."""

    @property
    def suffix(self) -> str:
        """The end of its file's name, such as ``mp3``; empty where it has none."""
        name = self.url.partition("?")[0].partition("#")[0].rpartition("/")[2]
        suffix = name.rpartition(".")[2].lower() if "." in name else ""
        return suffix if suffix.isalnum() and len(suffix) <= _LONGEST_SUFFIX else ""

    @property
    def medium(self) -> str:
        """``audio`` or ``video``, by its type or else by its name; "" for others."""
        kind = self.media_type.lower().partition("/")[0]
        if kind in ("audio", "video"):
            return kind
        return "" if kind in ("image", "text") else _MEDIA.get(self.suffix, "")


class Moving(NamedTuple):
    """A feed that has moved, or perhaps is about to."""

    address: str = ""
    """Where it is asked instead of where feeds.toml says; empty where that holds."""
    candidate: str = ""
    """Where it seems to have moved to."""
    since: date | None = None
    """The day on which that was first seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An entry's own page, and the article that was found in it, or why none was."""

    link: str
    """Where it came from, after any redirects; its relative links start there."""
    html: str = ""
    """The article's part of the page; untrusted until it is converted."""
    reason: str = ""
    """Why there is no ``html``, in words for people."""
    title: CleanLine = CleanLine("")
    author: CleanLine = CleanLine("")
    published: datetime | None = None
    canonical: str = ""
    """The address that the page calls its own; empty where it names none."""
    offered: CleanText = CleanText("")
    """Its own description, as search engines show it."""
    identifiers: tuple[tuple[str, str], ...] = ()


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
    enclosures: tuple[Enclosure, ...] = ()

    @property
    def medium(self) -> str:
        """``audio`` where something to listen to comes with it, or else ``video``."""
        media = {enclosure.medium for enclosure in self.enclosures}
        return next((medium for medium in ("audio", "video") if medium in media), "")

    said: bytes = field(default=b"", compare=False)
    """A fingerprint of its sentences: while that stays, the entry has not changed."""
    form: bytes = field(default=b"", compare=False)
    """A fingerprint of all else that its digest is made from: headings, links, …."""
    page: Page | None = None
    """What came of fetching its page, where that was tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How often a feed's own document asks to be asked; nothing where it does not."""

    ttl: int = 0
    """Seconds between two requests, a day at most."""
    skip_hours: tuple[int, ...] = ()
    """Hours, 0 to 23 by UTC, in which nothing is ever new."""
    skip_days: tuple[int, ...] = ()
    """The same for days of the week, from Monday (0) to Sunday (6)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """A feed document as its publisher wrote it."""

    title: CleanLine
    link: str
    entries: tuple[ParsedEntry, ...]
    pace: Pace = Pace()
    dated: datetime | None = None
    """The date that it gives itself; none of its entries is younger."""
    omitted: int = 0
    """How many entries were left out, since a feed may not have so many."""
    skipped: int = 0
    """How many items were known already, and are not among the entries."""
    items: bytes = b""
    """What its items are known by when it is parsed again; empty if by nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """How fetching the page of one entry went."""

    entry_id: int
    title: str
    link: str
    readiness: str
    """What the entry has now: ``full``, or what it had before."""
    words: int = 0
    seconds: float = 0.0
    error: str | None = None
    """Why there is no more text than before."""
    is_asked: bool = True
    """Whether its server was asked at all: without a network, or where the server wants
    to be left alone, nothing is held against the page."""


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
    omitted: int = 0
    """Older entries that were left out, since a feed may not have so many."""
    seconds: float = 0.0
    error: str | None = None
    note: str = ""
    """Why it was not asked at all, such as "fresh, asked 4 min ago"."""
