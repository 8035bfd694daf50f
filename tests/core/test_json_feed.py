"""The law of JSON Feed: both versions are read, and wrong types are as good as none."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.clean import clean_line
from reader.core.parse import parse
from reader.model import Document, ParsedEntry, ParsedFeed

VERSION = "https://jsonfeed.org/version/1.1"


def read(feed: Any, encoding: str = "utf-8") -> ParsedFeed:
    """Parse a JSON Feed as if it had been fetched."""
    content = json.dumps(feed, ensure_ascii=False).encode(encoding)
    return parse(
        Document(url="https://news.example/f.json", status=200, content=content)
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_feed_of_version_1_1_is_read(encoding: str) -> None:
    feed = read(
        {
            "version": VERSION,
            "title": "Néws",
            "home_page_url": "https://www.news.example/",
            "items": [
                {
                    "id": "1",
                    "url": "/a",
                    "title": "A & b",
                    "content_html": "<p>Text</p>",
                    "summary": "In <short>",
                    "date_published": "2026-01-02T03:04:05Z",
                    "authors": [{"name": "A. Bee"}, {"name": "C. Dee"}],
                    "tags": ["Heart", "heart"],
                }
            ],
        },
        encoding,
    )
    assert feed == ParsedFeed(
        title=clean_line("Néws"),
        link="https://www.news.example/",
        entries=(
            ParsedEntry(
                guid="1",
                link="https://www.news.example/a",
                title=clean_line("A & b"),
                html="<p>Text</p>",
                offered="In &lt;short&gt;",
                published=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
                author=clean_line("A. Bee, C. Dee"),
                labels=(clean_line("Heart"),),
            ),
        ),
    )


def test_a_feed_of_version_1_is_read() -> None:
    (entry,) = read(
        {
            "version": "https://jsonfeed.org/version/1",
            "author": {"name": "nobody's"},
            "items": [
                {
                    "id": 17,
                    "external_url": "https://doi.org/10.1234/abc",
                    "content_text": "One < two\n\nthree",
                    "date_modified": "2026-01-02",
                    "author": {"name": "A. Bee"},
                }
            ],
        }
    ).entries
    assert entry.guid == "17"
    assert entry.link == "https://doi.org/10.1234/abc"
    assert entry.title == "One < two three"
    assert entry.html == "<p>One &lt; two</p>\n<p>three</p>\n"
    assert entry.published == datetime(2026, 1, 2, tzinfo=UTC)
    assert entry.author == "A. Bee"
    assert entry.identifiers == (("doi", "10.1234/abc"),)


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["name", "url"]), inner, max_size=2)
    ),
    max_leaves=5,
)
MEMBERS = "id url external_url title content_html content_text summary tags authors "
MEMBERS += "author date_published date_modified"


@given(st.lists(st.dictionaries(st.sampled_from(MEMBERS.split()), VALUES)) | VALUES)
def test_wrong_types_are_as_good_as_none(items: Any) -> None:
    feed = read({"version": VERSION, "title": [], "items": items}, "utf-8")
    assert feed.title == ""
    assert len({entry.guid for entry in feed.entries}) == len(feed.entries)
