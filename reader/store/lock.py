"""The one write lock: a file beside the library that a single process may hold.

And the queue for it, another file: whoever holds that is the next.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import StoreError

_PATIENCE = 10.0
"""Seconds to wait for another writer; transactions are far shorter than that."""

_PAUSE = 0.002
"""Seconds between two tries. ``flock`` itself cannot be told when to give up."""


class WriteLock:
    """Keeps writers apart: threads, processes, and programs of another version.

    SQLite's own locks would do, but before 3.51.3 two connections that write and
    checkpoint at the same moment can damage a database in WAL mode, and most systems
    still ship such a version. Every transaction that writes, and every close (which
    may checkpoint), therefore happens while this lock is held.

    Whoever waits for it holds the queue meanwhile, through which all have to go: a
    refresh that writes one transaction after the other would else take the lock again
    before anybody else has seen that it was free, for as long as it has anything to
    write, and a reader's keys would wait for that.

    The kernel lets go of both when their holder dies, however it dies. Whoever holds
    the lock may take it again; it is free once every taking has been matched by a
    release.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._files: tuple[int, int] | None = None
        """The lock itself, and the queue for it."""
        self._depth = 0

    @contextmanager
    def held(self, *, patience: float | None = None) -> Iterator[None]:
        """Hold the lock during a block.

        Args:
            patience: Seconds to wait for another writer, if not the usual ones.

        Raises:
            StoreError: If another writer keeps it for longer.
        """
        if self._depth == 0:
            self._acquire(_PATIENCE if patience is None else patience)
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if self._depth == 0 and self._files is not None:
                fcntl.flock(self._files[0], fcntl.LOCK_UN)

    def close(self) -> None:
        """Let go of the files; the lock can still be taken again."""
        for file in self._files or ():
            os.close(file)
        self._files = None

    def _acquire(self, patience: float) -> None:
        deadline = time.monotonic() + patience
        try:
            if self._files is None:
                self._files = _opened(self._path), _opened(queue_of(self._path))
            lock, queue = self._files
            self._wait(queue, deadline)
            try:
                self._wait(lock, deadline)
            finally:
                fcntl.flock(queue, fcntl.LOCK_UN)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise StoreError(
                str(self._path), f"it cannot be locked: {reason}"
            ) from error

    def _wait(self, file: int, deadline: float) -> None:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise StoreError(
                        str(self._path), "another program is writing; try again later"
                    ) from None
                time.sleep(_PAUSE)
            else:
                return


def queue_of(lock: Path) -> Path:
    """The file that whoever waits for a lock holds meanwhile."""
    return lock.with_suffix(".queue")


def _opened(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
