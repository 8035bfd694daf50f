"""What makes two entries of a feed the same one, and what makes one a changed one."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from reader.model import ParsedEntry

_SCHEME = re.compile(r"^https?://", re.IGNORECASE)
_TRACKING = re.compile(
    r"(?:(?<=\?)|&)(?:utm_\w+|fbclid|gclid|mc_[ce]id|cmpid|ncid|at_\w+|fc|ff"
    r"|cmp|ito|smid|xtor|ocid|ns_\w+)=[^&#]*",
    re.IGNORECASE,
)
_BYTES = 16


def identities(entries: Sequence[ParsedEntry]) -> list[bytes]:
    """What each entry of one document is known by within its feed.

    That is its guid, but for guids that are empty or that the document gives to more
    than one entry: those entries are told apart by link and title as well. A feed that
    moves from http to https changes nothing.
    """
    guids = [_without_scheme(entry.guid) for entry in entries]
    times = Counter(guids)
    return [
        _digest("guid", guid)
        if guid and times[guid] == 1
        else _digest("all", guid, _without_scheme(entry.link), entry.title)
        for guid, entry in zip(guids, entries, strict=True)
    ]


def alias(feed_id: int, entry: ParsedEntry) -> bytes | None:
    """What an entry is recognised by when its publisher gives it another guid.

    None without a date or a link: a feed whose entries all lead to one page under one
    title would otherwise lose each of them to the next. Those may still be recognised
    by what they say.
    """
    return alias_of(feed_id, entry.link, entry.title, entry.published)


def alias_of(
    feed_id: int, link: str, title: str, published: datetime | None
) -> bytes | None:
    """The same of an entry of which only this is known."""
    if published is None or not link:
        return None
    date = published.replace(microsecond=0).isoformat()
    return _digest(str(feed_id), plain_address(link), title, date)


def content_hash(entry: ParsedEntry) -> bytes:
    """A fingerprint of all that is kept of an entry but its date."""
    enclosed = (enclosure.url for enclosure in entry.enclosures)
    identified = (value for _, value in entry.identifiers)
    return _digest(
        *(entry.title, entry.html, entry.offered, entry.author, entry.link),
        *("labels", *entry.labels, "enclosed", *enclosed, "numbers", *identified),
    )


def plain_address(link: str) -> str:
    """An address without what changes while the page stays: scheme, tracking, slash."""
    plain = _TRACKING.sub("", _without_scheme(link).partition("#")[0])
    return plain.rstrip("?&/")


def _without_scheme(address: str) -> str:
    return _SCHEME.sub("", address.strip())


def _digest(*parts: str) -> bytes:
    """SHA-256, cut to 128 bits: enough within one feed, and kept for every entry."""
    joined = "\0".join(part.replace("\0", "") for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "ignore")).digest()[:_BYTES]
