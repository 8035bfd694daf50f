"""The first bytes of a document to what it is, where it is no feed."""

from __future__ import annotations

import re

from reader.core.clean import clean_line

EBCDIC = b"\x4c\x6f\xa7\x94"
"""How XML begins in an encoding in which nothing looks like ASCII."""

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

_HTML = re.compile(rb"<!doctype\s+html", re.I)


def recognise(content: bytes) -> str:
    """Say what a document is that cannot be a feed; "" for all that may be one.

    Args:
        content: The document, from its first byte that is not white space on.
    """
    if content.startswith(EBCDIC):
        return ""
    found = _ROOT.match(content, 0, _SEARCHED)
    if found is None and not _FEED_WITHIN.search(content):
        beginning = clean_line(content[:200].decode("utf-8", "replace"), 40)
        return f"not XML or JSON: it begins “{beginning}”" if beginning else "empty"
    if _HTML.search(content, 0, found.end() if found else _SEARCHED):
        return _NOT_FEEDS[b"html"]
    root = found[1].lower().rpartition(b":")[2] if found else b""
    return _NOT_FEEDS.get(root, "")
