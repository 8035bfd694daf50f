"""Who waits for an update of the library is told so; who does not wait is not."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from reader.store import patience, schema
from reader.store.connection import SCHEMA_VERSION, Connection


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A library that seems to lack the last step."""
    path = tmp_path / "library.db"
    Connection.open(path).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION - 1}")
    return path


def test_an_update_that_takes_its_time_is_told_of(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, heard = list[str](), Event()
    migrate = schema.migrate

    def slowly(*arguments: Any, **options: Any) -> None:
        assert heard.wait(60)
        migrate(*arguments, **options)

    def tell(words: str) -> None:
        told.append(words)
        heard.set()

    monkeypatch.setattr(patience, "MOMENT", 0)
    monkeypatch.setattr(schema, "migrate", slowly)
    Connection.open(older, tell).close()
    assert told == [
        "the library is brought up to date for this version; that is done once"
    ]
    with closing(sqlite3.connect(older)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_an_update_that_is_over_at_once_is_not(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = list[str]()
    monkeypatch.setattr(patience, "MOMENT", 3600)
    Connection.open(older, told.append).close()
    assert told == []


@pytest.mark.parametrize("is_new", [True, False])
def test_what_needs_no_update_says_nothing_however_long_it_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_new: bool
) -> None:
    path, told = tmp_path / "library.db", list[str]()
    if not is_new:
        Connection.open(path).close()
    monkeypatch.setattr(patience, "MOMENT", 0)
    Connection.open(path, told.append).close()
    assert told == []
