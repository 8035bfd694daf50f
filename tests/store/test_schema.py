"""Migrations: whoever starts, and however many at once, the tables come out right."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reader.store import connection
from reader.store.connection import SCHEMA_VERSION, Connection
from reader.store.steps import founding
from reader.store.store import Store

START = (
    "import sys; from pathlib import Path; from reader.store.store import Store\n"
    "import reader.store.schema\n"
    "print('ready', flush=True); sys.stdin.readline()\n"
    "with Store.open(Path(sys.argv[1])) as store:\n"
    "    store.remember(sys.argv[2], 'was here')\n"
)


def tables(path: Path) -> list[tuple[str, str]]:
    with Store.open(path) as store:
        rows = store.connection.rows(
            "SELECT name, sql FROM sqlite_master ORDER BY name"
        )
    return [tuple(row) for row in rows]


def test_the_version_in_the_header_counts_the_steps(store: Store) -> None:
    steps = store.connection.value("SELECT count(*) FROM _sqlite_migrations")
    assert steps == SCHEMA_VERSION


def test_six_programs_may_start_on_no_file_at_all_at_once(path: Path) -> None:
    starts = [
        subprocess.Popen(
            [sys.executable, "-c", START, str(path), str(n)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for n in range(6)
    ]
    for start in starts:
        assert start.stdout
        start.stdout.readline()
    for start in starts:
        assert start.stdin
        start.stdin.write(b"go\n")
        start.stdin.flush()
    for start in starts:
        start.communicate()
    assert [start.returncode for start in starts] == [0] * 6
    with Store.open(path) as store:
        assert [store.recall(str(n)) for n in range(6)] == ["was here"] * 6


def test_opening_again_changes_nothing(path: Path) -> None:
    Store.open(path).close()
    before = tables(path)
    content = path.read_bytes()
    assert tables(path) == before
    assert path.read_bytes() == content


def test_a_migration_that_fails_leaves_no_half_of_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(founding, "_TRIGGERS", ("this is no trigger",))
    with pytest.raises(Exception, match="syntax error"):
        Connection.open(path)
    monkeypatch.undo()
    assert "entries_fts" in dict(tables(path))


def test_a_current_file_is_opened_without_the_write_lock(
    path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    with monkeypatch.context() as patch, store.connection.writing():
        patch.setattr(connection.WriteLock, "held", refuse)
        other = Connection.open(path)
    other.close()


def test_a_current_file_is_opened_without_sqlite_utils(path: Path) -> None:
    Store.open(path).close()
    probe = (
        "import sys; from pathlib import Path; from reader.model import Query\n"
        "from reader.store.store import Store\n"
        "with Store.open(Path(sys.argv[1])) as store: store.entries(Query())\n"
        "sys.exit('sqlite_utils' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", probe, str(path)], check=True)
