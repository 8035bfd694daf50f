"""What the list and the sidebar show: one view of the library, held still."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from reader.library import Library
from reader.library.catalogue import Catalogue
from reader.model import Feed, Listed, Query, SavedSearch, SearchCount, SyncStatus
from reader.tui import views
from reader.tui.beside import ask
from reader.tui.nothing import nothing_here
from reader.tui.views import Shelves, View
from reader.tui.widgets.bars import Parts
from reader.tui.widgets.entry_list import EntryList
from reader.tui.widgets.phrases import counted
from reader.tui.widgets.sidebar import Sidebar
from reader.tui.widgets.source import Snapshot

_MANY = 20_000
"""Articles from which on some answers take so long that a thread has to find them."""
_HELD = 8
"""So many answers are held for the way back; each costs ten bytes an entry."""

_ORDERS = {
    "new": "",
    "old": "oldest first",
    "feed": "by feed",
    "title": "by title",
}
"""How the order of a list is told; the usual one is not."""


Answer: TypeAlias = tuple[Query, Snapshot]
"""A question, and what was found."""


class Browsing:
    """Asks the library, and puts its answers into the list and the sidebar.

    Args:
        library: Whom to ask.
        entries: Shows the articles of the view.
        sidebar: Shows what other views there are.
        key_of: Names the key of an action.
    """

    def __init__(
        self,
        library: Library,
        entries: EntryList,
        sidebar: Sidebar,
        key_of: Callable[[str], str],
    ) -> None:
        self._library = library
        self._key_of = key_of
        self._entries = entries
        self._sidebar = sidebar
        self._held: dict[str, tuple[View, Snapshot]] = {}
        self._shown: Snapshot | None = None
        self._total = 0
        self._fetched: Answer | None = None
        self.view = views.ALL
        self.order = "new"
        """What comes first; what was typed into the search line is sorted by rank."""
        self.hides_read = False
        self.shelves = Shelves()
        self._account: SyncStatus | None = None
        self.hint = ""
        """How the query was understood, where that is not plain to see."""
        self.is_odd = False
        """Whether something in it means nothing, or not what it seems to."""

    @property
    def highlighted(self) -> int | None:
        """The id of the entry the cursor is on."""
        entry = self._entries.current
        return entry.id if entry else None

    def ids(self, view: View | None = None) -> list[int]:
        """The ids of what is shown, or of what another view would show."""
        if view is None:
            return self._shown.ids() if self._shown else []
        return self._library.ids(self._asked(view))

    def whereabouts(self) -> Parts:
        """Which view is shown, how many articles it has, and what is wrong with it."""
        is_sorted = self.view.query.sort != "relevance"
        order = _ORDERS[self.order] if is_sorted else ""
        shown = "unread ones only" if self._hides_read_in(self.view) else ""
        how = "".join(f" · {words}" for words in (order, shown) if words)
        url = self.view.query.feed_url
        errors = (feed.error for feed in self.shelves.feeds if feed.url == url)
        error = next(errors, "")
        return (
            ("wellread", "bold $primary"),
            (f"   {self.view.name}", "bold"),
            (f"   {self._size()}{how}", "$foreground 66%"),
            (f"   {self.hint}", "$accent"),
            (f"   last refresh failed: {error}" if error else "", "$warning"),
        )

    def _size(self) -> str:
        """How many articles are listed, in the numbers that the sidebar has, too."""
        listed = self._entries.count
        words = counted(self._total, "article")
        if listed != self._total:
            words += f" · {counted(listed, 'story', 'stories')}"
        unread = self.shelves.counts.unread
        if self.view.is_like(views.UNREAD) and unread != self._total:
            words += f" · {unread:,} unread"
        return words

    def begin(self) -> None:
        """Show what is unread, or everything where nothing is."""
        self.renew_shelves()
        self.show(views.UNREAD if self.shelves.counts.unread else views.ALL)

    def show(self, view: View, highlighted: int | None = None) -> None:
        """Show a view as it is now, with the cursor on an entry or on the first."""
        self._show(view, () if highlighted is None else (highlighted,))

    def _show(self, view: View, keep: Iterable[int]) -> None:
        self._hold(view, self._answer(view))
        self._put(view, self._held[_shelf(view)][1], keep)

    async def look_up(self, view: View) -> None:
        """Show what somebody is still typing, once a thread has found it."""
        answer = await self.fetch(view)
        self.using(answer, lambda: self.show(view))

    async def fetch(self, view: View) -> Answer:
        """Have a thread find what a view would show."""
        query, is_grouped = self._asked(view), self._is_grouped
        listed = partial(_listed, query=query, is_grouped=is_grouped)
        return query, self._library.found(await ask(self._library, listed))

    def using(self, answer: Answer, act: Callable[[], None]) -> None:
        """Do what shows a view; its answer has been found already."""
        self._fetched = answer
        try:
            act()
        finally:
            self._fetched = None

    def is_quick(self, view: View) -> bool:
        """Whether an answer is at hand in a few hundredths of a second."""
        if self.shelves.counts.total <= _MANY:
            return True
        query = self._asked(view)
        is_indexed = query.sort in ("new", "old") and not (query.text or query.tag)
        is_small = query.feed_url is not None or query.bookmarked
        has_copies = self._is_grouped and not is_small and self._library.has_copies()
        return is_indexed and not has_copies

    def is_held(self, view: View) -> bool:
        """Whether a view can be shown again as it was when one left it."""
        held = (self.view, *(held for held, _ in self._held.values()))
        return any(known.is_like(view) for known in held)

    def _hold(self, view: View, snapshot: Snapshot) -> None:
        if before := self._held.pop(_shelf(view), None):
            before[1].close()
        self._held[_shelf(view)] = view, snapshot
        self._let_go()

    def rearrange(self) -> None:
        """Show the same view in another order, or with other articles of it."""
        around, now = [*self._entries.around()], self._answer(self.view)
        for _, snapshot in self._held.values():
            if snapshot is not now:
                snapshot.close()
        self._held.clear()
        self._hold(self.view, now)
        self._put(self.view, now, around)

    def _answer(self, view: View) -> Snapshot:
        query = self._asked(view)
        if self._fetched and self._fetched[0] == query:
            return self._fetched[1]
        return self._library.snapshot(query, is_grouped=self._is_grouped)

    @property
    def _is_grouped(self) -> bool:
        return self._library.settings.display.group_copies

    def _asked(self, view: View) -> Query:
        """What a view asks for, in the order and with the articles that are wanted."""
        query = view.query
        if query.sort != "relevance":
            query = replace(query, sort=self.order)
        return replace(query, unread=query.unread or self._hides_read_in(view))

    def _hides_read_in(self, view: View) -> bool:
        """Whether a view is shown without what is read.

        Who looks for an article, or has kept it, may well have read it.
        """
        query = view.query
        is_sought = query.bookmarked or query.sort == "relevance"
        return self.hides_read and not (query.unread or is_sought)

    def return_to(self, view: View, highlighted: int | None) -> None:
        """Show a view as it was when one left it, where that was not long ago."""
        for held, snapshot in self._held.values():
            if held.is_like(view):
                self._put(view, snapshot, () if highlighted is None else (highlighted,))
                return
        self.show(view, highlighted)

    def _put(self, view: View, source: Snapshot, keep: Iterable[int]) -> None:
        self.view, self._shown, self._total = view, source, source.total
        self.hint, self.is_odd = self._hint(view)
        self._entries.show(
            source,
            now=self._library.now(),
            keep=keep,
            words=nothing_here(
                view.query,
                self.shelves,
                hint=self.hint,
                meant=() if source.total else self._library.meant(view.query),
                hides_read=self._hides_read_in(view),
                key=self._key_of,
            ),
            watched=self._library.following.watched,
        )
        self._sidebar.mark(view)

    def _hint(self, view: View) -> tuple[str, bool]:
        if not view.query.text:
            return "", False
        told = self._library.explain(view.query)
        kin = (f"{words} = {', '.join(others[:3])}" for words, others in told.kin)
        return "; ".join((*told.hints, *kin)), bool(told.hints)

    def _let_go(self) -> None:
        """Close the answers that were asked for longest ago."""
        while len(self._held) > _HELD:
            _, snapshot = self._held.pop(next(iter(self._held)))
            snapshot.close()

    def renew(self) -> None:
        """Show the same view as it is now, from its top on if the cursor allows it.

        What is read may have left it; the cursor is on the next one then.
        """
        self.renew_list()
        self._entries.jump(0)
        self._entries.show_cursor()
        self.renew_shelves()

    def renew_list(self) -> None:
        """Show the same view as it is now, and move nothing that is still there."""
        self._show(self.view, [*self._entries.around()])

    @property
    def account(self) -> str:
        """How the account on a server stands, in a few words; "" without one."""
        return self._library.sync_line(self._account) if self._account else ""

    def renew_shelves(self) -> None:
        """Bring the sidebar's numbers up to date, but those that have to be counted."""
        library, before = self._library, self.shelves
        is_watching = bool(library.following.watched)
        self.shelves = Shelves(
            counts=library.counts(),
            searches=_uncounted(library.following.searches, before.searches),
            watched=(before.watched or 0) if is_watching else None,
            feeds=self._feeds(),
            tags=library.tags()[:100],
            today=library.today(),
        )
        self._account = library.sync_status()
        self._sidebar.show(self.shelves, self.view)

    def is_gone(self, query: Query) -> bool:
        """Whether a view is that of a feed or a category which is there no more."""
        feeds = self.shelves.feeds
        if query.feed_url is not None:
            return all(feed.url != query.feed_url for feed in feeds)
        if query.category is not None:
            return all(feed.category != query.category for feed in feeds)
        return False

    def _feeds(self) -> list[Feed]:
        """The feeds by the alphabet, or in the order of feeds.toml."""
        feeds = self._library.feeds()
        if self._library.settings.display.feed_order == "alphabet":
            return feeds
        written = self._library.following.subscriptions
        places = {each.url: place for place, each in enumerate(written)}
        return sorted(feeds, key=lambda feed: places.get(feed.url, len(places)))

    async def count_searches(self) -> None:
        """Count what answers saved searches and has watched words, in a thread.

        At 100,000 articles that takes 50 ms for each, and ten times as long at a
        million.
        """
        if not (self.shelves.searches or self._library.following.watched):
            return
        searches, watched = await ask(self._library, _count)
        self.shelves = self.shelves._replace(searches=searches, watched=watched)
        self._sidebar.show(self.shelves, self.view)


def _shelf(view: View) -> str:
    """Under what an answer is held; of searches that is the last one only."""
    return "found" if view.query.text else view.name


def _uncounted(
    searches: Iterable[SavedSearch], before: Iterable[SearchCount]
) -> list[SearchCount]:
    """Saved searches with the numbers they had before; 0 where none is known yet."""
    known = {saved.query: saved for saved in before}
    none = SearchCount(name="", query="", total=0, unread=0)
    return [
        replace(known.get(saved.query, none), name=saved.name, query=saved.query)
        for saved in searches
    ]


def _listed(library: Catalogue, *, query: Query, is_grouped: bool) -> Listed:
    with library.snapshot(query, is_grouped=is_grouped) as answer:
        return answer.listed()


def _count(library: Catalogue) -> tuple[list[SearchCount], int | None]:
    is_watching = library.following.watched
    watched = library.count(views.WATCHED.query) if is_watching else None
    return library.searches(), watched
