"""What of settings.toml only the interface can judge, for those who do not open it."""

from __future__ import annotations

from pathlib import Path

from textual.theme import BUILTIN_THEMES

from reader.config.paths import resource
from reader.config.settings import Settings
from reader.tui.app import CONTEXTS
from reader.tui.keymap import check_keys
from reader.tui.themes import load_themes, unknown_theme


def refused(settings: Settings, themes: Path) -> list[str]:
    """Say which keys, and which theme, the interface would not take; a line each.

    Args:
        settings: What is wished for.
        themes: The folder of the reader's own themes.
    """
    _, problems = check_keys(settings.keys, CONTEXTS)
    known, faults = load_themes(resource("styles/themes"), themes)
    names = {*BUILTIN_THEMES, *(theme.name for theme in known)}
    unknown = unknown_theme(settings.display.theme, names)
    return [*problems, *faults, *filter(None, (unknown,))]
