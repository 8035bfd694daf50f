"""What a text says of its study: for lists, for the query language, and to be read."""

from __future__ import annotations

from sqlite_utils import Database


def m008_evidence(db: Database) -> None:
    """The line for lists, what queries ask for, and the items with their places.

    ``studies`` holds a row per entry and kind of study (`reader.model.STUDIES`), since
    a trial may be a preprint, too: ``study:trial`` is the entries that stand in it.
    ``entries.people`` is how many took part, NULL where the text does not say, so that
    ``n:>1000`` is a comparison.
    """
    for column, kind in (("evidence", "TEXT"), ("people", "INTEGER")):
        db.execute(f"ALTER TABLE entries ADD COLUMN {column} {kind}")
    db.execute("ALTER TABLE texts ADD COLUMN evidence BLOB")  # see rows.py
    db.execute("""
        CREATE TABLE studies (
            entry_id INTEGER NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            PRIMARY KEY (entry_id, name)
        ) WITHOUT ROWID
    """)
    db.execute("CREATE INDEX studies_by_name ON studies (name)")
    db.execute(
        "CREATE INDEX entries_by_people ON entries (people) WHERE people IS NOT NULL"
    )


STEPS = (m008_evidence,)
