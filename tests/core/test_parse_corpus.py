"""The law of the real world: real feeds are read, and all else is called by its name.

Whether it is read as other parsers read it is tested in tests/agreement.
"""

from __future__ import annotations

from pathlib import Path

from reader.core.clean import clean_line
from reader.core.parse import parse
from reader.errors import ParseError
from reader.model import Document, ParsedEntry, ParsedFeed

URL = "https://feeds.example/feed.xml"
STEP = 3
"""Every which file of a folder is read: enough of each kind, in a few seconds."""

ENDINGS = {".xml", ".rss", ".rdf", ".atom", ".json", ".feed", ".html"}


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


def test_the_seed_is_read_whole(corpus: Path) -> None:
    feed = read(corpus / "seed" / "seed.xml")
    assert feed.entries
    assert all(entry.title and entry.html for entry in feed.entries)
