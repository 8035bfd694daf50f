"""An account on a server: what things are called there, and what it is to be told."""

from __future__ import annotations

from sqlite_utils import Database

# A mark that is made again replaces what was to be told of it before: only how it
# stands counts. Its new number keeps an answer about the old one from removing it.
TELL = """
    UPDATE outbox_state SET seq = seq + 1;
    INSERT INTO outbox (account_id, remote_id, key, flag, seq)
    {what}
    ON CONFLICT (account_id, remote_id, key) DO UPDATE
    SET flag = excluded.flag, seq = excluded.seq, tries = 0, next_try = 0;
"""

HEARD = "(SELECT is_listening FROM outbox_state)"


def _mark(key: str, flag: int, row: str) -> str:
    return TELL.format(
        what=f"""SELECT account_id, remote_id, '{key}', {flag},
        (SELECT seq FROM outbox_state)
    FROM remote_item WHERE item_id = {row}.entry_id"""
    )


_FOLLOW = TELL.format(
    what="""SELECT account.id, new.url, 'follow', new.is_followed,
        (SELECT seq FROM outbox_state)
    FROM account WHERE new.url LIKE 'http%'"""
)

_TRIGGERS = (
    f"""read_told AFTER INSERT ON reads WHEN {HEARD} BEGIN
        {_mark("read", 1, "new")}
    END""",
    f"""read_taken_back AFTER DELETE ON reads WHEN {HEARD} BEGIN
        {_mark("read", 0, "old")}
    END""",
    f"""bookmark_told AFTER INSERT ON bookmarks WHEN {HEARD} BEGIN
        {_mark("starred", 1, "new")}
    END""",
    f"""bookmark_taken_back AFTER DELETE ON bookmarks WHEN {HEARD} BEGIN
        {_mark("starred", 0, "old")}
    END""",
    f"""follow_told AFTER INSERT ON feeds
    WHEN new.is_followed AND {HEARD} BEGIN
        {_FOLLOW}
    END""",
    f"""follow_changed AFTER UPDATE OF is_followed ON feeds
    WHEN old.is_followed <> new.is_followed AND {HEARD} BEGIN
        {_FOLLOW}
    END""",
)


def m024_accounts(db: Database) -> None:
    """Accounts, numbers of feeds and articles there, and the outbox.

    Triggers write to the outbox, in the transaction of whatever a person does: no way
    of marking can forget to. They do so only while there is an account to be told, and
    not while marks come from it (``is_listening``).
    """
    db.execute("""
        CREATE TABLE account (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL, -- what is spoken: greader or miniflux
            base_url TEXT NOT NULL,
            user TEXT NOT NULL,
            profile TEXT NOT NULL,
            last_ok INTEGER, -- when it was last in step
            last_full INTEGER, -- when its articles were last compared with ours
            last_error TEXT NOT NULL DEFAULT '',
            failures INTEGER NOT NULL DEFAULT 0, -- in a row
            next_try INTEGER NOT NULL DEFAULT 0
        )
    """)
    db.execute("""
        CREATE TABLE remote_feed (
            account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
            remote_id TEXT NOT NULL,
            url TEXT NOT NULL, -- as we have it
            is_left INTEGER NOT NULL DEFAULT 0, -- let go here, and kept there
            PRIMARY KEY (account_id, remote_id)
        ) WITHOUT ROWID
    """)
    db.execute("""
        CREATE TABLE remote_item (
            account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
            remote_id TEXT NOT NULL,
            item_id INTEGER REFERENCES entries(id) ON DELETE SET NULL,
            gone_at INTEGER, -- when the server was seen to have it no more
            PRIMARY KEY (account_id, remote_id)
        ) WITHOUT ROWID
    """)
    db.execute("CREATE INDEX remote_item_by_item ON remote_item (item_id)")
    db.execute("""
        CREATE TABLE outbox (
            account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
            remote_id TEXT NOT NULL, -- of an article, or a feed's address
            key TEXT NOT NULL, -- read, starred or follow
            flag INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            tries INTEGER NOT NULL DEFAULT 0, -- how often it has been refused
            next_try INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (account_id, remote_id, key)
        ) WITHOUT ROWID
    """)
    db.execute("""
        CREATE TABLE outbox_state (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            is_listening INTEGER NOT NULL,
            seq INTEGER NOT NULL
        )
    """)
    db.execute("INSERT INTO outbox_state VALUES (1, 0, 0)")
    for trigger in _TRIGGERS:
        db.execute(f"CREATE TRIGGER {trigger}")


STEPS = (m024_accounts,)
