"""What a person noted on the article that is open."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message

from reader.tui.widgets.pane import Pane, PieceLine
from reader.tui.widgets.strips import Piece
from reader.tui.widgets.wrap import wrap


class NotePane(Pane):
    """The note, in the reader's own lines; choosing it is the wish to change it."""

    text = ""

    class Chosen(Message):
        """The reader wants to change the note."""

    def show(self, text: str) -> None:
        """Show another note."""
        if text != self.text:
            self.text = text
            self.rewrite()

    def write(self, width: int) -> Sequence[PieceLine]:
        """The note, paragraph by paragraph; each can be walked to, so that it scrolls.

        A long one would else have to be read in the box in which it is written.
        """
        lines: list[PieceLine] = []
        for target, part in enumerate(filter(None, self.text.split("\n"))):
            lines.extend(
                [Piece(part[a:b], "text", target)] for a, b in wrap(part, width)
            )
        return lines

    def chosen(self, target: int) -> None:  # noqa: ARG002 - it is one note
        """Ask for the note to be changed."""
        self.post_message(self.Chosen())
