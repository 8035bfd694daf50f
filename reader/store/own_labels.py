"""A person's own tags, as labels that a server has of the same articles."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from reader.model import Account
from reader.store.connection import Connection
from reader.store.handmade import put
from reader.store.moments import seconds
from reader.store.outbox import Intent, Outbox

KEY = "label/"
"""What the outbox calls them by, before the tag's name."""

_OWN = """
    SELECT remote_id, tag_choices.name FROM tag_choices
    JOIN remote_item ON item_id = tag_choices.entry_id
    WHERE account_id = ? AND is_wanted = 1 AND gone_at IS NULL
"""


class Tagged(NamedTuple):
    """An article, by its number on the server, and one tag."""

    remote_id: str
    name: str


class OwnLabels:
    """Knows which articles of the server a person has tagged here.

    Every method that writes is one transaction, or joins the one around it.
    """

    def __init__(
        self, connection: Connection, account: Account, outbox: Outbox
    ) -> None:
        self._connection = connection
        self._account = account.id
        self._outbox = outbox

    def here(self) -> frozenset[Tagged]:
        """All that a person tagged, and the server has."""
        rows = self._connection.rows(_OWN, (self._account,))
        return frozenset(Tagged(row["remote_id"], row["name"]) for row in rows)

    def pending(self) -> frozenset[Tagged]:
        """What the server is still to hear of, refused or not."""
        sql = "SELECT remote_id, key FROM outbox WHERE account_id = ? AND key LIKE ?"
        rows = self._connection.rows(sql, (self._account, f"{KEY}%"))
        return frozenset(
            Tagged(row["remote_id"], row["key"].removeprefix(KEY)) for row in rows
        )

    def due(self, at: datetime) -> Mapping[tuple[str, bool], list[Intent]]:
        """What may be told now, by tag, and by whether it is set."""
        found = defaultdict[tuple[str, bool], list[Intent]](list)
        for key in {f"{KEY}{tagged.name}" for tagged in self.pending()}:
            for intent in self._outbox.due(key, at):
                found[key.removeprefix(KEY), intent.is_set].append(intent)
        return found

    def tell(
        self,
        remote_ids: Iterable[str] | None = None,
        *,
        there: Collection[Tagged] = (),
    ) -> None:
        """Have tags told that were made before the server knew these articles.

        Args:
            remote_ids: Which; all of them if it is left out.
            there: What the server has anyway.
        """
        own = self.here()
        if remote_ids is not None:
            wanted = set(remote_ids)
            own = frozenset(tagged for tagged in own if tagged.remote_id in wanted)
        by_name = defaultdict[str, list[str]](list)
        for remote_id, name in sorted(own - self.pending() - frozenset(there)):
            by_name[name].append(remote_id)
        for name, ids in by_name.items():
            self._outbox.tell(f"{KEY}{name}", ids)

    def settle(self, wanted: Mapping[Tagged, bool], *, at: datetime) -> int:
        """Tag articles as they are labelled there; say how many tags that changed.

        What a person has tagged since stays.
        """
        with self._connection.writing():
            pending, own = self.pending(), self.here()
            entries = self._entries({tagged.remote_id for tagged in wanted})
            rows = {
                (entries[tagged.remote_id], tagged.name): (seconds(at), 1, "")
                if is_set
                else None
                for tagged, is_set in wanted.items()
                if tagged.remote_id in entries
                and tagged not in pending
                and (tagged in own) != is_set
            }
            sql = "UPDATE outbox_state SET is_listening = ?"
            self._connection.run(sql, (0,))
            put(self._connection, "tag_choices", rows)
            self._connection.run(sql, (1,))
        return len(rows)

    def _entries(self, remote_ids: Iterable[str]) -> dict[str, int]:
        rows = self._connection.rows(
            "SELECT remote_id, item_id FROM remote_item WHERE account_id = ? "
            "AND item_id IS NOT NULL "
            "AND remote_id IN (SELECT value FROM json_each(?))",
            (self._account, json.dumps(list(remote_ids))),
        )
        return {row["remote_id"]: row["item_id"] for row in rows}
