"""A formula reads the same in one line as it does in MathML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.convert import convert


def said(inner: str) -> str:
    return convert(f"<p>so <math>{inner}</math> it is</p>").strip()


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<mi>p</mi><mo>&lt;</mo><mn>0.05</mn>", "p<0.05"),
        ("<msup><mi>x</mi><mn>2</mn></msup>", "x²"),
        ("<msup><mn>10</mn><mrow><mo>−</mo><mn>9</mn></mrow></msup>", "10⁻⁹"),
        ("<msup><mi>A</mi><mi>T</mi></msup>", "A^T"),
        ("<msup><mn>37</mn><mo>∘</mo></msup><mi>C</mi>", "37°C"),
        ("<msub><mi>CO</mi><mn>2</mn></msub>", "CO₂"),
        ("<msubsup><mi>I</mi><mi>t</mi><mn>2</mn></msubsup>", "I_t²"),
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", "1/2"),
        (
            "<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac>",
            "(a+b)/c",
        ),
        ("<msqrt><mi>n</mi></msqrt>", "√n"),
        ("<mover><mi>x</mi><mo>¯</mo></mover>", "x"),
        ("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a, b)"),
        ("<semantics><mi>x</mi><annotation>\\mathrm x</annotation></semantics>", "x"),
        ("<mtable><mtr><mtd>1</mtd><mtd>2</mtd></mtr><mtr>3</mtr></mtable>", "1, 2; 3"),
        ("<mtext>if </mtext><mi>x</mi>", "if x"),
    ],
)
def test_what_is_raised_lowered_or_parted_stays_so(inner: str, text: str) -> None:
    assert said(inner) == f"so {text} it is"
    prefixed = inner.replace("</", "</mml:").replace("<m", "<mml:m")
    prefixed = prefixed.replace("<sem", "<mml:sem").replace("<ann", "<mml:ann")
    found = convert(f"<p>so <mml:math>{prefixed}</mml:math> it is</p>")
    assert found.strip() == f"so {text} it is"


def test_a_formula_that_is_never_closed_swallows_no_text() -> None:
    found = convert("<p>so <math><mi>x</mi></p><p>then <b>all</b></p><h2>More</h2>")
    assert found == "so x\n\nthen **all**\n\n## More\n"


_MARKS = [
    "<math>",
    "</math>",
    "<msup>",
    "</msup>",
    "<mrow>",
    "</mrow>",
    "<p>",
    "one",
    " ",
]


@given(st.lists(st.sampled_from(_MARKS), max_size=200))
def test_no_word_is_lost_in_formulas(marks: list[str]) -> None:
    assert convert("".join(marks)).count("one") == marks.count("one")


def test_deep_formulas_take_no_time_and_lose_nothing() -> None:
    deep = "<math>" + "<msup>" * 20_000 + "one" + "</msup>" * 20_000 + "</math>two"
    assert convert(deep).strip() == "onetwo"
