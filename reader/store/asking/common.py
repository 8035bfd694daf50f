"""Words that stand in thousands of articles, asked for without reading them all.

FTS5 gives the entries that have a word in the order of their ids, at once; what takes
long is to sort them by date or by rank. Nobody reads the ten-thousandth best answer.
"""

from __future__ import annotations

from typing import Any

from reader.store.asking.conditions import MATCHES
from reader.store.connection import Connection
from reader.store.query import Selection

_RANKED = 10_000
"""Answers that are ranked, those that arrived last; earlier ones follow by arrival."""

_SHARE = 10
"""A word is common if more than one in so many entries has it."""

_IN = f"entries.id IN ({MATCHES})"
_FOUND = _IN.partition(" WHERE ")[0]
_MATCH = "entries_fts MATCH ?"
_STANDS_THERE = (
    "EXISTS (SELECT 1 FROM entries_fts "
    "WHERE entries_fts MATCH ? AND entries_fts.rowid = entries.id)"
)

# The table of what was read is far narrower than that of the entries.
_READ = f"""
    SELECT count(*) FROM entries_fts CROSS JOIN reads
    ON reads.entry_id = entries_fts.rowid WHERE {_MATCH}
"""

_FIRST = """
    SELECT min(id) AS first, count(*) AS found FROM (
        SELECT id FROM entries INDEXED BY entries_shown
        WHERE is_shown = 1 AND sort_at >= ? LIMIT ?
    )
"""
_FEW = 20_000
"""Entries since a date, in which it is quicker to look for the first than not to."""

_NONE = 2**62
"""A number that no entry has."""


def listing(
    connection: Connection, selection: Selection, *, is_page: bool
) -> tuple[str, tuple[Any, ...]]:
    """A statement that gives the ids in order, and its values.

    Args:
        connection: The library.
        selection: What is asked for.
        is_page: Only the first ones are wanted, rather than all of them.
    """
    if selection.order == "rank":
        return _ranked(connection, _narrowed(connection, selection))
    if not selection.words or not _is_common(connection, selection.words):
        return selection.ids, selection.values
    # In the order of an index: looked up one by one until the page is full, or, where
    # more is asked, held against the set of those that have the word.
    if selection.is_plain and is_page:
        return selection.ids.replace(_IN, _STANDS_THERE, 1), selection.values
    best = _held_against(_narrowed(connection, selection.tagged or selection))
    return best.ids, best.values


def how_many(connection: Connection, selection: Selection) -> int:
    """How many entries are asked for."""
    if selection.is_plain and not _is_any_hidden(connection):
        total, unread = _by_the_index(connection, selection, selection.is_bare)
        return total if selection.is_bare else unread
    if selection.words:
        best = _best_to_count(connection, selection)
        return int(connection.value(best.how_many, best.values))
    # In the order of the view, or SQLite may take an index that lacks a column.
    sql = f"SELECT count(*) FROM ({selection.ids} LIMIT -1)"
    return int(connection.value(sql, selection.values))


def how_many_unread(connection: Connection, selection: Selection) -> tuple[int, int]:
    """How many entries are asked for, and how many of them are unread."""
    if selection.is_plain and not _is_any_hidden(connection):
        total, unread = _by_the_index(connection, selection)
        return total if selection.is_bare else unread, unread
    best = _best_to_count(connection, selection)
    [row] = connection.rows(best.how_many_unread, best.values)
    return row["total"], row["unread"]


def _by_the_index(
    connection: Connection, selection: Selection, is_total_enough: bool = False
) -> tuple[int, int]:
    """How many entries have the words, and are unread, where none is hidden."""
    words = (selection.words,)
    total = int(connection.value(f"SELECT count(*) FROM ({MATCHES})", words))
    read = 0 if is_total_enough else int(connection.value(_READ, words))
    return total, total - read


def _best_to_count(connection: Connection, selection: Selection) -> Selection:
    """The same, by way of few dates rather than of many words."""
    narrowed = _narrowed(connection, selection)
    if narrowed is selection or not _is_common(connection, selection.words):
        return narrowed
    return _held_against(narrowed)


def _held_against(selection: Selection) -> Selection:
    """The same, but the words are not looked up first, whatever SQLite thinks."""
    return selection._replace(where=selection.where.replace(_FOUND, f"+{_FOUND}", 1))


def _is_any_hidden(connection: Connection) -> bool:
    sql = "SELECT total <> (SELECT coalesce(sum(total), 0) FROM feeds) FROM counts"
    return bool(connection.value(sql))


def _narrowed(connection: Connection, selection: Selection) -> Selection:
    """Leave out of the index what came before anything of the dates asked for did.

    Entries have their numbers in the order in which they came, and so has the index.
    """
    if not selection.words or selection.since is None:
        return selection
    [row] = connection.rows(_FIRST, (selection.since, _FEW))
    if row["found"] == _FEW:
        return selection
    first = row["first"] or _NONE
    where = selection.where.replace(_IN, f"{_IN[:-1]} AND rowid >= {first})", 1)
    if selection.order == "rank":
        bound = f"{_MATCH} AND entries_fts.rowid >= {first}"
        where = selection.where.replace(_MATCH, bound, 1)
    return selection._replace(where=where)


def _ranked(
    connection: Connection, selection: Selection
) -> tuple[str, tuple[Any, ...]]:
    last = connection.value(
        f"{MATCHES} ORDER BY rowid DESC LIMIT 1 OFFSET ?", (selection.words, _RANKED)
    )
    if last is None:
        return selection.ids, selection.values
    head = f"SELECT entries.id FROM {selection.source} WHERE {selection.where}"
    # A limit, though it limits nothing, makes SQLite keep the order of each half.
    new = f"{head} AND entries_fts.rowid > {int(last)} ORDER BY rank LIMIT -1"
    old = (
        f"{head} AND entries_fts.rowid <= {int(last)} "
        "ORDER BY entries_fts.rowid DESC LIMIT -1"
    )
    sql = f"SELECT id FROM ({new}) UNION ALL SELECT id FROM ({old})"
    return sql, selection.values * 2


def _is_common(connection: Connection, words: str) -> bool:
    total = connection.value("SELECT total FROM counts")
    many = max(1_000, total // _SHARE)
    sql = f"SELECT count(*) FROM ({MATCHES} LIMIT ?)"
    return bool(connection.value(sql, (words, many + 1)) > many)
