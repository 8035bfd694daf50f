"""What stands beside an article: outline, summary, tags, evidence and related."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical

from reader.model import Article, Related
from reader.tui.widgets.document import Document
from reader.tui.widgets.evidence_pane import EvidencePane
from reader.tui.widgets.glyphs import UNICODE, Glyphs
from reader.tui.widgets.pane import Pane
from reader.tui.widgets.panes import OutlinePane, RelatedPane, SummaryPane, TagPane


class Side(Vertical):
    """The five panes of an article, all to be seen at once."""

    def __init__(
        self,
        *,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self.outline = OutlinePane(glyphs=glyphs, id="outline")
        self.summary = SummaryPane(glyphs=glyphs, id="summary")
        self.evidence = EvidencePane(glyphs=glyphs, id="evidence")
        self.tags = TagPane(glyphs=glyphs, id="tags")
        self.related = RelatedPane(glyphs=glyphs, id="related")

    @property
    def panes(self) -> tuple[Pane, ...]:
        """All of them, from top to bottom."""
        return (
            self.outline,
            self.summary,
            self.tags,
            self.evidence,
            self.related,
        )

    def compose(self) -> ComposeResult:
        """Give each pane a box, which carries its title."""
        for pane in self.panes:
            with Vertical(id=f"{pane.id}-box", classes="box") as box:
                box.border_title = str(pane.id).upper()
                yield pane

    def show(
        self,
        article: Article,
        text: Document,
        related: Sequence[Related],
        *,
        now: datetime,
    ) -> None:
        """Show what belongs to another article."""
        self.outline.show(text)
        self.summary.show(article)
        self.evidence.show(article)
        self.tags.show(article)
        self.related.show(related, now=now, ready=article.entry.is_digested)
