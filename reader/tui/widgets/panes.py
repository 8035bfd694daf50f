"""The panes beside an article that lead elsewhere: outline, tags, related articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from rich.cells import cell_len
from textual.message import Message

from reader.model import Article, Entry, Related, Tag
from reader.tui.widgets import phrases
from reader.tui.widgets.document import Document
from reader.tui.widgets.pane import Pane, PieceLine
from reader.tui.widgets.strips import Piece
from reader.tui.widgets.wrap import shorten, wrap

_ORIGINS = {
    "user": "yours",
    "hashtag": "from the article",
    "feed": "from the feed",
    "topic": "found in the text",
}
"""Who says that an article is about something, the most certain first."""


class OutlinePane(Pane):
    """The headings of the article, with the one that is being read marked."""

    @dataclass
    class Chosen(Message):
        """The reader wants to go to this section."""

        section: int

    _document = Document()
    _section = -1

    def show(self, document: Document) -> None:
        """Show another article's headings."""
        self._document, self._section = document, -1
        self.rewrite()

    def mark(self, section: int) -> None:
        """Mark the section that is being read."""
        if section == self._section:
            return
        self._section = section
        self.rewrite(cursor=section)

    def write(self, width: int) -> Sequence[PieceLine]:
        """A heading a line, indented by its level; those of digits with the digit."""
        document = self._document
        if not document.headed:
            words = "No headings: the text is one piece." if document.starts else "–"
            return _quiet(words, width)
        return [self._row(section, width) for section in range(len(document.titles))]

    def _row(self, section: int, width: int) -> PieceLine:
        document = self._document
        number = document.number(section)
        here = section == self._section
        title = document.titles[section] or "Beginning"
        indent = "  " * document.depth(section)
        is_numbered = document.titles[section] and not document.has_own_number(section)
        digit = f"{number:>2} " if is_numbered else "   "
        room = max(4, width - 4 - len(indent))
        return [
            Piece(self.glyphs.cursor if here else " ", "bar", section),
            Piece(digit, "quiet", section),
            Piece(indent, "text", section),
            Piece(
                shorten(title, room, self.glyphs.ellipsis),
                "chosen" if here else "text",
                section,
            ),
        ]

    def chosen(self, target: int) -> None:
        """Go to a section."""
        self.post_message(self.Chosen(target))

    def action_choose(self, number: int) -> None:
        """Go to the section with this number."""
        headed = self._document.headed
        if number <= len(headed):
            self.chosen(headed[number - 1])


class TagPane(Pane):
    """What the article is about, by who says so; a tag leads to all its articles."""

    @dataclass
    class Chosen(Message):
        """The reader wants all articles with this tag."""

        name: str

    _tags: Sequence[Tag] = ()
    _is_ready = True

    def show(self, article: Article) -> None:
        """Show another article's tags."""
        tags = article.entry.tags
        self._is_ready = article.entry.is_digested
        self._tags = [tag for who in _ORIGINS for tag in tags if tag.origin == who]
        self.rewrite()

    def write(self, width: int) -> Sequence[PieceLine]:
        """Tags side by side, each time beneath who they are from."""
        if not self._is_ready:
            return _quiet("Not yet: the text is being prepared.", width)
        if not self._tags:
            return _quiet("None: nothing in the text is a subject we know.", width)
        lines: list[PieceLine] = []
        for who, words in _ORIGINS.items():
            numbered = [(n, t) for n, t in enumerate(self._tags) if t.origin == who]
            if numbered:
                lines.append([Piece(words, "quiet")])
                lines.extend(_flow(numbered, width))
        return lines

    def chosen(self, target: int) -> None:
        """Ask for a tag's articles."""
        self.post_message(self.Chosen(self._tags[target].name))


class RelatedPane(Pane):
    """Articles that are like this one, and why."""

    @dataclass
    class Chosen(Message):
        """The reader wants to read this entry on top of the one that is open."""

        entry_id: int

    _related: Sequence[Related] = ()
    _now = datetime.fromtimestamp(0, UTC)
    _is_ready = True

    def show(self, related: Sequence[Related], *, now: datetime, ready: bool) -> None:
        """Show another article's kin.

        Args:
            related: The likest first.
            now: Against which ages are told.
            ready: Whether they have been looked for yet.
        """
        self._related, self._now, self._is_ready = related, now, ready
        self.rewrite()

    def write(self, width: int) -> Sequence[PieceLine]:
        """Title, feed and age, and the words both share."""
        if not self._is_ready:
            return _quiet("Not yet: the text is being prepared.", width)
        if not self._related:
            return _quiet("None: no other article here is like this one.", width)
        lines: list[PieceLine] = []
        for target, related in enumerate(self._related):
            if target:
                lines.append([])
            lines.extend(self._entry(target, related, width))
        return lines

    def _entry(self, target: int, related: Related, width: int) -> Iterator[PieceLine]:
        entry, glyphs = related.entry, self.glyphs
        number = f"{target + 1} " if target < 9 else "  "
        style = "quiet" if entry.is_read else "text"
        room = max(4, width - 2)
        age = f" {glyphs.dot} {phrases.age(entry.published, self._now)}"
        feed = shorten(entry.feed_title, room - len(age), glyphs.ellipsis)
        why = f"both: {related.why}" if related.why else ""
        lead = Piece(number, "mark", target)
        title = entry.title or "(untitled)"
        for start, end in wrap(title, room):
            yield [lead, Piece(title[start:end], style, target)]
            lead = Piece("  ", "", target)
        yield [lead, Piece(feed + age, "quiet", target)]
        for start, end in wrap(why, room) if why else ():
            yield [lead, Piece(why[start:end], "quiet", target)]

    @property
    def highlighted(self) -> Entry | None:
        """The entry the cursor is on."""
        return self._related[self.cursor].entry if self._related else None

    def chosen(self, target: int) -> None:
        """Open an entry on top."""
        self.post_message(self.Chosen(self._related[target].entry.id))


def _quiet(text: str, width: int) -> list[PieceLine]:
    return [[Piece(text[a:b], "quiet")] for a, b in wrap(text, max(2, width))]


def _flow(tags: Sequence[tuple[int, Tag]], width: int) -> Iterator[PieceLine]:
    """Set tags side by side, as many in a line as it takes."""
    line: list[Piece] = []
    used = 0
    for target, tag in tags:
        name = shorten(f"#{tag.name}", width)
        if line and used + 1 + cell_len(name) > width:
            yield line
            line, used = [], 0
        if line:
            line.append(Piece(" "))
        line.append(Piece(name, "link", target))
        used = sum(cell_len(piece.text) for piece in line)
    yield line
