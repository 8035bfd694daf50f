"""The first tables: what is fetched, what is made of it, and what a person made."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.db import ForeignKey


def m001_feeds_and_entries(db: Database) -> None:
    """What is followed, what was fetched, and the numbers beside the views."""
    db.table("feeds").create(
        {
            "id": int,
            "url": str,
            "own_title": str,  # what the reader calls it
            "title": str,  # what it calls itself
            "link": str,
            "category": str,
            "full_text": int,
            "every": int,
            "keep_if": str,
            "is_followed": int,
            "etag": str,
            "last_modified": str,
            "body_hash": str,
            "refreshed_at": int,  # when it last answered
            "failed_at": int,
            "next_at": int,
            "error": str,
            "errors_in_a_row": int,
            "total": int,
            "unread": int,
        },
        pk="id",
        not_null=["url"],
        defaults={
            "own_title": "",
            "title": "",
            "link": "",
            "category": "Unsorted",
            "full_text": 0,
            "keep_if": "",
            "is_followed": 1,
            "etag": "",
            "last_modified": "",
            "body_hash": "",
            "error": "",
            "errors_in_a_row": 0,
            "total": 0,
            "unread": 0,
        },
    )
    db.table("feeds").create_index(["url"], "feeds_by_url", unique=True)
    db.table("entries").create(
        {
            "id": int,
            "feed_id": int,
            "identity": bytes,  # see identity.py for these three
            "alias": bytes,
            "content_hash": bytes,
            "title": str,
            "link": str,
            "author": str,
            "published": int,
            "is_guessed": int,
            "first_seen": int,
            "sort_at": int,
            "category": str,  # the feed's, so that a category's view has an index
            "is_shown": int,  # its feed is followed, or it is bookmarked
            "is_read": int,
            "is_bookmarked": int,
            "digest_version": int,
            "readiness": str,
            "words": int,
            "summary": str,
            "summary_origin": str,
            "tags": str,  # JSON, in the digest's order; the table tags is their index
            "identifiers": str,  # JSON
        },
        pk="id",
        not_null=["feed_id", "identity", "content_hash", "sort_at", "category"],
        defaults={
            "is_shown": 1,
            "is_read": 0,
            "is_bookmarked": 0,
            "digest_version": 0,
            "readiness": "feed",  # until a digest says more
            "words": 0,
            "summary": "",
            "summary_origin": "",
            "tags": "[]",
            "identifiers": "[]",
        },
        foreign_keys=[("feed_id", "feeds", "id")],
    )
    entries = db.table("entries")
    entries.create_index(["feed_id", "identity"], "entries_by_identity", unique=True)
    entries.create_index(["alias"], "entries_by_alias")
    db.table("texts").create(
        {
            "entry_id": int,
            "source": bytes,  # what the feed gave: see rows.py
            "sections": bytes,
            "plain": bytes,  # what is searched, where the sections do not tell
        },
        pk="entry_id",
        not_null=["source"],
        foreign_keys=[_part_of_an_entry("texts")],
    )
    db.table("counts").create(
        {"id": int, "total": int, "unread": int, "bookmarked": int, "last_id": int},
        pk="id",
    )
    db.table("counts").insert(
        {"id": 1, "total": 0, "unread": 0, "bookmarked": 0, "last_id": 0}
    )
    db.table("remembered").create({"name": str, "value": str}, pk="name")


def m002_views(db: Database) -> None:
    """An index for each view, in the order of its list; read backwards, newest first.

    SQLite ends every index with the id, so that entries of one second have an order.
    """
    for name, columns, condition in (
        ("entries_shown", "sort_at", "is_shown = 1"),
        ("entries_unread", "sort_at", "is_shown = 1 AND is_read = 0"),
        ("entries_bookmarked", "sort_at", "is_bookmarked = 1"),
        ("entries_by_category", "category, sort_at", "is_shown = 1"),
        ("entries_waiting", "digest_version, sort_at", "is_shown = 1"),
    ):
        db.execute(f"CREATE INDEX {name} ON entries ({columns}) WHERE {condition}")
    db.table("entries").create_index(["feed_id", "sort_at"], "entries_by_feed")


def m003_marks(db: Database) -> None:
    """What a person made. An entry that bears a mark cannot be deleted by accident."""
    db.table("reads").create(
        {"entry_id": int, "at": int},
        pk="entry_id",
        foreign_keys=[("entry_id", "entries", "id")],
    )
    db.table("bookmarks").create(
        {
            "entry_id": int,
            "at": int,
            # The entry as it was when it was kept, whatever its publisher does later.
            "title": str,
            "link": str,
            "author": str,
            "published": int,
            "feed_url": str,
            "feed_title": str,
            "markdown": bytes,  # None until the entry has been understood
        },
        pk="entry_id",
        foreign_keys=[("entry_id", "entries", "id")],
    )


def m004_tags(db: Database) -> None:
    """One row per entry and tag, and how many rows there are of each."""
    db.execute("""
        CREATE TABLE tags (
            entry_id INTEGER NOT NULL REFERENCES entries(id),
            name TEXT NOT NULL,
            origin TEXT NOT NULL,
            at INTEGER NOT NULL, -- the entry's sort_at: a tag's view has an index too
            PRIMARY KEY (entry_id, name)
        ) WITHOUT ROWID
    """)
    db.table("tags").create_index(["name", "at"], "tags_by_name")
    db.execute("""
        CREATE TABLE tag_counts (
            name TEXT NOT NULL, origin TEXT NOT NULL,
            total INTEGER NOT NULL, unread INTEGER NOT NULL,
            PRIMARY KEY (name, origin)
        ) WITHOUT ROWID
    """)


def m005_counting(db: Database) -> None:
    """Triggers that keep the counts, so that no view ever has to count.

    ``is_read`` and ``is_shown`` never change in one statement: each trigger takes the
    other column as settled.
    """
    for trigger in _TRIGGERS:
        db.execute(f"CREATE TRIGGER {trigger}")


def m006_full_text(db: Database) -> None:
    """The full-text index, without a copy of the texts, and its list of words.

    Being contentless, it has to be told what it once indexed in order to forget it:
    index.py does all of that. The triggers above do not touch it.
    """
    db.execute("""
        CREATE VIRTUAL TABLE entries_fts USING fts5(
            title, text, tags, author,
            content='', tokenize='porter unicode61', prefix='2 3'
        )
    """)
    db.execute("CREATE VIRTUAL TABLE entries_vocab USING fts5vocab(entries_fts, col)")


def m007_kin(db: Database) -> None:
    """Which entries are like which, found when they arrive and only looked up later."""
    db.table("vectors").create(
        {"entry_id": int, "weights": bytes},
        pk="entry_id",
        foreign_keys=[_part_of_an_entry("vectors")],
    )
    db.execute("""
        CREATE TABLE kin (
            entry_id INTEGER NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
            other_id INTEGER NOT NULL, -- no reference: that would cost a second index
            score REAL NOT NULL,
            why TEXT NOT NULL,
            PRIMARY KEY (entry_id, other_id)
        ) WITHOUT ROWID
    """)


def _part_of_an_entry(table: str) -> ForeignKey:
    return ForeignKey(table, "entry_id", "entries", "id", on_delete="CASCADE")


_TRIGGERS = (
    """entry_added AFTER INSERT ON entries BEGIN
        UPDATE feeds SET total = total + 1, unread = unread + (NOT new.is_read)
        WHERE id = new.feed_id;
        UPDATE counts SET last_id = max(last_id, new.id),
            total = total + new.is_shown,
            unread = unread + (new.is_shown AND NOT new.is_read);
    END""",
    # Before, since the tags' own trigger asks the entry whether it is read.
    """entry_going BEFORE DELETE ON entries BEGIN
        DELETE FROM tags WHERE entry_id = old.id;
    END""",
    """entry_gone AFTER DELETE ON entries BEGIN
        UPDATE feeds SET total = total - 1, unread = unread - (NOT old.is_read)
        WHERE id = old.feed_id;
        UPDATE counts SET total = total - old.is_shown,
            unread = unread - (old.is_shown AND NOT old.is_read);
    END""",
    """entry_read AFTER UPDATE OF is_read ON entries
    WHEN old.is_read <> new.is_read BEGIN
        UPDATE feeds SET unread = unread + old.is_read - new.is_read
        WHERE id = new.feed_id;
        UPDATE counts SET unread = unread + old.is_read - new.is_read
        WHERE new.is_shown;
        UPDATE tag_counts SET unread = unread + old.is_read - new.is_read
        WHERE new.is_shown AND (name, origin) IN (
            SELECT name, origin FROM tags WHERE entry_id = new.id
        );
    END""",
    """entry_shown AFTER UPDATE OF is_shown ON entries
    WHEN old.is_shown <> new.is_shown BEGIN
        UPDATE counts SET total = total + new.is_shown - old.is_shown,
            unread = unread + (new.is_shown - old.is_shown) * (NOT new.is_read);
        UPDATE tag_counts SET total = total + new.is_shown - old.is_shown,
            unread = unread + (new.is_shown - old.is_shown) * (NOT new.is_read)
        WHERE (name, origin) IN (
            SELECT name, origin FROM tags WHERE entry_id = new.id
        );
    END""",
    """entry_dated AFTER UPDATE OF sort_at ON entries
    WHEN old.sort_at <> new.sort_at BEGIN
        UPDATE tags SET at = new.sort_at WHERE entry_id = new.id;
    END""",
    """feed_followed AFTER UPDATE OF is_followed ON feeds
    WHEN old.is_followed <> new.is_followed BEGIN
        UPDATE entries SET is_shown = (new.is_followed OR is_bookmarked)
        WHERE feed_id = new.id;
    END""",
    """feed_sorted AFTER UPDATE OF category ON feeds
    WHEN old.category <> new.category BEGIN
        UPDATE entries SET category = new.category WHERE feed_id = new.id;
    END""",
    """read_added AFTER INSERT ON reads BEGIN
        UPDATE entries SET is_read = 1 WHERE id = new.entry_id;
    END""",
    """read_removed AFTER DELETE ON reads BEGIN
        UPDATE entries SET is_read = 0 WHERE id = old.entry_id;
    END""",
    """bookmark_added AFTER INSERT ON bookmarks BEGIN
        UPDATE entries SET is_bookmarked = 1, is_shown = 1 WHERE id = new.entry_id;
        UPDATE counts SET bookmarked = bookmarked + 1;
    END""",
    """bookmark_removed AFTER DELETE ON bookmarks BEGIN
        UPDATE entries SET is_bookmarked = 0, is_shown = (
            SELECT is_followed FROM feeds WHERE feeds.id = feed_id
        ) WHERE id = old.entry_id;
        UPDATE counts SET bookmarked = bookmarked - 1;
    END""",
    """tag_added AFTER INSERT ON tags BEGIN
        INSERT INTO tag_counts (name, origin, total, unread)
        SELECT new.name, new.origin, is_shown, (is_shown AND NOT is_read)
        FROM entries WHERE id = new.entry_id
        ON CONFLICT (name, origin) DO UPDATE
        SET total = total + excluded.total, unread = unread + excluded.unread;
    END""",
    """tag_removed AFTER DELETE ON tags BEGIN
        UPDATE tag_counts SET total = total - (
            SELECT is_shown FROM entries WHERE id = old.entry_id
        ), unread = unread - (
            SELECT is_shown AND NOT is_read FROM entries WHERE id = old.entry_id
        ) WHERE name = old.name AND origin = old.origin;
    END""",
)


STEPS = (
    m001_feeds_and_entries,
    m002_views,
    m003_marks,
    m004_tags,
    m005_counting,
    m006_full_text,
    m007_kin,
)
