"""feeds.toml, amended in such a way that every change can be undone.

An action and the file's new text go together: the action is written down first, in a
transaction that ends once the file has been replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeAlias

from reader.config.paths import Paths
from reader.model import Action, Edit, Following
from reader.store.store import Store
from reader.store.undo import keep_edits, name

Change: TypeAlias = Callable[[str], tuple[str, tuple[Edit, ...]]]
"""From what the file says to what it is to say, and what that changes."""


class Amending:
    """Amends feeds.toml, undoes that, and undoes all else that a person did.

    Args:
        store: The library.
        paths: Where feeds.toml is.
        reread: Takes up what feeds.toml says by now.
    """

    def __init__(
        self, store: Store, paths: Paths, reread: Callable[[], Following]
    ) -> None:
        self._store = store
        self._paths = paths
        self._reread = reread

    def amend(self, change: Change, *, at: datetime, rule: str = "") -> int | None:
        """Change the file, as an action; give its number, None if nothing changed.

        Args:
            change: What to do.
            at: Now.
            rule: What does it, where it is not a person.

        Raises:
            ConfigError: If the file cannot be edited; then there is no action either.
        """
        from reader.config.files import edit

        found: list[int] = []
        connection = self._store.connection

        def amended(text: str) -> str:
            new, edits = change(text)
            if edits:
                self._keep_passwords(text, edits)
                label = f"{_label(edits)}{rule and f' ({rule})'}"
                found.append(
                    keep_edits(
                        connection, edits, at=at, label=label, is_automatic=bool(rule)
                    )
                )
            return new

        with connection.writing():
            edit(self._paths.feeds, amended)
        return found[0] if found else None

    def name(self, action_id: int, label: str) -> None:
        """Say better what an action did, once that is known."""
        name(self._store.connection, action_id, label)

    def undo(self, action_id: int | None) -> Action | None:
        """Undo an action, or the newest that a person did; None where there is none.

        Raises:
            ConfigError: If feeds.toml would have to be edited, and cannot be.
        """
        return self._taken_up(self._store.undo(action_id, editor=self._turn))

    def redo(self) -> Action | None:
        """Do again what was undone last; None where nothing was.

        Raises:
            ConfigError: If feeds.toml would have to be edited, and cannot be.
        """
        return self._taken_up(self._store.redo(editor=self._turn))

    def _taken_up(self, action: Action | None) -> Action | None:
        if action and action.is_about_feeds:
            self._reread()
        return action

    def _turn(self, edits: tuple[Edit, ...], is_undone: bool) -> tuple[Edit, ...]:
        # tomlkit takes 30 ms to import, and most of what is undone are marks.
        from reader.config.files import edit
        from reader.config.turning import turn

        turned = edits

        def change(text: str) -> str:
            nonlocal turned
            new, turned = turn(text, edits, is_undone=is_undone)
            self._keep_passwords(text, turned)
            return new

        edit(self._paths.feeds, change)
        return turned

    def _keep_passwords(self, text: str, edits: Sequence[Edit]) -> None:
        """Put passwords that go out of the file with their feeds where they belong."""
        from reader.config.passwords import keep_password
        from reader.config.subscriptions import parse_following

        out = {e.key for e in edits if e.table == "feed" and e.passages}
        for feed in parse_following(text).subscriptions:
            if feed.login and feed.url in out:
                keep_password(self._paths.passwords, feed.url, feed.login)


def _label(edits: Sequence[Edit]) -> str:
    """What was done, such as ``followed 12 feeds, kept the search “Naps”``."""
    told = []
    for table, is_added, verb, one, many in _WORDS:
        keys = [e.key for e in edits if (e.table, e.is_added) == (table, is_added)]
        if len(keys) == 1:
            told.append(f"{verb} {one.format(keys[0])}")
        elif keys:
            told.append(f"{verb} {len(keys):,} {many}")
    return ", ".join(told)


_WORDS = (
    ("feed", True, "followed", "{}", "feeds"),
    ("feed", False, "unfollowed", "{}", "feeds"),
    ("search", True, "kept", "the search “{}”", "searches"),
    ("search", False, "removed", "the search “{}”", "searches"),
    ("watch", True, "watched", "the word “{}”", "words"),
    ("watch", False, "let go of", "the word “{}”", "words"),
)
