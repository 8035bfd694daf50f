"""Values with sensible defaults, for tests that care about one of their fields."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reader.core.clean import clean_line
from reader.model import Document, ParsedEntry

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
