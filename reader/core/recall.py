"""The items of a feed to short fingerprints, by which they are known the next time.

Three of eight bytes each: of the item as it stands in the document, of its guid, and of
its link. The last two tell whether a new item may be given a guid of its own without
looking at those that are known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import blake2b

from reader.model import ParsedEntry

PARSE_VERSION = b"1"
"""To be raised whenever the same bytes are to give another entry than before."""

_SIZE = 8
_NOTHING = bytes(_SIZE)


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
    return _digest(entry.guid) + _digest(entry.link)


def remember(records: Mapping[bytes, bytes]) -> bytes:
    """Fingerprints and names as one value, for the next ``recall``."""
    return b"".join(found + name for found, name in records.items())


def clash(entries: Iterable[ParsedEntry], known: Collection[bytes]) -> bool:
    """Whether an entry's guid may not be its own among those that are known.

    Args:
        entries: New ones, with the guids that their items give them, if they do.
        known: The names of the others in the document.
    """
    guids = {name[:_SIZE] for name in known}
    taken = guids | {name[_SIZE:] for name in known}
    for entry in entries:
        if entry.guid:
            is_shared = _digest(entry.guid) in guids
        else:
            is_shared = not entry.link or _digest(entry.link) in taken
        if is_shared and known:
            return True
    return False


def _continued(start: blake2b, item: bytes) -> bytes:
    digest = start.copy()
    digest.update(b"\0" + item)
    return digest.digest()


def _digest(text: str) -> bytes:
    if not text:
        return _NOTHING
    written = text.encode("utf-8", "ignore")
    return blake2b(written, digest_size=_SIZE).digest()
