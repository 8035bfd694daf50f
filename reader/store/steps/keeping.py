"""What a person wants to be gone, and what they saw before it was understood."""

from __future__ import annotations

from sqlite_utils import Database


def m017_forgotten(db: Database) -> None:
    """By what an entry that was erased would be known again, and nothing else of it."""
    db.execute("""
        CREATE TABLE forgotten (
            feed_id INTEGER NOT NULL REFERENCES feeds(id) ON DELETE CASCADE,
            mark BLOB NOT NULL, -- entries.identity, alias or said
            PRIMARY KEY (feed_id, mark)
        ) WITHOUT ROWID
    """)


def m018_sources_of_bookmarks(db: Database) -> None:
    """What the feed had given when it was kept, until its text can be made of that."""
    db.execute("ALTER TABLE bookmarks ADD COLUMN source BLOB")


STEPS = (m017_forgotten, m018_sources_of_bookmarks)
