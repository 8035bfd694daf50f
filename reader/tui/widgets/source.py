"""Where a list takes its entries from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reader.model import Entry


class Source(Protocol):
    """Entries by position, which stay where they are for as long as it is shown."""

    @property
    def count(self) -> int:
        """How many entries there are."""
        ...

    def rows(self, start: int, stop: int) -> Sequence[Entry]:
        """The entries from one position up to another."""
        ...

    def position(self, *entry_ids: int) -> int | None:
        """Where the first of these entries stands that is here."""
        ...

    def next_unread(self, position: int, direction: int) -> int | None:
        """Where the nearest unread one stands after a position (1), or before (-1)."""
        ...


class Snapshot(Source, Protocol):
    """What the library answers with: entries that hold still."""

    @property
    def total(self) -> int:
        """How many entries there are, those that others stand for included."""
        ...

    def ids(self) -> list[int]:
        """The ids of all entries, in order."""
        ...

    def close(self) -> None:
        """Let go of the answer."""
        ...
