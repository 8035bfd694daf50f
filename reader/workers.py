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
from queue import LifoQueue
from typing import BinaryIO, TypeVar, cast

from reader.errors import ReaderError
from reader.worker import receive, send

_Argument = TypeVar("_Argument")
_Result = TypeVar("_Result")

_WALL_SECONDS = 100.0
"""Generous, since a busy machine is no fault of a feed's: the child's own limit on
CPU time comes first."""


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
        self._lock = threading.Lock()
        self._alive: set[_Worker] = set()
        self._is_closed = False
        self._idle: LifoQueue[_Worker | None] = LifoQueue()
        for _ in range(self.count):
            self._idle.put(None)

    def call(
        self, function: Callable[[_Argument], _Result], argument: _Argument
    ) -> _Result:
        """Have a worker call a module's function, and wait for what it gives.

        Raises:
            WorkError: If the function raised, took too long, or ended its process, or
                if we were closed meanwhile.
        """
        worker = self._idle.get()
        try:
            worker = worker or self._started()
            answered, value = worker.ask(function, argument)
        except BaseException:
            if worker:
                self._end(worker)
            self._idle.put(None)
            raise
        self._idle.put(worker)
        if not answered:
            raise WorkError(str(value))
        return cast(_Result, value)

    def close(self) -> None:
        """End all processes, also the busy ones: whoever waits for them hears of it."""
        with self._lock:
            self._is_closed = True
            alive = list(self._alive)
        for worker in alive:
            worker.stop()
        for _ in range(self._idle.qsize()):
            if idle := self._idle.get():
                self._end(idle)
            # Whoever waits for a turn has to wake up, to hear that there is none.
            self._idle.put(None)

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _started(self) -> _Worker:
        with self._lock:
            if self._is_closed:
                raise WorkError("stopped")
            worker = _Worker()
            self._alive.add(worker)
        return worker

    def _end(self, worker: _Worker) -> None:
        worker.kill()
        with self._lock:
            self._alive.discard(worker)


class _Worker:
    """One child process."""

    def __init__(self) -> None:
        # -P: a folder that the reader happens to stand in is no place to import from.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "reader.worker"],
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
