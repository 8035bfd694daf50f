"""How the library is asked, and how it understood what was asked."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question to the library; every field left alone asks for everything.

    The command line's options, the sidebar, the tag pane and the search box all build
    one of these, so there is a single way to ask for entries. A script needs no more
    than ``Query(text="sleep study:trial -mice after:1y")``.
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
    """``new``, ``old``, ``feed``, ``title``, or ``relevance`` to the words of ``text``.

    By feed or title, the newest of each comes first."""
    is_unfinished: bool = False
    """The last word of ``text`` is still being typed: longer ones are found, too."""


class Kin(NamedTuple):
    """Words that were searched for, and others that mean the same."""

    words: str
    others: tuple[str, ...]


class Meant(NamedTuple):
    """A word that no article has, and the nearest to it that one has."""

    typed: str
    nearest: str


class Explanation(NamedTuple):
    """How the text of a query was understood."""

    understood: str
    """The same, written out; empty where it asks for everything."""
    hints: tuple[str, ...]
    """What was taken for words, or left out, and what to write instead; a line each."""
    kin: tuple[Kin, ...]
    """Other words that were searched for as well; ``=word`` would leave them out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchCount:
    """A saved search, or a watched word, and how many entries answer it now."""

    name: str
    query: str
    total: int
    unread: int


class Listed(NamedTuple):
    """A query's answer as ids, to be handed from one thread to another."""

    shown: array[int]
    """What stands in the list, in order."""
    every: array[int]
    """The same with those that others stand for."""
