"""An entry is understood whole: nothing that its parts find is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.digest import digest
from reader.core.parse import parse
from reader.model import DIGEST_VERSION, CleanLine, Document
from tests.factories import make_parsed

FILLER = "The walkers of Leeds kept a diary of every step they took that year. "
ARTICLE = f"""
<p>Short walks lower blood pressure</p>
<p>Short walks after meals lowered blood pressure by six points in a new trial.</p>
<h2>Methods</h2>
<p>{FILLER * 12}</p>
<h2>References</h2>
<ol><li>Writer A. Statins for stroke, stroke, stroke and stroke. 10.1000/other</li></ol>
<p>Summary: Walking for ten minutes after each meal lowers blood pressure. #Walking</p>
<h3>Related Posts</h3>
"""


def test_an_article_is_understood() -> None:
    made = digest(make_parsed(html=ARTICLE))
    assert made.version == DIGEST_VERSION
    assert [section.title for section in made.sections] == ["", "Methods", "References"]
    assert made.summary == (
        "Walking for ten minutes after each meal lowers blood pressure.",
        "article",
    )
    assert made.tags[0] == ("walking", "hashtag")
    assert ("high-blood-pressure", "topic") not in made.tags
    assert ("blood-pressure", "topic") in made.tags
    assert made.readiness == "feed"
    assert made.words > 150


def test_other_peoples_titles_are_not_what_an_article_is_about() -> None:
    made = digest(make_parsed(html=ARTICLE))
    assert "stroke" not in [tag.name for tag in made.tags]
    assert "stroke" not in [term.word for term in made.terms]
    assert made.identifiers == ()
    assert "Statins for stroke" in made.text


def test_headings_are_in_the_text_but_not_in_the_summary() -> None:
    html = f"<h2>Do walks lower your blood pressure at all?</h2><p>{FILLER * 12}</p>"
    made = digest(make_parsed(html=html))
    assert made.text.startswith("Do walks lower your blood pressure at all?\n")
    assert made.summary.text == FILLER.strip()


def test_a_standfirst_is_shown_without_its_markup() -> None:
    offered = (
        "<p>Ten minutes of <b>walking</b> did what pills do, a trial has found.</p>"
    )
    made = digest(make_parsed(html=ARTICLE.partition("<p>Summary")[0], offered=offered))
    assert made.summary == (
        "Ten minutes of walking did what pills do, a trial has found.",
        "feed",
    )


def test_a_teaser_is_its_own_description() -> None:
    html = "<p>Ten minutes of walking did what pills do, a small trial has found.</p>"
    made = digest(make_parsed(html=html))
    assert made.readiness == "teaser"
    assert made.summary == (made.text, "feed")


def test_a_long_text_that_breaks_off_is_a_teaser() -> None:
    made = digest(make_parsed(html=f"<p>{FILLER * 20} And then […]</p>"))
    assert made.readiness == "teaser"


def test_an_entry_without_text_still_has_a_title() -> None:
    made = digest(make_parsed(html="", title=CleanLine("Statins and stroke")))
    assert (made.text, made.words, made.readiness) == ("", 0, "teaser")
    assert made.summary == ("", "")
    assert {tag.name for tag in made.tags} == {"statins", "stroke"}
    assert {term.word for term in made.terms} == {"statins", "stroke"}


def test_the_feeds_identifiers_go_before_the_texts() -> None:
    entry = make_parsed(
        html='<p>See <a href="https://doi.org/10.1000/text">PMID 12345678</a>.</p>',
        identifiers=(("doi", "10.1000/feed"),),
    )
    assert dict(digest(entry).identifiers) == {
        "doi": "10.1000/feed",
        "pmid": "12345678",
    }


def test_identifiers_are_found_where_links_lead() -> None:
    html = '<p>See <a href="https://doi.org/10.1000/Some_Study_1">the study</a>.</p>'
    assert digest(make_parsed(html=html)).identifiers == (
        ("doi", "10.1000/some_study_1"),
    )


@given(st.text(), st.text(), st.text())
def test_any_entry_can_be_understood(title: str, html: str, offered: str) -> None:
    entry = make_parsed(title=CleanLine(title), html=html, offered=offered)
    made = digest(entry)
    assert made == digest(entry)
    assert all(tag.name for tag in made.tags)


def _feeds(corpus: Path) -> list[Path]:
    found = sorted((corpus / "health").rglob("*.xml")) if corpus.is_dir() else []
    return found[:: max(1, len(found) // 25)]


def test_real_entries_are_understood(corpus: Path) -> None:
    if not (feeds := _feeds(corpus)):
        pytest.skip("no health feeds in the corpus")
    for path in feeds:
        document = Document(
            url="https://feed.example/", status=200, content=path.read_bytes()
        )
        for entry in parse(document).entries[:4]:
            made = digest(entry)
            assert made.words == 0 or made.terms or not made.text.isascii()
            assert made.summary.text == "" or made.summary.origin
