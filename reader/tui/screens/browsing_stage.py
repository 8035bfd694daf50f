"""Views and articles, what goes from one to the other, and the way back."""

from __future__ import annotations

from functools import partial

from textual import events, on

from reader.config.settings import DisplaySettings
from reader.errors import ReaderError
from reader.library import Library
from reader.manual import ADDRESS as MANUAL
from reader.model import Entry, Query, Quote
from reader.tui import children, views
from reader.tui.hints import Hints
from reader.tui.painting import paint_now
from reader.tui.plainness import is_utf8
from reader.tui.reading import Left, Reading
from reader.tui.screens.listing_stage import ListingStage
from reader.tui.screens.told import told
from reader.tui.sketching import keep_sketch
from reader.tui.trail import Place, Trail
from reader.tui.views import View
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.entry_list import EntryList
from reader.tui.widgets.evidence_pane import EvidencePane
from reader.tui.widgets.layout import TOP, Anchor
from reader.tui.widgets.panes import OutlinePane, RelatedPane, TagPane
from reader.tui.widgets.sidebar import Sidebar
from reader.tui.widgets.summary_pane import SummaryPane

_LINGERING = 0.12
"""Seconds on one entry after which its text is shown beside the list."""
_STAYING = 1.0
"""Seconds at one place after which it is remembered."""
_LATER = 3.0
"""Seconds after which those of its searches do."""
_CALM = 1.5
"""Seconds after which a screen of this size is sketched for the next session."""
_TOPICS = 100
"""Articles of the manual that are offered; it has a few dozen."""
_SOON = 0.25
"""Seconds after which the sidebar's numbers follow what was read."""


class BrowsingStage(ListingStage):
    """The stage, with a library on it: views, articles, and the way between them.

    Args:
        library: What is read.
        display: How it is shown.
        hints: The keys to name at the bottom.
    """

    def __init__(
        self, library: Library, *, display: DisplaySettings, hints: Hints
    ) -> None:
        super().__init__(library, display=display, hints=hints)
        self._reading = Reading(library, self.page, self.side, self.glyphs, self.key_of)
        self._trail = Trail()

    @on(events.Resize)
    def _size_known(self) -> None:
        self.soon("sketch", _CALM, self.keep_sketch)
        self.soon("preview", _LINGERING, self._preview)

    def keep_sketch(self) -> None:
        """Sketch the screen for the next session, if it looks as that will begin."""
        display = self.library.settings.display
        is_plain = self.entries.is_two_lined == (display.density != "compact")
        # A theme may be chosen before the first layout: nothing has a size then.
        is_laid_out = all(each.size.height for each in (self.entries, *self.bars))
        is_shown = is_laid_out and self.entries.count and not self.is_reading
        if not is_utf8():
            return  # the first frame shows titles as they are
        if is_plain and is_shown and self.app.theme == display.theme:
            keep_sketch(self, self.library.paths)

    # Views

    def views(self) -> list[View]:
        """Every view there is, with all tags; the palette offers them."""
        return self._browsing.shelves._replace(tags=self.library.tags()).views()

    def topics(self) -> list[tuple[int, str]]:
        """The articles of the manual that ships as a feed, where it is followed."""
        pages = self.library.entries(Query(feed_url=MANUAL), limit=_TOPICS)
        return [(page.id, page.title) for page in pages]

    def go_to_view(self, view: View) -> None:
        """Show the articles of a view, and remember where one was."""
        self.having(view, lambda: self._turn_to_view(view))

    @told
    def _turn_to_view(self, view: View) -> None:
        self._trail.leave(self._here())
        self._browsing.show(view)
        self.turn_to(is_reading=False)

    @on(Sidebar.Chosen)
    def _view_chosen(self, message: Sidebar.Chosen) -> None:
        self.go_to_view(message.view)

    @on(TagPane.Chosen)
    def _tag_chosen(self, message: TagPane.Chosen) -> None:
        self.go_to_view(views.with_tag(message.name))

    @on(EntryList.Highlighted)
    def _entry_highlighted(self) -> None:
        if self.arrangement.article and not self.is_reading:
            self.soon("preview", _LINGERING, self._preview)

    def turn_to(self, *, is_reading: bool) -> None:
        """Go over to the article, or to the list, beside which one is shown, too."""
        super().turn_to(is_reading=is_reading)
        self._entry_highlighted()

    @told
    def _preview(self) -> None:
        """Show beside the list what its cursor is on; that counts as no reading."""
        highlighted = self._browsing.highlighted
        is_beside = self.arrangement.article and not self.is_reading
        if highlighted is not None and is_beside:
            self._reading.preview(highlighted)

    def action_show_new(self) -> None:
        """Bring the list up to date."""
        self.having(self._browsing.view, self._show_new)

    @told
    def _show_new(self) -> None:
        self._browsing.renew()
        self.count_searches()
        self.tell()

    # The way one came

    def _here(self) -> Place:
        return Place(
            self._browsing.view,
            self._browsing.highlighted,
            self._reading.entry_id if self.is_reading else None,
            self.page.place if self.is_reading else TOP,
        )

    def _return_to(self, place: Place) -> None:
        self.await_no_more()
        if self._browsing.is_held(place.view):
            self._returned_to(place)
        else:
            self.having(place.view, lambda: self._returned_to(place))

    @told
    def _returned_to(self, place: Place) -> None:
        if not place.view.is_like(self._browsing.view):
            self._browsing.return_to(place.view, place.highlighted)
        elif place.highlighted is not None:
            self.entries.seek(place.highlighted)
        if place.article is not None:
            self._open(place.article, place.anchor)
        else:
            self.turn_to(is_reading=False)

    # Reading

    @on(EntryList.Opened)
    def _entry_opened(self, message: EntryList.Opened) -> None:
        if self.is_reading:
            self._trail.drop_articles()
        else:
            self._trail.leave(self._here())
        self._open(message.entry.id)

    @on(RelatedPane.Chosen)
    def _related_chosen(self, message: RelatedPane.Chosen) -> None:
        self.open_article(message.entry_id)

    def open_article(self, entry_id: int) -> None:
        """Read an article on top of what is shown; Escape comes back."""
        self._trail.leave(self._here())
        self._open(entry_id)

    def read_at(self, entry_id: int, quote: Quote | None) -> None:
        """Show an article at one of its blocks; at its title for None."""
        if self._reading.entry_id != entry_id or not self.is_reading:
            self.open_article(entry_id)
        self.turn_to(is_reading=True)
        if quote is None:
            self.page.go_to(TOP)
        else:
            self._reading.go_to(quote)

    @told
    def _open(self, entry_id: int, place: Anchor = TOP) -> None:
        """Show an article's text at once; whatever else belongs to it comes then."""
        self.catch_up()
        left = self._reading.left if self.is_reading else None
        if not self.is_reading:
            self.side.wait(for_more=True)
        entry = self._reading.open(entry_id, place)
        self.turn_to(is_reading=True)
        self.then(lambda: self._opened(entry, left))

    @told
    def _opened(self, entry: Entry, left: Left | None) -> None:
        """Show what stands beside the text, and take note that it is read."""
        self._reading.show_beside()
        self.entries.seek(entry.id)
        paint_now(self)
        self._reading.keep_place(left)
        if not (entry.is_read or self.library.is_read_only):
            self.was_read(entry.id)
        if not entry.is_digested:
            prepared = partial(self._prepared, entry.id)
            self.work(prepared, group="prepare", is_only=True)

    async def _prepared(self, entry_id: int) -> None:
        """Have a text prepared that has only just arrived, and show it."""
        problem = ""
        try:
            await children.understand(self.library.paths, entry_id)
        except ReaderError as error:
            problem = f"{error}; "
        if self._reading.entry_id == entry_id:
            self._show_prepared(entry_id, problem)

    @told
    def _show_prepared(self, entry_id: int, problem: str) -> None:
        entry = self._reading.renew()
        if not entry.is_digested:
            key = self.key_of("entry.browser")
            words = f"The text could not be prepared: {problem}{key} opens its page."
            self._reading.say(words)
        self.changed(entry_id)

    @on(ArticleView.Moved)
    def _page_moved(self, message: ArticleView.Moved) -> None:
        self._reading.moved(message.percent, message.section)
        if self.is_reading:
            self.soon("place", _STAYING, self.keep_place)
            self.tell()

    @told
    def keep_place(self) -> None:
        """Remember where one is reading."""
        if self.is_reading:
            self._reading.keep_place(self._reading.left)

    @on(ArticleView.ZoomWanted)
    def _zoom_wanted(self, message: ArticleView.ZoomWanted) -> None:
        self._reading.zoom(message.direction)
        self.tell()

    @on(OutlinePane.Chosen)
    def _section_chosen(self, message: OutlinePane.Chosen) -> None:
        self.turn_to(is_reading=True)
        self.page.go_to_section(message.section)

    @on(EvidencePane.Chosen)
    @on(SummaryPane.Chosen)
    def _quote_chosen(self, message: EvidencePane.Chosen | SummaryPane.Chosen) -> None:
        if message.quote is None:
            self.say("This is said in the summary alone, not in the text.")
            return
        self.turn_to(is_reading=True)
        self._reading.go_to(message.quote)

    # The article itself

    def entry(self) -> Entry | None:
        """The entry that is being read, or that the list's cursor is on."""
        if self.is_reading and not self.entries.has_focus:
            entry_id = self._reading.entry_id
        else:
            entry_id = self._browsing.highlighted
        return None if entry_id is None else self.library.entry(entry_id)

    @told
    def changed(self, entry_id: int) -> None:
        """Show an entry's new marks wherever it stands."""
        self.entries.renew(entry_id)
        self._reading.update(self.library.entry(entry_id))
        self.soon("shelves", _SOON, self._renew_shelves)
        self.tell()

    def was_read(self, entry_id: int) -> None:
        """Mark an article as read, with those that say no more than it does."""
        is_wide = self.library.settings.library.read_copies
        for read_id in self.library.read(entry_id, with_copies=is_wide) or [entry_id]:
            self.changed(read_id)

    @told
    def article_changed(self, entry_id: int) -> None:
        """Show an entry's new text, if it is the one that is read."""
        if self._reading.entry_id == entry_id:
            self._reading.renew()
        self.changed(entry_id)

    @told
    def feeds_changed(self, gone: str = "") -> None:
        """Show the feeds there are now, and all articles where one's own feed went."""
        self._browsing.renew_shelves()
        self.count_searches()
        if gone and self._browsing.view.query.feed_url == gone:
            self.go_to_view(views.ALL)
        elif not self.is_reading:
            self.having(self._browsing.view, self._renew_list)
        self.tell()

    @told
    def _renew_list(self) -> None:
        self._browsing.renew_list()
        self.tell()

    @told
    def all_changed(self) -> None:
        """Show the new marks of many entries, or of unknown ones."""
        self.entries.renew_all()
        if (entry_id := self._reading.entry_id) is not None:
            self._reading.update(self.library.entry(entry_id))
        self._renew_shelves()
        self.tell()

    @told
    def _renew_shelves(self) -> None:
        self._browsing.renew_shelves()
        self.tell()
        self.soon("searches", _LATER, self.count_searches)
