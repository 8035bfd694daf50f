"""What one takes a look at in a box over an article, to come back from."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from textual import on
from textual.app import SuspendNotSupported

from reader.model import Entry, Figure
from reader.tui import children, viewer
from reader.tui.passages import place_in
from reader.tui.safe import plain
from reader.tui.screens.changes import ChangesBox
from reader.tui.screens.feeds_stage import FeedsStage
from reader.tui.screens.told import told, told_later
from reader.tui.widgets.article_view import ArticleView


class GlanceStage(FeedsStage):
    """The stage, with looks at what belongs to an article but is not its text."""

    # Images

    @on(ArticleView.ImageChosen)
    @told_later
    async def _image_chosen(self, message: ArticleView.ImageChosen) -> None:
        """Fetch an image and show it; without a program for that, the browser does."""
        entry = self.entry()
        figures = self.library.article(entry.id).figures if entry else ()
        places = [n for n, each in enumerate(figures) if each.url == message.href]
        if entry is None or not places:
            self.say("No image from here on.")
        elif not (command := viewer.viewer()):
            self.say(
                f"To see images in the terminal, install {viewer.NAMES}. "
                "The browser opens this one.",
                is_problem=True,
            )
            self.browse(message.href)
        else:
            self.say("Fetching the image …")
            self._send(
                partial(self._pictured, entry, places[0], figures[places[0]], command),
                "fetching an image",
            )

    async def _pictured(
        self, entry: Entry, place: int, figure: Figure, command: list[str]
    ) -> None:
        path = await children.image(self.library.paths, entry.id, place + 1)
        here = self.entry()
        if here is not None and here.id == entry.id and self.app.screen is self:
            self._look_at(path, figure, command)

    def _look_at(self, path: Path, figure: Figure, command: list[str]) -> None:
        """Step aside for the program that shows the image."""
        try:
            with self.app.suspend():
                is_shown = viewer.show(command, path, plain(figure.caption).plain)
        except SuspendNotSupported:
            self.say(f"Fetched, but it cannot be shown here: {path}")
            return
        if not is_shown:
            self.say(f"{command[0]} could not show it: {path}", is_problem=True)

    # Changes

    @told
    def action_changes(self) -> None:
        """Show what an article's publisher changed in it."""
        entry = self.meant_entry()
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
