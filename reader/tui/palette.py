"""The command palette: every action that works here, and every view there is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Protocol, cast

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.types import IgnoreReturnCallbackType

from reader.tui.safe import plain
from reader.tui.views import View


class Stage(Protocol):
    """The screen beneath the palette."""

    def views(self) -> list[View]:
        """All views it can show."""
        ...

    def go_to_view(self, view: View) -> None:
        """Show one of them."""
        ...


_OFFERED = ("entry.", "app.", "article.next", "article.previous", "article.top")
"""Whose ids begin like this; moving a cursor is what keys are for."""


class Actions(Provider):
    """What can be done here, each with its key."""

    async def discover(self) -> Hits:
        """Offer everything before anything is typed."""
        for binding, run in self._actions():
            name = self._named(plain(binding.description), binding)
            yield DiscoveryHit(name, run, binding.description, binding.tooltip)

    async def search(self, query: str) -> Hits:
        """Offer what is called like the query."""
        matcher = self.matcher(query)
        for binding, run in self._actions():
            if score := matcher.match(binding.description):
                found = matcher.highlight(binding.description)
                name = self._named(found, binding)
                yield Hit(score, name, run, binding.description, binding.tooltip)

    def _actions(self) -> Iterator[tuple[Binding, IgnoreReturnCallbackType]]:
        offered: dict[str, tuple[Binding, IgnoreReturnCallbackType]] = {}
        for node, binding, is_enabled, _ in self.screen.active_bindings.values():
            name = binding.id or ""
            if is_enabled and name.startswith(_OFFERED) and name not in offered:
                run = partial(self.app.run_action, binding.action, node)
                offered[name] = binding, run
        for beginning in _OFFERED:
            yield from (o for name, o in offered.items() if name.startswith(beginning))

    def _named(self, name: Content, binding: Binding) -> Content:
        # Textual reads a hit's help as markup, so a key like "[" must not go there.
        key = self.app.get_key_display(binding)
        return Content.assemble(name, (f"  {key}", "$foreground 66%"))


class Views(Provider):
    """Every feed, category, tag and saved search."""

    async def search(self, query: str) -> Hits:
        """Offer the views that are called like the query."""
        stage = cast(Stage, self.screen)
        matcher = self.matcher(query)
        for view in stage.views():
            if score := matcher.match(view.name):
                name = plain(view.name)
                show = partial(stage.go_to_view, view)
                yield Hit(score, name, show, name.plain, f"Show this {view.kind}.")
