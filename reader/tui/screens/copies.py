"""Where else a story stands: the same text in other feeds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from reader.config.paths import resource
from reader.model import Copy
from reader.tui.screens.frame import named_keys
from reader.tui.widgets import phrases
from reader.tui.widgets.glyphs import Glyphs
from reader.tui.widgets.pane import Pane, PieceLine
from reader.tui.widgets.strips import Piece
from reader.tui.widgets.wrap import wrap


class CopiesBox(ModalScreen[int | None]):
    """The copies of a story, to choose one of; gives the id of its entry."""

    CSS_PATH = resource("styles/help.tcss")
    BINDINGS = [
        Binding(
            "escape,q,x,h,left",
            "dismiss",
            "Close",
            tooltip="Go back to reading.",
            id="copies.close",
        ),
    ]

    def __init__(self, copies: Sequence[Copy], *, now: datetime, glyphs: Glyphs):
        super().__init__()
        self._box = Vertical(id="keys-box", classes="box")
        self._pane = CopiesPane(copies, now=now, glyphs=glyphs)

    def compose(self) -> ComposeResult:
        """Show them in a box."""
        with self._box:
            self._box.border_title = "THE SAME STORY ELSEWHERE"
            yield self._pane

    def on_mount(self) -> None:
        """Say which keys matter."""
        hints = (("list.open", "opens one"), ("copies.close", "closes"))
        self._box.border_subtitle = named_keys(self, *hints)


class CopiesPane(Pane):
    """Copies, the oldest first, and beneath them what shares a part of the text."""

    def __init__(self, copies: Sequence[Copy], *, now: datetime, glyphs: Glyphs):
        super().__init__(glyphs=glyphs, id="keys")
        self._copies, self._now = copies, now

    def write(self, width: int) -> Sequence[PieceLine]:
        """Title, feed, age, and how much of the text is the same."""
        lines: list[PieceLine] = []
        for target, copy in enumerate(self._copies):
            is_first_other = not copy.is_copy and (
                not target or self._copies[target - 1].is_copy
            )
            if lines:
                lines.append([])
            if is_first_other:
                lines.append([Piece("SHARES A PART OF THE TEXT", "label")])
            lines.extend(self._copy(target, copy, width))
        return lines

    def _copy(self, target: int, copy: Copy, width: int) -> Iterator[PieceLine]:
        entry, dot = copy.entry, f" {self.glyphs.dot} "
        lead = Piece(f"{target + 1} " if target < 9 else "  ", "mark", target)
        style = "quiet" if entry.is_read else "text"
        title = entry.title or "(untitled)"
        share = f"{copy.share:.0%} of this text"
        age = phrases.age(entry.published, self._now)
        about = dot.join((entry.feed_title, age, share))
        for text, name in ((title, style), (about, "quiet")):
            for start, end in wrap(text, max(4, width - 2)):
                yield [lead, Piece(text[start:end], name, target)]
                lead = Piece("  ", "", target)

    def chosen(self, target: int) -> None:
        """Give back the entry that is to be read."""
        self.screen.dismiss(self._copies[target].entry.id)
