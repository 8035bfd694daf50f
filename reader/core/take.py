"""A document to what feedparser makes of it: RSS, RDF and Atom alike.

It is the parser of record; its sanitising and its resolving of links are switched off
(four fifths of its time), since our own cleaning does both. What it gives is never
trusted to be of the type it should be: any element of a feed can overwrite any field.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

import feedparser

from reader.core.dates import read_date, read_parts
from reader.core.glean import enclosure, is_heard, is_whole
from reader.core.heal import IDENTIFIER, has_base, is_marked, is_strange
from reader.core.shape import RawEntry, RawFeed, Text, absolute
from reader.errors import ParseError
from reader.model import Document, Enclosure

# Told where a document comes from, feedparser joins guids to that address unless they
# say that they are no links, and few do: a feed that moves would have all its entries
# anew. So it is not told, which also saves it a third of its time. Only where a feed
# says xml:base must it start from somewhere, or the base of one entry becomes that of
# the next: it gets an address that cannot exist (RFC 2606), and we undo the joining.
_NOWHERE = "https://nowhere.invalid/"
_HERE = f"{_NOWHERE}-/"

_DATES = ("published", "updated", "created")
_OTHER_DATES = ("prism_publicationdate", "prism_coverdate", "dc_date")
_HINTS = ("dc_identifier", "prism_doi", "prism_url", "dc_source", "feedburner_origlink")

# "jo@news.example (Jo)", of which feedparser cuts out the address, but only as far as a
# top-level domain of four letters goes.
_HALF_ADDRESS = re.compile(r"^\S+ \((?=[^()]+$)")
_HTML_TYPES = ("text/html", "application/xhtml+xml")


def take(document: Document, content: bytes) -> RawFeed:
    """Have feedparser read a feed.

    Args:
        document: As it was fetched.
        content: What it says, healed; may be a part of it.

    Raises:
        ParseError: If it is not a feed, or is too broken to be read.
    """
    result = _feedparser(document, content)
    feed = _members(result.feed)
    link = absolute(_relative(_string(feed, "link")), document.url)
    is_rss = _string(result, "version").startswith("rss")
    base = link if link and is_rss else document.url
    # RFC 4287, 4.1.1: an Atom entry without an author has the feed's.
    authors = [] if is_rss else _names(feed)
    entries = [_entry(_members(item), base) for item in result.entries]
    return RawFeed(
        title=_titled(feed), link=link, base=base, authors=authors, entries=entries
    )


def _feedparser(document: Document, content: bytes) -> Any:
    headers = {"content-type": document.media_type}
    if has_base(content):
        headers["content-location"] = _HERE
    is_misleading = is_marked(document.content) or is_strange(document.media_type)
    if is_misleading or not document.media_type:
        # Without any type it would take every feed for Latin-1.
        headers["content-type"] = "application/xml"
    try:
        result = feedparser.parse(
            io.BytesIO(content),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:
        # Whatever hostile bytes provoke in there, they are one feed's fault.
        raise ParseError(document.url, "too broken to be read") from error
    if not result.get("version") and not result.entries:
        raise ParseError(document.url, "XML, but not a feed")
    return result


def _entry(item: dict[str, Any], base: str) -> RawEntry:
    guid = _relative(_string(item, "id"))
    return RawEntry(
        guid=guid,
        link=_link(item),
        title=_titled(item),
        texts=list(_texts(item, base)),
        published=_published(item),
        authors=_names(item),
        labels=list(_labels(item)),
        hints=[
            *_numbers(item),
            *(_string(item, name) for name in _HINTS),
            *_hrefs(item)[:10],
        ],
        enclosures=list(_enclosures(item)),
    )


def _link(item: dict[str, Any]) -> str:
    """Pick the address of an entry's page.

    A guid counts as one only if it is a whole address: RSS calls every guid a link that
    does not deny it, and most that are none do not.
    """
    guid, link = _string(item, "id"), _string(item, "link")
    if link == guid and not is_whole(_relative(link)):
        link = ""
    found = (
        _string(item, "feedburner_origlink"),
        link,
        *_hrefs(item, "alternate"),
        guid if is_whole(_relative(guid)) else "",
        *_hrefs(item, "enclosure"),
    )
    return _relative(next((url for url in found if url), ""))


def _titled(members: dict[str, Any]) -> Text:
    detail = _member(members, "title_detail")
    is_plain = _string(detail, "type") not in _HTML_TYPES
    return Text(value=_string(members, "title"), is_plain=is_plain)


def _texts(item: dict[str, Any], base: str) -> Iterator[Text]:
    """Take the texts of an entry, the description first; a caption for want of any."""
    summary, detail = _string(item, "summary"), _member(item, "summary_detail")
    contents = [_members(content) for content in _list(item, "content")]
    if summary:
        yield _text({**detail, "value": summary}, base)
    for content in contents:
        if _string(content, "type").startswith("text/") or _is_html(content):
            yield _text(content, base)
    if not summary and not contents:
        yield Text(value=_string(item, "media_caption"), is_plain=True)


def _text(content: dict[str, Any], base: str) -> Text:
    own = _string(content, "base")
    return Text(
        value=_string(content, "value"),
        is_plain=_string(content, "type") == "text/plain",
        base=urljoin(base, _relative(own)) if own not in ("", _HERE) else "",
    )


def _is_html(content: dict[str, Any]) -> bool:
    return _string(content, "type") in _HTML_TYPES


def _published(item: dict[str, Any]) -> datetime | None:
    """Find the first date that can be read.

    feedparser's own reading is asked only about other scripts: of dates that it does
    not know it makes something up (2020/1/10 becomes the first of November).
    """
    for name in _DATES:
        text = _string(item, name)
        if found := read_date(text):
            return found
        if not text.isascii() and (
            found := read_parts(dict.get(item, f"{name}_parsed"))
        ):
            return found
    dates = (read_date(_string(item, name)) for name in _OTHER_DATES)
    return next((date for date in dates if date), None)


def _names(members: dict[str, Any]) -> list[str]:
    authors = (_members(author) for author in _list(members, "authors"))
    names = (_string(author, "name") for author in authors)
    return [_HALF_ADDRESS.sub("", name) for name in names if name]


def _labels(item: dict[str, Any]) -> Iterator[str]:
    """Take the publisher's categories; an address is one for machines."""
    for tag in map(_members, _list(item, "tags")):
        if _string(tag, "scheme") == IDENTIFIER:
            continue
        label = _string(tag, "label") or _string(tag, "term")
        if not is_whole(label):
            yield label


def _numbers(item: dict[str, Any]) -> Iterator[str]:
    """Take the identifiers, which `heal` has turned into categories."""
    for tag in map(_members, _list(item, "tags")):
        if _string(tag, "scheme") == IDENTIFIER:
            yield _string(tag, "term")


def _enclosures(item: dict[str, Any]) -> Iterator[Enclosure]:
    """Take the files that come with an entry; pictures are no files of their own."""
    for link in map(_members, _list(item, "links")):
        if _string(link, "rel") == "enclosure":
            yield _enclosure(_string(link, "href"), link, "length")
    for content in map(_members, _list(item, "media_content")):
        if is_heard(_string(content, "type"), _string(content, "medium")):
            yield _enclosure(_string(content, "url"), content, "filesize")


def _enclosure(url: str, members: dict[str, Any], length: str) -> Enclosure:
    return enclosure(_relative(url), _string(members, "type"), _string(members, length))


def _hrefs(item: dict[str, Any], relation: str = "") -> list[str]:
    links = (_members(link) for link in _list(item, "links"))
    return [
        href
        for link in links
        if (href := _string(link, "href"))
        and (not relation or _string(link, "rel") == relation)
    ]


def _relative(url: str) -> str:
    """Undo the joining of a relative address to the one that does not exist."""
    if url.startswith(_HERE):
        return url.removeprefix(_HERE)
    return f"/{url.removeprefix(_NOWHERE)}" if url.startswith(_NOWHERE) else url


# feedparser's dictionaries answer to other names than their own and warn as they do so;
# these four ask them for what is really there, and of the right type.


def _members(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _member(members: dict[str, Any], name: str) -> dict[str, Any]:
    return _members(dict.get(members, name))


def _string(members: dict[str, Any], name: str) -> str:
    value = dict.get(members, name)
    return value if isinstance(value, str) else ""


def _list(members: dict[str, Any], name: str) -> list[Any]:
    value = dict.get(members, name)
    return value if isinstance(value, list) else []
