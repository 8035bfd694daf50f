"""A screen that knows when to do what: soon, beside the keys, or after the paint."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any

from textual.screen import Screen
from textual.timer import Timer
from textual.worker import Worker

Work = Callable[[], Coroutine[Any, Any, None]]
"""What goes on beside the keys, once it is called."""


class Timely(Screen[None]):
    """Puts off what no key has to wait for."""

    def __init__(self) -> None:
        super().__init__()
        self._pending: dict[str, Timer] = {}
        self._afterwards: deque[Callable[[], None]] = deque()

    def soon(self, name: str, seconds: float, act: Callable[[], None]) -> None:
        """Do something once nothing of the same name was wished for a while."""
        if timer := self._pending.pop(name, None):
            timer.stop()
        self._pending[name] = self.set_timer(seconds, act)

    def work(self, work: Work, *, group: str, is_only: bool = False) -> None:
        """Have something done beside the keys.

        It is called by its worker: what is replaced before its turn has come is then
        never begun, and leaves no coroutine behind that nobody has awaited.

        Args:
            work: What is to be done.
            group: What it is cancelled by.
            is_only: Whether it takes the place of what the group is at.
        """
        _: Worker[None] = self.run_worker(work, group=group, exclusive=is_only)

    def then(self, act: Callable[[], None]) -> None:
        """Do something once what is shown by now is on the terminal, or a key comes."""
        self._afterwards.append(act)
        self.call_later(self.catch_up)

    def catch_up(self) -> None:
        """Do what was put off until now."""
        while self._afterwards:
            self._afterwards.popleft()()
