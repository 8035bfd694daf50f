"""The address of a server as somebody types it to log in, and what to try instead."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from reader.config.addresses import complaint, spellings, without_password
from reader.errors import SyncError
from reader.sync.wire import saying, server_of

_MOVED = (301, 302, 303, 307, 308)


def address(written: str) -> str:
    """Read a server's address as somebody types it; ``https://`` may be left out.

    A password is never tried without encryption unless somebody wrote ``http://``.

    Raises:
        SyncError: If it is none, or a name or password stands in it.
    """
    plain, login = without_password(spellings(written)[0])
    if login or "@" in plain.partition("?")[0]:
        reason = "leave name and password out of the address: --user is for the name, "
        raise SyncError(server_of(plain), reason + "and the password is asked for")
    if complaint(plain):
        raise SyncError(saying(written), "is not the address of a server")
    return plain.partition("#")[0].partition("?")[0].rstrip("/")


@contextmanager
def telling_where(written: str) -> Iterator[None]:
    """Say of a login that fails which address might do better."""
    try:
        yield
    except SyncError as error:
        if error.status in _MOVED:
            hint = "log in at that address"
        elif error.fault == "host" and "://" not in written:
            hint = "if it has no encryption, write http:// in front of its address"
        else:
            raise
        reason = f"{error.reason}; {hint}"
        raise SyncError(error.server, reason, fault=error.fault) from error
