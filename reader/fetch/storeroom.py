"""Where bodies lie between their arrival and their reading, and how many find room."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from reader.fetch.limits import Clock, Grow


class Storeroom:
    """Room for bodies between their arrival and their reading.

    Small ones find it always. Of large ones there are only so many at the same time:
    dozens of threads that each bring 8 MiB would need a gigabyte. Whoever has one
    waits for nobody else who has, so the line always moves on.

    Args:
        large: How many large bodies there may be.
        clock: Seconds.
    """

    def __init__(self, large: int = 12, clock: Clock = time.monotonic) -> None:
        self._places = BoundedSemaphore(large)
        self._clock = clock

    @contextmanager
    def shelf(self) -> Iterator[Grow]:
        """Hold what one body needs until the block ends; yield what makes it more."""
        is_large = False

        def grow() -> float:
            nonlocal is_large
            start = self._clock()
            if not is_large:
                self._places.acquire()
                is_large = True
            return self._clock() - start

        try:
            yield grow
        finally:
            if is_large:
                self._places.release()
