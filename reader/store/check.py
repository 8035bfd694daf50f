"""What can be wrong within a library's file, and how what is derived is put right.

Nothing here changes what a person made, or what a feed gave: only what can be made
again of those.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import NamedTuple

from reader.errors import DamagedError
from reader.model.caring import Finding
from reader.store.connection import Connection
from reader.store.faults import DAMAGED
from reader.store.index import rebuild

_WAL_RESET_FIXED = (3, 51, 3)

_FLAGS = """
    SELECT count(*) FROM entries JOIN feeds ON feeds.id = feed_id
    WHERE is_read <> (entries.id IN (SELECT entry_id FROM reads))
        OR is_bookmarked <> (entries.id IN (SELECT entry_id FROM bookmarks))
        OR is_shown <> (is_followed OR is_bookmarked)
        OR entries.category <> feeds.category
"""

_MEND_FLAGS = (
    """UPDATE entries SET is_read = NOT is_read
    WHERE is_read <> (id IN (SELECT entry_id FROM reads))""",
    """UPDATE entries SET is_bookmarked = NOT is_bookmarked
    WHERE is_bookmarked <> (id IN (SELECT entry_id FROM bookmarks))""",
    """UPDATE entries SET is_shown = NOT is_shown WHERE is_shown <> (is_bookmarked
        OR (SELECT is_followed FROM feeds WHERE feeds.id = feed_id))""",
    """UPDATE entries SET category = feeds.category FROM feeds
    WHERE feeds.id = feed_id AND entries.category <> feeds.category""",
)

_FEED_COUNTS = """
    SELECT count(*) FROM feeds LEFT JOIN (
        SELECT feed_id, count(*) AS n, sum(NOT is_read) AS u FROM entries
        GROUP BY feed_id
    ) ON feed_id = feeds.id
    WHERE total <> coalesce(n, 0) OR unread <> coalesce(u, 0)
"""

_COPIES = """
    SELECT count(*) FROM entries WHERE copy_group IS NOT NULL AND copies <> (
        SELECT count(*) FROM entries AS others
        WHERE others.copy_group = entries.copy_group
            AND others.is_shown = 1 AND others.id <> entries.id
    )
"""

_ALL_COUNTS = """
    SELECT count(*) FROM counts, (
        SELECT coalesce(sum(is_shown), 0) AS t, coalesce(max(id), 0) AS m,
            coalesce(sum(is_shown AND NOT is_read), 0) AS u,
            coalesce(sum(is_bookmarked), 0) AS b
        FROM entries
    ) WHERE total <> t OR unread <> u OR bookmarked <> b OR last_id < m
"""

_REAL_TAG_COUNTS = """
    SELECT name, origin, sum(is_shown) AS total,
        sum(is_shown AND NOT is_read) AS unread
    FROM tags JOIN entries ON entries.id = entry_id GROUP BY name, origin
"""

_TAG_COUNTS = f"""
    WITH kept AS (SELECT name, origin, total, unread FROM tag_counts WHERE total > 0),
    real AS (SELECT * FROM ({_REAL_TAG_COUNTS}) WHERE total > 0)
    SELECT (SELECT count(*) FROM (SELECT * FROM kept EXCEPT SELECT * FROM real))
        + (SELECT count(*) FROM (SELECT * FROM real EXCEPT SELECT * FROM kept))
"""

_MEND_COUNTS = (
    """UPDATE feeds SET
        total = (SELECT count(*) FROM entries WHERE feed_id = feeds.id),
        unread = (SELECT count(*) FROM entries
            WHERE feed_id = feeds.id AND is_read = 0)""",
    """UPDATE counts SET
        total = (SELECT count(*) FROM entries WHERE is_shown = 1),
        unread = (SELECT count(*) FROM entries WHERE is_shown = 1 AND is_read = 0),
        bookmarked = (SELECT count(*) FROM bookmarks),
        last_id = max(last_id, (SELECT coalesce(max(id), 0) FROM entries))""",
    """UPDATE entries SET copies = (
        SELECT count(*) FROM entries AS others
        WHERE others.copy_group = entries.copy_group
            AND others.is_shown = 1 AND others.id <> entries.id
    ), is_copy = EXISTS (
        SELECT 1 FROM entries AS others
        WHERE others.copy_group = entries.copy_group AND others.is_shown = 1
            AND (others.sort_at, others.id) < (entries.sort_at, entries.id)
    ) WHERE copy_group IS NOT NULL""",
    "DELETE FROM tag_counts",
    f"INSERT INTO tag_counts (name, origin, total, unread) {_REAL_TAG_COUNTS}",
)

_NOT_UNDERSTOOD = """
    SELECT count(*) FROM entries JOIN texts ON texts.entry_id = entries.id
    WHERE digest_version > 0 AND sections IS NULL
"""

_ASK_AGAIN = """
    UPDATE entries SET digest_version = 0 WHERE digest_version > 0 AND id IN (
        SELECT entry_id FROM texts WHERE sections IS NULL
    )
"""


class Check(NamedTuple):
    """One thing to look at, and what puts it right where something can."""

    subject: str
    well: str
    """What is said when nothing is wrong."""
    fault: Callable[[Connection], str]
    """Says what is wrong; "" for nothing."""
    mend: Callable[[Connection], None] | None = None
    advice: str = "wellread doctor --fix"


def examine(connection: Connection, *, fix: bool) -> Iterator[Finding]:
    """Look at everything, put right what can be made again, and say how it is.

    All entries are counted and all pages read: seconds for each gigabyte.

    Raises:
        DamagedError: If pages of the file make no sense; nothing can be mended in it.
    """
    yield _version()
    for check in _CHECKS:
        yield _found(connection, check, fix=fix and not connection.notice)
    if fix and not connection.notice:
        with connection.writing():
            connection.run("ANALYZE")


def _found(connection: Connection, check: Check, *, fix: bool) -> Finding:
    fault = check.fault(connection)
    if not fault:
        return Finding(check.subject, True, check.well)
    if not (fix and check.mend):
        return Finding(check.subject, False, fault, check.advice)
    check.mend(connection)
    if left := check.fault(connection):
        return Finding(check.subject, False, left, check.advice)
    return Finding(check.subject, True, f"was unwell ({fault}); mended", "", True)


def _version() -> Finding:
    said = f"SQLite {sqlite3.sqlite_version}"
    if sqlite3.sqlite_version_info < _WAL_RESET_FIXED:
        said += (
            "; before 3.51.3 two writers at once can damage a file, "
            "so wellread lets only one write"
        )
    return Finding("sqlite", True, said)


def _integrity(connection: Connection) -> str:
    said = [str(row[0]) for row in connection.rows("PRAGMA integrity_check(20)")]
    if said == ["ok"]:
        return ""
    # An index can be made again of its table; all else is damage.
    if all("index" in line for line in said):
        return f"an index is wrong: {said[0]}"
    raise DamagedError(str(connection.path), DAMAGED)


def _reindex(connection: Connection) -> None:
    with connection.writing():
        connection.run("REINDEX")


def _orphans(connection: Connection) -> str:
    rows = connection.rows("PRAGMA foreign_key_check")
    tables = sorted({str(row["table"]) for row in rows})
    return f"{len(rows)} rows of {', '.join(tables)} belong to nothing" if rows else ""


def _index(connection: Connection) -> str:
    check = "INSERT INTO entries_fts (entries_fts) VALUES ('integrity-check')"
    try:
        if connection.notice:  # which that statement would want to write to
            connection.value("SELECT count(*) FROM entries_fts WHERE rowid > 0")
        else:
            with connection.writing():
                connection.run(check)
        indexed = connection.value("SELECT count(*) FROM entries_fts_docsize")
    except DamagedError:
        return "the full-text index is damaged"
    stored = connection.value("SELECT count(*) FROM entries")
    if indexed == stored:
        return ""
    return f"the full-text index has {indexed:,} articles of {stored:,}"


def _flags(connection: Connection) -> str:
    wrong = connection.value(_FLAGS)
    return f"{wrong:,} articles are listed where they do not belong" if wrong else ""


def _counts(connection: Connection) -> str:
    wrong = sum(
        connection.value(sql)
        for sql in (_FEED_COUNTS, _ALL_COUNTS, _TAG_COUNTS, _COPIES)
    )
    return f"{wrong:,} of the kept counts are wrong" if wrong else ""


def _mend_flags(connection: Connection) -> None:
    with connection.writing():
        for sql in (*_MEND_FLAGS, *_MEND_COUNTS):
            connection.run(sql)


def _mend_counts(connection: Connection) -> None:
    with connection.writing():
        for sql in _MEND_COUNTS:
            connection.run(sql)


def _texts(connection: Connection) -> str:
    wrong = connection.value(_NOT_UNDERSTOOD)
    return f"{wrong:,} articles pass for prepared, but are not" if wrong else ""


def _ask_again(connection: Connection) -> None:
    with connection.writing():
        connection.run(_ASK_AGAIN)


_CHECKS = (
    Check("integrity", "every page is sound", _integrity, _reindex),
    Check("references", "everything belongs to something", _orphans, None, "restore"),
    Check("search", "the full-text index is whole", _index, rebuild),
    Check("lists", "every article is where it belongs", _flags, _mend_flags),
    Check("counts", "the kept counts are the real ones", _counts, _mend_counts),
    Check("texts", "every prepared article has its sections", _texts, _ask_again),
)
