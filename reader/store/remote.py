"""Articles by their numbers on the server: matched with what is here, and compared."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from sqlite3 import Row
from typing import NamedTuple, TypeVar

from reader.errors import FeedNotFoundError
from reader.model import Account, ParsedEntry, Register, RemoteItem
from reader.store.connection import Connection
from reader.store.identity import plain_address
from reader.store.intake import Intake
from reader.store.marks import settle
from reader.store.moments import seconds
from reader.store.outbox import Outbox
from reader.store.texts import unpack

_FREE = """
    SELECT entries.id, entries.link, entries.title, entries.published, texts.source
    FROM entries JOIN texts ON texts.entry_id = entries.id
    WHERE feed_id = (SELECT id FROM feeds WHERE url = ?) AND entries.id NOT IN (
        SELECT item_id FROM remote_item WHERE account_id = ? AND item_id IS NOT NULL
    )
"""

_STANDS = """
    SELECT remote_id, item_id, {column} AS is_set FROM remote_item
    JOIN entries ON entries.id = item_id
    WHERE account_id = ? AND gone_at IS NULL
"""

_COLUMNS: Mapping[Register, str] = {"read": "is_read", "starred": "is_bookmarked"}

_V = TypeVar("_V", int, str)

_GUID = 2
"""Where the guid stands in a packed source: see rows.py."""


class Met(NamedTuple):
    """How many articles of the server were new here, and how many were here already."""

    new: int
    matched: int


class Remote:
    """Knows which article of the server is which one here.

    Every method that writes is one transaction, or joins the one around it.
    """

    def __init__(
        self, connection: Connection, account: Account, intake: Intake, outbox: Outbox
    ) -> None:
        self._connection = connection
        self._account = account.id
        self._intake = intake
        self._outbox = outbox

    def known(self) -> frozenset[str]:
        """All articles that were ever seen there, erased ones too."""
        sql = "SELECT remote_id FROM remote_item WHERE account_id = ?"
        rows = self._connection.rows(sql, (self._account,))
        return frozenset(row["remote_id"] for row in rows)

    def meet(
        self,
        url: str,
        items: Sequence[tuple[RemoteItem, ParsedEntry]],
        *,
        at: datetime,
    ) -> Met:
        """Match articles of a feed with those here, and store the ones that are new.

        Nothing that somebody did is lost by it: read or kept on either side is so on
        both. What stands here and not there is put into the outbox.
        """
        with self._connection.writing():
            matched = self._matched(url, [item for item, _ in items])
            rest = [pair for pair in items if pair[0].remote_id not in matched]
            stored = self._stored(url, rest, at)
            self._unite(items, matched | stored, at)
            is_new = [n for n in stored.values() if n is not None]
        return Met(len(is_new), len(matched))

    def pass_over(self, remote_ids: Iterable[str], at: datetime) -> None:
        """Leave articles out until they are compared the next time."""
        with self._connection.writing():
            self._connection.run_many(
                "INSERT OR IGNORE INTO remote_item (account_id, remote_id, gone_at) "
                "VALUES (?, ?, ?)",
                [(self._account, n, seconds(at)) for n in remote_ids],
            )

    def differing(self, register: Register, there: Collection[str]) -> dict[str, bool]:
        """Articles whose mark differs from the server's, and how it stands there.

        Left out is whatever the server is still to be told about.

        Args:
            register: Which mark.
            there: The articles that bear it there, of all that are known.
        """
        pending = self._outbox.pending(register)
        return {
            row["remote_id"]: not row["is_set"]
            for row in self._stands(register)
            if row["remote_id"] not in pending
            and bool(row["is_set"]) != (row["remote_id"] in there)
        }

    def take_over(
        self, register: Register, wanted: Mapping[str, bool], *, at: datetime
    ) -> int:
        """Set and clear marks as they stand on the server; say how many that changed.

        What a person has marked since `differing` was asked stays.
        """
        with self._connection.writing():
            pending = self._outbox.pending(register)
            marks = {
                row["item_id"]: wanted[row["remote_id"]]
                for row in self._stands(register, wanted)
                if row["remote_id"] not in pending
                and bool(row["is_set"]) != wanted[row["remote_id"]]
            }
            with self._unheard():
                settle(self._connection, register, marks, at)
        return len(marks)

    def unread(self) -> int:
        """How many articles that both sides have are unread here."""
        return sum(not row["is_set"] for row in self._stands("read"))

    def is_gone(self, remote_ids: Iterable[str], at: datetime) -> int:
        """Remember what the server has no more, and stays here; say how many are new.

        Marks that are made here are still told: it may have been an odd answer.
        """
        with self._connection.writing():
            return self._connection.run(
                "UPDATE remote_item SET gone_at = ? WHERE account_id = ? "
                "AND gone_at IS NULL "
                "AND remote_id IN (SELECT value FROM json_each(?))",
                (seconds(at), self._account, json.dumps(list(remote_ids))),
            )

    def compare(self, there: Collection[str], at: datetime) -> int:
        """Hold what is known against all that is there; say how many are gone now.

        What was passed over and is there still will be asked for again.
        """
        with self._connection.writing():
            rows = self._connection.rows(
                "SELECT remote_id, gone_at FROM remote_item WHERE account_id = ?",
                (self._account,),
            )
            gone = [
                row["remote_id"]
                for row in rows
                if row["gone_at"] is None and row["remote_id"] not in there
            ]
            back = [
                (self._account, row["remote_id"])
                for row in rows
                if row["gone_at"] is not None and row["remote_id"] in there
            ]
            self.is_gone(gone, at)
            this = "account_id = ? AND remote_id = ?"
            self._connection.run_many(
                f"DELETE FROM remote_item WHERE {this} AND item_id IS NULL", back
            )
            self._connection.run_many(
                f"UPDATE remote_item SET gone_at = NULL WHERE {this}", back
            )
        return len(gone)

    def _stands(
        self, register: Register, remote_ids: Iterable[str] | None = None
    ) -> list[Row]:
        """How a mark stands here, of all articles that both sides have, or of some."""
        sql = _STANDS.format(column=_COLUMNS[register])
        if remote_ids is None:
            return self._connection.rows(sql, (self._account,))
        return self._connection.rows(
            f"{sql} AND remote_id IN (SELECT value FROM json_each(?))",
            (self._account, json.dumps(list(remote_ids))),
        )

    def _matched(self, url: str, items: Sequence[RemoteItem]) -> dict[str, int]:
        """Find articles by guid where the server tells it, by link, or title and date.

        Links that several articles share tell nothing; each article is matched once.
        """
        free = self._connection.rows(_FREE, (url, self._account))
        found: dict[str, int] = {}
        for sort in (_by_guid, _by_link, _by_title):
            taken = set(found.values())
            there = _unique(sort(row) for row in free if row["id"] not in taken)
            rest = [item for item in items if item.remote_id not in found]
            wanted = _unique((_ITEM[sort](item), item.remote_id) for item in rest)
            found |= {wanted[key]: there[key] for key in wanted if key in there}
        return found

    def _stored(
        self, url: str, pairs: Sequence[tuple[RemoteItem, ParsedEntry]], at: datetime
    ) -> dict[str, int | None]:
        """Store articles; None for one that was erased here, or is another's double."""
        try:
            ids = self._intake.take_up(url, [entry for _, entry in pairs], at=at)
        except FeedNotFoundError:
            ids = [None] * len(pairs)
        taken = self._taken([n for n in ids if n is not None])
        stored: dict[str, int | None] = {}
        for (item, _), entry_id in zip(pairs, ids, strict=True):
            stored[item.remote_id] = None if entry_id in taken else entry_id
            taken.add(entry_id)
        return stored

    def _taken(self, entry_ids: Sequence[int]) -> set[int | None]:
        rows = self._connection.rows(
            "SELECT item_id FROM remote_item WHERE account_id = ? "
            "AND item_id IN (SELECT value FROM json_each(?))",
            (self._account, json.dumps(list(entry_ids))),
        )
        return {row["item_id"] for row in rows}

    def _unite(
        self,
        items: Sequence[tuple[RemoteItem, ParsedEntry]],
        found: Mapping[str, int | None],
        at: datetime,
    ) -> None:
        self._link(found)
        linked = {
            item.remote_id: (item, entry_id)
            for item, _ in items
            if (entry_id := found[item.remote_id]) is not None
        }
        for register in _COLUMNS:
            stands = self._stands(register, found)
            here = {r["remote_id"] for r in stands if r["is_set"]}
            there = {n: e for n, (item, e) in linked.items() if item.has(register)}
            marks = {e: True for n, e in there.items() if n not in here}
            with self._unheard():
                settle(self._connection, register, marks, at)
            untold = [n for n in linked if n in here and n not in there]
            self._outbox.tell(register, untold)

    def _link(self, found: Mapping[str, int | None]) -> None:
        with self._connection.writing():
            self._connection.run_many(
                "INSERT OR REPLACE INTO remote_item (account_id, remote_id, item_id) "
                "VALUES (?, ?, ?)",
                [(self._account, n, entry_id) for n, entry_id in found.items()],
            )

    @contextmanager
    def _unheard(self) -> Iterator[None]:
        """Write marks that the server knows; within a transaction of the caller's."""
        sql = "UPDATE outbox_state SET is_listening = ?"
        self._connection.run(sql, (0,))
        yield
        self._connection.run(sql, (1,))


def unlink(connection: Connection, entry_ids: Sequence[int]) -> None:
    """Let the server's numbers stand for nothing, before their entries are erased.

    They stay known, so that what was erased here is not fetched again, and the server
    hears nothing of it.
    """
    connection.run(
        "UPDATE remote_item SET item_id = NULL "
        "WHERE item_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(entry_ids)),),
    )


def _by_guid(row: Row) -> tuple[object, int]:
    guid = str(unpack(row["source"])[_GUID])
    return hashlib.sha256(guid.encode()).hexdigest() if guid else "", row["id"]


def _by_link(row: Row) -> tuple[object, int]:
    return plain_address(row["link"]), row["id"]


def _by_title(row: Row) -> tuple[object, int]:
    return (row["title"], row["published"]) if row["title"] else "", row["id"]


def _title_and_date(item: RemoteItem) -> object:
    if not item.title or item.published is None:
        return ""
    return item.title, seconds(item.published)


_ITEM: Mapping[Callable[[Row], tuple[object, int]], Callable[[RemoteItem], object]] = {
    _by_guid: lambda item: item.guid_hash,
    _by_link: lambda item: plain_address(item.link),
    _by_title: _title_and_date,
}
"""What an article of the server has in the place of what one here is sorted by."""


def _unique(pairs: Iterable[tuple[object, _V]]) -> dict[object, _V]:
    """Those keys that stand for one value, but for empty ones."""
    listed = list(pairs)
    times = Counter(key for key, _ in listed)
    return {key: value for key, value in listed if key and times[key] == 1}
