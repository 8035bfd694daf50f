"""Categories that a feed gives to most of its entries, and that so tell nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from reader.model import ParsedEntry
from reader.store.connection import Connection, bindable

_MOST = 0.6
_ENOUGH = 5
"""Entries of a document; fewer do not show what a feed is like."""


def note_labels(
    connection: Connection, feed_id: int, entries: Sequence[ParsedEntry]
) -> None:
    """Remember which labels stand on more than 60 % of a document's entries."""
    if len(entries) < _ENOUGH:
        return
    times = Counter(label for entry in entries for label in {*entry.labels})
    common = sorted(label for label, n in times.items() if n > _MOST * len(entries))
    listed = bindable(json.dumps(common, ensure_ascii=False))
    connection.run(
        "UPDATE feeds SET common_labels = ? WHERE id = ? AND common_labels <> ?",
        (listed, feed_id, listed),
    )
