"""A document held against what is stored: what in it is new, and what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from sqlite3 import Row
from typing import Any, NamedTuple

from reader.model import ParsedEntry
from reader.store.connection import Connection
from reader.store.identity import alias, content_hash, identities
from reader.store.rows import entry_columns, moment

_KNOWN = """
    SELECT id, identity, alias, content_hash, first_seen FROM entries
    WHERE feed_id = ? AND {column} IN ({marks})
"""

_CHUNK = 500
"""Values in one IN list; some builds of SQLite allow 999 placeholders."""


class Met(NamedTuple):
    """An entry of a document, and the row of the same entry where it is stored."""

    entry: ParsedEntry
    identity: bytes
    alias: bytes | None
    content_hash: bytes
    known: Row | None

    @property
    def is_changed(self) -> bool:
        """Whether it is stored, but says something else."""
        known = self.known
        return known is not None and known["content_hash"] != self.content_hash

    @property
    def is_renamed(self) -> bool:
        """Whether it is stored under a guid that it no longer has."""
        return self.known is not None and self.known["identity"] != self.identity

    def columns(self, at: datetime) -> dict[str, Any]:
        """What ``entries`` keeps of it, if it arrives now."""
        first_seen = moment(self.known["first_seen"]) if self.known else at
        return {
            "identity": self.identity,
            "alias": self.alias,
            "content_hash": self.content_hash,
            **entry_columns(self.entry, first_seen=first_seen, at=at),
        }


def meet(
    connection: Connection, feed_id: int, entries: Sequence[ParsedEntry]
) -> list[Met]:
    """Find out which entries of a feed's document are known.

    They come in the order in which they are to be stored, the document's last one
    first: feeds begin with their newest, and of entries of one date the one that is
    stored last is listed first. Of entries that are the same, the first stands for all.
    """
    named = dict(reversed(list(zip(identities(entries), entries, strict=True))))
    known = {r["identity"]: r for r in _rows(connection, feed_id, "identity", named)}
    aliases = {identity: alias(feed_id, entry) for identity, entry in named.items()}
    strange = {
        other: identity
        for identity, other in aliases.items()
        if identity not in known and other is not None
    }
    for row in _rows(connection, feed_id, "alias", strange):
        # One whose own guid is still in the document is another entry.
        if row["identity"] not in named:
            known[strange[row["alias"]]] = row
    return [
        Met(
            entry, identity, aliases[identity], content_hash(entry), known.get(identity)
        )
        for identity, entry in named.items()
    ]


def _rows(
    connection: Connection, feed_id: int, column: str, wanted: Iterable[bytes]
) -> list[Row]:
    values, found = list(wanted), []
    for start in range(0, len(values), _CHUNK):
        chunk = values[start : start + _CHUNK]
        sql = _KNOWN.format(column=column, marks=", ".join("?" * len(chunk)))
        found += connection.rows(sql, (feed_id, *chunk))
    return found
