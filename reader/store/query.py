"""Queries to SQL: where entries come from, which of them, and in which order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from reader.model import Explanation, Query
from reader.store.asking.conditions import Condition, conditions, since, tagged
from reader.store.asking.fulltext import kin, together
from reader.store.asking.grammar import Reading, read
from reader.store.asking.telling import explain
from reader.store.asking.tree import UNAIDED, Asking, Field, Node, parts, wanted_words
from reader.store.moments import seconds
from reader.store.rows import FEED_TITLE

_BEST_FIRST = "rank MATCH 'bm25(8.0, 1.0, 4.0, 2.0, 2.0)'"
"""What a word counts in the title, the text, the tags, the author and the note."""

_FIRST_BY = {
    "feed": f"(SELECT {FEED_TITLE} FROM feeds WHERE feeds.id = entries.feed_id) "
    "COLLATE NOCASE, ",
    "title": "entries.title COLLATE NOCASE, ",
}
"""What comes before the date in an order. No index has it: 0.2 s for 100,000."""


class Selection(NamedTuple):
    """Which entries a query asks for, and in which order, as SQL."""

    source: str
    where: str
    order: str
    values: tuple[Any, ...]
    words: str = ""
    """The FTS5 expression in it; empty where no words are asked for."""
    is_plain: bool = False
    """Nothing is asked but for words, and that an entry be unread."""
    is_bare: bool = False
    """Not even that."""
    since: int | None = None
    """What is sorted as older than this is not asked for, where that is so."""
    tagged: Selection | None = None
    """The same by way of a tag, which is quicker where words are common."""

    @property
    def ids(self) -> str:
        """A statement that gives the ids of the entries, in order."""
        return (
            f"SELECT entries.id FROM {self.source} WHERE {self.where} "
            f"ORDER BY {self.order}"
        )

    @property
    def how_many(self) -> str:
        """A statement that gives the number of entries."""
        return f"SELECT count(*) FROM {self.source} WHERE {self.where}"

    @property
    def how_many_unread(self) -> str:
        """A statement that gives the number of entries, and of unread ones."""
        return (
            "SELECT count(*) AS total, coalesce(sum(NOT is_read), 0) AS unread "
            f"FROM {self.source} WHERE {self.where}"
        )


class _Source(NamedTuple):
    """Where a query's entries come from, so that they come in the right order."""

    sql: str
    order: str
    conditions: tuple[Condition, ...]


def select(query: Query, asking: Asking = UNAIDED) -> Selection:
    """Write a query as SQL; whatever was typed, SQLite accepts it."""
    asked = parts(_reading(query).node)
    words, rest = together(asked, asking.expand)
    found = _selection(query, asked, asking)
    if not words:
        return found
    others = (query.feed_url, query.category, query.tag, query.since)
    is_narrow = query.bookmarked or any(other is not None for other in others)
    fields = [node for node in rest if node != Field("is", "unread")]
    dates = [
        since(asked, asking),
        None if query.since is None else seconds(query.since),
    ]
    found = found._replace(
        words=words,
        is_plain=not (is_narrow or fields),
        is_bare=not (is_narrow or rest or query.unread),
        since=max((date for date in dates if date is not None), default=None),
    )
    if query.sort == "relevance" or _tag(query, asked) is None:
        return found
    by_tag = _selection(query, asked, asking, is_by_tag=True)
    return found._replace(tagged=by_tag._replace(words=words, since=found.since))


def _selection(
    query: Query, asked: Sequence[Node], asking: Asking, *, is_by_tag: bool = False
) -> Selection:
    source = _source(query, asked, asking, is_by_tag=is_by_tag)
    where = [*source.conditions, *_fields(query)]
    return Selection(
        source=source.sql,
        where=" AND ".join(condition.sql for condition in where),
        order=source.order,
        values=tuple(v for condition in where for v in condition.values),
    )


def understand(query: Query, asking: Asking = UNAIDED) -> Explanation:
    """Say how the text of a query is understood."""
    return explain(_reading(query), asking.expand)


def searched_words(query: Query, asking: Asking = UNAIDED) -> tuple[str, ...]:
    """The words and phrases that an entry may be found by, to mark them in a text."""
    node = _reading(query).node
    words = [word.text for word in wanted_words(node)]
    others = [other for _, *found in kin(parts(node), asking.expand) for other in found]
    return tuple(dict.fromkeys((*words, *others)))


def _reading(query: Query) -> Reading:
    return read(query.text, is_unfinished=query.is_unfinished)


def _source(
    query: Query, asked: Sequence[Node], asking: Asking, *, is_by_tag: bool
) -> _Source:
    """Choose the table whose index has the order; CROSS JOIN keeps it the outer one."""
    words, rest = together(asked, asking.expand)
    if query.sort == "relevance" and words:
        return _Source(
            "entries_fts CROSS JOIN entries ON entries.id = entries_fts.rowid",
            # By rank alone: then FTS5 sorts, and only what is shown is looked up.
            "rank",
            (
                Condition("entries_fts MATCH ?", (words,)),
                Condition(_BEST_FIRST),
                *_tags(query),
                *conditions(rest, asking),
            ),
        )
    way = "ASC" if query.sort == "old" else "DESC"
    first = _FIRST_BY.get(query.sort, "")
    name = _tag(query, asked)
    if name is not None and (is_by_tag or not words):
        others = tuple(node for node in asked if node != Field("tag", name))
        return _Source(
            "tags AS tagged CROSS JOIN entries ON entries.id = tagged.entry_id",
            f"{first}tagged.at {way}, tagged.entry_id {way}",
            (Condition("tagged.name = ?", (name,)), *conditions(others, asking)),
        )
    return _Source(
        "entries",
        f"{first}entries.sort_at {way}, entries.id {way}",
        (*_tags(query), *conditions(asked, asking)),
    )


def _tags(query: Query) -> tuple[Condition, ...]:
    return () if query.tag is None else (tagged(query.tag),)


def _tag(query: Query, asked: Sequence[Node]) -> str | None:
    """The tag that an entry must bear, where one was chosen or typed."""
    if query.tag:
        return query.tag
    fields = (node for node in asked if isinstance(node, Field))
    return next((str(value) for name, value in fields if name == "tag"), None)


def _fields(query: Query) -> Iterator[Condition]:
    """What the query's fields say, whatever its text."""
    yield Condition("entries.is_shown = 1")
    if query.feed_url is not None:
        feed = "(SELECT id FROM feeds WHERE url = ?)"
        yield Condition(f"entries.feed_id = {feed}", (query.feed_url,))
    if query.category is not None:
        yield Condition("entries.category = ?", (query.category,))
    if query.unread:
        yield Condition("entries.is_read = 0")
    if query.bookmarked:
        yield Condition("entries.is_bookmarked = 1")
    if query.since is not None:
        yield Condition("entries.sort_at >= ?", (seconds(query.since),))
