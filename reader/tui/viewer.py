"""An image in the terminal itself, by a program that knows what this terminal can.

What a terminal can show, and how one finds out, is a craft of its own, and images from
anywhere are better decoded by a process of their own. So wellread steps aside for one
of the programs made for it, as it does for an editor.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import termios
import tty
from collections.abc import Mapping, Sequence
from pathlib import Path

_KITTY = ("kitten", "icat")
_VIEWERS: tuple[Sequence[str], ...] = (
    ("chafa", "--animate=off", "--size={columns}x{lines}"),
    ("timg", "--frames=1", "-g{columns}x{lines}"),
    ("viu", "--static"),
    _KITTY,
)
"""Each shows one image, in so many cells at most, and ends. The first two find out by
themselves whether the terminal takes pixels (kitty, iTerm, sixel), and draw with
letters where it does not."""

_BENEATH = 4
"""Lines that are left to the caption and to what one can do."""

NAMES = "chafa, timg, viu or kitten"


def viewer(environment: Mapping[str, str] = os.environ) -> list[str]:
    """The command that shows an image here; empty where none is installed."""
    is_kitty = "kitty" in environment.get("TERM", "")
    for name, *arguments in (_KITTY, *_VIEWERS) if is_kitty else _VIEWERS:
        if name == "kitten" and not is_kitty:
            continue  # it knows no other terminal's ways
        if program := shutil.which(name, path=environment.get("PATH")):
            return [program, *arguments]
    return []


def show(command: Sequence[str], path: Path, caption: str) -> bool:
    """Show an image until a key is pressed; tell whether it could be.

    The terminal must be ours alone meanwhile. The path is one argument, and no shell
    reads it.
    """
    assert path.is_absolute()
    _write("\x1b[2J\x1b[H")
    try:
        code = subprocess.run(_filled(command, path), check=False).returncode
    except (OSError, KeyboardInterrupt):
        return False
    if code == 0:
        _wait_for_key(f"\r\n{caption}\r\nAny key goes back. ")
    return code == 0


def _filled(command: Sequence[str], path: Path) -> list[str]:
    """The whole command: what is said beneath the image must find room."""
    columns, lines = shutil.get_terminal_size()
    room = {"columns": max(2, columns), "lines": max(2, lines - _BENEATH)}
    program, *arguments = command
    return [program, *(each.format(**room) for each in arguments), str(path)]


def _write(text: str) -> None:
    stream = sys.__stdout__
    if stream is not None:
        stream.write(text)
        stream.flush()


def _wait_for_key(prompt: str) -> None:
    terminal = sys.__stdin__
    if terminal is None or not terminal.isatty():
        _write(prompt)
        return
    before = termios.tcgetattr(terminal)
    try:
        # What was typed until now goes with this, so that only then a key is asked for.
        tty.setcbreak(terminal)
        _write(prompt)
        os.read(terminal.fileno(), 1)
    except KeyboardInterrupt:
        pass
    finally:
        # What is left of an arrow key's letters goes, too.
        termios.tcsetattr(terminal, termios.TCSAFLUSH, before)
