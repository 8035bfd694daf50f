"""The items of a feed to short fingerprints, by which they are known the next time.

Three of eight bytes each: of the item as it stands in the document, of its guid, and of
its link. The last two tell whether a new item may be given a guid of its own without
looking at those that are known.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import blake2b

from reader.model import ParsedEntry

PARSE_VERSION = b"1"
"""To be raised whenever the same bytes are to give another entry than before."""

_SIZE = 8
_NOTHING = bytes(_SIZE)
_CHANGING = re.compile(r"^https?://|[?&]utm_\w+=[^&#]*|#.*", re.I)
"""What may change in an address while the page is the same."""


def fingerprints(items: Iterable[bytes], *context: bytes) -> list[bytes]:
    """A fingerprint of each item.

    Args:
        items: Their bytes.
        context: What else has a say in what they mean: where the document came from,
            and which namespaces it has.
    """
    start = blake2b(PARSE_VERSION, digest_size=_SIZE)
    for part in context:
        start.update(b"\0" + part)
    return [_continued(start, item) for item in items]


def recall(known: bytes, prints: Sequence[bytes]) -> dict[bytes, bytes]:
    """Those of an earlier ``remember`` that are there again, by their fingerprints."""
    size = 3 * _SIZE
    records = (known[at : at + size] for at in range(0, len(known), size))
    wanted = set(prints)
    return {r[:_SIZE]: r[_SIZE:] for r in records if r[:_SIZE] in wanted}


def name(entry: ParsedEntry) -> bytes:
    """What is kept of an entry beside its fingerprint: its guid and its link."""
    return _digest(entry.guid) + _digest(_CHANGING.sub("", entry.link))


def remember(records: Mapping[bytes, bytes]) -> bytes:
    """Fingerprints and names as one value, for the next ``recall``."""
    return b"".join(found + name for found, name in records.items())


def clash(entries: Iterable[ParsedEntry], known: Collection[bytes]) -> bool:
    """Whether an entry cannot be told from those that are known without reading them.

    That is so where it shares a guid with one of them, or a link: it is another article
    then only because the first is still there.

    Args:
        entries: New ones, with the guids that their items give them, if they do.
        known: The names of the others in the document.
    """
    taken = {part for name in known for part in (name[:_SIZE], name[_SIZE:])}
    taken.discard(_NOTHING)
    names = (name(entry) for entry in entries) if known else ()
    return any(name[:_SIZE] in taken or name[_SIZE:] in taken for name in names)


def _continued(start: blake2b, item: bytes) -> bytes:
    digest = start.copy()
    digest.update(b"\0" + item)
    return digest.digest()


def _digest(text: str) -> bytes:
    if not text:
        return _NOTHING
    written = text.encode("utf-8", "ignore")
    return blake2b(written, digest_size=_SIZE).digest()
