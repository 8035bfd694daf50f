"""What an article says in a few sentences, each of which leads to its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.message import Message

from reader.model import Article, Quote
from reader.tui.widgets import phrases
from reader.tui.widgets.evidence_pane import labelled, quiet, quoted
from reader.tui.widgets.pane import Pane, PieceLine
from reader.tui.widgets.sentences import quote_of, sentences
from reader.tui.widgets.strips import Piece
from reader.tui.widgets.wrap import wrap

_QUOTED = 3
"""Lines of each sentence that answers a question, until the pane has the focus."""


class SummaryPane(Pane):
    """The summary and who says so, sentence by sentence.

    Beneath it stand the sentences that answer four questions.
    """

    @dataclass
    class Chosen(Message):
        """The reader wants to see a sentence in its place."""

        quote: Quote | None
        """None where it is of the summary alone."""

    UNFOLDS = True

    _article: Article | None = None
    _sentences: Sequence[tuple[int, int]] = ()

    def show(self, article: Article) -> None:
        """Show another article's summary."""
        self._article = article
        self._sentences = list(sentences(article.summary.text))
        self.rewrite()

    def write(self, width: int) -> Sequence[PieceLine]:
        """The summary and where it is from, or why there is none; then the four."""
        if self._article is None:
            return []
        summary, first = self._article.summary, len(self._sentences)
        if summary.text:
            lines = [*quiet(phrases.origin(summary), width), *self._flow(width)]
        else:
            lines = list(quiet(phrases.no_summary(self._article.entry), width))
        for target, (name, quote) in enumerate(self._slots(), start=first):
            lines.extend(labelled(target, phrases.SLOTS[name], width, "label"))
            most = None if self.is_unfolded else _QUOTED
            lines.extend(quoted(target, quote, width, self.glyphs.ellipsis, most))
        return lines

    def _flow(self, width: int) -> Iterator[PieceLine]:
        """Set the sentences one after the other; a line may have parts of several."""
        text = self._article.summary.text if self._article else ""
        for start, end in wrap(text, max(2, width)):
            line: list[Piece] = []
            at = start
            for target, (first, last) in enumerate(self._sentences):
                begin, stop = max(first, start), min(last, end)
                if begin < stop:
                    line += [Piece(text[at:begin])] if at < begin else []
                    line.append(Piece(text[begin:stop], "text", target))
                    at = stop
            yield line

    def chosen(self, target: int) -> None:
        """Go to a sentence."""
        if self._article is None:
            return
        number = target - len(self._sentences)
        if number >= 0:
            self.post_message(self.Chosen(self._slots()[number][1]))
            return
        start, end = self._sentences[target]
        sentence = self._article.summary.text[start:end]
        self.post_message(self.Chosen(quote_of(sentence, self._article.sections)))

    def _slots(self) -> list[tuple[str, Quote]]:
        slots = self._article.slots._asdict() if self._article else {}
        return [(name, quote) for name, quote in slots.items() if quote]
