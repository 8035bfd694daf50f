"""Warm processes that take hostile bytes apart, each limited and each killable.

A feed of 50 MB keeps a parser busy for minutes, and a hundred thousand nested tags can
end it: that must cost neither the refresh nor the feeds that come after.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from time import monotonic
from typing import BinaryIO, TypeVar, cast

from reader.errors import ReaderError
from reader.worker import receive, send

_Argument = TypeVar("_Argument")
_Result = TypeVar("_Result")

_WALL_SECONDS = 100.0
"""Generous, since a busy machine is no fault of a feed's: the child's own limit on
CPU time comes first."""


_SOON = 0.3
"""Seconds that a call waits for a busy worker before it starts another: starting takes
a good part of that, and what little a refresh brings most days is done by then."""


class WorkError(ReaderError):
    """A call could not be answered; says why in words that fit behind a feed's name."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Workers(AbstractContextManager["Workers"]):
    """A few processes that answer calls; threads may share them.

    A process is started when it is first needed and serves until the end, or until a
    call kills it.

    Args:
        count: How many at most; as many as there are processors, up to eight.
    """

    def __init__(self, count: int | None = None) -> None:
        self.count = count or min(os.cpu_count() or 1, 8)
        self._change = threading.Condition()
        self._alive: set[_Worker] = set()
        self._idle: list[_Worker] = []
        self._is_closed = False

    def start(self, count: int, *modules: str) -> None:
        """Start processes before they are needed, and have them import what they will.

        Starting takes a tenth of a second, which can pass while something else is
        waited for.

        Args:
            count: How many; never more than there may be.
            modules: The names of what they import.
        """
        with self._change:
            while len(self._alive) < min(count, self.count):
                self._idle.append(self._started(*modules))

    def call(
        self, function: Callable[[_Argument], _Result], argument: _Argument
    ) -> _Result:
        """Have a worker call a module's function, and wait for what it gives.

        Raises:
            WorkError: If the function raised, took too long, or ended its process, or
                if we were closed meanwhile.
        """
        worker = self._turn()
        try:
            answered, value = worker.ask(function, argument)
        except BaseException:
            self._end(worker)
            raise
        self._let_go(worker)
        if not answered:
            raise WorkError(str(value))
        return cast(_Result, value)

    def close(self) -> None:
        """End all processes, also the busy ones: whoever waits for them hears of it."""
        with self._change:
            self._is_closed = True
            alive, idle = list(self._alive), list(self._idle)
            self._idle.clear()
            self._change.notify_all()
        for worker in alive:
            worker.stop()
        for worker in idle:
            self._end(worker)

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _turn(self) -> _Worker:
        """Take a worker, and start one where none is soon idle and another may be."""
        until = monotonic() + _SOON
        with self._change:
            while not self._idle:
                self._require_open()
                if len(self._alive) == self.count:
                    self._change.wait()
                elif not self._alive or monotonic() >= until:
                    return self._started()
                else:
                    self._change.wait(until - monotonic())
            return self._idle.pop()

    def _started(self, *modules: str) -> _Worker:
        self._require_open()
        worker = _Worker(*modules)
        self._alive.add(worker)
        return worker

    def _require_open(self) -> None:
        if self._is_closed:
            raise WorkError("stopped")

    def _let_go(self, worker: _Worker) -> None:
        with self._change:
            if not self._is_closed:
                self._idle.append(worker)
                self._change.notify()
                return
        self._end(worker)

    def _end(self, worker: _Worker) -> None:
        worker.kill()
        with self._change:
            self._alive.discard(worker)
            self._change.notify()


class _Worker:
    """One child process, which imports some modules at once."""

    def __init__(self, *modules: str) -> None:
        # -P: a folder that the reader happens to stand in is no place to import from.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "reader.worker", *modules],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def ask(self, function: object, argument: object) -> tuple[bool, object]:
        """Send a call and wait for its answer, but not for ever."""
        timer = threading.Timer(_WALL_SECONDS, self._process.kill)
        timer.start()
        try:
            send(cast(BinaryIO, self._process.stdin), (function, argument))
            answer = receive(cast(BinaryIO, self._process.stdout))
        except BrokenPipeError:
            answer = None
        finally:
            timer.cancel()
        if answer is None:
            raise WorkError("takes too much time or memory to read")
        return cast(tuple[bool, object], answer)

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()

    def kill(self) -> None:
        """End the process, and let go of its pipes, which nobody else may be using."""
        self.stop()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue
