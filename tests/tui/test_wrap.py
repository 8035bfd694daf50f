"""Wrapping loses nothing but white space, and no line is wider than the measure."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.tui.widgets.wrap import shorten, wrap

SIGNS = st.sampled_from("ab é-–“日本語한🙂👩\u200d🔬❤\ufe0fا\u0301\xa0")
TEXTS = st.lists(st.one_of(SIGNS, st.just(" "), st.characters(codec="utf-8"))).map(
    "".join
)
WIDTHS = st.integers(2, 40)


@given(TEXTS, WIDTHS)
def test_nothing_but_white_space_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    kept = "".join(text[start:end] for start, end in lines)
    assert kept.replace(" ", "") == text.replace(" ", "").replace("\n", "")


@given(TEXTS, WIDTHS)
def test_no_line_is_wider_than_the_measure(text: str, width: int) -> None:
    for start, end in wrap(text, width):
        assert cell_len(text[start:end]) <= width


@given(TEXTS, WIDTHS)
def test_lines_follow_one_another(text: str, width: int) -> None:
    edges = [edge for line in wrap(text, width) for edge in line]
    assert edges == sorted(edges)


def test_words_stay_whole_where_they_fit() -> None:
    text = "one two three four"
    assert [text[a:b] for a, b in wrap(text, 9)] == ["one two", "three", "four"]


def test_a_word_that_is_too_long_is_cut() -> None:
    text = "a pneumonoultramicroscopic b"
    assert [text[a:b] for a, b in wrap(text, 10)] == [
        "a",
        "pneumonoul",
        "tramicrosc",
        "opic b",
    ]


def test_a_newline_ends_a_line_and_an_empty_text_is_one_line() -> None:
    assert wrap("a\n\nb", 10) == [(0, 1), (2, 2), (3, 4)]
    assert wrap("", 10) == [(0, 0)]


@given(TEXTS, st.integers(0, 20))
def test_a_shortened_text_fits(text: str, width: int) -> None:
    assert cell_len(shorten(text, width)) <= width


def test_a_text_that_fits_is_not_shortened() -> None:
    assert shorten("Sleep", 5) == "Sleep"
    assert shorten("Sleeping", 5) == "Slee…"
