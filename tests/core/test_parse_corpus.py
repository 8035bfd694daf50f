"""The law of the real world: real feeds are read, and as others read them.

Two suites state what they expect: those of gofeed and of feed-rs. Where a suite's field
is one of ours, we agree, but for what follows.

* Titles and labels: gofeed keeps their markup, we keep what it says.
* Texts: we take the longer of two, the suites the one of a given element; feed-rs has
  some of them abbreviated by hand; line breaks of plain text are ``<br>`` for us.
* Links: feed-rs leaves some relative; gofeed takes the text of a ``<link uri="at://…">``,
  which feedparser reads as a link to that address, and we follow no such address.
* Guids: feed-rs makes some up where there is none, and so do we, by other means.
* Authors: feed-rs calls the author of an RSS item "author"; we name all of several,
  gofeed the first.
* One title holds an entity without its semicolon, which feedparser reads as one; one
  stands in XML that is broken within it, and is lost.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader.core.clean import clean_line
from reader.core.dates import read_date
from reader.core.parse import parse
from reader.core.shape import Text, title_line
from reader.errors import ParseError
from reader.model import Document, ParsedEntry, ParsedFeed

URL = "https://feeds.example/feed.xml"
STEP = 3
"""Every which file of a folder is read: enough of each kind, in a few seconds."""

ENDINGS = {".xml", ".rss", ".rdf", ".atom", ".json", ".feed", ".html"}
ODD = {
    "atom10_feed_title_xhtml_escaped_markup.xml",
    "issue_320_legacy_entity_prefix.xml",
    "rss_channel_item_category_naked_markup.xml",
    "rss_channel_item_uri_at_protocol.xml",
    "dublincore_item_multiple_values.xml",
}


def read(path: Path) -> ParsedFeed:
    return parse(Document(url=URL, status=200, content=path.read_bytes()))


def check(entry: ParsedEntry) -> None:
    assert entry.guid
    assert entry.link == "" or entry.link.startswith(("http", "mailto:"))
    for line in (entry.title, entry.author, *entry.labels):
        assert line == clean_line(line, 2000)
    entry.html.encode()


def test_every_document_is_a_feed_or_says_what_it_is(corpus: Path) -> None:
    files = sorted(path for path in corpus.rglob("*") if path.suffix in ENDINGS)
    feeds = entries = 0
    for path in files[::STEP]:
        try:
            feed = read(path)
        except ParseError as error:
            assert error.reason
            continue
        feeds += 1
        entries += len(feed.entries)
        assert len({entry.guid for entry in feed.entries}) == len(feed.entries)
        for entry in feed.entries:
            check(entry)
    assert feeds > len(files) / STEP / 3
    assert entries > feeds


def test_every_health_feed_is_read(corpus: Path) -> None:
    listing = (corpus / "MANIFEST.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in listing]
    feeds = [corpus / row[0] for row in rows if row[3].startswith("health-feed")]
    found = [entry for path in feeds[::2] for entry in read(path).entries]
    assert len(found) > 1000
    assert all(entry.title and entry.link for entry in found if entry.html)
    dated = sum(entry.published is not None for entry in found)
    assert dated > len(found) * 0.9


def test_gofeed_and_we_agree(corpus: Path) -> None:
    folder = corpus / "mmcdole__gofeed"
    compared = [
        pair
        for expected in sorted(folder.rglob("*.json"))
        if (path := expected.with_suffix(".xml")).exists() and path.name not in ODD
        for pair in _gofeed(path, json.loads(expected.read_text("utf-8")))
    ]
    assert [pair for pair in compared if pair[1] != pair[2]] == []
    assert len(compared) > 30


def test_feed_rs_and_we_agree(corpus: Path) -> None:
    folder = corpus / "feed-rs__feed-rs"
    compared = [
        pair
        for expected in sorted(folder.rglob("*.serde.json"))
        if (path := _source(expected)).exists()
        for pair in _feed_rs(path, json.loads(expected.read_text("utf-8")))
    ]
    assert [pair for pair in compared if pair[1] != pair[2]] == []
    assert len(compared) > 200


Pair = tuple[str, object, object]


def _gofeed(path: Path, expected: dict[str, Any]) -> Iterator[Pair]:
    feed = read(path)
    items = expected.get("items") or expected.get("entries") or []
    yield path.name, len(items), len(feed.entries)
    for item, entry in zip(items, feed.entries, strict=True):
        if title := _text(item.get("title")):
            yield path.name, title_line(Text(value=title)), entry.title
        if guid := _text(item.get("guid")) or _text(item.get("id")):
            yield path.name, guid, entry.guid
        if link := _text(item.get("link")):
            yield path.name, link, entry.link
        names = ("publishedParsed", "pubDateParsed", "updatedParsed")
        if date := next((item[name] for name in names if item.get(name)), ""):
            yield path.name, read_date(date), entry.published


def _feed_rs(path: Path, expected: dict[str, Any]) -> Iterator[Pair]:
    feed = read(path)
    yield path.name, len(expected["entries"]), len(feed.entries)
    for item, entry in zip(expected["entries"], feed.entries, strict=True):
        if title := item.get("title"):
            yield path.name, title["content"], entry.title
        if not (len(item["id"]) in (31, 32, 36) and item["id"].isascii()):
            yield path.name, item["id"], entry.guid
        hrefs = (link["href"] for link in item["links"] if link["rel"] == "alternate")
        if (link := next(hrefs, "")).startswith("http"):
            yield path.name, link, entry.link
        if date := item["published"] or item["updated"]:
            yield path.name, read_date(date), entry.published
        names = ", ".join(author["name"] for author in item["authors"])
        if names and names != "author":
            yield path.name, names, entry.author


def _source(expected: Path) -> Path:
    stem = expected.name.removesuffix(".serde.json")
    for ending in (".xml", ".json"):
        if (path := expected.with_name(stem + ending)).exists():
            return path
    return expected.with_name(stem)


def _text(value: Any) -> str:
    """Take a field that is a string in one model and an object in another."""
    if isinstance(value, dict):
        value = value.get("value")
    return value if isinstance(value, str) else ""


def test_the_seed_is_read_whole(corpus: Path) -> None:
    feed = read(corpus / "seed" / "seed.xml")
    assert feed.entries
    assert all(entry.title and entry.html for entry in feed.entries)
