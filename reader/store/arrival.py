"""A document held against what is stored: what in it is new, and what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import datetime, timedelta
from itertools import accumulate
from sqlite3 import Row
from typing import Any, NamedTuple

from reader.model import ParsedEntry
from reader.store.connection import Connection
from reader.store.identity import alias, identities, plain_address
from reader.store.moments import moment, seconds
from reader.store.packing import Packed
from reader.store.rows import entry_columns

_KNOWN = """
    SELECT id, identity, alias, content_hash, said, form, link, published, is_guessed,
        first_seen
    FROM entries
    WHERE feed_id = ? AND {column} IN ({marks})
"""

_CHUNK = 500
"""Values in one IN list; some builds of SQLite allow 999 placeholders."""


class Met(NamedTuple):
    """An entry of a document, and the row of the same entry where it is stored."""

    packed: Packed
    identity: bytes
    alias: bytes | None
    known: Row | None
    age: timedelta = timedelta(0)
    """How long before its arrival it is taken to have been published."""

    @property
    def entry(self) -> ParsedEntry:
        """What is known of it, but for its texts."""
        return self.packed.entry

    @property
    def content_hash(self) -> bytes:
        """A fingerprint of all that is kept of it but its date."""
        return self.packed.content_hash

    @property
    def is_changed(self) -> bool:
        """Whether it is stored, but its sentences say something else now.

        That alone is news of a known entry: what is counted, and what a reader of the
        former text may want to compare.
        """
        known = self.known
        if known is None or known["content_hash"] == self.content_hash:
            return False
        return not self.entry.said or known["said"] != self.entry.said

    @property
    def is_touched(self) -> bool:
        """Whether something else of it is to be stored anew, and nobody told.

        Such as its markup, a counter, its address, or a date that was put right. A date
        after the first sight of it is one that the publisher moves on, and not taken.
        """
        known, date = self.known, self.entry.published
        if known is None or self.is_changed:
            return False
        if known["content_hash"] != self.content_hash:
            return True
        return (
            date is not None
            and seconds(date) != known["published"]
            and seconds(date) < known["first_seen"]
        )

    @property
    def is_to_be_understood(self) -> bool:
        """Whether a digest of what it was is none of what it has become."""
        known = self.known
        return known is None or self.is_changed or known["form"] != self.entry.form

    @property
    def is_renamed(self) -> bool:
        """Whether it is stored under a guid that it no longer has."""
        return self.known is not None and self.known["identity"] != self.identity

    def columns(self, at: datetime) -> dict[str, Any]:
        """What ``entries`` keeps of it, if it arrives now."""
        first_seen = moment(self.known["first_seen"]) if self.known else at
        dated = entry_columns(self.entry, first_seen=first_seen, at=at)
        if dated["is_guessed"]:
            dated["sort_at"] -= int(self.age.total_seconds())
        return {
            "identity": self.identity,
            "alias": self.alias,
            "content_hash": self.content_hash,
            "said": self.entry.said or None,
            "form": self.entry.form or None,
            **self._dated(dated),
        }

    def _dated(self, columns: dict[str, Any]) -> dict[str, Any]:
        """Keep the date, or the place, that it has where the feed gives it no date."""
        if self.known and columns["is_guessed"]:
            for name in ("published", "is_guessed", "sort_at"):
                del columns[name]
        return columns


def meet(connection: Connection, feed_id: int, entries: Sequence[Packed]) -> list[Met]:
    """Find out which entries of a feed's document are known.

    They come in the order in which they are to be stored, the document's last one
    first: feeds begin with their newest, and of entries of one date the one that is
    stored last is listed first. Of entries that are the same, the first stands for all.
    Those that somebody erased are left out: they never come again.
    """
    named_by = identities([packed.entry for packed in entries])
    named = dict(reversed(list(zip(named_by, entries, strict=True))))
    if connection.row("SELECT 1 FROM forgotten WHERE feed_id = ?", (feed_id,)):
        named = _not_forgotten(connection, feed_id, named)
    known = {r["identity"]: r for r in _rows(connection, feed_id, "identity", named)}
    aliases = {identity: alias(feed_id, p.entry) for identity, p in named.items()}
    strange = {
        other: identity
        for identity, other in aliases.items()
        if identity not in known and other is not None
    }
    # One whose own guid is still in the document is another entry.
    for row in _rows(connection, feed_id, "alias", strange):
        if row["identity"] not in named:
            known[strange[row["alias"]]] = row
    unknown = {i: packed for i, packed in named.items() if i not in known}
    taken = set(named) | {row["identity"] for row in known.values()}
    known |= _by_saying(connection, feed_id, unknown, taken)
    return [
        Met(packed, identity, aliases[identity], known.get(identity))
        for identity, packed in named.items()
    ]


def aged(met: Sequence[Met], at: datetime, dated: datetime | None = None) -> list[Met]:
    """Give those without a date a place among the others of a feed's first document.

    Nobody knows how old they are. Were all of them sorted as of now, as those are that
    come later, a feed that is followed would fill the top of the list with what it
    has published in years. So each goes where the next below it in the document is
    that has a date, or above it; and where none has any, they are sorted as if one a
    day had come, up to the day that the document gives itself. What is shown as their
    date stays the day when they were first seen.

    Args:
        met: What `meet` gave, the document's last one first.
        at: Now.
        dated: The date that the document gives itself.
    """
    dates = [_age(m.entry, at) for m in met]
    near = [*accumulate(dates, _or_before)]
    above = [*accumulate(reversed(near), _or_before)][::-1]
    count = len(met) - 1
    least = at - dated if dated and dated < at else timedelta(0)
    return [
        m._replace(age=least + timedelta(days=count - place) if age is None else age)
        for place, (m, age) in enumerate(zip(met, above, strict=True))
    ]


def _age(entry: ParsedEntry, at: datetime) -> timedelta | None:
    is_dated = entry.published is not None and entry.published <= at
    return at - entry.published if is_dated and entry.published else None


def _or_before(before: timedelta | None, age: timedelta | None) -> timedelta | None:
    return before if age is None else age


def _by_saying(
    connection: Connection,
    feed_id: int,
    unknown: Mapping[bytes, Packed],
    taken: Set[bytes],
) -> dict[bytes, Row]:
    """Recognise entries by their text, where link and title are the same as well.

    An entry without any text is not: it would be told from the next by nothing.
    """
    saying = {
        packed.entry.said: identity
        for identity, packed in unknown.items()
        if packed.entry.said and packed.entry.link and packed.has_text
    }
    found = {}
    for row in _rows(connection, feed_id, "said", saying):
        identity = saying[row["said"]]
        link = unknown[identity].entry.link
        is_there = plain_address(row["link"]) == plain_address(link)
        if is_there and row["identity"] not in taken:
            found[identity] = row
    return found


def _not_forgotten(
    connection: Connection, feed_id: int, named: dict[bytes, Packed]
) -> dict[bytes, Packed]:
    sql = "SELECT mark FROM forgotten WHERE feed_id = ?"
    marks = {row["mark"] for row in connection.rows(sql, (feed_id,))}
    return {
        identity: packed
        for identity, packed in named.items()
        if marks.isdisjoint((identity, alias(feed_id, packed.entry), packed.entry.said))
    }


def _rows(
    connection: Connection, feed_id: int, column: str, wanted: Iterable[bytes]
) -> list[Row]:
    values, found = list(wanted), []
    for start in range(0, len(values), _CHUNK):
        chunk = values[start : start + _CHUNK]
        sql = _KNOWN.format(column=column, marks=", ".join("?" * len(chunk)))
        found += connection.rows(sql, (feed_id, *chunk))
    return found
