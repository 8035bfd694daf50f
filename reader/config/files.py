"""A person's own files, changed so that there is always a whole one: old or new."""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.config.editing import UneditableError
from reader.config.syntax import LARGEST, load
from reader.errors import ConfigError

_PATIENCE = 10.0
"""Seconds to wait for another program that edits the same file."""

_PAUSE = 0.01
"""Seconds between two tries; ``flock`` itself cannot be told when to give up."""


def edit(path: Path, change: Callable[[str], str]) -> bool:
    """Read a TOML file, change its text, and put the new text in its place.

    Nobody else can edit it meanwhile, so that of two edits at the same time neither is
    lost. What the file said before is kept beside it, as ``.bak``. A file that cannot
    be read as TOML is not touched, and a symbolic link stays one.

    Args:
        path: The file; it need not exist.
        change: From the old text to the new one.

    Returns:
        Whether anything changed.

    Raises:
        ConfigError: If the file is broken, too large, or cannot be written; it is as
            it was then.
    """
    target = path.resolve()
    try:
        with _locked(target):
            old = _text(path, target)
            try:
                new = change(old)
            except UneditableError as error:
                raise ConfigError(str(path), "", f"{error}; not changed") from error
            if new == old:
                return False
            if len(new.encode()) > LARGEST:
                reason = "would be larger than 1 MiB; not changed"
                raise ConfigError(str(path), "", reason)
            _put(target, old, new)
    except OSError as error:
        reason = f"cannot be written: {error.strerror or error}"
        raise ConfigError(str(path), "", reason) from error
    return True


def erase_former(path: Path, change: Callable[[str], str | None]) -> None:
    """Change what is kept of a file's former text, and overwrite what stood there.

    Args:
        path: The file; what it said before its last edit is beside it, as ``.bak``.
        change: From that text to the one that may stay; None where none may.

    Raises:
        ConfigError: If it cannot be written.
    """
    target = path.resolve()
    former = target.with_name(f"{target.name}.bak")
    try:
        with _locked(target):
            if not former.is_file():
                return
            old = former.read_bytes()
            new = change(old.decode(errors="replace"))
            if new is not None and new.encode() == old:
                return
            with former.open("r+b") as stream:
                stream.write(bytes(len(old)))
                stream.flush()
                os.fsync(stream.fileno())
            if new is None:
                former.unlink()
            else:
                _beside(target, new.encode()).replace(former)
            _settle(target.parent)
    except OSError as error:
        reason = f"cannot be written: {error.strerror or error}"
        raise ConfigError(str(former), "", reason) from error


def write_new(path: Path, content: bytes, *, replace: bool = False) -> None:
    """Write a file for its owner alone, all of it or nothing.

    Args:
        path: Where to.
        content: What it shall hold.
        replace: Whether a file that exists may be replaced.

    Raises:
        FileExistsError: If it exists and may not be replaced, or is no plain file.
        OSError: If it cannot be written.
    """
    target = path.resolve()
    if target.exists() and not (replace and target.is_file()):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    beside = _beside(target, content)
    try:
        if not replace:
            # Unlike the look above, a link fails if a file has come there by now. Not
            # every file system, and not every build of Python, has links, and says so
            # by one of these two; there the look has to do.
            with suppress(PermissionError, NotImplementedError):
                os.link(beside, target)
                return
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
        _settle(target.parent)


@contextmanager
def _locked(target: Path) -> Iterator[None]:
    """Keep other programs from editing a file until the block ends.

    The lock is a file of its own: the one that is edited is replaced by the edit, and a
    lock on what is no longer there locks nothing.
    """
    lock = target.with_name(f".{target.name}.lock")
    file = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        deadline = time.monotonic() + _PATIENCE
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    reason = "another program is editing it; try again later"
                    raise ConfigError(str(target), "", reason) from None
                time.sleep(_PAUSE)
        yield
    finally:
        os.close(file)


def _text(path: Path, target: Path) -> str:
    """Read what may be edited.

    Raises:
        ConfigError: If any of it is broken: what could not be understood would be lost.
    """
    try:
        content = target.read_bytes() if target.stat().st_size <= LARGEST else None
    except FileNotFoundError:
        return ""
    if content is None:
        raise ConfigError(str(path), "", "larger than 1 MiB; not changed")
    if not os.access(target, os.W_OK):
        raise ConfigError(str(path), "", "is write-protected; not changed")
    text = content.decode(errors="replace").removeprefix("\ufeff")
    for fault in load(text)[1]:
        # What is wrong there was told when the file was read.
        reason = "mend this line first, nothing was changed"
        raise ConfigError(str(path), f"line {fault.line}", reason)
    return text


def _put(target: Path, old: str, new: str) -> None:
    """Replace a file by a new text, keeping the old one as ``.bak``."""
    if old:
        kept = _beside(target, old.encode())
        kept.replace(target.with_name(f"{target.name}.bak"))
    written = _beside(target, new.encode())
    written.replace(target)
    _settle(target.parent)


def _beside(target: Path, content: bytes) -> Path:
    """Write a file beside another, under a name that is free, and down to the disk."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.{time.monotonic_ns()}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    file = os.open(beside, flags, 0o600)
    try:
        with os.fdopen(file, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        beside.unlink()
        raise
    return beside


def _settle(folder: Path) -> None:
    """Make a file's new name outlast a power cut."""
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
