"""Entries of several feeds that are one story: grouped, counted, never deleted."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.store.connection import Connection
from reader.store.rows import TEXT
from reader.store.store import Store
from reader.store.texts import text_of
from reader.store.vectors import numbers_of

_ABOUT = """
    SELECT entries.id, entries.title, entries.link, words, feed_id, feeds.url,
        copy_group, vectors.prints
    FROM entries JOIN feeds ON feeds.id = feed_id
    LEFT JOIN vectors ON vectors.entry_id = entries.id
"""


class About(NamedTuple):
    """What is known of an entry before its text is looked at."""

    id: int
    title: str
    link: str
    words: int
    feed_id: int
    feed_url: str
    group: int | None
    """The number that all its copies bear; None where it has none."""
    prints: Sequence[int]


class Pair(NamedTuple):
    """What an entry has in common with another one."""

    other_id: int
    here: float
    """How much of the entry stands in the other: 0 to 1."""
    there: float
    is_copy: bool


class Copies:
    """What is stored so that the copies of any entry are a single look-up away."""

    def __init__(self, store: Store) -> None:
        self._connection: Connection = store.connection

    def about(self, entry_ids: Iterable[int]) -> dict[int, About]:
        """What is known of these entries."""
        return self._about(
            "WHERE entries.id IN (SELECT value FROM json_each(?))",
            json.dumps(list(entry_ids)),
        )

    def link(self, entry_id: int) -> str | None:
        """Where an entry leads; None if it is gone."""
        sql = "SELECT link FROM entries WHERE id = ?"
        row = self._connection.row(sql, (entry_id,))
        return None if row is None else str(row["link"])

    def members(self, group: int | None) -> dict[int, About]:
        """The entries of a group, hidden ones among them."""
        return self._about("WHERE copy_group = ?", group) if group else {}

    def siblings(self, entry_id: int) -> list[int]:
        """The other entries of an entry's group."""
        group = self._group_of(entry_id)
        if group is None:
            return []
        sql = "SELECT id FROM entries WHERE copy_group = ? AND id <> ?"
        return [row["id"] for row in self._connection.rows(sql, (group, entry_id))]

    def at_address(self, address: int | None, *, but: int) -> dict[int, About]:
        """A few other shown entries whose links lead to the same place."""
        if address is None:
            return {}
        return self._about(
            "WHERE entries.address = ? AND is_shown = 1 AND entries.id <> ? LIMIT 8",
            address,
            but,
        )

    def text(self, entry_id: int) -> str:
        """An entry's text, a block a line."""
        sql = f"SELECT {TEXT} FROM texts WHERE entry_id = ?"
        row = self._connection.row(sql, (entry_id,))
        return text_of(row) if row else ""

    def renew(self, entry_id: int, address: int | None) -> None:
        """Forget what an older text of the entry shared, and note where it leads.

        What was one group only because of this entry falls apart.
        """
        row = self._connection.row(
            "SELECT copy_group, address FROM entries WHERE id = ?", (entry_id,)
        )
        if row is None:
            return
        if row["address"] != address:
            sql = "UPDATE entries SET address = ? WHERE id = ?"
            self._connection.run(sql, (address, entry_id))
        self._connection.run(
            "DELETE FROM shared WHERE other_id = ? AND entry_id IN "
            "(SELECT other_id FROM shared WHERE entry_id = ?)",
            (entry_id, entry_id),
        )
        self._connection.run("DELETE FROM shared WHERE entry_id = ?", (entry_id,))
        if row["copy_group"] is not None:
            self._regroup(row["copy_group"])

    def save(self, entry_id: int, pairs: Iterable[Pair]) -> None:
        """Store what an entry shares, both ways, and put it with its copies."""
        pairs = list(pairs)
        self._connection.run_many(
            "INSERT INTO shared (entry_id, other_id, share, is_copy) "
            "VALUES (?, ?, ?, ?) ON CONFLICT (entry_id, other_id) DO UPDATE "
            "SET share = excluded.share, is_copy = excluded.is_copy",
            [
                row
                for other_id, here, there, is_copy in pairs
                for row in (
                    (entry_id, other_id, here, int(is_copy)),
                    (other_id, entry_id, there, int(is_copy)),
                )
            ],
        )
        for pair in pairs:
            if pair.is_copy:
                self._join(entry_id, pair.other_id)

    def _about(self, where: str, *values: object) -> dict[int, About]:
        return {
            row["id"]: About(
                id=row["id"],
                title=row["title"],
                link=row["link"],
                words=row["words"],
                feed_id=row["feed_id"],
                feed_url=row["url"],
                group=row["copy_group"],
                prints=numbers_of(row["prints"] or b""),
            )
            for row in self._connection.rows(f"{_ABOUT} {where}", values)
        }

    def _join(self, entry_id: int, other_id: int) -> None:
        """Make two groups one; it bears the number of its entry that arrived first."""
        numbers = [self._group_of(entry_id), self._group_of(other_id)]
        groups = [number for number in numbers if number is not None]
        joined = min([entry_id, other_id, *groups])
        for number in {*groups} - {joined}:
            self._connection.run(
                "UPDATE entries SET copy_group = ? WHERE copy_group = ?",
                (joined, number),
            )
        self._connection.run(
            "UPDATE entries SET copy_group = ? WHERE id IN (?, ?) "
            "AND copy_group IS NOT ?",
            (joined, entry_id, other_id, joined),
        )

    def _group_of(self, entry_id: int) -> int | None:
        sql = "SELECT copy_group FROM entries WHERE id = ?"
        group = self._connection.value(sql, (entry_id,))
        return None if group is None else int(group)

    def _regroup(self, group: int) -> None:
        """Take a group apart, and put together again what still belongs together."""
        rows = self._connection.rows(
            "SELECT id FROM entries WHERE copy_group = ?", (group,)
        )
        members = {row["id"] for row in rows}
        for part in _connected(members, self._pairs(members)):
            number = min(part) if len(part) > 1 else None
            self._connection.run(
                "UPDATE entries SET copy_group = ? "
                "WHERE id IN (SELECT value FROM json_each(?)) AND copy_group IS NOT ?",
                (number, json.dumps(sorted(part)), number),
            )

    def _pairs(self, members: Iterable[int]) -> list[tuple[int, int]]:
        rows = self._connection.rows(
            "SELECT entry_id, other_id FROM shared WHERE is_copy = 1 "
            "AND entry_id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(members)),),
        )
        return [(row["entry_id"], row["other_id"]) for row in rows]


def _connected(
    members: Iterable[int], pairs: Iterable[tuple[int, int]]
) -> Iterator[set[int]]:
    """The members in parts, each of which hangs together by pairs."""
    beside = defaultdict(set)
    for one, other in pairs:
        beside[one].add(other)
        beside[other].add(one)
    left = set(members)
    while left:
        part, edge = set(), {left.pop()}
        while edge:
            part |= edge
            edge = {other for one in edge for other in beside[one]} & left
            left -= edge
        yield part
