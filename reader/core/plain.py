"""A plain item of a well-formed feed to a RawEntry, without feedparser.

Most items of most feeds hold nothing but a dozen well-known elements, each once. Those
are read here, to the very values that feedparser gives (the corpus tests hold both
against each other); None is the answer to all else, which feedparser then reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from reader.core.cut import Child, Item
from reader.core.glean import (
    DATES,
    HINTS,
    Found,
    HardError,
    enclosure,
    is_heard,
    is_whole,
    mended,
    text_of,
)
from reader.core.heal import IDENTIFIER
from reader.core.shape import RawEntry, Text
from reader.model import Enclosure

_KNOWN = {
    "http://purl.org/rss/1.0/": "",
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
}
_PRISM = "http://prismstandard.org/namespaces/"
# Whatever stands in these says nothing that we keep.
_IGNORED_SPACES = (
    "http://purl.org/rss/1.0/modules/slash/",
    "http://wellformedweb.org/CommentAPI/",
    "http://purl.org/syndication/thread/1.0",
    "com-wordpress:feed-additions:1",
    "http://www.w3.org/2007/app",
)
_IGNORED = frozenset({"comments", "media:thumbnail", "dc:language", "dc:rights"})

_ABOUT = "http://www.w3.org/1999/02/22-rdf-syntax-ns# about rdf"
_LANGUAGE = "http://www.w3.org/XML/1998/namespace lang xml"
_REFERENCE = re.compile(r"&([A-Za-z0-9_]+);")
# feedparser takes superfluous slashes out of addresses.
_SLASHES = ":///"

_TYPES = {
    "": "text/plain",
    "text": "text/plain",
    "html": "text/html",
    "text/plain": "text/plain",
    "text/html": "text/html",
}


def read_plain(item: Item) -> RawEntry | None:
    """Read an item; None where that is not plain enough."""
    if item.is_mixed or item.attributes.keys() - {_ABOUT, _LANGUAGE}:
        return None
    found = Found(guid=item.attributes.get(_ABOUT, ""))
    try:
        for child in item.children:
            _take(found, child)
    except HardError:
        return None
    return found.entry()


def _take(found: Found, child: Child) -> None:
    name = _called(child.name, child.prefix)
    if not name:
        return
    child.attributes.pop(_LANGUAGE, None)
    if child.is_nested or (child.names and name != "author"):
        raise HardError
    read = _READERS.get(name)
    if read is None:
        raise HardError
    if name not in _REPEATED:
        once = "summary" if name == "description" else name
        if once in found.seen:
            raise HardError
        found.seen.add(once)
    read(found, child)


@lru_cache(maxsize=256)
def _called(name: str, prefix: str) -> str:
    """A child's name as feedparser has it; empty where it says nothing to us."""
    uri, _, local = name.rpartition(" ")
    if uri in _IGNORED_SPACES:
        return ""
    if uri.startswith(_PRISM) and prefix == "prism":
        return f"prism:{local.lower()}"
    if uri and uri not in _KNOWN:
        raise HardError
    known = f"{_KNOWN.get(uri, '')}{local.lower()}"
    return "" if known in _IGNORED else known


def _value(child: Child) -> str:
    """The text of an element that must have no attributes."""
    if child.attributes:
        raise HardError
    return mended("".join(child.pieces))


def take_title(found: Found, child: Child) -> None:
    """Take what an entry, or a feed, is called."""
    kind = _TYPES.get(child.attributes.get("type", "").lower())
    if kind is None or child.attributes.keys() - {"type"}:
        raise HardError
    value = mended("".join(child.pieces))
    found.title = text_of(value, kind)


def take_link(found: Found, child: Child) -> None:
    """Take an address, whether it stands in the element or in its ``href``."""
    attributes = {name.lower(): value for name, value in child.attributes.items()}
    if not attributes:
        link = _REFERENCE.sub(r"&\1", _value(child).replace("&amp;", "&"))
        found.link = link
        relation = "alternate"
    else:
        link = attributes.get("href", "")
        if (
            not link
            or {"url", "uri"} & attributes.keys()
            or "".join(child.pieces).strip()
        ):
            raise HardError
        relation = attributes.get("rel", "alternate").lower()
        media_type = attributes.get("type", "text/html").lower()
        is_page = media_type in ("text/html", "html", "application/xhtml+xml", "xhtml")
        if relation == "alternate" and is_page:
            found.link = link
    if _SLASHES in link:
        raise HardError
    if not link:
        return
    found.hrefs.append(link)
    if relation == "alternate":
        found.alternates.append(link)
    if relation == "enclosure":
        found.enclosures.append(_enclosed(link, attributes, "length"))


def take_guid(found: Found, child: Child) -> None:
    """Take a guid, or an Atom id; it is the link as well where there is none yet."""
    if child.attributes.keys() - {"isPermaLink"}:
        raise HardError
    value = mended("".join(child.pieces))
    if _SLASHES in value:
        raise HardError
    found.guid = value
    if child.attributes.get("isPermaLink", "true") == "true" and found.link is None:
        found.link = value


def _take_description(found: Found, child: Child) -> None:
    found.summary = Text(value=_value(child))


def _take_encoded(found: Found, child: Child) -> None:
    found.contents.append(Text(value=_value(child)))


def _take_summary(found: Found, child: Child) -> None:
    found.summary = _typed(child)


def _take_content(found: Found, child: Child) -> None:
    found.contents.append(_typed(child))


def _typed(child: Child) -> Text:
    """An Atom text, which is plain unless it says otherwise."""
    kind = _TYPES.get(child.attributes.get("type", "").lower())
    if kind is None or child.attributes.keys() - {"type"}:
        raise HardError
    return text_of(mended("".join(child.pieces)), kind)


def take_author(found: Found, child: Child) -> None:
    """Take a name, without the address that comes with it."""
    text = _value(child)
    if len(child.names) > 1 or (child.names and text):
        raise HardError
    name = mended(child.names[0]) if child.names else text
    if "@" in name or (child.names and not name):
        raise HardError
    found.seen.add("person" if child.names else "byline")
    if {"person", "byline"} <= found.seen:
        raise HardError
    if name:
        found.authors.append(name)


def _take_category(found: Found, child: Child) -> None:
    attributes = child.attributes
    value = mended("".join(child.pieces))
    if attributes.keys() <= {"domain"} and value:
        kept = found.numbers if attributes.get("domain") == IDENTIFIER else found.labels
        if kept is found.numbers or not is_whole(value):
            kept.append(value)
    elif not value and attributes.keys() <= {"term", "scheme", "label"}:
        label = attributes.get("label") or attributes.get("term") or ""
        if not attributes.get("term"):
            raise HardError
        if not is_whole(label):
            found.labels.append(label)
    else:
        raise HardError


def _take_enclosure(found: Found, child: Child) -> None:
    attributes = {name.lower(): value for name, value in child.attributes.items()}
    if {"uri", "href"} & attributes.keys() or not attributes.get("url"):
        raise HardError
    found.hrefs.append(attributes["url"])
    found.enclosures.append(_enclosed(attributes["url"], attributes, "length"))


def _take_media(found: Found, child: Child) -> None:
    attributes = {name.lower(): value for name, value in child.attributes.items()}
    media_type = attributes.get("type", "").lower()
    if is_heard(media_type, attributes.get("medium", "")):
        url = attributes.get("url", "")
        found.media.append(_enclosed(url, attributes, "filesize"))


def _enclosed(url: str, attributes: dict[str, str], length: str) -> Enclosure:
    return enclosure(url, attributes.get("type", ""), attributes.get(length, ""))


def _take_caption(found: Found, child: Child) -> None:
    found.caption = _value(child)


def _take_origin(found: Found, child: Child) -> None:
    found.origin = _value(child)


def _take_source(_found: Found, child: Child) -> None:
    """Leave out the feed that an RSS item was taken from."""
    if child.attributes.keys() - {"url"}:
        raise HardError


def _dating(name: str) -> Callable[[Found, Child], None]:
    def take(found: Found, child: Child) -> None:
        value = _value(child)
        if not value.isascii():
            raise HardError
        found.dates[name] = value

    return take


def _hinting(name: str) -> Callable[[Found, Child], None]:
    def take(found: Found, child: Child) -> None:
        found.hints[name] = _value(child)

    return take


def _ignoring(_found: Found, child: Child) -> None:
    """Leave out what has no meaning for us."""
    _value(child)


_IGNORED_PRISM = (
    "prism:publicationname",
    "prism:issn",
    "prism:eissn",
    "prism:volume",
    "prism:number",
    "prism:startingpage",
    "prism:endingpage",
    "prism:section",
    "prism:copyright",
    "prism:category",
)

_READERS: dict[str, Callable[[Found, Child], None]] = {
    "title": take_title,
    "link": take_link,
    "guid": take_guid,
    "id": take_guid,
    "description": _take_description,
    "content:encoded": _take_encoded,
    "summary": _take_summary,
    "content": _take_content,
    "author": take_author,
    "dc:creator": take_author,
    "category": _take_category,
    "dc:subject": _take_category,
    "enclosure": _take_enclosure,
    "media:content": _take_media,
    "media:caption": _take_caption,
    "feedburner:origlink": _take_origin,
    "source": _take_source,
    "pubdate": _dating("published"),
    "published": _dating("published"),
    "updated": _dating("updated"),
    "dc:date": _dating("updated"),
    **{name: _dating(name) for name in DATES if name.startswith("prism")},
    **{name: _hinting(name) for name in HINTS},
    **dict.fromkeys(_IGNORED_PRISM, _ignoring),
}
_REPEATED = frozenset(
    {
        "author",
        "dc:creator",
        "category",
        "dc:subject",
        "enclosure",
        "media:content",
        "link",
    }
)
