"""A page begins with what an article is, numbers its sections, and has an end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from reader.model import Article, CleanText, Entry, Summary
from reader.tui.widgets import phrases
from reader.tui.widgets.document import Document, document
from tests.store.making import NOW
from tests.tui.making import HEADINGS, section


def entry(**changes: object) -> Entry:
    known = Entry(
        id=1,
        feed_url="https://sleep.example/feed",
        feed_title="Sleep Today",
        title="Seven hours",
        link="https://sleep.example/1",
        author="A. Writer",
        published=NOW - timedelta(days=1),
        published_is_guessed=False,
        summary="",
        tags=(),
        words=800,
        minutes=4,
        is_read=False,
        is_bookmarked=False,
        readiness="feed",
        is_digested=True,
    )
    return replace(known, **changes)  # type: ignore[arg-type]


def article(*titles: str, **changes: object) -> Article:
    sections = tuple(section(title, 1) for title in titles)
    nothing = Summary(CleanText(""), "")
    return Article(entry=entry(**changes), sections=sections, summary=nothing)


def test_the_head_says_what_it_is_and_where_from() -> None:
    title, byline, *_ = document(article("One"), now=NOW).blocks
    assert (title.kind, title.text) == ("title", "Seven hours")
    assert byline.text == "Sleep Today · A. Writer · 31\xa0May · 4\xa0min"


def test_a_date_that_was_guessed_is_called_so() -> None:
    page = document(article("One", published_is_guessed=True), now=NOW)
    assert "first\xa0seen\xa031\xa0May" in page.blocks[1].text


def test_a_teaser_and_a_text_that_waits_are_called_so() -> None:
    teaser = phrases.readiness(entry(readiness="teaser"), "A")
    assert teaser.startswith("Only a teaser is here")
    assert teaser.endswith("A fetches its page.")
    assert "is being prepared" in phrases.readiness(entry(is_digested=False), "A")
    assert phrases.readiness(entry(), "A") == ""


def test_a_word_of_our_own_stands_beneath_the_head() -> None:
    page = document(article("One"), now=NOW, note="Hear, hear.")
    assert (page.blocks[2].kind, page.blocks[2].text) == ("note", "Hear, hear.")


def test_sections_with_a_heading_are_counted_from_one() -> None:
    page = document(article("", *HEADINGS), now=NOW)
    assert page.titles == ("", *HEADINGS)
    assert [page.number(n) for n in range(5)] == [0, 1, 2, 3, 4]
    assert page.headed == (1, 2, 3, 4)
    assert [page.blocks[start].kind for start in page.starts[1:]] == ["heading"] * 4
    assert page.blocks[-1].kind == "end"


def test_headings_are_indented_by_their_level_but_never_far() -> None:
    levels = (2, 3, 4, 6)
    sections = tuple(replace(section("S", 1), level=level) for level in levels)
    page = document(replace(article(), sections=sections), now=NOW)
    assert [page.depth(n) for n in range(4)] == [0, 1, 2, 2]


@pytest.mark.parametrize(
    ("title", "is_numbered"),
    [
        ("1. Oral pain medication", True),
        ("2.3 Sleep", True),
        ("IV. Results", True),
        ("3) Walk", True),
        ("7 hours are enough", False),
        ("Introduction", False),
        ("I sleep", False),
        ("2026", False),
    ],
)
def test_a_heading_with_a_number_of_its_own_is_known(
    title: str, is_numbered: bool
) -> None:
    assert Document(titles=(title,)).has_own_number(0) is is_numbered
