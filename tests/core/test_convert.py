"""HTML becomes Markdown and blocks that say the same: nothing lost, nothing added."""

from __future__ import annotations

import html as entities
import re
import sys
from collections.abc import Iterator

import pytest
from bs4.element import Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.block import blocks, plain
from reader.core.clean import clean_text
from reader.core.convert import convert
from reader.core.scrub import scrub

WORDS = re.compile(r"\w+")
HOSTILE_SIZE = 40_000


def shown(html: str) -> str:
    return plain(blocks(convert(html)))


# What is written is what is shown ------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "It is 2 < 3 & 4 > 3, AT&T, &amp; and &#65;",
        "see [this](x), ![that](y) and [this][1]",
        "*p* < .05, **bold**, _under_ and snake_case_word",
        "# no heading",
        "1. no list",
        "1986. A good year",
        "- no item",
        "+ no item",
        "> no quotation",
        "=== no underline",
        "| no | table |",
        "--- | ---",
        "~~~ no ~~fence~~ and ~5 %",
        "``` no `code`",
        r"a \ b \* c \\",
        "<b> no tag, <http://a.example> no link",
        "Look at this!",
        "[1]: http://a.example",
        "C #",
    ],
)
def test_text_that_looks_like_markup_stays_text(text: str) -> None:
    html = entities.escape(text, quote=False)
    assert shown(f"<p>{html}</p>") == text
    assert shown(f"<h2>{html}</h2>") == text
    assert shown(f"<ul><li>{html}</li></ul>") == text
    assert shown(f"<p>a<br>{html}</p>") == f"a {text}"
    cells = blocks(convert(f"<table><tr><td>{html}<td>b<tr><td>c<td>d</table>"))[0]
    assert cells.rows[1][0] == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("1.5 × 10<sup>9</sup>/L", "1.5 × 10⁹/L"),
        ("kg/m<sup>2</sup>", "kg/m²"),
        ("CO<sub>2</sub> and H<sub>2</sub>O", "CO₂ and H₂O"),
        ("HbA<sub>1c</sub>, C<sub>max</sub>", "HbA₁c, C_max"),
        ("as shown<sup>3</sup>.", "as shown[3]."),
        ("as shown.<sup>2,3</sup> So", "as shown.[2,3] So"),
        ("shown<sup><a href='#n3'>3</a></sup>", "shown[3]"),
        ("shown<a href='#n3'><sup>3</sup></a>", "shown[3]"),
        ("shown<a href='#n3'>3</a> <a href='#top'>↩</a>", "shown[3]"),
        ("10<sup><a href='https://a.example'>9</a></sup>", "10[9]"),
    ],
)
def test_raised_and_lowered_figures_keep_their_meaning(html: str, text: str) -> None:
    assert shown(f"<p>{html}</p>") == text


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<b>Aim:</b>To see", "**Aim**:To see"),
        ("a <b> bold </b> word", "a **bold** word"),
        ("<b>one</b> <b>two</b>", "**one two**"),
        ("<b>a <i>b</i></b> c", "**a *b*** c"),
        ("x<b>(y)</b>z", "x(y)z"),
        ("<b>a</b><i>b</i>", "**a**b"),
        ("<b>a<br>b</b>", "**a**\\\n**b**"),
        ("Wow!<a href='http://a.b/'>go</a>", "Wow\\![go](http://a.b/)"),
        ("<a href='http://a.b/x(1)'>a]b</a>", "[a\\]b](http://a.b/x\\(1\\))"),
        ("<code>a`b</code><code>c</code>", "`` a`b `` `c`"),
        ("<del>old</del> new", "~~old~~ new"),
        ("a<br><br>b", "a\n\nb"),
        ("<q>yes</q>", "“yes”"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt></ruby>", "漢(kan)"),
    ],
)
def test_styles_are_written_where_a_reader_finds_them(html: str, markdown: str) -> None:
    assert convert(f"<p>{html}</p>") == f"{markdown}\n"


ESCAPED = st.text(
    st.characters(codec="utf-8", exclude_categories=["C"]), max_size=60
) | st.text(st.sampled_from("ab1 *_`~[]()!#>-+.|\\<&;:="), max_size=30)


@settings(deadline=None)
@given(ESCAPED)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    expected = " ".join(clean_text(text).split())
    assert shown(f"<p>x {entities.escape(text)} y</p>").split() == [
        "x",
        *expected.split(),
        "y",
    ]


def _inline(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = st.sampled_from(["b", "i", "s", "u", "code", "a href='http://a.b/'"])
    wrapped = st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.split()[0]}>",
        tags,
        st.lists(inner, min_size=1, max_size=3),
    )
    return wrapped | st.just("<br>")


MARKED = st.recursive(
    st.text(st.sampled_from("ab1 *_`~[]!#-.“"), max_size=5), _inline, max_leaves=8
)
BLOCKS = st.sampled_from(["p", "div", "h2", "blockquote", "li", "td", "dd", "pre"])


@settings(deadline=None, max_examples=300)
@given(st.lists(st.tuples(BLOCKS, MARKED), max_size=4))
def test_no_marked_text_loses_or_wins_a_character(parts: list[tuple[str, str]]) -> None:
    html = "".join(f"<{name}>{inner}</{name}>" for name, inner in parts)
    # One space may come between two code spans, which would be one without it.
    assert "".join(shown(html).split()) == "".join(_texts(scrub(html)).split())


def _texts(tree: Tag) -> str:
    return "".join(
        _texts(child) if isinstance(child, Tag) else str(child)
        for child in tree.children
    )


# Blocks --------------------------------------------------------------------------


def test_links_are_absolute_and_only_of_kinds_that_open() -> None:
    html = '<p><a href="/a">one</a> <a href="javascript:x()">two</a></p>'
    [block] = blocks(convert(html, "https://n.example/x"))
    assert block.text == "one two"
    links = [(span.style, span.href) for span in block.spans]
    assert links == [("link", "https://n.example/a")]


def test_tables_stay_tables_whatever_their_cells_hold() -> None:
    html = (
        "<table><caption>Harms</caption><tr><th>Dose<th>Seen</tr>"
        "<tr><td rowspan=2>5 mg<td>1.2 | 3<ul><li>rash<li>pain</ul></tr>"
        "<tr><td><p>none</p><p>yet</p></tr><tr><td colspan=2>all</tr></table>"
    )
    caption, table = blocks(convert(html))
    assert caption.text == "Harms"
    assert table.rows == (
        ("Dose", "Seen"),
        ("5 mg", "1.2 | 3 • rash • pain"),
        ("", "none yet"),
        ("all", ""),
    )


def test_a_table_without_a_heading_row_gets_an_empty_one() -> None:
    html = "<table><tr><td>Age<td>45</tr><tr><td>Sex<td>f</tr></table>"
    [table] = blocks(convert(html))
    assert table.rows == (("", ""), ("Age", "45"), ("Sex", "f"))


def test_a_table_that_only_places_things_is_no_table() -> None:
    html = "<table><tr><td><h2>Sleep</h2><p>Text.</p></td></tr></table>"
    assert convert(html) == "## Sleep\n\nText.\n"


def test_lists_nest_and_count() -> None:
    html = "<ol start=3><li>one<ul><li>two</ul>and<li>three</ol>"
    assert [(b.text, b.level, b.marker) for b in blocks(convert(html))] == [
        ("one", 0, "3."),
        ("two", 1, "•"),
        ("and", 0, ""),
        ("three", 0, "4."),
    ]


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ("<pre><code class='language-python hljs'>x</code></pre>", "python"),
        ("<pre class='brush: r; gutter: false'>x</pre>", "r"),
        ("<pre class='r'><code>x</code></pre>", "r"),
        ("<pre><code class='sourceCode r'>x</code></pre>", "r"),
        ("<pre><code class='language-none'>x</code></pre>", ""),
        ("<pre class='wp-block-code'>x</pre>", ""),
    ],
)
def test_code_says_what_it_is_written_in(html: str, language: str) -> None:
    [code] = blocks(convert(html))
    assert (code.kind, code.text, code.language) == ("code", "x", language)


def test_code_keeps_its_lines_and_its_fences() -> None:
    [code] = blocks(convert("<pre>a\n\n\n```\n  b</pre>"))
    assert (code.kind, code.text) == ("code", "a\n\n\n```\n  b")


def test_an_image_is_its_alternative_text_or_its_caption() -> None:
    html = (
        "<img src='/a.png' alt='A [bed]'><figure><img src='/b.png'>"
        "<figcaption>A lamp</figcaption></figure><img src='/c.png'>"
    )
    found = blocks(convert(html, "https://n.example/"))
    assert [(b.kind, b.text, b.spans[0].href) for b in found] == [
        ("image", "A [bed]", "https://n.example/a.png"),
        ("image", "A lamp", "https://n.example/b.png"),
    ]


def test_a_folded_part_does_not_stick_to_its_summary() -> None:
    html = "<details><summary>Who?</summary>Adults.</details><dl><dt>A<dd>b</dl>"
    assert [b.text for b in blocks(convert(html))] == ["Who?", "Adults.", "A", "b"]


def test_a_line_break_stays_a_line_break() -> None:
    [block] = blocks(convert("<p>12 Hill Road<br>Leeds</p>"))
    assert block.text == "12 Hill Road\nLeeds"


def test_plain_text_keeps_its_paragraphs() -> None:
    assert convert("One\nline.\n\nTwo < three.") == "One line.\n\nTwo < three.\n"


# Hostile HTML --------------------------------------------------------------------


@settings(deadline=None)
@given(st.text() | st.text(alphabet="<>/abdivpulr=\"'&;![]*_`#|-\n1.", max_size=80))
def test_no_markup_however_broken_raises(html: str) -> None:
    markdown = convert(html)
    assert clean_text(markdown) == markdown


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li", "table><tr><td"])
def test_deep_nesting_loses_no_text(tag: str) -> None:
    assert "deep" in shown(f"<{tag}>" * 300 + "deep")


@pytest.mark.parametrize(
    "part",
    [
        *("<p>ab</p>", "<b>!</b>x", "<i>x</i><b>y</b>", "<li>x", "x<br>", "[", "<"),
        *("<tr><td>x<td>y", "x<sup>2</sup>", "<code>`</code>", "* ", "&gt; ", "![]("),
        *("<svg>", "<table><tr><td>", "<b>x<br></b>", "<td colspan=99 rowspan=99>x"),
    ],
)
def test_more_of_the_same_is_handled(part: str) -> None:
    html = part * (HOSTILE_SIZE // len(part))
    assert len(WORDS.findall(shown(html))) <= len(WORDS.findall(html))


def test_what_is_far_too_long_is_cut_at_a_tag() -> None:
    html = "<p>Sleep matters to most people.</p>" * 20_000
    words = shown(html).split("\n")
    assert 10_000 < len(words) < 20_000
    assert set(words) == {"Sleep matters to most people."}


@pytest.fixture
def _little_room() -> Iterator[None]:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(_depth() + 120)
    yield
    sys.setrecursionlimit(limit)


def _depth() -> int:
    frame, depth = sys._getframe(), 0
    while frame.f_back:
        frame, depth = frame.f_back, depth + 1
    return depth


@pytest.mark.usefixtures("_little_room")
def test_where_the_converter_fails_the_words_are_left() -> None:
    assert convert("<div>" * 190 + "# so &amp; so") == "\\# so & so\n"


def test_brackets_about_nothing_go() -> None:
    icon = '<a href="https://a.example/"> </a>'
    rare = f"Rarely so ({icon}, <a>\u00a0</a>), f() is"
    said = f"<p>Most common in the US ({icon}). {rare}</p>"
    assert convert(said) == "Most common in the US. Rarely so, f() is\n"
    code = "<p>Call <code>f ( )</code> once</p>"
    assert convert(code) == "Call `f ( )` once\n"


def test_code_does_not_stick_to_the_words_beside_it() -> None:
    said = "<p>known about<code> trauma </code>then, <code>5 mg </code>a day</p>"
    assert convert(said) == "known about `trauma` then, `5 mg` a day\n"
