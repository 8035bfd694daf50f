"""How a library's file can be used where it lies: written, read, or on a network."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from reader.errors import DamagedError, FullError, StoreError
from reader.store.faults import DAMAGED
from reader.store.journal import journals_of

LEAST_FREE = 50 * 2**20
"""Bytes that a refresh leaves free: the rest of a disk is for what a person does."""

_BALLAST = 128 * 2**10
"""Bytes that are put by, so that a bookmark still fits on a disk that is full: 32 KiB
take what SQLite shares between programs, and a bookmark some dozen pages of 4 KiB."""

_MOUNTS = Path("/proc/self/mounts")
_REMOTE = ("nfs", "cifs", "smb", "9p", "afs", "fuse.sshfs", "ceph", "glusterfs")

_CANNOT_OPEN = ("SQLITE_CANTOPEN", "SQLITE_READONLY")
"""How SQLite says that it cannot make the files that a WAL needs."""


def hindrance(path: Path) -> str:
    """Why an existing library can only be read; empty where it can be written to."""
    if not path.exists():
        return ""
    if not os.access(path, os.W_OK):
        return "it may not be written to"
    if not os.access(path.parent, os.W_OK):
        return "its folder may not be written to"
    return ""


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open a file that nothing may be written to, nor beside.

    Where not even the files of its WAL can be made, what is in the file alone is read:
    that is all of it, unless a writer was killed after its last words.

    Raises:
        sqlite3.Error: If it cannot be opened.
    """
    address = f"file:{quote(str(path))}?mode=ro"
    raw = sqlite3.connect(address, uri=True, timeout=5.0, isolation_level=None)
    try:
        raw.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        raw.close()
        if not str(getattr(error, "sqlite_errorname", "")).startswith(_CANNOT_OPEN):
            raise
        raw = sqlite3.connect(f"{address}&immutable=1", uri=True, isolation_level=None)
    return raw


def open_alone(path: Path) -> sqlite3.Connection:
    """Open a file to be read that nobody writes to, and leave nothing beside it.

    Raises:
        sqlite3.Error: If it cannot be opened.
    """
    if path.with_name(f"{path.name}-wal").exists():
        return open_to_read(path)
    address = f"file:{quote(str(path))}?mode=ro&immutable=1"
    return sqlite3.connect(address, uri=True, isolation_level=None)


def network_of(folder: Path, mounts: Path = _MOUNTS) -> str:
    """The kind of network that a folder lies on; empty on a disk of this machine.

    A WAL needs memory that all its users share, which two machines do not.
    """
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""  # no Linux
    here = folder.resolve()
    found, longest = "", -1
    for line in lines:
        _device, place, kind, *_rest = [*line.split(" "), "", "", ""]
        # The table writes blanks and the like in octal.
        point = Path(
            place.encode().decode("unicode_escape") if "\\" in place else place
        )
        if here.is_relative_to(point) and len(point.parts) >= longest:
            found, longest = kind, len(point.parts)
    return found if found.startswith(_REMOTE) else ""


def free_bytes(folder: Path) -> int:
    """How much a person may still write to the disk that a folder lies on."""
    return shutil.disk_usage(folder).free


def put_ballast(path: Path) -> None:
    """Put a little room by beside a library, where there is plenty."""
    ballast = _ballast(path)
    # Without it nothing is worse than it was.
    with suppress(OSError):
        if ballast.exists() or free_bytes(path.parent) < LEAST_FREE:
            return
        file = os.open(ballast, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(file, "wb") as stream:
            # Noise: a file system that compresses would keep no room for zeros.
            stream.write(os.urandom(_BALLAST))
            stream.flush()
            os.fsync(stream.fileno())


def drop_ballast(path: Path) -> bool:
    """Give that room up; whether there was any."""
    try:
        _ballast(path).unlink()
    except OSError:
        return False
    return True


def _ballast(path: Path) -> Path:
    return path.with_suffix(".ballast")


def create(path: Path) -> None:
    """Make the file for its owner alone; its -wal and -shm inherit that.

    One that exists is not even opened: closing it here would let go of the locks that
    another connection of this process holds on it (POSIX, fcntl).
    """
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        _refuse_an_empty_one(path)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            reason = "the disk is full; nothing was changed"
            raise FullError(str(path), reason) from error
        reason = error.strerror or type(error).__name__
        raise StoreError(str(path), f"it cannot be made: {reason}") from error


def _refuse_an_empty_one(path: Path) -> None:
    """Take no empty file for a new library where there was one before."""
    wal = path.with_name(f"{path.name}-wal")
    if path.stat().st_size or (wal.exists() and wal.stat().st_size):
        return
    if journals_of(path) or any(path.parent.glob("backups/*.db")):
        raise DamagedError(str(path), f"it is empty; {DAMAGED}")
