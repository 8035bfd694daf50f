"""How the library is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


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
