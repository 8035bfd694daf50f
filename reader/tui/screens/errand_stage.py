"""What a process of its own is sent for: a page, a feed that is to be followed."""

from __future__ import annotations

from functools import partial

from reader.errors import ReaderError
from reader.model import Entry, Feed
from reader.tui import children
from reader.tui.screens.copies import CopiesBox
from reader.tui.screens.health import HealthBox
from reader.tui.screens.marking_stage import MarkingStage
from reader.tui.screens.timely import Work
from reader.tui.screens.told import told
from reader.tui.views import of_feed
from reader.tui.widgets.phrases import counted, told_in_full

_ERRANDS, _PAGES = "errands", "pages"


class ErrandStage(MarkingStage):
    """The stage, with what takes its time: it is said when it is done."""

    errand = ""
    """What is being done just now, in a few words."""

    def feed_url(self) -> str:
        """The feed that is shown, or else the one of the article that is meant.

        In the sidebar only the one that its cursor is on.
        """
        if url := self.meant_view().query.feed_url:
            return url
        entry = None if self.sidebar.has_focus else self.entry()
        return entry.feed_url if entry else ""

    # Pages

    @told
    def action_archive(self) -> None:
        """Fetch the page of a teaser, and keep what it says; once more stops that."""
        if self.workers.cancel_group(self, _PAGES):
            self.say("Stopped. Nothing was changed.")
            return
        entry = self.meant_entry()
        if entry is None:
            return
        if entry.is_digested and entry.readiness != "teaser":
            self.say("Its whole text is here already.")
            return
        key = self.key_of("entry.archive")
        words = f"fetching its page · {key} stops"
        self._send(partial(self._archived, entry), words, group=_PAGES)

    async def _archived(self, entry: Entry) -> None:
        outcomes = await children.archive(self.library.paths, entry.id)
        for outcome in outcomes:
            if error := outcome["error"]:
                self.say(f"Its page was not to be had: {error}", is_problem=True)
            else:
                words = counted(int(outcome["words"]), "word")
                self.say(f"Fetched: “{entry.title}”, {words}.")
                self.article_changed(entry.id)
        if not outcomes:
            self.say("Its feed has brought the whole text meanwhile.")

    # Copies

    @told
    def action_copies(self) -> None:
        """Show where else the same story stands; of a teaser, the whole story."""
        entry = self.meant_entry()
        if entry is None:
            return
        copies = self.library.copies(entry.id)
        if not copies:
            self.say("No other feed has this story.")
            return
        is_teaser = entry.readiness == "teaser"
        if is_teaser and (whole := told_in_full(copies)):
            self.open_article(whole.id)
            return
        box = CopiesBox(copies, now=self.library.now(), glyphs=self.glyphs)
        self.app.push_screen(box, self._copy_chosen)

    def _copy_chosen(self, entry_id: int | None) -> None:
        if entry_id is not None:
            self.open_article(entry_id)

    # Feeds

    @told
    def action_health(self) -> None:
        """Show which feeds fail, and what can be done about it."""
        box = HealthBox(self.library.health(), self.glyphs)
        self.app.push_screen(box, self._ailing_chosen)

    def _ailing_chosen(self, feed: Feed | None) -> None:
        if feed is not None:
            self.go_to_view(of_feed(feed))

    def _send(self, errand: Work, words: str, *, group: str = _ERRANDS) -> None:
        """Begin an errand, and say at the top of the screen what it is."""
        self.errand = words
        self.tell()
        self.work(partial(self._finished, errand), group=group)

    async def _finished(self, errand: Work) -> None:
        """Run an errand to its end; what goes wrong is told."""
        try:
            await errand()
        except ReaderError as error:
            self.say(str(error), is_problem=True)
        finally:
            self.errand = ""
            self.tell()
