"""A library that was alone gives a server what its feeds no longer list."""

from __future__ import annotations

from typing import NamedTuple

from reader.errors import SyncError
from reader.model import Account
from reader.store.accounts import Accounts
from reader.store.handover import Handover
from reader.store.store import Store
from reader.sync.miniflux import Miniflux
from reader.sync.wire import Server, is_refusal


class Handed(NamedTuple):
    """What became of articles that the server had not."""

    taken: int = 0
    refused: int = 0
    is_possible: bool = True
    """Whether the server takes articles from anywhere but feeds."""


def hand_over(
    server: Server, store: Store, account: Account, *, everything: bool
) -> Handed:
    """Give a server the articles of its feeds that are here alone, one by one.

    Args:
        server: The other side.
        store: Where the articles are.
        account: Whose they are.
        everything: All of them, rather than what is bookmarked.

    Raises:
        SyncError: If the server fails; what it has taken until then is remembered.
    """
    if not isinstance(server, Miniflux):
        return Handed(is_possible=False)
    handover = Handover(store.connection, account)
    taken = refused = 0
    for feed in Accounts(store.connection).feeds(account):
        if feed.is_left:
            continue
        for unmet in handover.unmet(feed.url, everything=everything):
            try:
                number = server.take(feed.remote_id, unmet.item, unmet.guid)
            except SyncError as error:
                if not is_refusal(error):
                    raise
                refused += 1
                continue
            handover.handed(unmet.entry_id, number, unmet.item)
            taken += 1
    return Handed(taken, refused)
