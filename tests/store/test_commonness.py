"""How common words are is counted, and common ones are not counted over and over."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from reader.store import commonness
from reader.store.commonness import Commonness
from reader.store.connection import Connection
from reader.store.store import Store
from tests.store.making import arrive, digested, follow, ids, parsed


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A word of three articles is a common one."""
    monkeypatch.setattr(commonness, "_COMMON", 3)


def understood(store: Store, *texts: str) -> None:
    """Let articles with these texts arrive, and be understood."""
    intake = follow(store)
    known = set(ids(store).values())
    first = len(known)
    arrive(store, *(parsed(str(first + n)) for n in range(len(texts))))
    new = sorted(set(ids(store).values()) - known)
    intake.save_digests(
        {entry_id: digested(text) for entry_id, text in zip(new, texts, strict=True)}
    )


def of(store: Store, *stems: str) -> dict[str, int]:
    """Ask as another refresh would, which knows only what the library keeps."""
    with store.connection.writing():
        return Commonness(store.connection).of(stems)


@contextmanager
def counting(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """List the words whose mentions are read in the index."""
    counted: list[str] = []
    rows = Connection.rows

    def listened(self: Connection, sql: str, values: Sequence[str] = ()) -> object:
        if sql == commonness._OCCURRENCES:
            counted.extend(json.loads(values[0]))
        return rows(self, sql, values)

    with monkeypatch.context() as patch:
        patch.setattr(Connection, "rows", listened)
        yield counted


def test_a_common_word_is_counted_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    understood(store, *["sleep"] * 8, "sleep naps", "statins")
    first = of(store, "sleep", "nap")
    assert first == {"sleep": 9, "nap": 1}
    with counting(monkeypatch) as counted:
        assert of(store, "sleep", "nap") == first
    assert counted == ["nap"]


def test_it_grows_with_the_library_until_it_is_counted_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    understood(store, *["sleep"] * 10, *["naps"] * 10)
    assert of(store, "sleep") == {"sleep": 10}
    understood(store, *["statins"] * 4)
    with counting(monkeypatch) as counted:
        assert of(store, "sleep") == {"sleep": 12}
    assert counted == []
    understood(store, "statins")
    assert of(store, "sleep") == {"sleep": 10}


def test_what_is_gone_is_no_longer_counted(store: Store) -> None:
    understood(store, *["sleep"] * 10)
    assert of(store, "sleep") == {"sleep": 10}
    store.connection.run("UPDATE feeds SET total = 5")
    assert of(store, "sleep") == {"sleep": 10}
    [row] = store.connection.rows("SELECT arrived FROM common_words")
    assert row["arrived"] == 5


def test_who_only_reads_keeps_nothing(store: Store) -> None:
    understood(store, *["sleep"] * 10)
    assert Commonness(store.connection).of(["sleep"]) == {"sleep": 10}
    assert store.connection.rows("SELECT * FROM common_words") == []


def test_a_rare_word_is_never_written_down(store: Store) -> None:
    understood(store, "a secret", "a secret", *["sleep"] * 10)
    of(store, "secret", "sleep")
    kept = store.connection.rows("SELECT word FROM common_words")
    assert [row["word"] for row in kept] == ["sleep"]
