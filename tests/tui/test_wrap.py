"""Wrapping loses nothing but white space, and no line is wider than the measure."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.tui.widgets.wrap import shorten, wrap

SIGNS = st.sampled_from("ab é-–“日本語「」、。한🙂👩\u200d🔬❤\ufe0fا\u0301\xa0")
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


def test_an_address_is_cut_after_one_of_its_signs() -> None:
    text = "see https://example.org/sleep/and/health?page=12 there"
    assert [text[a:b] for a, b in wrap(text, 20)] == [
        "see",
        "https://example.org/",
        "sleep/and/health?",
        "page=12 there",
    ]


def test_a_newline_ends_a_line_and_an_empty_text_is_one_line() -> None:
    assert wrap("a\n\nb", 10) == [(0, 1), (2, 2), (3, 4)]
    assert wrap("", 10) == [(0, 0)]


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


def test_no_line_of_ideograms_begins_with_a_closing_mark() -> None:
    assert lines("睡眠对健康非常重要。", 18) == ["睡眠对健康非常重", "要。"]
    assert lines("他说「睡眠」，好", 6) == ["他说", "「睡", "眠」，", "好"]
    assert lines("、。、。、。", 4) == ["、。", "、。", "、。"]


def test_ideograms_fill_a_line_whatever_words_stand_among_them() -> None:
    assert lines("a 睡眠对健康非常重要", 12) == ["a 睡眠对健康", "非常重要"]
    assert lines("睡眠对健康sleep非常重要", 12) == ["睡眠对健康", "sleep非常重", "要"]


def test_korean_is_broken_at_its_spaces() -> None:
    assert lines("수면은 건강에 매우 중요", 14) == ["수면은 건강에", "매우 중요"]


@given(TEXTS, st.integers(0, 20))
def test_a_shortened_text_fits(text: str, width: int) -> None:
    assert cell_len(shorten(text, width)) <= width


def test_a_text_that_fits_is_not_shortened() -> None:
    assert shorten("Sleep", 5) == "Sleep"
    assert shorten("Sleeping", 5) == "Slee…"
