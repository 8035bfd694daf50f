"""Vectors and prints survive being stored, in little room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.store.vectors import (
    numbers_blob,
    numbers_of,
    weights_blob,
    weights_of,
    word_mark,
)


@given(st.dictionaries(st.text(max_size=12), st.floats(0.001, 1), max_size=200))
def test_weights_are_kept_to_a_step_of_the_heaviest(weights: dict[str, float]) -> None:
    kept = weights_of(weights_blob(weights))
    step = max(weights.values(), default=0) / 250
    for stem, weight in weights.items():
        assert kept[word_mark(stem)] == pytest.approx(weight, abs=step)


@given(st.dictionaries(st.text(), st.floats(0.001, 1)), st.sets(st.text(max_size=2)))
def test_those_that_are_wanted_are_unpacked_alone(
    weights: dict[str, float], wanted: set[str]
) -> None:
    blob, marks = weights_blob(weights), set(map(word_mark, wanted))
    whole = weights_of(blob)
    assert weights_of(blob, marks) == {m: w for m, w in whole.items() if m in marks}


def test_a_vector_of_a_hundred_words_takes_half_a_kilobyte() -> None:
    assert len(weights_blob({f"word{n}": 1 / (n + 1) for n in range(100)})) == 504


@given(st.dictionaries(st.text(), st.just(0.0)))
def test_a_vector_without_weight_is_empty(weights: dict[str, float]) -> None:
    assert weights_of(weights_blob(weights)) == {}


@given(st.lists(st.integers(0, 2**32 - 1)))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert list(numbers_of(numbers_blob(numbers))) == numbers
