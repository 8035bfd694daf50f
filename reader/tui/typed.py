"""Keys that were typed ahead, kept until what they are meant for can take them.

A key climbs from the pane with the focus up to the program, and the focus it moves is
moved a few messages later. Whoever types ``/sleep`` at once, or before the program has
drawn itself, would have ``s`` taken for a command.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping

from textual import events
from textual.app import App
from textual.binding import Binding
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from reader.tui.keymap import Contexts, keys_of

OPENING = frozenset(
    (
        *("app.search", "app.query", "app.search-here", "app.follow", "app.palette"),
        *("article.find", "article.links", "entry.tag", "entry.note"),
    )
)
"""The ids of those actions after which keys are letters."""
_LEAVING = frozenset(("enter", "escape"))
"""The keys after which letters are keys again."""
_ROUNDS = 2
"""What a key sets going sends one message more at the most before the focus moves."""
_TURN = 0.01
"""Seconds between two looks at whether a box has its focus."""
_PATIENCE = 1.0
"""Seconds after which keys are let go in any case."""


class Climbed(Message):
    """Goes the way of a key, behind it, and tells that it has arrived."""


class TypedAhead:
    """Holds keys back behind one that opens or leaves a line or a box, until it has.

    Args:
        app: Whose keys.
        give: Lets a key through to the program.
        keys: The names of those that open something.
        is_awaiting: Whether something else is about to be shown, for which keys are
            meant; Escape is meant at once.
    """

    def __init__(
        self,
        app: App[None],
        give: Callable[[events.Key], Awaitable[None]],
        keys: Iterable[str],
        is_awaiting: Callable[[], bool] = lambda: False,
    ) -> None:
        self._app, self._give, self._opening = app, give, frozenset(keys)
        self._is_awaiting = is_awaiting
        self._held: deque[events.Key] = deque()
        self._rounds = 0
        self._limit: Timer | None = None

    async def take(self, key: events.Key) -> None:
        """Let a key through, or hold it back until its turn has come."""
        is_early = self._is_awaiting()
        if is_early and key.key == "escape":
            self._held.clear()  # they were meant for what is not to come
            is_early = False
        if self._limit is not None or is_early:
            self._held.append(key)
            return
        opens = key.key in (_LEAVING if self._is_writing else self._opening)
        if opens:
            self._limit = self._app.set_timer(_PATIENCE, self._let_go)
            self._rounds = _ROUNDS
        await self._give(key)
        if opens:
            self._climb()

    def arrived(self) -> None:
        """Take note that whatever was sent before has been seen to."""
        if self._limit is None:
            return
        self._rounds -= 1
        # What came before may have asked the program itself for something.
        self._app.call_later(self._climb if self._rounds > 0 else self._settle)

    @property
    def _is_writing(self) -> bool:
        # The class of notes costs much to import, and most sessions write none.
        focused = self._app.focused
        return isinstance(focused, Input) or type(focused).__name__ == "TextArea"

    def _climb(self) -> None:
        target = self._app.focused or self._app.screen
        target.call_later(lambda: target.post_message(Climbed()))

    async def _settle(self) -> None:
        """Go on once the box that lies on top, if any, has got its focus."""
        if self._limit is None:
            return
        if self._app.focused is None:
            self._app.set_timer(_TURN, self._settle)
        else:
            await self._let_go()

    async def _let_go(self) -> None:
        if self._limit is not None:
            self._limit.stop()
            self._limit = None
        await self.go_on()

    async def go_on(self) -> None:
        """Let through what was held back, as far as nothing holds it back again."""
        while self._held and self._limit is None and not self._is_awaiting():
            await self.take(self._held.popleft())


def opening_keys(contexts: Contexts, keymap: Mapping[str, str]) -> Iterable[str]:
    """The names of the keys that the reader has for what opens a line or a box."""
    for context in contexts:
        for binding in context:
            if isinstance(binding, Binding) and binding.id in OPENING:
                yield from keys_of(keymap.get(binding.id, binding.key))
