"""The article that is open, or shown for a first look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from reader.library import Library
from reader.model import Article, Entry, Quote
from reader.tui.widgets import phrases
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.bars import Parts
from reader.tui.widgets.document import Document, document
from reader.tui.widgets.glyphs import Glyphs
from reader.tui.widgets.layout import TOP, Anchor
from reader.tui.widgets.side import Side
from reader.tui.zoom import Zoom, zoomed


class Left(NamedTuple):
    """Where reading stopped: in which entry and block, and how far into that."""

    entry_id: int
    block: int
    offset: int


class Reading:
    """Asks the library for articles, and puts them on the page and beside it.

    Args:
        library: Whom to ask.
        page: Shows the text.
        side: Shows what is known about it.
        glyphs: The signs to draw with.
        key_of: Names the key of an action.
    """

    def __init__(
        self,
        library: Library,
        page: ArticleView,
        side: Side,
        glyphs: Glyphs,
        key_of: Callable[[str], str],
    ) -> None:
        self._library = library
        self._page = page
        self._side = side
        self._glyphs = glyphs
        self._key_of = key_of
        self._article: Article | None = None
        self._text = Document()
        self._percent = 0
        self._section = -1
        self._zoom = Zoom.ALL
        self._left: tuple[int, Anchor] = (-1, TOP)
        self._is_beside = False

    @property
    def entry_id(self) -> int | None:
        """The id of the entry that is on the page."""
        return self._article.entry.id if self._article else None

    def open(self, entry_id: int, place: Anchor) -> Entry:
        """Put an article's text on the page for reading, from a place on.

        From the top on reading goes on where it stopped the last time. What stands
        beside the text is that of the article before, until ``show_beside``.

        Raises:
            EntryNotFoundError: If no entry has this id.
        """
        article = self._library.article(entry_id)
        self._zoom, self._is_beside = Zoom.ALL, False
        kept = self._library.position(entry_id) if place == TOP else None
        self._show(article, place, resumed=kept)
        return article.entry

    def show_beside(self) -> None:
        """Show beside the text what is known about it."""
        if self._article is None:
            return
        entry_id, self._is_beside = self._article.entry.id, True
        related = self._library.related(entry_id)
        now, note = self._library.now(), self._library.note(entry_id)
        self._side.show(self._article, self._text, related, now=now, note=note)
        self._side.outline.mark(self._page.section)

    def renew(self) -> Entry:
        """Show the same article again, with the text it has by now.

        Raises:
            EntryNotFoundError: If it is there no more.
        """
        assert self._article is not None
        entry = self.open(self._article.entry.id, self._page.place)
        self.show_beside()
        return entry

    @property
    def left(self) -> Left | None:
        """Where reading stops, if one leaves now; the end counts as the beginning.

        Blocks are counted from the text's first one on: what stands above it changes.
        """
        if self._article is None or self._zoom is not Zoom.ALL or not self._text.starts:
            return None
        place = TOP if self._page.is_at_end else self._page.place
        block = max(0, place.block - self._text.starts[0])
        return Left(self._article.entry.id, block, place.offset if block else 0)

    def keep_place(self, left: Left | None) -> None:
        """Remember where reading stopped, for the next time."""
        if left is None or self._library.is_read_only:
            return
        entry_id, *at = left
        if at != [*(self._library.position(entry_id) or (0, 0))]:
            self._library.remember_position(entry_id, *at)

    def preview(self, entry_id: int) -> None:
        """Put an article on the page for a first look."""
        if self.entry_id != entry_id:
            self._zoom = Zoom.ALL
            self._show(self._library.article(entry_id), TOP)

    def say(self, note: str) -> None:
        """Put a word of our own beneath the title of what is on the page."""
        if self._article:
            self._show(self._article, self._page.place, note)

    def zoom(self, direction: int) -> None:
        """Show more of the article (1) or less (-1), and stay in the same section."""
        before, self._zoom = self._zoom, self._zoom.step(direction)
        if self._article is None or self._zoom is before:
            return
        section = self._page.section
        if before is Zoom.ALL:
            self._left = section, self._page.place
        is_back = self._zoom is Zoom.ALL and self._left[0] == section
        self._show(self._article, self._left[1] if is_back else TOP)
        if not is_back:
            self._page.go_to_section(section)

    def update(self, entry: Entry) -> None:
        """Take note of new marks, if this entry is on the page."""
        if self._article and self._article.entry.id == entry.id:
            before = self._article.entry
            self._article = replace(self._article, entry=entry)
            if entry.tags != before.tags:
                self._side.tags.show(self._article)
            self._side.show_note(self._library.note(entry.id))

    def moved(self, percent: int, section: int) -> None:
        """Take note of how far one has read, and mark the section in the outline."""
        self._percent, self._section = percent, section
        if self._is_beside:
            self._side.outline.mark(section)

    def go_to(self, quote: Quote) -> None:
        """Show a sentence of the text in its place."""
        if self._article and self._zoom is not Zoom.ALL:
            self._zoom = Zoom.ALL
            self._show(self._article, TOP)
        self._page.show_quote(quote)

    def whereabouts(self) -> Parts:
        """How far one has read: percent, section of sections, and its title.

        Before the first heading, or where there is none, that is the article's.
        """
        assert self._article is not None
        entry, glyphs, titles = self._article.entry, self._glyphs, self._text.titles
        percent = (f"{self._percent:>3} %  ", "bold")
        mark = (f"{glyphs.bookmarked} " if entry.is_bookmarked else "", "$warning")
        if found := self._found():
            return percent, mark, (found, "bold $warning"), (entry.title, "")
        number = self._text.number(self._section)
        if not number:
            return percent, mark, (entry.title, "")
        of_all = f"{glyphs.section} {number}/{len(self._text.headed)}  "
        return percent, mark, (of_all, "$primary"), (titles[self._section], "")

    def _found(self) -> str:
        here, hits = self._page.hits
        return f"hit {here} of {hits}  " if hits else ""

    def _elsewhere(self, entry: Entry) -> str:
        """A word on where the whole text is, if this is a teaser and another has it."""
        if entry.readiness != "teaser" or not entry.copies:
            return ""
        whole = phrases.told_in_full(self._library.copies(entry.id))
        return phrases.elsewhere(whole, self._key_of("entry.copies")) if whole else ""

    def _show(
        self,
        article: Article,
        place: Anchor,
        note: str = "",
        resumed: tuple[int, int] | None = None,
    ) -> None:
        self._article = article
        self._percent, self._section = 0, -1
        now, glyphs, key_of = self._library.now(), self._glyphs, self._key_of
        shown = zoomed(article, self._zoom, self._library.gist)
        if words := self._zoom.words:
            note = f"This is {words}. {key_of('article.zoom-in')} shows more."
        note = note or self._elsewhere(article.entry)
        note = note or phrases.readiness(article.entry, key_of("entry.archive"))
        at, what = article.entry.revised_at, key_of("entry.changes")
        aside = f"{phrases.revised(at, now)}; {what} shows what." if at else ""
        self._text = document(shown, now=now, note=note, aside=aside, glyphs=glyphs)
        watched = self._library.following.watched
        block, offset = resumed or (0, 0)
        if block and self._text.starts:
            place = Anchor(self._text.starts[0] + block, offset)
        self._page.show(self._text, place, watched=watched)
