"""What stands in feeds.toml, changed from the screen: searches, and the file itself."""

from __future__ import annotations

from textual.app import SuspendNotSupported

from reader.model import SavedSearch
from reader.tui import children
from reader.tui.editor import edit, editor
from reader.tui.screens.errand_stage import ErrandStage
from reader.tui.screens.prompt import Prompt, Question
from reader.tui.screens.told import told
from reader.tui.widgets.phrases import in_short


class FeedsStage(ErrandStage):
    """The stage, with the keys for what somebody wrote into feeds.toml."""

    def _saved_search(self) -> SavedSearch | None:
        """The saved search that is shown, or that the sidebar's cursor is on."""
        view = self.meant_view()
        saved = self.library.following.searches
        kept = (s for s in saved if (s.name, s.query) == (view.name, view.query.text))
        return next(kept, None)

    def action_unfollow(self) -> None:
        """Ask whether a feed is to be followed no longer, or a search to be removed."""
        if (saved := self._saved_search()) is None:
            super().action_unfollow()
            return
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

    def action_save_search(self) -> None:
        """Ask for a name for the search that is shown, or another for a kept one."""
        if (saved := self._saved_search()) is None:
            super().action_save_search()
            return
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
