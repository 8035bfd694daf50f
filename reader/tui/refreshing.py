"""A refresh that goes on in the background, and what the reader is told of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import aclosing
from typing import NamedTuple

from rich.cells import cell_len

from reader.config.paths import Paths
from reader.errors import OfflineError, ReaderError
from reader.model import Refreshed, Synced
from reader.tui import children
from reader.tui.safe import plain
from reader.tui.widgets.phrases import counted
from reader.tui.widgets.wrap import shorten

_PAUSE = 0.2
"""Seconds between two words about it: the eye takes in no more than five a second."""
_SHORTEST = 8
"""Cells of a feed's name below which it says nothing."""


class Progress(NamedTuple):
    """How far a refresh has come."""

    total: int
    done: int = 0
    new: int = 0
    failed: int = 0
    unreached: int = 0
    """Of these, those from which no answer came at all."""
    is_over: bool = False
    last: str = ""
    """The feed that has answered last, or has not."""
    problem: str = ""
    """Why it could not be done at all."""
    is_offline: bool = False
    """Whether that was because there is no network."""
    is_exchanging: bool = False
    """Whether the server of an account is still to answer."""
    server: str = ""
    """What the server did not do, or why it could not be asked."""
    note: str = ""
    """Why the feed that answered last was left alone, if it was."""

    def after(self, outcome: Refreshed | Synced) -> Progress:
        """The progress once one more feed, or the server, has answered or has not."""
        if isinstance(outcome, Synced):
            said = f" {outcome.server}: {'; '.join(outcome.notices)}."
            return self._replace(
                new=self.new + outcome.new,
                is_exchanging=False,
                server=said if outcome.notices else "",
            )
        return self._replace(
            done=self.done + 1,
            new=self.new + outcome.new,
            failed=self.failed + (outcome.error is not None),
            unreached=self.unreached + (bool(outcome.error) and not outcome.status),
            last=plain(outcome.title or outcome.feed).plain,
            note=outcome.note,
        )

    @property
    def is_answered(self) -> bool:
        """Whether its outcome is known; texts may have to be prepared yet."""
        is_asked = self.done >= self.total and not self.is_exchanging
        return self.is_over or self.is_offline or is_asked

    @property
    def is_in_vain(self) -> bool:
        """Whether nobody has answered, of several: it may well be this machine."""
        return self.done == self.unreached > 1

    @property
    def outcome(self) -> str:
        """In a sentence or two, once it is over."""
        if self.is_offline:
            return f"{self.problem[:1].upper()}{self.problem[1:]}."
        if self.problem:
            return f"The refresh failed: {self.problem}"
        if self.total == 1 and self.note:
            return f"{self.last} was not asked: {self.note}."
        if self.is_in_vain:
            said = f"None of {self.done:,} feeds could be reached: "
            return f"{said}is this machine online?{self.server}"
        news = counted(self.new, "new article") if self.new else "Nothing new"
        said = f"{news} in {counted(self.done, 'feed')}." if self.done else f"{news}."
        if self.failed:
            said += f" {counted(self.failed, 'feed')} could not be read."
        return said + self.server

    @property
    def is_problem(self) -> bool:
        """Whether a person should see that not all is well."""
        return bool(self.problem or self.server)


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
        self._telling: asyncio.TimerHandle | None = None
        self._shown = 0

    @property
    def is_running(self) -> bool:
        """Whether a refresh is going on."""
        return not self._progress.is_over

    def news(
        self, busy: str, *, room: int, show: str, stop: str, arrived: int = 0
    ) -> str:
        """How far it is, and how many new articles wait to be shown; in few words.

        Args:
            busy: The sign that something is going on.
            room: How many cells there are for it; the name of the feed gets the rest.
            show: The key that shows what is new.
            stop: The key that stops it.
            arrived: How many have come since the list was made, whoever brought them.
        """
        progress = self._progress
        waiting = max(progress.new - self._shown, arrived)
        new = f"{waiting:,} new · press {show} to show" if waiting else ""
        if progress.is_over:
            return new or ("offline" if progress.is_offline else "")
        if progress.is_exchanging:
            return f"{busy} exchanging with the server · {stop} stops"
        if progress.is_answered:
            begin = "offline" if progress.is_offline else new
            busily = f"{busy} preparing texts"
            return f"{busily} · {begin}" if begin else busily
        begin = f"{busy} {progress.done}/{progress.total}"
        end = f" · {progress.new:,} new · {stop} stops"
        left = room - cell_len(begin) - cell_len(end) - 1
        name = shorten(progress.last, left) if left >= _SHORTEST else ""
        return f"{begin} {name}{end}" if name else f"{begin}{end}"

    @property
    def has_unshown(self) -> bool:
        """Whether more has come than the list was last brought up to date with."""
        return self._progress.new > self._shown

    def shown(self) -> None:
        """Take note that the list is up to date."""
        self._shown = self._progress.new

    async def run(
        self,
        total: int,
        *,
        feeds: Sequence[str] = (),
        everything: bool,
        has_account: bool = False,
    ) -> None:
        """Refresh from beginning to end.

        Args:
            total: How many feeds will be asked.
            feeds: Ask just these, by their addresses, due or not.
            everything: Ask feeds that are not due, too.
            has_account: Whether there is a server to be exchanged with first.
        """
        self._shown = 0
        self._progress = Progress(total, is_exchanging=has_account)
        self._tell(self._progress)
        outcomes = children.refresh(
            self._paths, feeds=feeds, everything=everything, offline=self._went_offline
        )
        try:
            async with aclosing(outcomes):
                async for outcome in outcomes:
                    self._progress = self._progress.after(outcome)
                    if isinstance(outcome, Synced):
                        self._tell(self._progress)
                    self._tell_soon()
        except OfflineError as error:
            self._progress = self._progress._replace(
                problem=str(error), is_offline=True
            )
        except ReaderError as error:
            self._progress = self._progress._replace(problem=str(error))
        finally:
            self.end()
        self._tell(self._progress)

    def _went_offline(self, error: OfflineError) -> None:
        self._progress = self._progress._replace(problem=str(error), is_offline=True)
        self._tell(self._progress)

    def end(self) -> Progress:
        """Take note that it is over, and give how far it has come."""
        self._progress = self._progress._replace(is_over=True)
        if self._telling is not None:
            self._telling.cancel()
            self._telling = None
        return self._progress

    def _tell_soon(self) -> None:
        """Tell of it within a moment, and of all that comes until then with it."""
        if self._telling is None:
            loop = asyncio.get_running_loop()
            self._telling = loop.call_later(_PAUSE, self._tell_now)

    def _tell_now(self) -> None:
        self._telling = None
        self._tell(self._progress)
