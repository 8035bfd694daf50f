"""A real program in a real pseudo-terminal, its screen kept by an emulator (pyte)."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import pyte

_BELIEVED = ("COLUMNS", "LINES")
"""Variables that programs ask before they ask the terminal."""


class Terminal(AbstractContextManager["Terminal"]):
    """wellread in a terminal of a given size.

    Args:
        arguments: What follows ``wellread`` on the command line.
        program: What Python runs instead, such as ``("-c", "print(1)")``.
        columns: The terminal's width.
        lines: The terminal's height.
    """

    def __init__(
        self,
        *arguments: str,
        columns: int = 80,
        lines: int = 24,
        program: Sequence[str] = ("-m", "reader"),
        **environment: str,
    ) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self.received = b""
        self._process, self._file = pty.fork()
        if self._process == 0:
            known = {k: v for k, v in os.environ.items() if k not in _BELIEVED}
            environment = {
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
            } | environment
            # Before the program starts, which may look at once.
            size = struct.pack("HHHH", lines, columns, 0, 0)
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            command = [sys.executable, *program, *arguments]
            os.execve(sys.executable, command, known | environment)

    def __exit__(self, *exception: object) -> None:
        try:
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        if self._file >= 0:
            os.close(self._file)

    def shown(self) -> str:
        """What the screen shows, a line a row."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def is_echoing(self) -> bool:
        """Whether the terminal shows by itself what is typed."""
        return bool(termios.tcgetattr(self._file)[3] & termios.ECHO)

    def children(self) -> list[int]:
        """The processes that the program has started; Linux tells them."""
        started = Path(f"/proc/{self._process}/task/{self._process}/children")
        return [int(each) for each in started.read_text().split()]

    def press(self, keys: str | bytes) -> None:
        """Type; bytes as they are."""
        os.write(self._file, keys if isinstance(keys, bytes) else keys.encode())

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size, as who drags its window does."""
        self.screen.resize(lines, columns)
        size = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, size)

    def wait_for(self, text: str, *, gone: bool = False, seconds: float = 60) -> str:
        """Wait until a text stands on the screen (or no longer does); return it all."""
        end = time.monotonic() + seconds
        while (text in self.shown()) is gone:
            if time.monotonic() > end:
                state = "is still" if gone else "is not"
                raise AssertionError(f"{text!r} {state} on the screen:\n{self.shown()}")
            self.read(0.1)
        return self.shown()

    def ended(self, *, seconds: float = 30) -> int:
        """Wait for the program to end; return its exit code."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.1)
            done, status = os.waitpid(self._process, os.WNOHANG)
            if done:
                self._read_rest()
                return os.waitstatus_to_exitcode(status)
        raise AssertionError(f"it still runs:\n{self.shown()}")

    def kill(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self._process, number)

    def stopped(self, *, seconds: float = 30) -> None:
        """Wait until the program has been stopped, as by Control-Z."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.1)
            done, status = os.waitpid(self._process, os.WNOHANG | os.WUNTRACED)
            if done and os.WIFSTOPPED(status):
                self._read_rest()
                return
        raise AssertionError("it was not stopped")

    def hang_up(self) -> None:
        """Close the terminal, as a window that is closed does."""
        os.close(self._file)
        self._file = -1

    def _read_rest(self) -> None:
        """Take in the program's last words, which may still be on their way."""
        known = -1
        while len(self.received) > known:
            known = len(self.received)
            self.read(0.05)

    def read(self, seconds: float) -> None:
        """Take in what comes within some time."""
        if self._file < 0:
            time.sleep(seconds)
            return
        ready, _, _ = select.select([self._file], [], [], seconds)
        if not ready:
            return
        try:
            received = os.read(self._file, 65536)
        except OSError:  # Linux says so when the program has closed its side
            return
        self.received += received
        self._stream.feed(received)
