"""What one takes a look at in a box over an article, to come back from."""

from __future__ import annotations

from reader.model import Entry, Quote
from reader.tui.passages import place_in
from reader.tui.screens.changes import ChangesBox
from reader.tui.screens.errand_stage import ErrandStage
from reader.tui.screens.told import told


class GlanceStage(ErrandStage):
    """The stage, with looks at what belongs to an article but is not its text."""

    def read_at(self, entry_id: int, quote: Quote | None) -> None:
        """Show an article at one of its blocks; at its title for None."""
        raise NotImplementedError

    @told
    def action_changes(self) -> None:
        """Show what an article's publisher changed in it."""
        entry = self.entry()
        if entry is None:
            return
        earlier = self.library.revisions(entry.id)
        if not earlier:
            self.say("Its publisher has not changed it since it came.")
            return
        box = ChangesBox(
            earlier,
            lambda number: self.library.changes(entry.id, number),
            now=self.library.now(),
            glyphs=self.glyphs,
        )
        self.app.push_screen(box, lambda at: self._change_chosen(entry, at))

    @told
    def _change_chosen(self, entry: Entry, at: int | None) -> None:
        if at is not None:
            sections = self.library.article(entry.id).sections
            self.read_at(entry.id, place_in(at, entry.title, sections))
