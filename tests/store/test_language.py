"""The query language: any text is a query, and says what it seems to say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.store.language import Clause, clauses, expression

PIECES = (
    "sleep nap's “ ” \" - -- * ^ ( ) + ' { } : , AND OR NOT NEAR tag: title: feed:bbc "
    'is:unread is:odd -tag:a -is:read title:" covid-19 \0 \ud800 \U0001e900'
)
LIKELY = st.lists(st.sampled_from([*PIECES.split(), " "])).map("".join)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  ", []),
        ("!!! -- * ()", []),
        ("deep sleep", [Clause("text", "deep"), Clause("text", "sleep", is_open=True)]),
        ('"deep sleep"', [Clause("text", "deep sleep")]),
        ("“deep sleep”", [Clause("text", "deep sleep")]),
        ('"deep sleep', [Clause("text", "deep sleep")]),
        ("-snoring", [Clause("text", "snoring", is_wanted=False)]),
        ("--snoring", [Clause("text", "--snoring", is_open=True)]),
        ('-"loud snoring"', [Clause("text", "loud snoring", is_wanted=False)]),
        ("covid-19", [Clause("text", "covid-19", is_open=True)]),
        ("title:nap", [Clause("title", "nap", is_open=True)]),
        ('title:"long naps"', [Clause("title", "long naps")]),
        ("tag:Sleep", [Clause("tag", "Sleep")]),
        ("TAG:sleep", [Clause("tag", "sleep")]),
        ("-tag:sleep", [Clause("tag", "sleep", is_wanted=False)]),
        ('feed:"the bbc"', [Clause("feed", "the bbc")]),
        ("is:unread", [Clause("is", "unread")]),
        ("is:odd", [Clause("text", "is odd", is_open=True)]),
        ("tag:", [Clause("text", "tag:")]),
        ("colour:red", [Clause("text", "colour:red", is_open=True)]),
        ("sleep tag:rem", [Clause("text", "sleep"), Clause("tag", "rem")]),
        ("sleep !", [Clause("text", "sleep")]),
    ],
)
def test_a_query_is_read_as(text: str, expected: list[Clause]) -> None:
    assert list(clauses(text)) == expected


@given(st.text() | LIKELY)
def test_any_text_is_a_query(text: str) -> None:
    for clause in clauses(text):
        assert clause.field in ("text", "title", "feed", "category", "tag", "is")
        assert clause.field != "is" or clause.value.lower() in (
            "read",
            "unread",
            "bookmarked",
        )


@given(st.text())
def test_only_the_last_word_is_left_open(text: str) -> None:
    assert not any(clause.is_open for clause in clauses(text)[:-1])


@given(st.text() | LIKELY)
def test_what_was_typed_stands_in_quotation_marks(text: str) -> None:
    written = expression(clauses(text))
    outside = written.split('"')[::2]
    assert set("".join(outside)) <= set("title :*")


def test_a_query_without_end_is_cut() -> None:
    assert len(clauses("a " * 100_000)) == 16
