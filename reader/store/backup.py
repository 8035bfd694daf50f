"""Backups: copies that were checked, how many of them stay, and putting one back."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Collection, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic_ns
from time import time as epoch
from typing import NamedTuple
from urllib.parse import quote

from reader.errors import DamagedError, StoreError
from reader.store import journal, outbox
from reader.store.access import LEAST_FREE, create, free_bytes, open_alone
from reader.store.connection import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    Connection,
)
from reader.store.faults import translated

_WEEKS = 4
"""Weekly copies that stay beside the daily ones."""

_OF_A_DAY = 5
"""Copies of the latest day that stay."""

_UPDATES = 3
"""Copies from before an update, and such as were replaced, that stay of each."""

_A_DAY = 86_400

_NAME = re.compile(r"(library|before-update|replaced)-(\d{8}T\d{6})Z(?:-(\d+))?\.db")
_STAMP = "%Y%m%dT%H%M%S"


class Backup(NamedTuple):
    """A copy of the library that wellread made."""

    path: Path
    kind: str
    """``library`` (daily, or asked for), ``before-update`` or ``replaced``."""
    at: datetime
    size: int
    number: int = 1
    """Which one it is of those of a second."""


def folder_of(library: Path) -> Path:
    """Where the copies of a library are."""
    return library.parent / "backups"


def backups(library: Path) -> list[Backup]:
    """The copies that there are, the newest first."""
    found = []
    with suppress(OSError):
        for path in folder_of(library).iterdir():
            if named := _NAME.fullmatch(path.name):
                at = datetime.strptime(named[2], _STAMP).replace(tzinfo=UTC)
                size, number = path.stat().st_size, int(named[3] or 1)
                found.append(Backup(path, named[1], at, size, number))
    return sorted(found, key=lambda backup: (backup.at, backup.number), reverse=True)


def back_up(connection: Connection, *, kind: str, at: datetime) -> Path:
    """Make a checked copy beside the others, and put the journal by up to here.

    Raises:
        StoreError: If it cannot be made, or if what was copied is damaged; then the
            older copies stay as they are.
    """
    library = connection.path
    target = _unused(folder_of(library) / f"{kind}-{at.strftime(_STAMP)}Z.db")
    _make_folder(target.parent)
    with connection.locked():
        until = journal.length(library)
    copy(connection, target)
    # What is put by too early would be missing if this copy were the one to go.
    if kind == "library":
        with connection.locked():
            journal.put_by(library, until)
    return target


def copy(connection: Connection, target: Path) -> None:
    """Copy a library, check the copy, and only then give it its name.

    It is one file, which no other belongs to. Others may write meanwhile.

    Raises:
        StoreError: If it cannot be made, or if what was copied is damaged.
    """
    _require_room(connection, target.parent)
    # Another process may be making one in the same second: each has a name of its own.
    part = target.with_name(f".{target.name}.{os.getpid()}-{monotonic_ns()}.part")
    try:
        create(part)
        with translated(connection.path), closing(_plainly(part)) as raw:
            connection.raw.backup(raw)
            raw.execute("PRAGMA journal_mode = DELETE")
        if fault := fault_of(part):
            raise DamagedError(str(connection.path), f"its copy is no good: {fault}")
        _flush(part)
        part.replace(target)
        _flush(target.parent)
    except OSError as error:
        reason = f"it cannot be made: {error.strerror or error}"
        raise StoreError(str(target), reason) from error
    finally:
        part.unlink(missing_ok=True)


def fault_of(path: Path) -> str:
    """What keeps a file from being put back as the library; empty where nothing does.

    Everything in it is read: a second for each 100 MB or so.
    """
    if not path.is_file():
        return "there is no such file"
    try:
        with closing(open_alone(path)) as raw:
            (application,) = raw.execute("PRAGMA application_id").fetchone()
            (version,) = raw.execute("PRAGMA user_version").fetchone()
            if application != APPLICATION_ID:
                return "it is not a library of wellread"
            if version > SCHEMA_VERSION:
                return "it is from a newer wellread; please update"
            (said,) = raw.execute("PRAGMA integrity_check(1)").fetchone()
            return "" if said == "ok" else f"it is damaged ({said.splitlines()[0]})"
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
            return "it is not a library of wellread"
        return f"it is damaged ({error})"


def rotate(library: Path, *, daily: int | None = None) -> list[Path]:
    """Remove the copies that have had their time; say which.

    Args:
        library: What they are copies of.
        daily: How many days' copies stay; None leaves those as they are.
    """
    there, gone = backups(library), []
    if daily is not None:
        days = [b for b in there if b.kind == "library"]
        stay = kept([b.at for b in days], daily=daily)
        gone = [b.path for b in days if b.at not in stay]
    for kind in ("before-update", "replaced"):
        gone += [b.path for b in there if b.kind == kind][_UPDATES:]
    for path in (*gone, *_left_over(folder_of(library))):
        path.unlink(missing_ok=True)
    return gone


def _left_over(folder: Path) -> list[Path]:
    """What somebody who was killed a day ago had begun to make."""
    before, found = epoch() - _A_DAY, []
    with suppress(OSError):
        for part in folder.glob(".*.part*"):
            if part.stat().st_mtime < before:
                found.append(part)
    return found


def kept(
    times: Sequence[datetime], *, daily: int, weekly: int = _WEEKS
) -> Collection[datetime]:
    """Which copies stay: the newest of each of the latest days, then of weeks before.

    Of the copies of a day the newest stands for it, of a week's the newest as well; but
    of the latest day the last five stay, since one is made by hand before a risk.
    """
    newest_first = sorted(set(times), reverse=True)
    latest = [t for t in newest_first if t.date() == newest_first[0].date()]
    days: dict[object, datetime] = {}
    for time in newest_first:
        days.setdefault(time.date(), time)
    recent = list(days.values())[: max(1, daily)]
    weeks: dict[object, datetime] = {}
    for time in days.values():
        if time < recent[-1]:
            weeks.setdefault(time.isocalendar()[:2], time)
    return {*latest[:_OF_A_DAY], *recent, *list(weeks.values())[:weekly]}


def put_back(path: Path, library: Path, *, at: datetime) -> Path | None:
    """Make a copy the library again; say where the one that it replaces is kept.

    Whoever has the library open goes on in the one that was put back: it is written
    into the same file, as one transaction. An older wellread's copy is brought up to
    date on the way, and not itself touched.

    Raises:
        StoreError: If the copy is no good, or the library cannot be written to; then
            everything is as it was.
    """
    if fault := fault_of(path):
        raise StoreError(str(path), fault)
    fresh = library.with_name(f"{library.stem}-coming.db")
    remove(fresh)
    try:
        duplicate(path, fresh)
        with closing(Connection.open(fresh)) as coming:
            if coming.notice:
                raise StoreError(str(library), "it may not be written to")
            with coming.writing():
                # The next start holds feeds.toml against what is here then.
                coming.run("DELETE FROM remembered WHERE name = 'following'")
                outbox.grown_old(coming)
            kept = _replace(library, coming, at)
    finally:
        remove(fresh)
    # From here on the journal goes with this one, and so must a copy of it.
    with closing(Connection.open(library)) as present:
        back_up(present, kind="library", at=at)
    return kept


def _replace(library: Path, coming: Connection, at: datetime) -> Path | None:
    if library.exists():
        try:
            return _overwrite(library, coming, at)
        except DamagedError:
            kept = set_aside(library, at=at)
            journal.end(library, with_name=kept.stem)
    else:
        kept = None
    os.close(os.open(library, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with translated(library), closing(_plainly(library)) as raw:
        coming.raw.backup(raw)
        raw.execute("PRAGMA journal_mode = WAL")
    return kept


def _overwrite(library: Path, coming: Connection, at: datetime) -> Path:
    with closing(Connection.open(library)) as present:
        if present.notice:
            raise StoreError(*present.notice.split(": ", 1))
        kept = back_up(present, kind="replaced", at=at)
        with present.locked(), translated(library):
            coming.raw.backup(present.raw)
            # What was done to the one that is kept is none of this one's business.
            journal.end(library, with_name=kept.stem)
    return kept


def set_aside(library: Path, *, at: datetime) -> Path:
    """Give a damaged library another name, with all that belongs to it.

    Raises:
        StoreError: If it cannot be renamed.
    """
    aside = _unused(library.with_name(f"damaged-{at.strftime(_STAMP)}Z.db"))
    _rename(library, aside)
    return aside


def unset_aside(aside: Path, library: Path) -> None:
    """Give it its name back, since nothing better came of it."""
    if not library.exists():
        _rename(aside, library)


def _rename(path: Path, other: Path) -> None:
    try:
        for ending in ("-wal", "-shm", ""):
            part = path.with_name(path.name + ending)
            if part.exists():
                part.rename(other.with_name(other.name + ending))
    except OSError as error:
        reason = f"it cannot be set aside: {error.strerror or error}"
        raise StoreError(str(path), reason) from error


def duplicate(path: Path, target: Path) -> None:
    """Copy a copy, as a file that may be written to."""
    with (
        translated(path),
        closing(open_alone(path)) as old,
        closing(_opened_new(target)) as new,
    ):
        old.backup(new)


def _opened_new(path: Path) -> sqlite3.Connection:
    # SQLite would make it as the umask says, for everybody to read perhaps.
    create(path)
    return _plainly(path)


def _plainly(path: Path) -> sqlite3.Connection:
    """Open a file that is there, without our settings; SQLite is not to make one."""
    address = f"file:{quote(str(path))}?mode=rw"
    return sqlite3.connect(address, uri=True, isolation_level=None)


def _require_room(connection: Connection, folder: Path) -> None:
    pages = connection.value("PRAGMA page_count")
    needed = pages * connection.value("PRAGMA page_size")
    try:
        free = free_bytes(folder)
    except OSError as error:
        raise StoreError(str(folder), error.strerror or str(error)) from error
    if free < needed + LEAST_FREE // 5:
        raise StoreError(
            str(folder),
            f"no room for a copy: it takes {needed / 2**20:,.0f} MB, "
            f"and {free / 2**20:,.0f} are free",
        )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        reason = f"it cannot be made: {error.strerror or error}"
        raise StoreError(str(folder), reason) from error


def _unused(path: Path) -> Path:
    """The path, or with a number where there is such a file already."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def remove(path: Path) -> None:
    """Remove a file that was only made on the way, with all that belongs to it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    for suffix in (".lock", ".queue", ".ballast"):
        path.with_suffix(suffix).unlink(missing_ok=True)


def _flush(path: Path) -> None:
    """Have a file, or a folder's list of names, on the disk before going on."""
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
