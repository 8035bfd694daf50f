"""Categories that a feed gives to most of its entries, and that so tell nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from reader.store.connection import Connection, bindable

_MOST = 0.6
_ENOUGH = 5
"""Entries of a document; fewer do not show what a feed is like."""


def note_labels(
    connection: Connection, feed_id: int, labels: Sequence[Iterable[str]]
) -> None:
    """Remember which labels stand on more than 60 % of a document's entries.

    Args:
        connection: To the library.
        feed_id: The feed.
        labels: Those of each entry.
    """
    if len(labels) < _ENOUGH:
        return
    times = Counter(label for each in labels for label in {*each})
    common = sorted(label for label, n in times.items() if n > _MOST * len(labels))
    listed = bindable(json.dumps(common, ensure_ascii=False))
    connection.run(
        "UPDATE feeds SET common_labels = ? WHERE id = ? AND common_labels <> ?",
        (listed, feed_id, listed),
    )
