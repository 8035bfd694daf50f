"""What else a person makes of articles, what they said before, and a smaller index."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

from reader.store.rows import TEXT
from reader.store.texts import text_of


def m010_notes_tags_and_positions(db: Database) -> None:
    """What a person writes, chooses, and where they stopped reading.

    A tag choice outlives every digest: it adds a tag, or takes away one that the
    digest gives, whose ``origin`` it remembers so that it can be given back.
    """
    db.execute("""
        CREATE TABLE notes (
            entry_id INTEGER PRIMARY KEY REFERENCES entries(id),
            at INTEGER NOT NULL,
            text TEXT NOT NULL
        )
    """)
    db.execute("""
        CREATE TABLE tag_choices (
            entry_id INTEGER NOT NULL REFERENCES entries(id),
            name TEXT NOT NULL,
            at INTEGER NOT NULL,
            is_wanted INTEGER NOT NULL,
            origin TEXT NOT NULL, -- the automatic tag's that was taken away, or ''
            PRIMARY KEY (entry_id, name)
        ) WITHOUT ROWID
    """)
    db.execute("""
        CREATE TABLE positions (
            entry_id INTEGER PRIMARY KEY REFERENCES entries(id),
            at INTEGER NOT NULL,
            block INTEGER NOT NULL,
            offset INTEGER NOT NULL
        )
    """)


def m011_actions(db: Database) -> None:
    """What a person did, newest last, with what it takes to undo it: see undo.py."""
    db.execute("""
        CREATE TABLE actions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            label TEXT NOT NULL,
            is_automatic INTEGER NOT NULL,
            is_undone INTEGER NOT NULL DEFAULT 0,
            changes BLOB NOT NULL
        )
    """)


def m012_revisions(db: Database) -> None:
    """What an article said before its publisher changed it.

    ``is_open`` while nobody knows yet whether its sentences changed at all; ``is_kept``
    for one that bore a bookmark or a note, which is never dropped for want of room.
    """
    db.execute("ALTER TABLE entries ADD COLUMN revised_at INTEGER")
    db.execute("""
        CREATE TABLE revisions (
            id INTEGER PRIMARY KEY,
            entry_id INTEGER NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
            at INTEGER NOT NULL, -- when it was replaced
            title TEXT NOT NULL,
            text BLOB NOT NULL,
            readiness TEXT NOT NULL,
            is_open INTEGER NOT NULL,
            is_kept INTEGER NOT NULL
        )
    """)
    db.execute("CREATE INDEX revisions_by_entry ON revisions (entry_id, id)")
    db.execute(
        "CREATE INDEX entries_revised ON entries (revised_at) "
        "WHERE revised_at IS NOT NULL"
    )


def m013_retention_and_watching(db: Database) -> None:
    """What a feed still lists, and so is not let go; and where watched words stand."""
    # The identities in a feed's newest document, 16 bytes each.
    db.execute("ALTER TABLE feeds ADD COLUMN listed BLOB")
    db.execute("""
        CREATE TABLE watched (
            term TEXT NOT NULL,
            entry_id INTEGER NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
            PRIMARY KEY (term, entry_id)
        ) WITHOUT ROWID
    """)
    db.execute("CREATE INDEX watched_by_entry ON watched (entry_id)")


def m014_bulk_marks(db: Database) -> None:
    """Triggers that stand aside while reads.py marks many entries and counts once."""
    db.execute("ALTER TABLE counts ADD COLUMN is_bulk INTEGER NOT NULL DEFAULT 0")
    for name, trigger in _STANDING_ASIDE.items():
        db.execute(f"DROP TRIGGER {name}")
        db.execute(f"CREATE TRIGGER {name} {trigger}")


def m015_full_text_with_notes(db: Database) -> None:
    """The index anew: with notes, and without the tables for beginnings of words.

    Those took 3.6 kB of an article's 6.2 in the index. Without them a beginning of
    three letters is found in 1.7 ms instead of 0.2 among 5,000 articles, a longer one
    in the same time as before.
    """
    db.execute("DROP TABLE entries_vocab")
    db.execute("DROP TABLE entries_fts")
    db.execute("""
        CREATE VIRTUAL TABLE entries_fts USING fts5(
            title, text, tags, author, note,
            content='', tokenize='porter unicode61'
        )
    """)
    db.execute("CREATE VIRTUAL TABLE entries_vocab USING fts5vocab(entries_fts, col)")
    db.conn.executemany(
        "INSERT INTO entries_fts (rowid, title, text, tags, author, note) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        _indexed(db),
    )


def _indexed(db: Database) -> Iterator[tuple[Any, ...]]:
    """Yield what the index is to hold, row by row: texts can fill gigabytes."""
    for row in db.conn.execute(
        f"SELECT entries.id, title, author, tags, notes.text AS note, {TEXT} "
        "FROM entries JOIN texts ON texts.entry_id = entries.id "
        "LEFT JOIN notes ON notes.entry_id = entries.id"
    ):
        tags = " ".join(name for name, _origin in json.loads(row["tags"]))
        own = row["author"], row["note"] or ""
        yield row["id"], row["title"], text_of(row), tags, *own


_ALONE = "NOT (SELECT is_bulk FROM counts)"

_STANDING_ASIDE = {
    "entry_read": f"""AFTER UPDATE OF is_read ON entries
    WHEN old.is_read <> new.is_read AND {_ALONE} BEGIN
        UPDATE feeds SET unread = unread + old.is_read - new.is_read
        WHERE id = new.feed_id;
        UPDATE counts SET unread = unread + old.is_read - new.is_read
        WHERE new.is_shown;
        UPDATE tag_counts SET unread = unread + old.is_read - new.is_read
        WHERE new.is_shown AND (name, origin) IN (
            SELECT name, origin FROM tags WHERE entry_id = new.id
        );
    END""",
    "read_added": f"""AFTER INSERT ON reads WHEN {_ALONE} BEGIN
        UPDATE entries SET is_read = 1 WHERE id = new.entry_id;
    END""",
    "read_removed": f"""AFTER DELETE ON reads WHEN {_ALONE} BEGIN
        UPDATE entries SET is_read = 0 WHERE id = old.entry_id;
    END""",
}

STEPS = (
    m010_notes_tags_and_positions,
    m011_actions,
    m012_revisions,
    m013_retention_and_watching,
    m014_bulk_marks,
    m015_full_text_with_notes,
)
