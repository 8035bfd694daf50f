"""One connection to the library's file: its settings, its transactions, its errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Self, TypeAlias, TypeVar

from reader.errors import FullError, StoreError
from reader.store.access import create, drop_ballast, hindrance, open_to_read
from reader.store.faults import NOT_OURS, translated
from reader.store.journal import Journal
from reader.store.lock import WriteLock
from reader.store.patience import Tell, told_late

APPLICATION_ID = 0x57454C4C
"""``WELL`` in ASCII: what the file's header says that it is."""

SCHEMA_VERSION = 30
"""How many steps reader.store.schema has, kept as ``PRAGMA user_version``.

It stands here so that a program whose file is up to date never imports that module,
nor sqlite_utils with it, which takes longer than everything else at start-up.
"""

_LEAST, _MOST = -(2**63), 2**63 - 1
"""The whole numbers that SQLite knows."""

_BRIEFLY = 0.2
"""Seconds that closing waits for a writer; whoever quits does not want to wait."""

_P = ParamSpec("_P")
_T = TypeVar("_T")

Values: TypeAlias = Sequence[Any] | Mapping[str, Any]
"""What a statement's placeholders stand for."""

_PRAGMAS = (
    # A commit is on the disk before the screen says "saved".
    "synchronous = FULL",
    # On macOS a file is written to the drive's cache alone, unless one asks for more.
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
    "foreign_keys = ON",
    # A file from elsewhere cannot make us run what its schema says.
    "trusted_schema = OFF",
    "cell_size_check = ON",
    # A file on a broken disk then gives an error rather than SIGBUS.
    "mmap_size = 0",
    # Snapshots and sorting stay off the disk.
    "temp_store = MEMORY",
    "cache_size = -8000",
    # One big refresh does not leave its size in the -wal file for good.
    "journal_size_limit = 16777216",
    # `PRAGMA optimize` looks at a sample instead of at every row.
    "analysis_limit = 400",
)

_UPDATING = "the library is brought up to date for this version; that is done once"
_NEWER = "it was written by a newer wellread"


class Connection:
    """Plain ``sqlite3`` with our settings; StoreError is all that it raises for a file.

    It belongs to the thread that opened it. Reading never waits for a writer.
    """

    def __init__(self, path: Path, raw: sqlite3.Connection) -> None:
        self.path = path
        self.raw = raw
        """For sqlite-utils, inside ``writing()`` only."""
        self.notice = ""
        """Why the file is only read, in a line; empty where it can be written to."""
        self.has_changed = False
        """Whether anything has been written through this connection."""
        self._lock = WriteLock(path.with_suffix(".lock"))
        self._journal: Journal | None = None
        self._has_to_learn = False

    @classmethod
    def open(cls, path: Path, tell: Tell | None = None) -> Self:
        """Open the file, making it or bringing its tables up to date if need be.

        Where it may not be written to, or a newer wellread wrote it, it is opened to be
        read; ``notice`` says so. ``tell`` is told of an update that takes its time.

        Raises:
            StoreError: If it is not ours; it is left as it is then. Also if it cannot
                be opened for any other reason.
        """
        try:
            return cls._open(path, tell)
        except FullError:
            # Not even reading can do without a few pages beside the file.
            if not drop_ballast(path):
                raise
            return cls._open(path, tell)

    @classmethod
    def _open(cls, path: Path, tell: Tell | None) -> Self:
        reason = hindrance(path)
        with translated(path):
            if not reason:
                create(path)
            # Autocommit: a transaction is where it says BEGIN, and nowhere else.
            raw = (
                open_to_read(path)
                if reason
                else sqlite3.connect(path, timeout=5.0, isolation_level=None)
            )
        connection = cls(path, raw)
        if reason:
            connection.notice = f"{path}: {reason}, so it is only read"
        try:
            connection._prepare(tell)
        except BaseException:
            connection.close()
            raise
        return connection

    def close(self) -> None:
        """Let go of the file, and leave the planner what it learned from our writing.

        The last connection to close moves the -wal file's contents into the library.
        Who keeps the lock from us has a connection itself, so then it is not ours.
        """
        if not self.notice:
            with suppress(StoreError), self._lock.held(patience=_BRIEFLY):
                self._learn()
                self.raw.close()
        self.raw.close()
        self._lock.close()

    def rows(self, sql: str, values: Values = ()) -> list[sqlite3.Row]:
        """All rows that a statement gives."""
        with self._telling():
            return self.raw.execute(sql, _bindable(values)).fetchall()

    def row(self, sql: str, values: Values = ()) -> sqlite3.Row | None:
        """The first row, where there is one."""
        return next(iter(self.rows(sql, values)), None)

    def value(self, sql: str, values: Values = ()) -> Any:
        """The first column of the first row, or None without a row."""
        row = self.row(sql, values)
        return None if row is None else row[0]

    def numbers(self, sql: str, values: Values = ()) -> Iterator[int]:
        """The first column of all rows, for many of them: no object is made for each.

        The statement has to be one that gives whole numbers.
        """
        with self._telling():
            cursor = self.raw.execute(sql, _bindable(values))
            cursor.row_factory = None
            for (number,) in cursor:
                yield number

    def run(self, sql: str, values: Values = ()) -> int:
        """Carry out a statement; say how many rows it changed itself."""
        with self._telling():
            return self.raw.execute(sql, _bindable(values)).rowcount

    def run_many(self, sql: str, values: Iterable[Values]) -> None:
        """Carry out a statement for each of several sets of values."""
        with self._telling():
            self.raw.executemany(sql, map(_bindable, values))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write all of a block or nothing of it, while no one else writes.

        A block within another joins it: they are kept, or lost, together.

        Raises:
            StoreError: If another program kept writing, or the disk is full.
        """
        if self.raw.in_transaction:
            yield
            return
        self.require_writable()
        with self.locked(), translated(self.path):
            if self._journal:
                self._journal.listen()
            self.raw.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.raw.execute("COMMIT")
            except BaseException:
                # A full disk makes SQLite roll back by itself.
                if self.raw.in_transaction:
                    self.raw.execute("ROLLBACK")
                raise
            self.has_changed = self._has_to_learn = True
            if self._journal:
                self._journal.write()

    def require_writable(self) -> None:
        """Do nothing where the file can be written to.

        Raises:
            StoreError: If it is only read, with why.
        """
        if self.notice:
            raise StoreError(*self.notice.split(": ", 1))

    def sparing(
        self,
        act: Callable[Concatenate[Self, _P], _T],
        *arguments: _P.args,
        **options: _P.kwargs,
    ) -> _T:
        """Do what a person wants to be kept, if need be in the room that is put by.

        Raises:
            FullError: If there is not even that much room.
        """
        is_part = self.raw.in_transaction
        try:
            return act(self, *arguments, **options)
        except FullError:
            # Of a larger whole, nothing that came before is there any more.
            if is_part or not drop_ballast(self.path):
                raise
            return act(self, *arguments, **options)

    def locked(self) -> AbstractContextManager[None]:
        """Keep all others from writing during a block that is no transaction.

        Raises:
            StoreError: If another program keeps writing.
        """
        return self._lock.held()

    @contextmanager
    def part(self) -> Iterator[None]:
        """Write all of a block or nothing of it, whatever becomes of what is around it.

        Raises:
            StoreError: As ``writing`` does.
        """
        with self.writing():
            self.raw.execute("SAVEPOINT part")
            try:
                yield
            except BaseException:
                if self.raw.in_transaction:
                    self.raw.execute("ROLLBACK TO part")
                raise
            finally:
                if self.raw.in_transaction:
                    self.raw.execute("RELEASE part")

    def _learn(self) -> None:
        if self._has_to_learn:
            # Without statistics SQLite guesses what an index is worth.
            self._has_to_learn = False
            self.run("PRAGMA optimize")

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Translate errors; what a newer file cannot be asked is no fault of ours."""
        try:
            with translated(self.path):
                yield
        except sqlite3.OperationalError as error:
            if _NEWER not in self.notice:
                raise
            reason = f"{_NEWER}, which keeps this elsewhere; please update wellread"
            raise StoreError(str(self.path), reason) from error

    def _prepare(self, tell: Tell | None) -> None:
        self._set_up()
        application, version = self._identity()
        if (application, version) == (APPLICATION_ID, SCHEMA_VERSION):
            self._journal = None if self.notice else Journal(self.path, self.raw)
            return
        if application == APPLICATION_ID and version > SCHEMA_VERSION:
            self._only_read()
            return
        if self.notice:
            raise StoreError(str(self.path), self._refusal(application))
        # Several programs may start on an empty file at the same moment.
        with told_late(tell if version else None, _UPDATING), self._lock.held():
            self._migrate()
        self._journal = Journal(self.path, self.raw)

    def _set_up(self) -> None:
        with translated(self.path):
            for pragma in _PRAGMAS:
                self.raw.execute(f"PRAGMA {pragma}")
        self.raw.row_factory = sqlite3.Row
        self.raw.create_function("casefold", 1, _casefold, deterministic=True)

    def _only_read(self) -> None:
        """Open a newer wellread's file again in a way that can write nothing at all."""
        with translated(self.path):
            reading = open_to_read(self.path)
        # Closed second, it is not the last, and so leaves the -wal file as it is.
        self.raw.close()
        self.raw = reading
        self._set_up()
        self.notice = f"{self.path}: {_NEWER}, so it is only read; please update"

    def _refusal(self, application: int) -> str:
        if application != APPLICATION_ID:
            return NOT_OURS
        return "an older wellread wrote it, and it cannot be brought up to date here"

    def _migrate(self) -> None:
        application, version = self._identity()
        if application != APPLICATION_ID and not self._is_empty():
            raise StoreError(str(self.path), NOT_OURS)
        if (application, version) == (APPLICATION_ID, SCHEMA_VERSION):
            return
        # sqlite_utils takes 0.2 s to import; only a first start and an update need it.
        from reader.store.schema import migrate

        migrate(self, application_id=APPLICATION_ID, version=SCHEMA_VERSION)

    def _identity(self) -> tuple[int, int]:
        return self.value("PRAGMA application_id"), self.value("PRAGMA user_version")

    def _is_empty(self) -> bool:
        return self.row("SELECT 1 FROM sqlite_master LIMIT 1") is None


def _bindable(values: Values) -> Values:
    if isinstance(values, Mapping):
        return {name: bindable(value) for name, value in values.items()}
    return [bindable(value) for value in values]


def bindable(value: Any) -> Any:
    """A value as SQLite can keep it.

    NUL would cut a string short in SQL's functions, half of a surrogate pair cannot be
    encoded, and a number of more than 64 bits is refused.
    """
    if isinstance(value, str):
        value = value.replace("\0", "") if "\0" in value else value
        return value if value.isascii() else value.encode("utf-8", "ignore").decode()
    if isinstance(value, int) and not _LEAST <= value <= _MOST:
        return _LEAST if value < 0 else _MOST
    return value


def _casefold(text: str) -> str:
    """For comparing names in any script; SQLite's own ``lower`` knows only ASCII."""
    return text.casefold()
