"""Stretches of a text that are lit up for a while: found, quoted, or to be followed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from reader.model import Block, Span

_LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""Those under the fingers first."""


_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"“”«»]+[\w/)=]", re.IGNORECASE)
_ENDS = ".,;:!?'’]}…"


class Mark(NamedTuple):
    """A stretch of a block's text that looks different for now."""

    block: int
    start: int
    end: int
    style: str
    label: str = ""
    """Shown before the text, of which nothing else changes then."""


class Marks:
    """All marks of a text, by group; a group replaces what it held before."""

    def __init__(self) -> None:
        self._groups: dict[str, tuple[Mark, ...]] = {}
        self._by_block: dict[int, list[Mark]] = {}

    def __getitem__(self, block: int) -> Sequence[Mark]:
        """A block's marks, those put last over the others."""
        return self._by_block.get(block, ())

    def group(self, name: str) -> tuple[Mark, ...]:
        """The marks of one group."""
        return self._groups.get(name, ())

    def put(self, name: str, marks: Iterable[Mark]) -> None:
        """Set a group's marks; none takes the group away."""
        self._groups.pop(name, None)
        if kept := tuple(marks):
            self._groups[name] = kept
        by_block: dict[int, list[Mark]] = defaultdict(list)
        for group in self._groups.values():
            for mark in group:
                by_block[mark.block].append(mark)
        self._by_block = by_block

    def clear(self) -> None:
        """Take every mark away."""
        self._groups, self._by_block = {}, {}


def occurrences(blocks: Sequence[Block], words: str, style: str) -> Iterator[Mark]:
    """Mark every place where words stand in a text, in any case and across spaces."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return
    pattern = re.compile(r"\s+".join(parts), re.IGNORECASE)
    for number, block in enumerate(blocks):
        for found in pattern.finditer(block.text):
            yield Mark(number, found.start(), found.end(), style)


def links(block: Block) -> list[Span]:
    """What of a block leads somewhere: links, images, and addresses in plain text."""
    known = [span for span in block.spans if span.href]
    if "://" not in block.text:
        return known
    plain = [
        Span(found.start(), found.start() + len(url), "link", url)
        for found in _ADDRESS.finditer(block.text)
        if (url := _without_the_sentence(found[0]))
        and not any(s.start < found.end() and s.end > found.start() for s in known)
    ]
    return sorted((*known, *plain), key=lambda span: span.start)


def _without_the_sentence(address: str) -> str:
    """An address without the signs after it that belong to the sentence around it."""
    while address and (
        address[-1] in _ENDS
        or (address[-1] == ")" and address.count("(") < address.count(")"))
    ):
        address = address[:-1]
    return address


def labels(count: int) -> list[str]:
    """So many different labels, all of one length, so that none begins another."""
    length = 1
    while len(_LETTERS) ** length < count:
        length += 1
    letters = ("".join(letter) for letter in product(_LETTERS, repeat=length))
    return [label for label, _ in zip(letters, range(count), strict=False)]
