"""The keys that move a cursor, alike in every pane that has one."""

from __future__ import annotations

from textual.binding import Binding, BindingType


def _quiet(key: str, action: str, name: str, description: str, tooltip: str) -> Binding:
    return Binding(key, action, description, show=False, tooltip=tooltip, id=name)


CURSOR_KEYS: list[BindingType] = [
    _quiet("j", "move(1)", "list.next", "Next", "Go one line down."),
    _quiet("down", "move(1)", "list.down", "Down", "Go one line down."),
    _quiet("k", "move(-1)", "list.previous", "Previous", "Go one line up."),
    _quiet("up", "move(-1)", "list.up", "Up", "Go one line up."),
    _quiet(
        "pagedown,ctrl+d", "page(1)", "list.page-down", "Page down", "Go a page down."
    ),
    _quiet("pageup,ctrl+u", "page(-1)", "list.page-up", "Page up", "Go a page up."),
    _quiet("g,home", "go(0)", "list.first", "First", "Go to the first line."),
    _quiet("G,end", "go(-1)", "list.last", "Last", "Go to the last line."),
    _quiet("enter,l,right", "open", "list.open", "Open", "Open what the cursor is on."),
]
"""They call ``move(lines)``, ``page(direction)``, ``go(0 or -1)`` and ``open``."""
