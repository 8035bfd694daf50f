"""What else can be undone than marks."""

from __future__ import annotations

from sqlite_utils import Database


def m025_edits(db: Database) -> None:
    """What an action did to feeds.toml: see changes.py. NULL where it did not."""
    db.execute("ALTER TABLE actions ADD COLUMN edits BLOB")


STEPS = (m025_edits,)
