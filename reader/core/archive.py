"""A fetched page to the article in it, or to the reason why there is none."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml.html import HtmlElement

from reader.core.block import blocks, plain
from reader.core.clean import clean_url
from reader.core.convert import convert
from reader.core.decode import decode
from reader.core.describe import describe
from reader.core.extract import extract, parse_page
from reader.core.judge import judge
from reader.model import Document, Page

_PAGES = ("text/html", "application/xhtml+xml", "")
_LOOKS_LIKE_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)", re.I
)
_KINDS = {
    "application/pdf": "a PDF",
    "application/epub+zip": "an e-book",
    "application/json": "data",
    "text/plain": "plain text",
}
_BIG_KINDS = {"image": "an image", "video": "a film", "audio": "a recording"}
_LONGEST_TEXT = 512 * 1024
"""Characters of the article's HTML; the converter reads no more."""
_LONGEST_PAGE_TEXT = 20_000


class Asked(NamedTuple):
    """A page, and what is known already of the article that should be in it."""

    document: Document
    title: str = ""
    teaser: str = ""
    """The HTML that the feed gave."""


def archive(asked: Asked) -> Page:
    """Take the article out of a page, if it is there.

    The HTML it gives has the page's own markup; a page that is a consent wall, asks
    for a login, is about something else or has no more than the feed gives none, and
    says why.
    """
    document = asked.document
    if kind := _other_kind(document):
        return Page(
            link=document.url, reason=f"the link leads to {kind}, not to a page"
        )
    text = decode(document.content, document.media_type)
    tree = parse_page(text)
    if tree is None:
        return Page(link=document.url, reason="the page is empty")
    facts = describe(tree, document.url)
    base = _base(tree, document.url)
    found = extract(text, document.url, facts.told)[:_LONGEST_TEXT]
    for element in list(tree.iter("script", "style")):
        element.drop_tree()
    reason = judge(
        plain(blocks(convert(found, base))),
        title=asked.title,
        teaser=plain(blocks(convert(asked.teaser))) if asked.teaser else "",
        page_title=facts.title,
        page_text=_spaced(tree.text_content()),
        url=document.url,
        is_free=facts.is_free,
    )
    return Page(
        link=base,
        html="" if reason else found,
        reason=reason,
        title=facts.title,
        author=facts.author,
        published=facts.published,
        canonical=facts.link,
        offered=facts.offered,
        identifiers=facts.identifiers,
    )


def _other_kind(document: Document) -> str:
    """Name what a document is that is no page; "" for what may be one."""
    kind = document.media_type.partition(";")[0].strip().lower()
    if document.content.startswith(b"%PDF-"):
        return _KINDS["application/pdf"]
    if kind in _PAGES or _LOOKS_LIKE_HTML.match(document.content):
        return ""
    return _KINDS.get(kind) or _BIG_KINDS.get(kind.partition("/")[0]) or kind


def _base(tree: HtmlElement, url: str) -> str:
    """Say where a page's relative links start: it may name a place of its own."""
    element = tree.find(".//base[@href]")
    return (clean_url(element.get("href"), url) if element is not None else "") or url


def _spaced(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))[
        :_LONGEST_PAGE_TEXT
    ]
