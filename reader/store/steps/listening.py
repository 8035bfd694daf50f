"""What there is to listen to, and to watch."""

from __future__ import annotations

from sqlite_utils import Database


def m029_media(db: Database) -> None:
    """Which entries bring a recording: ``audio`` or ``video``, as their digest says."""
    db.execute("ALTER TABLE entries ADD COLUMN medium TEXT NOT NULL DEFAULT ''")
    db.execute("CREATE INDEX entries_by_medium ON entries (medium) WHERE medium <> ''")


STEPS = (m029_media,)
