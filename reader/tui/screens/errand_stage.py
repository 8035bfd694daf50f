"""What a process of its own is sent for: a page, a feed that is to be followed."""

from __future__ import annotations

from functools import partial

from textual.widgets import Input

from reader.errors import ReaderError
from reader.model import Action, Entry, Feed, FeedList, SavedSearch
from reader.tui import children, views
from reader.tui.screens.copies import CopiesBox
from reader.tui.screens.health import HealthBox
from reader.tui.screens.marking_stage import MarkingStage
from reader.tui.screens.prompt import Prompt, Question
from reader.tui.screens.timely import Work
from reader.tui.screens.told import told
from reader.tui.views import View, of_feed
from reader.tui.widgets.phrases import counted, told_in_full

_ERRANDS, _PAGES = "errands", "pages"


class ErrandStage(MarkingStage):
    """The stage, with what takes its time: it is said when it is done."""

    errand = ""
    """What is being done just now, in a few words."""

    def open_article(self, entry_id: int) -> None:
        """Read an article on top of what is shown."""
        raise NotImplementedError  # a floor above does it: see Stage

    def feeds_changed(self, gone: str = "") -> None:
        """Show the feeds as they are now; the one with this address is not among them.

        Args:
            gone: Its articles are no longer to be shown either.
        """
        raise NotImplementedError  # a floor above does it: see Stage

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

    def article_changed(self, entry_id: int) -> None:
        """Show an entry whose text is another one now."""
        raise NotImplementedError  # a floor above does it: see Stage

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

    def go_to_view(self, view: View) -> None:
        """Show the articles of a view."""
        raise NotImplementedError  # a floor above does it: see Stage

    def action_follow(self) -> None:
        """Ask for an address, and follow the feed that is there."""
        self._ask_for_feed()

    def _ask_for_feed(self, url: str = "", problem: str = "") -> None:
        hint = "the address of a feed, or of a page that has one"
        prompt = Prompt("Follow a feed", hint=hint, value=url, problem=problem)
        self.app.push_screen(prompt, self._follow)

    def _follow(self, url: str | None) -> None:
        if url:
            self._send(partial(self._followed, url), "looking for its feed")

    async def _followed(self, url: str) -> None:
        try:
            told = await children.follow(self.library.paths, url)
        except ReaderError as error:
            if self.app.screen is not self or isinstance(self.focused, Input):
                raise  # whoever is busy elsewhere is not to be interrupted
            self._ask_for_feed(url, str(error))
            return
        self.library.reload()
        if told["outcome"] == "followed":
            new = counted(int(told["new"]), "article")
            self.say(f"Followed: {told['title']}, {new}.")
        else:
            self.say(f"Already followed: {told['title']}.")
        if told["others"]:
            names = ", ".join(str(other["url"]) for other in told["others"])
            self.say(f"The page has other feeds, too: {names}", is_problem=True)
        if told["outcome"] == "followed":
            self.feeds_changed()

    @told
    def action_save_search(self) -> None:
        """Ask for a name under which the search that is shown is kept."""
        query = self.shown_query()
        words = views.written(query) if query.text else ""
        if not words:
            slash, colon = self.key_of("app.search"), self.key_of("app.query")
            self.say(f"This is no search. {slash} or {colon} begins one.")
            return
        hint = f"for: {words}"
        prompt = Prompt("Keep this search as", hint=hint, value=words)
        self.app.push_screen(prompt, lambda name: self._save_search(name, words))

    @told
    def _save_search(self, name: str | None, words: str) -> None:
        if not name:
            return
        if name in {saved.name for saved in self.library.searches()}:
            self.say(f"Another search is called {name}.", is_problem=True)
            return
        kept = SavedSearch(name=name, query=words)
        self.library.adopt(FeedList(searches=(kept,)))
        self.say(f"Kept as {name}: it stands in the sidebar, and in feeds.toml.")
        self.feeds_changed()

    @told
    def action_unfollow(self) -> None:
        """Ask whether a feed is to be followed no longer."""
        url = self.feed_url()
        if not url:
            self.say("The cursor is on no feed.")
            return
        feed = self.library.find_feed(url)
        undo = self.key_of("app.undo")
        kept = f"Its articles are hidden, but for bookmarks; {undo} brings them back."
        question = Question(f"Stop following {feed.title}?", kept)
        self.app.push_screen(question, lambda wanted: self._unfollow(url, wanted))

    def _unfollow(self, url: str, is_wanted: bool | None) -> None:
        if is_wanted:
            self._send(partial(self._unfollowed, url), "letting a feed go")

    async def _unfollowed(self, url: str) -> None:
        told = await children.unfollow(self.library.paths, url)
        self.library.reload()
        undo = self.key_of("app.undo")
        self.say(f"No longer followed: {told['title']}. {undo} takes it back.")
        self.feeds_changed(url)

    def turn_feeds(self, action: Action, *, is_redo: bool) -> None:
        """Undo or redo what was done to feeds.toml."""
        self._send(partial(self._feeds_turned, action, is_redo), "changing feeds.toml")

    async def _feeds_turned(self, action: Action, is_redo: bool) -> None:
        shown = self.shown_query().feed_url
        label = await children.turn(self.library.paths, action.id, is_redo=is_redo)
        self.library.reload()
        is_there = any(feed.url == shown for feed in self.library.feeds())
        self.feeds_changed("" if is_there else shown or "")
        self.say_turned(label, is_redo=is_redo)

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
