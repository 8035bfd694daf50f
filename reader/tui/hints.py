"""The few keys that matter in each place, under the names they have just now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from textual.binding import Binding

from reader.tui.keymap import Contexts, keys_of

PLACES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "list": (
        ("list.open", "read"),
        ("app.search", "search"),
        ("entry.next-unread", "next unread"),
        ("entry.bookmark", "bookmark"),
        ("app.sidebar", "views"),
        ("app.refresh", "refresh"),
        ("app.palette", "commands"),
        ("app.quit", "quit"),
        ("app.help", "all keys"),
    ),
    "article": (
        ("article.page", "read on"),
        ("article.next-section", "next section"),
        ("article.find", "find"),
        ("article.links", "links"),
        ("app.panes", "panes"),
        ("app.related", "related"),
        ("entry.bookmark", "bookmark"),
        ("app.back", "back"),
        ("entry.browser", "browser"),
        ("entry.next-unread", "next unread"),
        ("app.help", "all keys"),
    ),
    "pane": (
        ("list.open", "choose"),
        ("app.next-pane", "next pane"),
        ("app.back", "back"),
        ("app.help", "all keys"),
    ),
    "sidebar": (
        ("list.open", "show"),
        ("entry.next-unread", "next unread"),
        ("app.mark-all", "mark read"),
        ("app.refresh", "refresh"),
        ("sidebar.fold", "fold"),
        ("app.next-pane", "next pane"),
        ("app.back", "back"),
        ("app.help", "all keys"),
    ),
}
"""Binding ids and short words, the most important first."""

BESIDE = ("app.panes", "app.outline", "app.related", "app.evidence")
"""Keys of the screen that are for what stands beside an article."""

TYPING = {
    "search": (("⏎", "to the articles found"), ("esc", "leave the search")),
    "links": (("a-z", "open"), ("A-Z", "copy the address"), ("esc", "leave")),
    "find": (("⏎", "to the text"), ("esc", "leave it")),
}
"""Where one types, keys have no other meaning."""


class Hints:
    """The hints of a place, with the keys the reader has given to its actions."""

    def __init__(
        self,
        contexts: Contexts,
        keymap: Mapping[str, str],
        display: Callable[[Binding], str],
    ) -> None:
        self._keys: dict[str, str] = {}
        self._reads: dict[str, str] = {}
        for binding in (each for context in contexts for each in context):
            if isinstance(binding, Binding) and binding.id not in self._keys:
                name = binding.id or ""
                keys = keys_of(keymap.get(name, binding.key))
                shown = [
                    display(binding.with_key(k, binding.key_display)) for k in keys
                ]
                self._keys[name] = shown[0]
                if name.startswith("article.") or name in BESIDE:
                    words = binding.description.lower()
                    named = (f"{key} is for articles ({words})" for key in shown)
                    self._reads.update(zip(keys, named, strict=True))

    def key_of(self, name: str) -> str:
        """The first key of an action, as it is called."""
        return self._keys[name]

    def reads(self, key: str) -> str:
        """What a key is for in an article; "" for one that is for nothing there."""
        return self._reads.get(key, "")

    def of(self, place: str) -> Iterator[tuple[str, str]]:
        """Each key of a place and what it does."""
        yield from TYPING.get(place, ())
        for name, words in PLACES.get(place, ()):
            yield self._keys[name], words
