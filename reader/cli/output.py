"""How the command line speaks: data on stdout, words on stderr."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

import click

from reader.errors import ReaderError
from reader.library import Library
from reader.model import Entry

as_json = click.option(
    "--json", "as_json", is_flag=True, help="One JSON object per line, for programs."
)
as_pages = click.option("--pager", is_flag=True, help="Page by page, in $PAGER.")
as_wide = click.option("--width", type=click.IntRange(20), help="Columns of text.")

_held: ContextVar[list[str] | None] = ContextVar("_held", default=None)
"""The lines that wait for a pager; None where they go straight out."""


@contextmanager
def opened() -> Iterator[Library]:
    """Open the person's library, and say what in the configuration was left out."""
    with Library.open(tell=warn) as library:
        for problem in library.problems:
            warn(problem)
        yield library


def warn(text: str) -> None:
    """Say something that is not data."""
    click.echo(f"wellread: {text}", err=True)


def write_json(record: Mapping[str, Any]) -> None:
    """Write one object on one line, as it is and flushed, for who reads along."""
    with closed_pipe_is_the_end():
        click.echo(json.dumps(record, ensure_ascii=not _is_unicode()))


def write(text: str = "") -> None:
    """Write a line of data; what the locale cannot show becomes a question mark."""
    encoding = sys.stdout.encoding or "utf-8"
    shown = text.encode(encoding, "replace").decode(encoding)
    if (held := _held.get()) is not None:
        held.append(f"{shown}\n")
        return
    with closed_pipe_is_the_end():
        click.echo(shown, color=_colour())


@contextmanager
def paged(wanted: bool) -> Iterator[None]:
    """Show what is written within in the person's pager, if it goes to a terminal."""
    if not wanted or not sys.stdout.isatty():
        yield
        return
    lines: list[str] = []
    token = _held.set(lines)
    try:
        yield
    finally:
        _held.reset(token)
    click.echo_via_pager(lines, color=_colour())


@contextmanager
def closed_pipe_is_the_end() -> Iterator[None]:
    """End the command well when whoever read its output has seen enough.

    click would leave with 1 for that, as if something had gone wrong.

    Raises:
        ReaderError: If the output cannot be written for another reason.
    """
    try:
        yield
    except OSError as error:
        # Python flushes once more on its way out, and needs somewhere to flush to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise click.exceptions.Exit(0) from None
        reason = error.strerror or type(error).__name__
        raise ReaderError(f"the output cannot be written: {reason}") from None


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun, in the singular where it is one."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def bold(text: str) -> str:
    """Mark what matters most on a line; plain wherever colour is not wanted."""
    return click.style(text, bold=True)


def dim(text: str) -> str:
    """Mark what matters least on a line."""
    return click.style(text, dim=True)


def ago(when: datetime | None, now: datetime) -> str:
    """Say roughly how long ago something was."""
    if when is None:
        return "never"
    seconds = (now - when).total_seconds()
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds // size:.0f} {unit} ago"
    return "just now"


def columns() -> int | None:
    """How wide the terminal is; None where the output goes elsewhere, uncut."""
    if not sys.stdout.isatty():
        return None
    return shutil.get_terminal_size((80, 24)).columns


def write_entries(entries: Iterable[Entry], width: int | None = None) -> None:
    """Write a line for each entry: its number, its marks, its day, title and feed.

    Args:
        entries: What to list.
        width: In how many columns; the terminal's if not said, uncut where none is.
    """
    width = width or columns()
    for entry in entries:
        write(_line(entry, width))


def _line(entry: Entry, width: int | None) -> str:
    mark = " " if entry.is_read else "*"
    keep = "+" if entry.is_bookmarked else " "
    # The day on which an undated one came is no date of its own.
    day = "undated" if entry.published_is_guessed else f"{entry.published:%Y-%m-%d}"
    head = f"{entry.id:>6} {mark}{keep} {day:<10}  "
    title = entry.title or "(untitled)"
    tail = f"{f'  +{entry.copies}' if entry.copies else ''}  {entry.feed_title}"
    if width is None:
        return f"{head}{title}{tail}"
    tail = _cut(tail, max(12, width // 4))
    room = width - len(head) - _cells(tail)
    title = _cut(title, room)
    title += " " * (room - _cells(title))
    return f"{dim(head)}{title if entry.is_read else bold(title)}{dim(tail)}"


def _cells(text: str) -> int:
    """How wide a text is; CJK and emoji take two cells a sign."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _cut(text: str, room: int) -> str:
    if _cells(text) <= room:
        return text
    from reader.tui.widgets.wrap import shorten

    return shorten(text, max(2, room))


def _is_unicode() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")


def _colour() -> bool | None:
    """False switches every style off; None lets click look at the terminal."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return False if plain else None
