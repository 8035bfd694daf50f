"""Entries as the file keeps them: what takes time to make of their texts is made.

It is done by whoever parsed them, in a process of its own: the one that stores them has
the lock meanwhile, and need not even be handed the texts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from reader.model import ParsedEntry
from reader.store.identity import content_hash
from reader.store.texts import source_blob


class Packed(NamedTuple):
    """An entry on its way into the file."""

    entry: ParsedEntry
    """Without its texts, which are packed in ``source``."""
    source: bytes
    content_hash: bytes
    has_text: bool


def packed(entries: Iterable[ParsedEntry]) -> list[Packed]:
    """Pack entries, in their order."""
    return [
        Packed(
            replace(entry, html="", offered=""),
            source_blob(entry),
            content_hash(entry),
            bool(entry.html or entry.offered),
        )
        for entry in entries
    ]
