"""``keep_if``: what a feed brings that does not answer it arrives already read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from reader.store import marks
from reader.store.asking.conditions import condition
from reader.store.asking.grammar import read
from reader.store.asking.tree import Asking
from reader.store.connection import Connection
from reader.store.moments import moment

_NEW = """
    SELECT entries.id, keep_if
    FROM entries JOIN feeds ON feeds.id = feed_id
    JOIN texts ON texts.entry_id = entries.id
    WHERE entries.id IN (SELECT value FROM json_each(?))
        AND digest_version = 0 AND sections IS NULL AND is_read = 0
"""


def fault_of(rule: str) -> str:
    """Say what keeps a rule from being understood as it is written; "" if nothing does.

    In a search box a hint is enough. A rule that works unseen must be exactly what was
    meant, or what a person wants to read arrives as if it had been read.
    """
    node, hints = read(rule)
    if not hints and node is None and rule.strip():
        return "there is no word in it"
    return "; ".join(hints)


def new_unread(connection: Connection, entry_ids: Iterable[int]) -> dict[int, str]:
    """The entries that rules may be applied to once they are understood.

    That is those that have never been understood before: what an article is about is
    not known earlier, and what a person marked unread later stays so.

    Returns:
        The rule of each one's feed, "" where that has none.
    """
    rows = connection.rows(_NEW, (json.dumps(list(entry_ids)),))
    return {row["id"]: row["keep_if"] for row in rows}


def apply(connection: Connection, ruled: Mapping[int, str], asking: Asking) -> None:
    """Mark as read what does not answer its feed's rule; that can be undone by name.

    A rule that is not understood sifts nothing until it is mended.
    """
    for rule in sorted({*ruled.values()} - {""}):
        entry_ids = [entry_id for entry_id, own in ruled.items() if own == rule]
        node = read(rule).node
        if node is None or fault_of(rule):
            continue
        wanted = condition(node, asking)
        rows = connection.rows(
            "SELECT id, first_seen FROM entries "
            "WHERE id IN (SELECT value FROM json_each(?)) "
            f"AND NOT coalesce({wanted.sql}, 0)",
            (json.dumps(entry_ids), *wanted.values),
        )
        if rows:
            # Nobody has read it: see told.py.
            at = moment(min(row["first_seen"] for row in rows))
            ids = [row["id"] for row in rows]
            marks.mark_read(connection, ids, True, at, rule=f"keep_if: {rule}")
