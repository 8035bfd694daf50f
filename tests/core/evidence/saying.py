"""Sentences as the cues see them."""

from __future__ import annotations

from reader.core.evidence.examine import examine
from reader.core.evidence.passages import Passage, passages
from reader.model import Block, CleanLine, CleanText, Evidence, Section


def section(*texts: str, title: str = "", kind: str = "lead") -> Section:
    """A section of these paragraphs."""
    blocks = tuple(Block("paragraph", text) for text in texts)
    return Section(
        title=CleanLine(title),
        level=2 if title else 0,
        kind=kind,
        markdown=CleanText("\n\n".join(texts)),
        blocks=blocks,
    )


def said(*texts: str) -> list[Passage]:
    """The sentences of these paragraphs."""
    return passages([section(*texts)])


def found(*texts: str, title: str = "Health") -> Evidence:
    """What is found in these paragraphs, which a title says to be about health."""
    return examine(title, said(*texts))


def kinds(*texts: str, title: str = "Health") -> set[str]:
    """The kinds of item found in these paragraphs."""
    return {item.kind for item in found(*texts, title=title).items}
