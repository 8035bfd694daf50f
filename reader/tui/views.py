"""What the article list can be asked to show, each under the name it is shown by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from reader.model import Counts, Feed, Query, SearchCount, TagCount

_NONE = Counts(total=0, unread=0, today=0, bookmarked=0)


class View(NamedTuple):
    """A query and its name."""

    name: str
    query: Query

    def is_like(self, other: View) -> bool:
        """Whether both are the same view, whenever "today" began for each."""
        return self.name == other.name and self._timeless == other._timeless

    @property
    def kind(self) -> str:
        """What kind of view it is, in a word or two."""
        query = self.query
        if query.sort == "relevance":
            return "search"
        if query.feed_url:
            return "feed"
        if query.category:
            return "category"
        if query.tag:
            return "tag"
        return "saved search" if query.text else "view"

    @property
    def _timeless(self) -> Query:
        return replace(self.query, since=None)


class Shelves(NamedTuple):
    """All that the sidebar offers, with its numbers, as it is at one moment."""

    counts: Counts = _NONE
    searches: Sequence[SearchCount] = ()
    watched: int | None = None
    """Unread entries with a watched word; None where no word is watched."""
    feeds: Sequence[Feed] = ()
    tags: Sequence[TagCount] = ()
    today: datetime | None = None
    """When "today" began."""

    @property
    def categories(self) -> dict[str, list[Feed]]:
        """The feeds of each category, in the order they came in."""
        shelves: dict[str, list[Feed]] = {}
        for feed in self.feeds:
            shelves.setdefault(feed.category, []).append(feed)
        return shelves

    def views(self) -> list[View]:
        """Every view there is, as the sidebar and the palette name them."""
        return [
            *standing(self.today),
            *([WATCHED] if self.watched is not None else []),
            *(searched(saved) for saved in self.searches),
            *(in_category(category) for category in self.categories),
            *(of_feed(feed) for feed in self.feeds),
            *(with_tag(tag.name) for tag in self.tags),
        ]


ALL = View("All", Query())
UNREAD = View("Unread", Query(unread=True))
BOOKMARKED = View("Bookmarked", Query(bookmarked=True))
WATCHED = View("Watched", Query(text="is:watched", unread=True))


def standing(today: datetime | None) -> Iterable[View]:
    """The four views that are always there."""
    return ALL, UNREAD, View("Today", Query(unread=True, since=today)), BOOKMARKED


def searched(saved: SearchCount) -> View:
    """A saved search."""
    return View(saved.name, Query(text=saved.query))


def in_category(category: str) -> View:
    """All feeds of a category."""
    return View(category, Query(category=category))


def of_feed(feed: Feed) -> View:
    """One feed."""
    return View(feed.title, Query(feed_url=feed.url))


def with_tag(name: str) -> View:
    """All entries that bear a tag."""
    return View(f"#{name}", Query(tag=name))


def found(words: str, within: View = ALL) -> View:
    """What somebody typed into the search line; within a view, or everywhere."""
    query = within.query
    text = f"({query.text}) {words}" if query.text else words
    query = replace(query, text=text, sort="relevance", is_unfinished=True)
    where = "" if within.is_like(ALL) else f" in {within.name}"
    return View(f"“{words}”{where}", query)


def written(query: Query) -> str:
    """A query that was typed within a view, as a text that asks for the same."""
    fields = (
        ("feed", query.feed_url),
        ("category", query.category),
        ("tag", query.tag),
        ("is", "unread" if query.unread else None),
        ("is", "today" if query.since else None),
        ("is", "bookmarked" if query.bookmarked else None),
    )
    told = (f'{name}:"{value}"' for name, value in fields if value)
    return " ".join((query.text, *told))
