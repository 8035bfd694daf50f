"""A page gives its article, or says why it has none; a wall never passes for one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.archive import Asked, archive
from reader.core.block import blocks, plain
from reader.core.convert import convert
from reader.core.extract import extract
from reader.model import Document, Page

TITLE = "Walking after meals lowers blood sugar"
SENTENCES = (
    "Walking for ten minutes after each meal lowered blood sugar in adults with"
    " diabetes, a trial of 240 people has found. ",
    "The walkers kept a diary of every step, and wore a sensor for twelve weeks. ",
    "Those who sat after their meals had no lower sugar at the end of the study. ",
)
PARAGRAPHS = "".join(f"<p>{sentence * 3}</p>\n" for sentence in SENTENCES)
BRIDGE = "".join(
    f"<p>The {n}. bridge of Leeds was opened to all. </p>" * 4 for n in "12345"
)


def page_of(html: str | bytes, kind: str = "text/html", **known: str) -> Page:
    content = html.encode() if isinstance(html, str) else html
    document = Document(
        url="https://a.example/news/walk", status=200, content=content, media_type=kind
    )
    return archive(Asked(document, **{"title": TITLE, **known}))


def text_of(page: Page) -> str:
    return plain(blocks(convert(page.html, page.link)))


def article(inner: str = PARAGRAPHS, head: str = "", around: str = "") -> str:
    return (
        f"<!doctype html><html><head><title>{TITLE} | Post</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>{TITLE}</h1>{inner}</article>"
        f"{around}<footer>Copyright. Careers.</footer></body></html>"
    )


@pytest.mark.parametrize(
    ("html", "kind", "reason"),
    [
        (b"%PDF-1.7", "application/pdf", "the link leads to a PDF, not to a page"),
        (b"%PDF-1.7", "text/html", "the link leads to a PDF, not to a page"),
        ("GIF89a", "image/gif", "the link leads to an image, not to a page"),
        ("{}", "application/json", "the link leads to data, not to a page"),
        ("", "text/html", "the page is empty"),
        (f"<title>A bridge</title>{BRIDGE}", "", "the page is about something else"),
        (
            f"<title>{TITLE}</title><p>Subscribe to continue reading this article.</p>",
            "text/html",
            "the page wants a subscription",
        ),
        (
            f"<title>{TITLE}</title><p>Please sign in to go on. Forgot password?</p>",
            "text/html",
            "the page wants a login",
        ),
        (
            "<title>Page not found</title><p>Sorry, we could not find it.</p>",
            "text/html",
            "the page says that the article is not there",
        ),
        (
            "<title>Just a moment...</title><p>Checking your browser.</p>",
            "text/html",
            "the site wants to know whether a human asks",
        ),
        (
            f"<title>{TITLE}</title><noscript>Please enable JavaScript.</noscript>",
            "text/html",
            "the page shows nothing without JavaScript",
        ),
        (
            f"<title>{TITLE}</title><p>Ten minutes of walking after dinner.</p>",
            "text/html",
            "the page holds no article that can be read",
        ),
    ],
)
def test_what_is_no_article_says_what_it_is(
    html: str | bytes, kind: str, reason: str
) -> None:
    page = page_of(html, kind)
    assert (page.reason, page.html) == (reason, "")


def test_a_page_must_have_more_than_the_feed() -> None:
    assert page_of(article(), teaser="<p>Ten minutes.</p>").reason == ""
    known = page_of(article(), teaser=PARAGRAPHS)
    assert known.reason == "its page has no more text than the feed"


def test_a_teaser_cut_from_the_text_vouches_for_the_page() -> None:
    known = {
        "title": "Splendid tidings for lazy folk",
        "teaser": f"<p>{SENTENCES[0]}</p>",
    }
    assert page_of(article(), **known).reason == ""
    known["teaser"] = "<p>A bridge was opened in the town of Leeds today.</p>"
    assert page_of(article(), **known).reason == "the page is about something else"


def test_a_long_consent_wall_is_one_all_the_same() -> None:
    wall = "<p>We and our partners store cookies and use personal data.</p>" * 40
    assert page_of(article(wall)).reason == "the site sends a consent wall"


def test_an_article_on_consent_in_trials_is_no_wall() -> None:
    told = "<p>Informed consent was asked of everyone after each walking meal.</p>" * 20
    assert page_of(article(told)).reason == ""


def test_what_the_page_keeps_back_is_told() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle",'
        ' "isAccessibleForFree": false}</script>'
    )
    cut = f"{PARAGRAPHS}<p>Subscribe now to continue. Already a subscriber? Log in.</p>"
    assert page_of(article(cut, head)).reason == "the page wants a subscription"


def test_the_text_comes_without_what_stands_around_it() -> None:
    around = (
        "<aside class='related'><h3>Most read</h3><a href='/x'>Ten foods</a></aside>"
    )
    said = text_of(page_of(article(around=around)))
    for sentence in SENTENCES:
        assert sentence.strip() in said
    for junk in ("Most read", "Ten foods", "Careers", "Home"):
        assert junk not in said


def test_the_markup_of_the_text_stays() -> None:
    inner = (
        f"{PARAGRAPHS}<h2>Numbers</h2><p>Platelets were 10<sup>9</sup>/L, see"
        f" <a href='../trial'>the trial</a>. {SENTENCES[1]}</p>"
        "<table><tr><th>Group</th><th>Sugar</th></tr>"
        "<tr><td>Walk</td><td>6.1</td></tr></table>"
        "<figure><img src='walk.jpg' alt='Two walkers'><figcaption>A walk in Leeds"
        f"</figcaption></figure><ul><li>{SENTENCES[0]}</li></ul><p>{SENTENCES[2]}</p>"
    )
    page = page_of(article(inner))
    markdown = convert(page.html, page.link)
    assert "10⁹/L" in markdown
    assert "## Numbers" in markdown
    assert "[the trial](https://a.example/trial)" in markdown
    assert "| Walk | 6.1 |" in markdown
    assert "https://a.example/news/walk.jpg" in markdown
    assert "A walk in Leeds" in markdown
    assert f"- {SENTENCES[0].strip()}" in markdown


def test_links_start_where_the_page_says() -> None:
    inner = f"{PARAGRAPHS}<p>See <a href='trial'>the trial</a>. {SENTENCES[1]}</p>"
    page = page_of(article(inner, head="<base href='https://b.example/sub/'>"))
    assert "(https://b.example/sub/trial)" in convert(page.html, page.link)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (article(f"<p>Ärzte – für alle. {SENTENCES[0]}</p>{PARAGRAPHS}"), "utf-8"),
        (article(f"<p>Ärzte – für alle. {SENTENCES[0]}</p>{PARAGRAPHS}"), "cp1252"),
        (article(f"<p>Ärzte – für alle. {SENTENCES[0]}</p>{PARAGRAPHS}"), "utf-16"),
    ],
)
def test_the_encoding_is_what_header_page_or_mark_say(content: str, kind: str) -> None:
    header = "text/html; charset=iso-8859-1" if kind == "cp1252" else "text/html"
    page = page_of(content.encode(kind), header)
    assert "Ärzte – für alle." in text_of(page)


def test_a_page_says_who_wrote_it_and_when() -> None:
    head = (
        "<link rel=canonical href='/walk'>"
        "<meta name='citation_doi' content='doi:10.1136/BMJ.g7015'>"
        "<meta name='citation_pmid' content='25516301'>"
        "<meta name='citation_author' content='Ada Writer'>"
        "<meta name='citation_author' content='Bo Walker'>"
        "<meta property='og:description' content='A walk did it.'>"
        "<meta property='article:published_time' content='2026-05-04T08:00:00Z'>"
    )
    page = page_of(article(head=head))
    assert page.title == TITLE
    assert page.author == "Ada Writer, Bo Walker"
    assert page.published is not None
    assert page.published.isoformat() == "2026-05-04T08:00:00+00:00"
    assert dict(page.identifiers) == {"doi": "10.1136/bmj.g7015", "pmid": "25516301"}
    assert page.canonical == "https://a.example/walk"
    assert page.offered == "A walk did it."


def test_linked_data_says_so_too() -> None:
    head = """<script type="application/ld+json">{"@context": "https://schema.org",
      "@graph": [{"@type": "WebSite", "name": "Post"}, {"@type": ["NewsArticle"],
      "headline": "Walks &amp; sugar", "datePublished": "2026-05-04",
      "author": [{"@type": "Person", "name": "Ada Writer"}, {"name": "Bo"}]}]}</script>
      <script type="application/ld+json">{"broken": </script>"""
    page = page_of(article(head=head))
    assert page.title == "Walks & sugar"
    assert page.author == "Ada Writer, Bo"
    assert page.published is not None
    assert page.published.day == 4


def test_a_headline_that_names_something_else_is_none() -> None:
    head = """<script type="application/ld+json">{"@type": "Article",
      "headline": "Wikimedia list article", "name": "Walking"}</script>"""
    page = page_of(article(head=head))
    assert page.title == TITLE


WORDS = st.text("abcdefghij", min_size=2, max_size=9)
SAID = st.lists(
    st.lists(WORDS, min_size=20, max_size=40).map(" ".join), min_size=4, max_size=9
)


@given(SAID)
def test_every_word_of_the_paragraphs_comes_in_its_place(said: list[str]) -> None:
    told = "".join(f"<p>{text.capitalize()}, they said.</p>" for text in said)
    page = page_of(article(told), title="")
    assert page.reason == ""
    found = text_of(page).lower().split("\n")
    assert [line for line in found if line != TITLE.lower()] == [
        f"{text}, they said." for text in said
    ]


@given(st.text(max_size=400))
def test_any_text_is_a_page_without_an_article(text: str) -> None:
    assert page_of(text, title="").html == ""


@given(
    st.binary(max_size=400), st.sampled_from(["text/html", "", "text/html;charset=x"])
)
def test_any_bytes_end_in_a_verdict(content: bytes, kind: str) -> None:
    page = page_of(content, kind)
    assert bool(page.html) != bool(page.reason)


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 20_000 + PARAGRAPHS,
        "<a>" * 5_000 + PARAGRAPHS,
        "<table><tr><td>" * 2_000 + PARAGRAPHS,
        "<!--" * 20_000 + PARAGRAPHS,
        PARAGRAPHS + "<p>" + "x" * 400_000,
        "<p " + "a=b " * 50_000 + ">" + PARAGRAPHS,
    ],
    ids=["divs", "links", "tables", "comments", "one long word", "attributes"],
)
def test_hostile_pages_end(hostile: str) -> None:
    page = page_of(f"<title>{TITLE}</title><body>{hostile}")
    assert bool(page.html) != bool(page.reason)


def test_what_is_taken_out_stands_in_the_page(corpus: Path) -> None:
    sources = sorted((corpus / "mozilla__readability").rglob("source.html"))[::4]
    if not sources:
        pytest.skip("the corpus has no pages")
    for source in sources:
        text = source.read_text(encoding="utf-8", errors="replace")
        found = extract(text, "https://a.example/")
        words = set(plain(blocks(convert(found))).split())
        whole = set(plain(blocks(convert(text))).split()) | set(text.split())
        assert len(words - whole) <= 0.1 * len(words)


def test_formulas_and_marks_within_a_sentence_are_the_sentence() -> None:
    mark = '(<x-source name="Journal"><a href="https://b.example/1">1</a></x-source>)'
    formula = "<math><mi> z </mi><mo>=</mo><msup><mi> u </mi><mn>2</mn></msup></math>"
    most = f"and most of it was slow {mark}"
    said = f"<p>How far they walked is {formula} metres, {most}.</p>"
    page = page_of(article(PARAGRAPHS + said + PARAGRAPHS))
    assert "is z=u² metres, and most of it was slow (1)." in text_of(page)
