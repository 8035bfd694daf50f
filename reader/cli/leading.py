"""Commands that lead out of wellread: open, copy."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from pathlib import PurePath
from urllib.parse import urlsplit

import click

from reader.cli.completing import complete_id
from reader.cli.output import closed_pipe_is_the_end, opened, warn, write
from reader.errors import AbsentError, ConfigError

_id = click.argument("entry_id", metavar="ID", type=int, shell_complete=complete_id)

_IN_THE_TERMINAL = frozenset({"w3m", "lynx", "links", "links2", "elinks", "browsh"})
"""Browsers that need the terminal that we are in."""


@click.command("open")
@_id
def open_page(entry_id: int) -> None:
    """Open an article's page in the browser: $BROWSER, or else the system's own.

    The host that it really leads to is told, whatever the address looks like.
    """
    from reader.tui.browser import browser_command, is_web_address

    with opened() as library:
        link = library.entry(entry_id).link
    if not link:
        raise AbsentError(f"article {entry_id} has no page")
    if not is_web_address(link):
        raise ConfigError("the address", "", f"is none that a browser gets: {link!r}")
    command = browser_command()
    if not command:
        write(link)
        raise ConfigError("$BROWSER", "", "no browser was found; the address is above")
    warn(f"opens {_host(link)}")
    _start([*command, link])


@click.command()
@_id
@click.option("--markdown", is_flag=True, help="As a link in Markdown, with its title.")
def copy(entry_id: int, markdown: bool) -> None:
    """Copy an article's address, by way of the terminal; elsewhere it is printed.

    The terminal's own clipboard is used (OSC 52), also through ssh.
    """
    with opened() as library:
        entry = library.entry(entry_id)
    if not entry.link:
        raise AbsentError(f"article {entry_id} has no page")
    text = f"[{_bare(entry.title)}](<{entry.link}>)" if markdown else entry.link
    if not sys.stdout.isatty() or os.environ.get("TERM", "dumb") in ("dumb", "linux"):
        write(text)
        return
    packed = base64.b64encode(text.encode()).decode("ascii")
    with closed_pipe_is_the_end():
        sys.stdout.write(f"\x1b]52;c;{packed}\a")
        sys.stdout.flush()
    warn(f"copied {text}")


COMMANDS = (open_page, copy)


def _host(link: str) -> str:
    """An address's host; where they differ, in the letters of the network, too."""
    host = urlsplit(link).hostname or ""
    if host.isascii():
        return host
    import idna

    try:
        return f"{host} ({idna.encode(host, uts46=True).decode('ascii')})"
    except idna.IDNAError:
        return host


def _bare(title: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\[]" else sign for sign in title)


def _start(command: list[str]) -> None:
    """Start a browser; the address is one argument, so no shell ever reads it."""
    from reader.tui.browser import start

    if PurePath(command[0]).name in _IN_THE_TERMINAL:
        subprocess.run(command, check=False)
    else:
        start(command)
