"""Numbers survive: what was raised or lowered never joins what it stood at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.raised import lowered, raised


@pytest.mark.parametrize(
    ("before", "text", "after", "expected"),
    [
        ("5 × 10", "9", "/L", "⁹"),
        ("10", "−9", " mol", "⁻⁹"),
        ("kg/m", "2", "", "²"),
        ("cells per mm", "3", ".", "³"),
        ("χ", "2", " test", "²"),
        ("(I", "2", " = 40 %)", "²"),
        ("Ca", "2+", " ions", "²⁺"),
        ("CD4", "+", " T cells", "⁺"),
        ("Apoe", "-/-", " mice", "⁻/⁻"),
        ("", "18", "F-FDG", "¹⁸"),
        ("the ", "99m", "Tc scan", "⁹⁹ᵐ"),
        ("as was shown", "3", ".", "[3]"),
        ("disease.", "12", " The", "[12]"),
        ("in 2024", "2,3", "", "[2,3]"),
        ("elsewhere", "3–5", "", "[3–5]"),
        ("vitamin D", "3", "", "[3]"),
        ("", "1", "University of", "[1]"),
        ("A. Author", "a", ",", "[a]"),
        ("word", "[4]", "", "[4]"),
        ("the 1", "st", " of May", "st"),
        ("Drug", "TM", "", "™"),
        ("37 ", "o", "C", "°"),
        ("strain 7", "T", " was", "^T"),
        ("p", "*", "", "*"),
    ],
)
def test_a_superscript_keeps_its_meaning(
    before: str, text: str, after: str, expected: str
) -> None:
    assert raised(before, text, after) == expected


def test_what_leads_somewhere_is_a_reference() -> None:
    assert raised("10", "9", "", is_link=True) == "[9]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2", "₂"), ("2.5", "₂.₅"), ("1c", "₁c"), ("0-24", "₀₋₂₄"), ("max", "_max")],
)
def test_a_subscript_keeps_its_meaning(text: str, expected: str) -> None:
    assert lowered(text) == expected


@given(st.text(max_size=8), st.integers(0, 999), st.text(max_size=8))
def test_a_figure_never_joins_the_figure_before_it(
    before: str, number: int, after: str
) -> None:
    written = raised(f"{before}7", str(number), after)
    assert written == f"[{number}]" or not written.isascii()
