"""What a feed repeats is left out, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.core.repeat import sentence_marks, without_repeated

ABOUT = "Sign up for our free newsletter today."
STORY = "Seven hours of sleep were best for adults. Naps made no difference at all."


def test_repeated_sentences_are_left_out() -> None:
    known = sentence_marks(ABOUT)
    assert without_repeated(f"{STORY}\n{ABOUT}", known) == STORY
    assert without_repeated(f"{ABOUT} {STORY}", known) == STORY


def test_a_text_that_is_all_repeated_stays() -> None:
    assert without_repeated(STORY, sentence_marks(STORY)) == STORY


def test_short_sentences_are_repeated_by_chance() -> None:
    assert sentence_marks("Yes. No.\nThe study.") == ()


@given(st.text(), st.frozensets(st.integers(1, 2**32 - 1)))
def test_only_whole_sentences_go(text: str, known: frozenset[int]) -> None:
    left = without_repeated(text, known)
    assert set("".join(left.split())) <= set("".join(text.split()))
    assert set(sentence_marks(left)) <= set(sentence_marks(text))
    if not known & set(sentence_marks(text)):
        assert left.split() == text.split()
