"""An article's address, opened in the reader's own browser."""

from __future__ import annotations

import asyncio
import os
import shlex
import shutil
import sys
from asyncio.subprocess import DEVNULL
from urllib.parse import urlsplit

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


async def browse(url: str) -> bool:
    """Start the browser, away from the terminal; tell whether there is one.

    The address is one argument of a command, so no shell ever reads it.
    """
    command = browser_command()
    if not command or not is_web_address(url):
        return False
    await asyncio.create_subprocess_exec(
        *command,
        url,
        stdin=DEVNULL,
        stdout=DEVNULL,
        stderr=DEVNULL,
        start_new_session=True,
    )
    return True


def browser_command() -> list[str]:
    """``$BROWSER`` where it names a program that exists, else the system's opener."""
    wishes = [shlex.split(wish) for wish in os.environ.get("BROWSER", "").split(":")]
    for wish in [*wishes, *([opener] for opener in _OPENERS)]:
        arguments = [part for part in wish if part not in ("%s", "&")]
        if arguments and (program := shutil.which(arguments[0])):
            return [program, *arguments[1:]]
    return []
