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
_STANDS_THERE = (
    "EXISTS (SELECT 1 FROM entries_fts "
    "WHERE entries_fts MATCH ? AND entries_fts.rowid = entries.id)"
)


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
        return _ranked(connection, selection)
    if selection.is_plain and _is_common(connection, selection.words):
        # In the order of the view's index: looked up one by one until the page is
        # full, or, for all of them, held against the set of those that have the word.
        found = _STANDS_THERE if is_page else f"+{_IN}"
        return selection.ids.replace(_IN, found, 1), selection.values
    return selection.ids, selection.values


def how_many(connection: Connection, selection: Selection) -> int:
    """How many entries are asked for; the index alone knows where none is hidden."""
    if selection.is_plain and selection.where.count(" AND ") == 1:
        is_any_hidden = connection.value(
            "SELECT total <> (SELECT coalesce(sum(total), 0) FROM feeds) FROM counts"
        )
        if not is_any_hidden:
            sql = f"SELECT count(*) FROM ({MATCHES})"
            return int(connection.value(sql, (selection.words,)))
    sql = selection.how_many
    if not selection.words:
        # In the order of the view, or SQLite may take an index that lacks a column.
        sql = f"SELECT count(*) FROM ({selection.ids} LIMIT -1)"
    return int(connection.value(sql, selection.values))


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
