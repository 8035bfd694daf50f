"""What tells whether an entry changed, and which items of a feed are known."""

from __future__ import annotations

from sqlite_utils import Database


def m009_comparing(db: Database) -> None:
    """Fingerprints of what entries say, and of the items of each feed's last document.

    An entry that arrived before this step has none, and is given them with its next
    change.
    """
    db.table("entries").add_column("said", bytes)
    db.table("entries").add_column("form", bytes)
    db.table("entries").create_index(["feed_id", "said"], "entries_by_saying")
    db.table("feeds").add_column("items", bytes)


STEPS = (m009_comparing,)
