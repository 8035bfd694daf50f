"""A library's rooms: rare subjects, each with a class of its own, made when asked for.

What they need stands here too: the files, the settings, and what feeds.toml says.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from reader.config.paths import Paths
from reader.config.settings import Settings
from reader.library.amending import Amending
from reader.library.catalogue import utc_now
from reader.library.marking import Marking
from reader.library.refreshing import Refreshing
from reader.model import Following
from reader.store.store import Store

if TYPE_CHECKING:
    from reader.library.archiving import Archiving
    from reader.library.care import Care
    from reader.library.following import Subscribing
    from reader.library.picturing import Picturing
    from reader.library.porting import Porting
    from reader.library.saving import Saving
    from reader.library.syncing import Syncing


class Rooms(Marking):
    """What is asked and marked, and the ways to everything else.

    Args:
        store: Where everything is kept.
        paths: The person's files.
        following: What feeds.toml says.
        settings: What settings.toml says.
        now: The clock.
    """

    def __init__(
        self,
        store: Store,
        *,
        paths: Paths,
        following: Following,
        settings: Settings,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__(store, following, now)
        self._notices: tuple[str, ...] = ()
        self.paths = paths
        self.settings = settings
        self._refreshing = Refreshing(store, following, settings, now)
        self._amending = Amending(store, paths, self._take_up)

    @cached_property
    def porting(self) -> Porting:
        """Exports, and the import of what was exported."""
        from reader.library.porting import Porting

        return Porting(self._store, self.following)

    @cached_property
    def care(self) -> Care:
        """Backups, repairs and the like: whatever is about the library as a whole."""
        from reader.library.care import Care

        return Care(self.paths, self._now)

    @cached_property
    def saved(self) -> Saving:
        """Saved searches, to be renamed or removed."""
        from reader.library.saving import Saving

        return Saving(self._amending, self._take_up, self._now)

    @cached_property
    def syncing(self) -> Syncing:
        """The account on a server: attached, kept in step, let go."""
        from reader.library.syncing import Syncing

        return Syncing(
            self._store, self.paths, self._refreshing, self._subscribing(), self._now
        )

    @cached_property
    def pages(self) -> Archiving:
        """What a refresh and ``archive`` do about articles' own pages, in steps."""
        # It brings urllib3 and trafilatura, which most uses of a library never need.
        from reader.library.archiving import Archiving

        return Archiving(self._store, self.settings, self._now)

    @cached_property
    def picturing(self) -> Picturing:
        """The images of articles, each fetched alone and only when asked for."""
        from reader.library.picturing import Picturing

        return Picturing(self._store, self.paths.images, self.settings)

    def reload(self) -> Following:
        """Read feeds.toml again, once another process has taken up what it says."""
        self.following = self._refreshing.reread(self.paths)
        return self.following

    @property
    def is_edited(self) -> bool:
        """Whether feeds.toml is another one than was read last; a look at it is cheap.

        Where it was never read, or is not there for the moment, it is not.
        """
        now, known = self.paths.feeds_stamp(), self._refreshing.stamp
        return known is not None and now is not None and now != known

    def _take_up(self) -> Following:
        """Follow what feeds.toml says by now."""
        self._bring_back()
        self.following = self._refreshing.follow(self.paths)
        return self.following

    def _bring_back(self) -> None:
        """Write feeds.toml anew, should it have gone, and tell so in ``problems``."""
        if self.paths.feeds_stamp() is None:
            # It takes what edits TOML, for which hardly any start has a use.
            from reader.library.renewing import renew

            self._notices += tuple(filter(None, (renew(self._store, self.paths),)))

    def _subscribing(self) -> Subscribing:
        # Discovery, OPML and the editing of TOML take 0.2 s to import.
        from reader.library.following import Subscribing

        return Subscribing(
            self._store, self.paths, self._refreshing, self._take_up, self._now
        )
