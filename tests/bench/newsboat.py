"""newsboat with the articles of a library of ours, so that both show the same."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from reader.store.store import Store

_ARTICLES = """
    SELECT entries.id, entries.title, url, entries.link, sort_at, 1 - is_read
    FROM entries JOIN feeds ON feeds.id = feed_id
"""
_ITEM = """
    INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread)
    VALUES (?, ?, '', ?, ?, ?, ?, ?)
"""


def is_there() -> bool:
    """Whether newsboat is installed."""
    return shutil.which("newsboat") is not None


def command(home: Path) -> list[str]:
    """How it is started on what ``fill`` has made."""
    names = (("-u", "urls"), ("-C", "config"), ("-c", "cache.db"))
    return ["newsboat", *(part for f, name in names for part in (f, str(home / name)))]


def fill(home: Path, library: Path) -> None:
    """Give newsboat the feeds and articles of a library's file.

    The tables are made by newsboat itself. It is given the statistics that it ships
    without: with them it is up to nine times faster.
    """
    home.mkdir()
    with Store.open(library) as store:
        feeds = store.connection.rows(
            "SELECT url, own_title AS title FROM feeds ORDER BY id"
        )
        (home / "config").touch()
        (home / "urls").write_text("".join(f"{feed['url']}\n" for feed in feeds))
        made = subprocess.run([*command(home), "-x", "print-unread"], check=False)
        if made.returncode:
            raise SystemExit("newsboat does not start")
        with closing(sqlite3.connect(home / "cache.db")) as cache, cache:
            cache.executemany(
                "INSERT OR REPLACE INTO rss_feed (rssurl, url, title) VALUES (?, ?, ?)",
                ((feed["url"], feed["url"], feed["title"]) for feed in feeds),
            )
            cache.executemany(_ITEM, _items(store))
            cache.execute("ANALYZE")


def _items(store: Store) -> Iterator[tuple[object, ...]]:
    for number, title, url, link, at, unread in store.connection.rows(_ARTICLES):
        sections = store.article(number).sections
        blocks = (f"<p>{b.text}</p>" for section in sections for b in section.blocks)
        yield str(number), title, link, url, at, "".join(blocks), unread
