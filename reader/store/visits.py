"""What is known of a feed before it is asked, and what is recorded of how that went."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from sqlite3 import Row
from typing import Any, NamedTuple

from reader.errors import FeedNotFoundError
from reader.model import (
    Document,
    Moving,
    Pace,
    ParsedFeed,
    Subscription,
    Validators,
)
from reader.store.connection import bindable
from reader.store.moments import moment, seconds
from reader.store.store import Store

_FIRST_DAY = date(1970, 1, 1).toordinal()

_GOOD = {"status": 200, "error": "", "errors_in_a_row": 0, "failing_since": None}


class Standing(NamedTuple):
    """How a feed stands before it is asked again."""

    title: str
    moving: Moving
    validators: Validators
    body_hash: str
    """SHA-256, in hexadecimal, of the body that was read last; empty before that."""
    fresh_for: int
    pace: Pace
    errors_in_a_row: int
    asked_at: datetime | None
    """When it last answered or failed."""
    next_at: datetime | None
    is_gone: bool
    items: bytes = b""
    """What the items that were read last are known by, where they are."""

    def is_due(self, now: datetime) -> bool:
        """Whether its time has come."""
        return not self.is_gone and (self.next_at is None or self.next_at <= now)


class Asked(NamedTuple):
    """A feed that is to be asked."""

    wanted: Subscription
    standing: Standing
    login: str = ""
    """What is told to whoever answers where it is asked."""

    @property
    def url(self) -> str:
        """What feeds.toml calls it."""
        return self.wanted.url

    @property
    def address(self) -> str:
        """Where it is asked."""
        return self.standing.moving.address or self.url


class Rest(NamedTuple):
    """A host that has asked to be left alone."""

    until: datetime
    refusals: int
    """How often in a row it has."""


class Visits:
    """Remembers how asking feeds went; each method is one transaction, or joins one."""

    def __init__(self, store: Store) -> None:
        self._connection = store.connection

    def standings(self) -> dict[str, Standing]:
        """How each followed feed stands, by its url."""
        rows = self._connection.rows("SELECT * FROM feeds WHERE is_followed = 1")
        return {row["url"]: _standing(row) for row in rows}

    def validators(self, url: str) -> Validators:
        """What a feed's server handed out last, be it followed or not; or nothing."""
        sql = "SELECT etag, last_modified FROM feeds WHERE url = ?"
        row = self._connection.row(sql, (url,))
        if row is None:
            return Validators()
        return Validators(etag=row["etag"], last_modified=row["last_modified"])

    def arrived(
        self,
        url: str,
        feed: ParsedFeed,
        document: Document,
        *,
        at: datetime,
        next_at: datetime,
        moving: Moving = Moving(),
    ) -> None:
        """Record that a document was read; what was in it goes with it, or neither.

        Raises:
            FeedNotFoundError: If the feed was never followed.
        """
        row = self._feed(url)
        columns = _GOOD | {
            "title": feed.title or row["title"],
            "link": feed.link,
            "etag": document.validators.etag,
            "last_modified": document.validators.last_modified,
            "body_hash": document.body_hash,
            "refreshed_at": seconds(at),
            "next_at": seconds(next_at),
            "gone_at": None,
            "fresh_for": document.fresh_for or 0,
            "ttl": feed.pace.ttl,
            "skip_hours": _bits(feed.pace.skip_hours),
            "skip_days": _bits(feed.pace.skip_days),
            "items": feed.items or None,
        }
        self._update(url, columns | _moving_columns(moving))

    def unchanged(
        self,
        url: str,
        document: Document,
        *,
        at: datetime,
        next_at: datetime,
        moving: Moving = Moving(),
    ) -> int:
        """Record that a feed has nothing new; say how many entries it has.

        The document's validators replace those that were known: a 200 whose body is an
        old one has its own, or none, and one of status 304 brings the old ones along.

        Raises:
            FeedNotFoundError: If the feed was never followed.
        """
        columns = _GOOD | {
            "status": document.status,
            "etag": document.validators.etag,
            "last_modified": document.validators.last_modified,
            "refreshed_at": seconds(at),
            "next_at": seconds(next_at),
            "gone_at": None,
        }
        if document.fresh_for is not None or not document.is_unchanged:
            columns["fresh_for"] = document.fresh_for or 0
        self._update(url, columns | _moving_columns(moving))
        return int(self._feed(url)["total"])

    def failed(
        self,
        url: str,
        error: str,
        *,
        at: datetime,
        next_at: datetime,
        status: int | None = None,
        is_gone: bool = False,
        moving: Moving | None = None,
    ) -> None:
        """Record why a feed could not be refreshed; what it last gave stays valid.

        Raises:
            FeedNotFoundError: If the feed was never followed.
        """
        with self._connection.writing():
            row = self._feed(url)
            columns: dict[str, Any] = {
                "status": status,
                "error": error,
                "errors_in_a_row": row["errors_in_a_row"] + 1,
                "failing_since": row["failing_since"] or seconds(at),
                "failed_at": seconds(at),
                "next_at": seconds(next_at),
            }
            if is_gone:
                columns["gone_at"] = row["gone_at"] or seconds(at)
            if moving is not None:
                columns |= _moving_columns(moving)
            self._update(url, columns)

    def put_off(self, url: str, *, next_at: datetime) -> None:
        """Record that a feed was not asked, since its host rests.

        Raises:
            FeedNotFoundError: If the feed was never followed.
        """
        self._update(url, {"next_at": seconds(next_at)})

    def rests(self) -> dict[str, Rest]:
        """The hosts that have asked to be left alone, also those whose rest is over."""
        rows = self._connection.rows("SELECT * FROM hosts")
        return {
            row["host"]: Rest(moment(row["rests_until"]), row["refusals"])
            for row in rows
        }

    def rest(self, host: str, rest: Rest) -> None:
        """Remember that a host wants to be left alone; never for less than before."""
        with self._connection.writing():
            self._connection.run(
                "INSERT INTO hosts (host, rests_until, refusals) VALUES (?, ?, ?) "
                "ON CONFLICT (host) DO UPDATE SET refusals = excluded.refusals, "
                "rests_until = max(rests_until, excluded.rests_until)",
                (host, seconds(rest.until), rest.refusals),
            )

    def served(self, hosts: Iterable[str], *, at: datetime) -> None:
        """Forget the refusals of hosts that answer again after their rest."""
        with self._connection.writing():
            self._connection.run_many(
                "DELETE FROM hosts WHERE host = ? AND rests_until <= ?",
                [(host, seconds(at)) for host in hosts],
            )

    def _feed(self, url: str) -> Row:
        row = self._connection.row("SELECT * FROM feeds WHERE url = ?", (url,))
        if row is None:
            raise FeedNotFoundError(url)
        return row

    def _update(self, url: str, columns: dict[str, Any]) -> None:
        names = ", ".join(f"{name} = :{name}" for name in columns)
        values = {name: bindable(value) for name, value in columns.items()}
        with self._connection.writing():
            changed = self._connection.run(
                f"UPDATE feeds SET {names} WHERE url = :url_asked",
                values | {"url_asked": url},
            )
        if not changed:
            raise FeedNotFoundError(url)


def _standing(row: Row) -> Standing:
    asked = [at for at in (row["refreshed_at"], row["failed_at"]) if at is not None]
    since = row["moved_since"]
    return Standing(
        title=row["own_title"] or row["title"] or row["url"],
        moving=Moving(
            address=row["address"],
            candidate=row["moved_to"],
            since=None if since is None else date.fromordinal(since + _FIRST_DAY),
        ),
        validators=Validators(etag=row["etag"], last_modified=row["last_modified"]),
        body_hash=row["body_hash"],
        fresh_for=row["fresh_for"],
        pace=Pace(
            ttl=row["ttl"],
            skip_hours=_numbers(row["skip_hours"]),
            skip_days=_numbers(row["skip_days"]),
        ),
        errors_in_a_row=row["errors_in_a_row"],
        asked_at=moment(max(asked)) if asked else None,
        next_at=None if row["next_at"] is None else moment(row["next_at"]),
        is_gone=row["gone_at"] is not None,
        items=row["items"] or b"",
    )


def _moving_columns(moving: Moving) -> dict[str, Any]:
    since = moving.since
    return {
        "address": moving.address,
        "moved_to": moving.candidate,
        "moved_since": None if since is None else since.toordinal() - _FIRST_DAY,
    }


def _bits(numbers: Iterable[int]) -> int:
    return sum(1 << number for number in set(numbers))


def _numbers(bits: int) -> tuple[int, ...]:
    return tuple(n for n in range(bits.bit_length()) if bits >> n & 1)
