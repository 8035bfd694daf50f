"""The tables, as the steps that made them; a step that has shipped never changes.

What was fetched (``feeds``, ``entries``, ``texts``) and what was made of it (``tags``,
``entries_fts``, ``vectors``, ``kin``) can be had again. What a person made cannot, and
so it stands in tables of its own (``reads``, ``bookmarks``, ``notes``,
``tag_choices``, ``positions``, ``actions``), which no refresh writes to
and from which triggers copy into ``entries`` what lists filter by.

All times are unix seconds; ``*_at`` is the reader's clock, ``published`` the feed's.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from time import time

from sqlite_utils import Database, Migrations

from reader.errors import StoreError
from reader.store.access import network_of, put_ballast
from reader.store.backup import back_up, rotate
from reader.store.connection import Connection
from reader.store.steps import (
    asking,
    comparing,
    evidence,
    exchanging,
    founding,
    grouping,
    keeping,
    listening,
    pages,
    subjects,
    syncing,
    undoing,
    visiting,
    weighing,
)

STEPS = (
    *founding.STEPS,
    *evidence.STEPS,
    *comparing.STEPS,
    *asking.STEPS,
    *visiting.STEPS,
    *keeping.STEPS,
    *pages.STEPS,
    *subjects.STEPS,
    *syncing.STEPS,
    *undoing.STEPS,
    *weighing.STEPS,
    *exchanging.STEPS,
    *listening.STEPS,
    *grouping.STEPS,
)
"""All of them, the oldest first."""

_migrations = Migrations("wellread")
for _step in STEPS:
    _migrations()(_step)


def migrate(connection: Connection, *, application_id: int, version: int) -> None:
    """Bring an empty or older file up to date, all of it or nothing.

    The caller holds the write lock, and has made sure that the file is ours. One that
    has something in it is copied first, and the copy is checked.

    Raises:
        StoreError: If it cannot be done; the file is as it was then.
    """
    kept = _keep(connection)
    mode = "DELETE" if network_of(connection.path.parent) else "WAL"
    connection.run(f"PRAGMA journal_mode = {mode}")
    try:
        with connection.writing():
            _migrations.apply(open_database(connection))
            connection.run(f"PRAGMA application_id = {application_id}")
            connection.run(f"PRAGMA user_version = {version}")
            if kept:
                _check(connection)
    except (sqlite3.Error, _UnsoundError) as error:
        reason = f"it could not be brought up to date ({error}), and is as it was"
        if kept:
            reason += f"; a copy of it is {kept}"
        raise StoreError(str(connection.path), reason) from error
    put_ballast(connection.path)


class _UnsoundError(Exception):
    """What a step made of a library is not what a library must be."""


def _keep(connection: Connection) -> Path | None:
    """Copy a library that is about to be changed; an empty one needs no copy."""
    if connection.value("PRAGMA user_version") == 0:
        return None
    now = datetime.fromtimestamp(time(), UTC)
    kept = back_up(connection, kind="before-update", at=now)
    # Every start tries an update again that fails.
    rotate(connection.path)
    return kept


def _check(connection: Connection) -> None:
    said = connection.value("PRAGMA quick_check(1)")
    if said != "ok":
        raise _UnsoundError(said)
    if orphan := connection.row("PRAGMA foreign_key_check"):
        raise _UnsoundError(f"a row of {orphan['table']} belongs to nothing")


def open_database(connection: Connection) -> Database:
    """sqlite-utils around our own connection, for use inside ``writing()``.

    Plugins stay out: whatever else is installed must not touch a person's library.
    """
    return Database(connection.raw, recursive_triggers=False, execute_plugins=False)
