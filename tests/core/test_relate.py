"""Articles on one subject find each other, and can say by which words."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.relate import question, rank, reasons, terms, weigh
from reader.core.words import STOP
from reader.model import Term

_LIBRARY = {
    1: ("Walking and blood pressure", "Walks lowered blood pressure in clerks."),
    2: ("Blood pressure after meals", "Walking after meals lowered the pressure."),
    3: ("A vaccine against shingles", "The vaccine protects elderly patients."),
    4: ("Shingles and the elderly", "Shingles hurts; patients want the vaccine."),
}


def _weighed() -> dict[int, dict[str, float]]:
    counted = {number: terms(*texts) for number, texts in _LIBRARY.items()}
    frequency: dict[str, int] = {}
    for found in counted.values():
        for term in found:
            frequency[term.stem] = frequency.get(term.stem, 0) + 1
    return {number: weigh(found, frequency, 4) for number, found in counted.items()}


def test_a_word_of_the_title_counts_three_times() -> None:
    counts = {term.stem: term.times for term in terms("Walking", "We walk. They talk.")}
    assert counts == {"walk": 4, "talk": 1}


def test_a_term_is_shown_as_it_is_mostly_written() -> None:
    found = terms("", "vaccines vaccine vaccines vaccinated")
    assert found == (Term("vaccin", "vaccines", 4),)


def test_stop_words_numbers_and_addresses_are_no_terms() -> None:
    assert terms("The 100", f"{' '.join(STOP)} 2024 {'x' * 41} a") == ()


def test_at_most_two_hundred_terms_are_kept_the_first_of_equals_first() -> None:
    words = [f"w{chr(97 + i // 26)}{chr(97 + i % 26)}q" for i in range(300)]
    assert [term.word for term in terms("", " ".join(words))] == words[:200]


@given(
    st.dictionaries(
        st.text("abc", min_size=1), st.tuples(st.integers(1, 9), st.integers(1, 50))
    )
)
def test_weights_have_length_one(found: dict[str, tuple[int, int]]) -> None:
    counted = [Term(stem, stem, count) for stem, (count, _) in found.items()]
    frequency = {stem: often for stem, (_, often) in found.items()}
    vector = weigh(counted, frequency, 50)
    assert len(vector) <= 120
    assert all(weight > 0 for weight in vector.values())
    assert math.hypot(*vector.values()) == pytest.approx(1 if vector else 0)


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    vector = weigh([Term("a", "a", 2), Term("b", "b", 2)], {"a": 2, "b": 40}, 100)
    assert vector["a"] > vector["b"]


def test_a_question_asks_for_words_that_others_have_but_not_all() -> None:
    counted = [Term(stem, f"{stem}s", 3) for stem in ("lone", "shared", "common")]
    frequency = {"lone": 1, "shared": 9, "common": 260}
    assert question(counted, frequency, 1000) == ("shareds",)


def test_a_question_has_at_most_sixteen_words_the_best_first() -> None:
    counted = [Term(f"t{n}", f"t{n}", n) for n in range(1, 31)]
    frequency = dict.fromkeys((term.stem for term in counted), 3)
    asked = question(counted, frequency, 1000)
    assert asked == tuple(f"t{n}" for n in range(30, 14, -1))


@given(st.lists(st.integers(2, 400_000), min_size=1, max_size=40))
def test_a_question_is_answered_as_quickly_in_a_large_library(
    numbers: list[int],
) -> None:
    counted = [Term(f"t{n}", f"t{n}", 3) for n in range(len(numbers))]
    frequency = {term.stem: n for term, n in zip(counted, numbers, strict=True)}
    asked = question(counted, frequency, 1_000_000)
    assert sum(frequency[word] for word in asked) <= 10_000
    assert bool(asked) == (min(numbers) <= 10_000)


@pytest.mark.parametrize("total", [2, 3, 7, 12])
def test_a_small_library_still_has_something_to_ask_for(total: int) -> None:
    counted = [Term("pressur", "pressure", 2)]
    assert question(counted, {"pressur": 2}, total) == ("pressure",)


def test_articles_on_one_subject_find_each_other() -> None:
    vectors = _weighed()
    for number, twin in ((1, 2), (2, 1), (3, 4), (4, 3)):
        others = {other: v for other, v in vectors.items() if other != number}
        assert [found.id for found in rank(vectors[number], others)] == [twin]


def test_the_reasons_are_the_shared_words_that_tell_most() -> None:
    one = {"a": 0.8, "b": 0.5, "c": 0.3, "d": 0.1}
    other = {"a": 0.9, "c": 0.2, "d": 0.4, "e": 0.2}
    words = {"a": "apples", "c": "cores"}
    assert reasons(one, other, words) == ("apples", "cores", "d")


def test_strangers_are_left_out_and_the_nearest_come_first() -> None:
    vector = {"a": 0.5, "b": 0.5}
    others = {n: {"a": n / 100, "b": n / 100} for n in range(1, 40)}
    assert [found.id for found in rank(vector, others)] == list(range(39, 29, -1))
    assert len(rank(vector, others, limit=99)) == 32
    assert rank(vector, {}) == ()


def test_one_word_in_common_is_a_coincidence_unless_it_is_most_of_it() -> None:
    others = {1: {"impact": 0.4}, 2: {"impact": 0.6}, 3: {"impact": 0.2, "cough": 0.1}}
    vector = {"impact": 1.0, "cough": 0.2}
    assert [found.id for found in rank(vector, others)] == [2, 3]


@given(st.dictionaries(st.integers(), st.dictionaries(st.text(), st.floats(0, 1))))
def test_scores_are_shares_of_one(others: dict[int, dict[str, float]]) -> None:
    vector = {word: 1.0 for other in others.values() for word in other}
    assert all(0 <= found.score <= 1 for found in rank(vector, others, least=0))


@given(st.dictionaries(st.text(), st.floats(0, 1)))
def test_in_which_order_words_are_kept_makes_no_difference(
    other: dict[str, float],
) -> None:
    turned = dict(reversed(other.items()))
    vector = {word: weight**2 / 3 for word, weight in other.items()}
    assert rank(vector, {1: other}) == rank(vector, {1: turned})
