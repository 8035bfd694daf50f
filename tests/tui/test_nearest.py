"""In a terminal of 256 colours each theme is what it is meant to be, though coarser."""

from __future__ import annotations

from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from reader.tui.nearest import PaletteFilter, nearest, oklab, rgb
from tests.tui.test_themes import COLOURED, luminance

BLACK = Color(0, 0, 0)
SHADE = st.integers(0, 255)


def grounds(theme: Theme) -> dict[str, Color]:
    """What text stands on, the cursor's own ground among it."""
    variables = theme.to_color_system().generate()
    known = {
        name: Color.parse(variables[name])
        for name in ("background", "surface", "panel")
    }
    primary = Color.parse(variables["primary"])
    for strength in (0.12, 0.22):
        known[f"here {strength}"] = known["background"].blend(primary, strength)
    return known


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_no_ground_takes_on_another_hue(theme: Theme) -> None:
    for name, colour in grounds(theme).items():
        meant = oklab(*colour.rgb)
        seen = oklab(*rgb(nearest(*colour.rgb)))
        assert dist(meant[1:], seen[1:]) < 0.045, (name, colour.hex)
        assert abs(meant[0] - seen[0]) < 0.08, (name, colour.hex)


def test_warm_paper_is_not_pink() -> None:
    [paper] = [theme for theme in COLOURED if theme.name == "paper"]
    for name, colour in grounds(paper).items():
        red, green, blue = rgb(nearest(*colour.rgb))
        assert red - green <= 0 or name.startswith("here"), (name, red, green, blue)


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_text_stays_legible(theme: Theme) -> None:
    variables = theme.to_color_system().generate()
    for ground in ("background", "panel"):
        tones = [
            luminance(Color(*rgb(nearest(*Color.parse(variables[name]).rgb))))
            for name in ("foreground", ground)
        ]
        assert (max(tones) + 0.05) / (min(tones) + 0.05) >= 7, ground


@given(red=SHADE, green=SHADE, blue=SHADE)
def test_a_colour_of_the_palette_is_its_own_nearest(
    red: int, green: int, blue: int
) -> None:
    chosen = rgb(nearest(red, green, blue))
    assert rgb(nearest(*chosen)) == chosen


@given(grey=SHADE)
def test_grey_stays_grey(grey: int) -> None:
    assert len(set(rgb(nearest(grey, grey, grey)))) == 1


def test_the_filter_leaves_the_terminals_own_colours_and_all_else_alone() -> None:
    told = PaletteFilter().apply(
        [
            Segment("a", Style.parse("bold #0b6470 on #f1ebdf link https://a.example")),
            Segment("b", Style.parse("red on default")),
            Segment("c", None),
        ],
        BLACK,
    )
    style = told[0].style
    assert style is not None
    assert style.bold
    assert style.link == "https://a.example"
    assert style.bgcolor is not None
    assert style.bgcolor.number == nearest(0xF1, 0xEB, 0xDF)
    assert style.color is not None
    assert style.color.number == nearest(0x0B, 0x64, 0x70)
    assert told[1].style == Style.parse("red on default")
    assert told[2].style is None
