"""Watched words: where they stand is noted as entries come, and looked up later."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from reader.model import SearchCount
from reader.store.asking.fulltext import quoted
from reader.store.connection import Connection

_COUNTED = """
    SELECT term, count(*) AS total, coalesce(sum(NOT is_read), 0) AS unread
    FROM watched JOIN entries ON entries.id = entry_id WHERE is_shown = 1 GROUP BY term
"""


def watch(connection: Connection, terms: Sequence[str]) -> None:
    """Watch for these words and phrases, and for no others."""
    wanted = [term for term in dict.fromkeys(terms) if _is_word(term)]
    with connection.writing():
        known = _terms(connection)
        connection.run(
            "DELETE FROM watched WHERE term NOT IN (SELECT value FROM json_each(?))",
            (json.dumps(wanted),),
        )
        connection.run(
            "INSERT INTO remembered (name, value) VALUES ('watched', ?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (json.dumps(wanted),),
        )
        connection.run_many(
            "INSERT OR IGNORE INTO watched (term, entry_id) "
            "SELECT ?, rowid FROM entries_fts WHERE entries_fts MATCH ?",
            ((term, quoted(term)) for term in wanted if term not in known),
        )


def look(connection: Connection, entry_ids: Iterable[int]) -> None:
    """Note which of the watched words stand in entries that were just indexed."""
    if not (terms := _terms(connection)):
        return
    ids = json.dumps(list(entry_ids))
    those = "IN (SELECT value FROM json_each(?))"
    connection.run(f"DELETE FROM watched WHERE entry_id {those}", (ids,))
    connection.run_many(
        "INSERT OR IGNORE INTO watched (term, entry_id) SELECT ?, rowid "
        f"FROM entries_fts WHERE entries_fts MATCH ? AND rowid {those}",
        ((term, quoted(term), ids) for term in terms),
    )


def watched(connection: Connection) -> list[SearchCount]:
    """The watched words, with how many entries each stands in."""
    counts = {row["term"]: row for row in connection.rows(_COUNTED)}
    return [
        SearchCount(
            name=term,
            query=quoted(term.replace('"', " ")),
            total=counts[term]["total"] if term in counts else 0,
            unread=counts[term]["unread"] if term in counts else 0,
        )
        for term in _terms(connection)
    ]


def _terms(connection: Connection) -> list[str]:
    sql = "SELECT value FROM remembered WHERE name = 'watched'"
    return list(json.loads(connection.value(sql) or "[]"))


def _is_word(term: str) -> bool:
    return any(character.isalnum() for character in term)
