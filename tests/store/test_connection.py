"""The file: who may write when, what an error says, and what is never touched."""

from __future__ import annotations

import fcntl
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reader.errors import StoreError
from reader.store import lock
from reader.store.connection import APPLICATION_ID, SCHEMA_VERSION, Connection
from reader.store.store import Store
from tests.store.making import NOW


def settings(connection: Connection, *names: str) -> dict[str, object]:
    return {name: connection.value(f"PRAGMA {name}") for name in names}


def raw(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_the_file_is_for_its_owner_alone(path: Path, store: Store) -> None:
    store.remember("a", "b")
    for made in path.parent.iterdir():
        assert stat.S_IMODE(made.stat().st_mode) == 0o600, made.name


def test_a_commit_is_on_the_disk_and_a_foreign_schema_has_no_say(store: Store) -> None:
    assert settings(
        store.connection,
        "journal_mode",
        "synchronous",
        "foreign_keys",
        "trusted_schema",
        "mmap_size",
        "application_id",
        "user_version",
    ) == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "mmap_size": 0,
        "application_id": APPLICATION_ID,
        "user_version": SCHEMA_VERSION,
    }


def test_a_newer_librarys_file_is_read_and_left_as_it_is(path: Path) -> None:
    with Store.open(path) as store:
        store.remember("a", "b")
    raw(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = path.read_bytes()
    with Store.open(path) as store:
        assert "newer wellread" in store.connection.notice
        assert store.recall("a") == "b"
        store.remember("a", "c")
        with (
            pytest.raises(StoreError, match="newer wellread") as caught,
            store.connection.writing(),
        ):
            pass
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before


def test_what_a_newer_library_keeps_elsewhere_is_no_fault_of_ours(path: Path) -> None:
    Store.open(path).close()
    raw(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}", "DROP TABLE counts")
    with Store.open(path) as store, pytest.raises(StoreError, match="please update"):
        store.counts(today=NOW)


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE mine (a)", "PRAGMA application_id = 7"]
)
def test_another_programs_database_is_left_as_it_is(path: Path, statement: str) -> None:
    raw(path, "CREATE TABLE theirs (a)", statement)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a library of wellread"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_left_as_it_is(path: Path) -> None:
    path.write_bytes(b"Dear diary, " * 1000)
    with pytest.raises(StoreError, match="not a library of wellread"):
        Store.open(path)
    assert path.read_bytes() == b"Dear diary, " * 1000


def test_a_damaged_file_says_so_in_a_line(path: Path) -> None:
    with Store.open(path) as store:
        store.remember("a", "b" * 50_000)
    damaged = bytearray(path.read_bytes())
    damaged[8192:] = b"\xff" * (len(damaged) - 8192)
    path.write_bytes(damaged)
    with (
        pytest.raises(StoreError, match="damaged") as caught,
        Store.open(path) as store,
    ):
        store.tags()
        store.recall("a")
    assert "\n" not in str(caught.value)


def test_a_folder_that_does_not_exist_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be made"):
        Store.open(tmp_path / "nowhere" / "library.db")


def test_a_full_disk_changes_nothing_and_the_library_stays_usable(store: Store) -> None:
    store.remember("kept", "yes")
    pages = store.connection.value("PRAGMA page_count")
    store.connection.run(f"PRAGMA max_page_count = {pages}")
    with (
        pytest.raises(StoreError, match="the disk is full"),
        store.connection.writing(),
    ):
        store.remember("kept", "no")
        store.remember("big", "b" * 1_000_000)
    assert store.recall("kept") == "yes"
    store.connection.run("PRAGMA max_page_count = 1000000")
    store.remember("kept", "again")
    assert store.recall("kept") == "again"


def test_what_fails_half_way_is_not_there(store: Store) -> None:
    with pytest.raises(ValueError, match="oh"), store.connection.writing():
        store.remember("a", "b")
        raise ValueError("oh")
    assert store.recall("a") == ""


def test_blocks_within_a_block_are_kept_or_lost_together(store: Store) -> None:
    with pytest.raises(ValueError, match="oh"), store.connection.writing():
        with store.connection.writing():
            store.remember("a", "b")
        raise ValueError("oh")
    assert store.recall("a") == ""


def test_a_writer_waits_for_its_turn(path: Path, store: Store) -> None:
    written = threading.Event()

    def write() -> None:
        with Store.open(path) as other:
            other.remember("from", "the other")
            written.set()

    thread = threading.Thread(target=write)
    with store.connection.writing():
        thread.start()
        store.remember("from", "this one")
        assert not written.is_set()
    thread.join()
    assert store.recall("from") == "the other"


def test_a_writer_that_never_gets_its_turn_says_so(
    path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_PATIENCE", 0.0)
    with Store.open(path) as other, other.connection.writing():
        with pytest.raises(StoreError, match="another program is writing"):
            store.remember("a", "b")
        assert store.recall("a") == ""


def test_asking_does_not_wait_for_a_writer(path: Path, store: Store) -> None:
    with store.connection.writing():
        store.remember("a", "b")
        with Store.open(path) as other:
            assert other.recall("a") == ""


def test_a_holder_that_is_killed_lets_go_of_the_lock(path: Path, store: Store) -> None:
    holding = (
        "import sys; from pathlib import Path; from reader.store.store import Store\n"
        "with Store.open(Path(sys.argv[1])).connection.writing():\n"
        "    print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holding, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        holder.kill()
    store.remember("a", "b")
    assert store.recall("a") == "b"


def test_a_second_store_of_one_process_leaves_the_firsts_locks_alone(
    path: Path, store: Store
) -> None:
    with store.connection.writing():
        store.remember("a", "b")
        Store.open(path).close()
        reader = sqlite3.connect(path, timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            reader.execute("BEGIN IMMEDIATE")
        reader.close()


def test_the_last_words_are_written_under_the_lock(path: Path) -> None:
    store = Store.open(path)
    store.remember("a", "b")
    free: list[bool] = []

    def look(_: str) -> None:
        with path.with_suffix(".lock").open() as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                free.append(False)
            else:
                free.append(True)

    store.connection.raw.set_trace_callback(look)
    store.close()
    assert free
    assert not any(free)


def test_closing_twice_does_no_harm(path: Path) -> None:
    store = Store.open(path)
    store.close()
    store.close()


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b", "a\udfffb\0"])
def test_text_that_sqlite_cannot_keep_is_kept_without_what_is_wrong(
    store: Store, text: str
) -> None:
    store.remember("a", text)
    assert store.recall("a") == "ab"


def test_a_number_that_is_too_big_is_merely_not_found(store: Store) -> None:
    assert store.connection.value("SELECT 1 WHERE 5 = ?", (10**30,)) is None
