"""Queries to SQL: every condition that can be asked for, in one place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from reader.model import Query
from reader.store.language import Clause, clauses, expression
from reader.store.rows import FEED_TITLE, seconds

_BEST_FIRST = "rank MATCH 'bm25(8.0, 1.0, 4.0, 2.0, 2.0)'"
"""What a word counts in the title, the text, the tags, the author and the note."""

_MATCHES = "SELECT rowid FROM entries_fts WHERE entries_fts MATCH ?"


class Condition(NamedTuple):
    """A condition, and the values of its placeholders."""

    sql: str
    values: tuple[Any, ...] = ()


class Selection(NamedTuple):
    """Which entries a query asks for, and in which order, as SQL."""

    source: str
    where: str
    order: str
    values: tuple[Any, ...]

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


class _Source(NamedTuple):
    """Where a query's entries come from, so that they come in the right order."""

    sql: str
    order: str
    conditions: tuple[Condition, ...] = ()


def select(query: Query) -> Selection:
    """Write a query as SQL; whatever was typed, SQLite accepts it."""
    asked = clauses(query.text)
    source = _source(query, _words(asked))
    conditions = [*source.conditions, *_fields(query), *_typed(asked)]
    return Selection(
        source=source.sql,
        where=" AND ".join(condition.sql for condition in conditions),
        order=source.order,
        values=tuple(v for condition in conditions for v in condition.values),
    )


def searched_words(query: Query) -> tuple[str, ...]:
    """The words and phrases that an entry must have, such as to mark them in a text."""
    return tuple(clause.value for clause in _words(clauses(query.text)))


def _words(asked: Sequence[Clause]) -> list[Clause]:
    return [c for c in asked if c.is_wanted and c.field in ("text", "title")]


def _source(query: Query, words: Sequence[Clause]) -> _Source:
    """Choose the table whose index has the order; CROSS JOIN keeps it the outer one."""
    tagged = () if query.tag is None else (_tagged(query.tag),)
    if query.sort == "relevance" and words:
        return _Source(
            "entries_fts CROSS JOIN entries ON entries.id = entries_fts.rowid",
            # By rank alone: then FTS5 sorts, and only what is shown is looked up.
            "rank",
            (
                Condition("entries_fts MATCH ?", (expression(words),)),
                Condition(_BEST_FIRST),
                *tagged,
            ),
        )
    way = "ASC" if query.sort == "old" else "DESC"
    by_date = f"entries.sort_at {way}, entries.id {way}"
    if words:
        match = Condition(f"entries.id IN ({_MATCHES})", (expression(words),))
        return _Source("entries", by_date, (match, *tagged))
    if query.tag is not None:
        return _Source(
            "tags AS tagged CROSS JOIN entries ON entries.id = tagged.entry_id",
            f"tagged.at {way}, tagged.entry_id {way}",
            (Condition("tagged.name = ?", (query.tag,)),),
        )
    return _Source("entries", by_date)


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


def _typed(asked: Sequence[Clause]) -> Iterator[Condition]:
    """What the clauses say that `_source` has not said yet."""
    unwanted = [c for c in asked if not c.is_wanted and c.field in ("text", "title")]
    if unwanted:
        none_of = expression(unwanted, joint=" OR ")
        yield Condition(f"entries.id NOT IN ({_MATCHES})", (none_of,))
    for clause in asked:
        if clause.field not in ("text", "title"):
            condition = _field(clause)
            yield condition if clause.is_wanted else _not(condition)


def _field(clause: Clause) -> Condition:
    value = clause.value.casefold()
    match clause.field:
        case "feed":
            named = f"instr(casefold({FEED_TITLE}), ?) OR instr(casefold(url), ?)"
            sql = f"entries.feed_id IN (SELECT id FROM feeds WHERE {named})"
            return Condition(sql, (value, value))
        case "category":
            named = "SELECT category FROM feeds WHERE casefold(category) = ?"
            return Condition(f"entries.category IN ({named})", (value,))
        case "tag":
            return _tagged("-".join(value.split()))
        case _:
            return Condition(_STATES[value])


def _tagged(name: str) -> Condition:
    return Condition(
        "entries.id IN (SELECT entry_id FROM tags WHERE name = ?)", (name,)
    )


_STATES = {
    "unread": "entries.is_read = 0",
    "read": "entries.is_read = 1",
    "bookmarked": "entries.is_bookmarked = 1",
}


def _not(condition: Condition) -> Condition:
    return Condition(f"NOT ({condition.sql})", condition.values)
