"""What takes up the room in a library's file."""

from __future__ import annotations

from sqlite3 import Error

from reader.store.connection import Connection

_LARGEST = """
    SELECT CASE WHEN name LIKE 'entries_fts%' THEN 'full-text index'
        WHEN name LIKE 'entries\\_%' ESCAPE '\\' OR name LIKE '%\\_by\\_%' ESCAPE '\\'
        THEN 'indexes' ELSE name END AS part, sum(pgsize) AS size
    FROM dbstat WHERE aggregate = 1 GROUP BY part ORDER BY size DESC
"""


def largest(connection: Connection) -> list[tuple[str, int]]:
    """The parts of the file in bytes, the largest first; the whole where SQLite can't.

    Not every SQLite was built with what tells.
    """
    try:
        rows = connection.rows(_LARGEST)
    except Error:
        pages = connection.value("PRAGMA page_count")
        return [("all", pages * connection.value("PRAGMA page_size"))]
    return [(row["part"], row["size"]) for row in rows]
