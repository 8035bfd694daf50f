"""A copy of what somebody has read arrives already read: it has nothing new to say."""

from __future__ import annotations

import json
from collections.abc import Iterable

from reader.store import marks
from reader.store.answers import NEARLY_ALL
from reader.store.connection import Connection
from reader.store.moments import moment

_RULE = "a copy of it had been read"

# What a rule marks is read from the moment in which it was first seen; what was read
# later than that was read by somebody. So a copy that a rule has let pass hides no
# other, and neither does one that was marked here.
_TOLD = """
    SELECT id, first_seen FROM entries
    WHERE id IN (SELECT value FROM json_each(?)) AND is_read = 0 AND is_bookmarked = 0
        AND NOT EXISTS (SELECT 1 FROM notes WHERE entry_id = entries.id)
        AND NOT EXISTS (SELECT 1 FROM tag_choices WHERE entry_id = entries.id)
        AND EXISTS (
            SELECT 1 FROM shared
            JOIN entries AS other ON other.id = shared.other_id
            JOIN reads ON reads.entry_id = other.id
            WHERE shared.entry_id = entries.id AND shared.is_copy = 1 AND share >= ?
                AND other.copy_group = entries.copy_group
                AND reads.at > other.first_seen
        )
"""


def read_told(connection: Connection, entry_ids: Iterable[int]) -> int:
    """Mark new entries as read that say no more than a copy that somebody has read.

    What a person has made anything of stays as it is. It is no action of theirs, but
    one that is kept and can be undone by its number.

    Args:
        connection: The library.
        entry_ids: Those that have just been understood for the first time.

    Returns:
        How many that were.
    """
    rows = connection.rows(_TOLD, (json.dumps(list(entry_ids)), NEARLY_ALL))
    if not rows:
        return 0
    at = moment(min(row["first_seen"] for row in rows))
    ids = [row["id"] for row in rows]
    return marks.mark_read(connection, ids, True, at, rule=_RULE)
