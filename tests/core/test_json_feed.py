"""The law of JSON Feed: both versions are read, and wrong types are as good as none."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.clean import clean_line
from reader.core.parse import parse
from reader.model import Document, ParsedEntry, ParsedFeed

VERSION = "https://jsonfeed.org/version/1.1"


def read(feed: Any, encoding: str = "utf-8") -> ParsedFeed:
    """Parse a JSON Feed as if it had been fetched for the first time."""
    return replace(read_again(feed, encoding=encoding), items=b"")


def read_again(feed: Any, known: bytes = b"", encoding: str = "utf-8") -> ParsedFeed:
    """Parse it with what is known of it."""
    content = json.dumps(feed, ensure_ascii=False).encode(encoding)
    url = "https://news.example/f.json"
    return parse(Document(url=url, status=200, content=content), known)


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


def numbered(n: int, **more: Any) -> dict[str, Any]:
    return {"id": f"n{n}", "url": f"/{n}", "title": f"Title {n}"} | more


def test_what_is_known_is_not_read_again() -> None:
    first = read_again({"version": VERSION, "items": [numbered(1), numbered(2)]})
    items = [numbered(3), numbered(2, content_text="More."), numbered(1)]
    then = read_again({"version": VERSION, "items": items}, first.items)
    assert [entry.guid for entry in then.entries] == ["n3", "n2"]
    assert then.skipped == 1
    last = read_again({"version": VERSION, "items": items}, then.items)
    assert (last.entries, last.skipped) == ((), 3)
    twin = numbered(1, content_text="Another one.")
    both = read_again({"version": VERSION, "items": [*items, twin]}, then.items)
    assert len(both.entries) == 3 and both.skipped == 0


def test_of_too_many_the_newest_are_kept() -> None:
    day = datetime(2020, 1, 1, tzinfo=UTC)
    dated = [
        numbered(n, date_published=str(day + timedelta(days=n))) for n in range(2003)
    ]
    feed = read({"version": VERSION, "items": dated})
    assert (feed.entries[0].guid, feed.omitted) == ("n3", 3)
