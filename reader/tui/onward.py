"""Which view comes after another one, for who reads through all that is unread."""

from __future__ import annotations

from collections.abc import Sequence

from reader.tui import views
from reader.tui.views import Shelves, View

Waiting = tuple[View, int]
"""A view, and how many unread articles it has."""


def feed_after(shelves: Shelves, view: View) -> Waiting | None:
    """The next feed with unread articles, in the sidebar's order; None without any.

    After the last comes the first. After a category come its own feeds; any other view
    stands before the first feed.
    """
    feeds = [feed for group in shelves.categories.values() for feed in group]
    row = [(views.of_feed(feed), feed.unread) for feed in feeds]
    category = view.query.category
    here = [n for n, feed in enumerate(feeds) if category == feed.category]
    return _after(row, view, start=here[0] if here else 0)


def view_after(shelves: Shelves, view: View) -> Waiting | None:
    """The next view of the same kind with unread articles; None without any.

    After a feed comes a feed, after a tag a tag. Nothing comes after what is not one of
    several, such as all that is unread.
    """
    rows: dict[str, Sequence[Waiting]] = {
        "category": [
            (views.in_category(name), sum(feed.unread for feed in feeds))
            for name, feeds in shelves.categories.items()
        ],
        "tag": [(views.with_tag(tag.name), tag.unread) for tag in shelves.tags],
        "saved search": [(views.searched(s), s.unread) for s in shelves.searches],
    }
    if view.kind == "feed":
        return feed_after(shelves, view)
    row = rows.get(view.kind, ())
    is_among_them = any(other.is_like(view) for other, _ in row)
    return _after(row, view) if is_among_them else None


def _after(row: Sequence[Waiting], view: View, *, start: int = 0) -> Waiting | None:
    places = [n + 1 for n, (other, _) in enumerate(row) if other.is_like(view)]
    start = places[0] if places else start
    for other, unread in (*row[start:], *row[:start]):
        if unread and not other.is_like(view):
            return other, unread
    return None
