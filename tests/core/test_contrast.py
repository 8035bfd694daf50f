"""A comparison loses nothing: both texts can be read out of it again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.contrast import contrast

TEXTS = st.text() | st.lists(
    st.sampled_from(["sleep ", "helps. ", "heals.\n", "\n", "a ", "b", " ", "don’t "])
).map("".join)


@given(TEXTS, TEXTS)
def test_both_texts_are_in_it(before: str, after: str) -> None:
    pieces = contrast(before, after)
    assert "".join(p.text for p in pieces if p.kind != "added") == before
    assert "".join(p.text for p in pieces if p.kind != "removed") == after
    assert all(piece.text for piece in pieces)


@given(TEXTS)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert {piece.kind for piece in contrast(text, text)} <= {"same"}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Sleep helps.", "Sleep heals.", "Sleep [helps]{heals}."),
        ("It helps most people.", "It may harm.", "It [helps most people]{may harm}."),
        ("One.\nTwo.", "One.\nTwo.\nThree.", "One.\nTwo.{\nThree.}"),
        ("1,240 adults", "1,420 adults", "1,[240]{420} adults"),
        ("", "New.", "{New.}"),
    ],
)
def test_what_changed_is_told_word_by_word(
    before: str, after: str, expected: str
) -> None:
    marks = {"same": "{}", "added": "{{{}}}", "removed": "[{}]"}
    told = "".join(marks[p.kind].format(p.text) for p in contrast(before, after))
    assert told == expected


def test_long_texts_that_share_nothing_take_no_age() -> None:
    before, after = ("a b " * 9_000), ("c d " * 9_000)
    assert [piece.kind for piece in contrast(before, after)] == ["removed", "added"]
