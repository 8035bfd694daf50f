"""What two articles say stands side by side, and nothing is said for either."""

from __future__ import annotations

from reader.core.juxtapose import juxtapose
from reader.model import (
    Article,
    CleanText,
    Entry,
    Evidence,
    EvidenceItem,
    Quote,
    Slots,
    Summary,
)
from tests.store.making import NOW

ENTRY = Entry(
    id=1,
    feed_url="https://news.example/feed",
    feed_title="News",
    title="A title",
    link="https://news.example/1",
    author="",
    published=NOW,
    published_is_guessed=False,
    summary="",
    tags=(),
    words=0,
    minutes=0,
    is_read=False,
    is_bookmarked=False,
    readiness="feed",
    is_digested=True,
)


def said(text: str) -> Quote:
    return Quote(CleanText(text), 0, 0, 0, len(text))


def article(
    summary: str = "", slots: Slots | None = None, *items: EvidenceItem
) -> Article:
    return Article(
        entry=ENTRY,
        sections=(),
        summary=Summary(CleanText(summary), "article" if summary else ""),
        slots=slots or Slots(),
        evidence=Evidence(items=items),
    )


def test_each_thing_is_said_by_both_or_left_empty_and_otherwise_left_out() -> None:
    mice = EvidenceItem("animals", "in mice", said("The mice slept."))
    harm = EvidenceItem("harms", "harms", said("Two fell ill."))
    one = article("Sleep helps.", Slots(finding=said("They slept.")), mice)
    other = article("", None, harm, harm)
    rows = {row.what: (row.left, row.right) for row in juxtapose(one, other)}
    assert rows == {
        "summary": ("Sleep helps.", ""),
        "what was found": ("They slept.", ""),
        "whether animals or cells": ("in mice", ""),
        "harms": ("", "“Two fell ill.”"),
    }


def test_articles_that_say_nothing_have_nothing_to_compare() -> None:
    assert juxtapose(article(), article()) == ()
