"""Sections to their gist: the headings, and how each paragraph begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.core.words import sentences
from reader.model import Block, Section

_SKIPPED = frozenset({"code", "table", "image", "rule"})
_LONGEST = 2000
"""Characters in which a first sentence has to end; hardly any is longer than 600."""


def gist(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Cut every paragraph, item and quotation to its first sentence.

    Journalists and scientists alike put a paragraph's point first. Tables, images and
    code go; headings stay; sections keep their number and their order.
    """
    return tuple(
        replace(section, blocks=tuple(_begun(section.blocks))) for section in sections
    )


def _begun(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.kind == "heading":
            yield block
        elif block.kind not in _SKIPPED:
            yield _cut(block)


def _cut(block: Block) -> Block:
    """A block up to the end of its first sentence, with the spans that it keeps."""
    first = next(iter(sentences(block.text[:_LONGEST])), "")
    end = block.text.find(first) + len(first)
    spans = (s._replace(end=min(s.end, end)) for s in block.spans if s.start < end)
    return block._replace(text=block.text[:end], spans=tuple(spans))
