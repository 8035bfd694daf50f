"""How the feeds fare: which of them fail, and what can be done about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from reader.config.paths import resource
from reader.errors import ended
from reader.model import Feed, Health
from reader.tui.safe import plain
from reader.tui.screens.frame import named_keys
from reader.tui.widgets.glyphs import Glyphs
from reader.tui.widgets.pane import Pane, PieceLine
from reader.tui.widgets.phrases import counted
from reader.tui.widgets.strips import Piece
from reader.tui.widgets.wrap import wrap


class HealthBox(ModalScreen[Feed | None]):
    """The feeds with trouble, to choose one of; what ``wellread feeds`` tells of them.

    Args:
        healths: How every feed fares that is followed.
        glyphs: The signs to draw with.
    """

    CSS_PATH = resource("styles/help.tcss")
    BINDINGS = [
        Binding(
            "escape,q,H,h,left",
            "dismiss",
            "Close",
            tooltip="Go back to reading.",
            id="health.close",
        ),
    ]

    def __init__(self, healths: Sequence[Health], glyphs: Glyphs) -> None:
        super().__init__()
        self._box = Vertical(id="keys-box", classes="box")
        self._pane = HealthPane(healths, glyphs)

    def compose(self) -> ComposeResult:
        """Show them in a box."""
        with self._box:
            self._box.border_title = "HOW THE FEEDS FARE"
            yield self._pane

    def on_mount(self) -> None:
        """Say which keys matter."""
        hints = [("health.close", "closes")]
        if self._pane.ailing:
            hints.insert(0, ("list.open", "shows its articles"))
        self._box.border_subtitle = named_keys(self, *hints)


class HealthPane(Pane):
    """Each feed with trouble, and beneath it what is wrong and what could be done."""

    def __init__(self, healths: Sequence[Health], glyphs: Glyphs) -> None:
        super().__init__(glyphs=glyphs, id="keys")
        ailing = [health for health in healths if any(_troubles(health))]
        self.ailing = sorted(ailing, key=lambda health: not health.feed.error)
        self._unasked = sum(map(_is_unasked, healths))
        titles = Counter(health.feed.title for health in healths)
        self._shared = {title for title, feeds in titles.items() if feeds > 1}
        self._well = len(healths) - len(self.ailing) - self._unasked

    def write(self, width: int) -> Sequence[PieceLine]:
        """First the feeds that fail, then the silent ones; and how many are well."""
        lines: list[PieceLine] = []
        for target, health in enumerate(self.ailing):
            lines.extend(self._feed(target, health, width))
            lines.append([])
        for words in filter(None, (self._unanswered(), self._rest())):
            lines.extend([Piece(part, "quiet")] for part in _cut(words, width))
        return lines

    def _feed(self, target: int, health: Health, width: int) -> Iterator[PieceLine]:
        is_failing = bool(health.feed.error)
        sign = self.glyphs.failed if is_failing else self.glyphs.dot
        lead = Piece(f"{sign} ", "mark", target)
        for part in _cut(health.feed.title, width - 2):
            yield [lead, Piece(part, "strong", target)]
            lead = Piece("  ", "", target)
        if health.feed.title in self._shared:
            for part in _cut(health.feed.url, width - 2):
                yield [lead, Piece(part, "quiet", target)]
        for trouble in _troubles(health):
            for part in _cut(trouble, width - 2):
                yield [lead, Piece(part, "text", target)]

    def _unanswered(self) -> str:
        if not self._unasked:
            return ""
        have = "has" if self._unasked == 1 else "have"
        return f"{counted(self._unasked, 'feed')} {have} not answered yet."

    def _rest(self) -> str:
        if not (self.ailing or self._well or self._unasked):
            return "No feed is followed yet."
        if self._unasked and not self._well:
            return ""
        other = "other " if self.ailing or self._unasked else ""
        answers = "answers" if self._well == 1 else "answer"
        if not self._well:
            return "No other feed is followed."
        return f"{counted(self._well, f'{other}feed')} {answers} as they should."

    def chosen(self, target: int) -> None:
        """Give back the feed whose articles are to be shown."""
        self.screen.dismiss(self.ailing[target].feed)


def _is_unasked(health: Health) -> bool:
    """Whether a feed has never answered, and has given no other news of itself."""
    is_asked = not health.feed.url.startswith("wellread:")
    return is_asked and health.feed.refreshed_at is None and not any(_troubles(health))


def _troubles(health: Health) -> Iterator[str]:
    """What is wrong with a feed, also what has only just begun to be."""
    error = health.feed.error
    if error and not any(error in trouble for trouble in health.troubles):
        said = ended(f"Its last refresh failed: {error}")
        yield f"{said} It will be tried again by itself."
    yield from health.troubles


def _cut(text: str, width: int) -> Iterator[str]:
    text = plain(text).plain
    for start, end in wrap(text, max(8, width)):
        yield text[start:end]
