"""The first bytes of a document to what it is, where it is no feed."""

from __future__ import annotations

import re

from reader.core.clean import clean_line

_NOT_FEEDS = {
    b"html": "a web page, not a feed",
    b"head": "a web page, not a feed",
    b"body": "a web page, not a feed",
    b"opml": "a list of feeds (OPML), not a feed",
    b"urlset": "a sitemap, not a feed",
    b"sitemapindex": "a sitemap, not a feed",
}

# Possessive, so that a thousand comments cannot be cut up in a million ways.
_ROOT = re.compile(
    rb"(?:\s++|<\?.*?\?>|<!--.*?-->|<!(?!--)[^>\[]*+(?:\[.*?\]\s*+)?>)*+<([\w:.-]++)",
    re.DOTALL,
)
_FEED_WITHIN = re.compile(rb"<(?:rss|feed|rdf:rdf|channel|item|entry)[\s>]", re.I)
_SEARCHED = 64 * 2**10

# UTF-16 and UTF-32 with and without a mark, and EBCDIC: nothing there looks like ASCII.
_WIDE = re.compile(rb"\xff\xfe|\xfe\xff|\x4c\x6f\xa7\x94|.{0,3}\x00", re.DOTALL)


def recognise(content: bytes) -> str:
    """Say what a document is that cannot be a feed; "" for all that may be one.

    Args:
        content: The document from its first byte that is not white space on.
    """
    if is_wide(content):
        return ""
    found = _ROOT.match(content, 0, _SEARCHED)
    root = found[1].lower().rpartition(b":")[2] if found else b""
    if root in _NOT_FEEDS:
        return _NOT_FEEDS[root]
    if found or _FEED_WITHIN.search(content):
        return ""
    beginning = clean_line(content[:200].decode("utf-8", "replace"), 40)
    return f"not XML or JSON: it begins “{beginning}”"


def is_wide(content: bytes) -> bool:
    """Whether a document is in an encoding in which ASCII is not what it seems."""
    return _WIDE.match(content) is not None
