"""Titles to names of files that no system stumbles over."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 80
"""Bytes: some file systems allow 143, and a folder's path comes before it."""

_RESERVED = frozenset(
    ["con", "prn", "aux", "nul"]
    + [f"{port}{n}" for port in ("com", "lpt") for n in range(10)]
)
"""Names that mean a device on Windows, whatever stands after a full stop."""


def name(title: str, number: int, ending: str) -> str:
    """Make a file's name of a title; the number keeps it apart from all others.

    It has letters, digits, hyphens and underscores alone, and begins with a letter or
    a digit: so it is no option, no hidden file, and no way out of its folder.
    """
    plain = unicodedata.normalize("NFKC", title).casefold()
    slug = re.sub(r"[^\w]+", "-", plain).strip("-_")
    if slug in _RESERVED:
        slug = ""
    tail = f"-{number}" if slug else f"article-{number}"
    room = _LONGEST - len(f"{tail}{ending}")
    cut = slug.encode()[:room].decode("utf-8", "ignore").rstrip("-_")
    return f"{cut}{tail if cut or not slug else f'article-{number}'}{ending}"
