"""The tree holds what people read, in few kinds of tag, and nothing a page does."""

from __future__ import annotations

import re

import pytest
from bs4.element import Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.clean import clean_text, clean_url
from reader.core.element import NAMES
from reader.core.scrub import scrub

HTML = st.text(alphabet="<>/abdivpulth13ohr=\"'&;! \n", max_size=120)
ATTRIBUTES = {"href", "src", "alt", "start", "lang", "colspan", "rowspan"}


def text(html: str) -> str:
    return scrub(html).get_text()


def depth(tag: Tag) -> int:
    return sum(1 for _ in tag.parents)


def test_words_that_a_style_sets_apart_are_not_glued() -> None:
    html = "<span style='display: block'>Not Sorry</span><time>18th</time>2023"
    assert text(f"<div>{html}</div>").split() == ["Not", "Sorry", "18th2023"]


@pytest.mark.parametrize(
    "html",
    [
        "<script>x()</script>",
        "<style>p{}</style>",
        "<iframe>x</iframe>",
        "<object>x</object>",
        "<form>Your address <input> <button>Go</button></form>",
        "<svg><text>x</text></svg>",
        "<noscript>x</noscript>",
        "<template>x</template>",
        "<head><title>x</title></head>",
        "<button>Play</button>",
        "<!-- x -->",
        "<img src='https://a.example/p.gif' width=1 height=1 alt=x>",
        "<p hidden>x</p>",
        "<div style='display: none'>x</div>",
        "<span class='screen-reader-text'>opens in a new window</span>",
        "<div class='sharedaddy sd-sharing'>Share: <a href='https://a.b/'>x</a></div>",
        "<ul><li><a href='https://a.b/'>Facebook</a><li><a href='https://a.b/'>"
        "Share on Twitter</a></ul>",
        "<div id='mc_embed_signup'>Hear from us</div>",
        "<p>Subscribe to our weekly newsletter for more like this!</p>",
        "<p>The post <a href='https://a.b/'>Sleep</a> appeared first on <a>A</a>.</p>",
        "<p>La entrada <a href='https://a.b/'>Dormir</a> se publicó primero en A.</p>",
        "<p><a href='https://a.b/'>Continue reading “Sleep and long life” →</a></p>",
        "<p>Read more</p>",
        "<p>Related: <a href='https://a.b/'>A hundred ways to walk</a></p>",
        "<p><strong>Also read – <a href='https://a.b/'>Do walks help?</a></strong></p>",
        "<h3>Also read, <a href='https://a.b/'>“The art of the walk”</a></h3>",
        "<h2>Share this story: <a href='https://a.b/'>Walks lower pressure</a></h2>",
        "<p>(Logo: http://photos.example/2015/287516LOGO )</p>",
        "<p><a href='https://a.b/1'>HTML</a></p><p><a href='https://a.b/2'>PDF</a></p>",
        "<p> <br> </p>",
    ],
)
def test_what_nobody_reads_is_gone(html: str) -> None:
    assert text(f"<p>Before.</p>{html}<p>After.</p>") == "Before.After."


@pytest.mark.parametrize(
    "html",
    [
        "<p>Share your feelings with a friend on Facebook.</p>",
        "<p>Sign up with the clinic nearest to you.</p>",
        "<p>Read more books, sleep better, and walk.</p>",
        "<p>PDF</p>",
        "<p>Related: a link between <a href='https://a.b/'>walks</a> and sleep.</p>",
        "<p>Photo: two people walking by the canal</p>",
        "<p><a href='https://a.b/1'>The rules as PDF</a></p>",
        "<p>The post office appeared first on the list.</p>",
        "<div class='newsletter'><p>" + "A whole letter. " * 60 + "</p></div>",
        "<article class='category-sharing tag-newsletter'><p>Text.</p></article>",
        "<h3><button>What is it?</button></h3>",
    ],
)
def test_what_only_looks_like_machinery_is_kept(html: str) -> None:
    assert text(html).split() == re.sub(r"<[^>]*>", " ", html).split()


def test_a_credit_goes_and_the_text_before_it_stays() -> None:
    html = "Text.<br>The post <a href='https://a.b/'>T</a> appeared first on <a>A</a>."
    assert text(html) == "Text."


def test_what_was_apart_stays_apart() -> None:
    assert str(scrub("one<div></div>two")) == "one<br/>two"
    assert text("one<b> </b>two") == "one two"


def test_names_are_few() -> None:
    html = (
        "<section><b>a</b> <i>b</i> <strike>c</strike> <font>d</font></section>"
        "<span class='jp-italic'>e</span><span style='font-weight: 700'>f</span>"
        "<b style='font-weight: normal'>g</b>"
    )
    assert str(scrub(html)) == (
        "<div><strong>a</strong> <em>b</em> <s>c</s> d</div>"
        "<em>e</em><strong>f</strong>g"
    )


def test_bold_type_ends_where_a_block_begins() -> None:
    assert str(scrub("<b>a<div>b</div></b>")) == "<div>a<div>b</div></div>"


def test_headings_are_not_buried_in_lists() -> None:
    html = "<ol><li><h3>One</h3><p>Text.</p></li></ol>"
    assert str(scrub(html)) == "<div><div><h3>One</h3><p>Text.</p></div></div>"


def test_a_paragraph_made_a_heading_is_a_paragraph() -> None:
    assert scrub(f"<h2>{'long ' * 60}</h2>").find("h2") is None


def test_an_image_and_its_caption_say_a_thing_once() -> None:
    html = "<figure><img src='https://a.b/c' alt='Bed'><figcaption>A bed</figcaption>"
    assert str(scrub(html)) == '<div><img alt="A bed" src="https://a.b/c"/></div>'


def test_the_encoding_that_a_page_claims_is_not_believed() -> None:
    assert text("<meta charset='latin-1'><p>β-blockers</p>") == "β-blockers"


@settings(deadline=None)
@given(HTML | st.text())
def test_the_tree_is_of_our_own_tags_and_clean_text(html: str) -> None:
    tree = scrub(html, "https://base.example/")
    assert clean_text(tree.get_text()) == tree.get_text()
    for tag in tree.find_all(True):
        assert tag.name in NAMES.values()
        assert set(tag.attrs) <= ATTRIBUTES
        if tag.get("href"):
            assert clean_url(str(tag["href"])) == tag["href"]


@pytest.mark.parametrize("name", ["div", "b", "ul", "li", "blockquote", "table", "sup"])
def test_no_tree_is_deeper_than_it_may_be(name: str) -> None:
    tree = scrub(f"<{name}><p>" * 600 + "deep")
    assert max(depth(tag) for tag in tree.find_all(True)) <= 200
    assert tree.get_text().strip() == "deep"


@pytest.mark.parametrize(
    "html",
    [
        "<p>" + "x" * 600_000,
        "<pre>" + "x = 1\n" * 100_000,
        "word " * 120_000,
        "<p>" + "word " * 120_000 + "</p>",
        "<p>" + "word " * 100_000 + f"<img src='data:{'y' * 100_000}'>" + "word " * 99,
    ],
    ids=["one word", "code", "plain text", "one paragraph", "within a tag"],
)
def test_what_is_too_long_loses_its_end_alone(html: str) -> None:
    words = scrub(html).get_text()
    assert len(words) > 490_000
    assert "data:" not in words


def test_marks_beside_headings_are_no_words_of_theirs() -> None:
    html = (
        "<h2>Methods<a class='headerlink' href='#methods'>¶</a></h2>"
        "<h2>Results<a href='#results'>¶</a></h2>"
        "<h2>Limits<span class='mw-editsection'>[<a href='/edit'>edit</a>]</span></h2>"
    )
    headings = [tag.get_text().strip() for tag in scrub(html).find_all("h2")]
    assert headings == ["Methods", "Results", "Limits"]


@pytest.mark.parametrize(
    ("before", "unit"), [("<p>", " <br>"), ("<p><code>", "x<br>"), ("", "<p> <br>")]
)
def test_half_a_megabyte_of_breaks_is_read_without_trouble(
    before: str, unit: str
) -> None:
    scrub(before + unit * (500_000 // len(unit)))
