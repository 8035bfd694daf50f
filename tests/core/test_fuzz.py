"""The law of bad luck: whatever arrives, it is a feed within its limits, or no feed."""

from __future__ import annotations

import os
import tracemalloc
from dataclasses import replace
from unittest.mock import patch

import pytest

from reader.core import parse as parsing
from reader.core.clean import clean_line, clean_url
from reader.core.parse import parse
from reader.errors import ParseError
from reader.model import Document, ParsedEntry, ParsedFeed
from tests.core.mutants import mutants

URL = "https://news.example/feeds/all.xml"
COUNT = int(os.environ.get("WELLREAD_FUZZ", "30"))
"""Mutants of each seed; ``python -m tests.bench.fuzz`` makes many more."""


def read(content: bytes, known: bytes = b"") -> ParsedFeed | str:
    """Parse, or say why not; nothing but a ParseError may come out otherwise."""
    try:
        return parse(Document(url=URL, status=200, content=content), known)
    except ParseError as error:
        assert error.reason == clean_line(error.reason)
        return ""


def check(feed: ParsedFeed) -> None:
    """Hold a feed to its limits."""
    assert len(feed.entries) <= 2000
    assert len({entry.guid for entry in feed.entries}) == len(feed.entries)
    for entry in feed.entries:
        check_entry(entry)


def check_entry(entry: ParsedEntry) -> None:
    """Hold an entry to its limits."""
    assert 0 < len(entry.guid) <= 2048
    assert entry.link == clean_url(entry.link)
    assert len(entry.link) <= 4096
    assert entry.title == clean_line(entry.title, 2000)
    assert entry.author == clean_line(entry.author, 200)
    assert len(entry.labels) <= 50
    assert all(label == clean_line(label, 200) for label in entry.labels)
    assert all(file.url == clean_url(file.url) for file in entry.enclosures)
    assert len(entry.html.encode()) <= 8 * 2**20
    assert "\0" not in entry.html + entry.offered


@pytest.mark.parametrize("seed", range(6))
def test_mutants_are_feeds_or_are_not(seed: int) -> None:
    found = 0
    for content in mutants(seed, COUNT):
        feed = read(content)
        if isinstance(feed, ParsedFeed):
            check(feed)
            found += len(feed.entries)
            again = read(content, feed.items)
            assert isinstance(again, ParsedFeed)
            assert again.skipped or again.entries == feed.entries
    assert found > COUNT / 10


@pytest.mark.parametrize("seed", range(100, 103))
def test_mutants_are_the_same_in_pieces(seed: int) -> None:
    for content in mutants(seed, COUNT):
        found = read(content)
        with patch.object(parsing, "_is_plain", return_value=False):
            whole = read(content)
        # What is remembered of the items, not what is read of them, may differ.
        found, whole = (
            replace(feed, items=b"") if isinstance(feed, ParsedFeed) else feed
            for feed in (found, whole)
        )
        assert found == whole, content


BOMB = (
    "<!DOCTYPE rss [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {chr(n)} '{f'&{chr(n - 1)};' * 10}'>" for n in range(98, 108))
    + "]><rss><channel><item><title>&k;</title></item></channel></rss>"
)
OUTSIDE = (
    "<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
    "<rss><channel><item><title>a&a;b</title></item></channel></rss>"
)


def test_entities_neither_explode_nor_reach_outside() -> None:
    tracemalloc.start()
    feed = read(BOMB.encode())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 50 * 2**20
    if isinstance(feed, ParsedFeed):
        check(feed)
    outside = read(OUTSIDE.encode())
    assert not isinstance(outside, ParsedFeed) or "root" not in outside.entries[0].title


@pytest.mark.parametrize(
    "content",
    [
        b"<rss><channel>" + b"<item>" * 8_000,
        b"<rss><channel><item>" + b"<div>" * 20_000 + b"</item></channel></rss>",
        b"<rss><channel><item><title>" + b"<b>" * 20_000 + b"</title></item></channel>",
        b"<rss " + b"a='b' " * 20_000 + b"><channel/></rss>",
        b"<rss><channel>" + b"<item/>" * 20_000 + b"</channel></rss>",
        b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000,
    ],
    ids=range(6),
)
def test_depth_and_breadth_are_survived(content: bytes) -> None:
    feed = read(content)
    if isinstance(feed, ParsedFeed):
        check(feed)
