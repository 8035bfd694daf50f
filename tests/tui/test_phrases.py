"""Numbers, times and states are said in plain words, and briefly."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reader.model import CleanText, Summary
from reader.tui.widgets import phrases
from tests.store.making import NOW


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(seconds=-5), "now"),
        (timedelta(seconds=59), "now"),
        (timedelta(minutes=5), "5 min ago"),
        (timedelta(hours=23), "23 h ago"),
        (timedelta(hours=30), "yesterday"),
        (timedelta(days=6), "6 d ago"),
        (timedelta(days=8), "24 May"),
        (timedelta(days=400), "27 Apr 2025"),
    ],
)
def test_ages_are_told_as_people_tell_them(passed: timedelta, words: str) -> None:
    assert phrases.age(NOW - passed, NOW) == words
    assert len(words) <= 11


def test_nouns_agree_with_their_numbers() -> None:
    assert phrases.counted(1, "article") == "1 article"
    assert phrases.counted(12345, "article") == "12,345 articles"
    assert phrases.counted(2, "study", "studies") == "2 studies"


@pytest.mark.parametrize("origin", ["article", "feed", "extracted"])
def test_a_summary_says_where_it_is_from(origin: str) -> None:
    assert phrases.origin(Summary(CleanText("It works."), origin))
