"""What the list and the sidebar show: one view of the library, held still."""

from __future__ import annotations

from collections.abc import Callable

from reader.library import Library
from reader.tui import views
from reader.tui.views import Shelves, View
from reader.tui.widgets.entry_list import EntryList
from reader.tui.widgets.sidebar import Sidebar


class Browsing:
    """Asks the library, and puts its answers into the list and the sidebar.

    Args:
        library: Whom to ask.
        entries: Shows the articles of the view.
        sidebar: Shows what other views there are.
    """

    def __init__(self, library: Library, entries: EntryList, sidebar: Sidebar) -> None:
        self._library = library
        self._entries = entries
        self._sidebar = sidebar
        self._forget: Callable[[], None] | None = None
        self.view = views.ALL
        self.shelves = Shelves()

    @property
    def highlighted(self) -> int | None:
        """The id of the entry the cursor is on."""
        entry = self._entries.current
        return entry.id if entry else None

    def begin(self) -> None:
        """Show what is unread, or everything where nothing is."""
        self.renew_shelves()
        self.show(views.UNREAD if self.shelves.counts.unread else views.ALL)

    def show(self, view: View, highlighted: int | None = None) -> None:
        """Show a view as it is now, with the cursor on an entry or on the first."""
        self.view = view
        snapshot = self._library.snapshot(view.query)
        now = self._library.now()
        self._entries.show(snapshot, now=now, keep=highlighted, words=self._words())
        if self._forget:
            self._forget()
        self._forget = snapshot.close
        self._sidebar.mark(view)

    def renew(self) -> None:
        """Show the same view as it is now, from its top on if the cursor allows it."""
        self.show(self.view, self.highlighted)
        self._entries.jump(0)
        self._entries.show_cursor()
        self.renew_shelves()

    def renew_shelves(self) -> None:
        """Bring the sidebar's numbers up to date."""
        library = self._library
        self.shelves = Shelves(
            counts=library.counts(),
            searches=library.following.searches,
            feeds=library.feeds(),
            tags=library.tags()[:100],
            today=library.today(),
        )
        self._sidebar.show(self.shelves, self.view)

    def _words(self) -> str:
        """What to say where the view has no article."""
        if not self.shelves.feeds:
            return "No feed is followed yet. Name some in feeds.toml, then press r."
        if not self.shelves.counts.total:
            return "No articles yet. Press r to fetch them."
        query = self.view.query
        if query.text:
            return "No article has all of these words."
        if query.bookmarked:
            return "No bookmarks yet. Press b on an article to keep it."
        if query.unread:
            return "Everything here is read."
        return "No articles here yet."
