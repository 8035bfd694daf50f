"""Words for whoever waits, once something takes longer than a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

Tell: TypeAlias = Callable[[str], None]
"""Says something in a line; it is called in another thread."""

MOMENT = 1.0
"""Seconds."""


@contextmanager
def told_late(tell: Tell | None, words: str) -> Iterator[None]:
    """Have something said if a block takes longer than a moment, and not afterwards."""
    if tell is None:
        yield
        return
    from threading import Timer  # whoever need not wait need not import it

    timer = Timer(MOMENT, tell, [words])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
