"""An entry's texts to the one that is read, and how much of the article that is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reader.core.block import plain
from reader.core.clean import clean_line, clean_text
from reader.core.convert import convert
from reader.core.lift import Lifted, lift
from reader.core.outline import outline
from reader.core.promote import promote
from reader.core.summarise import is_cut
from reader.core.words import length
from reader.model import Block, CleanText, ParsedEntry, Section

_LEAST_WORDS = 120
"""Fewer words are a teaser."""
_ENDING = 24
"""Characters of its end that show that a teaser is one."""


class Chosen(NamedTuple):
    """The text of an entry, and what is known of where it came from."""

    lifted: Lifted
    sections: tuple[Section, ...]
    """What is left of it, parted where it has headings."""
    text: CleanText
    """The same as plain text, a block a line."""
    words: int
    readiness: str
    """``full`` (from the page), ``feed`` (the feed has it all), ``teaser``."""
    why: CleanText
    """What that rests on, in words for people."""
    teaser: CleanText
    """What the feed gave to make one read on; mostly empty."""


def choose(entry: ParsedEntry) -> Chosen:
    """Pick the fuller one of an entry's two texts, the feed's and its page's.

    A page's text was judged against the feed's when it came; the feed's may have grown
    since then.
    """
    feed = lift(convert(entry.html, entry.link), entry.title)
    sections = outline(promote(feed.markdown))
    said = plain(blocks_of(sections))
    words = length(said)
    # Whether the feed has carried the text, or only asks to come and read it. Notes on
    # a recording are short, and all there is to read.
    is_recording = entry.medium == "audio"
    is_teaser = is_cut(said) or (words < _LEAST_WORDS and not is_recording)
    page = entry.page
    if page and page.html:
        found = lift(convert(page.html, page.link), entry.title)
        of_page = outline(promote(found.markdown))
        text = plain(blocks_of(of_page))
        found_words = length(text)
        if found_words >= words:
            why = f"the text comes from the article's page, {found_words:,} words"
            teaser = feed.markdown if is_teaser else CleanText("")
            why = clean_text(why)
            return Chosen(found, of_page, text, found_words, "full", why, teaser)
    why = _of_the_feed(said, words, is_teaser=is_teaser)
    if is_recording and not is_teaser and words < _LEAST_WORDS:
        why = "a recording is the thing itself, and the feed brings it"
    if page and page.reason and is_teaser:
        why += f"; {page.reason}"
    readiness = "teaser" if is_teaser else "feed"
    teaser = feed.markdown if is_teaser else CleanText("")
    return Chosen(feed, sections, said, words, readiness, clean_text(why), teaser)


def blocks_of(sections: Iterable[Section]) -> list[Block]:
    """The blocks of sections, one after another."""
    return [block for section in sections for block in section.blocks]


def _of_the_feed(text: str, words: int, *, is_teaser: bool) -> str:
    count = f"{words:,} word{'' if words == 1 else 's'}"
    if not is_teaser:
        return f"the feed carries the text, {count}"
    if not words:
        return "the feed gives no text"
    if not is_cut(text):
        return f"the feed gives {count}"
    end = clean_line(text[-4 * _ENDING :], 4 * _ENDING)
    ending = end[-_ENDING:].partition(" ")[2] or end[-_ENDING:]
    return f"the feed gives {count} and ends in “{ending}”"
