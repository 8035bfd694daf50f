"""A screen as text: every sign of it, and how each is painted, to be read in a diff.

An SVG of a screen is 100 kB, and nobody sees in its diff what has moved. Here the signs
stand as they do on the screen. Beneath them is a line for each row: runs of cells that
are painted alike, each as a letter and a number (``*``: to the end of the row). What
the letters mean stands at the end, for every theme: so one file holds for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.color import Color
from rich.style import Style
from textual.app import App

from reader.tui.widgets.line_view import LineView

Cell = tuple[str, str]
"""A sign and how it is painted; a sign that is two cells wide has a second one, ""."""

_ATTRIBUTES = ("bold", "dim", "italic", "underline", "reverse", "strike")
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def cells(app: App[None]) -> list[list[Cell]]:
    """What an app shows just now, row by row; of scrollbars only that they are there.

    How many eighths of a cell a thumb takes depends on the order in which sizes became
    known.
    """
    rows = [
        [cell for text, style, _ in strip for cell in _cells(text, style)]
        for strip in app.screen._compositor.render_strips()
    ]
    for view in app.screen.query(LineView):
        if view.show_vertical_scrollbar and view.max_scroll_y:
            for row in rows[view.region.y : view.region.bottom]:
                row[view.region.right - 1] = "▕", "a scrollbar"
    return rows


def drawn(themes: Mapping[str, list[list[Cell]]]) -> str:
    """Draw the same screen in several themes; the words must be the same in all.

    Args:
        themes: What is shown, by the name of the theme.
    """
    names, screens = list(themes), list(themes.values())
    text, *others = ["\n".join(map(_text, screen)) for screen in screens]
    for other in others:
        assert other == text, "a theme changes what is said"
    letters: dict[tuple[str, ...], str] = {}
    rows = []
    for lines in zip(*screens, strict=True):
        styles = [
            tuple(style for _, style in cell) for cell in zip(*lines, strict=True)
        ]
        rows.append(_runs([_letter(letters, style) for style in styles]))
    legend = [
        f"{letter} {name:<10} {style}"
        for styles, letter in letters.items()
        for name, style in zip(names, styles, strict=True)
    ]
    return "\n".join([text, "", *_numbered(rows), "", *legend, ""])


def _cells(text: str, style: Style | None) -> Iterator[Cell]:
    told, blank = _told(style), _told(style, is_blank=True)
    for sign in text:
        yield sign, blank if sign == " " else told
        for _ in range(cell_len(sign) - 1):
            yield "", told


def _text(row: Sequence[Cell]) -> str:
    return "".join(sign for sign, _ in row).replace("\xa0", " ").rstrip()


def _told(style: Style | None, *, is_blank: bool = False) -> str:
    """A style in words; of a blank, only what can be seen of it."""
    if style is None:
        return "plain"
    names = [name for name in _ATTRIBUTES if getattr(style, name)]
    ground = f"on {_colour(style.bgcolor)}"
    if is_blank and not {"underline", "reverse", "strike"} & set(names):
        return ground
    return " ".join([*names, _colour(style.color), ground])


def _colour(colour: Color | None) -> str:
    if colour is None:
        return "default"
    return colour.triplet.hex if colour.triplet else colour.name


def _letter(letters: dict[tuple[str, ...], str], style: tuple[str, ...]) -> str:
    if style not in letters:
        number = len(letters)
        letters[style] = _LETTERS[number] if number < len(_LETTERS) else f"<{number}>"
    return letters[style]


def _runs(row: Sequence[str]) -> str:
    runs = [(letter, len(list(run))) for letter, run in groupby(row)]
    *before, (last, _) = runs
    return " ".join([*(f"{letter}{count}" for letter, count in before), f"{last}*"])


def _numbered(rows: Sequence[str]) -> Iterator[str]:
    """Rows with their numbers; rows that are painted alike stand together."""
    number = 1
    for runs, alike in groupby(rows):
        last = number + len(list(alike)) - 1
        yield f"{number if last == number else f'{number}-{last}':<6}{runs}"
        number = last + 1
