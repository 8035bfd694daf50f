"""Two articles to what each says of the same things, side by side."""

from __future__ import annotations

from collections.abc import Iterator

from reader.model import EVIDENCE_KINDS, Article, Contrast, EvidenceItem

_POINTS = {
    "finding": "what was found",
    "population": "in whom",
    "effect": "how large it is",
    "caveat": "what speaks against it",
}
_QUOTED = frozenset({"harms", "costs", "limits", "funding", "conflict", "independent"})
"""Kinds whose label says less than their sentence."""

_MOST = 3
"""Labels of one kind that stand for all of them."""


def juxtapose(one: Article, other: Article) -> tuple[Contrast, ...]:
    """Put what two articles say side by side, leaving out what neither says.

    First come the points of each, then what each says of its study: nothing is weighed
    or judged, and what one of them lacks stays empty.
    """
    rows = [*_points(one, other), *_evidence(one, other)]
    return tuple(row for row in rows if row.left or row.right)


def _points(one: Article, other: Article) -> Iterator[Contrast]:
    yield Contrast("summary", one.summary.text, other.summary.text)
    for name, words in _POINTS.items():
        left, right = (getattr(article.slots, name) for article in (one, other))
        yield Contrast(words, left.text if left else "", right.text if right else "")


def _evidence(one: Article, other: Article) -> Iterator[Contrast]:
    for kind, words in EVIDENCE_KINDS.items():
        left, right = (_said(article, kind) for article in (one, other))
        yield Contrast(words, left, right)


def _said(article: Article, kind: str) -> str:
    items = [item for item in article.evidence.items if item.kind == kind]
    return "; ".join(dict.fromkeys(_worded(item) for item in items[:_MOST]))


def _worded(item: EvidenceItem) -> str:
    return f"“{item.quote.text}”" if item.kind in _QUOTED else item.label
