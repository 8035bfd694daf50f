"""What a journal or a lone bookmark tells of an entry, held against the library."""

from __future__ import annotations

import hashlib
import json
from html import escape

from reader.store.connection import Connection
from reader.store.handmade import Made, is_handmade, keyed, made, put
from reader.store.journal import Noted
from reader.store.personal import carried_tables, columns_of
from reader.store.portable import Portable, Row, add_marks, by_entry, take
from reader.store.sources import bare_source
from reader.store.texts import unpack


def stands(connection: Connection, noted: Noted) -> bool:
    """Whether an entry's marks of one kind are as they were noted.

    What can be put right is meant: a read mark on an entry that is gone is none.
    """
    if noted.table not in carried_tables(connection.raw):
        return True
    entry_id = _noted_entry(connection, noted)
    if entry_id is None:
        forgotten = "SELECT 1 FROM forgotten WHERE mark = ?"
        is_gone = connection.value(forgotten, (noted.identity,)) is not None
        return is_gone or noted.table != "bookmarks" or not noted.rows
    there = by_entry(connection, noted.table, json.dumps([entry_id]))
    known = columns_of(connection.raw, noted.table)
    wanted = [{name: row.get(name) for name in known} for row in noted.rows]
    return sorted(map(repr, there.get(entry_id, []))) == sorted(map(repr, wanted))


def let_stand(connection: Connection, noted: Noted) -> None:
    """Let an entry's marks of one kind be exactly those that were noted."""
    with connection.writing():
        entry_id = _noted_entry(connection, noted)
        if entry_id is None:
            take(connection, [of_bookmark(noted.rows[0], noted.identity)])
            return
        if is_handmade(noted.table):
            gone: Made = dict.fromkeys(made(connection, noted.table, [entry_id]))
            rows = dict(keyed(noted.table, entry_id, row) for row in noted.rows)
            put(connection, noted.table, {**gone, **rows})
            return
        connection.run(f"DELETE FROM {noted.table} WHERE entry_id = ?", (entry_id,))
        add_marks(connection, [(entry_id, {noted.table: noted.rows})])


def _noted_entry(connection: Connection, noted: Noted) -> int | None:
    found: int | None = connection.value(
        "SELECT entries.id FROM entries JOIN feeds ON feeds.id = feed_id "
        "WHERE url = ? AND identity = ?",
        (noted.feed_url, noted.identity),
    )
    return found


def of_bookmark(kept: Row, identity: bytes = b"") -> Portable:
    """An entry of which nothing is left but the bookmark on it.

    Args:
        kept: The bookmark's row.
        identity: What the entry was known by, where that is known.
    """
    title, link, author = (kept[name] or "" for name in ("title", "link", "author"))
    digest = hashlib.sha256(f"kept\0{link}\0{title}".encode()).digest()[:16]
    markdown = str(unpack(kept["markdown"])) if kept["markdown"] else ""
    html = "".join(f"<p>{escape(part)}</p>" for part in markdown.split("\n\n"))
    return Portable(
        feed_url=kept["feed_url"],
        columns={
            "identity": identity or digest,
            "content_hash": digest,
            "title": title,
            "link": link,
            "author": author,
            "published": kept["published"],
            "is_guessed": 0,
            "first_seen": kept["at"],
            "sort_at": kept["published"],
            "said": None,
            "form": None,
        },
        source=bare_source(html),
        marks={"bookmarks": [kept]},
    )
