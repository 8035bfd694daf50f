"""The care of a library: it is copied, looked over, mended, and made to forget."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from reader.config.passwords import drop_password
from reader.config.paths import Paths
from reader.config.settings import Settings, parse_settings
from reader.config.subscriptions import parse_following
from reader.errors import EntryNotFoundError, StoreError
from reader.library.album import let_go
from reader.library.catalogue import FORGOTTEN
from reader.library.finding import find_feed
from reader.model.caring import Finding
from reader.store import backup
from reader.store.access import put_ballast
from reader.store.backup import Backup
from reader.store.forget import (
    Extent,
    Meant,
    entry_meant,
    extent,
    forget,
    forget_in_copies,
    forget_in_journal,
)
from reader.store.marks import has_marks
from reader.store.store import Store

_A_DAY = timedelta(hours=20)
"""After which a copy is due: who reads every morning does not do so to the minute."""

_SMALL = 64 * 2**20
"""Bytes of a library that is copied while somebody waits for the program to end."""

PROBLEM = "care.problem"
"""Under what the store remembers what the next start has to tell."""


class Care:
    """Looks after the library at some paths, whether it can be opened or not.

    Args:
        paths: Where the library is.
        now: The clock.
    """

    def __init__(self, paths: Paths, now: Callable[[], datetime]) -> None:
        self._paths = paths
        self._now = now

    # Copies

    def backups(self) -> list[Backup]:
        """The copies that there are, the newest first."""
        return backup.backups(self._paths.library)

    def backup(self, file: Path | None = None) -> Path:
        """Make a checked copy, in a new file or beside the others; say where it is.

        Raises:
            StoreError: If it cannot be made, or if such a file exists.
        """
        with Store.open(self._existing()) as store:
            if file is None:
                made = backup.back_up(store.connection, kind="library", at=self._now())
                backup.rotate(
                    self._paths.library, daily=self._settings().library.backups
                )
                return made
            if file.exists():
                raise StoreError(str(file), "it exists already, and is left as it is")
            backup.copy(store.connection, file)
            return file

    def restore(self, file: Path) -> Path | None:
        """Make a copy the library; say where the one that it replaces is kept.

        Raises:
            StoreError: If the copy is no good; then everything is as it was.
        """
        return backup.put_back(file, self._paths.library, at=self._now())

    def daily(self, store: Store, *, is_patient: bool) -> None:
        """Make the copy of the day if it is due; what goes wrong is remembered.

        Args:
            store: The library, open.
            is_patient: Whether nobody minds waiting for a big one.
        """
        daily, library = self._settings().library.backups, self._paths.library
        copies = [b for b in self.backups() if b.kind == "library"]
        if daily == 0 or (copies and self._now() - copies[0].at < _A_DAY):
            return
        if not is_patient and (
            library.stat().st_size > _SMALL or not has_marks(store.connection)
        ):
            return
        put_ballast(library)
        problem = ""
        try:
            backup.back_up(store.connection, kind="library", at=self._now())
            backup.rotate(library, daily=daily)
        except StoreError as error:
            problem = f"no backup could be made: {error}"
        if store.recall(PROBLEM) != problem:
            store.remember(PROBLEM, problem)

    # Forgetting

    def meant(self, name: str) -> tuple[Meant, Extent]:
        """What a number of an article, or a feed's address or title, stands for.

        Raises:
            EntryNotFoundError: If no article has that number.
            FeedNotFoundError: If no feed is called that.
        """
        with Store.open(self._existing()) as store:
            if name.isdecimal():
                found = entry_meant(store.connection, int(name))
                if found is None:
                    raise EntryNotFoundError(int(name))
            else:
                url = name if store.knows(name) else find_feed(store.feeds(), name).url
                found = Meant(url, None)
            return found, extent(store.connection, found)

    def forget(self, meant: Meant) -> int:
        """Erase that for good; say how many articles it was. Nothing can undo it.

        With a feed goes its password, where no other feed needs it.

        Raises:
            StoreError: If the library, or its journal, cannot be written to.
            ConfigError: If what feeds.toml said formerly, or passwords.toml, cannot.
        """
        if meant.identities is None:
            # Only who erases a feed needs to edit TOML.
            from reader.config.files import erase_former
            from reader.config.turning import without_feed

            url = meant.feed_url
            erase_former(self._paths.feeds, lambda text: without_feed(text, url))
            drop_password(self._paths.passwords, url, self._followed() - {url})
        with Store.open(self._existing()) as store:
            forgotten = forget(store.connection, meant)
            forget_in_journal(store.connection, meant)
            let_go(self._paths.images, store)
            store.remember(FORGOTTEN, self._now().isoformat())
            return forgotten

    def set_aside(self) -> list[Path]:
        """Damaged libraries that were set aside, which nothing is erased from."""
        return sorted(self._paths.data.glob("damaged-*.db"))

    def forget_in_copies(self, meant: Meant) -> tuple[int, int]:
        """Erase it from the backups: how many were rewritten, how many removed."""
        return forget_in_copies(self._paths.library, meant)

    # Looking over

    def doctor(
        self,
        *,
        fix: bool = False,
        refused: Callable[[Settings], Sequence[str]] = lambda _: (),
    ) -> Iterator[Finding]:
        """Look at everything, and with ``fix`` put right what can be made again.

        What a person made is not touched. A damaged library is set aside, and what can
        be saved of it put in its place.

        Args:
            fix: Mend what can be mended.
            refused: Says what of the settings a front end would not take, a line each.
        """
        from reader.library.doctor import Doctor

        return Doctor(self._paths, self._now, refused).findings(fix=fix)

    def _existing(self) -> Path:
        if not self._paths.library.exists():
            raise StoreError(str(self._paths.library), "there is no library yet")
        return self._paths.library

    def _followed(self) -> set[str]:
        following = parse_following(self._paths.read_feeds())
        return {feed.url for feed in following.subscriptions}

    def _settings(self) -> Settings:
        return parse_settings(self._paths.read_settings())
