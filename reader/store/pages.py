"""The pages of entries: which are wanted, and what came of fetching them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from sqlite3 import Row
from typing import NamedTuple

from reader.errors import EntryNotFoundError
from reader.model import Page
from reader.store.identity import plain_address
from reader.store.moments import seconds
from reader.store.store import Store
from reader.store.texts import page_blob

ADDED = "wellread:added"
"""The address of the feed that holds single pages; nobody ever asks it."""

_TEASERS = """
    SELECT entries.id, entries.title, entries.link, coalesce(tries, 0) AS tries,
        coalesce(next_at, 0) AS next_at
    FROM entries LEFT JOIN pages ON pages.entry_id = entries.id
    WHERE readiness = 'teaser' AND digest_version > 0 AND entries.link LIKE 'http%'
"""
_THESE = f"{_TEASERS} AND entries.id IN (SELECT value FROM json_each(?))"
_DUE = f"""
    {_TEASERS} AND is_shown = 1 AND coalesce(next_at, 0) <= ?
        AND (is_bookmarked = 1
            OR feed_id IN (SELECT id FROM feeds WHERE full_text = 1))
        AND (? IS NULL OR feed_id IN (
            SELECT id FROM feeds WHERE url IN (SELECT value FROM json_each(?))))
    ORDER BY is_bookmarked DESC, sort_at DESC LIMIT ?
"""


class Wanted(NamedTuple):
    """A teaser whose page may have the rest."""

    entry_id: int
    title: str
    link: str
    tries: int
    """How often its page has been asked for in vain."""
    is_due: bool
    """Whether it may be asked for again already."""


class Pages:
    """Keeps what came of pages, beside what the feeds gave."""

    def __init__(self, store: Store) -> None:
        self._connection = store.connection

    def teasers(self, entry_ids: Iterable[int], at: datetime) -> list[Wanted]:
        """Those of these entries that are teasers with a link, in their order."""
        ids = list(entry_ids)
        rows = self._connection.rows(_THESE, (json.dumps(ids),))
        found = {row["id"]: _wanted(row, at) for row in rows}
        return [found[entry_id] for entry_id in ids if entry_id in found]

    def due(
        self, at: datetime, *, feeds: Iterable[str] = (), limit: int
    ) -> list[Wanted]:
        """Teasers that a refresh should see to: bookmarks, then ``full_text`` feeds.

        Args:
            at: Now; what was asked for in vain may still have to rest.
            feeds: The addresses of the only feeds that count; none counts all.
            limit: How many at most, the newest.
        """
        only = json.dumps(list(feeds)) if feeds else None
        rows = self._connection.rows(_DUE, (seconds(at), only, only, limit))
        return [_wanted(row, at) for row in rows]

    def save(
        self, entry_id: int, page: Page, *, at: datetime, next_at: datetime | None
    ) -> None:
        """Keep what came of a page, in place of what came of it before.

        A bookmark that kept the teaser is about to be given the text.

        Args:
            entry_id: The entry.
            page: Its page, with the article or with a reason.
            at: Now.
            next_at: When it may be asked for again; None if there is no need.
        """
        with self._connection.writing():
            self._connection.run(
                "INSERT INTO pages (entry_id, found, reason, fetched_at, tries, "
                "next_at) VALUES (?, ?, ?, ?, 1, ?) ON CONFLICT (entry_id) DO UPDATE "
                "SET found = excluded.found, reason = excluded.reason, "
                "fetched_at = excluded.fetched_at, next_at = excluded.next_at, "
                "tries = tries + 1",
                (
                    entry_id,
                    page_blob(page),
                    page.reason,
                    seconds(at),
                    None if next_at is None else seconds(next_at),
                ),
            )
            if page.html:
                self._connection.run(
                    "UPDATE bookmarks SET markdown = NULL WHERE entry_id = ?",
                    (entry_id,),
                )

    def find(self, *links: str) -> int | None:
        """The entry that leads to one of these addresses, the first if several do.

        An address is the same with a slash at its end, and with or without TLS.
        """
        spelled = [
            f"{scheme}://{plain_address(link)}{end}"
            for link in filter(None, links)
            for scheme in ("https", "http")
            for end in ("", "/")
        ]
        found: int | None = self._connection.value(
            "SELECT id FROM entries WHERE is_shown = 1 "
            "AND link IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT 1",
            (json.dumps([*links, *spelled]),),
        )
        return found

    def newest(self) -> int:
        """The entry that was added last.

        Raises:
            EntryNotFoundError: If none ever was.
        """
        sql = (
            "SELECT max(entries.id) FROM entries "
            "JOIN feeds ON feeds.id = feed_id WHERE url = ?"
        )
        if (found := self._connection.value(sql, (ADDED,))) is None:
            raise EntryNotFoundError(0)
        return int(found)


def _wanted(row: Row, at: datetime) -> Wanted:
    is_due = row["next_at"] <= seconds(at)
    return Wanted(row["id"], row["title"], row["link"], row["tries"], is_due)
