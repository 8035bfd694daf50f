"""From article to article, and from feed to feed, without going back to a list."""

from __future__ import annotations

from textual import on

from reader.model import Entry
from reader.tui.onward import Waiting, feed_after, view_after
from reader.tui.screens.glance_stage import GlanceStage
from reader.tui.screens.told import told
from reader.tui.trail import Place
from reader.tui.views import View
from reader.tui.widgets.article_view import ArticleView

_READABLE = 5.0
"""Seconds for two sentences."""


class WalkingStage(GlanceStage):
    """The stage, with the keys that go on to the next article or view."""

    @on(ArticleView.Finished)
    def _page_finished(self) -> None:
        self.action_unread(1)

    @told
    def action_unread(self, direction: int) -> None:
        """Go to the next unread article (1), or the one before (-1).

        Beyond the last one come those above, and then the next view.
        """
        if self.sidebar.has_focus:
            if not self.sidebar.go_to_unread(direction):
                self.say("Everything is read.")
            return
        times = self.entries.counted() or 1
        position = self.entries.find_unread(direction, times)
        if position is not None:
            self._go_to(position)
        elif direction < 0:
            key = self.key_of("entry.previous")
            words = (
                f"No unread article above. {key} goes to the one before, read or not."
            )
            self.say(words, seconds=_READABLE)
        elif (first := self.entries.first_unread()) is not None:
            self.say("No unread article below: on from the top.")
            self._go_to(first)
        else:
            self._go_on()

    @told
    def action_step(self, direction: int) -> None:
        """Go to the next article (1), or the one before (-1), read or not."""
        times = self.entries.counted() or 1
        last = self.entries.count - 1
        position = max(0, min(self.entries.cursor + direction * times, last))
        if position == self.entries.cursor or last < 0:
            which = "last" if direction > 0 else "first"
            self.say(f"This is the {which} article here.")
        else:
            self._go_to(position)

    @told
    def action_next_feed(self) -> None:
        """Show the next feed that has unread articles."""
        view = self.meant_view()
        self._browsing.renew_shelves()
        if (following := feed_after(self._browsing.shelves, view)) is None:
            self.say("No other feed has unread articles.")
            return
        self.having(following[0], lambda: self._show_feed(following))

    @told
    def _show_feed(self, following: Waiting) -> None:
        self._turn_to_view(following[0])
        self._seek_unread()
        self.say(f"{_told(following)}.")

    def _go_to(self, position: int) -> None:
        """Read the article at a position of the list, or put the cursor there."""
        self.entries.cursor = position
        if self.is_reading and (entry := self.entries.current):
            self._trail.drop_articles()
            self._open(entry.id)

    def _go_on(self) -> None:
        """Go on to the next view, since this one is read."""
        view = self._browsing.view
        self._browsing.renew_shelves()
        following = view_after(self._browsing.shelves, view)
        if following is None:
            self.say("No unread article is left here.")
            return
        self.having(following[0], lambda: self._go_on_to(following, view))

    @told
    def _go_on_to(self, following: Waiting, view: View) -> None:
        is_reading = self.is_reading
        if is_reading:
            self._trail.drop_articles()
            self._browsing.show(following[0])
        else:
            self._turn_to_view(following[0])
        entry = self._seek_unread()
        if is_reading and entry:
            self._trail.leave(Place(following[0], entry.id))
            self._open(entry.id)
        words = f"{view.name} is read. Next: {_told(following)}."
        self.say(words, seconds=_READABLE)

    def _seek_unread(self) -> Entry | None:
        """Put the cursor on the first unread article; give it."""
        if (first := self.entries.first_unread()) is None:
            return None
        self.entries.cursor = first
        return self.entries.current


def _told(waiting: Waiting) -> str:
    view, unread = waiting
    return f"{view.name}, {unread:,} unread"
