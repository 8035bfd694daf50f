"""The end that comes from outside: a signal, or a terminal that is gone."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress

_ENDING = (signal.SIGTERM, signal.SIGHUP)
_SHELLS = 128
"""What shells add to a signal's number to make an exit code."""


def heed_signals(end: Callable[[int], None]) -> None:
    """Have a signal end the program as its own key would, and not in mid-screen.

    Textual heeds none of them: the terminal would stay as the interface has set it,
    without echo, on its second screen, and reporting every move of the mouse.

    Args:
        end: Called in the event loop, with the exit code that tells of the signal.
    """
    loop = asyncio.get_running_loop()
    for number in _ENDING:
        # Off the main thread, and in loops and on systems without signals, this is how
        # asyncio says that nothing can be heeded; the program then ends unheeding.
        with suppress(ValueError, NotImplementedError, RuntimeError):
            loop.add_signal_handler(number, end, _SHELLS + number)
