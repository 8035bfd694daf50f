"""HTML becomes Markdown and blocks that say the same: nothing lost, nothing added."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.block import blocks, plain
from reader.core.convert import convert

WORDS = re.compile(r"\w+")


def shown(html: str) -> str:
    return plain(blocks(convert(html)))


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>1.5 × 10<sup>9</sup>/L</p>", "1.5 × 10⁹/L"),
        ("<p>kg/m<sup>2</sup></p>", "kg/m²"),
        ("<p>CO<sub>2</sub> and H<sub>2</sub>O</p>", "CO₂ and H₂O"),
        ("<p>It is 2 &lt; 3 &amp; 4 &gt; 3</p>", "It is 2 < 3 & 4 > 3"),
        ("<p>see [this](x) and *p* &lt; .05</p>", "see [this](x) and *p* < .05"),
        ("<p># no heading</p>", "# no heading"),
        ("<p>1. no list</p>", "1. no list"),
        ("<p>snake_case_word</p>", "snake_case_word"),
    ],
)
def test_what_is_written_is_what_is_shown(html: str, text: str) -> None:
    assert shown(html) == text


def test_scripts_pixels_and_share_bars_are_gone() -> None:
    html = (
        "<p>Kept.</p><script>alert(1)</script><style>p{}</style>"
        '<img src="https://t.example/p.gif" width="1" height="1">'
        '<p>The post <a href="https://x.example">Sleep</a> appeared first on '
        '<a href="https://x.example">Site</a>.</p>'
    )
    assert shown(html).strip() == "Kept."


def test_links_are_absolute_and_only_of_kinds_that_open() -> None:
    html = '<p><a href="/a">one</a> <a href="javascript:x()">two</a></p>'
    [block] = blocks(convert(html, "https://n.example/x"))
    assert block.text == "one two"
    links = [(span.style, span.href) for span in block.spans]
    assert links == [("link", "https://n.example/a")]


def test_tables_stay_tables() -> None:
    html = (
        "<table><tr><th>Dose</th><th>Risk</th></tr>"
        "<tr><td>5 mg</td><td>1.2 | 3</td></tr></table>"
    )
    [table] = blocks(convert(html))
    assert table.kind == "table"
    assert table.rows == (("Dose", "Risk"), ("5 mg", "1.2 | 3"))


def test_lists_nest() -> None:
    html = "<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>"
    assert [(b.text, b.level) for b in blocks(convert(html))] == [
        ("one", 0),
        ("two", 1),
        ("three", 0),
    ]


def test_deep_nesting_loses_no_text() -> None:
    html = "<div>" * 3000 + "deep" + "</div>" * 3000
    assert "deep" in shown(html)


def test_a_very_long_text_is_handled() -> None:
    html = "<p>Sleep matters to most people.</p>" * 20_000
    assert convert(html).count("Sleep") > 10_000


TEXT = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C"]))


@settings(max_examples=60, deadline=None)
@given(TEXT)
def test_any_text_survives_word_by_word(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    html = f"<p>Before {escaped} after</p>"
    assert WORDS.findall(shown(html)) == WORDS.findall(f"Before {text} after")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/abdivpul lir=\"'&;![]*_`#|-\n1.", max_size=80))
def test_no_markup_however_broken_raises(html: str) -> None:
    assert isinstance(convert(html), str)


def test_a_line_break_stays_a_line_break() -> None:
    [block] = blocks(convert("<p>12 Hill Road<br>Leeds</p>"))
    assert block.text == "12 Hill Road\nLeeds"
