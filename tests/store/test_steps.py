"""Updates from every version that there ever was, with something in each table."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database, Migrations

from reader.model import Query
from reader.store import backup, check
from reader.store.connection import APPLICATION_ID, SCHEMA_VERSION
from reader.store.schema import STEPS
from reader.store.sources import bare_source
from reader.store.steps import founding
from reader.store.store import Store
from reader.store.texts import pack
from tests.store.making import LATER, NOW, arrive, digest, follow, parsed

URL = "https://a.example/"
VERSIONS = range(len(founding.STEPS), SCHEMA_VERSION)
MARKS: dict[str, dict[str, Any]] = {
    "reads": {"entry_id": 2, "at": 5},
    "bookmarks": {
        **{"entry_id": 1, "at": 5, "title": "Kept", "link": "", "author": ""},
        **{"published": 1, "feed_url": URL, "feed_title": "A"},
    },
    "notes": {"entry_id": 1, "at": 5, "text": "zebrafish"},
    "tag_choices": {
        **{"entry_id": 1, "name": "mine", "at": 5, "is_wanted": 1, "origin": ""}
    },
    "positions": {"entry_id": 1, "at": 5, "block": 3, "offset": 2},
    "revisions": {
        **{"entry_id": 1, "at": 5, "title": "Before", "text": pack("It was so.")},
        **{"readiness": "feed", "is_open": 0, "is_kept": 1},
    },
}


def put(raw: sqlite3.Connection, table: str, **values: Any) -> None:
    names = ", ".join(values)
    marks = ", ".join("?" * len(values))
    sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"
    raw.execute(sql, [*values.values()])


def made_by(version: int, path: Path) -> set[str]:
    """Make a library as that version did; say which tables of marks it had."""
    migrations = Migrations("wellread")
    for step in STEPS[:version]:
        migrations()(step)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.row_factory = sqlite3.Row
        raw.execute("PRAGMA journal_mode = WAL")
        migrations.apply(Database(raw, recursive_triggers=False))
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version = {version}")
        put(raw, "feeds", url=URL, title="A")
        there = {n for (n,) in raw.execute("SELECT name FROM sqlite_master")}
        found = {table for table in MARKS if table in there}
        for number, title in enumerate(("Kept", "Other"), 1):
            _put_entry(raw, number, title)
        for table in sorted(found):
            put(raw, table, **MARKS[table])
    return found


def _put_entry(raw: sqlite3.Connection, number: int, title: str) -> None:
    put(
        raw,
        "entries",
        feed_id=1,
        identity=bytes([number] * 16),
        content_hash=b"hash",
        title=title,
        link="",
        author="",
        published=number,
        first_seen=number,
        sort_at=number,
        is_guessed=0,
        category="Unsorted",
    )
    put(raw, "texts", entry_id=number, source=bare_source(f"<p>{title}</p>"))
    columns = [row["name"] for row in raw.execute("PRAGMA table_info(entries_fts)")]
    # As the index was written then: all that is stored, the note among it.
    indexed = {"title": title, "text": title, "tags": "", "author": ""}
    if "note" in columns:
        indexed["note"] = MARKS["notes"]["text"] if number == 1 else ""
    put(raw, "entries_fts", rowid=number, **indexed)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_library_of_any_version_is_brought_up_to_date_with_all_that_is_in_it(
    path: Path, version: int
) -> None:
    had = made_by(version, path)
    with Store.open(path) as store:
        [copy] = backup.backups(path)
        assert copy.kind == "before-update"
        unwell = [
            f for f in check.examine(store.connection, fix=False) if not f.is_well
        ]
        assert unwell == []
        assert [e.title for e in store.entries(Query(bookmarked=True))] == ["Kept"]
        assert [e.title for e in store.entries(Query(text="is:read other"))] == [
            "Other"
        ]
        for table in had:
            [row] = store.connection.rows(f"SELECT * FROM {table}")
            assert {n: row[n] for n in MARKS[table]} == MARKS[table]
        if "notes" in had:
            assert [e.id for e in store.entries(Query(text="note:zebrafish"))] == [1]
        # And life goes on in it.
        follow(store, URL)
        assert arrive(store, parsed("3"), url=URL, at=LATER).new == 1
        digest(store)
        store.set_note(1, "another", at=NOW)
        assert store.entries(Query(text="note:zebrafish")) == []
        store.undo()
        store.bookmark([3], True, at=NOW)
        assert all(f.is_well for f in check.examine(store.connection, fix=False))
