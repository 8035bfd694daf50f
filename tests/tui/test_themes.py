"""Themes are data: the shipped ones are legible, and a wrong one is told by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color
from textual.markup import parse_style
from textual.theme import Theme

from reader.config.paths import resource
from reader.errors import ConfigError
from reader.library import Library
from reader.tui.screens.changes import ChangesPane
from reader.tui.themes import load_themes, parse_theme
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.entry_list import EntryList
from reader.tui.widgets.pane import Pane
from tests.tui.making import settings, shown

SHIPPED = {theme.name: theme for theme in load_themes(resource("styles/themes"))[0]}
COLOURED = [theme for theme in SHIPPED.values() if not theme.ansi]
GROUNDS = ("", "here", "here-focused", "hover")
ORNAMENTS = {"rule", "bar"}
PLAIN = 'primary = "#00f"\nforeground = "#000"\nbackground = "#fff"\n'


def contrast(theme: Theme, style: str, ground: str, base: str) -> float:
    """How much text in a style stands out on a ground that lies on a theme's colour."""
    variables = theme.to_color_system().generate()
    below = Color.parse(variables[base])
    for written in (ground, style):
        if (laid := parse_style(written, variables).background) is not None:
            below += laid
    colour = parse_style(style, variables).foreground
    above = below + (colour or Color.parse(variables["foreground"]))
    lighter, darker = sorted((luminance(above), luminance(below)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Color) -> float:
    """The relative luminance of WCAG 2.2."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_light_and_a_dark_theme_ship() -> None:
    assert {theme.dark for theme in COLOURED} == {True, False}
    assert {"paper", "paper-dark", "ink"} <= SHIPPED.keys()
    assert load_themes(resource("styles/themes"))[1] == []


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_body_text_stands_out(theme: Theme) -> None:
    for base in ("background", "panel"):
        for ground in GROUNDS:
            on = EntryList.PALETTE.get(ground, "")
            assert contrast(theme, "$foreground", on, base) >= 4.5


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
@pytest.mark.parametrize("view", [EntryList, ArticleView, Pane, ChangesPane])
def test_whatever_is_said_more_quietly_can_still_be_read(
    theme: Theme, view: type[EntryList | ArticleView | Pane]
) -> None:
    for name, style in view.PALETTE.items():
        if name in ORNAMENTS or name in GROUNDS:
            continue
        for ground in GROUNDS:
            on = view.PALETTE.get(ground, "")
            assert contrast(theme, style, on, "background") >= 3, (name, ground)


def test_a_theme_of_ones_own_replaces_one_that_ships(tmp_path: Path) -> None:
    (tmp_path / "paper.toml").write_text(PLAIN + "dark = false\n")
    (tmp_path / "broken.toml").write_text("primary = ")
    themes, [problem] = load_themes(resource("styles/themes"), tmp_path)
    [paper] = [theme for theme in themes if theme.name == "paper"]
    assert paper.primary == "#00f"
    assert problem.startswith("broken.toml")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("primary = ", "Invalid value"),
        ('primry = "#fff"', "did you mean 'primary'?"),
        ('primary = "#ffz"', "is no colour"),
        ("primary = 3", "is no colour"),
        (PLAIN + "dark = 1", "true or false"),
        ('primary = "#fff"', "missing"),
    ],
)
def test_what_is_wrong_in_a_theme_is_told(text: str, words: str) -> None:
    with pytest.raises(ConfigError, match=r"^mine\.toml: ") as error:
        parse_theme(text, "mine")
    assert words in str(error.value)


async def test_an_unknown_theme_is_named_and_another_one_used(shelf: Library) -> None:
    async with shown(shelf, settings=settings(theme="papper")) as pilot:
        assert pilot.app.theme == "paper-dark"
        told = " ".join(note.message for note in pilot.app._notifications)
        assert "did you mean 'paper'?" in told


async def test_a_key_goes_through_the_themes(shelf: Library) -> None:
    async with shown(shelf, settings=settings(theme="ink")) as pilot:
        seen = set()
        for _ in SHIPPED:
            await pilot.press("ctrl+t")
            seen.add(pilot.app.theme)
        assert seen == SHIPPED.keys()
