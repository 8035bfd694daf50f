"""What stands beside an article: outline, summary, note, tags, evidence, related."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual.app import ComposeResult

from reader.model import Article, Related
from reader.tui.widgets.document import Document
from reader.tui.widgets.evidence_pane import EvidencePane
from reader.tui.widgets.glyphs import UNICODE, Glyphs
from reader.tui.widgets.ground import Box
from reader.tui.widgets.note_pane import NotePane
from reader.tui.widgets.pane import Pane
from reader.tui.widgets.panes import OutlinePane, RelatedPane, TagPane
from reader.tui.widgets.stack import Stack
from reader.tui.widgets.summary_pane import SummaryPane


class Side(Stack):
    """The panes of an article, all to be seen at once; a note only if there is one."""

    def __init__(
        self,
        *,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self.outline = OutlinePane(glyphs=glyphs, id="outline")
        self.summary = SummaryPane(glyphs=glyphs, id="summary")
        self.note = NotePane(glyphs=glyphs, id="your-note")
        self.evidence = EvidencePane(glyphs=glyphs, id="evidence")
        self.tags = TagPane(glyphs=glyphs, id="tags")
        self.related = RelatedPane(glyphs=glyphs, id="related")

    @property
    def panes(self) -> tuple[Pane, ...]:
        """Those that have something to say, from top to bottom."""
        every = self._every()
        return every if self.note.text else tuple(p for p in every if p != self.note)

    def _every(self) -> tuple[Pane, ...]:
        return (
            self.outline,
            self.summary,
            self.note,
            self.tags,
            self.evidence,
            self.related,
        )

    def compose(self) -> ComposeResult:
        """Give each pane a box, which carries its title."""
        for pane in self._every():
            with Box(id=f"{pane.id}-box", classes="box") as box:
                box.border_title = str(pane.id).replace("-", " ").upper()
                yield pane
        self.show_note("")

    def show_note(self, text: str) -> None:
        """Show what was noted on the article; without a note there is no such pane."""
        self.note.show(text)
        if (box := self.note.parent) is not None:
            box.display = bool(text)

    def show(
        self,
        article: Article,
        text: Document,
        related: Sequence[Related],
        *,
        now: datetime,
        note: str = "",
    ) -> None:
        """Show what belongs to another article."""
        self.wait(for_more=False)
        self.show_note(note)
        self.outline.show(text)
        self.summary.show(article)
        self.evidence.show(article)
        self.tags.show(article)
        self.related.show(related, now=now, ready=article.entry.is_digested)
