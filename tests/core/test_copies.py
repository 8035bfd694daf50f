"""A copy is told from a text that only borrows, however much was cut or rewritten."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.copies import (
    is_compiled,
    is_labelled,
    is_same_short,
    may_overlap,
    overlap,
    prints,
)


def _text(seed: int, words: int = 400) -> list[str]:
    """Words that no other seed has."""
    chance = random.Random(seed)
    return [
        f"{chance.choice('bdfklmn')}{seed}x{chance.randrange(90)}" for _ in range(words)
    ]


def _copied(one: list[str], other: list[str]) -> bool:
    return overlap(" ".join(one), " ".join(other)).is_copy


STORY, ELSEWHERE = _text(1), _text(2)


@pytest.mark.parametrize(
    "copy",
    [
        STORY,
        STORY[:200],
        STORY[100:200],
        ["Agency"] * 30 + STORY + ["Subscribe"] * 30,
        STORY[200:] + STORY[:200],
        [word for n, word in enumerate(STORY) if n % 40],
        [f"new{n}" if n % 12 == 0 else word for n, word in enumerate(STORY)],
    ],
    ids=["whole", "half", "quarter", "framed", "turned", "cut", "rewritten"],
)
def test_a_copy_is_one_from_both_sides(copy: list[str]) -> None:
    assert _copied(STORY, copy)
    assert _copied(copy, STORY)


@pytest.mark.parametrize(
    "other",
    [
        ELSEWHERE,
        STORY[:160] + ELSEWHERE[:240],
        ELSEWHERE[:120] + STORY[120:280] + ELSEWHERE[280:],
        [],
    ],
    ids=["another", "begins alike", "quotes", "empty"],
)
def test_a_text_that_borrows_is_no_copy(other: list[str]) -> None:
    assert not _copied(STORY, other)
    assert not _copied(other, STORY)


def test_what_is_put_together_from_two_texts_is_a_copy_of_neither() -> None:
    both = STORY[:300] + ELSEWHERE[:300]
    found = [overlap(" ".join(both), " ".join(t)) for t in (STORY[:300], ELSEWHERE)]
    assert found[0].is_copy
    assert is_compiled(found[0], found[1:], len(both))
    assert not is_compiled(found[0], [], len(both))


def test_shares_are_told_for_each_side() -> None:
    found = overlap(" ".join(STORY[:100]), " ".join(STORY))
    assert found.here == 1
    assert found.there == pytest.approx(96 / 396, abs=0.02)


words = st.lists(st.sampled_from("a b c d e f g h".split()), max_size=80)  # noqa: SIM905


@given(words, words)
def test_overlap_is_symmetric_and_within_bounds(one: list[str], two: list[str]) -> None:
    here, there = (
        overlap(" ".join(a), " ".join(b)) for a, b in ((one, two), (two, one))
    )
    assert (here.here, here.there) == (there.there, there.here)
    assert min(here.here, here.there, here.spread) >= 0
    assert max(here.here, here.there, here.spread) <= 1
    if len(one) != len(two):
        assert here.spread == there.spread


@given(words)
def test_every_text_of_five_words_is_its_own_copy(one: list[str]) -> None:
    assert _copied(one, one) == (len(one) >= 5)


@given(st.lists(st.integers(0, 300), min_size=120, max_size=400))
def test_prints_let_no_copy_pass(numbers: list[int]) -> None:
    text = [f"w{n}" for n in numbers]
    marks = prints(" ".join(text))
    assert marks == tuple(sorted(set(marks)))
    assert may_overlap(marks, prints(" ".join(["Agency", *text, "End"])), 0.5)


def test_prints_of_other_texts_are_others() -> None:
    one, other = prints(" ".join(STORY)), prints(" ".join(ELSEWHERE))
    assert not may_overlap(one, other, 0.9)
    assert not may_overlap((), other, 0.9)


def test_short_entries_are_one_by_their_titles() -> None:
    title = "Coffee may lower blood pressure"
    assert is_same_short(title, 0, "Coffee May Lower Blood Pressure.", 400)
    assert not is_same_short(title, 300, title, 400)
    assert not is_same_short("Weekly news", 0, "Weekly news", 0)


def test_a_label_needs_a_word_of_the_title() -> None:
    found = overlap(" ".join(STORY), " ".join(STORY[:80] + ELSEWHERE))
    assert is_labelled(found, "Coffee and sleep", "What coffee does")
    assert not is_labelled(found, "Coffee and sleep", "Measles in Leeds")
