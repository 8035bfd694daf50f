"""The sidebar: every view of the library, with how many articles wait in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len
from textual import events, on
from textual.binding import Binding
from textual.message import Message

from reader.tui import views
from reader.tui.views import Shelves, View
from reader.tui.widgets.glyphs import UNICODE, Glyphs
from reader.tui.widgets.pane import Pane, PieceLine
from reader.tui.widgets.strips import Piece
from reader.tui.widgets.wrap import shorten

_MANY_FEEDS = 30
"""From this many on, categories start folded."""


class Shelf(NamedTuple):
    """One line that can be chosen."""

    view: View
    number: int
    indent: int = 0
    folds: str = ""
    """The category that the line folds, if it does."""
    failed: bool = False
    """Whether the feed's last refresh failed."""

    @property
    def is_stream(self) -> bool:
        """Whether the number is that of unread articles."""
        return self.view not in (views.ALL, views.BOOKMARKED)


class Sidebar(Pane):
    """Views, saved searches, categories with their feeds, and tags.

    The numbers count unread articles; only those of All and Bookmarked count all.
    """

    BINDINGS = [
        Binding(
            "space",
            "fold",
            "Fold",
            show=False,
            tooltip="Show or hide the feeds of this category.",
            id="sidebar.fold",
        ),
    ]

    @dataclass
    class Chosen(Message):
        """The reader wants to see this view."""

        view: View

    def __init__(
        self,
        *,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(glyphs=glyphs, id=id)
        self._shelves = Shelves()
        self._folded: set[str] | None = None
        self._rows: list[Shelf] = []
        self._view = views.ALL

    def show(self, shelves: Shelves, view: View) -> None:
        """Show what there is, and mark the view that is open."""
        self._shelves, self._view = shelves, view
        if self._folded is None and shelves.feeds:
            many = len(shelves.feeds) > _MANY_FEEDS
            self._folded = set(shelves.categories) if many else set()
        top = self.scroll_offset.y
        self.rewrite(cursor=self.cursor)
        self.jump(top)

    @property
    def highlighted(self) -> View | None:
        """The view under the cursor."""
        if not 0 <= self.cursor < len(self._rows):
            return None
        return self._rows[self.cursor].view

    def go_to_unread(self, direction: int) -> bool:
        """Put the cursor on the next view with unread articles, or on the one before.

        A category whose feeds are in sight is passed over, since these are meant.
        Tell whether there is any.
        """
        count = len(self._rows)
        for step in range(1, count):
            place = (self.cursor + direction * step) % count
            shelf = self._rows[place]
            if shelf.number and shelf.is_stream and not self._is_unfolded(shelf):
                self.cursor = place
                return True
        return False

    def _is_unfolded(self, shelf: Shelf) -> bool:
        return bool(shelf.folds) and shelf.folds not in (self._folded or ())

    def mark(self, view: View) -> None:
        """Mark another view as the open one, and put the cursor there."""
        self._view = view
        places = [n for n, shelf in enumerate(self._rows) if shelf.view.is_like(view)]
        self.rewrite(cursor=places[0] if places else self.cursor)

    @on(events.Focus)
    def _entered(self) -> None:
        """Begin where one is."""
        self.mark(self._view)

    @on(events.Resize)
    def _shown_first(self) -> None:
        """Begin there, too, where the rows are written only now that there is room."""
        if self.has_focus:
            self.mark(self._view)

    def write(self, width: int) -> Sequence[PieceLine]:
        """Write the shelves beneath their headings."""
        self._rows = []
        lines: list[PieceLine] = []
        for heading, shelves in self._groups():
            if not shelves:
                continue
            if heading:
                lines += [[], [Piece(f"  {heading}", "label")]]
            for shelf in shelves:
                lines.append(self._row(shelf, len(self._rows), width))
                self._rows.append(shelf)
        return lines

    def _groups(self) -> Iterator[tuple[str, list[Shelf]]]:
        shelves = self._shelves
        numbers = shelves.counts
        counts = (numbers.total, numbers.unread, numbers.today, numbers.bookmarked)
        yield "", [*map(Shelf, views.standing(shelves.today), counts), *self._watched()]
        searched = ((views.searched(saved), saved.unread) for saved in shelves.searches)
        yield "SEARCHES", [Shelf(view, unread) for view, unread in searched]
        yield "FEEDS", list(self._feeds())
        yield "TAGS", [Shelf(views.with_tag(t.name), t.unread) for t in shelves.tags]

    def _watched(self) -> Iterator[Shelf]:
        if self._shelves.watched is not None:
            yield Shelf(views.WATCHED, self._shelves.watched)

    def _feeds(self) -> Iterator[Shelf]:
        for category, feeds in self._shelves.categories.items():
            unread = sum(feed.unread for feed in feeds)
            yield Shelf(views.in_category(category), unread, folds=category)
            if category in (self._folded or ()):
                continue
            for feed in feeds:
                yield Shelf(
                    views.of_feed(feed), feed.unread, 1, failed=bool(feed.error)
                )

    def _row(self, shelf: Shelf, target: int, width: int) -> PieceLine:
        glyphs = self.glyphs
        is_open = shelf.view.is_like(self._view)
        fold = " "
        if shelf.folds:
            is_shut = shelf.folds in (self._folded or ())
            fold = glyphs.shut if is_shut else glyphs.open
        count = f"{shelf.number:,}" if shelf.number else ""
        failed = f"{glyphs.failed} " if shelf.failed else ""
        lead = "  " * shelf.indent
        room = width - 5 - len(lead) - len(failed) - len(count)
        name = shorten(shelf.view.name, max(4, room), glyphs.ellipsis)
        fill = " " * max(1, room - cell_len(name) + 1)
        return [
            Piece(glyphs.cursor if is_open else " ", "bar", target),
            Piece(f"{fold} {lead}", "quiet", target),
            Piece(failed, "mark", target),
            Piece(name, "chosen" if is_open else "text", target),
            Piece(fill, "", target),
            Piece(count, "chosen" if is_open else "quiet", target),
            Piece(" ", "", target),
        ]

    def chosen(self, target: int) -> None:
        """Open a view."""
        self.post_message(self.Chosen(self._rows[target].view))

    def on_click(self, event: events.Click) -> None:
        """Fold a category whose arrow was clicked, instead of opening it."""
        target = self.target_at(event.x, event.y + self.scroll_offset.y)
        if target >= 0 and event.x <= 1 and self._rows[target].folds:
            event.prevent_default()
            self.cursor = target
            self.action_fold()

    def action_fold(self) -> None:
        """Show or hide the feeds of the category under the cursor."""
        if self.targets and (category := self._rows[self.cursor].folds):
            self._folded = (self._folded or set()) ^ {category}
            self.rewrite(cursor=self.cursor)
