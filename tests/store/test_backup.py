"""Copies: checked before they count, rotated by day and week, and put back whole."""

from __future__ import annotations

import functools
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database, Migrations

from reader.errors import DamagedError, StoreError
from reader.model import Query
from reader.store import backup, journal, schema
from reader.store.connection import APPLICATION_ID, SCHEMA_VERSION
from reader.store.sources import bare_source
from reader.store.steps import founding
from reader.store.store import Store
from tests.store.making import NOW, arrive, digest, follow, ids, parsed

DAYS = st.integers(0, 800).map(lambda hours: NOW - timedelta(hours=3 * hours))


@pytest.fixture
def filled(store: Store) -> Store:
    follow(store)
    arrive(store, parsed("1"), parsed("2"))
    digest(store)
    store.bookmark([ids(store)["Article 1"]], True, at=NOW)
    return store


def copied(store: Store, at: datetime = NOW) -> Path:
    return backup.back_up(store.connection, kind="library", at=at)


def titles(path: Path, query: Query = Query()) -> list[str]:
    with Store.open(path) as store:
        return sorted(entry.title for entry in store.entries(query))


def test_a_copy_is_one_file_for_its_owner_alone_and_is_sound(filled: Store) -> None:
    made = copied(filled)
    assert [path.name for path in made.parent.iterdir()] == [made.name]
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700
    assert backup.fault_of(made) == ""
    with closing(sqlite3.connect(made)) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)


@pytest.fixture
def open_to_others() -> Iterator[None]:
    """A umask under which files are for everybody to read, if nobody says otherwise."""
    before = os.umask(0o022)
    yield
    os.umask(before)


class Watched:
    """A connection of SQLite's that has something else happen as it begins to copy."""

    def __init__(self, raw: sqlite3.Connection, first: Callable[[], object]) -> None:
        self._raw = raw
        self._first = first

    def __getattr__(self, name: str) -> Any:
        return getattr(self._raw, name)

    def backup(self, target: sqlite3.Connection) -> None:
        self._first()
        self._raw.backup(target)


@pytest.mark.usefixtures("open_to_others")
def test_two_copies_of_the_same_second_are_for_their_owner_alone(
    path: Path, filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path) as other:
        first = functools.partial(copied, other)
        watched = Watched(filled.connection.raw, first)
        monkeypatch.setattr(filled.connection, "raw", watched)
        copied(filled)
        monkeypatch.undo()
    there = list(backup.folder_of(path).iterdir())
    assert {stat.S_IMODE(made.stat().st_mode) for made in there} == {0o600}
    assert [backup.fault_of(made) for made in there] == [""] * len(there)


@pytest.mark.usefixtures("open_to_others")
def test_a_copy_of_a_copy_is_for_its_owner_alone_from_the_first(
    path: Path, filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, modes = path.with_name("again.db"), []
    raw = backup.open_alone(copied(filled))

    def look() -> None:
        modes.append(stat.S_IMODE(target.stat().st_mode))

    monkeypatch.setattr(backup, "open_alone", lambda _: Watched(raw, look))
    backup.duplicate(path, target)
    assert modes == [0o600]


def test_what_a_killed_one_left_goes_after_a_day(path: Path, filled: Store) -> None:
    folder = copied(filled).parent
    old, young = folder / ".library-1.db.7-7.part", folder / ".library-2.db.8-8.part"
    for part in (old, young):
        part.touch()
    os.utime(old, (0, 0))
    backup.rotate(path)
    assert (old.exists(), young.exists()) == (False, True)


def test_a_copy_is_made_while_another_writes(path: Path, filled: Store) -> None:
    with Store.open(path) as other, other.connection.writing():
        other.remember("a", "b")
        other.connection.raw.execute("SELECT 1")
        backup.copy(filled.connection, path.with_name("copy.db"))
    with Store.open(path.with_name("copy.db")) as copy:
        assert copy.recall("a") == ""


def test_a_damaged_library_gives_no_copy_and_the_older_ones_stay(
    path: Path, filled: Store
) -> None:
    older = copied(filled)
    filled.remember("a", "b" * 100_000)
    filled.close()
    content = bytearray(path.read_bytes())
    content[-40_000:] = b"\xff" * 40_000
    path.write_bytes(content)
    with Store.open(path) as store, pytest.raises(DamagedError):
        copied(store, NOW + timedelta(days=1))
    assert [b.path for b in backup.backups(path)] == [older]
    assert list(older.parent.iterdir()) == [older]


@given(st.lists(DAYS, min_size=1), st.integers(1, 9))
def test_recent_days_stay_and_four_weeks_before_them(
    times: list[datetime], daily: int
) -> None:
    stay = backup.kept(times, daily=daily)
    assert stay <= set(times)
    assert max(times) in stay
    assert len(stay) <= daily + 4 + 4
    last = max(stay).date()
    earlier = [time.date() for time in stay if time.date() != last]
    assert len(set(earlier)) == len(earlier)
    assert len(stay) - len(earlier) <= 5
    days = sorted({time.date() for time in times}, reverse=True)
    assert set(days[:daily]) <= {time.date() for time in stay}
    assert backup.kept(sorted(stay), daily=daily) == stay


def test_what_is_not_ours_is_never_rotated(path: Path, filled: Store) -> None:
    for day in range(12):
        copied(filled, NOW - timedelta(days=day))
    mine = backup.folder_of(path) / "before-i-tried-something.db"
    mine.write_bytes(b"mine")
    backup.rotate(path, daily=3)
    left = [b.at for b in backup.backups(path)]
    assert left[:3] == [NOW - timedelta(days=day) for day in range(3)]
    assert len(left) <= 3 + 4
    assert mine.exists()


def test_a_copy_is_put_back_under_whoever_has_the_library_open(
    path: Path, filled: Store
) -> None:
    made = copied(filled)
    arrive(filled, parsed("3"))
    filled.mark_read([1], True, at=NOW)
    with Store.open(path) as watching:
        assert watching.count(Query()) == 3
        kept = backup.put_back(made, path, at=NOW)
        assert watching.count(Query()) == 2
        assert watching.mark_read([2], True, at=NOW) == 1
    assert kept is not None
    assert titles(kept, Query()) == ["Article 1", "Article 2", "Article 3"]
    with Store.open(path) as store:
        assert [e.is_read for e in store.entries(Query(sort="old"))] == [False, True]
        assert store.connection.value("PRAGMA journal_mode") == "wal"
        assert store.connection.value("PRAGMA integrity_check") == "ok"


def test_after_putting_back_the_journal_does_not_undo_it(
    path: Path, filled: Store
) -> None:
    made = copied(filled)
    filled.bookmark([2], True, at=NOW)
    backup.put_back(made, path, at=NOW)
    assert list(journal.noted(path)) == []


@pytest.mark.parametrize("content", [b"", b"Dear diary, " * 1000, None])
def test_what_is_no_library_is_not_put_back(
    path: Path, filled: Store, content: bytes | None
) -> None:
    filled.close()
    before = path.read_bytes()
    other = path.with_name("other.db")
    if content is not None:
        other.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        backup.put_back(other, path, at=NOW)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before


def test_another_programs_and_a_newer_wellreads_files_are_not_put_back(
    path: Path, filled: Store
) -> None:
    theirs, newer = path.with_name("theirs.db"), copied(filled)
    with closing(sqlite3.connect(theirs)) as raw:
        raw.execute("CREATE TABLE theirs (a)")
    with closing(sqlite3.connect(newer)) as raw:
        raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    for file, said in ((theirs, "not a library"), (newer, "newer wellread")):
        with pytest.raises(StoreError, match=said):
            backup.put_back(file, path, at=NOW)


def test_a_copy_is_put_where_there_is_nothing(path: Path, filled: Store) -> None:
    made = copied(filled)
    filled.close()
    path.unlink()
    assert backup.put_back(made, path, at=NOW) is None
    assert titles(path, Query(bookmarked=True)) == ["Article 1"]


def test_a_library_that_cannot_be_read_is_set_aside_not_overwritten(
    path: Path, filled: Store
) -> None:
    made = copied(filled)
    filled.close()
    path.write_bytes(b"\xff" * 50_000)
    kept = backup.put_back(made, path, at=NOW)
    assert kept is not None
    assert kept.read_bytes() == b"\xff" * 50_000
    assert titles(path) == ["Article 1", "Article 2"]


def test_before_an_update_a_copy_is_made_and_the_library_goes_on(
    path: Path, founded: Path
) -> None:
    assert titles(path) == ["Kept", "Other"]
    [copy] = backup.backups(path)
    assert copy.kind == "before-update"
    with closing(sqlite3.connect(copy.path)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (7,)
    with Store.open(path) as store:
        assert store.connection.value("PRAGMA integrity_check") == "ok"
        assert store.connection.rows("PRAGMA foreign_key_check") == []
        assert [e.title for e in store.entries(Query(bookmarked=True))] == ["Kept"]


def test_an_update_that_fails_leaves_the_library_as_it_was(
    path: Path, founded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(path)) as raw:
        before = list(raw.iterdump())

    def m008_spoils(db: Database) -> None:
        db.execute("DELETE FROM reads")
        raise sqlite3.OperationalError("no such luck")

    migrations = Migrations("wellread")
    for step in (*founding.STEPS, m008_spoils):
        migrations()(step)
    monkeypatch.setattr(schema, "_migrations", migrations)
    with pytest.raises(StoreError, match="is as it was; a copy of it is") as caught:
        Store.open(path)
    assert "\n" not in str(caught.value)
    with closing(sqlite3.connect(path)) as raw:
        assert list(raw.iterdump()) == before


@pytest.fixture
def founded(path: Path) -> Path:
    """A library as the first release made it, with two articles and two marks."""
    migrations = Migrations("wellread")
    for step in founding.STEPS:
        migrations()(step)
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    migrations.apply(Database(raw, recursive_triggers=False))
    raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    raw.execute("PRAGMA user_version = 7")
    raw.execute("INSERT INTO feeds (url, title) VALUES ('https://a.example/', 'A')")
    for number, title in enumerate(("Kept", "Other"), 1):
        raw.execute(
            "INSERT INTO entries (feed_id, identity, content_hash, title, link, author,"
            " published, first_seen, sort_at, is_guessed, category)"
            " VALUES (1, ?, ?, ?, '', '', ?, ?, ?, 0, 'Unsorted')",
            (bytes([number] * 16), b"hash", title, number, number, number),
        )
        raw.execute(
            "INSERT INTO texts (entry_id, source) VALUES (?, ?)",
            (number, bare_source(f"<p>{title}</p>")),
        )
        # As the index was written then.
        raw.execute(
            "INSERT INTO entries_fts (rowid, title, text, tags, author)"
            " VALUES (?, ?, '', '', '')",
            (number, title),
        )
    raw.execute("INSERT INTO reads (entry_id, at) VALUES (2, 5)")
    raw.execute(
        "INSERT INTO bookmarks (entry_id, at, title, link, author, published, feed_url,"
        " feed_title) VALUES (1, 5, 'Kept', '', '', 1, 'https://a.example/', 'A')"
    )
    raw.close()
    return path


def test_old_copies_from_before_updates_go_as_well(path: Path, filled: Store) -> None:
    for hour in range(6):
        at = datetime(2026, 1, 1, hour, tzinfo=UTC)
        backup.back_up(filled.connection, kind="before-update", at=at)
    backup.rotate(path, daily=7)
    assert [b.at.hour for b in backup.backups(path)] == [5, 4, 3]
