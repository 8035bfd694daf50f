"""The law of changes: another sentence is one, and nothing else is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import boilerplate, compare
from reader.core.compare import outline_of, saying

TEXT = "<p>Salt raises blood pressure. A trial of 900 people says so.</p>"

words = st.text("abcdefgh ", min_size=3, max_size=30).filter(str.strip)


@pytest.mark.parametrize(
    "other",
    [
        TEXT.replace("<p>", "<p class='lead'>").replace("</p>", "</p>\n\n"),
        TEXT.replace("Salt", "<a href='/salt?utm_source=x'><b>Salt</b></a>"),
        TEXT.replace("people", "people&nbsp;").replace("trial", "&#116;rial"),
        TEXT.replace("Salt", "&lt;b&gt;Salt&lt;/b&gt;"),
        TEXT + "<p>12 comments</p>",
        TEXT + "<p>13 comments | 1,204 views · 5 shares</p>",
        TEXT + "<p>No comments yet</p>",
        TEXT + "<div>(Viewed 210 times)</div>",
        "<p>3 min read</p>" + TEXT,
        TEXT + "<p>Last updated: 3 May 2026 at 10:04 am</p>",
        TEXT + "<p>Posted 2 hours ago</p>",
        TEXT + "<p>Advertisement</p><img src='//ads.example/1.gif'>",
        TEXT + "<p>— Advertisement —</p>",
        TEXT + "<p>Sponsored by Acme Pills</p>",
        TEXT + "<p>Article continues below this advertisement</p>",
        TEXT + "<ins class='adsbygoogle'>Buy pills!</ins><script>var n = 7;</script>",
        TEXT + "<!-- generated in 0.3 s --><iframe src='x'>No frames.</iframe>",
        TEXT + "<p>Sign up for our weekly newsletter</p>",
        TEXT + "<p>The post Salt appeared first on The Desk.</p>",
        TEXT + "<p>Share this: Facebook Twitter Email</p>",
    ],
    ids=range(20),
)
def test_what_is_no_sentence_of_the_article_is_no_change(other: str) -> None:
    assert saying("Salt", other) == saying("Salt", TEXT)


@pytest.mark.parametrize(
    "other",
    [
        TEXT.replace("900", "90"),
        TEXT.replace("raises", "lowers"),
        TEXT + "<p>Published studies disagree.</p>",
        TEXT + "<p>Correction: the trial had 90 people.</p>",
        TEXT + "<p>Comments on this trial came from 12 people who read it.</p>",
        TEXT.replace(" A trial of 900 people says so.", ""),
        TEXT.replace("Salt", "No salt"),
        TEXT.replace("900", "900 (p &lt; 0.05, n &gt; 2)"),
    ],
    ids=range(8),
)
def test_another_sentence_is_a_change(other: str) -> None:
    assert saying("Salt", other) != saying("Salt", TEXT)


def test_what_stands_between_two_stray_signs_is_compared() -> None:
    said = saying("Salt", "<p>Of those < 60 years<p>and of those > 60</p>")
    assert said != saying("Salt", "<p>Of those < 50 years<p>and of those > 60</p>")


ASIDES = (
    compare._ADVERTISEMENT,
    compare._COUNTER,
    boilerplate._SIGN_UP,
    boilerplate._CREDIT,
    re.compile(rf"(?:{'|'.join(compare._OF_STAMPS)}) ago"),
)
OF_NAMES = {"_JUNK_NAME", "_HIDING", "_WORD", "_FIRST"}
BOILERPLATE = [
    pattern
    for name, pattern in vars(boilerplate).items()
    if isinstance(pattern, re.Pattern) and name not in OF_NAMES
]


@given(st.data(), st.sampled_from(ASIDES))
def test_whatever_an_aside_begins_with_it_is_looked_at(
    data: st.DataObject, pattern: re.Pattern[str]
) -> None:
    line = data.draw(st.from_regex(pattern, fullmatch=True))
    assert compare._may_be_aside(boilerplate.first_word(line))


@given(st.data(), st.sampled_from(BOILERPLATE))
def test_whatever_boilerplate_begins_with_it_is_looked_at(
    data: st.DataObject, pattern: re.Pattern[str]
) -> None:
    text = data.draw(st.from_regex(pattern, fullmatch=True))
    assert boilerplate.may_be_boilerplate(boilerplate.first_word(text))


def test_a_title_is_a_sentence() -> None:
    assert saying("Salt", TEXT) == saying("SALT!", TEXT)
    assert saying("Salt", TEXT) != saying("Sugar", TEXT)


@given(st.lists(words, min_size=1, max_size=6), words)
def test_wrapping_changes_nothing_and_adding_does(said: list[str], more: str) -> None:
    plain = "".join(f"<p>{sentence}</p>" for sentence in said)
    wrapped = "".join(f"<div id='x'><i>{s}</i>\n<br></div>" for s in said)
    assert saying("", plain) == saying("", wrapped)
    assert saying("", plain) != saying("", plain + f"<p>{more}</p>")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_case_is_no_change_in_few_letters_or_many(title: str) -> None:
    assert saying(title) == saying(title.casefold())


@given(st.text(), st.text())
def test_any_text_at_all_has_a_fingerprint(title: str, text: str) -> None:
    assert len(saying(title, text)) == 16
    assert len(outline_of([title], text)) == 8


@pytest.mark.parametrize(
    "hostile",
    ["<" * 50_000, "<!--" * 20_000, "<p " * 30_000, "a. " * 50_000, "&#" * 50_000],
)
def test_no_text_takes_long(hostile: str) -> None:
    assert saying("", hostile) and outline_of([], hostile)


def test_the_outline_is_blocks_links_and_labels() -> None:
    known = outline_of(["Heart"], "<h2>A</h2><p><a href='https://a.example/1'>x</a>")
    tracked = "<h2 id='a'>B</h2><p><a href='http://a.example/1?utm_source=rss'>y</a>"
    assert outline_of(["Heart"], tracked) == known
    assert outline_of(["Diet"], tracked) != known
    assert outline_of(["Heart"], tracked.replace("h2", "p")) != known
    assert outline_of(["Heart"], tracked.replace("/1", "/2")) != known
