"""A snapshot holds still: rows keep their places whatever is written meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model import Query
from reader.store.store import Store
from tests.store.making import LATER, NOW, arrive, follow, ids, parsed


@pytest.fixture
def ten(store: Store) -> Store:
    follow(store)
    arrive(store, *(parsed(str(n), published=None) for n in range(10)))
    return store


def titles(numbers: range | list[int]) -> list[str]:
    return [f"Article {n}" for n in numbers]


def test_a_snapshot_is_paged_through(ten: Store) -> None:
    with ten.snapshot(Query()) as snapshot:
        assert snapshot.count == 10
        pages = [snapshot.rows(n, n + 4) for n in (0, 4, 8)]
        assert [e.title for page in pages for e in page] == titles(range(10))
        assert snapshot.rows(10, 20) == []


def test_positions_are_found_by_id(ten: Store) -> None:
    with ten.snapshot(Query(sort="old")) as snapshot:
        for n, entry in enumerate(snapshot.rows(0, 10)):
            assert snapshot.position(entry.id) == n
        assert snapshot.position(99) is None


def test_another_program_may_write_meanwhile(ten: Store, path: Path) -> None:
    with ten.snapshot(Query(unread=True)) as snapshot:
        with Store.open(path) as other:
            arrive(other, parsed("new"), at=LATER)
            other.mark_read(list(ids(other).values()), True, at=LATER)
        rows = snapshot.rows(0, 99)
        assert [entry.title for entry in rows] == titles(range(10))
        assert all(entry.is_read for entry in rows)
    assert ten.count(Query(unread=True)) == 0
    assert ten.count(Query()) == 11


def test_an_entry_that_is_deleted_meanwhile_leaves_its_place(ten: Store) -> None:
    with ten.snapshot(Query()) as snapshot:
        gone = snapshot.rows(1, 2)[0].id
        ten.connection.run("DELETE FROM entries WHERE id = ?", (gone,))
        rows = snapshot.rows(0, 3)
        assert [row.title for row in rows] == ["Article 0", "(deleted)", "Article 2"]
        assert rows[1].id == gone


def test_snapshots_do_not_get_in_each_others_way(ten: Store) -> None:
    one, two = ten.snapshot(Query()), ten.snapshot(Query(unread=True, text="nothing"))
    assert (one.count, two.count) == (10, 0)
    two.close()
    assert len(one.rows(0, 10)) == 10
    one.close()
    one.close()


def test_a_snapshot_may_be_closed_after_its_store(path: Path) -> None:
    with Store.open(path) as other:
        snapshot = other.snapshot(Query())
    snapshot.close()


def test_a_snapshot_does_not_keep_writers_waiting(ten: Store, path: Path) -> None:
    with ten.snapshot(Query()) as snapshot, Store.open(path) as other:
        snapshot.rows(0, 5)
        assert other.mark_read([1], True, at=NOW) == 1
