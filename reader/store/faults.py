"""What can be wrong with a library's file, in words for people."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import DamagedError, FullError, StoreError

DAMAGED = (
    "it is damaged; 'wellread doctor --fix' sets it aside and saves what can be saved"
)

NOT_OURS = "it is not a library of wellread"

# By how SQLite's name for an error begins; what is missing here is a fault of ours.
REASONS = {
    "SQLITE_BUSY": "another program is using it; try again in a moment",
    "SQLITE_LOCKED": "another program is using it; try again in a moment",
    "SQLITE_FULL": "the disk is full; nothing was changed",
    "SQLITE_READONLY": "it may not be written to; check its owner and permissions",
    "SQLITE_PERM": "it may not be opened; check its owner and permissions",
    "SQLITE_AUTH": "it may not be opened; check its owner and permissions",
    "SQLITE_CANTOPEN": "it cannot be opened; check that its folder exists",
    "SQLITE_IOERR": "the disk failed while it was in use; nothing was changed",
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": f"{NOT_OURS}, or so damaged that nothing shows it; if it was one, "
    "'wellread doctor --fix' sets it aside and makes it anew from the newest copy",
    "SQLITE_INTERRUPT": "what was asked of it was taken back",
    "SQLITE_NOMEM": "there is not enough memory to use it",
}

_KINDS: dict[str, type[StoreError]] = {
    "SQLITE_CORRUPT": DamagedError,
    "SQLITE_NOTADB": DamagedError,
    "SQLITE_FULL": FullError,
}

_WITHOUT_ROOM = ("SQLITE_IOERR", "SQLITE_CANTOPEN")
"""What SQLite may call it as well when a disk is full to its last page."""

_FULL = 128 * 2**10
"""Bytes that are as good as none."""


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Tell what is wrong with the file in a line; a fault of ours stays as it is."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(_WITHOUT_ROOM) and _is_full(path.parent):
            # Not a page is to be had for what SQLite shares between programs.
            name = "SQLITE_FULL"
        for start, reason in REASONS.items():
            if name.startswith(start):
                raise _KINDS.get(start, StoreError)(str(path), reason) from error
        raise


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _FULL
    except OSError:
        return False
