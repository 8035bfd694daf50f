"""An answer that another connection has found: bare numbers, which hold still."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from reader.model import Entry, Listed
from reader.store.connection import Connection

_AT_ONCE = 500
"""Entries among which an unread one is looked for in one statement."""

_UNREAD = """
    SELECT key FROM json_each(?)
    WHERE NOT (SELECT is_read FROM entries WHERE entries.id = value)
"""


class Found:
    """A snapshot of ids that another connection has found; 8 bytes for each.

    Args:
        connection: Where their entries are.
        listed: The ids.
        entries_of: Looks entries up.
    """

    def __init__(
        self,
        connection: Connection,
        listed: Listed,
        entries_of: Callable[[Sequence[int]], list[Entry]],
    ) -> None:
        self._connection = connection
        self._ids, self._every = listed
        self._entries_of = entries_of
        self.count, self.total = len(self._ids), len(self._every)
        """How many stand in the list, and with those that others stand for."""

    def rows(self, start: int, stop: int) -> list[Entry]:
        """The entries at the positions from ``start`` to before ``stop``."""
        return self._entries_of(self._ids[start:stop])

    def position(self, *entry_ids: int) -> int | None:
        """Where the first of these entries stands that is here; None without any."""
        wanted = set(entry_ids)
        places = {id_: place for place, id_ in enumerate(self._ids) if id_ in wanted}
        return next((places[id_] for id_ in entry_ids if id_ in places), None)

    def ids(self) -> list[int]:
        """All ids, in order; those of copies that another one stands for, too."""
        return list(self._every)

    def next_unread(self, position: int, direction: int) -> int | None:
        """Where the nearest unread entry stands, after a position (1) or before (-1).

        None if there is none; -1 and ``count`` are positions, too.
        """
        way = "ASC" if direction > 0 else "DESC"
        first = position + direction
        while 0 <= first < self.count:
            start = first if direction > 0 else max(0, first + 1 - _AT_ONCE)
            stop = first + _AT_ONCE if direction > 0 else first + 1
            place: int | None = self._connection.value(
                f"{_UNREAD} ORDER BY key {way} LIMIT 1",
                (json.dumps(self._ids[start:stop].tolist()),),
            )
            if place is not None:
                return start + place
            first = stop if direction > 0 else start - 1
        return None

    def close(self) -> None:
        """Nothing is kept elsewhere."""
