"""The last barrier before the terminal: what is shown is text, and only text."""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
_STANDS_FOR = "\ufffd"


def plain(text: str) -> Content:
    """Text from anywhere, ready for a widget: never read as markup, never a control.

    ``textual.markup.escape`` is no cure (Textual issue 6155): what it lets through
    raises, or loses a bracket.
    """
    return Content(_UNSAFE.sub(_STANDS_FOR, text))


class ControlFilter(LineFilter):
    """Replaces control characters in whatever is about to be painted.

    The library holds cleaned text only; Textual itself would pass an escape sequence
    in a title on to the terminal, such as one that writes to the clipboard.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Replace what a terminal would obey by what it merely shows."""
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [
            Segment(_UNSAFE.sub(_STANDS_FOR, text), style, control)
            for text, style, control in segments
        ]
