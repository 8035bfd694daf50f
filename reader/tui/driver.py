"""Textual's driver of a terminal, but one that can be left at once."""

from __future__ import annotations

import os
from codecs import getincrementaldecoder
from contextlib import suppress
from select import select

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

_TURN = 0.1
"""Seconds after which a lone Escape is known to be no more than that."""


class QuickDriver(LinuxDriver):
    """Ends its reading of keys when it is told so, rather than at the next time-out.

    Textual waits for two of those, 0.2 s: longer than all the rest of quitting takes.
    """

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._woken, self._wakes = os.pipe()

    def run_input_thread(self) -> None:
        """Hand on what is typed until reading is to end."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")().decode
        while not self.exit_event.is_set():
            ready, _, _ = select([self.fileno, self._woken], [], [], _TURN)
            if self.fileno in ready:
                typed = decode(os.read(self.fileno, 4096))
                for message in parser.feed(typed) if typed else ():
                    self.process_message(message)
            for message in parser.tick():
                self.process_message(message)
        with suppress(EOFError, ParseError):
            for _ in parser.feed(""):  # nothing more comes
                pass

    def disable_input(self) -> None:
        """Read no more, from now on."""
        os.write(self._wakes, b".")
        super().disable_input()
        os.read(self._woken, 1)
