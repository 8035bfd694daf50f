"""The law of the real world, for feeds in pieces: both ways give the same entries."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from reader.core import parse as parsing
from reader.core.parse import parse
from reader.errors import ParseError
from reader.model import Document, ParsedFeed
from tests.states import series

URL = "https://feeds.example/feed.xml"
STEP = 4
"""Every which file is read: enough of each kind, in half a minute."""

ENDINGS = {".xml", ".rss", ".rdf", ".atom", ".feed", ".html", ""}
LARGEST = 2_000_000


def read(content: bytes, media_type: str = "", known: bytes = b"") -> ParsedFeed | str:
    document = Document(url=URL, status=200, content=content, media_type=media_type)
    try:
        return parse(document, known)
    except ParseError as error:
        return error.reason


def whole(content: bytes, media_type: str = "") -> ParsedFeed | str:
    with patch.object(parsing, "_is_plain", return_value=False):
        return read(content, media_type)


@pytest.mark.parametrize(
    ("media_type", "first"),
    [("", 0), ("text/xml", 1), ("text/html; charset=iso-8859-1", 2)],
)
def test_every_document_is_the_same_in_pieces(
    corpus: Path, media_type: str, first: int
) -> None:
    files = sorted(p for p in corpus.rglob("*") if p.suffix in ENDINGS and p.is_file())
    cut = 0
    for path in files[first :: STEP * 3]:
        content = path.read_bytes()
        if len(content) > LARGEST:
            continue
        found = read(content, media_type)
        if isinstance(found, ParsedFeed):
            cut += bool(found.items)
            found = replace(found, items=b"")
        assert found == whole(content, media_type), path
    assert cut > 30 or "iso" in media_type


def test_of_the_next_state_only_what_is_new_is_read(corpus: Path) -> None:
    same = skipped = 0
    for states in series(corpus):
        known, before, seen = b"", {}, set()
        for content in states:
            found, all_of_it = read(content, known=known), whole(content)
            assert isinstance(found, ParsedFeed) and isinstance(all_of_it, ParsedFeed)
            expected = {entry.guid: entry for entry in all_of_it.entries}
            assert all(expected[entry.guid] == entry for entry in found.entries)
            left_out = expected.keys() - {entry.guid for entry in found.entries}
            assert left_out <= seen
            same += sum(before.get(guid) == entry for guid, entry in expected.items())
            skipped += found.skipped
            known, before, seen = found.items, expected, seen | expected.keys()
    assert skipped > 0.9 * same > 200
