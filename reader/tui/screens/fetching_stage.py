"""What is fetched: by a refresh that goes on beside the keys, or by other programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from reader.config.settings import DisplaySettings
from reader.library import Library
from reader.model import Feed
from reader.tui import children, views
from reader.tui.hints import Hints
from reader.tui.outside import Outside, compared
from reader.tui.refreshing import Progress, Refreshing
from reader.tui.screens.searching_stage import SearchingStage
from reader.tui.screens.told import told
from reader.tui.widgets.bars import Parts
from reader.tui.widgets.phrases import counted, in_short

_WHEREABOUTS = 36
"""Cells of the top bar that are left to what one is looking at."""
_NARROWEST = 24
"""Cells that news have at least."""
_LOOKING = 3.0
"""Seconds between two looks at what other programs have done to the library."""
WHILE_OPEN = "while open"
"""What the timer is called that has feeds asked again."""


class FetchingStage(SearchingStage):
    """The stage, with the keys that refresh, and news of what has come.

    Args:
        library: What is read.
        display: How it is shown.
        hints: The keys to name at the bottom.
    """

    def __init__(
        self, library: Library, *, display: DisplaySettings, hints: Hints
    ) -> None:
        super().__init__(library, display=display, hints=hints)
        self._refreshing = Refreshing(library.paths, self._refresh_told)
        self._outcome = ""
        self._is_quiet = False
        self._is_first = False
        self._resting: int | None = None
        self._outside = Outside(library)

    def begin_fetching(self) -> None:
        """Refresh when settings.toml wants it, and look for what others bring."""
        fetch = self.library.settings.fetch
        self.set_interval(_LOOKING, self.look_outside)
        if fetch.while_open is not None:
            every = fetch.while_open
            self.set_interval(every, self.refresh_quietly, name=WHILE_OPEN)
        if fetch.on_start:
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
            if self._outside.arrived and is_empty and not self.is_searching:
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

    @told
    def refresh_quietly(self) -> None:
        """Ask the feeds that are due, and say only what a person may have to mend."""
        if self._refreshing.is_running or self.library.is_read_only:
            return
        if self.library.is_edited:
            self._take_edit(self.refresh_quietly)
        elif (total := self.library.due()) or self._has_account:
            self._begin(total, has_account=self._has_account, is_quiet=True)

    @property
    def _has_account(self) -> bool:
        return self.library.sync_status() is not None

    def _refresh(self, urls: Sequence[str] = (), *, everything: bool = False) -> None:
        if self._refreshing.is_running:
            self._stop_refresh()
            return
        if self.library.is_edited:
            self._take_edit(lambda: self._refresh(urls, everything=everything))
            return
        total = self.library.due(urls, everything=everything)
        has_account = not urls and self._has_account
        if not total and not has_account:
            every = self.key_of("app.refresh-all")
            self.say(f"No feed is due yet. {every} asks them all the same.")
            return
        self._outcome = ""
        self._begin(total, feeds=urls, everything=everything, has_account=has_account)

    def _begin(
        self,
        total: int,
        *,
        feeds: Sequence[str] = (),
        everything: bool = False,
        has_account: bool,
        is_quiet: bool = False,
    ) -> None:
        self._is_quiet = is_quiet
        self._is_first = all(map(_is_unasked, self.library.feeds()))
        self._resting = self._browsing.highlighted
        work = partial(
            self._refreshing.run,
            total,
            feeds=feeds,
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
        is_untouched = self._is_untouched_first()
        if progress.new and not self.is_searching:
            if not self.entries.count:
                # Nothing is under the cursor that could be moved.
                self.action_show_new()
            elif is_untouched and self._refreshing.has_unshown:
                self.action_show_new()
        self._resting = self._browsing.highlighted
        if progress.is_over:
            self._browsing.renew_shelves()
            self.count_searches()
        if progress.is_answered and progress.outcome != self._outcome:
            # It is not said again when the texts are prepared as well, nor each time
            # that nobody has asked for.
            self._outcome = progress.outcome
            if not self._is_quiet or progress.is_problem or progress.is_in_vain:
                self._say_outcome(progress)
        self.tell()

    def _is_untouched_first(self) -> bool:
        """Whether a library is being filled, and nobody has begun to read in it yet."""
        here, before = self._browsing.highlighted, self._resting
        self._is_first &= not self.is_reading and before in (None, here)
        return self._is_first

    def _say_outcome(self, progress: Progress) -> None:
        words = progress.outcome
        if progress.failed:
            words += f" {self.key_of('app.health')} says why."
        self.say(words, is_problem=progress.is_problem or bool(progress.failed))


def _is_unasked(feed: Feed) -> bool:
    """Whether a feed has never answered; the manual is here from the start."""
    return feed.refreshed_at is None or feed.url.startswith("wellread:")
