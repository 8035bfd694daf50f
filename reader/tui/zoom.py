"""How much of an article is shown: all of it, its gist, its points, or its headline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from enum import IntEnum

from reader.model import Article, Block, CleanLine, CleanText, Section
from reader.tui.widgets import phrases

Shorten = Callable[[Sequence[Section]], tuple[Section, ...]]
"""Cuts sections to their first sentences."""


class Zoom(IntEnum):
    """The four steps, the shortest first."""

    HEADLINE = 0
    POINTS = 1
    GIST = 2
    ALL = 3

    def step(self, direction: int) -> Zoom:
        """The next longer one (1) or shorter one (-1), as far as there is one."""
        return Zoom(max(Zoom.HEADLINE, min(Zoom.ALL, self + direction)))

    @property
    def words(self) -> str:
        """What is shown, in a few words; nothing where that is everything."""
        return {
            Zoom.HEADLINE: "the headline",
            Zoom.POINTS: "the summary and its points",
            Zoom.GIST: "the first sentence of each paragraph",
        }.get(self, "")


def zoomed(article: Article, zoom: Zoom, shorten: Shorten) -> Article:
    """An article cut down to what a step shows of it."""
    if zoom is Zoom.ALL:
        return article
    if zoom is Zoom.GIST:
        return replace(article, sections=shorten(article.sections))
    blocks = tuple(_points(article)) if zoom is Zoom.POINTS else ()
    lead = Section(
        title=CleanLine(""), level=0, kind="lead", markdown=CleanText(""), blocks=blocks
    )
    return replace(article, sections=(lead,))


def _points(article: Article) -> Iterator[Block]:
    if article.summary.text:
        yield Block("paragraph", article.summary.text)
    for name, words in phrases.SLOTS.items():
        if quote := getattr(article.slots, name):
            yield Block("label", words)
            yield Block("paragraph", quote.text)
    if not article.summary.text and not any(article.slots):
        yield Block("note", "Nothing in this text could be picked out as its point.")
