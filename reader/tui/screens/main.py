"""The screen one reads on: what its panes show, and what keys and clicks do there."""

from __future__ import annotations

from reader.config.settings import DisplaySettings
from reader.library import Library
from reader.model import Entry
from reader.tui.hints import Hints
from reader.tui.screens.comparison import Comparison
from reader.tui.screens.fetching_stage import FetchingStage
from reader.tui.screens.main_keys import MAIN_KEYS
from reader.tui.screens.told import told

_WHILE = 0.3
"""Seconds after the start in which nothing but keys is seen to."""


class Main(FetchingStage):
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

    def on_mount(self) -> None:
        """Show the library."""
        self._browsing.begin()
        self.tell()
        self.soon("searches", _WHILE, self.count_searches)
        self.begin_fetching()

    def action_back(self) -> None:
        """Go one step back."""
        if self.search_line.has_focus:
            self._leave_search()
        elif self.await_no_more():
            self.say("The list stays as it is.")
        elif self.leave_find():
            self.tell()
        elif self.put_aside():
            pass
        elif self.focused is not self.main_pane:
            self.main_pane.focus()
        elif place := self._trail.back():
            self.keep_place()
            self._return_to(place)

    async def action_close(self) -> None:
        """Go one step back; from the list, leave the program."""
        if self.is_reading or not self.entries.has_focus:
            self.action_back()
        else:
            await self.app.action_quit()

    # Comparing

    @told
    def action_compare(self) -> None:
        """Put two articles side by side; the first time, choose one of them."""
        this = self.entry()
        if self.is_reading and self.side.related.has_focus:
            self._compared, this = this, self.side.related.highlighted
        if this is None:
            self.say("The cursor is on no article.")
            return
        first, self._compared = self._compared, None
        if first is None or first.id == this.id:
            self._compared = this
            key = self.key_of("entry.compare")
            self.say(f"Now {key} on another article puts the two side by side.")
            return
        rows = self.library.compare(first.id, this.id)
        titles = (first.title, this.title)
        self.app.push_screen(Comparison(titles, rows, self.glyphs))
