"""The account on a server: how it stands, and which feeds it has there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from sqlite3 import Row
from typing import NamedTuple

from reader.model import Account
from reader.store.connection import Connection
from reader.store.moments import moment, seconds

_COLUMNS = (
    "id, kind, base_url, user, profile, last_ok, last_full, last_error, failures, "
    "next_try, notices, has_labels"
)


class Linked(NamedTuple):
    """A feed as it is known on the server and here."""

    remote_id: str
    url: str
    """As we have it."""
    is_left: bool
    """Whether it was let go here and is kept there."""
    category: str | None = None
    """In which both sides last had it; None where they have never agreed."""


class Accounts:
    """Remembers the one account that a library may have.

    Every method that writes is one transaction, or joins the one around it.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def current(self) -> Account | None:
        """The account, where there is one."""
        row = self._connection.row(f"SELECT {_COLUMNS} FROM account ORDER BY id")
        return None if row is None else _account(row)

    def attach(
        self,
        kind: str,
        base_url: str,
        user: str,
        profile: str,
        *,
        has_labels: bool = False,
    ) -> Account:
        """Have an account; from now on what a person does is told to it."""
        with self._connection.writing():
            self._connection.run(
                "INSERT INTO account (kind, base_url, user, profile, has_labels) "
                "VALUES (?, ?, ?, ?, ?)",
                (kind, base_url, user, profile, int(has_labels)),
            )
            self._connection.run("UPDATE outbox_state SET is_listening = 1")
        account = self.current()
        assert account
        return account

    def detach(self) -> None:
        """Have none any more; the articles and their marks stay."""
        with self._connection.writing():
            self._connection.run("DELETE FROM account")
            self._connection.run("UPDATE outbox_state SET is_listening = 0")

    def speak(
        self,
        account: Account,
        kind: str,
        base_url: str,
        profile: str,
        *,
        has_labels: bool = False,
    ) -> Account:
        """Go on with an account whose owner has just been let in; forget its failures.

        In another language of the same server feeds are called otherwise, and are
        linked anew with the next exchange; articles have the same numbers.
        """
        with self._connection.writing():
            if kind != account.kind:
                sql = "DELETE FROM remote_feed WHERE account_id = ?"
                self._connection.run(sql, (account.id,))
            self._set(account, kind=kind, base_url=base_url, profile=profile)
            self._set(account, has_labels=int(has_labels))
            if has_labels and not account.has_labels:
                self._set(account, last_full=None)
            self._set(account, last_error="", failures=0, next_try=0)
        after = self.current()
        assert after
        return after

    def succeeded(
        self, account: Account, at: datetime, notices: Sequence[str] = ()
    ) -> None:
        """Record that the account is in step, but for what the notices say.

        The feeds that come by way of it have answered thereby.
        """
        with self._connection.writing():
            self._set(
                account, last_ok=seconds(at), last_error="", failures=0, next_try=0
            )
            self._set(account, notices="\n".join(notices))
            self._connection.run(
                "UPDATE feeds SET refreshed_at = ?, error = '', errors_in_a_row = 0, "
                "failing_since = NULL, gone_at = NULL "
                "WHERE url IN (SELECT url FROM remote_feed "
                "WHERE account_id = ? AND is_left = 0)",
                (seconds(at), account.id),
            )

    def carried(self) -> frozenset[str]:
        """The addresses of feeds that come by way of an account."""
        sql = "SELECT url FROM remote_feed WHERE is_left = 0"
        return frozenset(row["url"] for row in self._connection.rows(sql))

    def entitle(self, titles: Mapping[str, str]) -> None:
        """Call feeds what the server calls them, until they say it themselves."""
        with self._connection.writing():
            self._connection.run_many(
                "UPDATE feeds SET title = ? WHERE url = ? AND title = ''",
                [(title, url) for url, title in titles.items() if title],
            )

    def compared(self, account: Account, at: datetime) -> None:
        """Record that it was looked up which articles the server has no more."""
        self._set(account, last_full=seconds(at))

    def unasked(self, account: Account, reason: str) -> None:
        """Record why nothing could be asked, which is not held against the server."""
        self._set(account, last_error=reason)

    def failed(self, account: Account, reason: str, next_try: datetime) -> None:
        """Record why an exchange failed, and when the next may be tried."""
        self._set(
            account,
            last_error=reason,
            failures=account.failures + 1,
            next_try=seconds(next_try),
        )

    def feeds(self, account: Account) -> list[Linked]:
        """The feeds that are known to be there."""
        rows = self._connection.rows(
            "SELECT remote_id, url, is_left, category FROM remote_feed "
            "WHERE account_id = ?",
            (account.id,),
        )
        return [
            Linked(r["remote_id"], r["url"], bool(r["is_left"]), r["category"])
            for r in rows
        ]

    def link_feeds(self, account: Account, feeds: Iterable[Linked]) -> None:
        """Remember what feeds are called there."""
        with self._connection.writing():
            self._connection.run_many(
                "INSERT INTO remote_feed "
                "(account_id, remote_id, url, is_left, category) "
                "VALUES (?, ?, ?, ?, ?) ON CONFLICT (account_id, remote_id) DO UPDATE "
                "SET url = excluded.url, is_left = excluded.is_left, "
                "category = coalesce(excluded.category, category)",
                [(account.id, *f) for f in feeds],
            )

    def unlink_feeds(self, account: Account, remote_ids: Iterable[str]) -> None:
        """Forget feeds that are there no more."""
        with self._connection.writing():
            self._connection.run_many(
                "DELETE FROM remote_feed WHERE account_id = ? AND remote_id = ?",
                [(account.id, remote_id) for remote_id in remote_ids],
            )

    def _set(self, account: Account, **columns: object) -> None:
        names = ", ".join(f"{name} = :{name}" for name in columns)
        with self._connection.writing():
            self._connection.run(
                f"UPDATE account SET {names} WHERE id = :own_id",
                {**columns, "own_id": account.id},
            )


def _account(row: Row) -> Account:
    known = dict(row)
    for name in ("last_ok", "last_full", "next_try"):
        known[name] = moment(known[name]) if known[name] else None
    known["has_labels"] = bool(known["has_labels"])
    known["notices"] = tuple(known["notices"].splitlines())
    return Account(**known)
