"""Colours as data: TOML files to Textual themes."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from textual.color import Color, ColorParseError
from textual.theme import Theme

from reader.errors import ConfigError

_COLOURS = frozenset(
    (
        "primary",
        "secondary",
        "warning",
        "error",
        "success",
        "accent",
        "foreground",
        "background",
        "surface",
        "panel",
        "boost",
    )
)
_SWITCHES = frozenset(("dark", "ansi"))
_OWN = {"ansi-background": "ansi_default", "ansi-foreground": "ansi_default"}
"""What Textual's own sheets ask of a theme of the terminal's colours."""
_NEEDED = frozenset(("primary", "foreground", "background"))


def load_themes(*folders: Path) -> tuple[list[Theme], list[str]]:
    """Read every theme in these folders; a later one replaces one of the same name.

    Returns:
        The themes, and a line for each file that could not be used.
    """
    themes: dict[str, Theme] = {}
    problems: list[str] = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            try:
                theme = parse_theme(path.read_text("utf-8"), path.stem)
            except (ConfigError, OSError, UnicodeDecodeError) as error:
                problems.append(str(error))
            else:
                themes[theme.name] = theme
    return list(themes.values()), problems


def parse_theme(text: str, name: str) -> Theme:
    """Read one theme.

    Args:
        text: TOML: colours, and whether they are ``dark`` or the terminal's (``ansi``).
        name: The theme's, which is its file's.

    Raises:
        ConfigError: If a key is unknown or missing, or a colour is none.
    """
    source = f"{name}.toml"
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(source, "", str(error)) from error
    _check(table, source)
    return Theme(name=name, **table, variables=_OWN if table.get("ansi") else {})


def nearest(name: str, names: Iterable[str]) -> str:
    """The name that was probably meant, if any is like it."""
    return next(iter(difflib.get_close_matches(name, list(names), n=1)), "")


def unknown_theme(wanted: str, names: Collection[str]) -> str:
    """Say that no theme is called that; "" where there is one."""
    if wanted in names:
        return ""
    meant = nearest(wanted, names)
    hint = f"; did you mean {meant!r}?" if meant else ""
    return f"settings.toml: display.theme: no {wanted!r}{hint}"


def _check(table: dict[str, Any], source: str) -> None:
    known = _COLOURS | _SWITCHES
    for key, value in table.items():
        if key not in known:
            meant = nearest(key, known)
            hint = f"; did you mean {meant!r}?" if meant else ""
            raise ConfigError(source, key, f"unknown key{hint}")
        if key in _SWITCHES:
            if not isinstance(value, bool):
                raise ConfigError(source, key, "true or false is wanted")
        else:
            _check_colour(value, source, key)
    for key in sorted(_NEEDED - table.keys()):
        raise ConfigError(source, key, "missing")


def _check_colour(value: object, source: str, key: str) -> None:
    try:
        Color.parse(str(value))
    except ColorParseError as error:
        raise ConfigError(source, key, f"{value!r} is no colour") from error
