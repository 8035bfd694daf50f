"""What an entry is made of, where that comes from neither its feed nor its page."""

from __future__ import annotations

import zlib
from itertools import chain
from sqlite3 import Row
from typing import Any, cast

from reader.model import CleanLine, ParsedEntry
from reader.store.rows import parsed_of
from reader.store.texts import pack, page_blob, page_of, source_blob, unpack


def bare_source(html: str = "") -> bytes:
    """A source for an entry of which nothing but a text is known."""
    title = CleanLine("")
    return source_blob(ParsedEntry(guid="", link="", title=title, html=html))


def is_source(blob: object) -> bool:
    """Whether this is a source that can be read; not so where a page was damaged."""
    try:
        return isinstance(blob, bytes) and bool(check_source(unpack(blob)))
    except (ValueError, zlib.error):
        return False


def check_source(listed: Any) -> bytes:
    """Pack a source that came from elsewhere.

    Raises:
        ValueError: If it is none.
    """
    fields = {"link": "", "title": "", "author": "", "is_guessed": 1, "page": None}
    fields["common_labels"] = "[]"
    try:
        parsed = parsed_of(cast(Row, {**fields, "source": pack(listed)}))
        texts = (
            *(parsed.html, parsed.offered, parsed.guid, *parsed.labels),
            *chain.from_iterable(parsed.identifiers),
            *chain.from_iterable(e[:2] for e in parsed.enclosures),
        )
    except (TypeError, ValueError) as error:
        raise ValueError("its source cannot be read") from error
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("its source cannot be read")
    return source_blob(parsed)


def check_page(listed: Any) -> bytes:
    """Pack what came of a page, where it comes from elsewhere.

    Raises:
        ValueError: If it is none.
    """
    try:
        page = page_of(pack(listed))
        texts = (
            *(page.link, page.html, page.reason, page.title, page.author),
            *(page.canonical, page.offered, *chain.from_iterable(page.identifiers)),
        )
    except (TypeError, ValueError, OverflowError) as error:
        raise ValueError("its page cannot be read") from error
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("its page cannot be read")
    return page_blob(page)
