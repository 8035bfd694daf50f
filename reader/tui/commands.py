"""All that can be done in the place one is in: for the palette, and for the help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.screen import Screen

_ORDER = ("entry", "app", "article", "list", "sidebar", "pane")
"""The first words of ids, what is asked for by name most often first."""


class Command(NamedTuple):
    """One thing that can be done, whichever of its keys is pressed."""

    binding: Binding
    node: DOMNode
    """The part of the screen that does it."""
    keys: tuple[str, ...]
    """As they are called; none where another action has the key just now."""

    @property
    def group(self) -> str:
        """The first word of its id, such as ``article``."""
        return str(self.binding.id).partition(".")[0]


def commands(screen: Screen[Any], *more: Iterable[BindingType]) -> Iterator[Command]:
    """Yield what works on a screen, group by group.

    Actions that are described alike are one, such as those of ``j`` and the arrow.

    Args:
        screen: Where; which part of it has the focus decides.
        more: Bindings of the screen and of the app that work, too, although a part of
            the screen has taken their keys for something else.
    """
    found: dict[str, Command] = {}
    for node, binding, is_enabled, _ in screen.active_bindings.values():
        if not (is_enabled and binding.id and binding.tooltip):
            continue
        key = screen.app.get_key_display(binding)
        before = found.get(binding.tooltip, Command(binding, node, ()))
        found[binding.tooltip] = before._replace(keys=(*before.keys, key))
    for bindings, node in zip(more, (screen, screen.app), strict=False):
        for each in bindings:
            if not isinstance(each, Binding) or each.tooltip in found:
                continue
            if node.check_action(each.action.partition("(")[0], ()):
                found[each.tooltip] = Command(each, node, ())
    for group in _ORDER:
        yield from (command for command in found.values() if command.group == group)
