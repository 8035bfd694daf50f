"""A snapshot holds still: rows keep their places whatever is written meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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


def test_the_first_entry_that_is_here_is_found_among_many(ten: Store) -> None:
    with ten.snapshot(Query()) as snapshot:
        found = ten.found(snapshot.listed())
        known = [entry.id for entry in snapshot.rows(0, 10)]
        for answer in (snapshot, found):
            assert answer.position(99, 98, known[7], known[3]) == 7
            assert answer.position(known[3], known[7]) == 3
            assert answer.position(99, 98) is None
            assert answer.position() is None


@pytest.mark.parametrize("is_found", [False, True])
def test_the_nearest_unread_one_is_found_either_way(
    ten: Store, monkeypatch: pytest.MonkeyPatch, *, is_found: bool
) -> None:
    """Also beyond those that are looked through at once."""
    monkeypatch.setattr("reader.store.found._AT_ONCE", 3)
    with ten.snapshot(Query()) as snapshot:
        answer = ten.found(snapshot.listed()) if is_found else snapshot
        known = [entry.id for entry in snapshot.rows(0, 10)]
        ten.mark_read([known[n] for n in (0, 2, 3, 4, 5, 6, 8, 9)], True, at=NOW)
        assert answer.next_unread(-1, 1) == 1
        assert answer.next_unread(1, 1) == 7
        assert answer.next_unread(7, 1) is None
        assert answer.next_unread(10, -1) == 7
        assert answer.next_unread(7, -1) == 1
        assert answer.next_unread(1, -1) is None
        ten.connection.run("DELETE FROM entries WHERE id = ?", (known[7],))
        assert answer.next_unread(1, 1) is None


STORIES = st.lists(
    st.tuples(st.sampled_from([None, 1, 2, 3]), st.booleans(), st.booleans()),
    min_size=10,
    max_size=10,
)
"""Of each entry its story, whether it is a teaser of it, and whether it is read."""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stories=STORIES, query=st.sampled_from([Query(), Query(unread=True)]))
def test_of_each_story_stands_the_first_that_is_no_teaser(
    ten: Store, stories: list[tuple[int | None, bool, bool]], query: Query
) -> None:
    with ten.snapshot(Query()) as every:
        known = every.ids()
    with ten.connection.writing():
        for id_, (story, is_teaser, is_read) in zip(known, stories, strict=True):
            ten.connection.run(
                "UPDATE entries SET copy_group = ?, readiness = ?, is_read = ? "
                "WHERE id = ?",
                (story, "teaser" if is_teaser else "feed", is_read, id_),
            )
    here = [
        (id_, story, is_teaser)
        for id_, (story, is_teaser, is_read) in zip(known, stories, strict=True)
        if not (query.unread and is_read)
    ]
    first: dict[int | None, int] = {}
    for id_, story, _ in [*(h for h in here if not h[2]), *(h for h in here if h[2])]:
        first.setdefault(story, id_)
    wanted = [id_ for id_, story, _ in here if story is None or first[story] == id_]
    with ten.snapshot(query, is_grouped=True) as snapshot:
        listed = snapshot.listed()
        assert (list(listed.shown), list(listed.every)) == (
            wanted,
            [h[0] for h in here],
        )
        assert [entry.id for entry in snapshot.rows(0, 10)] == wanted
        assert (snapshot.count, snapshot.total) == (len(wanted), len(here))


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
