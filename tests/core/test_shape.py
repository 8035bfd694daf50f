"""The law of entries: clean, absolute, within their limits, and told apart."""

from __future__ import annotations

import html
from hashlib import sha256

import pytest

from tests.core.feeds import atom, only, read, rss


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("A &amp;amp; B", "A & B"),
        ("Alzheimer&amp;#8217;s", "Alzheimer’s"),
        ("&lt;em>In vivo&lt;/em> tests", "In vivo tests"),
        ("<![CDATA[<b>One</b><br/>two]]>", "One two"),
        ("10&lt;sup>9&lt;/sup> cells, CO&lt;sub>2&lt;/sub>", "10⁹ cells, CO₂"),
        ("p &lt; 0.05 and n > 3", "p < 0.05 and n > 3"),
        ("?a=1&amp;amp;copy=2", "?a=1&copy=2"),
        ("Safe\u202etxt.exe &amp;#27;[2J", "Safetxt.exe [2J"),
        ("&amp;lt;i&amp;gt;Twice&amp;lt;/i&amp;gt;", "Twice"),
    ],
)
def test_titles_are_one_line_of_plain_text(written: str, shown: str) -> None:
    assert only(rss(f"<title>{written}</title>")).title == shown


def test_an_entry_without_a_title_is_named_by_its_first_words() -> None:
    words = "Walking helps. " * 20
    entry = only(rss(f"<description>&lt;p>{words}&lt;/p></description>"))
    assert entry.title.startswith("Walking helps. Walking")
    assert entry.title.endswith("…")
    assert len(entry.title) <= 81


def test_the_longer_text_is_the_text_and_the_other_one_is_offered() -> None:
    long, short = "<p>The whole story, told at length.</p>", "<p>A word on it.</p>"
    for first, second in ((long, short), (short, long)):
        entry = only(
            rss(
                f"<description><![CDATA[{first}]]></description>"
                f"<content:encoded><![CDATA[{second}]]></content:encoded>"
            )
        )
        assert (entry.html, entry.offered) == (long, short)


@pytest.mark.parametrize(
    "teaser",
    [
        "The whole story [&amp;#8230;]",
        "<![CDATA[<b>The whole</b> story, told at length.]]>",
        "&amp;lt;p&amp;gt;The whole story, told at length.&amp;lt;/p&amp;gt;",
        "",
    ],
)
def test_the_beginning_of_the_text_is_no_text_of_its_own(teaser: str) -> None:
    entry = only(
        rss(
            f"<description>{teaser}</description>"
            "<content:encoded><![CDATA[<!-- x --><p>The whole story, told at length."
            "</p>]]></content:encoded>"
        )
    )
    assert entry.html.endswith("<p>The whole story, told at length.</p>")
    assert entry.offered == ""


def test_blank_lines_of_plain_text_are_paragraphs() -> None:
    entry = only(atom("<summary>Salt &lt; sugar\n\nOne\ntwo</summary>"))
    assert entry.html == "<p>Salt &lt; sugar</p>\n<p>One<br>\ntwo</p>\n"


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://news.example/a b", "https://news.example/a%20b"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("http://good.example\\@evil.example/", ""),
        ("https://news.example/" + "a" * 5000, ""),
    ],
)
def test_links_are_absolute_and_safe_or_missing(link: str, shown: str) -> None:
    assert only(rss(f"<guid isPermaLink='false'>1</guid><link>{link}</link>")).link == (
        shown
    )


def test_guids_of_one_document_are_told_apart() -> None:
    entries = read(
        rss(
            "<guid>1</guid><title>A</title>",
            "<guid>1</guid><title>B</title>",
            "<guid>1</guid><title>B</title>",
            "<guid>2</guid><title>A</title>",
            "<link>https://news.example/c</link><title>C</title>",
            "<title>D</title>",
        )
    ).entries
    assert [entry.title for entry in entries] == ["A", "B", "A", "C", "D"]
    assert [entry.guid for entry in entries] == [
        sha256(b"1||A").hexdigest(),
        sha256(b"1||B").hexdigest(),
        "2",
        "https://news.example/c",
        sha256(b"||D").hexdigest(),
    ]


def test_what_is_too_long_is_cut() -> None:
    guid = "g" * 2049
    entry = only(
        rss(
            f"<guid isPermaLink='false'>{guid}</guid><title>{'t' * 9000}</title>"
            f"<dc:creator>{'c' * 999}</dc:creator>"
            + "".join(f"<category>{n}</category>" for n in range(99))
        )
    )
    assert entry.guid == sha256(guid.encode()).hexdigest()
    assert (len(entry.title), len(entry.author)) == (2000, 200)
    assert len(entry.labels) == 50


def test_the_newest_two_thousand_are_kept_in_their_order() -> None:
    days = [f"20{n % 90 + 10}-01-01" for n in range(2200)]
    entries = read(
        rss(
            *(
                f"<guid>{n}</guid><dc:date>{day}</dc:date>"
                for n, day in enumerate(days)
            ),
            "<guid>undated</guid>",
        )
    ).entries
    kept = [int(entry.guid) for entry in entries]
    dropped = set(range(2200)) - set(kept)
    assert len(kept) == 2000
    assert kept == sorted(kept)
    assert max(days[n] for n in dropped) <= min(days[n] for n in kept)


def test_of_two_texts_alike_the_one_with_markup_is_kept() -> None:
    plain, marked = "Walking helps the heart.", "<p>Walking helps the heart.</p>"
    for first, second in ((plain, marked), (marked, plain)):
        entry = only(
            rss(
                f"<description><![CDATA[{first}]]></description>"
                f"<content:encoded><![CDATA[{second}]]></content:encoded>"
            )
        )
        assert (entry.html, entry.offered) == (marked, "")


def test_the_address_of_an_author_is_not_shown() -> None:
    for author in ("jo@news.example (Jo Bee)", "jo@news.university (Jo Bee)"):
        assert only(rss(f"<author>{author}</author>")).author == "Jo Bee"


@pytest.mark.parametrize("joint", [", ", "; "])
def test_names_that_have_no_room_are_left_out_whole(joint: str) -> None:
    names = [f"Smith{n}, Ann" if joint == "; " else f"Ann Smith{n}" for n in range(40)]
    author = only(rss(f"<author>{joint.join(names)}</author>")).author
    assert len(author) <= 200
    assert author.endswith(", et al.")
    shown = author.removesuffix(", et al.").split(joint)
    assert shown == names[: len(shown)]
    assert len(shown) > 10


def test_formulas_in_titles_are_read_without_their_markup() -> None:
    mark = '<math xmlns:m="http://a.example"><mrow><mi>p</mi><mo>></mo><mi>n</mi>'
    title = html.escape(f"Regression for {mark}</mrow></math> of a <mountain>")
    read_as = only(rss(f"<title>{title}</title>")).title
    assert read_as.startswith("Regression for p>n of a")
