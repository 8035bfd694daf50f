"""The library on disk: what is asked of it (``Answers``), and every mark made in it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Self

from reader.model import Action, Edit
from reader.store import marks, undo
from reader.store.answers import Answers
from reader.store.connection import Connection
from reader.store.patience import Tell
from reader.store.undo import Editor


def _no_file(edits: tuple[Edit, ...], _is_undone: bool) -> tuple[Edit, ...]:
    """Leave edits as they are: a store alone has no feeds.toml."""
    return edits


class Store(Answers, AbstractContextManager["Store"]):
    """The library on disk.

    A store belongs to the thread that opened it; another thread, or another process,
    opens its own.
    """

    @classmethod
    def open(cls, path: Path, tell: Tell | None = None) -> Self:
        """Open the library's file, making it and its tables if need be.

        ``tell`` is told of what takes longer than a moment.

        Raises:
            StoreError: If the file cannot be used; it is left as it is then.
        """
        return cls(Connection.open(path, tell))

    def close(self) -> None:
        """Let go of the file; closing twice does no harm."""
        self.connection.close()

    def __exit__(self, *exception: object) -> None:
        self.close()

    @property
    def folder(self) -> Path:
        """Where the library's file is."""
        return self.connection.path.parent

    def mark_read(
        self,
        entry_ids: Sequence[int],
        is_read: bool,
        *,
        at: datetime,
        of: int | None = None,
    ) -> int:
        """Set or clear the read marks of entries; say how many that changed.

        Where they are one entry and its copies, ``of`` is that one.
        """
        return self.connection.sparing(marks.mark_read, entry_ids, is_read, at, of=of)

    def bookmark(self, entry_ids: Sequence[int], keep: bool, *, at: datetime) -> int:
        """Keep entries for good, or let them go; say how many that changed.

        Raises:
            EntryNotFoundError: If one of them does not exist; then nothing is changed.
        """
        return self.connection.sparing(marks.bookmark, entry_ids, keep, at)

    def set_note(self, entry_id: int, text: str, *, at: datetime) -> bool:
        """Write a note to an entry, or take it away with ""; say if that changed it.

        Raises:
            EntryNotFoundError: If there is no such entry.
        """
        return self.connection.sparing(marks.set_note, entry_id, text, at)

    def tag(
        self,
        entry_ids: Sequence[int],
        names: Sequence[str],
        wanted: bool,
        *,
        at: datetime,
        taken: Sequence[str] = (),
    ) -> int:
        """Add tags to entries, or take them away; say how many that changed.

        Those of ``taken`` are taken away in the same step.

        Raises:
            EntryNotFoundError: If one of them does not exist; then nothing is changed.
        """
        return self.connection.sparing(marks.tag, entry_ids, names, wanted, at, taken)

    def undo(
        self, action_id: int | None = None, *, editor: Editor = _no_file
    ) -> Action | None:
        """Undo an action, or the newest that a person did; None where there is none.

        What was done to feeds.toml, ``editor`` undoes.
        """
        return self.connection.sparing(undo.undo, action_id, editor)

    def redo(self, *, editor: Editor = _no_file) -> Action | None:
        """Do again what was undone last; None where nothing was."""
        return self.connection.sparing(undo.redo, editor)

    def remember_position(
        self, entry_id: int, block: int, offset: int, *, at: datetime
    ) -> None:
        """Keep the place where somebody stopped reading an entry.

        The very beginning is no such place: whoever is back there keeps none.
        """
        place = (block, offset)
        self.connection.sparing(marks.remember_position, entry_id, place, at)

    def remember(self, name: str, value: str) -> None:
        """Keep a short text for the next start, where the library can be written to."""
        if self.connection.notice:
            return
        with self.connection.writing():
            self.connection.run(
                "INSERT INTO remembered (name, value) VALUES (?, ?) "
                "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, value),
            )
