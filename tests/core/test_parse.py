"""Any document becomes a feed or a ParseError that says what it was instead."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.parse import parse
from reader.errors import ParseError
from tests.factories import make_document

RSS = """<?xml version="1.0"?><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>News &amp; Health</title><link>https://n.example/</link>
<item><guid>1</guid><title>Sleep&#160;well</title><link>/sleep</link>
<pubDate>Tue, 12 Sep 2023 08:00:00 +0200</pubDate><dc:creator>A. Nurse</dc:creator>
<category>Sleep</category><category>News</category>
<description>A teaser.</description>
<content:encoded><![CDATA[<p>The whole text, which is longer.</p>]]></content:encoded>
</item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><id>x</id>
<updated>2024-01-02T03:04:05Z</updated><entry><id>tag:1</id><title>T</title>
<link href="https://a.example/1"/><updated>2024-01-02T03:04:05Z</updated>
<summary>S</summary></entry></feed>"""

JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "J", "items":
[{"id": "7", "url": "https://j.example/7", "title": "T\\u001b[31m",
"content_html": "<p>Hello</p>", "date_published": "2024-01-02T03:04:05Z",
"tags": ["sleep"], "authors": [{"name": "B"}]}]}"""


def test_rss_gives_all_that_an_entry_has() -> None:
    feed = parse(make_document(RSS))
    [entry] = feed.entries
    assert (feed.title, feed.link) == ("News & Health", "https://n.example/")
    assert (entry.guid, entry.title, entry.author) == ("1", "Sleep well", "A. Nurse")
    assert entry.link == "https://n.example/sleep"
    assert entry.published == datetime(2023, 9, 12, 6, tzinfo=UTC)
    assert entry.labels == ("Sleep", "News")
    assert "whole text" in entry.html
    assert "teaser" in entry.offered


def test_atom_and_json_feeds_are_read_too() -> None:
    for document in (ATOM, JSON):
        [entry] = parse(make_document(document)).entries
        assert entry.published == datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
        assert entry.title.startswith("T")
        assert "\x1b" not in entry.title


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings_are_read_as_they_are_declared(encoding: str) -> None:
    text = RSS.replace('version="1.0"?', f'version="1.0" encoding="{encoding}"?', 1)
    document = make_document(
        text.replace("Sleep&#160;well", "Schläft").encode(encoding)
    )
    assert parse(document).entries[0].title == "Schläft"


@pytest.mark.parametrize(
    "content", [b"", b"   ", b"<html><body>Hello</body></html>", b"\x00\xff", b"{}"]
)
def test_what_is_no_feed_is_told(content: bytes) -> None:
    with pytest.raises(ParseError) as told:
        parse(make_document(content))
    assert len(told.value.reason.splitlines()) == 1


@pytest.mark.parametrize("date", ["", "yesterday", "0000-00-00", "99999999999999999"])
def test_a_date_that_cannot_be_read_is_none(date: str) -> None:
    written = RSS.replace("Tue, 12 Sep 2023 08:00:00 +0200", date)
    assert parse(make_document(written)).entries[0].published is None


@settings(max_examples=80, deadline=None)
@given(st.integers(0, len(RSS)), st.integers(0, 60), st.text(max_size=20))
def test_a_damaged_feed_is_read_or_refused(at: int, cut: int, junk: str) -> None:
    damaged = RSS[:at] + junk + RSS[at + cut :]
    document = make_document(damaged.encode(errors="ignore"))
    try:
        assert parse(document).entries is not None
    except ParseError as error:
        assert error.reason


def test_real_feeds_are_read_or_refused(corpus: Path) -> None:
    files = sorted((corpus / "health").rglob("*.xml"))[::9]
    assert files
    for file in files:
        try:
            parse(make_document(file.read_bytes()))
        except ParseError as error:
            assert error.reason
