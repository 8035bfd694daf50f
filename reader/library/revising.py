"""What a publisher changed, as a comparison of an earlier text with today's."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import Article, Piece, Revision


def changes(
    revisions: Sequence[Revision], number: int, article: Article
) -> tuple[Piece, ...]:
    """Compare one of the earlier texts with what the article says now."""
    if not -len(revisions) <= number < len(revisions):
        return ()
    # difflib is for those who compare.
    from reader.core.contrast import contrast

    earlier = revisions[number]
    blocks = (block.text for s in article.sections for block in s.blocks)
    now = "\n".join((article.entry.title, *blocks))
    return contrast(f"{earlier.title}\n{earlier.text}", now)
