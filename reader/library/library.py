"""The Library: everything a front end, or a script, can ask of wellread, or have done.

What is asked stands in ``Catalogue``, what a person makes of entries in ``Marking``,
the ways to rarer subjects in ``Rooms``; here is what brings entries, and what is done
to the library as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Self

from reader.config.paths import Paths
from reader.config.settings import parse_settings
from reader.library.catalogue import utc_now
from reader.library.rooms import Rooms
from reader.model import (
    Action,
    Added,
    Archived,
    FeedList,
    Followed,
    Following,
    Imported,
    Moved,
    Query,
    Refreshed,
    Unfollowed,
)
from reader.store.store import Store

_BEGUN_ANEW = (
    "there was no library, so a new one was begun; 'wellread restore' lists the copies "
    "of the one before"
)


class Library(Rooms, AbstractContextManager["Library"]):
    """A person's feeds, and the articles that came with them.

    A library belongs to the thread that opened it; another thread, or another process,
    opens its own on the same file.

    Example:
        >>> from reader import Library, Query
        >>> with Library.open() as library:
        ...     for outcome in library.refresh():
        ...         print(outcome.title, outcome.new, outcome.error)
        ...     for entry in library.entries(Query(text="sleep is:unread"), limit=10):
        ...         print(entry.id, entry.title)
    """

    @classmethod
    def open(
        cls,
        paths: Paths | None = None,
        *,
        now: Callable[[], datetime] = utc_now,
        tell: Callable[[str], None] | None = None,
    ) -> Self:
        """Open the user's own library, or the one at ``paths``, making it if need be.

        What feeds.toml or settings.toml gets wrong is left out and told in
        ``problems``.

        Args:
            paths: Where everything is; the user's own folders if not said.
            now: The clock.
            tell: Called in another thread with a line, should it take longer than a
                moment: a newer version may have to bring the library up to date.

        Raises:
            StoreError: If the library's file cannot be used.
            ConfigError: If a configuration file cannot be read at all.
        """
        paths = paths or Paths.default()
        is_new = not paths.library.exists()
        paths.prepare(is_first=is_new)
        settings = parse_settings(paths.read_settings(), source=str(paths.settings))
        store = Store.open(paths.library, tell)
        try:
            library = cls(
                store, paths=paths, following=Following(), settings=settings, now=now
            )
            library._begin(is_new=is_new)
        except BaseException:
            store.close()
            raise
        return library

    def _begin(self, *, is_new: bool) -> None:
        if self._store.connection.notice:
            self._bring_back()
            self.reload()
        else:
            self._take_up()
        if is_new and any(self.care.backups()):
            self._notices += (_BEGUN_ANEW,)

    def close(self) -> None:
        """Let go of the file, once the copy of the day is made where it is due."""
        try:
            if self._store.connection.has_changed:
                self.care.daily(self._store, is_patient=self._refreshing.has_asked)
        finally:
            self._store.close()

    def __exit__(self, *exception: object) -> None:
        self.close()

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with the library or its configuration, a line each."""
        told = (self._store.connection.notice, self._store.recall("care.problem"))
        return (
            *filter(None, told),
            *self._notices,
            *self.following.problems,
            *self.settings.problems,
        )

    def undo(self, action_id: int | None = None) -> Action | None:
        """Undo what was done last, also after a restart; None where nothing was.

        Marks, bookmarks, tags and notes can be undone, however many entries they
        changed, and so can what was followed, unfollowed and kept as a search: 5,000
        actions, for 30 days. It is one history, whoever did it: this program, another
        one, or the interface. Given an id, that action is undone, but for what was
        changed again since.

        Raises:
            ConfigError: If feeds.toml would have to be edited, and cannot be.
        """
        return self._amending.undo(action_id)

    def redo(self) -> Action | None:
        """Do again what was undone last; None where nothing was.

        Raises:
            ConfigError: If feeds.toml would have to be edited, and cannot be.
        """
        return self._amending.redo()

    def refresh(
        self,
        feeds: Sequence[str] = (),
        *,
        everything: bool = False,
        understand: bool = True,
    ) -> Iterator[Refreshed]:
        """Ask the feeds that are due for what is new; yield how each one went.

        Feeds that the server of an account follows come with ``syncing.sync``, and are
        asked here only if they are named.

        Args:
            feeds: Addresses or titles; these are asked whether they are due or not.
            everything: Ask every feed. Neither reaches a server that has asked to be
                left alone, or one that has only just been asked: see ``note``.
            understand: Digest what arrived before the iteration ends.

        Raises:
            FeedNotFoundError: If no feed is called that; then none is asked.
            OfflineError: If there is no network: nothing is held against any feed.
            StoreError: If there is no room left for what feeds give.
        """
        urls = self._urls(feeds)
        yield from self._refreshing.refresh(urls, everything=everything)
        if understand:
            for _ in self.understand():
                pass
            for _ in self.pages.fetch(self.pages.due(urls)):
                pass

    def archive(
        self, query: Query = Query(bookmarked=True), *, again: bool = False
    ) -> Iterator[Archived]:
        """Fetch the pages of what a query finds and is still a teaser.

        What arrived and is not understood yet is understood first, since only then it
        is known to be a teaser. A page that was asked for in vain rests for hours or
        weeks, by what was wrong with it.

        Args:
            query: Which entries; bookmarks if nothing is said.
            again: Ask also for pages that were asked for in vain not long ago.

        Returns:
            How each page went, as it is known and stored.
        """
        for _ in self.understand(only_new=True):
            pass
        wanted = self.pages.teasers(query)
        yield from self.pages.fetch([w for w in wanted if again or w.is_due])

    def add(self, url: str) -> Added:
        """Keep a web page as an article, bookmarked; one that is known is only that.

        Raises:
            FetchError: If it could not be fetched.
            PageError: If there is no article in it.
        """
        return self.pages.add(url)

    def understand(self, *entry_ids: int, only_new: bool = False) -> Iterator[int]:
        """Digest these entries, or all that wait; yield how many each step got done.

        Args:
            entry_ids: Which; all that wait if none is named.
            only_new: Of those that wait, pass over what an older wellread understood.
        """
        return self._refreshing.understand(*entry_ids, only_new=only_new)

    def let_go(self) -> int:
        """Delete what is old and nobody touched, where settings.toml asks for it.

        Without ``[library] keep`` nothing ever goes. Returns how many articles went.
        """
        return self._refreshing.let_go()

    def due(self, feeds: Sequence[str] = (), *, everything: bool = False) -> int:
        """How many outcomes a refresh with the same arguments would yield."""
        urls = self._urls(feeds)
        return self._refreshing.due(urls, everything=everything)

    # Follow: what each may raise is told by Subscribing, which does it

    def follow(
        self,
        address: str,
        *,
        title: str = "",
        category: str = "",
        full_text: bool = False,
    ) -> Followed:
        """Follow a feed, or the feed that a web page leads to; fetch it at once."""
        return self._subscribing().follow(
            address, title=title, category=category, full_text=full_text
        )

    def unfollow(self, name: str) -> Unfollowed:
        """Stop following a feed, by its address or title; bookmarks stay."""
        return self._subscribing().unfollow(name)

    def import_opml(self, content: bytes, *, source: str = "OPML") -> Imported:
        """Follow the feeds of a list that another reader wrote; nothing is fetched."""
        return self._subscribing().bring(content, source)

    def adopt(self, listed: FeedList) -> Imported:
        """Follow what a list names, beside what is followed already."""
        return self._subscribing().adopt(listed)

    def import_newsboat(
        self, cache: Path, *, understand: bool = True
    ) -> tuple[Imported, Moved]:
        """Put in the articles of Newsboat's ``cache.db``, with what was read and kept.

        Where nothing of it is followed yet, its feeds are followed as well. Nothing is
        fetched, and what is here already stays as it is.

        Args:
            cache: The file.
            understand: Digest what came.

        Raises:
            StoreError: If it is no such file.
        """
        from reader.library.newsboat import bring_in

        brought = bring_in(self, self._store, cache)
        if understand:
            for _ in self.understand(only_new=True):
                pass
        return brought

    def export_opml(self) -> str:
        """Write what is followed as OPML 2.0, for other readers; without passwords."""
        return self._subscribing().hand_on()

    def _urls(self, feeds: Sequence[str]) -> frozenset[str]:
        return frozenset(self.find_feed(name).url for name in feeds)
