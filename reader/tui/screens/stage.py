"""The panes of the main screen, how they share its room, and the bars around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Region
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from reader.config.settings import DisplaySettings
from reader.tui.arrangement import (
    MEDIUM,
    TALL,
    WIDE,
    Arrangement,
    Wishes,
    arrange,
    toggled,
)
from reader.tui.commands import commands
from reader.tui.hints import Hints
from reader.tui.painting import paint_now
from reader.tui.screens.help import Help, Key
from reader.tui.screens.timely import Timely
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.bars import HintBar, Parts, TopBar
from reader.tui.widgets.entry_list import EntryList
from reader.tui.widgets.glyphs import ASCII, UNICODE
from reader.tui.widgets.ground import Body, Box
from reader.tui.widgets.side import Side
from reader.tui.widgets.sidebar import Sidebar

_BESIDE = ("panes", "outline", "related", "evidence")
"""Actions on what stands beside an article."""


class Stage(Timely):
    """Sidebar, list, article and side panes, of which as many are shown as fit.

    It knows no library; the floors above it do, one subject each, since Textual looks
    for a key's action on the screen: listing, browsing, reading, marking, errands,
    feeds, glances, walking, searching, fetching, and ``Main``. Each rests on those
    below it, and needs nothing of those above.

    Args:
        display: How everything is shown.
        hints: The keys to name at the bottom.
    """

    AUTO_FOCUS = "#entries"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (MEDIUM, "-medium"), (WIDE, "-wide")]

    # Which widget has the focus is nothing that the screen itself would paint.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    class Ready(Message):
        """Keys that were held back can be taken."""

    @dataclass
    class Decided(Message):
        """The reader wants a key of ``[display]`` to be this from now on."""

        name: str
        value: str | bool

    def __init__(self, display: DisplaySettings, hints: Hints) -> None:
        super().__init__()
        self.glyphs = ASCII if display.ascii else UNICODE
        self.is_reading = False
        """Whether an article is open, rather than a list of them."""
        self.sidebar = Sidebar(glyphs=self.glyphs, id="sidebar")
        self.search_line = Input(placeholder="Search all articles", id="search")
        self.entries = EntryList(
            glyphs=self.glyphs,
            is_two_lined=display.density != "compact",
            id="entries",
        )
        self.page = ArticleView(
            measure=display.measure, glyphs=self.glyphs, id="article"
        )
        self.find_line = Input(placeholder="Find in this article", id="find")
        self.side = Side(glyphs=self.glyphs, id="side")
        self._boxes = (
            Box(self.sidebar, id="sidebar-box"),
            Box(self.search_line, self.entries, id="list-box"),
            Box(self.find_line, self.page, id="article-box"),
            self.side,
        )
        self._body = Body(*self._boxes, id="body")
        self.bars = TopBar(id="top"), HintBar(id="hints")
        self._hints = hints
        self._wishes = Wishes()
        self._room = 0

    def compose(self) -> ComposeResult:
        """Put everything on the screen; what comes and goes is only hidden."""
        top, bottom = self.bars
        yield top
        yield self._body
        yield bottom
        self.search_line.display = False
        self.find_line.display = False

    def render_lines(self, crop: Region) -> list[Strip]:
        """Nothing but the ground, the same for all lines: something lies over each.

        There must be some, since the compositor counts on it where a pane has not
        painted all of its cells yet.
        """
        return [Strip.blank(crop.width, self.visual_style.rich_style)] * crop.height

    def whereabouts(self) -> tuple[Parts, Parts]:
        """What the top bar says: where one is, and what goes on meanwhile."""
        raise NotImplementedError  # FetchingStage knows what goes on meanwhile

    @property
    def arrangement(self) -> Arrangement:
        """Which panes are to be seen."""
        return arrange(self._room, self._wishes, is_reading=self.is_reading)

    @property
    def main_pane(self) -> Widget:
        """What one looks at: the article, or the list."""
        return self.page if self.is_reading else self.entries

    def arrange_panes(self) -> None:
        """Show and hide panes."""
        shown = self.arrangement
        sidebar, entries, article, side = self._boxes
        sidebar.display, entries.display = shown.sidebar, shown.entries
        article.display, side.display = shown.article, shown.side
        # A class costs a restyling, which what is not to be seen can do without.
        if shown.sidebar:
            floats = shown.sidebar_floats
            sidebar.update_classes({"-floating": floats, "-aside": self.is_reading})
        if shown.entries:
            entries.set_class(self.is_reading, "-aside")
        if shown.side:
            side.set_class(shown.side_floats, "-floating")
        if self.focused not in self._focusable():
            self.set_focus(self.main_pane)
        self.tell()

    def turn_to(self, *, is_reading: bool) -> None:
        """Go over to the article, or to the list; what lay over it goes."""
        self.is_reading = is_reading
        self._wishes = self._settled()
        self.set_focus(self.main_pane)
        self.arrange_panes()
        paint_now(self)

    def put_aside(self) -> bool:
        """Hide what lies over the rest; tell whether anything did."""
        settled = self._settled()
        if settled == self._wishes:
            return False
        self._wishes = settled
        self.arrange_panes()
        self.main_pane.focus()
        return True

    def bring(self, pane: str) -> None:
        """Bring the ``sidebar`` or the ``side`` into sight."""
        if not getattr(self.arrangement, pane):
            self._toggle(pane)

    def tell(self) -> None:
        """Say in the two bars where one is, and what one can do."""
        top, bottom = self.bars
        top.show(*self.whereabouts())
        bottom.show(self.hints())

    def hints(self) -> list[tuple[str, str]]:
        """The keys that matter where the focus is, each with what it does."""
        return list(self._hints.of(self._spot()))

    def key_of(self, name: str) -> str:
        """The key that the reader has for an action, as it is called."""
        return self._hints.key_of(name)

    def say(
        self, words: str, *, is_problem: bool = False, seconds: float = 2.5
    ) -> None:
        """Say something in passing, for so long; a problem for longer."""
        if is_problem:
            self.notify(words, severity="warning", timeout=8, markup=False)
        else:
            self.notify(words, timeout=seconds, markup=False)

    def _settled(self) -> Wishes:
        """The wishes without those for panes that lie over others."""
        shown = self.arrangement
        return Wishes(
            sidebar=None if shown.sidebar_floats else self._wishes.sidebar,
            side=None if shown.side_floats else self._wishes.side,
        )

    def _toggle(self, pane: str) -> None:
        self._wishes = toggled(
            pane, self._room, self._wishes, is_reading=self.is_reading
        )
        self.arrange_panes()

    def _focusable(self) -> list[Widget]:
        """The panes that are shown, in reading order."""
        shown = self.arrangement
        panes: list[Widget] = [self.sidebar] if shown.sidebar else []
        if shown.entries:
            panes += [self.search_line] if self.search_line.display else []
            panes.append(self.entries)
        if shown.article:
            panes += [self.find_line] if self.find_line.display else []
            panes.append(self.page)
        return [*panes, *self.side.panes] if shown.side else panes

    def _spot(self) -> str:
        spots: dict[Widget | None, str] = {
            self.search_line: "search",
            self.find_line: "find",
            self.sidebar: "sidebar",
            self.page: "article",
            self.entries: "list",
            None: "list",
        }
        if self.page.has_focus and self.page.has_labels:
            return "links"
        return spots.get(self.focused, "pane")

    @on(events.Resize)
    def _resized(self, event: events.Resize) -> None:
        self._room = event.size.width
        self.arrange_panes()
        # A size may be the same again, with others between that nothing was painted in.
        self.refresh()

    @on(events.DescendantFocus)
    def _focus_moved(self) -> None:
        self.tell()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without an article there is nothing beside it, either."""
        if action in _BESIDE and not self.is_reading:
            return False
        return super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """Say of a key that means nothing here that it does in an article."""
        is_typed = isinstance(self.focused, Input)
        words = "" if is_typed or self.is_reading else self._hints.reads(event.key)
        if words and event.key not in self.active_bindings:
            self.say(f"{words}: open one first.")

    def action_sidebar(self) -> None:
        """Show or hide the sidebar; shown, it gets the focus."""
        self._toggle("sidebar")
        if self.arrangement.sidebar:
            self.sidebar.focus()

    def action_panes(self) -> None:
        """Show or hide the panes beside an article."""
        self._toggle("side")
        if self.arrangement.side_floats and self.arrangement.side:
            self.side.outline.focus()

    def action_pane(self, direction: int) -> None:
        """Go to the next pane (1) or the one before (-1), and bring some if need be."""
        if len(self._focusable()) == 1:
            self.bring("side" if self.is_reading else "sidebar")
            direction = 1
        panes = self._focusable()
        here = panes.index(self.focused) if self.focused in panes else 0
        panes[(here + direction) % len(panes)].focus()

    def action_outline(self) -> None:
        """Go to the outline."""
        self._go_to_side(self.side.outline)

    def action_evidence(self) -> None:
        """Go to what the text says of its study."""
        self._go_to_side(self.side.evidence)

    def action_related(self) -> None:
        """Go to the related articles."""
        self._go_to_side(self.side.related)

    def _go_to_side(self, pane: Widget) -> None:
        self.bring("side")
        # At once, and with a size: the next key is meant for it.
        self.set_focus(pane)
        paint_now(self)

    def action_density(self) -> None:
        """Give each article of the list one line, or two."""
        self.entries.set_two_lined(not self.entries.is_two_lined)
        density = "comfortable" if self.entries.is_two_lined else "compact"
        self.post_message(self.Decided("density", density))

    def action_help(self) -> None:
        """Show the keys that work here."""
        self.app.push_screen(Help(self._keys(), self.glyphs))

    def _keys(self) -> Iterator[Key]:
        """What can be pressed here; keys that do the same stand together."""
        for command in commands(self):
            binding = command.binding
            yield Key(str(binding.id), " ".join(command.keys), binding.tooltip)
