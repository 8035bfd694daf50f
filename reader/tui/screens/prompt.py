"""Two small boxes over the screen: one asks for a line, one for a few of them."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from reader.config.paths import resource
from reader.tui.safe import plain
from reader.tui.screens.frame import named_keys


class Prompt(ModalScreen[str | None]):
    """Asks for one line; gives None where the reader thought better of it.

    Args:
        title: What is asked.
        hint: What can be written.
        value: What stands there already.
        known: What may be meant by its beginning.
        problem: What was wrong with what stands there.
    """

    CSS_PATH = resource("styles/prompt.tcss")
    BINDINGS = [
        Binding("escape", "give_up", "Cancel", tooltip="Go back.", id="prompt.cancel")
    ]

    def __init__(
        self,
        title: str,
        *,
        hint: str,
        value: str = "",
        known: Sequence[str] = (),
        problem: str = "",
    ) -> None:
        super().__init__()
        self._box = Vertical(id="prompt-box", classes="box")
        self._title, self._hint, self._problem = title, hint, problem
        suggester = SuggestFromList(known, case_sensitive=False) if known else None
        self._line = Input(value, suggester=suggester, id="answer")

    def compose(self) -> ComposeResult:
        """Put the line in a box."""
        with self._box:
            self._box.border_title = plain(self._title)
            yield self._line
            if self._problem:
                yield Static(plain(self._problem), markup=False)

    def on_mount(self) -> None:
        """Say what can be written, and which keys matter."""
        keys = named_keys(self, ("prompt.cancel", "cancels"))
        subtitle = plain(f"{self._hint} · {keys.plain}" if keys else self._hint)
        self._box.border_subtitle = subtitle

    @on(Input.Submitted)
    def _answered(self, message: Input.Submitted) -> None:
        self.dismiss(message.value.strip())

    def action_give_up(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)


class Question(ModalScreen[bool]):
    """Asks for a yes before something is done that one may not have meant.

    Args:
        title: What is asked.
        words: What a yes will do.
    """

    CSS_PATH = resource("styles/prompt.tcss")
    BINDINGS = [
        Binding("y,enter", "answer(True)", "Yes", tooltip="Do it.", id="question.yes"),
        Binding(
            "n,escape,q",
            "answer(False)",
            "No",
            tooltip="Leave it as it is.",
            id="question.no",
        ),
    ]

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        self._box = Vertical(id="prompt-box", classes="box")
        self._title, self._words = title, words

    def compose(self) -> ComposeResult:
        """Put the question in a box."""
        with self._box:
            self._box.border_title = plain(self._title)
            yield Static(plain(self._words), markup=False)

    def on_mount(self) -> None:
        """Say which keys matter."""
        hints = (("question.yes", "does it"), ("question.no", "leaves it as it is"))
        self._box.border_subtitle = named_keys(self, *hints)

    def action_answer(self, is_wanted: bool) -> None:
        """Give back what was answered."""
        self.dismiss(is_wanted)


class NoteBox(ModalScreen[str]):
    """A note to be written or changed; leaving the box keeps it.

    Args:
        title: On what it is.
        text: What stands in it.
    """

    CSS_PATH = resource("styles/prompt.tcss")
    BINDINGS = [
        Binding(
            "escape,ctrl+s",
            "keep",
            "Keep",
            tooltip="Keep the note as it stands, and go back.",
            id="note.keep",
            priority=True,
        )
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._box = Vertical(id="note-box", classes="box")
        # It takes 190 ms to import, and most sessions write no note.
        from textual.widgets import TextArea

        self._title = title
        self._area = TextArea(text, soft_wrap=True, id="note")

    def compose(self) -> ComposeResult:
        """Put the text in a box."""
        with self._box:
            self._box.border_title = plain(f"Note on {self._title}")
            yield self._area

    def on_mount(self) -> None:
        """Say which key matters."""
        words = "keeps it; an empty one is removed"
        subtitle = named_keys(self, ("note.keep", words))
        self._box.border_subtitle = subtitle

    @property
    def text(self) -> str:
        """What stands in it by now."""
        return self._area.text.strip()

    def action_keep(self) -> None:
        """Give back the text as it stands."""
        self.dismiss(self.text)
