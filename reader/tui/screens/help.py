"""Every key that works in the place one came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from reader.config.paths import resource
from reader.tui.screens.frame import named_keys
from reader.tui.widgets.glyphs import Glyphs
from reader.tui.widgets.pane import Pane, PieceLine
from reader.tui.widgets.strips import Piece
from reader.tui.widgets.wrap import wrap

_GROUPS = {
    "article": "IN THE ARTICLE",
    "list": "IN LISTS",
    "sidebar": "IN THE SIDEBAR",
    "pane": "IN THE PANES",
    "entry": "THE ARTICLE ITSELF",
    "app": "EVERYWHERE",
}
_KEYS_WIDTH = 19


class Key(NamedTuple):
    """What one action's keys do."""

    name: str
    """The binding's id, by which settings.toml can give it another key."""
    keys: str
    words: str


class Help(ModalScreen[None]):
    """The keys, grouped by where they work; any of the usual keys closes it."""

    CSS_PATH = resource("styles/help.tcss")
    BINDINGS = [
        Binding(
            "escape,q,question_mark,h,left",
            "dismiss",
            "Close",
            tooltip="Go back to reading.",
            id="help.close",
        ),
    ]

    def __init__(self, keys: Iterable[Key], glyphs: Glyphs) -> None:
        super().__init__()
        self._box = Vertical(id="keys-box", classes="box")
        self._pane = KeyPane(keys, glyphs)

    def compose(self) -> ComposeResult:
        """Show the keys in a box."""
        with self._box:
            self._box.border_title = "KEYS"
            yield self._pane

    def on_mount(self) -> None:
        """Say which key closes it."""
        subtitle = named_keys(self, ("help.close", "closes"))
        self._box.border_subtitle = subtitle


class KeyPane(Pane):
    """A line for each action: its keys, and what it does."""

    def __init__(self, keys: Iterable[Key], glyphs: Glyphs) -> None:
        super().__init__(glyphs=glyphs, id="keys")
        self._keys = list(keys)

    def write(self, width: int) -> Sequence[PieceLine]:
        """Group the keys by the first word of their ids."""
        lines: list[PieceLine] = []
        for group, title in _GROUPS.items():
            keys = [key for key in self._keys if key.name.partition(".")[0] == group]
            if not keys:
                continue
            if lines:
                lines.append([])
            lines.append([Piece(title, "label")])
            for key in keys:
                lines.extend(_lines(key, width))
        note = "Any of them can be changed: [keys] in settings.toml, by these names."
        lines.append([])
        lines.extend([Piece(note[a:b], "quiet")] for a, b in wrap(note, width))
        return lines

    def chosen(self, target: int) -> None:
        """Keys are there to be read."""


def _lines(key: Key, width: int) -> Iterable[PieceLine]:
    """Keys at the left; words, and at their end the id, beside them."""
    lead = Piece(f"{key.keys:<{_KEYS_WIDTH}}", "chosen")
    blank = Piece(" " * _KEYS_WIDTH)
    name = Piece(key.name, "quiet")
    room = max(10, width - _KEYS_WIDTH)
    *lines, (start, end) = wrap(key.words, room)
    for first, last in lines:
        yield [lead, Piece(key.words[first:last], "text")]
        lead = blank
    words = Piece(key.words[start:end], "text")
    if cell_len(words.text) + 2 + cell_len(name.text) <= room:
        yield [lead, words, Piece("  "), name]
    else:
        yield [lead, words]
        yield [blank, name]
