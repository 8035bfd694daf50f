"""Colours for a terminal that has 256 of them: those that look most alike.

Left to itself, each of red, green and blue is rounded alone, and a paper white that
is a touch warm becomes pink. Here nearness is that of OKLab, a space in which equal
distances look equally far apart (B. Ottosson, 2020), with a change of hue counted
for more than one of lightness: text stays readable, and grey stays grey.
"""

from __future__ import annotations

from functools import cache, lru_cache

from rich.color import Color as RichColor
from rich.color import ColorType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_STEPS = (0, 95, 135, 175, 215, 255)
"""What red, green and blue may be in the cube of colours 16 to 231."""
_HUES = 4.0
"""How much more a squared distance in hue and chroma counts than one in lightness."""

Lab = tuple[float, float, float]


class PaletteFilter(LineFilter):
    """Replaces every colour by the one of the 256 that looks most like it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Put the replacements in."""
        return [
            Segment(text, style and _reduced(style), control)
            for text, style, control in segments
        ]


@lru_cache(4096)
def nearest(red: int, green: int, blue: int) -> int:
    """The number, from 16 to 255, of the colour that looks most like this one."""
    light, a, b = oklab(red, green, blue)
    distances = (
        ((light - l2) ** 2 + _HUES * ((a - a2) ** 2 + (b - b2) ** 2), number)
        for number, (l2, a2, b2) in _known().items()
    )
    return min(distances)[1]


def rgb(number: int) -> tuple[int, int, int]:
    """Red, green and blue of a colour from 16 on: the cube, then 24 greys."""
    if number >= 232:
        grey = 8 + 10 * (number - 232)
        return grey, grey, grey
    place = number - 16
    return _STEPS[place // 36], _STEPS[place // 6 % 6], _STEPS[place % 6]


def oklab(red: int, green: int, blue: int) -> Lab:
    """Lightness from 0 to 1, and how green or red, and blue or yellow, a colour is."""
    r, g, b = map(_linear, (red, green, blue))
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    mid = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * mid - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * mid + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * mid - 0.8086757660 * short,
    )


def _linear(value: int) -> float:
    """A part of sRGB as an amount of light, from 0 to 1."""
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


@cache
def _known() -> dict[int, Lab]:
    return {number: oklab(*rgb(number)) for number in range(16, 256)}


@lru_cache(4096)
def _reduced(style: Style) -> Style:
    fore, back = _near(style.color), _near(style.bgcolor)
    if fore is None and back is None:
        return style
    return style + Style(color=fore, bgcolor=back)


def _near(colour: RichColor | None) -> RichColor | None:
    """The replacement of a colour; None for one that the terminal has anyway."""
    if colour is None or colour.type is not ColorType.TRUECOLOR or not colour.triplet:
        return None
    number = nearest(*colour.triplet)
    return RichColor(f"color({number})", ColorType.EIGHT_BIT, number=number)
