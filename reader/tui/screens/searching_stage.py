"""Searching: the list shows what is typed, while one types."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.widgets import Input

from reader.config.settings import DisplaySettings
from reader.errors import ReaderError
from reader.library import Library
from reader.tui import views
from reader.tui.hints import Hints
from reader.tui.painting import paint_now
from reader.tui.screens.told import told
from reader.tui.screens.walking_stage import WalkingStage
from reader.tui.trail import Place
from reader.tui.views import View
from reader.tui.widgets.wrap import shorten

_TYPING = 0.02
"""Seconds without a key after which what was typed is searched for."""
_THINKING = 0.8
"""Seconds without a key after which what was typed is taken to be meant so."""
_NAMED = 30
"""Cells of a view's name among the keys."""
_READABLE = 5.0
"""Seconds for two sentences."""


class SearchingStage(WalkingStage):
    """The stage, with the line in which one searches.

    Args:
        library: What is read.
        display: How it is shown.
        hints: The keys to name at the bottom.
    """

    def __init__(
        self, library: Library, *, display: DisplaySettings, hints: Hints
    ) -> None:
        super().__init__(library, display=display, hints=hints)
        self._before_search: Place | None = None
        self._searches_here = False
        self._said_hint = ""

    @property
    def is_searching(self) -> bool:
        """Whether somebody is typing what to search for."""
        return self._before_search is not None

    def action_search(self) -> None:
        """Open the search line."""
        if self._before_search is None:
            self._before_search = self._here()
            self._said_hint = ""
        self._name_search()
        self.search_line.display = True
        self.turn_to(is_reading=False)
        self.search_line.focus()

    @told
    def action_search_here(self) -> None:
        """Search only in the view one came from, or everywhere again."""
        if self._before_search is None:
            self._searches_here = True
            self.action_search()
            return
        self._searches_here = not self._searches_here
        self._name_search()
        self._look_up()

    def hints(self) -> list[tuple[str, str]]:
        """The keys that matter; in the search line also the one that says where."""
        hints = super().hints()
        if self.search_line.has_focus and (before := self._before_search):
            key = self.key_of("app.search-here")
            name = shorten(before.view.name, _NAMED)
            where = "search everywhere" if self._searches_here else f"only in {name}"
            hints[1:1] = [(key, where)]
        return hints

    def _name_search(self) -> None:
        """Say in the empty search line where is searched."""
        where = "all articles"
        if self._searches_here and self._before_search:
            where = self._before_search.view.name
        self.search_line.placeholder = f"Search {where}"

    @on(Input.Changed, "#search")
    def _typed(self) -> None:
        self.soon("search", _TYPING, self._look_up)

    def _look_up(self) -> None:
        """Search for what stands there by now, while one types on."""
        words = self.search_line.value.strip()
        if self._before_search is not None and words:
            found = partial(self._found, self._sought(words))
            self.work(found, group="search", is_only=True)
        else:
            self._search_nothing()

    async def _found(self, view: View) -> None:
        try:
            await self._browsing.look_up(view)
        except ReaderError as error:
            self.say(str(error), is_problem=True)
        self.tell()
        paint_now(self)
        self.soon("hint", _THINKING, self._say_hint)

    @on(Input.Submitted, "#search")
    def _submitted(self) -> None:
        before = self._before_search
        if before is None or not self.search_line.value.strip():
            self._leave_search()
            return
        view = self._sought(self.search_line.value.strip())
        self.workers.cancel_group(self, "search")
        self.having(view, lambda: self._show_sought(view, before))

    @told
    def _show_sought(self, view: View, before: Place) -> None:
        """Leave the search line for what it has found."""
        self._browsing.show(view)
        self._trail.leave(before)
        self._close_search()
        self.entries.focus()
        self.tell()
        self._say_hint()

    def _say_hint(self) -> None:
        """Say how the search was understood, where the bar cuts that; but once."""
        hint, (top, _) = self._browsing.hint, self.bars
        if not (self._browsing.is_odd and self.entries.count and top.is_cut):
            return
        if hint != self._said_hint:
            self._said_hint = hint
            self.say(hint, seconds=_READABLE)

    @told
    def _search_nothing(self) -> None:
        """Show what was listed before, for as long as the line is empty."""
        self.workers.cancel_group(self, "search")
        before = self._before_search
        if before is None:
            return
        self._browsing.return_to(before.view, before.highlighted)
        self.tell()

    def _sought(self, words: str) -> View:
        """What is searched for, and where."""
        before = self._before_search
        if before is None or not self._searches_here:
            return views.found(words)
        return views.found(words, before.view)

    def _leave_search(self) -> None:
        before = self._before_search
        self._close_search()
        if before is not None:
            self._return_to(before)

    def _close_search(self) -> None:
        self._before_search = None
        self.workers.cancel_group(self, "search")
        self.search_line.display = False
        with self.search_line.prevent(Input.Changed):
            self.search_line.value = ""
