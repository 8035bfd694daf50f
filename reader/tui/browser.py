"""An article's address, opened in the reader's own browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from urllib.parse import urlsplit

from reader.tui.editor import split

_OPENERS = ("open",) if sys.platform == "darwin" else ("xdg-open", "wslview", "open")


def is_web_address(url: str) -> bool:
    """Whether an address may be handed to a browser: http or https, and no tricks."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return False
    return url.isprintable() and not any(sign in url for sign in " \\\"'<>")


def browse(url: str) -> bool:
    """Start the browser, away from the terminal; tell whether there is one.

    The address is one argument of a command, so no shell ever reads it.
    """
    command = browser_command()
    if not command or not is_web_address(url):
        return False
    return start([*command, url])


_STARTED: list[subprocess.Popen[bytes]] = []
"""Browsers that may still run: they are not waited for, and outlive us."""


def start(command: list[str]) -> bool:
    """Start a program away from the terminal; tell whether it could be."""
    try:
        program = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    _STARTED[:] = [each for each in _STARTED if each.poll() is None]
    _STARTED.append(program)
    return True


def browser_command() -> list[str]:
    """``$BROWSER`` where it names a program that exists, else the system's opener."""
    wishes = [split(wish) for wish in os.environ.get("BROWSER", "").split(":")]
    for wish in [*wishes, *([opener] for opener in _OPENERS)]:
        arguments = [part for part in wish if part not in ("%s", "&")]
        if arguments and (program := shutil.which(arguments[0])):
            return [program, *arguments[1:]]
    return []
