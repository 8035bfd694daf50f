"""An article to the blocks that its page is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from reader.model import Article, Block, Entry, Section, Span
from reader.tui.widgets import phrases
from reader.tui.widgets.glyphs import UNICODE, Glyphs

_NUMBERED = re.compile(r"(?:\d+(?:\.\d+)*[.):]|\d+(?:\.\d+)+|[IVXL]+[.)])\s")
"""A heading's own number: ``1.``, ``2.3``, ``IV.``; but not ``7 hours``."""


class Document(NamedTuple):
    """What the reading view shows: the article's head, its sections, and an end."""

    blocks: tuple[Block, ...] = ()
    """Beside the kinds of the text there are ``title byline note end``."""
    starts: tuple[int, ...] = ()
    """The block with which each section begins."""
    titles: tuple[str, ...] = ()
    """Each section's title; empty for the lead."""
    levels: tuple[int, ...] = ()
    """Each section's level; 0 for the lead."""

    @property
    def end(self) -> int:
        """How many blocks there are, but for the sign at the end."""
        has_end = bool(self.blocks) and self.blocks[-1].kind == "end"
        return len(self.blocks) - has_end

    @property
    def headed(self) -> tuple[int, ...]:
        """The sections that have a title, which are those with a number."""
        return tuple(n for n, title in enumerate(self.titles) if title)

    def number(self, section: int) -> int:
        """A section's number as the reader counts: from 1, and 0 for the lead."""
        return sum(1 for title in self.titles[: section + 1] if title)

    def has_own_number(self, section: int) -> bool:
        """Whether a heading begins with a number that its author gave it."""
        return _NUMBERED.match(self.titles[section]) is not None

    def depth(self, section: int) -> int:
        """How deep a section stands beneath the highest ones, at most 2."""
        highest = min((level for level in self.levels if level), default=0)
        return min(2, max(0, self.levels[section] - highest))


def document(
    article: Article,
    *,
    now: datetime,
    note: str = "",
    aside: str = "",
    glyphs: Glyphs = UNICODE,
) -> Document:
    """Put an article together for reading.

    Args:
        article: Without sections where it is not understood yet.
        now: Against which its age is told.
        note: Said beneath the head, such as how much of the text is here.
        aside: Said more quietly, as a line of the head.
        glyphs: The signs to draw with.
    """
    blocks = _head(article.entry, now, glyphs)
    if aside:
        blocks.append(Block("byline", aside))
    blocks += _recordings(article, glyphs)
    if note:
        blocks.append(Block("note", note))
    starts = []
    for section in article.sections:
        starts.append(len(blocks))
        blocks.extend(section.blocks)
    if article.sections:
        blocks.append(Block("end", glyphs.end))
    titles = tuple(_title(section) for section in article.sections)
    levels = tuple(section.level for section in article.sections)
    return Document(tuple(blocks), tuple(starts), titles, levels)


def _head(entry: Entry, now: datetime, glyphs: Glyphs) -> list[Block]:
    return [
        Block("title", entry.title or "(untitled)"),
        Block("byline", _byline(entry, now, glyphs)),
    ]


def _recordings(article: Article, glyphs: Glyphs) -> Iterator[Block]:
    """A line for each recording; it is a link, to be opened or copied by its letter."""
    for enclosure in article.enclosures:
        if enclosure.medium:
            said = phrases.recording(enclosure, glyphs.dot)
            link = Span(0, len(said), "link", enclosure.url)
            yield Block("byline", said, (link,))


def _byline(entry: Entry, now: datetime, glyphs: Glyphs) -> str:
    day = phrases.date(entry.published, now)
    seen = f"first seen {day}" if entry.published_is_guessed else day
    # A date is not to be broken at the end of a line.
    whole = (part.replace(" ", "\xa0") for part in (seen, phrases.duration(entry)))
    parts = (entry.feed_title, entry.author, *whole)
    return f" {glyphs.dot} ".join(part for part in parts if part)


def is_headed(section: Section) -> bool:
    """Whether a section has a heading, and with it a number."""
    return bool(section.level and section.title)


def _title(section: Section) -> str:
    return section.title if is_headed(section) else ""
