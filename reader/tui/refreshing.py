"""A refresh that goes on in the background, and what the reader is told of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, replace

from reader.config.paths import Paths
from reader.errors import ReaderError
from reader.model import Refreshed
from reader.tui import children
from reader.tui.widgets.phrases import counted

_PAUSE = 0.2
"""Seconds between two words about it: the eye takes in no more than five a second."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a refresh has come."""

    total: int
    done: int = 0
    new: int = 0
    failed: int = 0
    is_over: bool = False
    problem: str = ""
    """Why it could not be done at all."""

    def after(self, outcome: Refreshed) -> Progress:
        """The progress once one more feed has answered, or has not."""
        return replace(
            self,
            done=self.done + 1,
            new=self.new + outcome.new,
            failed=self.failed + (outcome.error is not None),
        )

    @property
    def so_far(self) -> str:
        """In few words, while it goes on."""
        if self.done >= self.total:
            return f"preparing texts · {self.new:,} new"
        return f"{self.done}/{self.total} · {self.new:,} new"

    @property
    def outcome(self) -> str:
        """In a sentence or two, once it is over."""
        if self.problem:
            return f"The refresh failed: {self.problem}"
        news = counted(self.new, "new article") if self.new else "Nothing new"
        said = f"{news} in {counted(self.done, 'feed')}."
        if self.failed:
            said += f" {counted(self.failed, 'feed')} could not be read."
        return said


class Refreshing:
    """One refresh at a time, in a process of its own.

    Args:
        paths: Whose library.
        tell: Called with the progress, at most five times a second and at the end.
    """

    def __init__(self, paths: Paths, tell: Callable[[Progress], None]) -> None:
        self._paths = paths
        self._tell = tell
        self.is_running = False

    async def run(self, total: int, *, everything: bool) -> None:
        """Refresh from beginning to end.

        Args:
            total: How many feeds will be asked.
            everything: Ask feeds that are not due, too.
        """
        self.is_running = True
        progress = Progress(total)
        self._tell(progress)
        told = time.monotonic()
        outcomes = children.refresh(self._paths, everything=everything)
        try:
            async with aclosing(outcomes):
                async for outcome in outcomes:
                    progress = progress.after(outcome)
                    if time.monotonic() - told >= _PAUSE or progress.done == total:
                        self._tell(progress)
                        told = time.monotonic()
        except ReaderError as error:
            progress = replace(progress, problem=str(error))
        finally:
            self.is_running = False
        self._tell(replace(progress, is_over=True))
