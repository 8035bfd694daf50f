"""The few signs the screen is drawn with, and what stands for them in plain ASCII."""

from __future__ import annotations

from typing import NamedTuple


class Glyphs(NamedTuple):
    """Every sign that is not a letter; each is one cell wide."""

    unread: str = "●"
    bookmarked: str = "★"
    noted: str = "✎"
    teaser: str = "○"
    cursor: str = "▌"
    ellipsis: str = "…"
    quote: str = "│"
    rule: str = "─"
    bullet: str = "•"
    image: str = "▣"
    end: str = "■"
    dot: str = "·"
    section: str = "§"
    both: str = "±"
    shut: str = "▸"
    open: str = "▾"
    busy: str = "⟳"
    failed: str = "!"
    enter: str = "⏎"


UNICODE = Glyphs()

ASCII = Glyphs(
    unread="*",
    bookmarked="+",
    noted="=",
    teaser=".",
    cursor=">",
    ellipsis="~",
    quote="|",
    rule="-",
    bullet="-",
    image="#",
    end="#",
    dot="-",
    section="#",
    both="*",
    shut=">",
    open="v",
    busy="@",
    failed="!",
    enter="enter",
)
"""For terminals and fonts that have nothing else; one cell each but ``enter``."""
