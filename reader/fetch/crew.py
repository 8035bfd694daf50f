"""Threads that wait for servers: many hosts at once, a few feeds of each, no heaps."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from queue import SimpleQueue
from typing import Generic, TypeVar

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")

SIZE = 64
"""Fetching is waiting: threads cost little, and with half as many five hundred feeds
that answer in a tenth of a second each would take a second longer."""

_MOST_AT_ONCE = 64
"""Results in one batch."""


class Crew(Generic[_Job, _Result]):
    """Does jobs in threads, and hands over what they gave in batches.

    A job of a host starts when fewer than ``per_host`` others of it are under way, so
    that a host which answers slowly, or not at all, keeps so many threads busy and no
    more. And it starts only while fewer than ``size`` jobs are under way or wait to be
    taken over: whoever takes them over slowly slows the threads down, rather than let
    the memory fill with what they bring.

    The threads are daemons. Whoever stops in the middle does not wait for them: they
    finish their job, which nobody will ask for, and end.

    Args:
        work: Does one job; called from the threads, and raises nothing.
        size: How many threads at most.
        per_host: How many of them for one host.
    """

    def __init__(
        self,
        work: Callable[[_Job], _Result],
        *,
        size: int = SIZE,
        per_host: int = 2,
    ) -> None:
        self._work = work
        self._size = size
        self._per_host = per_host
        self._todo: SimpleQueue[tuple[str, _Job] | None] = SimpleQueue()
        self._done: SimpleQueue[tuple[str, _Job, _Result]] = SimpleQueue()
        self._threads = 0

    def results(
        self, jobs: Iterable[tuple[str, _Job]]
    ) -> Iterator[list[tuple[_Job, _Result]]]:
        """Do all jobs, each given with its host; yield those that are done, in batches.

        A batch counts as taken over when the next one is asked for.
        """
        lanes: dict[str, deque[_Job]] = {}
        for host, job in jobs:
            lanes.setdefault(host, deque()).append(job)
        # A host stands in here once for each of its jobs that may start now.
        free = deque(list(lanes) * self._per_host)
        under_way = 0
        try:
            while under_way or any(lanes.values()):
                under_way += self._hand_out(lanes, free, self._size - under_way)
                batch = self._take()
                yield [(job, result) for _, job, result in batch]
                under_way -= len(batch)
                free.extend(host for host, _, _ in batch)
        finally:
            for _ in range(self._threads):
                self._todo.put(None)

    def _hand_out(
        self, lanes: dict[str, deque[_Job]], free: deque[str], room: int
    ) -> int:
        """Start as many jobs as there is room for; say how many that were."""
        started = 0
        while free and started < room:
            host = free.popleft()
            if lane := lanes[host]:
                self._todo.put((host, lane.popleft()))
                started += 1
        self._man(self._size - room + started)
        return started

    def _man(self, count: int) -> None:
        while self._threads < min(count, self._size):
            self._threads += 1
            threading.Thread(target=self._toil, name="fetch", daemon=True).start()

    def _toil(self) -> None:
        while (given := self._todo.get()) is not None:
            host, job = given
            self._done.put((host, job, self._work(job)))

    def _take(self) -> list[tuple[str, _Job, _Result]]:
        """Wait for one result, and take along what else is there already."""
        batch = [self._done.get()]
        while len(batch) < _MOST_AT_ONCE and not self._done.empty():
            batch.append(self._done.get())
        return batch
