"""A first look at a library: the articles that a list begins with.

It is taken before anything else is imported, so it imports nothing but sqlite3 and
says again, in its few lines of SQL, what reader.store.query would write.
"""

from __future__ import annotations

import sqlite3

Row = tuple[str, str, int, int, str]
"""Title, feed, whether it is read, whether it is bookmarked, readiness."""

_PATIENCE = 0.05
"""Seconds to wait for a library that is locked: then there is no first look."""
_ROWS = """
    SELECT entries.title, coalesce(
        nullif(feeds.own_title, ''), nullif(feeds.title, ''), feeds.url
    ), is_read, is_bookmarked, readiness
    FROM entries JOIN feeds ON feeds.id = feed_id
    WHERE is_shown = 1 AND is_read <= ?
    ORDER BY entries.sort_at DESC, entries.id DESC LIMIT ?
"""
_UNREAD_ROWS = _ROWS.replace("is_read <= ?", "is_read = ?")
"""With an index of its own, which SQLite takes only for an equation."""


def glance(file: str, rows: int) -> tuple[int, int, list[Row]] | None:
    """Look at the newest unread articles, or at the newest where all are read.

    Args:
        file: The library's.
        rows: How many articles there is room for.

    Returns:
        How many articles there are in all, how many of them are unread, and the first
        ones; None where the library cannot be read at once, or not in this way.
    """
    try:
        db = sqlite3.connect(f"file:{_quoted(file)}?mode=ro", _PATIENCE, uri=True)
    except sqlite3.Error:
        return None
    try:
        total, unread = db.execute("SELECT total, unread FROM counts").fetchone()
        asked = (_UNREAD_ROWS, 0) if unread else (_ROWS, 1)
        return total, unread, db.execute(asked[0], (asked[1], rows)).fetchall()
    except (sqlite3.Error, TypeError):
        return None
    finally:
        db.close()


def _quoted(file: str) -> str:
    """A path for a URI: SQLite reads ``?``, ``#`` and ``%`` in it as more than text."""
    return file.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
