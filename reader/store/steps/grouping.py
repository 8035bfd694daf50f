"""What a list needs to show each story once."""

from __future__ import annotations

from sqlite_utils import Database


def m030_covered_copies(db: Database) -> None:
    """Which of a story's copies are teasers stands in the index of copies, too.

    A list with many copies had to look up each of them: 0.2 s for 33,000.
    """
    db.execute("DROP INDEX entries_by_copies")
    db.execute(
        "CREATE INDEX entries_by_copies ON entries (copy_group, readiness) "
        "WHERE copy_group IS NOT NULL"
    )


STEPS = (m030_covered_copies,)
