"""What stands in feeds.toml, changed from the screen and changed back."""

from __future__ import annotations

from functools import partial

from textual.app import SuspendNotSupported
from textual.widgets import Input

from reader.errors import ReaderError
from reader.model import Action, FeedList, SavedSearch
from reader.tui import children, views
from reader.tui.editor import edit, editor
from reader.tui.screens.errand_stage import ErrandStage
from reader.tui.screens.prompt import Prompt, Question
from reader.tui.screens.told import told
from reader.tui.widgets.phrases import counted, in_short


class FeedsStage(ErrandStage):
    """The stage, with the keys for what somebody wrote into feeds.toml."""

    # Feeds

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
    def action_unfollow(self) -> None:
        """Ask whether a feed is to be followed no longer, or a search to be removed."""
        if saved := self._saved_search():
            self._ask_to_remove(saved)
            return
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

    # Searches

    @told
    def action_save_search(self) -> None:
        """Ask for a name for the search that is shown, or another for a kept one."""
        if saved := self._saved_search():
            self._ask_for_name(saved)
            return
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

    def _saved_search(self) -> SavedSearch | None:
        """The saved search that is shown, or that the sidebar's cursor is on."""
        view = self.meant_view()
        saved = self.library.following.searches
        kept = (s for s in saved if (s.name, s.query) == (view.name, view.query.text))
        return next(kept, None)

    def _ask_to_remove(self, saved: SavedSearch) -> None:
        undo = self.key_of("app.undo")
        told = f"It asks for: {saved.query}. {undo} brings it back."
        question = Question(f"Remove the search {saved.name}?", told)
        self.app.push_screen(question, lambda wanted: self._remove(saved, wanted))

    @told
    def _remove(self, saved: SavedSearch, is_wanted: bool | None) -> None:
        if is_wanted:
            self.library.saved.remove(saved.name)
            undo = self.key_of("app.undo")
            self.say(f"Removed: {saved.name}. {undo} takes it back.")
            self.feeds_changed()

    def _ask_for_name(self, saved: SavedSearch) -> None:
        hint = f"for: {saved.query}"
        prompt = Prompt("Call this search", hint=hint, value=saved.name)
        self.app.push_screen(prompt, lambda name: self._rename(saved, name))

    @told
    def _rename(self, saved: SavedSearch, name: str | None) -> None:
        if not name or name == saved.name:
            return
        if name in {other.name for other in self.library.following.searches}:
            self.say(f"Another search is called {name}.", is_problem=True)
            return
        self.library.saved.rename(saved.name, name)
        undo = self.key_of("app.undo")
        self.say(f"{saved.name} is called {name} now. {undo} takes it back.")
        self.feeds_changed()

    # The file itself

    def action_edit_feeds(self) -> None:
        """Open feeds.toml in the reader's editor, and take up what it says then."""
        before = self.library.paths.read_feeds()
        command, path = editor(), self.library.paths.feeds
        try:
            with self.app.suspend():
                problem = edit(command, path)
        except SuspendNotSupported:
            self.say(f"It cannot be edited from here: {path}", is_problem=True)
            return
        if problem:
            self.say(problem, is_problem=True)
        if self.library.paths.read_feeds() == before:
            self.say("feeds.toml is as it was.")
        else:
            self._send(self._taken_up, "taking up feeds.toml")

    async def _taken_up(self) -> None:
        await children.take_up(self.library.paths)
        problems = self.library.reload().problems
        self.feeds_changed()
        if problems:
            self.say(in_short(problems), is_problem=True)
        else:
            self.say("feeds.toml is taken up. A new feed is asked by the next refresh.")

    # Back, and forth again

    @told
    def action_undo(self) -> None:
        """Undo what was done last."""
        self._turn(is_redo=False)

    @told
    def action_redo(self) -> None:
        """Do again what was undone last."""
        self._turn(is_redo=True)

    def _turn(self, *, is_redo: bool) -> None:
        action = self.library.next_action(is_redo=is_redo)
        if action is None:
            self.say(f"There is nothing to {'do again' if is_redo else 'undo'}.")
        elif action.is_about_feeds:
            self._turn_feeds(action, is_redo=is_redo)
        else:
            turned = self.library.redo() if is_redo else self.library.undo(action.id)
            self.all_changed()
            self._say_turned((turned or action).label, is_redo=is_redo)

    def _say_turned(self, label: str, *, is_redo: bool) -> None:
        """Say what was undone, or done again."""
        self.say(f"{'Done again' if is_redo else 'Undone'}: {label}.")

    def _turn_feeds(self, action: Action, *, is_redo: bool) -> None:
        """Undo or redo what was done to feeds.toml, in a process of its own."""
        self._send(partial(self._feeds_turned, action, is_redo), "changing feeds.toml")

    async def _feeds_turned(self, action: Action, is_redo: bool) -> None:
        shown = self.shown_query().feed_url
        label = await children.turn(self.library.paths, action.id, is_redo=is_redo)
        self.library.reload()
        is_there = any(feed.url == shown for feed in self.library.feeds())
        self.feeds_changed("" if is_there else shown or "")
        self._say_turned(label, is_redo=is_redo)
