"""A fetched document to the feed that it is, or to the feeds that it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from reader.core.clean import clean_line, clean_url
from reader.core.parse import parse
from reader.errors import ParseError
from reader.model import Candidate, Document

_MOST = 50
"""Candidates that are looked at; a page that names more names every article's own."""

# What pages call a feed in `type`, registered or not. Plain JSON is a feed only if its
# address or title says so: WordPress announces its whole interface that way.
_FEED_TYPE = re.compile(
    r"(?:application|text)/(?:x[.-])?(?:(?:rss|atom|rdf)(?:\+xml)?|feed\+json|xml)"
)
_JSON_TYPE = "application/json"

# What the address of a feed looks like, where a mere link leads to it.
_FEED_PATH = re.compile(
    r"/(?:feeds?|rss2?|atom|rdf)(?:\.\w{2,5})?/?$|\.(?:rss|atom|rdf)$"
    r"|/(?:index|feed|rss|atom)\.(?:xml|json|rdf)$|/[\w-]*(?:rss|atom)[\w-]*\.xml$"
    r"|^/(?:rss|feeds)/.+|/(?:rss|feeds?)/[\w-]+\.xml$",
    re.I,
)
_FEED_QUERY = re.compile(
    r"(?:^|&)(?:feed|format|output|type)=(?:rss2?|atom|rdf)\b", re.I
)
_FEED_HOSTS = ("feeds.feedburner.com", "feeds.", "rss.")
_FEED_WORDS = re.compile(r"\b(?:rss|atom|feeds?|xml)\b", re.I)

# Services that subscribe to a feed for somebody, and say so with its address in theirs.
_ELSEWHERE = re.compile(
    r"(?:^|\.)(?:feedly|inoreader|netvibes|newsblur|facebook|twitter|x|linkedin|"
    r"instagram|youtube|google|yahoo|bloglovin|theoldreader|wikipedia)\.\w+$"
)

# Publishers' words for what others say beneath an article.
_COMMENTS = re.compile(
    r"comment|kommentar|coment[aá]ri|commenti|reacties|kommentit|komentar|komentář|"
    r"коммент|комент|评论|留言|コメント|댓글|replies|discussion",
    re.I,
)
_ARTICLE_ONLY = re.compile(r"/oembed|/wp-json|/amp/?$", re.I)

# A link in a header: an address, and what is said of it, in quotes or without.
_HEADER_LINK = re.compile(
    r"""<([^<>]*)>((?:\s*;\s*[\w*-]+(?:\s*=\s*(?:"[^"]*"|[^\s";,]*))?)*)"""
)
_HEADER_PARAMETER = re.compile(r"""([\w*-]+)\s*=\s*(?:"([^"]*)"|([^\s";,]*))""")
_LONGEST_HEADER = 16 * 2**10

_WELL_KNOWN = ("feed", "rss", "atom.xml", "feed.xml", "rss.xml", "index.xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a document turned out to be."""

    title: str = ""
    is_feed: bool = False
    reason: str = ""
    """What it is instead, where it is no feed."""
    candidates: tuple[Candidate, ...] = ()
    """The feeds it leads to, the best first, where it is a page."""


def look(document: Document) -> Look:
    """Find out whether a document is a feed, and where else one is if it is not."""
    try:
        feed = parse(document)
    except ParseError as error:
        return Look(reason=error.reason, candidates=discover(document))
    return Look(title=feed.title, is_feed=True)


def discover(document: Document) -> tuple[Candidate, ...]:
    """Find the feeds that a page or its server announces, or else those it links to.

    The best comes first: what the page announces itself before what it links to, its
    own site before others, and comments last. Where that leaves a choice, feeds of the
    part of the site that the page belongs to come first, else the page's own order.
    """
    found: dict[str, Candidate] = {}
    for candidate in (*_of_the_page(document), *_of_the_server(document)):
        if candidate.url != document.url and len(found) < _MOST:
            found.setdefault(candidate.url, candidate)
    ranked = sorted(found.values(), key=lambda each: _rank(each, document.url))
    return tuple(ranked)


def _of_the_page(document: Document) -> Iterator[Candidate]:
    page = _tree(document)
    if page is None:
        return
    base = urljoin(document.url, next(iter(page.xpath("//base/@href")), "").strip())
    yield from _announced(page, base)
    yield from _linked(page, base)


def _of_the_server(document: Document) -> Iterator[Candidate]:
    """Yield what a Link header names as other forms of the page (RFC 8288)."""
    for written in _HEADER_LINK.finditer(document.links[:_LONGEST_HEADER]):
        if not written[1].isprintable():
            continue
        said = {
            name.lower(): quoted or plain
            for name, quoted, plain in _HEADER_PARAMETER.findall(written[2])
        }
        link = html.Element("link", href=written[1])
        for name in ("rel", "type", "title"):
            link.set(name, clean_line(said.get(name, ""), 200))
        # Such an address is relative to the document's, whatever base that names.
        yield from _announced(link, document.url)


def well_known(url: str) -> tuple[str, ...]:
    """List where feeds usually are: beneath a page, then at the root of its site."""
    parts = urlsplit(url)
    root = f"{parts.scheme}://{parts.netloc}/"
    beneath = f"{root}{parts.path.strip('/')}/"
    is_file = "." in parts.path.rpartition("/")[2]
    near = [] if beneath.strip("/") == root.strip("/") or is_file else _WELL_KNOWN[:2]
    guesses = [beneath + name for name in near] + [root + name for name in _WELL_KNOWN]
    return tuple(dict.fromkeys(guesses))


def _tree(document: Document) -> html.HtmlElement | None:
    charset = re.search(r"charset=[\"']?([\w.:-]+)", document.media_type, re.I)
    try:
        parser = html.HTMLParser(
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
            encoding=charset[1] if charset else None,
        )
    except LookupError:
        # A charset that nobody knows.
        parser = html.HTMLParser(no_network=True, huge_tree=False)
    try:
        tree = html.document_fromstring(document.content, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return tree


def _announced(page: html.HtmlElement, base: str) -> Iterator[Candidate]:
    """Yield what ``link`` elements name as other forms of the page or its site."""
    for link in page.iter("link"):
        relations = (link.get("rel") or "").lower().split()
        is_other = "alternate" in relations and "stylesheet" not in relations
        if not (is_other or "feed" in relations or "service.feed" in relations):
            continue
        media_type = (link.get("type") or "").partition(";")[0].strip().lower()
        title = clean_line(link.get("title") or "", 200)
        url = _absolute(link, base)
        if not url or _ARTICLE_ONLY.search(url):
            continue
        is_feed = bool(_FEED_TYPE.fullmatch(media_type)) or "feed" in relations
        if media_type == _JSON_TYPE:
            is_feed = bool(_FEED_WORDS.search(f"{title} {urlsplit(url).path}"))
        if is_feed:
            yield Candidate(url=url, title=title, is_announced=True)


def _linked(page: html.HtmlElement, base: str) -> Iterator[Candidate]:
    """Yield the links of a page that look as if they led to a feed."""
    for link in page.iter("a"):
        url = _absolute(link, base)
        if not url:
            continue
        title = clean_line(link.text_content() or link.get("title") or "", 200)
        if _is_like_a_feed(url, title, (link.get("type") or "").strip().lower()):
            yield Candidate(url=url, title=title, is_announced=False)


def _is_like_a_feed(url: str, title: str, media_type: str) -> bool:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if _ELSEWHERE.search(host) or _ARTICLE_ONLY.search(url):
        return False
    if media_type and _FEED_TYPE.fullmatch(media_type):
        return True
    if _FEED_PATH.search(parts.path) or _FEED_QUERY.search(parts.query):
        return True
    is_named = len(title) <= 40 and bool(_FEED_WORDS.search(title))
    return host.startswith(_FEED_HOSTS) or (
        is_named and parts.path.lower().endswith((".xml", ".json", ".php", ".aspx"))
    )


def _absolute(link: html.HtmlElement, base: str) -> str:
    """Take a link's address; ``feed:`` stands before what it is, or for http."""
    href = re.sub(
        r"(?i)^\s*feed:(?://)?(?=https?:)|^\s*feed:(?=//)", "", link.get("href") or ""
    )
    url = clean_url(href, base)
    return url.partition("#")[0] if url.startswith("http") else ""


def _rank(candidate: Candidate, page: str) -> tuple[object, ...]:
    """Order candidates; what this leaves equal stays in the page's order."""
    here, there = urlsplit(page), urlsplit(candidate.url)
    is_about = bool(_COMMENTS.search(candidate.title) or _COMMENTS.search(there.path))
    return (
        not candidate.is_announced,
        is_about,
        _site(here.hostname) != _site(there.hostname),
        -_shared(here.path, there.path),
        there.path.lower().endswith(".json"),
    )


def _site(host: str | None) -> str:
    """Reduce a host to its last two names: enough to tell one's own from another's."""
    return ".".join((host or "").split(".")[-2:])


def _shared(page: str, feed: str) -> int:
    """Say how many leading parts of the page's path a feed's path has, if all of them.

    ``/health/`` itself announces ``/feed/`` and ``/health/feed/``, and the second is
    meant. An article's page announces its comments that way, but those come last.
    """
    own = [part for part in page.split("/") if part]
    its = [part for part in feed.split("/") if part]
    return len(own) if own and its[: len(own)] == own else 0
