"""Values with sensible defaults, for tests that care about one of their fields."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from reader.core.clean import clean_line
from reader.model import Document, Entry, ParsedEntry

PLAIN = ParsedEntry(
    guid="g",
    link="https://news.example/1",
    title=clean_line("A title"),
    html="<p>Text.</p>",
)


def make_parsed(**fields: Any) -> ParsedEntry:
    """One item of a feed."""
    return replace(PLAIN, **fields)


def make_document(content: str | bytes, **fields: Any) -> Document:
    """What a server sent for a feed."""
    body = content.encode() if isinstance(content, str) else content
    return replace(
        Document(url="https://news.example/feed", status=200, content=body), **fields
    )


ENTRY = Entry(
    id=7,
    feed_url="https://news.example/feed",
    feed_title="Health News",
    title="A title",
    link="https://news.example/1",
    author="",
    published=datetime(2026, 6, 1, 8, tzinfo=UTC),
    published_is_guessed=False,
    summary="",
    tags=(),
    words=2,
    minutes=1,
    is_read=False,
    is_bookmarked=False,
    readiness="feed",
    is_digested=True,
)


def make_entry(**fields: Any) -> Entry:
    """An entry as a list shows it."""
    return replace(ENTRY, **fields)
