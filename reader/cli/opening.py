"""The interface, opened from a terminal; of the other commands nothing is imported.

What those need, click first of all, takes 60 ms to import, and none of it is used here.
"""

from __future__ import annotations

import os
import sys

from reader.errors import ConfigError, ReaderError
from reader.splash import INCAPABLE, SPLASH

FINE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130
"""Exit codes, whatever the command was."""


def obstacle() -> str:
    """Why it cannot be shown here, and what can be done instead; "" where it can."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return "the interface needs a terminal; 'wellread list' works without one"
    if os.environ.get("TERM") in INCAPABLE:
        return (
            f"the interface needs a terminal that can move its cursor, and TERM says "
            f"it is {os.environ['TERM']!r}; 'wellread list' and 'wellread read' work "
            "in any"
        )
    return ""


def open_interface(*, mouse: bool = True) -> int:
    """Open the interface on the person's own library; give the exit code."""
    try:
        # Textual takes 0.4 s to import; no other command may pay for it.
        from reader.tui.app import run_interface

        return run_interface(mouse=mouse)
    except BaseException:
        SPLASH.wipe()  # before the error is told, which would vanish with the frame
        raise


def run() -> int:
    """Open it, and tell what goes wrong in a line; give the exit code."""
    try:
        return open_interface()
    except KeyboardInterrupt:
        return INTERRUPTED
    except ReaderError as error:
        sys.stderr.write(f"wellread: {error}\n")
        return code_of(error)


def code_of(error: ReaderError) -> int:
    """The exit code that stands for an error."""
    return MISUSED if isinstance(error, ConfigError) else FAILED
