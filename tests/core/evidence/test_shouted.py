"""Names in a row of capitals say nothing of any of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.evidence.chaff import is_shouted


@pytest.mark.parametrize(
    "text", ["WHO EVERYDAY HEALTH THE MIGRAINE TRUST BMJ NETWORK OF CARE"]
)
def test_a_banner_is_one(text: str) -> None:
    assert is_shouted(text)


@pytest.mark.parametrize(
    "text",
    [
        "The WHO and the NHS fund it, the BMJ says.",
        "RESULTS: In 120 patients, HbA1c fell by 0.4 %.",
        "NICE guideline NG28",
        "",
    ],
)
def test_a_sentence_with_abbreviations_is_none(text: str) -> None:
    assert not is_shouted(text)


@given(st.text(alphabet=st.characters(codec="ascii")))
def test_letters_are_counted_alike_beside_other_letters(text: str) -> None:
    # What is all in ASCII is counted another way; figures count for nothing.
    assert is_shouted(text) == is_shouted(f"{text}\u00b2")
