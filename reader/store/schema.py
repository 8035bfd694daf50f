"""The tables, as the steps that made them; a step that has shipped never changes.

What was fetched (``feeds``, ``entries``, ``texts``) and what was made of it (``tags``,
``entries_fts``, ``vectors``, ``kin``) can be had again. What a person made cannot, and
so it stands in tables of its own (``reads``, ``bookmarks``, ``notes``,
``tag_choices``, ``positions``, ``actions``), which no refresh writes to
and from which triggers copy into ``entries`` what lists filter by.

All times are unix seconds; ``*_at`` is the reader's clock, ``published`` the feed's.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from reader.store.connection import Connection
from reader.store.steps import asking, comparing, evidence, founding, visiting

_migrations = Migrations("wellread")
for _step in (
    *founding.STEPS,
    *evidence.STEPS,
    *comparing.STEPS,
    *asking.STEPS,
    *visiting.STEPS,
):
    _migrations()(_step)


def migrate(connection: Connection, *, application_id: int, version: int) -> None:
    """Bring an empty or older file up to date, all of it or nothing.

    The caller holds the write lock, and has made sure that the file is ours.
    """
    connection.run("PRAGMA journal_mode = WAL")
    with connection.writing():
        _migrations.apply(open_database(connection))
        connection.run(f"PRAGMA application_id = {application_id}")
        connection.run(f"PRAGMA user_version = {version}")


def open_database(connection: Connection) -> Database:
    """sqlite-utils around our own connection, for use inside ``writing()``.

    Plugins stay out: whatever else is installed must not touch a person's library.
    """
    return Database(connection.raw, recursive_triggers=False, execute_plugins=False)
