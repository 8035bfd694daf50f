"""How the list is sorted, and what is left out of it."""

from __future__ import annotations

from reader.config.settings import ORDERS, DisplaySettings
from reader.library import Library
from reader.tui.hints import Hints
from reader.tui.screens.browsing_stage import BrowsingStage
from reader.tui.screens.told import told

_TOLD = {
    "new": "The newest come first.",
    "old": "The oldest come first.",
    "feed": "Sorted by feed.",
    "title": "Sorted by title.",
}


class ListingStage(BrowsingStage):
    """The stage, with the keys that arrange its list; what they do stays so.

    Args:
        library: What is read.
        display: How it is shown.
        hints: The keys to name at the bottom.
    """

    def __init__(
        self, library: Library, *, display: DisplaySettings, hints: Hints
    ) -> None:
        super().__init__(library, display=display, hints=hints)
        self._browsing.order = display.order
        self._browsing.hides_read = display.hide_read

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
