"""What came of fetching the pages of entries."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.db import ForeignKey


def m019_pages(db: Database) -> None:
    """An entry's page beside what its feed gave: both are kept, one of them is read."""
    db.table("pages").create(
        {
            "entry_id": int,
            "found": bytes,  # as rows.py packs it; without HTML where refused
            "reason": str,  # why it is no article, or could not be had; "" if it is one
            "fetched_at": int,
            "tries": int,
            "next_at": int,  # when it may be asked for again; None if there is no need
        },
        pk="entry_id",
        not_null=["found", "reason", "fetched_at", "tries"],
        foreign_keys=[
            ForeignKey("pages", "entry_id", "entries", "id", on_delete="CASCADE")
        ],
    )
    db.table("entries").add_column("readiness_why", str, not_null_default="")


STEPS = (m019_pages,)
