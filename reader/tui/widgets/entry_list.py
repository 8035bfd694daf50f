"""The list of articles: as fast with a million of them as with ten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from textual import events, on
from textual.binding import Binding
from textual.cache import LRUCache
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from reader.model import Entry
from reader.tui.widgets.cursor_keys import CURSOR_KEYS
from reader.tui.widgets.entry_lines import Look, entry_lines, watching
from reader.tui.widgets.glyphs import UNICODE, Glyphs
from reader.tui.widgets.line_view import LineView
from reader.tui.widgets.source import Source
from reader.tui.widgets.strips import Piece, centred, strip_of

_MOST = 10_000_000
"""The largest number that can be typed before a key."""
_PAGE = 64
"""How many entries are asked of the source at once: 0.2 ms."""


class EntryList(LineView):
    """Entries, one or two lines each; posts ``Highlighted`` and ``Opened``."""

    BINDINGS = [
        *CURSOR_KEYS,
        Binding(
            "space",
            "page(1)",
            "Page down",
            show=False,
            tooltip="Go a page down.",
            id="list.page",
        ),
    ]
    PALETTE = {
        "title": "",
        "fresh": "bold",
        "read": "$foreground 72%",
        "meta": "$foreground 66%",
        "watched": "bold $secondary",
        "unread": "$accent",
        "bookmarked": "$warning",
        "bar": "$primary",
        "here": "on $primary 12%",
        "here-focused": "on $primary 22%",
        "hover": "on $foreground 5%",
        "quiet": "$foreground 66%",
    }
    PLAIN = {
        "read": "dim",
        "meta": "dim",
        "watched": "bold underline",
        "unread": "bold",
        "bookmarked": "bold",
        "bar": "bold",
        "here": "underline",
        "here-focused": "reverse",
        "hover": "",
        "quiet": "dim",
    }

    cursor: reactive[int] = reactive(0, repaint=False, init=False)
    hover: reactive[int] = reactive(-1, repaint=False, init=False)

    @dataclass
    class Highlighted(Message):
        """The cursor has come to this entry."""

        entry: Entry

    @dataclass
    class Opened(Message):
        """The reader wants to read this entry."""

        entry: Entry

    def __init__(
        self,
        *,
        is_two_lined: bool = True,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._look = Look(now=datetime.fromtimestamp(0, UTC), glyphs=glyphs)
        self._row_height = 2 if is_two_lined else 1
        self._source: Source | None = None
        self._pages: LRUCache[int, Sequence[Entry]] = LRUCache(256)
        self._words = ""
        self._typed, self._times = 0, 0

    @property
    def count(self) -> int:
        """How many entries are shown."""
        return self._source.count if self._source else 0

    @property
    def current(self) -> Entry | None:
        """The entry the cursor is on."""
        return self.entry(self.cursor)

    @property
    def is_two_lined(self) -> bool:
        """Whether an entry takes two lines."""
        return self._row_height == 2

    def show(
        self,
        source: Source,
        *,
        now: datetime,
        keep: Iterable[int],
        words: str,
        watched: Iterable[str] = (),
    ) -> None:
        """Show other entries.

        Args:
            source: What to show.
            now: Against which ages are told.
            keep: The entries the cursor may stay on, and at the same height of the
                screen: the first of them that the source has, or else its first.
            words: What is said where there is no entry.
            watched: Words that are lit up in titles.
        """
        above = self.cursor * self._row_height - self.scroll_offset.y
        self._source, self._words = source, words
        self._look = Look(now, self._look.glyphs, watching(watched))
        self._pages.clear()
        place = source.position(*keep)
        self.set_reactive(EntryList.cursor, place or 0)
        self.resize_content(self.count * self._row_height)
        self.forget()
        self.jump(0 if place is None else place * self._row_height - above)
        self.show_cursor()
        self._tell()

    def entry(self, position: int) -> Entry | None:
        """The entry at a position."""
        if self._source is None or not 0 <= position < self._source.count:
            return None
        number, offset = divmod(position, _PAGE)
        page = self._pages.get(number)
        if page is None:
            start = number * _PAGE
            stop = min(start + _PAGE, self._source.count)
            page = self._pages[number] = self._source.rows(start, stop)
        return page[offset] if offset < len(page) else None

    def around(self) -> Iterator[int]:
        """The entry the cursor is on, then those that follow, then those above it."""
        below = range(self.cursor, min(self.count, self.cursor + _PAGE))
        above = range(self.cursor - 1, max(-1, self.cursor - _PAGE), -1)
        for position in (*below, *above):
            if entry := self.entry(position):
                yield entry.id

    def renew(self, *entry_ids: int) -> None:
        """Ask the source again for entries that have changed, and repaint them."""
        if self._source is None:
            return
        for entry_id in entry_ids:
            position = self._place_of(entry_id)
            if position is not None:
                self._pages.discard(position // _PAGE)
                self._forget_row(position)

    def renew_all(self) -> None:
        """Ask the source again for every entry; which they are stays as it was."""
        self._pages.clear()
        self.forget()

    def seek(self, entry_id: int) -> bool:
        """Put the cursor on an entry, if it is here."""
        position = self._place_of(entry_id)
        if position is None:
            return False
        self.cursor = position
        return True

    def _place_of(self, entry_id: int) -> int | None:
        """Where an entry stands; mostly it is the one the cursor is on."""
        here = self.current
        if here is not None and here.id == entry_id:
            return self.cursor
        return self._source.position(entry_id) if self._source else None

    def find_unread(self, direction: int, times: int = 1) -> int | None:
        """Where the nearest unread entry is after the cursor (1) or before it (-1).

        Args:
            direction: Which way.
            times: Not the nearest, but the one that is so far, or else the last.
        """
        if self._source is None:
            return None
        found, position = None, self.cursor
        for _ in range(times):
            following = self._source.next_unread(position, direction)
            if following is None:
                break
            found = position = following
        return found

    def first_unread(self) -> int | None:
        """Where the first unread entry is."""
        return self._source.next_unread(-1, 1) if self._source else None

    def set_two_lined(self, is_two_lined: bool) -> None:
        """Give every entry two lines, or one."""
        above = self.cursor * self._row_height - self.scroll_offset.y
        self._row_height = 2 if is_two_lined else 1
        self.resize_content(self.count * self._row_height)
        self.forget()
        self.jump(self.cursor * self._row_height - above)
        self.show_cursor()

    def show_cursor(self) -> None:
        """Scroll to the cursor, if it cannot be seen."""
        self.show_lines(self.cursor * self._row_height, self._row_height)

    def paint_line(self, y: int) -> Strip:
        """Paint one line of an entry, or say why there is none."""
        position, line = divmod(y, self._row_height)
        entry = self.entry(position)
        if entry is None:
            return self._empty_line(y)
        pieces = entry_lines(entry, self.room, self._row_height, self._look)[line]
        bar = self._look.glyphs.cursor if position == self.cursor else " "
        return strip_of([Piece(bar, "bar"), *pieces], self, self._ground(position))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Paint the cursor as it looks with the focus, or without."""
        super().watch_has_focus(has_focus)
        self._forget_row(self.cursor)

    def _ground(self, position: int) -> tuple[str, ...]:
        if position == self.cursor:
            return ("here-focused" if self.has_focus else "here",)
        return ("hover",) if position == self.hover else ()

    def _empty_line(self, y: int) -> Strip:
        height = self.size.height
        if self.count or not self._words:
            return self.blank()
        return centred(self._words, y - height // 3, "quiet", self)

    def _forget_row(self, position: int) -> None:
        self.forget_lines(position * self._row_height, self._row_height)

    def _tell(self) -> None:
        if entry := self.current:
            self.post_message(self.Highlighted(entry))

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on an entry."""
        return max(0, min(cursor, self.count - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        """Repaint the two entries the cursor went from and to."""
        self._forget_row(before)
        self._forget_row(now)
        self.show_cursor()
        self._tell()

    def watch_hover(self, before: int, now: int) -> None:
        """Repaint the two entries the mouse went from and to."""
        for position in (before, now):
            if position >= 0:
                self._forget_row(position)

    @on(events.Resize)
    def _resized(self) -> None:
        self._strips.clear()
        self.resize_content(self.count * self._row_height)
        self.show_cursor()

    @on(events.MouseMove)
    def _hovered(self, event: events.MouseMove) -> None:
        self.hover = self._position_at(event)

    @on(events.Leave)
    def _left(self) -> None:
        self.hover = -1

    @on(events.Click)
    def _clicked(self, event: events.Click) -> None:
        position = self._position_at(event)
        if position < 0:
            return
        self.cursor = position
        if event.chain >= 2:
            self.action_open()

    def _position_at(self, event: events.MouseEvent) -> int:
        position = (event.y + self.scroll_offset.y) // self._row_height
        return position if position < self.count else -1

    def on_key(self, event: events.Key) -> None:
        """Take a number as how often the key that follows it is meant."""
        digit = event.character or ""
        if digit.isascii() and digit.isdecimal() and (self._typed or digit != "0"):
            self._typed = min(self._typed * 10 + int(digit), _MOST)
            event.stop()
            event.prevent_default()
        else:
            self._times, self._typed = self._typed, 0

    def counted(self) -> int:
        """The number that was typed before a key, or 0; it counts once."""
        times, self._times = self._times, 0
        return times

    def action_move(self, lines: int) -> None:
        """Go ``lines`` entries down, as often as a number before the key says."""
        self.cursor += lines * (self.counted() or 1)

    def action_page(self, direction: int) -> None:
        """Go a page down (1) or up (-1)."""
        rows = max(1, self.size.height // self._row_height - 1)
        self.cursor += direction * rows * (self.counted() or 1)

    def action_go(self, position: int) -> None:
        """Go to the first entry (0), the last (-1), or the one of a number typed."""
        if number := self.counted():
            position = number - 1
        self.cursor = self.count - 1 if position < 0 else position

    def action_open(self) -> None:
        """Open the entry the cursor is on."""
        if entry := self.current:
            self.post_message(self.Opened(entry))
