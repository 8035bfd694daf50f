"""The terminal interface: a library, its themes, and the keys the reader asked for."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from textual import events, on
from textual.app import App
from textual.binding import Binding
from textual.command import CommandPalette
from textual.driver import Driver
from textual.filter import LineFilter, NoColor
from textual.screen import Screen
from textual.timer import Timer

from reader.config.paths import resource
from reader.config.settings import Settings
from reader.errors import ReaderError
from reader.library import Library
from reader.splash import SPLASH
from reader.tui.choices import Choices
from reader.tui.ending import heed_signals
from reader.tui.hints import Hints
from reader.tui.keymap import check_keys, without
from reader.tui.mouse import has_mouse, take_mouse
from reader.tui.nearest import PaletteFilter
from reader.tui.palette import Everything
from reader.tui.plainness import AsciiFilter, is_utf8, spelt
from reader.tui.safe import ControlFilter
from reader.tui.screens.changes import ChangesBox
from reader.tui.screens.comparison import Comparison
from reader.tui.screens.copies import CopiesBox
from reader.tui.screens.health import HealthBox
from reader.tui.screens.help import Help
from reader.tui.screens.main import Main
from reader.tui.screens.main_keys import APP_KEYS, MAIN_KEYS
from reader.tui.screens.prompt import NoteBox, Prompt, Question
from reader.tui.screens.stage import Stage
from reader.tui.themes import load_themes, unknown_theme
from reader.tui.typed import Climbed, TypedAhead, opening_keys
from reader.tui.widgets.article_keys import ARTICLE_KEYS, HIT_KEYS
from reader.tui.widgets.entry_list import EntryList
from reader.tui.widgets.pane import Pane
from reader.tui.widgets.phrases import in_short
from reader.tui.widgets.sidebar import Sidebar

_FALLBACK = "paper-dark"
_CONTROL_FILTER = ControlFilter()
_FINDS = "A command, view, feed, tag, theme or page of the manual …"
_DECIDED = 1.0
"""Seconds after which a choice is written down."""

_IN_TEXT = without(MAIN_KEYS, "app.search")
"""In an article the search key looks for words in it instead."""
_BOXES = (Help, HealthBox, CopiesBox, ChangesBox, Comparison)
CONTEXTS = [
    [*EntryList.BINDINGS, *MAIN_KEYS, *APP_KEYS],
    [*ARTICLE_KEYS, *_IN_TEXT, *APP_KEYS],
    [
        *(*ARTICLE_KEYS, *HIT_KEYS),
        *without(_IN_TEXT, "entry.next-unread", "entry.previous-unread"),
        *APP_KEYS,
    ],
    [*Sidebar.BINDINGS, *Pane.BINDINGS, *MAIN_KEYS, *APP_KEYS],
    *([*box.BINDINGS, *Pane.BINDINGS] for box in _BOXES),
    *(list(prompt.BINDINGS) for prompt in (Prompt, Question, NoteBox)),
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
    COMMANDS = {Everything}
    # Textual reads a screen's own sheet when it is pushed; the main one never is.
    CSS_PATH = [resource("styles/shared.tcss"), resource("styles/main.tcss")]
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, library: Library, *, settings: Settings) -> None:
        super().__init__()
        self._library = library
        self._settings = settings = _suited(settings)
        self._barriers: list[LineFilter] = [_CONTROL_FILTER]
        if self.no_color:
            self._barriers.append(NoColor())
        elif self.console.color_system == "256":
            self._barriers.append(PaletteFilter())
        if settings.display.ascii:
            self._barriers.append(AsciiFilter(letters=not is_utf8()))
        self._keys, refused = check_keys(settings.keys, CONTEXTS)
        self._hints = Hints(CONTEXTS, self._keys, self.get_key_display)
        opening = opening_keys(CONTEXTS, self._keys)
        self._typed = TypedAhead(
            self, super().on_event, opening, lambda: self._main.is_awaiting
        )
        self._problems = refused
        self._themes: list[str] = []
        self._use_wanted_theme()
        self._choices = Choices(library)
        self._keeping: Timer | None = None

    def on_mount(self) -> None:
        """Take up the reader's keys, and tell what in the settings is wrong."""
        SPLASH.hand_over()
        heed_signals(self._ended)
        self.set_keymap(self._keys)
        self.call_after_refresh(_settle)
        # Another program has written over the screen; only what changes is drawn.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh())
        if problems := [*self._library.problems, *self._problems]:
            words = in_short(problems)
            self.notify(words, severity="warning", timeout=8, markup=False)

    async def on_event(self, event: events.Event) -> None:
        """Give each key to what the one before it has opened."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._main.catch_up()
            await self._typed.take(event)
        else:
            await super().on_event(event)

    @on(Climbed)
    def _climbed(self) -> None:
        self._typed.arrived()

    @on(Stage.Ready)
    async def _is_ready(self) -> None:
        await self._typed.go_on()

    def get_default_screen(self) -> Screen[None]:
        """The main screen stands at the bottom: pushing it later would flash."""
        return Main(self._library, display=self._settings.display, hints=self._hints)

    def get_driver_class(self) -> type[Driver]:
        """The usual one, or ours in its place."""
        usual = super().get_driver_class()
        if usual.__name__ != "LinuxDriver":
            return usual
        from reader.tui.driver import QuickDriver

        return QuickDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Let nothing through to the terminal that it would obey, or cannot show."""
        return [*super().get_line_filters(), *self._barriers]

    def get_key_display(self, binding: Binding) -> str:
        """A key's name; in plain letters where signs are to be avoided."""
        shown = super().get_key_display(binding)
        return spelt(shown) if self._settings.display.ascii else shown

    async def action_quit(self) -> None:
        """Leave, but remember where one was reading, however short a while ago."""
        self._take_leave()
        await super().action_quit()

    def _ended(self, code: int) -> None:
        """Leave because somebody else wants it."""
        self._take_leave()
        self.exit(return_code=code)

    def _take_leave(self) -> None:
        self._main.catch_up()
        self._main.keep_place()
        self._main.keep_open_note()
        with suppress(ReaderError):
            if self._choices.keep():
                self._main.keep_sketch()

    def action_command_palette(self) -> None:
        """Open the palette, and say what can be found in it."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_FINDS))

    def action_help_quit(self) -> None:
        """Say how one leaves: Control-C does so elsewhere."""
        words = f"{self.key_of('app.leave')} leaves wellread."
        self.notify(words, timeout=2.5, markup=False)

    @property
    def theme_names(self) -> Sequence[str]:
        """The themes one can choose from."""
        return self._themes

    def action_next_theme(self) -> None:
        """Go on to the next theme, by name."""
        here = self._themes.index(self.theme) if self.theme in self._themes else -1
        self.choose_theme(self._themes[(here + 1) % len(self._themes)])

    def choose_theme(self, name: str) -> None:
        """Use a theme, from now on."""
        self.theme = name
        self.notify(f"Theme: {name}", timeout=1.5, markup=False)
        self.keep_choice("theme", name)

    def action_mouse(self) -> None:
        """Leave the mouse to the terminal, or take it back; for this session."""
        is_ours = not has_mouse(self._driver)
        take_mouse(self._driver, is_ours)
        words = "The mouse is for wellread again."
        if not is_ours:
            key = self.key_of("app.mouse")
            words = f"The mouse is for the terminal, to select text. {key} ends that."
        self.notify(words, timeout=4, markup=False)

    def key_of(self, name: str) -> str:
        """The key of an action, as it is called."""
        return self._hints.key_of(name)

    def keep_choice(self, name: str, value: str | bool) -> None:
        """Keep a key of ``[display]``, once one has stayed with it for a moment."""
        self._choices.choose(name, value)
        if self._keeping is not None:
            self._keeping.stop()
        self._keeping = self.set_timer(_DECIDED, self._keep_choices)

    async def _keep_choices(self) -> None:
        main = self._main  # the program may end while they are written
        try:
            await asyncio.to_thread(self._choices.keep)
        except ReaderError as error:
            words = f"It holds for this session only. {error}"
            self.notify(words, severity="warning", timeout=8, markup=False)
        else:
            main.keep_sketch()

    @on(Stage.Decided)
    def _decided(self, message: Stage.Decided) -> None:
        self.keep_choice(message.name, message.value)

    @property
    def _main(self) -> Main:
        """The screen at the bottom of all."""
        bottom = self.screen_stack[0]
        assert isinstance(bottom, Main)
        return bottom

    def _use_wanted_theme(self) -> None:
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
        self._problems.append(unknown_theme(wanted, self.available_themes))


def _suited(settings: Settings) -> Settings:
    """The settings, but for what the terminal is said not to know."""
    display = settings.display
    suited = display._replace(ascii=display.ascii or not is_utf8())
    return replace(settings, display=suited)


def _settle() -> None:
    """Let the collector work, which the start did without, but not on what is here now.

    That stays to the end. Unless it is told so, the collector goes through all of it
    every now and then: 40 ms in the midst of scrolling.
    """
    gc.freeze()
    gc.enable()


def run_interface(*, mouse: bool = True) -> int:
    """Open the reader's own library, and the interface on it; give its exit code.

    Args:
        mouse: Use the mouse, if settings.toml does not say otherwise.
    """
    with Library.open(tell=SPLASH.tell) as library:
        app = WellreadApp(library, settings=library.settings)
        app.run(mouse=mouse and library.settings.display.mouse)
    return app.return_code or 0
