"""What a person asked to follow: what feeds.toml says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


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
    login: str = field(default="", repr=False)
    """The user name and the password that stood in the url, as they stood there; they
    are told to that server and to nobody else, and shown nowhere."""


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
class Candidate:
    """A feed that a web page leads to."""

    url: str
    title: str = ""
    """What the page calls it."""
    is_announced: bool = True
    """Whether the page names it as its feed, or merely links to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What became of the wish to follow an address."""

    subscription: Subscription
    """The feed; the one that was there already, where there was one."""
    title: str
    """What lists call it."""
    is_new: bool
    """False where it was followed already; then nothing was changed."""
    entries: int = 0
    """How many entries came with it that were not in the library before."""
    others: tuple[Candidate, ...] = ()
    """What else the page announces, which was not chosen."""
    notices: tuple[str, ...] = ()
    """What somebody should know, a line each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfollowed:
    """A feed that is no longer followed."""

    subscription: Subscription
    """As it was followed; following it again shows everything as it was."""
    title: str
    hidden: int
    """Entries that are no longer shown."""
    kept: int
    """Bookmarked entries, which are."""


class Skipped(NamedTuple):
    """Something in a list of feeds that was left out."""

    line: int
    """Where in the file it stands, from 1."""
    name: str
    """What it is called there, or its address; may be empty."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedList:
    """What a file that lists feeds says."""

    subscriptions: tuple[Subscription, ...] = ()
    searches: tuple[SavedSearch, ...] = ()
    watched: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of a list of feeds."""

    added: tuple[Subscription, ...] = ()
    known: tuple[Subscription, ...] = ()
    """Those that were followed already; nothing about them was changed."""
    searches: int = 0
    """Saved searches that were added."""
    watched: int = 0
    """Watched terms that were added."""
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[str, ...] = ()


class Moved(NamedTuple):
    """What came along of another library's articles, or another reader's."""

    entries: int
    """Articles that were new here."""
    marks: int
    """What was made of them there and not here, such as read marks."""
    bookmarks: int | None = None
    """Articles that had a flag, and have a bookmark now; None without such flags."""
    problems: tuple[str, ...] = ()
    """Feeds that were left behind, and why."""
