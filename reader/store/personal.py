"""What a person made, table by table: the one list that all who care for it go by."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

PERSONAL = ("reads", "bookmarks", "notes", "tag_choices", "positions")
"""The tables of a person's marks. Each has a column ``entry_id``; the rows of an entry,
taken together, are one mark. Whoever adds a table here has it in the journal, in what
is saved from a damaged file, and in exports."""


CARRIED = (*PERSONAL, "pages", "revisions")
"""What goes with an entry wherever it goes: a page may be gone when it is asked for
again, and what an article said earlier certainly is."""

NOTED = ("reads", "bookmarks", "notes", "tag_choices")
"""Those that the journal has. Where somebody stopped reading changes with every page,
and can be found again."""


def personal_tables(raw: sqlite3.Connection) -> list[str]:
    """The personal tables that a file has; one from an older wellread lacks some."""
    return _there(raw, PERSONAL)


def carried_tables(raw: sqlite3.Connection) -> list[str]:
    """The same with all that goes with an entry."""
    return _there(raw, CARRIED)


def _there(raw: sqlite3.Connection, names: Sequence[str]) -> list[str]:
    there = {name for (name,) in raw.execute("SELECT name FROM sqlite_master")}
    return [name for name in names if name in there]


def columns_of(raw: sqlite3.Connection, table: str) -> list[str]:
    """A table's columns but for those that mean something in this one file alone."""
    names = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
    return [name for name in names if name not in ("entry_id", "id")]
