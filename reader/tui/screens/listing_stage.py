"""What is listed, how it is sorted, and questions for which no key waits."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from reader.config.settings import ORDERS, DisplaySettings
from reader.errors import ReaderError
from reader.library import Library
from reader.model import Query
from reader.tui.browsing import Browsing
from reader.tui.hints import Hints
from reader.tui.screens.stage import Stage
from reader.tui.screens.told import told, told_later
from reader.tui.views import View

_TOLD = {
    "new": "The newest come first.",
    "old": "The oldest come first.",
    "feed": "Sorted by feed.",
    "title": "Sorted by title.",
}
_ANSWER = "answer"
"""The workers that ask for what is to be listed."""


class ListingStage(Stage):
    """The stage, with a library that answers what its list is asked to show.

    Args:
        library: What is read.
        display: How it is shown.
        hints: The keys to name at the bottom.
    """

    def __init__(
        self, library: Library, *, display: DisplaySettings, hints: Hints
    ) -> None:
        super().__init__(display, hints)
        self.library = library
        self._browsing = Browsing(library, self.entries, self.sidebar, self.key_of)
        self._browsing.order = display.order
        self._browsing.hides_read = display.hide_read
        self._awaited: object | None = None

    # What the list is to show

    @property
    def is_awaiting(self) -> bool:
        """Whether the list is about to show something else; keys are meant for that."""
        return self._awaited is not None

    @told
    def having(self, view: View, act: Callable[[], None]) -> None:
        """Do what shows a view once its answer is at hand: mostly that is at once.

        Whatever the list shows stays until then, and the cursor on it can be moved by
        nobody.
        """
        self.await_no_more()
        if self._browsing.is_quick(view):
            act()
            return
        self._awaited = wanted = object()
        work = partial(self._have, view, act, wanted)
        self.work(work, group=_ANSWER, is_only=True)

    @told_later
    async def _have(self, view: View, act: Callable[[], None], wanted: object) -> None:
        try:
            answer = await self._browsing.fetch(view)
            if self._awaited is wanted:
                self._browsing.using(answer, act)
        finally:
            if self._awaited is wanted:
                self._awaited = None
                self.post_message(self.Ready())

    def await_no_more(self) -> bool:
        """Leave the list as it is; tell whether it was about to change."""
        if not self.is_awaiting:
            return False
        self._awaited = None
        self.workers.cancel_group(self, _ANSWER)
        self.post_message(self.Ready())
        return True

    # What answers saved searches

    def count_searches(self) -> None:
        """Count what answers the saved searches, while one goes on."""
        self.work(self._count_searches, group="counts", is_only=True)

    async def _count_searches(self) -> None:
        try:
            await self._browsing.count_searches()
        except ReaderError as error:
            self.say(str(error), is_problem=True)

    # What it shows

    def shown_query(self) -> Query:
        """What the list shows."""
        return self._browsing.view.query

    def meant_view(self) -> View:
        """What the sidebar's cursor is on, in the sidebar; elsewhere what is listed."""
        under = self.sidebar.highlighted if self.sidebar.has_focus else None
        return under or self._browsing.view

    def meant_feeds(self) -> list[str]:
        """The addresses of the feed, or of a category's feeds, that are meant."""
        query = self.meant_view().query
        if query.feed_url:
            return [query.feed_url]
        feeds = self._browsing.shelves.categories.get(query.category or "", [])
        return [feed.url for feed in feeds]

    def meant_ids(self) -> list[int]:
        """The articles of that view; of what is listed, just those that are."""
        view = self.meant_view()
        return self._browsing.ids(None if view is self._browsing.view else view)

    # How it is arranged; what the keys do stays so

    @told
    def action_order(self) -> None:
        """Go on to the next order of the list."""
        if self.shown_query().sort == "relevance":
            self.say("What was searched for is sorted by how well it answers.")
            return
        here = ORDERS.index(self._browsing.order)
        self._browsing.order = ORDERS[(here + 1) % len(ORDERS)]
        self.say(_TOLD[self._browsing.order])
        self.post_message(self.Decided("order", self._browsing.order))
        self.having(self._browsing.view, self._rearrange)

    @told
    def action_hide_read(self) -> None:
        """Leave out of every list what is read, or show it again."""
        self._browsing.hides_read = is_hidden = not self._browsing.hides_read
        key = self.key_of("app.hide-read")
        hidden = f"What is read is hidden. {key} shows it again."
        self.say(hidden if is_hidden else "What is read is shown.")
        self.post_message(self.Decided("hide_read", is_hidden))
        self.having(self._browsing.view, self._rearrange)

    @told
    def _rearrange(self) -> None:
        self._browsing.rearrange()
        self.tell()
