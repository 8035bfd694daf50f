"""What the server is still to be told: how marks stand here, and what is followed.

A row says how something is to be, not what was done; telling it twice does no harm. It
goes when the server has taken that very row, by its number: whatever was done meanwhile
has another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from reader.model import Account, Register
from reader.store.connection import Connection
from reader.store.moments import seconds

_REST = timedelta(hours=6)
"""For how long a row rests that the server refused; twice as long each time."""

_LONGEST = 7
"""Times that the rest grows."""


class Intent(NamedTuple):
    """One row."""

    remote_id: str
    """Of an article; for feeds their address."""
    key: str
    is_set: bool
    seq: int
    tries: int = 0


class Outbox:
    """Hands out what is to be told, and takes back what was refused."""

    def __init__(self, connection: Connection, account: Account) -> None:
        self._connection = connection
        self._account = account.id

    def due(self, key: str, at: datetime) -> list[Intent]:
        """What may be told now, in the order in which it was done."""
        rows = self._connection.rows(
            "SELECT remote_id, key, flag, seq, tries FROM outbox "
            "WHERE account_id = ? AND key = ? AND next_try <= ? ORDER BY seq",
            (self._account, key, seconds(at)),
        )
        return [
            Intent(r["remote_id"], r["key"], bool(r["flag"]), r["seq"], r["tries"])
            for r in rows
        ]

    def pending(self, register: Register) -> frozenset[str]:
        """Articles whose mark the server is still to hear of, refused ones too."""
        rows = self._connection.rows(
            "SELECT remote_id FROM outbox WHERE account_id = ? AND key = ?",
            (self._account, register),
        )
        return frozenset(row["remote_id"] for row in rows)

    def told(self, intents: Iterable[Intent]) -> None:
        """Take out what the server has taken, unless it has changed since."""
        with self._connection.writing():
            self._connection.run_many(
                "DELETE FROM outbox WHERE account_id = ? AND remote_id = ? "
                "AND key = ? AND seq = ?",
                [(self._account, i.remote_id, i.key, i.seq) for i in intents],
            )

    def park(self, intent: Intent, at: datetime) -> None:
        """Let a row rest that the server refused."""
        rest = _REST * 2 ** min(intent.tries, _LONGEST)
        with self._connection.writing():
            self._connection.run(
                "UPDATE outbox SET tries = tries + 1, next_try = ? "
                "WHERE account_id = ? AND remote_id = ? AND key = ? AND seq = ?",
                (
                    seconds(at + rest),
                    *(self._account, intent.remote_id, intent.key, intent.seq),
                ),
            )

    def tell(self, key: str, remote_ids: Sequence[str]) -> None:
        """Have marks told that stand here and were made before there was an account."""
        with self._connection.writing():
            for remote_id in remote_ids:
                self._connection.run("UPDATE outbox_state SET seq = seq + 1")
                self._connection.run(
                    "INSERT OR REPLACE INTO outbox "
                    "(account_id, remote_id, key, flag, seq) "
                    "SELECT ?, ?, ?, 1, seq FROM outbox_state",
                    (self._account, remote_id, key),
                )

    def unheard(self, urls: Iterable[str]) -> None:
        """Take out what is noted of feeds that follow the server anyway."""
        with self._connection.writing():
            self._connection.run_many(
                "DELETE FROM outbox WHERE account_id = ? AND remote_id = ? "
                "AND key = 'follow'",
                [(self._account, url) for url in urls],
            )

    def size(self) -> tuple[int, int]:
        """How many rows there are, and how many of them have been refused."""
        row = self._connection.row(
            "SELECT count(*) AS rows, total(tries > 0) AS parked FROM outbox "
            "WHERE account_id = ?",
            (self._account,),
        )
        assert row
        return row["rows"], int(row["parked"])


def grown_old(connection: Connection) -> None:
    """Take out of a copy of long ago what would undo what was done since.

    Nobody knows whether the server was told of its rows in the meantime, and what was
    done elsewhere after that. So it is as when a library and an account first meet:
    what is read or kept on either side is so on both, and nothing is taken back. The
    caller is within ``writing()``.
    """
    connection.run("DELETE FROM outbox WHERE key <> 'follow' AND flag = 0")
