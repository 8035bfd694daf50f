"""Saved searches, once they are there: renamed, and removed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from reader.config.editing import appended
from reader.config.subscriptions import parse_following
from reader.config.turning import turn
from reader.library.amending import Amending
from reader.model import Edit


class Saving:
    """Changes the searches of feeds.toml; each change can be undone.

    Args:
        amending: What changes the file.
        reread: Takes up what it says by then.
        now: The clock.
    """

    def __init__(
        self,
        amending: Amending,
        reread: Callable[[], object],
        now: Callable[[], datetime],
    ) -> None:
        self._amending = amending
        self._reread = reread
        self._now = now

    def remove(self, name: str) -> None:
        """Remove a search; one that is not there stays so.

        Raises:
            ConfigError: If feeds.toml cannot be edited.
        """
        gone = (Edit("search", name, is_added=False),)
        self._amending.amend(
            lambda text: turn(text, gone, is_undone=False), at=self._now()
        )
        self._reread()

    def rename(self, name: str, new: str) -> None:
        """Call a search otherwise; it comes to stand behind the others.

        Raises:
            ConfigError: If feeds.toml cannot be edited.
        """

        def change(text: str) -> tuple[str, tuple[Edit, ...]]:
            known = {s.name: s.query for s in parse_following(text).searches}
            if name not in known or new in known:
                return text, ()
            old = (Edit("search", name, is_added=False),)
            text, gone = turn(text, old, is_undone=False)
            text = appended(text, "search", [{"name": new, "query": known[name]}])
            return text, (*gone, Edit("search", new, is_added=True))

        action_id = self._amending.amend(change, at=self._now())
        if action_id is not None:
            said = f"called the search “{name}” “{new}”"
            self._amending.name(action_id, said)
        self._reread()
