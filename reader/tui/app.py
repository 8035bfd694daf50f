"""The terminal interface: a library, its themes, and the keys the reader asked for."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence

from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.screen import Screen

from reader.config.paths import resource
from reader.config.settings import Settings
from reader.library import Library
from reader.splash import SPLASH
from reader.tui.hints import Hints
from reader.tui.keymap import check_keys, without
from reader.tui.palette import Actions, Views
from reader.tui.safe import ControlFilter
from reader.tui.screens.help import Help
from reader.tui.screens.main import Main
from reader.tui.screens.main_keys import MAIN_KEYS
from reader.tui.themes import load_themes, nearest
from reader.tui.widgets.article_keys import ARTICLE_KEYS, HIT_KEYS
from reader.tui.widgets.entry_list import EntryList
from reader.tui.widgets.pane import Pane
from reader.tui.widgets.sidebar import Sidebar

_FALLBACK = "paper-dark"
_CONTROL_FILTER = ControlFilter()

APP_KEYS: list[BindingType] = [
    Binding(
        "ctrl+p",
        "command_palette",
        "Commands",
        show=False,
        tooltip="Find any command, feed, tag or saved search by its name.",
        id="app.palette",
    ),
    Binding(
        "ctrl+t",
        "next_theme",
        "Theme",
        show=False,
        tooltip="Go on to the next theme.",
        id="app.theme",
    ),
    Binding(
        "q",
        "quit",
        "Quit",
        show=False,
        tooltip="Leave wellread.",
        id="app.quit",
    ),
]
_IN_TEXT = without(MAIN_KEYS, "app.search")
"""In an article the search key looks for words in it instead."""
CONTEXTS = [
    [*EntryList.BINDINGS, *MAIN_KEYS, *APP_KEYS],
    [*ARTICLE_KEYS, *_IN_TEXT, *APP_KEYS],
    [
        *(*ARTICLE_KEYS, *HIT_KEYS),
        *without(_IN_TEXT, "entry.next-unread", "entry.previous-unread"),
        *APP_KEYS,
    ],
    [*Sidebar.BINDINGS, *Pane.BINDINGS, *MAIN_KEYS, *APP_KEYS],
    [*Help.BINDINGS, *Pane.BINDINGS],
]
"""The bindings that are in force together, and so may not share a key."""


class WellreadApp(App[None]):
    """wellread in the terminal.

    Args:
        library: What is read; whoever opened it closes it.
        settings: How it is read.
    """

    TITLE = "wellread"
    BINDINGS = APP_KEYS
    COMMANDS = {Actions, Views}
    # Textual reads a screen's own sheet when it is pushed; the main one never is.
    CSS_PATH = [resource("styles/shared.tcss"), resource("styles/main.tcss")]
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, library: Library, *, settings: Settings) -> None:
        super().__init__()
        self._library = library
        self._settings = settings
        self._keys, refused = check_keys(settings.keys, CONTEXTS)
        self._problems = refused
        self._themes: list[str] = []
        self._choose_theme()

    def on_mount(self) -> None:
        """Take up the reader's keys, and tell what in the settings is wrong."""
        SPLASH.hand_over()
        self.set_keymap(self._keys)
        # What is there now stays to the end. Unless it is told so, the collector goes
        # through all of it every now and then: 40 ms in the midst of scrolling.
        self.call_after_refresh(gc.freeze)
        for problem in (*self._shortened(), *self._problems):
            self.notify(problem, severity="warning", timeout=12, markup=False)

    def get_default_screen(self) -> Screen[None]:
        """The main screen stands at the bottom: pushing it later would flash."""
        hints = Hints(CONTEXTS, self._keys, self.get_key_display)
        return Main(self._library, display=self._settings.display, hints=hints)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Let no control character through to the terminal."""
        return [*super().get_line_filters(), _CONTROL_FILTER]

    async def action_quit(self) -> None:
        """Leave, but remember where one was reading, however short a while ago."""
        for screen in self.screen_stack:
            if isinstance(screen, Main):
                screen.keep_place()
        await super().action_quit()

    def action_help_quit(self) -> None:
        """Say how one leaves: Control-C does so elsewhere."""
        for binding in (each.binding for each in self.active_bindings.values()):
            if binding.id == "app.quit":
                key = self.get_key_display(binding)
                self.notify(f"{key} leaves wellread.", timeout=2.5, markup=False)
                return

    def action_next_theme(self) -> None:
        """Go on to the next theme, by name."""
        here = self._themes.index(self.theme) if self.theme in self._themes else -1
        self.theme = self._themes[(here + 1) % len(self._themes)]
        self.notify(f"Theme: {self.theme}", timeout=1.5, markup=False)

    def _shortened(self) -> Iterator[str]:
        """The first problem of the library's configuration, and how many there are."""
        if problems := self._library.problems:
            more = len(problems) - 1
            rest = f" And {more} more: “wellread list” names them all." if more else ""
            yield problems[0] + rest

    def _choose_theme(self) -> None:
        themes, problems = load_themes(
            resource("styles/themes"), self._library.paths.themes
        )
        for theme in themes:
            self.register_theme(theme)
        self._themes = sorted(theme.name for theme in themes)
        self._problems += problems
        wanted = self._settings.display.theme
        if wanted in self.available_themes:
            self.theme = wanted
            return
        self.theme = _FALLBACK
        meant = nearest(wanted, self.available_themes)
        hint = f"; did you mean {meant!r}?" if meant else ""
        self._problems.append(f"settings.toml: display.theme: no {wanted!r}{hint}")


def run_interface() -> None:
    """Open the reader's own library, and the interface on it."""
    with Library.open() as library:
        WellreadApp(library, settings=library.settings).run()
