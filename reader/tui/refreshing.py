"""A refresh that goes on in the background, and what the reader is told of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import aclosing
from typing import NamedTuple

from reader.config.paths import Paths
from reader.errors import ReaderError
from reader.model import Refreshed
from reader.tui import children
from reader.tui.widgets.phrases import counted

_PAUSE = 0.2
"""Seconds between two words about it: the eye takes in no more than five a second."""


class Progress(NamedTuple):
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
        return self._replace(
            done=self.done + 1,
            new=self.new + outcome.new,
            failed=self.failed + (outcome.error is not None),
        )

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
        self._progress = Progress(0, is_over=True)
        self._shown = 0

    @property
    def is_running(self) -> bool:
        """Whether a refresh is going on."""
        return not self._progress.is_over

    def news(self, busy: str) -> str:
        """How far it is, and how many new articles wait to be shown; in few words.

        Args:
            busy: The sign that something is going on.
        """
        progress = self._progress
        waiting = progress.new - self._shown
        new = f"{waiting:,} new · press . to show" if waiting else ""
        if progress.is_over:
            return new
        if progress.done < progress.total:
            return f"{busy} {progress.done}/{progress.total} · {progress.new:,} new"
        return f"{busy} preparing texts · {new}" if new else f"{busy} preparing texts"

    def shown(self) -> None:
        """Take note that the list is up to date."""
        self._shown = self._progress.new

    async def run(self, total: int, *, everything: bool) -> None:
        """Refresh from beginning to end.

        Args:
            total: How many feeds will be asked.
            everything: Ask feeds that are not due, too.
        """
        self._shown = 0
        self._take(Progress(total))
        told = time.monotonic()
        outcomes = children.refresh(self._paths, everything=everything)
        try:
            async with aclosing(outcomes):
                async for outcome in outcomes:
                    self._progress = self._progress.after(outcome)
                    is_all = self._progress.done == total
                    if is_all or time.monotonic() - told >= _PAUSE:
                        self._take(self._progress)
                        told = time.monotonic()
        except ReaderError as error:
            self._progress = self._progress._replace(problem=str(error))
        finally:
            self._progress = self._progress._replace(is_over=True)
        self._tell(self._progress)

    def _take(self, progress: Progress) -> None:
        self._progress = progress
        self._tell(progress)
