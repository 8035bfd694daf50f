"""The screen one reads on: what its panes show, and what keys and clicks do there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual import on
from textual.widgets import Input

from reader.config.settings import DisplaySettings
from reader.errors import ReaderError
from reader.library import Library
from reader.model import Entry
from reader.tui import children, views
from reader.tui.arrangement import WIDE
from reader.tui.hints import Hints
from reader.tui.outside import Outside, compared
from reader.tui.refreshing import Progress, Refreshing
from reader.tui.screens.comparison import Comparison
from reader.tui.screens.main_keys import MAIN_KEYS
from reader.tui.screens.told import told
from reader.tui.screens.walking_stage import WalkingStage
from reader.tui.trail import Place
from reader.tui.views import View
from reader.tui.widgets.bars import Parts
from reader.tui.widgets.phrases import counted, in_short
from reader.tui.widgets.wrap import shorten

_TYPING = 0.06
"""Seconds without a key after which what was typed is searched for."""
_WHILE = 0.3
"""Seconds after the start in which nothing but keys is seen to."""
_WHEREABOUTS = 36
"""Cells of the top bar that are left to what one is looking at."""
_NAMED = 30
"""Cells of a view's name among the keys."""
_NARROWEST = 24
"""Cells that news have at least."""
_READABLE = 5.0
"""Seconds for two sentences."""
_LOOKING = 3.0
"""Seconds between two looks at what other programs have done to the library."""


class Main(WalkingStage):
    """Browsing and reading, searching, comparing and refreshing.

    Args:
        library: What is read.
        display: How it is shown.
        hints: The keys to name at the bottom.
    """

    BINDINGS = MAIN_KEYS

    def __init__(
        self, library: Library, *, display: DisplaySettings, hints: Hints
    ) -> None:
        super().__init__(library, display=display, hints=hints)
        self._compared: Entry | None = None
        self._before_search: Place | None = None
        self._searches_here = False
        self._refreshing = Refreshing(library.paths, self._refresh_told)
        self._outcome = ""
        self._outside = Outside(library)

    def on_mount(self) -> None:
        """Show the library."""
        self._browsing.begin()
        self.tell()
        self.soon("searches", _WHILE, self.count_searches)
        self.set_interval(_LOOKING, self.look_outside)
        if self.library.settings.fetch.on_start:
            self.action_refresh()

    def whereabouts(self) -> tuple[Parts, Parts]:
        """The view and its size, or how far one has read; and news of a refresh."""
        where = self._reading if self.is_reading else self._browsing
        news = (
            self._refreshing.news(
                self.glyphs.busy,
                room=max(_NARROWEST, self.size.width - _WHEREABOUTS),
                show=self.key_of("app.show-new"),
                stop=self.key_of("app.refresh"),
                arrived=self._outside.arrived,
            )
            or (self.errand and f"{self.glyphs.busy} {self.errand}")
            or self._browsing.account
        )
        return where.whereabouts(), ((news, "$accent"),)

    def action_back(self) -> None:
        """Go one step back."""
        if self.search_line.has_focus:
            self._leave_search()
        else:
            super().action_back()

    async def action_close(self) -> None:
        """Go one step back; from the list, leave the program."""
        if self.is_reading or not self.entries.has_focus:
            self.action_back()
        else:
            await self.app.action_quit()

    @told
    def action_show_new(self) -> None:
        """Bring the list up to date."""
        self._refreshing.shown()
        self._outside.listed()
        super().action_show_new()
        if self.library.is_edited:
            self._take_edit()

    # What others do

    @told
    def look_outside(self) -> None:
        """Show what other programs have done meanwhile, but move nothing for it."""
        if self._refreshing.is_running or self.errand:
            return
        if self.library.is_edited:
            self._take_edit()
        elif self._outside.has_written():
            is_empty = not (self.entries.count or self.is_reading)
            if self._outside.arrived and is_empty and self._before_search is None:
                self.action_show_new()
            self.all_changed()

    def _take_edit(self, then: Callable[[], None] = lambda: None) -> None:
        """Take in what somebody wrote into feeds.toml, then go on."""
        self._send(partial(self._edit_taken, then), "reading feeds.toml")

    async def _edit_taken(self, then: Callable[[], None]) -> None:
        before, shown = self.library.following, self.shown_query()
        try:
            if not self.library.is_read_only:
                await children.take_up(self.library.paths)
        finally:
            # What could not be taken up is told once, not every few seconds.
            after = self.library.reload()
        if after != before:
            self.say(compared(before, after))
        if after.problems and after.problems != before.problems:
            self.say(in_short(after.problems), is_problem=True)
        self._browsing.renew_shelves()
        self.count_searches()
        if self._browsing.is_gone(shown):
            self.go_to_view(views.ALL)
        then()

    # Comparing

    @told
    def action_compare(self) -> None:
        """Put two articles side by side; the first time, choose one of them."""
        this = self.entry()
        if self.is_reading and self.side.related.has_focus:
            self._compared, this = this, self.side.related.highlighted
        if this is None:
            return
        first, self._compared = self._compared, None
        if first is None or first.id == this.id:
            self._compared = this
            self.say("Now c on another article puts the two side by side.")
            return
        rows = self.library.compare(first.id, this.id)
        titles = (first.title, this.title)
        self.app.push_screen(Comparison(titles, rows, self.glyphs))

    # Searching

    def action_search(self) -> None:
        """Open the search line."""
        if self._before_search is None:
            self._before_search = self._here()
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
        self._search()

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
            self._search()

    async def _found(self, view: View) -> None:
        try:
            await self._browsing.look_up(view)
        except ReaderError as error:
            self.say(str(error), is_problem=True)
        self.tell()

    @on(Input.Submitted, "#search")
    def _submitted(self) -> None:
        before = self._before_search
        if before is None or not self.search_line.value.strip():
            self._leave_search()
            return
        self._search()
        self._trail.leave(before)
        self._close_search()
        self.entries.focus()
        if self._browsing.is_odd and self.entries.count and self.size.width < WIDE:
            self.say(self._browsing.hint, seconds=_READABLE)  # the bar cuts it

    @told
    def _search(self) -> None:
        self.workers.cancel_group(self, "search")
        before = self._before_search
        if before is None:
            return
        if words := self.search_line.value.strip():
            self._browsing.show(self._sought(words))
        else:
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

    # Refreshing

    @told
    def action_refresh(self, everything: bool = False) -> None:
        """Ask the feeds that are due, or all of them; an account's server first.

        In the sidebar just the feed, or the category, that the cursor is on.
        """
        if self.sidebar.has_focus and not everything and (urls := self.meant_feeds()):
            self._refresh(urls)
        else:
            self._refresh(everything=everything)

    @told
    def action_refresh_shown(self) -> None:
        """Ask the feed that is meant, or those of a category, due or not."""
        if urls := self.meant_feeds() or [url for url in [self.feed_url()] if url]:
            self._refresh(urls)
        else:
            self.say("The cursor is on no feed.")

    def _refresh(self, urls: Sequence[str] = (), *, everything: bool = False) -> None:
        if self._refreshing.is_running:
            self._stop_refresh()
            return
        if self.library.is_edited:
            self._take_edit(lambda: self._refresh(urls, everything=everything))
            return
        total = self.library.due(urls, everything=everything)
        has_account = not urls and self.library.sync_status() is not None
        if not total and not has_account:
            every = self.key_of("app.refresh-all")
            self.say(f"No feed is due yet. {every} asks them all the same.")
            return
        self._outcome = ""
        work = partial(
            self._refreshing.run,
            total,
            feeds=urls,
            everything=everything,
            has_account=has_account,
        )
        self.work(work, group="refresh")

    def _stop_refresh(self) -> None:
        """End a refresh; what has come is kept."""
        self.workers.cancel_group(self, "refresh")
        progress = self._refreshing.end()
        if progress.done < progress.total and not progress.is_offline:
            again = self.key_of("app.refresh")
            self.say(
                f"Stopped after {progress.done} of {counted(progress.total, 'feed')}. "
                f"What had come is kept, and {again} asks the others."
            )
        else:
            self.say("Stopped. Texts that wait are prepared when they are opened.")
        self._renew_shelves()
        self.tell()

    @told
    def _refresh_told(self, progress: Progress) -> None:
        """Show how far a refresh is; new articles wait until they are asked for."""
        if progress.new and not self.entries.count and self._before_search is None:
            # Nothing is under the cursor that could be moved.
            self.action_show_new()
        if progress.is_over:
            self._browsing.renew_shelves()
            self.count_searches()
        if progress.is_answered and progress.outcome != self._outcome:
            # It is not said again when the texts are prepared as well.
            self._outcome = words = progress.outcome
            if progress.failed:
                words += f" {self.key_of('app.health')} says why."
            self.say(words, is_problem=progress.is_problem or bool(progress.failed))
        self.tell()
