"""The reading view: a page in which one finds words, follows links and copies text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from rich.style import Style
from textual import events, on
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from reader.model import Quote, Span
from reader.tui.widgets.article_keys import ARTICLE_KEYS, HIT_KEYS
from reader.tui.widgets.document import Document
from reader.tui.widgets.glyphs import UNICODE, Glyphs
from reader.tui.widgets.layout import TOP, Anchor
from reader.tui.widgets.marks import Mark, occurrences
from reader.tui.widgets.page_view import PageView

_PASSING = ("hits", "here", "quoted", "hints")
"""The groups of marks that last until the reader goes on."""


class ArticleView(PageView):
    """A document of centred lines, with its sections, links and places found in it."""

    ALLOW_SELECT = True
    BINDINGS = [*ARTICLE_KEYS, *HIT_KEYS]

    @dataclass
    class LinkChosen(Message):
        """The reader wants to follow a link, or to copy its address; "" for none."""

        href: str
        is_copied: bool = False

    @dataclass
    class ImageChosen(Message):
        """The reader wants to see an image."""

        href: str

    @dataclass
    class ZoomWanted(Message):
        """The reader wants to see more of the article (1), or less (-1)."""

        direction: int

    @dataclass
    class CopyWanted(Message):
        """The reader wants to take a text along."""

        text: str

    class FindWanted(Message):
        """The reader wants to look for words in this article."""

    class NotFound(Message):
        """The reader wants to see what was looked for, and it is not there."""

    def __init__(
        self,
        *,
        measure: int = 78,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(measure=measure, glyphs=glyphs, id=id)
        self._links: dict[str, tuple[Mark, Span]] = {}
        self._typed = ""
        self._watched: tuple[str, ...] = ()
        self._sought = ""
        self._hit = -1

    def show(
        self, document: Document, place: Anchor = TOP, *, watched: Sequence[str] = ()
    ) -> None:
        """Show a document from a place on, with some words lit up wherever they are."""
        self._links, self._typed = {}, ""
        self._sought, self._hit = "", -1
        self._watched = tuple(watched)
        super().show(document, place)

    def laid_out(self) -> None:
        """Light up what is watched and sought: a table reads otherwise when wider."""
        blocks = self.leaf.layout.blocks
        watched = (occurrences(blocks, words, "watched") for words in self._watched)
        self.marks.put("watched", chain.from_iterable(watched))
        self.marks.put("hits", occurrences(blocks, self._sought, "hit"))

    def show_quote(self, quote: Quote) -> None:
        """Bring a sentence into sight, and light it up."""
        if quote.is_headline or quote.section < len(self.document.starts):
            above = 0 if quote.is_headline else self.document.starts[quote.section]
            block = above + quote.block
            self.marks.put("quoted", [Mark(block, quote.start, quote.end, "quoted")])
            self.bring(block, quote.start)
            self.forget()

    # Places found

    @property
    def sought(self) -> str:
        """What was looked for last; nothing once that was given up."""
        return self._sought

    @property
    def hits(self) -> tuple[int, int]:
        """Which place found one is at, from 1 on, and how many there are."""
        return self._hit + 1, len(self.marks.group("hits"))

    def find(self, words: str) -> None:
        """Light up where words stand, and go to the first such place from here on."""
        self._sought = words
        self.laid_out()
        marks = self.marks.group("hits")
        here = self.place.block, self.place.offset
        after = (n for n, m in enumerate(marks) if (m.block, m.start) >= here)
        self._hit = next(after, 0) if marks else -1
        self._show_hit()

    def unlight(self) -> bool:
        """Put out what is lit up, or was to be; tell whether anything was."""
        was_lit = bool(self._sought) or any(map(self.marks.group, _PASSING))
        for name in _PASSING:
            self.marks.put(name, ())
        self._links, self._sought, self._hit = {}, "", -1
        self.forget()
        return was_lit

    def _show_hit(self) -> None:
        hits = self.marks.group("hits")
        here = hits[self._hit : self._hit + 1] if self._hit >= 0 else ()
        self.marks.put("here", (mark._replace(style="hit-here") for mark in here))
        for mark in here:
            self.bring(mark.block, mark.start)
        self.forget()
        self.tell()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a key that goes from hit to hit mean something else without a search."""
        if action == "hit":
            return bool(self._sought)
        return super().check_action(action, parameters)

    # Selecting

    def paint_line(self, y: int) -> Strip:
        """Paint one line, and what of it is selected."""
        strip = super().paint_line(y)
        span = self.text_selection.get_span(y) if self.text_selection else None
        return _selected(strip, span, self.paint("selected")) if span else strip

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words that the mouse has selected, without margins or line ends."""
        start, end = selection.start, selection.end
        first = start.y if start else 0
        last = end.y if end else len(self.leaf.layout.lines)
        taken: dict[int, list[str]] = {}
        for y in range(first, last + 1):
            line, span = self.leaf.line(y), selection.get_span(y)
            if line is None or span is None:
                continue
            text = self.leaf.layout.blocks[line.block].text
            left, right = (self.leaf.offset_at(x, y) for x in span)
            begin = left[1] if left else line.start
            close = right[1] if right and span[1] >= 0 else line.end
            taken.setdefault(line.block, []).append(text[begin:close])
        return "\n".join(map(" ".join, taken.values())), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint what is selected now, and what no longer is."""
        super().selection_updated(selection)
        self.forget()

    def action_copy_section(self) -> None:
        """Ask for what is selected, or the section's words, to be copied."""
        text = self.screen.get_selected_text()
        if not text:
            starts = [*self.leaf.starts, len(self.leaf.layout.lines)]
            section = max(0, self.section)
            text = self.leaf.text(starts[section], starts[section + 1])
        self.post_message(self.CopyWanted(text))

    # Links

    def action_links(self) -> None:
        """Give every link in sight a label to be typed."""
        top = self.scroll_offset.y
        self._links = self.leaf.hints(top, top + self.size.height)
        self._typed = ""
        self._show_links()
        if not self._links:
            self.post_message(self.LinkChosen(""))

    @property
    def has_labels(self) -> bool:
        """Whether letters are those of links."""
        return bool(self._links)

    def _show_links(self) -> None:
        marks = (mark for name, (mark, _) in self._links.items() if self._may_be(name))
        self.marks.put("hints", marks)
        self.forget()
        self.tell()

    def _may_be(self, name: str) -> bool:
        return name.startswith(self._typed.lower())

    def on_key(self, event: events.Key) -> None:
        """While links have labels, letters are labels; any other key ends that."""
        if not self._links:
            return
        event.stop()
        event.prevent_default()
        self._typed += event.character or " "
        name = self._typed.lower()
        if name in self._links:
            self._follow(self._links[name][1], is_copied=self._typed != name)
        if name in self._links or not any(map(self._may_be, self._links)):
            self._links = {}
        self._show_links()

    def _follow(self, link: Span, *, is_copied: bool = False) -> None:
        if link.style == "image" and not is_copied:
            self.post_message(self.ImageChosen(link.href))
        else:
            self.post_message(self.LinkChosen(link.href, is_copied=is_copied))

    def action_image(self) -> None:
        """Ask for the first image in sight to be shown, or else for the next one."""
        if (found := self.leaf.image_from(self.scroll_offset.y)) is None:
            self.post_message(self.ImageChosen(""))
            return
        block, span = found
        self.bring(block, span.start)
        self._follow(span)

    # Events and actions

    @on(events.Click)
    def _clicked(self, event: events.Click) -> None:
        x, y = event.x, event.y + self.scroll_offset.y
        if (section := self.leaf.section_at(x, y)) >= 0:
            self.fold(section)
        elif link := self.leaf.link_at(x, y):
            self._follow(link)

    def action_hit(self, direction: int) -> None:
        """Go to the next place found (1) or the one before (-1), round and round.

        Where nothing was found the key says so: it must not mean another article.
        """
        if not self.marks.group("hits"):
            self.post_message(self.NotFound())
            return
        self._hit = (self._hit + direction) % len(self.marks.group("hits"))
        self._show_hit()

    def action_find(self) -> None:
        """Ask for words to be found."""
        self.post_message(self.FindWanted())

    def action_zoom(self, direction: int) -> None:
        """Ask for more of the article, or less."""
        self.post_message(self.ZoomWanted(direction))


def _selected(strip: Strip, span: tuple[int, int], style: Style) -> Strip:
    """Lay a style over some cells of a line; -1 is the end of its words."""
    start, end = span
    width = len(strip.text.rstrip()) if end < 0 else end
    if start >= width:
        return strip
    before, chosen, after = strip.divide([start, width, strip.cell_length])
    return Strip.join([before, chosen.apply_style(style), after])
