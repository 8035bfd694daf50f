"""Related articles: ten at most, the nearest, seen from both sides, and looked up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import CleanLine, Query
from reader.store.intake import Intake
from reader.store.kin import Kinship
from reader.store.store import Store
from reader.store.vectors import word_mark
from tests.store.making import URL, arrive, digested, follow, ids, parsed

WORDS = ["sleep", "naps", "insomnia", "statins", "measles", "walking"]


def filled(store: Store, *texts: str) -> None:
    """Articles 1, 2, … with these texts, all of them understood."""
    intake = follow(store)
    arrive(store, *(parsed(str(n), published=None) for n in range(len(texts), 0, -1)))
    intake.save_digests({n: digested(text) for n, text in enumerate(texts, 1)})


def others(store: Store, entry_id: int) -> list[int]:
    return [related.entry.id for related in store.related(entry_id)]


def test_kin_see_each_other(store: Store) -> None:
    filled(store, "one", "two")
    Kinship(store).save(1, {}, [])
    Kinship(store).save(2, {"sleep": 1.0}, [(1, 0.5, ("sleep", "naps"))])
    for entry_id, other_id in ((1, 2), (2, 1)):
        [related] = store.related(entry_id)
        assert related.entry == store.entry(other_id)
        assert (related.score, related.why) == (0.5, "sleep, naps")


def test_the_nearest_ten_are_kept_on_both_sides(store: Store) -> None:
    filled(store, *("text" for _ in range(14)))
    kinship = Kinship(store)
    for n in range(2, 13):
        kinship.save(n, {}, [(1, n / 100, ("a",))])
    assert others(store, 1) == list(range(12, 2, -1))
    kinship.save(13, {}, [(1, 0.025, ("a",))])
    assert 13 not in others(store, 1)
    kinship.save(14, {}, [(1, 0.5, ("a",))])
    assert others(store, 1) == [14, *range(12, 3, -1)]


def test_a_changed_entry_loses_the_kin_it_no_longer_has(store: Store) -> None:
    filled(store, "one", "two", "three")
    kinship = Kinship(store)
    kinship.save(1, {}, [(2, 0.5, ("a",)), (3, 0.4, ("a",))])
    kinship.save(1, {}, [(3, 0.6, ("b",))])
    assert (others(store, 1), others(store, 2), others(store, 3)) == ([3], [], [1])
    assert store.related(3)[0].why == "b"


def test_hidden_entries_are_no_ones_kin(store: Store) -> None:
    filled(store, "one sleep", "two sleep")
    kinship = Kinship(store)
    kinship.save(1, {"sleep": 1.0}, [(2, 0.5, ("a",))])
    store.bookmark([1], True, at=parsed().published)  # type: ignore[arg-type]
    Intake(store).follow([])
    assert others(store, 1) == []
    assert kinship.candidates(["sleep"], but=2) == {1: {word_mark("sleep"): 1.0}}
    follow(store, URL)
    assert others(store, 1) == [2]


def test_kin_of_what_is_gone_is_dropped(store: Store) -> None:
    filled(store, "one", "two")
    Kinship(store).save(1, {}, [(2, 0.5, ("a",)), (9, 0.5, ("a",))])
    Kinship(store).save(9, {}, [(1, 0.5, ("a",))])
    store.connection.run("DELETE FROM entries WHERE id = 2")
    assert others(store, 1) == []


def test_candidates_have_any_of_the_words(store: Store) -> None:
    filled(store, "sleep naps", "naps", "statins", "sleep")
    kinship = Kinship(store)
    for n in (1, 2, 3):
        kinship.save(n, {"w": n / 10}, [])
    assert set(kinship.candidates(["sleep", "naps"], but=2)) == {1}
    found = kinship.candidates(["sleep", "naps"], but=9)
    assert found == {n: {word_mark("w"): pytest.approx(n / 10)} for n in (1, 2)}
    assert len(kinship.candidates(["naps"], but=9, limit=1)) == 1
    assert kinship.candidates([], but=9) == {}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kinship]:
    with Store.open(tmp_path_factory.mktemp("asked") / "library.db") as store:
        filled(store, "sleep and naps")
        yield Kinship(store)


@given(st.lists(st.text(min_size=1) | st.sampled_from(['"', "AND", "*", "a b"])))
def test_candidates_of_any_words_can_be_asked_for(
    asked: Kinship, words: list[str]
) -> None:
    assert asked.candidates([*words, "sleep"], but=0) == {}
    assert set(asked.frequency(words)) == set(words)


def test_frequency_is_the_number_of_entries(store: Store) -> None:
    filled(store, "sleep sleep naps", "sleeping", "statins", "Article")
    kinship = Kinship(store)
    stems = ["sleep", "nap", "statin", "articl", "measl"]
    assert kinship.total() == 4
    assert kinship.frequency(stems) == {
        "sleep": 2,
        "nap": 1,
        "statin": 1,
        "articl": 4,
        "measl": 0,
    }
    assert kinship.frequency([]) == {}


def test_words_that_the_index_stems_its_own_way_are_counted(store: Store) -> None:
    filled(store, "Psychology and assembly", "psychologies, assembling")
    counted = Kinship(store).frequency(["psycholog", "assembl", ""])
    assert counted == {"psycholog": 2, "assembl": 2, "": 0}


def test_texts_that_are_still_to_come_are_reckoned_with(store: Store) -> None:
    intake = follow(store)
    arrive(store, *(parsed(str(n), title=CleanLine("Diabetes")) for n in range(10)))
    for entry_id in (1, 2):
        intake.save_digests({entry_id: digested("insulin")})
    intake.save_digests({3: digested("unique")})
    intake.save_digests({4: digested("")})
    counted = Kinship(store).frequency(["diabet", "insulin", "uniqu"])
    assert counted == {"diabet": 10, "insulin": 5, "uniqu": 1}


def test_what_was_counted_grows_old(store: Store) -> None:
    filled(store, "sleep", "")
    kinship = Kinship(store)
    assert kinship.frequency(["sleep"]) == {"sleep": 1}
    Intake(store).save_digests({2: digested("sleep")})
    kinship.save(2, {}, [])
    assert kinship.frequency(["sleep"]) == {"sleep": 2}


def test_lists_are_the_best_ten_of_all_that_was_saved(store: Store) -> None:
    filled(store, *("text" for _ in range(15)))
    kinship = Kinship(store)

    @given(st.lists(st.integers(1, 99), min_size=14, max_size=14, unique=True))
    @settings(max_examples=10, deadline=None)
    def check(scores: list[int]) -> None:
        store.connection.run("DELETE FROM kin")
        for other_id, score in enumerate(scores, 2):
            kinship.save(other_id, {}, [(1, score / 100, ("a",))])
        best = sorted(scores, reverse=True)[:10]
        assert [round(r.score * 100) for r in store.related(1)] == best

    check()
    assert store.count(Query()) == 15
    assert len(ids(store)) == 15
