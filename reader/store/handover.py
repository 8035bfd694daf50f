"""Articles that a server has not, and is given, so that nothing is left behind here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.model import Account, RemoteItem
from reader.store.connection import Connection
from reader.store.rows import PARSED, parsed_of

_UNMET = f"""
    SELECT {PARSED}, is_read, is_bookmarked
    FROM entries JOIN texts ON texts.entry_id = entries.id
    WHERE feed_id = (SELECT id FROM feeds WHERE url = ?) AND link LIKE 'http%'
        AND (is_bookmarked = 1 OR ?) AND entries.id > ? AND entries.id NOT IN (
            SELECT item_id FROM remote_item
            WHERE account_id = ? AND item_id IS NOT NULL
        )
    ORDER BY entries.id LIMIT 100
"""


class Unmet(NamedTuple):
    """An article that the server has not."""

    entry_id: int
    guid: str
    item: RemoteItem
    """As it is to be there; it has no number yet."""


class Handover:
    """Knows what an account's server has not, and what became of it."""

    def __init__(self, connection: Connection, account: Account) -> None:
        self._connection = connection
        self._account = account.id

    def unmet(self, url: str, *, everything: bool) -> Iterator[Unmet]:
        """The articles of a feed that the server has not, the oldest first.

        Args:
            url: The feed, as it is followed here.
            everything: All of them, rather than what is bookmarked.
        """
        last = 0
        while True:
            rows = self._connection.rows(
                _UNMET, (url, int(everything), last, self._account)
            )
            for row in rows:
                entry, last = parsed_of(row), row["id"]
                yield Unmet(
                    row["id"],
                    entry.guid,
                    RemoteItem(
                        remote_id="",
                        feed_id="",
                        link=entry.link,
                        title=entry.title,
                        html=entry.html or entry.offered,
                        author=entry.author,
                        published=entry.published,
                        labels=entry.labels,
                        is_read=bool(row["is_read"]),
                        is_starred=bool(row["is_bookmarked"]),
                    ),
                )
            if not rows:
                return

    def handed(self, entry_id: int, remote_id: str, item: RemoteItem) -> None:
        """Remember what number an article has there; marks made since are told.

        A number that stands for another article already goes on to do so.
        """
        with self._connection.writing():
            is_new = self._connection.run(
                "INSERT OR IGNORE INTO remote_item (account_id, remote_id, item_id) "
                "SELECT ?, ?, id FROM entries WHERE id = ?",
                (self._account, remote_id, entry_id),
            )
            if not is_new:
                return
            for key, column, was in (
                ("read", "is_read", item.is_read),
                ("starred", "is_bookmarked", item.is_starred),
            ):
                self._connection.run("UPDATE outbox_state SET seq = seq + 1")
                self._connection.run(
                    "INSERT OR REPLACE INTO outbox "
                    "(account_id, remote_id, key, flag, seq) "
                    f"SELECT ?, ?, ?, {column}, (SELECT seq FROM outbox_state) "
                    f"FROM entries WHERE id = ? AND {column} <> ?",
                    (self._account, remote_id, key, entry_id, int(was)),
                )
