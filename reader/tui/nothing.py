"""What a list says that has no article: why that is, and what could be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.model import Meant, Query
from reader.tui.views import Shelves


def nothing_here(
    query: Query,
    shelves: Shelves,
    *,
    hint: str,
    meant: Sequence[Meant],
    hides_read: bool,
    key: Callable[[str], str],
) -> str:
    """Say why a view shows no article.

    Args:
        query: What the view asks for.
        shelves: What else there is.
        hint: How the query was understood, where that is not plain to see.
        meant: Words that no article has, and the nearest to them.
        hides_read: Whether what is read is left out of it.
        key: Names the key of an action.
    """
    if not shelves.feeds:
        follow = key("app.follow")
        return f"No feed is followed yet. Press {follow} to follow one by its address."
    if not shelves.counts.total:
        refresh = key("app.refresh")
        return (
            f"No articles yet. Press {refresh} to fetch them. "
            "In a shell, 'wellread help' shows the manual."
        )
    if query.text:
        why = f" ({hint})" if hint else ""
        return f"{_not_found(query.text, meant)}{why}"
    if query.bookmarked:
        mark = key("entry.bookmark")
        return f"No bookmarks yet. Press {mark} on an article to keep it."
    if query.unread or hides_read:
        return f"Everything here is read. {key('app.refresh')} asks for what is new."
    return f"No articles here yet. {key('app.refresh')} asks for them."


def _not_found(text: str, meant: Sequence[Meant]) -> str:
    if meant:
        typed = " or ".join(word for word, _ in meant)
        nearest = " ".join(word for _, word in meant)
        return f"No article has {typed}. Did you mean {nearest}?"
    if text.isalpha():
        return "No article has this word."
    return "No article has all of these words. Fewer words find more."
