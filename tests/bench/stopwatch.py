"""Programs in a pseudo-terminal, timed: wellread and its peers alike.

No screen is kept, since an emulator takes longer than what is measured: what a program
writes is searched for words as it comes, without the codes between them.
"""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import NamedTuple

_CODES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: colours, and where the cursor goes
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC
    r"|\x1b[()][0-9A-Za-z]|\x1b[ -/]*[0-~]|[\x00-\x1f]"
)
_BELIEVED = ("COLUMNS", "LINES")


class Took(NamedTuple):
    """What something took, in milliseconds."""

    wall: float
    cpu: float
    """All of the program's threads together; other work on the machine is not in it."""


class Stopwatch(AbstractContextManager["Stopwatch"]):
    """A program in a terminal; it starts at once.

    Args:
        command: The program and its arguments.
        environment: What it finds in its environment besides the usual.
        columns: The terminal's width.
        lines: The terminal's height.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        *,
        columns: int = 120,
        lines: int = 40,
    ) -> None:
        self._received, self._before = "", ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._began, self._spent = time.perf_counter(), 0.0
        self._last = self._began
        self._process, self._file = pty.fork()
        if self._process == 0:
            known = {k: v for k, v in os.environ.items() if k not in _BELIEVED}
            terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
            # Before the program starts, which may look at once.
            size = struct.pack("HHHH", lines, columns, 0, 0)
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.execvpe(command[0], command, {**known, **terminal, **environment})

    def __exit__(self, *exception: object) -> None:
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
        os.close(self._file)

    def press(self, keys: str) -> None:
        """Type; what is waited for from now on counts from here, and is yet to come."""
        while self._read(0):
            pass
        self._before, self._received = self._received or self._before, ""
        self._began, self._spent = time.perf_counter(), self._cpu()
        self.type(keys)

    def type(self, keys: str) -> None:
        """Type; times are counted from where they were."""
        os.write(self._file, keys.encode())

    def until(self, words: str, *, seconds: float = 60) -> Took:
        """Wait until words have come."""
        end = time.perf_counter() + seconds
        while words not in self._text:
            if not self._read(0.5) and time.perf_counter() > end:
                raise AssertionError(f"{words!r} never came: {self._text[-500:]!r}")
        return self._took()

    def until_quiet(self, pause: float = 0.1, *, seconds: float = 60) -> Took:
        """Wait until something has come, and then nothing for ``pause`` seconds."""
        began = self._last = time.perf_counter()
        while not self._read(0.5):
            if time.perf_counter() > began + seconds:
                raise AssertionError("nothing came")
        took = self._took()
        while self._read(pause):
            took = self._took()
        return took

    def rest(self, seconds: float) -> None:
        """Let some time go by."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)

    def memory(self) -> float:
        """What it holds of the machine's memory (RSS), in MB of a million bytes."""
        status = Path(f"/proc/{self._process}/status").read_text()
        found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
        return int(found[1]) * 1024 / 1e6 if found else 0.0

    def ended(self) -> str | None:
        """How it ended, if it did: its status, and the last that it wrote."""
        try:
            process, status = os.waitpid(self._process, os.WNOHANG)
        except ChildProcessError:  # told before
            process, status = self._process, 0
        if not process:
            return None
        code = os.waitstatus_to_exitcode(status)
        while self._read(0):
            pass
        return f"exit code {code}; {self._before + self._received}"

    def leave(self, keys: str, *, seconds: float = 30) -> float:
        """Type the keys that end it, and wait for that; in milliseconds."""
        self.press(keys)
        while not os.waitpid(self._process, os.WNOHANG)[0]:
            if time.perf_counter() > self._began + seconds:
                raise AssertionError(f"it still runs: {self._text[-500:]!r}")
            if not self._read(0.002):
                time.sleep(0.0005)
        return (time.perf_counter() - self._began) * 1000

    @property
    def _text(self) -> str:
        return _CODES.sub("", self._received)

    def _took(self) -> Took:
        wall = (self._last - self._began) * 1000
        return Took(wall, self._cpu() - self._spent)

    def _cpu(self) -> float:
        """What it has spent so far; its threads that have ended are left out."""
        spent = 0
        for thread in Path(f"/proc/{self._process}/task").glob("*/schedstat"):
            with suppress(OSError):
                spent += int(thread.read_text().split()[0])
        return spent / 1e6

    def _read(self, seconds: float) -> bool:
        """Take in what comes within some time; tell whether anything did."""
        ready, _, _ = select.select([self._file], [], [], seconds)
        if not ready:
            return False
        try:
            received = os.read(self._file, 1 << 16)
        except OSError:  # Linux says so when the program has closed its side
            return False
        self._last = time.perf_counter()
        self._received += self._decoder.decode(received)
        return bool(received)
