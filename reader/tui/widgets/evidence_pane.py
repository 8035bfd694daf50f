"""What the text says of its study, each with the sentence that says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.message import Message

from reader.model import EVIDENCE_KINDS, Article, Evidence, Quote
from reader.tui.widgets.pane import Pane, PieceLine
from reader.tui.widgets.strips import Piece
from reader.tui.widgets.wrap import wrap

_NO_STUDY = "None: no sentence was found that tells of a study."
_TEASER = "None: only a teaser is here."
_UNTOLD = (
    "None: the text does not say what kind of study found this, nor how large it was."
)
"""Where the summary shows what was found, it would be odd to say that nothing was."""
_QUOTED = 4
"""Lines of each sentence, until the pane has the focus."""


class EvidencePane(Pane):
    """Findings about the study, to be walked through; each leads to its sentence."""

    @dataclass
    class Chosen(Message):
        """The reader wants to see a sentence in its place."""

        quote: Quote

    HEADS = frozenset({"text"})
    UNFOLDS = True

    _evidence = Evidence()
    _is_ready = True
    _why_none = _NO_STUDY

    def show(self, article: Article) -> None:
        """Show what another article says of its study."""
        self._evidence, self._is_ready = article.evidence, article.entry.is_digested
        self._why_none = _reason(article)
        self.rewrite()

    def write(self, width: int) -> Sequence[PieceLine]:
        """Each item with its sentence, and at the end what was looked for in vain."""
        items, absent = self._evidence.items, self._evidence.absent
        if not self._is_ready:
            return list(quiet("Not yet: the text is being prepared.", width))
        if not items:
            return list(quiet(self._why_none, width))
        lines: list[PieceLine] = list(quiet("found automatically", width))
        for target, item in enumerate(items):
            lines.extend(labelled(target, item.label, width, "text"))
            most = None if self.is_unfolded else _QUOTED
            lines.extend(quoted(target, item.quote, width, self.glyphs.ellipsis, most))
        if absent:
            kinds = ", ".join(EVIDENCE_KINDS[kind] for kind in absent)
            lines.extend(quiet(f"Not found in this text: {kinds}.", width))
        return lines

    def chosen(self, target: int) -> None:
        """Go to an item's sentence."""
        self.post_message(self.Chosen(self._evidence.items[target].quote))


def _reason(article: Article) -> str:
    """Say why no evidence is shown of an article that has none."""
    if article.slots.finding is not None:
        return _UNTOLD
    return _TEASER if article.entry.readiness == "teaser" else _NO_STUDY


def labelled(target: int, label: str, width: int, style: str) -> Iterator[PieceLine]:
    """Write what is said, in as many lines as it takes."""
    for start, end in wrap(label, max(2, width)):
        yield [Piece(label[start:end], style, target)]


def quoted(
    target: int, quote: Quote, width: int, ellipsis: str, most: int | None
) -> Iterator[PieceLine]:
    """Write the sentence that says it, or its first lines, dimmed and set in."""
    room = max(2, width - 3)
    places = list(wrap(quote.text, room))
    for line, (start, end) in enumerate(places[:most]):
        is_cut = most is not None and line == most - 1 and len(places) > most
        words = quote.text[start:end].rstrip() + (ellipsis if is_cut else "")
        yield [Piece(f"  {words}", "quiet", target)]


def quiet(text: str, width: int) -> Iterator[PieceLine]:
    """Write a remark of ours."""
    for start, end in wrap(text, max(2, width)):
        yield [Piece(text[start:end], "quiet")]
