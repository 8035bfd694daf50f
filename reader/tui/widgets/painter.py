"""A widget's palette: names of meanings to styles that are ready for the terminal."""

from __future__ import annotations

from collections.abc import Mapping

from rich.style import Style as RichStyle
from textual.style import Style
from textual.widget import Widget

Palette = Mapping[str, str]
"""Names to style strings of theme variables, such as ``bold $primary``."""


class _AsWritten(dict[str, str]):
    def __missing__(self, written: str) -> str:
        return written


AS_WRITTEN: Palette = _AsWritten()
"""A palette whose names are style strings themselves."""


class Painter:
    """Styles by name, composited on a widget's own colours and then remembered.

    Component classes would do the same, but each is matched against every rule of the
    stylesheets whenever its widget is restyled, which costs more than all painting.

    Args:
        widget: Whose colours lie beneath.
        palette: What the names mean.
        plain: What they mean where there is no colour, or only the terminal's sixteen:
            those have no shades, so attributes have to carry the meaning.
    """

    def __init__(self, widget: Widget, palette: Palette, plain: Palette) -> None:
        self._widget = widget
        self._palettes = (palette, {**palette, **plain} if plain else palette)
        self._styles: dict[tuple[str, ...], RichStyle] = {}

    def clear(self) -> None:
        """Forget all styles; the theme or the widget's own colours have changed."""
        self._styles.clear()

    def __call__(self, *names: str) -> RichStyle:
        """The widget's style with each of these laid over it in turn."""
        style = self._styles.get(names)
        if style is None:
            style = self._styles[names] = self._composited(names)
        return style

    def _composited(self, names: tuple[str, ...]) -> RichStyle:
        app = self._widget.app
        palette = self._palettes[app.native_ansi_color or app.no_color]
        style = self._widget.visual_style
        for name in names:
            if written := palette[name]:
                style += Style.parse(written)
        return style.rich_style
