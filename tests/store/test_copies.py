"""Copies hang together by pairs, are counted as they are shown, and fall apart."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Query
from reader.store.copies import Copies, Pair
from reader.store.intake import Intake
from reader.store.store import Store
from tests.store.making import arrive, follow, parsed

FEEDS = [f"https://{name}.example/feed" for name in "abcdef"]


def filled(store: Store) -> None:
    """Entry n of feed n, each older than the one before."""
    follow(store, *FEEDS)
    for url in FEEDS:
        arrive(store, parsed(url, link=url + "/1"), url=url)


def counted(store: Store) -> dict[int, int]:
    return {entry.id: entry.copies for entry in store.entries(Query())}


def together(store: Store, entry_id: int) -> list[int]:
    return [copy.entry.id for copy in store.copies(entry_id) if copy.is_copy]


def pair(other_id: int, share: float = 0.8) -> Pair:
    return Pair(other_id, share, share / 2, is_copy=True)


def test_copies_of_copies_are_copies(store: Store) -> None:
    filled(store)
    copies = Copies(store)
    copies.save(2, [pair(1)])
    copies.save(3, [pair(2)])
    copies.save(5, [pair(4)])
    assert counted(store) == {1: 2, 2: 2, 3: 2, 4: 1, 5: 1, 6: 0}
    assert together(store, 1) == [2, 3]
    copies.save(5, [pair(3)])
    assert together(store, 4) == [1, 2, 3, 5]


def test_shares_are_kept_for_each_side(store: Store) -> None:
    filled(store)
    Copies(store).save(2, [pair(1, 0.83)])
    [here], [there] = store.copies(2), store.copies(1)
    assert (here.entry.id, here.share) == (1, 0.83)
    assert (there.entry.id, there.share) == (2, 0.415)


def test_what_only_shares_text_is_told_but_not_counted(store: Store) -> None:
    filled(store)
    Copies(store).save(2, [Pair(1, 0.2, 0.3, is_copy=False)])
    assert counted(store)[1] == 0
    assert [(c.entry.id, c.is_copy) for c in store.copies(1)] == [(2, False)]


def test_a_changed_entry_leaves_its_group(store: Store) -> None:
    filled(store)
    copies = Copies(store)
    copies.save(2, [pair(1)])
    copies.save(3, [pair(2)])
    copies.renew(2, None)
    assert counted(store) == dict.fromkeys(range(1, 7), 0)
    assert store.copies(1) == []


def test_hidden_and_deleted_entries_do_not_count(store: Store) -> None:
    filled(store)
    copies = Copies(store)
    copies.save(2, [pair(1)])
    copies.save(3, [pair(1)])
    follow(store, *FEEDS[1:])
    assert counted(store)[2] == 1
    assert together(store, 2) == [3]
    follow(store, *FEEDS)
    assert counted(store)[2] == 2
    store.connection.run("DELETE FROM entries WHERE id = 3")
    assert counted(store)[2] == 1
    assert store.copies(2)[0].entry.id == 1


def test_the_oldest_that_is_shown_leads(store: Store) -> None:
    filled(store)
    Copies(store).save(2, [pair(1)])
    sql = "SELECT id FROM entries WHERE copy_group IS NOT NULL AND is_copy = 0"
    assert store.connection.value(sql) == 1
    Intake(store).follow([])
    store.bookmark([2], True, at=parsed().published)  # type: ignore[arg-type]
    assert [e.id for e in store.entries(Query())] == [2]
    assert store.connection.value("SELECT is_copy FROM entries WHERE id = 2") == 0


def test_entries_are_found_by_their_address(store: Store) -> None:
    filled(store)
    copies = Copies(store)
    copies.renew(1, 77)
    copies.renew(2, 77)
    assert set(copies.at_address(77, but=2)) == {1}
    assert copies.at_address(None, but=2) == {}


@settings(max_examples=10, deadline=None)
@given(
    st.lists(st.sampled_from([*combinations(range(1, 7), 2)])),
    st.lists(st.integers(1, 6), max_size=3),
)
def test_being_copies_is_an_equivalence(
    pairs: list[tuple[int, int]], changed: list[int]
) -> None:
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "l.db") as store:
        filled(store)
        copies = Copies(store)
        for one, other in pairs:
            copies.save(one, [pair(other)])
        for entry_id in changed:
            copies.renew(entry_id, None)
        left = [p for p in pairs if not {*p} & {*changed}]
        groups = _groups(left)
        for entry_id in range(1, 7):
            others = sorted(groups.get(entry_id, {entry_id}) - {entry_id})
            assert sorted(together(store, entry_id)) == others
            assert counted(store)[entry_id] == len(others)


def _groups(pairs: list[tuple[int, int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for one, other in pairs:
        both = found.get(one, {one}) | found.get(other, {other})
        for member in both:
            found[member] = both
    return found
