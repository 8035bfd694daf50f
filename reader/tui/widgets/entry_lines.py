"""An entry to the one or two lines that stand for it in a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from reader.model import Entry
from reader.tui.widgets import phrases
from reader.tui.widgets.glyphs import Glyphs
from reader.tui.widgets.strips import Piece
from reader.tui.widgets.wrap import shorten

_AGE = 11
_DURATION = 7
_FEED = 20
_FEED_LEAST = 8
_WITH_FEED = 76
"""A list that is narrower than this says the age, but not the feed."""


class Look(NamedTuple):
    """What the lines of all entries have in common."""

    now: datetime
    glyphs: Glyphs
    watched: re.Pattern[str] | None = None
    """What is lit up in titles."""


def watching(words: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for words that are watched; None where there are none."""
    terms = (r"\s+".join(map(re.escape, term.split())) for term in words)
    told = "|".join(rf"\b{term}" for term in terms if term)
    return re.compile(told, re.IGNORECASE) if told else None


def entry_lines(
    entry: Entry, width: int, height: int, look: Look
) -> tuple[list[Piece], ...]:
    """Write an entry's ``height`` lines, for a list of ``width`` cells.

    The first cell of each line is left to the cursor.
    """
    if height == 1:
        return (_one_line(entry, width, look),)
    return _title_line(entry, width, look), _meta_line(entry, width, look)


def _title_line(entry: Entry, width: int, look: Look) -> list[Piece]:
    title = _title(entry, width - 3, look.glyphs)
    return [_unread(entry, look.glyphs), Piece(" "), *_lit(title, look.watched)]


def _meta_line(entry: Entry, width: int, look: Look) -> list[Piece]:
    glyphs, room = look.glyphs, width - 3
    fixed = [_age(entry, look), phrases.duration(entry)]
    fixed += _own(entry, glyphs)
    if entry.readiness == "teaser":
        fixed.append(f"{glyphs.teaser} teaser")
    if entry.is_bookmarked and entry.revised_at:
        fixed.append("changed")
    if entry.copies:
        fixed.append(f"+{entry.copies}")
    after = "".join(f" {glyphs.dot} {part}" for part in fixed if part)
    left = room - cell_len(after)
    feed = shorten(entry.feed_title, max(_FEED_LEAST, left), glyphs.ellipsis)
    evidence = _evidence(entry, left - cell_len(feed), glyphs)
    return [
        _bookmarked(entry, glyphs),
        Piece(" "),
        Piece(shorten(feed + after + evidence, room, glyphs.ellipsis), "meta"),
    ]


def _evidence(entry: Entry, room: int, glyphs: Glyphs) -> str:
    """As much of what is known of the study as there is room for, part by part."""
    told = ""
    for part in (entry.evidence or "").split(" · "):
        more = f" {glyphs.dot} {part}" if part else ""
        if cell_len(told + more) > room:
            break
        told += more
    return told


def _one_line(entry: Entry, width: int, look: Look) -> list[Piece]:
    glyphs = look.glyphs
    tail = [Piece(f" +{entry.copies}", "meta")] if entry.copies else []
    if any(_own(entry, glyphs)):
        tail.insert(0, Piece(f" {glyphs.noted}", "meta"))
    if width >= _WITH_FEED:
        feed = shorten(entry.feed_title, _FEED, glyphs.ellipsis)
        tail.append(Piece("  " + set_cell_size(feed, _FEED), "meta"))
    age = _age(entry, look)
    tail.append(Piece(f"  {age:>{_AGE}}", "meta"))
    if width >= _WITH_FEED:
        tail.append(Piece(f"{phrases.duration(entry):>{_DURATION}}", "meta"))
    marks = [_unread(entry, glyphs), _second_mark(entry, glyphs), Piece(" ")]
    used = 1 + sum(cell_len(piece.text) for piece in (*marks, *tail))
    room = max(8, width - used)
    title = _title(entry, room, glyphs)
    padded = title._replace(text=set_cell_size(title.text, room))
    return [*marks, *_lit(padded, look.watched), *tail]


def _age(entry: Entry, look: Look) -> str:
    """Its date; the day on which an undated one came is none, and no news."""
    if entry.published_is_guessed:
        return "undated"
    return phrases.age(entry.published, look.now)


def _title(entry: Entry, room: int, glyphs: Glyphs) -> Piece:
    title = shorten(entry.title or "(untitled)", room, glyphs.ellipsis)
    return Piece(title, "read" if entry.is_read else "fresh")


def _lit(title: Piece, watched: re.Pattern[str] | None) -> Iterator[Piece]:
    """A title with what is watched in it lit up."""
    text, done = title.text, 0
    for found in watched.finditer(text) if watched else ():
        yield title._replace(text=text[done : found.start()])
        yield Piece(found[0], "watched")
        done = found.end()
    yield title._replace(text=text[done:])


def _own(entry: Entry, glyphs: Glyphs) -> Iterator[str]:
    """What somebody made of it: that it has a note, and tags of their own."""
    if entry.has_note:
        yield glyphs.noted
    tags = [f"#{tag.name}" for tag in entry.tags if tag.origin == "user"]
    yield " ".join(tags)


def _unread(entry: Entry, glyphs: Glyphs) -> Piece:
    return Piece(" ") if entry.is_read else Piece(glyphs.unread, "unread")


def _bookmarked(entry: Entry, glyphs: Glyphs) -> Piece:
    if entry.is_bookmarked:
        return Piece(glyphs.bookmarked, "bookmarked")
    return Piece(" ")


def _second_mark(entry: Entry, glyphs: Glyphs) -> Piece:
    if entry.readiness == "teaser" and not entry.is_bookmarked:
        return Piece(glyphs.teaser, "meta")
    return _bookmarked(entry, glyphs)
