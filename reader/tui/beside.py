"""Long questions to the library, asked in a thread, so that no key waits for them.

SQLite lets go of the interpreter while it works, so one that counts in 100,000 articles
costs the event loop nothing. What is asked in Python's own loops does, and belongs into
a process instead (reader.tui.children).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from reader.library import Library
from reader.library.catalogue import Catalogue

_T = TypeVar("_T")


async def ask(library: Library, question: Callable[[Catalogue], _T]) -> _T:
    """Ask a library something in a thread; who is cancelled ends what it asked.

    Raises:
        ReaderError: As what is asked does.
    """
    asked = _Asked(library, question)
    try:
        return await asyncio.to_thread(asked.answer)
    finally:
        asked.end()


class _Asked(Generic[_T]):
    """A question that can be taken back from another thread at any moment."""

    def __init__(self, library: Library, question: Callable[[Catalogue], _T]) -> None:
        self._library = library
        self._question = question
        self._lock = Lock()
        self._other: Catalogue | None = None
        self._is_over = False

    def answer(self) -> _T:
        """Ask, on a connection that belongs to this thread."""
        with self._library.beside() as other:
            with self._lock:
                if self._is_over:
                    raise asyncio.CancelledError
                self._other = other
            try:
                return self._question(other)
            finally:
                with self._lock:
                    self._other = None

    def end(self) -> None:
        """Interrupt it, unless it is answered."""
        with self._lock:
            self._is_over = True
            if self._other is not None:
                self._other.interrupt()
