"""What a terminal is shown that knows the signs of ASCII and no others."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_SIGNS = {
    **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("‘’‚‹›′", "'"),
    **dict.fromkeys("–—‐‑−─━═╌▔▁", "-"),
    **dict.fromkeys("│┃║▏▎▍▌▐▕▊█▓▉▋", "|"),
    **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼", "+"),
    **dict.fromkeys("▂▃▄▅▆▇", "="),
    **dict.fromkeys("•·∙", "-"),
    "…": "~",
    "×": "x",
    "÷": "/",
    "≤": "<",
    "≥": ">",
    "≈": "~",
    "±": "~",
    "µ": "u",
    "μ": "u",
    "°": "o",
    "ß": "s",
    "ø": "o",
    "Ø": "O",
    "æ": "a",
    "ł": "l",
    "\N{NO-BREAK SPACE}": " ",
    "\N{NARROW NO-BREAK SPACE}": " ",
}
"""Signs to others that are as wide."""
_COERCED = ("C.UTF-8", "C.utf8", "UTF-8")
"""What Python itself puts into LC_CTYPE where the locale is C (PEP 538)."""
_KEYS = str.maketrans(
    {"⏎": "enter", "←": "left", "→": "right", "↑": "up", "↓": "down", "⌫": "bksp"}
)


def is_utf8(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the terminal is said to know more than ASCII; so it is where none says.

    Args:
        environment: The variables that tell of the locale, as POSIX ranks them.
    """
    wishes = [environment.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG")]
    if not wishes[0] and wishes[1] in _COERCED and wishes[2] in ("C", "POSIX"):
        wishes[1] = ""
    locale = next(filter(None, wishes), "UTF-8")
    return "utf" in locale.casefold().rpartition(".")[2]


def spelt(key: str) -> str:
    """A key's name in plain letters."""
    return key.translate(_KEYS)


class AsciiFilter(LineFilter):
    """Replaces every sign that a terminal may lack by one of ASCII that is as wide.

    Args:
        letters: Whether letters go, too: a terminal without UTF-8 has no é either.
    """

    def __init__(self, *, letters: bool) -> None:
        super().__init__()
        self._replace = _plainest if letters else _plainer

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Put the replacements in; what is ASCII already stays the same object."""
        if all(segment.text.isascii() for segment in segments):
            return segments
        return [
            Segment("".join(map(self._replace, text)), style, control)
            for text, style, control in segments
        ]


@lru_cache(4096)
def _plainer(sign: str) -> str:
    return _SIGNS.get(sign, sign)


@lru_cache(4096)
def _plainest(sign: str) -> str:
    if sign.isascii():
        return sign
    if known := _SIGNS.get(sign):
        return known
    width = cell_len(sign)
    base = unicodedata.normalize("NFKD", sign)[0]
    return base if width == 1 and base.isascii() and base.isprintable() else "?" * width
