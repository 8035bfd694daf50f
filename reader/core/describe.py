"""The head of a page to what it says of its article: title, author, date, numbers.

Publishers write this for search engines, for social networks and for reference
managers: JSON-LD (schema.org), Open Graph, Dublin Core, Highwire's ``citation_*``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from lxml.html import HtmlElement

from reader.core.chunk import spoken
from reader.core.clean import clean_line, clean_text, clean_url
from reader.core.dates import read_date
from reader.core.identify import identify
from reader.core.shape import Text, title_line
from reader.model import CleanLine, CleanText

_ARTICLE = re.compile(r"Article|BlogPosting|Report|MedicalWebPage|WebPage|NewsItem")
_MOST_SCRIPTS = 20
_LONGEST_SCRIPT = 2**20
_DEEPEST = 8


def _listed(names: str) -> tuple[str, ...]:
    return tuple(names.split())


_TITLES = _listed("citation_title og:title dc.title twitter:title parsely-title")
_AUTHORS = _listed(
    """
    citation_author author dc.creator parsely-author sailthru.author byl article:author
    og:article:author dc.contributor
    """
)
_DATES = _listed(
    """
    article:published_time citation_publication_date citation_online_date citation_date
    dc.date dc.date.issued prism.publicationdate parsely-pub-date datepublished
    sailthru.date pubdate publish-date date
    """
)
_NUMBERS = _listed(
    """
    citation_doi dc.identifier prism.doi bepress_citation_doi dc.identifier.doi doi
    citation_pmid citation_pmcid
    """
)
_DESCRIPTIONS = _listed("og:description description twitter:description")
_MOST_AUTHORS = 20
_SITE = re.compile(r"\s+(?:[|–—·•»-]|::)\s+")
_TAG = re.compile(r"<[^<>]*>")
_BREAK = re.compile(r"</?(?:p|br|div|li|h\d)\b[^<>]*>", re.I)
_NO_NAME = re.compile(r"https?:|www\.|^\W*$|^admin$", re.I)


class Facts(NamedTuple):
    """What a page says of its article; what it does not say is empty."""

    title: CleanLine
    author: CleanLine
    published: datetime | None
    link: str
    """The address that the page calls its own."""
    offered: CleanText
    """Its description, as search engines show it."""
    identifiers: tuple[tuple[str, str], ...]
    told: str
    """The article's plain text, where the page gives that to search engines."""
    is_free: bool
    """False where the page says that it shows but a part to who has not paid."""


def describe(tree: HtmlElement, url: str) -> Facts:
    """Read what a page says of its article.

    Args:
        tree: The page, whole.
        url: Where it came from.
    """
    named = _named(tree)
    linked = _linked(tree)
    link = _own_link(tree, named, url)
    numbers = [_number(name, text) for name in _NUMBERS for text in named.get(name, ())]
    told = _text(linked.get("articleBody"))
    return Facts(
        title=_title(tree, named, linked),
        author=_author(tree, named, linked),
        published=_published(tree, named, linked),
        link=link,
        offered=clean_text(_first(named, _DESCRIPTIONS)),
        identifiers=identify(*numbers, _text(linked.get("sameAs")), link, url),
        told=told,
        is_free=str(linked.get("isAccessibleForFree", "true")).lower() != "false",
    )


def _named(tree: HtmlElement) -> dict[str, list[str]]:
    """Gather the page's ``meta`` elements by their names in lower case."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop") or ""
        content = (meta.get("content") or "").strip()
        if name and content:
            key = name.strip().lower().replace("dcterms.", "dc.").replace("dc:", "dc.")
            found.setdefault(key, []).append(content[:4000])
    return found


def _linked(tree: HtmlElement) -> Mapping[str, Any]:
    """Find the article in the page's JSON-LD: the node that says most."""
    nodes: list[Mapping[str, Any]] = []
    scripts = [s for s in tree.iter("script") if _is_linked(s)][:_MOST_SCRIPTS]
    for script in scripts:
        text = (script.text or "").strip().strip(";")
        if not text or len(text) > _LONGEST_SCRIPT:
            continue
        try:
            nodes += _nodes(json.loads(text, strict=False))
        except (ValueError, RecursionError):
            continue
    articles = [node for node in nodes if _ARTICLE.search(_text(node.get("@type")))]
    return max(articles, key=lambda node: (len(_body(node)), len(node)), default={})


def _is_linked(script: HtmlElement) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _nodes(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, Mapping):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _nodes(value.get(key), depth + 1)
    elif isinstance(value, list):
        for each in value[:50]:
            yield from _nodes(each, depth + 1)


def _body(node: Mapping[str, Any]) -> str:
    body = node.get("articleBody")
    return body if isinstance(body, str) else ""


def _text(value: Any) -> str:
    """Write what JSON-LD has as plain text, whichever of its forms it took."""
    if isinstance(value, str):
        text = _TAG.sub("", _BREAK.sub("\n", value)) if "<" in value else value
        return text.strip()
    if isinstance(value, Mapping):
        return _text(value.get("name") or value.get("@value") or value.get("@id"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value[:_MOST_AUTHORS])))
    return ""


def _title(
    tree: HtmlElement, named: Mapping[str, list[str]], linked: Mapping[str, Any]
) -> CleanLine:
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    element = tree.find(".//title")
    whole = " ".join((element.text_content() if element is not None else "").split())
    # The site's own name stands behind the article's, or before it.
    found = next((h for h in headings if h and h.casefold() in whole.casefold()), "")
    parts = max(_SITE.split(whole), key=len)
    said = title_line(Text(value=_text(linked.get("headline")), is_plain=True))
    other = _first(named, _TITLES)
    if found and not _agree(said, whole):
        # Wikipedia's says in three words what the article's subject is.
        said = CleanLine("")
    return title_line(Text(value=said or other or found or parts, is_plain=True))


def _agree(one: str, other: str) -> bool:
    """Tell whether half the words of one title stand in the other."""
    words = set(spoken(one).split())
    return 2 * len(words & set(spoken(other).split())) >= len(words)


def _author(
    tree: HtmlElement, named: Mapping[str, list[str]], linked: Mapping[str, Any]
) -> CleanLine:
    said = _text(linked.get("author"))
    if said and not _NO_NAME.search(said):
        return clean_line(said)
    for name in _AUTHORS:
        people = [p for p in named.get(name, ()) if not _NO_NAME.search(p)]
        if people:
            return clean_line(", ".join(dict.fromkeys(people[:_MOST_AUTHORS])))
    for element in tree.iter("a", "span"):
        if element.get("rel") == "author" or element.get("itemprop") == "author":
            return clean_line(element.text_content())
    return clean_line("")


def _published(
    tree: HtmlElement, named: Mapping[str, list[str]], linked: Mapping[str, Any]
) -> datetime | None:
    said = [_text(linked.get("datePublished"))]
    said += [text for name in _DATES for text in named.get(name, ())]
    said += [t.get("datetime") or "" for t in tree.iter("time") if _is_date(t)]
    return next((date for text in said if text and (date := read_date(text))), None)


def _is_date(element: HtmlElement) -> bool:
    names = (element.get("itemprop"), element.get("class"))
    return "pubdate" in element.attrib or any(
        name and re.search(r"publish|entry-date", name, re.I) for name in names
    )


def _own_link(tree: HtmlElement, named: Mapping[str, list[str]], url: str) -> str:
    for element in tree.iter("link"):
        is_own = (element.get("rel") or "").lower() == "canonical"
        if is_own and (link := clean_url(element.get("href") or "", url)):
            return link
    return clean_url(_first(named, ("og:url",)), url)


def _number(name: str, text: str) -> str:
    """Word a number so that it is recognised for what its name says it is."""
    return f"PMID: {text}" if name == "citation_pmid" else text


def _first(named: Mapping[str, list[str]], names: Iterable[str]) -> str:
    return next((named[name][0] for name in names if name in named), "")
