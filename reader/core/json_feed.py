"""JSON Feed, versions 1 and 1.1, to a ParsedFeed (https://www.jsonfeed.org)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from reader.core.dates import read_date
from reader.core.recall import clash, fingerprints, name, recall, remember
from reader.core.shape import (
    RawEntry,
    Text,
    absolute,
    count,
    gather,
    newest,
    shape,
    title_line,
)
from reader.errors import ParseError
from reader.model import Enclosure, ParsedFeed

_VERSION = "jsonfeed.org/version/1"


def parse_json(url: str, content: bytes, known: bytes = b"") -> ParsedFeed:
    """Read a JSON Feed; members of a wrong type are as good as missing.

    Args:
        url: Where it came from.
        content: The document in UTF-8.
        known: The ``items`` of the feed as it was parsed before.

    Raises:
        ParseError: If the document is no JSON, or JSON of another kind.
    """
    feed = _load(url, content)
    if not isinstance(feed, dict) or _VERSION not in _string(feed, "version"):
        raise ParseError(url, "JSON, but not a JSON Feed")
    link = absolute(_string(feed, "home_page_url"), url)
    title = title_line(Text(value=_string(feed, "title"), is_plain=True))
    listed = list(_objects(feed, "items"))
    items = newest(listed, _date)
    omitted = len(listed) - len(items)
    written = (json.dumps(item).encode() for item in items)
    prints = fingerprints(written, url.encode(), link.encode())
    recalled = recall(b"" if omitted else known, prints)
    fresh = dict(zip(reversed(prints), reversed(items), strict=True))
    wanted = [found for found in dict.fromkeys(prints) if found not in recalled]
    entries = [shape(_entry(fresh[found]), link or url) for found in wanted]
    if clash(entries, recalled.values()):
        return parse_json(url, content)
    names = map(name, entries)
    return replace(
        gather(title, link, entries),
        omitted=omitted,
        skipped=len(recalled),
        items=remember(recalled | dict(zip(wanted, names, strict=True))),
    )


def _load(url: str, content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        raise ParseError(url, "JSON that is broken or cut short") from None


def _entry(item: dict[str, Any]) -> RawEntry:
    html, plain = _string(item, "content_html"), _string(item, "content_text")
    authors = [*_objects(item, "authors"), _object(item, "author")]
    tags = item.get("tags")
    return RawEntry(
        guid=_string(item, "id"),
        link=_string(item, "url") or _string(item, "external_url"),
        title=Text(value=_string(item, "title"), is_plain=True),
        texts=(
            Text(value=_string(item, "summary"), is_plain=True),
            Text(value=html) if html else Text(value=plain, is_plain=True),
        ),
        published=_date(item),
        authors=[_string(author, "name") for author in authors],
        labels=[tag for tag in tags if isinstance(tag, str)]
        if isinstance(tags, list)
        else (),
        hints=(_string(item, "external_url"),),
        enclosures=[
            Enclosure(
                _string(file, "url"),
                _string(file, "mime_type"),
                count(_string(file, "size_in_bytes")),
            )
            for file in _objects(item, "attachments")
        ],
    )


def _date(item: dict[str, Any]) -> datetime | None:
    dates = (_string(item, name) for name in ("date_published", "date_modified"))
    return next(filter(None, map(read_date, dates)), None)


def _string(members: dict[str, Any], name: str) -> str:
    """Take a string; a number will do, since ids are numbers in many feeds."""
    value = members.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""


def _object(members: dict[str, Any], name: str) -> dict[str, Any]:
    value = members.get(name)
    return value if isinstance(value, dict) else {}


def _objects(members: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    value = members.get(name)
    return (
        (each for each in value if isinstance(each, dict))
        if isinstance(value, list)
        else iter(())
    )
