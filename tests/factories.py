"""Values of the model with sensible contents, of which a test changes what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from reader.core.block import plain
from reader.core.outline import outline
from reader.model import (
    Article,
    CleanLine,
    CleanText,
    Digest,
    Entry,
    ParsedEntry,
    Summary,
    Tag,
    Term,
)

MARKDOWN = """\
Short walks lowered blood pressure in a small trial of office workers.

## Methods

Eighty people walked for ten minutes after each meal; eighty others did not.

## Results

After twelve weeks, the walkers' pressure was 6 mmHg lower.
"""

_SUMMARY = Summary(
    CleanText("Short walks after meals lowered blood pressure."), "extracted"
)
_TAGS = (Tag("walking", "topic"), Tag("high-blood-pressure", "topic"))

_ENTRY = Entry(
    id=1,
    feed_url="https://journal.example/feed",
    feed_title="The Journal",
    title="Short walks lower blood pressure",
    link="https://journal.example/walks",
    author="A. Writer",
    published=datetime(2024, 5, 6, 7, 8, tzinfo=UTC),
    published_is_guessed=False,
    summary=_SUMMARY.text,
    tags=_TAGS,
    words=36,
    minutes=1,
    is_read=False,
    is_bookmarked=False,
    readiness="feed",
    is_digested=True,
)

_PARSED = ParsedEntry(
    guid="walks-1",
    link="https://journal.example/walks",
    title=CleanLine("Short walks lower blood pressure"),
    html="<p>Short walks lowered blood pressure in a small trial.</p>",
    published=datetime(2024, 5, 6, 7, 8, tzinfo=UTC),
    author=CleanLine("A. Writer"),
)


def make_entry(**changes: Any) -> Entry:
    """An unread, digested entry of The Journal."""
    return replace(_ENTRY, **changes)


def make_parsed(**changes: Any) -> ParsedEntry:
    """One sentence on walking, as a feed would bring it."""
    return replace(_PARSED, **changes)


def make_digest(markdown: str = MARKDOWN, **changes: Any) -> Digest:
    """What is understood of ``markdown``; only sections and text follow from it."""
    sections = outline(CleanText(markdown))
    text = plain(block for section in sections for block in section.blocks)
    made = Digest(
        version=1,
        sections=sections,
        text=text,
        summary=_SUMMARY,
        tags=_TAGS,
        terms=(Term("walk", "walks", 5), Term("pressur", "pressure", 4)),
        identifiers=(),
        readiness="feed",
        words=len(text.split()),
    )
    return replace(made, **changes)


def make_article(markdown: str = MARKDOWN, **changes: Any) -> Article:
    """An entry that can be read; ``changes`` are those of the entry."""
    return Article(
        entry=make_entry(**changes),
        sections=outline(CleanText(markdown)),
        summary=_SUMMARY,
    )
