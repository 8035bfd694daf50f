"""Textual's driver of a terminal, but one that can be left at once, or be gone."""

from __future__ import annotations

import os
import signal
from codecs import getincrementaldecoder
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from select import select
from typing import Any, TextIO

from textual import constants
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

_ALONE = 0.05
"""Seconds after which an Escape is known to be no part of another key: Neovim's
"ttimeoutlen". Textual waits twice as long, and who goes back feels it. ESCDELAY, in
milliseconds, is the variable by which programs of ncurses are told."""
_MARGIN = 0.001
"""Seconds to wait longer than that, so that it is over then."""


class QuickDriver(LinuxDriver):
    """Ends its reading of keys when it is told so, rather than at the next time-out.

    Textual waits for two of those, 0.2 s: longer than all the rest of quitting takes,
    and has ten of them a second while nobody types, which no battery needs.
    Nor does Textual see that a terminal is gone. It goes on reading nothing from it, a
    second time over where a shell that ends sends SIGCONT after SIGHUP; and once its
    writer has failed, whoever writes waits for ever.
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
        self._is_taking = False
        self._file: Any = _Lasting(self._file)  # nothing but its methods is used

    def run_input_thread(self) -> None:
        """Hand on what is typed until reading is to end."""
        if "ESCDELAY" not in os.environ:
            constants.ESCAPE_DELAY = _ALONE  # type: ignore[misc]
        parser = XTermParser(self._debug)
        # A terminal of another encoding may type bytes that are no UTF-8.
        decode = getincrementaldecoder("utf-8")("replace").decode
        wait = None
        while not self.exit_event.is_set():
            ready, _, _ = select([self.fileno, self._woken], [], [], wait)
            # Only what was typed just now can be the beginning of a longer key.
            wait = constants.ESCAPE_DELAY + _MARGIN if ready else None
            if self.fileno in ready:
                read = self._read()
                if read is None:
                    self._end()
                    break
                typed = decode(read)
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

    def _read(self) -> bytes | None:
        """What was typed; None where there is no terminal any more."""
        try:
            read = os.read(self.fileno, 4096)
        except OSError:
            return None
        return read if read or os.isatty(self.fileno) else None

    def _end(self) -> None:
        """End the program as a hang-up does, which may not have come, or not to us."""
        if not self.exit_event.is_set():
            os.kill(os.getpid(), signal.SIGHUP)

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal again, unless nobody else has had it.

        Taking it twice leaves two threads that read keys, of which one is never ended;
        so nor is it taken while it is being taken, for signals come at any moment.
        """
        if self._is_taking:
            return
        if self._must_signal_resume:  # after Control-Z
            with self._taking():
                super()._sigcont_application()
        else:
            with suppress(RuntimeError):  # the event loop has ended
                self._loop.call_soon_threadsafe(self._take_anew)

    def _take_anew(self) -> None:
        """Let go of the terminal and take it: SIGSTOP gave no time for the first."""
        reads = self._key_thread is not None and self._key_thread.is_alive()
        if reads and os.isatty(self.fileno):
            with self._taking():
                self.suspend_application_mode()
                self._must_signal_resume = True
                self.resume_application_mode()

    @contextmanager
    def _taking(self) -> Iterator[None]:
        self._is_taking = True
        try:
            yield
        finally:
            self._is_taking = False


class _Lasting:
    """A terminal to write to, gone or not: nobody misses what nobody sees."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()
