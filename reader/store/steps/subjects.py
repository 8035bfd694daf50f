"""What entries share with others: copies of one story, and what a feed repeats."""

from __future__ import annotations

from sqlite_utils import Database

# Written for one group. The oldest entry that is shown leads it.
_COUNT = """
    UPDATE entries SET copies = (
        SELECT count(*) FROM entries AS others
        WHERE others.copy_group = {group} AND others.is_shown = 1
            AND others.id <> entries.id
    ), is_copy = EXISTS (
        SELECT 1 FROM entries AS others
        WHERE others.copy_group = {group} AND others.is_shown = 1
            AND (others.sort_at, others.id) < (entries.sort_at, entries.id)
    ) WHERE copy_group = {group};
"""


def m020_copies(db: Database) -> None:
    """Which entries are one story, and how many, kept so that no list has to count.

    ``copy_group`` is NULL for an entry without copies. ``copies`` is how many others of
    the group are shown, and ``is_copy`` is 1 where an older one of them is: a list that
    shows each story once leaves those out. ``shared`` has what two texts have in
    common, both ways; ``share`` is how much of the first stands in the other.
    ``address`` is a number for what the link leads to (reader.core.address).
    """
    for column in (
        "copy_group INTEGER",
        "copies INTEGER NOT NULL DEFAULT 0",
        "is_copy INTEGER NOT NULL DEFAULT 0",
        "address INTEGER",
    ):
        db.execute(f"ALTER TABLE entries ADD COLUMN {column}")
    for name, column in (("copies", "copy_group"), ("address", "address")):
        db.execute(
            f"CREATE INDEX entries_by_{name} ON entries ({column}) "
            f"WHERE {column} IS NOT NULL"
        )
    db.execute("""
        CREATE TABLE shared (
            entry_id INTEGER NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
            other_id INTEGER NOT NULL, -- no reference: see shared_gone
            share REAL NOT NULL,
            is_copy INTEGER NOT NULL,
            PRIMARY KEY (entry_id, other_id)
        ) WITHOUT ROWID
    """)
    for trigger in _TRIGGERS:
        db.execute(f"CREATE TRIGGER {trigger}")


def m021_repeated_sentences(db: Database) -> None:
    """Sentences of each feed's last articles, and those that it repeats in them.

    Both are the numbers that reader.core.repeat gives them: ``sentences.marks`` holds
    an article's, 32 bits each.
    """
    db.execute("""
        CREATE TABLE sentences (
            feed_id INTEGER NOT NULL REFERENCES feeds(id) ON DELETE CASCADE,
            entry_id INTEGER NOT NULL,
            marks BLOB NOT NULL,
            PRIMARY KEY (feed_id, entry_id)
        ) WITHOUT ROWID
    """)
    db.execute("""
        CREATE TABLE repeated (
            feed_id INTEGER NOT NULL REFERENCES feeds(id) ON DELETE CASCADE,
            mark INTEGER NOT NULL,
            PRIMARY KEY (feed_id, mark)
        ) WITHOUT ROWID
    """)


def m022_small_vectors(db: Database) -> None:
    """Vectors in a third less room, read in a tenth of the time, and texts' prints.

    What stood in the old ones is found again when the entries are understood anew.
    """
    db.execute("DROP TABLE vectors")
    db.execute("""
        CREATE TABLE vectors (
            entry_id INTEGER PRIMARY KEY REFERENCES entries(id) ON DELETE CASCADE,
            weights BLOB NOT NULL,
            prints BLOB NOT NULL
        )
    """)


def m023_common_labels(db: Database) -> None:
    """Labels of most of a feed's entries, as JSON: see labels.py."""
    db.execute("ALTER TABLE feeds ADD COLUMN common_labels TEXT NOT NULL DEFAULT '[]'")


_TRIGGERS = (
    f"""copies_joined AFTER UPDATE OF copy_group ON entries
    WHEN old.copy_group IS NOT new.copy_group BEGIN
        {_COUNT.format(group="old.copy_group")}
        {_COUNT.format(group="new.copy_group")}
        UPDATE entries SET copies = 0, is_copy = 0
        WHERE id = new.id AND copy_group IS NULL;
    END""",
    f"""copies_shown AFTER UPDATE OF is_shown, sort_at ON entries
    WHEN new.copy_group IS NOT NULL
        AND (old.is_shown <> new.is_shown OR old.sort_at <> new.sort_at) BEGIN
        {_COUNT.format(group="new.copy_group")}
    END""",
    # Before, while the rows that lead back here can still be found by their key.
    """shared_gone BEFORE DELETE ON entries BEGIN
        DELETE FROM shared WHERE other_id = old.id AND entry_id IN (
            SELECT other_id FROM shared WHERE entry_id = old.id
        );
    END""",
    f"""copies_gone AFTER DELETE ON entries WHEN old.copy_group IS NOT NULL BEGIN
        {_COUNT.format(group="old.copy_group")}
    END""",
)

STEPS = (m020_copies, m021_repeated_sentences, m022_small_vectors, m023_common_labels)
