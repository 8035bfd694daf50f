"""Feeds as tests write and read them."""

from __future__ import annotations

import pytest

from reader.core.parse import parse
from reader.errors import ParseError
from reader.model import Document, ParsedEntry, ParsedFeed

URL = "https://news.example/feeds/all.xml"


def read(content: str | bytes, media_type: str = "") -> ParsedFeed:
    """Parse a document as if it had been fetched."""
    raw = content.encode() if isinstance(content, str) else content
    return parse(Document(url=URL, status=200, content=raw, media_type=media_type))


def rss(*items: str, head: str = "") -> str:
    """Write an RSS feed around items."""
    inner = "".join(f"<item>{item}</item>" for item in items)
    return (
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'"
        " xmlns:dc='http://purl.org/dc/elements/1.1/'"
        " xmlns:media='http://search.yahoo.com/mrss/'"
        " xmlns:prism='http://prismstandard.org/namespaces/basic/2.0/'>"
        f"<channel><title>News</title>{head}{inner}</channel></rss>"
    )


def atom(*entries: str, head: str = "") -> str:
    """Write an Atom feed around entries."""
    inner = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return (
        "<feed xmlns='http://www.w3.org/2005/Atom'>"
        f"<title>News</title>{head}{inner}</feed>"
    )


def only(content: str | bytes, media_type: str = "") -> ParsedEntry:
    """Parse a feed that has one entry."""
    (entry,) = read(content, media_type).entries
    return entry


def reason(content: str | bytes) -> str:
    """Say why a document is no feed."""
    with pytest.raises(ParseError) as caught:
        read(content)
    assert caught.value.url == URL
    return caught.value.reason
