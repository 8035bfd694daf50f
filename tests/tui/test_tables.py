"""A table fits its measure, keeps every word, and stays readable where it is narrow."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.tui.widgets.tables import draw_table

WORDS = st.text(alphabet="abcdef 日12.%", max_size=30).map(str.strip)
ROWS = st.integers(1, 7).flatmap(
    lambda n: st.lists(st.tuples(*[WORDS] * n), min_size=1, max_size=6)
)


@given(ROWS, st.integers(12, 90))
def test_no_line_is_wider_than_the_measure(
    rows: list[tuple[str, ...]], width: int
) -> None:
    text, _ = draw_table(rows, width)
    assert all(cell_len(line) <= width for line in text.split("\n"))


@given(ROWS, st.integers(12, 90))
def test_every_sign_of_the_body_is_kept(
    rows: list[tuple[str, ...]], width: int
) -> None:
    drawn, _ = draw_table(rows, width)
    for row in rows[1:]:
        for sign in "".join(row).replace(" ", ""):
            assert sign in drawn


def test_columns_stand_under_their_headings_and_numbers_at_the_right() -> None:
    rows = [
        ("Outcome", "Pill", "Placebo"),
        ("Pain", "3.1", "5"),
        ("Sleep", "7", "12.5"),
    ]
    text, (heading, rule) = draw_table(rows, 60)
    assert text.split("\n") == [
        "Outcome  Pill  Placebo",
        "───────  ────  ───────",
        "Pain      3.1        5",
        "Sleep       7     12.5",
    ]
    assert text[heading.start : heading.end] == "Outcome  Pill  Placebo"
    assert set(text[rule.start : rule.end]) == {"─", " "}


def test_a_table_that_is_too_wide_becomes_a_record_for_each_row() -> None:
    rows = [
        ("Treatment", "Participants", "Improved", "Worsened", "Dropped out"),
        ("Transplantation", "120 adults", "64 of 120", "none", "eleven of them"),
        ("Placebo", "118 adults", "", "a few", "nine"),
    ]
    text, spans = draw_table(rows, 40)
    assert "Treatment     Transplantation" in text
    assert "Dropped out   nine" in text
    assert "\n\n" in text
    assert {text[s.start : s.end] for s in spans} >= {"Treatment", "Dropped out"}


def test_a_table_without_rows_is_nothing() -> None:
    assert draw_table([], 40) == ("", ())
