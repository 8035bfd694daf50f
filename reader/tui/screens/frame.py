"""What stands on the frame of a box over the screen: the keys that matter in it."""

from __future__ import annotations

from typing import Any

from textual.content import Content
from textual.screen import Screen

from reader.tui.safe import plain


def named_keys(screen: Screen[Any], *hints: tuple[str, str]) -> Content:
    """Name keys as the reader has them, each with what it does: ``esc closes``.

    Args:
        screen: The box; it must be shown already.
        hints: Ids of bindings, and words; an id that does not work there is left out.
    """
    keys: dict[str, str] = {}
    for active in screen.active_bindings.values():
        name = active.binding.id or ""
        keys.setdefault(name, screen.app.get_key_display(active.binding))
    told = (f"{keys[name]} {words}" for name, words in hints if name in keys)
    return plain(" · ".join(told))
