"""What a person asked to follow: what feeds.toml says."""

from __future__ import annotations

from dataclasses import dataclass, field


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
