"""What a publisher changed in an article, word by word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from reader.config.paths import resource
from reader.model import Piece as Stretch
from reader.model import Revision
from reader.tui.passages import Passage, passages
from reader.tui.safe import plain
from reader.tui.screens.frame import named_keys
from reader.tui.widgets import phrases
from reader.tui.widgets.glyphs import Glyphs
from reader.tui.widgets.pane import Pane, PieceLine
from reader.tui.widgets.strips import Piece
from reader.tui.widgets.wrap import wrap

Compare = Callable[[int], Sequence[Stretch]]
"""Lays the earlier text of a number over today's."""

_SIGNS = {"added": ("{+", "+}"), "removed": ("[-", "-]")}
"""What stands around a change where no colour tells of it, as in ``wdiff``."""


_OTHERS = (
    ("changes.earlier", "an earlier version"),
    ("changes.later", "a later one"),
)
_HINTS = (("list.open", "goes there"), ("changes.close", "closes"))


class ChangesBox(ModalScreen[int | None]):
    """Earlier texts against today's; gives the place in today's that was chosen.

    Args:
        earlier: The earlier texts, the oldest first; at least one.
        compare: Lays one of them over today's.
        now: Against which ages are told.
        glyphs: The signs to draw with.
    """

    CSS_PATH = resource("styles/comparison.tcss")
    BINDINGS = [
        Binding(
            "escape,q,w,h,left",
            "dismiss",
            "Close",
            tooltip="Go back to reading.",
            id="changes.close",
        ),
        Binding(
            "left_square_bracket",
            "other(-1)",
            "Earlier",
            tooltip="Compare with the text before this one.",
            id="changes.earlier",
        ),
        Binding(
            "right_square_bracket",
            "other(1)",
            "Later",
            tooltip="Compare with the text after this one.",
            id="changes.later",
        ),
    ]

    def __init__(
        self,
        earlier: Sequence[Revision],
        compare: Compare,
        *,
        now: datetime,
        glyphs: Glyphs,
    ) -> None:
        super().__init__()
        self._earlier, self._compare, self._now = earlier, compare, now
        self._number = len(earlier) - 1
        self._pane = ChangesPane(glyphs=glyphs, id="comparison")
        self._box = Vertical(id="comparison-box", classes="box")

    def compose(self) -> ComposeResult:
        """Show the changed paragraphs in a box."""
        with self._box:
            yield self._pane

    def on_mount(self) -> None:
        """Begin with what was changed last."""
        self._show()

    def action_other(self, direction: int) -> None:
        """Compare with an earlier text (-1), or with a later one (1)."""
        number = max(0, min(self._number + direction, len(self._earlier) - 1))
        if number != self._number:
            self._number = number
            self._show()

    def _show(self) -> None:
        until = phrases.date(self._earlier[self._number].until, self._now)
        count = len(self._earlier)
        which = f" ({self._number + 1} of {count})" if count > 1 else ""
        self._box.border_title = plain(f"CHANGED ON {until.upper()}{which}")
        others = _OTHERS if count > 1 else ()
        self._box.border_subtitle = named_keys(self, *others, *_HINTS)
        self._pane.show(tuple(passages(self._compare(self._number))))


class ChangesPane(Pane):
    """Changed paragraphs, to be walked through; what stayed is counted."""

    PALETTE = {
        **Pane.PALETTE,
        "added": "bold underline $success",
        "removed": "strike $error",
    }
    PLAIN = {**Pane.PLAIN, "added": "bold", "removed": "dim"}

    _passages: Sequence[Passage] = ()

    def show(self, found: Sequence[Passage]) -> None:
        """Show another comparison."""
        self._passages = found
        self.rewrite()

    def write(self, width: int) -> Sequence[PieceLine]:
        """Every passage as one text, with what went before what came instead."""
        if not self._passages:
            return [[Piece("The words are the same.", "quiet")]]
        lines: list[PieceLine] = []
        for target, passage in enumerate(self._passages):
            if lines:
                lines.append([])
            if passage.skipped:
                same = phrases.counted(passage.skipped, "paragraph")
                lines += [[Piece(f"{self.glyphs.dot} {same} unchanged", "quiet")], []]
            lines.extend(self._passage(target, passage, width))
        return lines

    def _passage(
        self, target: int, passage: Passage, width: int
    ) -> Iterator[PieceLine]:
        parts = list(self._parts(passage))
        whole = "".join(text for _, text in parts)
        for start, end in wrap(whole, max(2, width - 2)):
            yield [
                Piece(_sign(parts, start, end, self.glyphs), "mark", target),
                *_cut(parts, start, end, target),
            ]

    def _parts(self, passage: Passage) -> Iterator[tuple[str, str]]:
        """The pieces as they are shown: with signs, or with a blank between words."""
        is_plain = self.app.native_ansi_color or self.app.no_color
        before = "same"
        for kind, text in passage.pieces:
            if is_plain and kind in _SIGNS:
                opened, closed = _SIGNS[kind]
                text = f"{opened}{text}{closed}"
            elif (before, kind) == ("removed", "added") and not text[0].isspace():
                yield "same", " "
            yield kind, text
            before = kind

    def chosen(self, target: int) -> None:
        """Give back where the passage stands now."""
        self.screen.dismiss(self._passages[target].at)


def _cut(
    parts: Sequence[tuple[str, str]], start: int, end: int, target: int
) -> Iterator[Piece]:
    """The pieces that stand between two offsets of all parts together."""
    for kind, first, text in _placed(parts):
        if shown := text[max(0, start - first) : max(0, end - first)]:
            yield Piece(shown, "text" if kind == "same" else kind, target)


def _sign(
    parts: Sequence[tuple[str, str]], start: int, end: int, glyphs: Glyphs
) -> str:
    """What of a line came or went, at its left edge: it is seen without any colour."""
    kinds = {
        kind
        for kind, first, text in _placed(parts)
        if first < end and first + len(text) > start
    }
    return {
        (True, True): f"{glyphs.both} ",
        (True, False): "+ ",
        (False, True): "- ",
        (False, False): "  ",
    }["added" in kinds, "removed" in kinds]


def _placed(parts: Sequence[tuple[str, str]]) -> Iterator[tuple[str, int, str]]:
    at = 0
    for kind, text in parts:
        yield kind, at, text
        at += len(text)
