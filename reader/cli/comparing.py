"""The command that puts two articles side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

import click
from rich.cells import set_cell_size

from reader.cli.completing import complete_id
from reader.cli.entries import understood
from reader.cli.output import (
    as_json,
    as_pages,
    as_wide,
    bold,
    columns,
    dim,
    opened,
    paged,
    write,
    write_json,
)
from reader.library import Library
from reader.model import Contrast
from reader.tui.widgets.wrap import wrap

SIDE_BY_SIDE = 100
"""Columns of text from which on there is room for two beside one another."""

_WIDEST = 160
_BETWEEN = 3
_INDENT = "  "
_SILENT = "not found in this text"


@click.command()
@click.argument("one", metavar="ID", type=int, shell_complete=complete_id)
@click.argument("other", metavar="ID", type=int, shell_complete=complete_id)
@as_wide
@as_pages
@as_json
def compare(
    one: int, other: int, width: int | None, pager: bool, as_json: bool
) -> None:
    """Say what two articles say of the same things, each in its own words.

    In two columns where 100 are wide enough for them, and one beneath the other else.
    """
    with opened() as library, paged(pager):
        for number in (one, other):
            understood(library, number)
        rows = library.compare(one, other)
        if as_json:
            for row in rows:
                write_json(row._asdict())
            return
        names = _named(library, one), _named(library, other)
        width = min(width or columns() or 0, _WIDEST)
        beside = width >= SIDE_BY_SIDE
        lines = _beside(names, rows, width) if beside else _beneath(names, rows, width)
        for line in lines:
            write(line)


COMMANDS = (compare,)


def _named(library: Library, number: int) -> str:
    return f"{number} {library.entry(number).title or '(untitled)'}"


def _beside(
    names: tuple[str, str], rows: Sequence[Contrast], width: int
) -> Iterator[str]:
    """The two in columns of one width, their titles at the head."""
    yield from map(bold, _columns(*names, width))
    for what, left, right in rows:
        yield ""
        yield bold(what)
        yield from _columns(left or _SILENT, right or _SILENT, width)


def _columns(left: str, right: str, width: int) -> Iterator[str]:
    room = (width - _BETWEEN) // 2
    for first, second in zip_longest(_cut(left, room), _cut(right, room), fillvalue=""):
        yield f"{set_cell_size(first, room + _BETWEEN)}{second}".rstrip()


def _beneath(
    names: tuple[str, str], rows: Sequence[Contrast], width: int
) -> Iterator[str]:
    """What each says under its title; whole where no terminal has a width."""
    for what, left, right in rows:
        yield bold(what)
        for name, said in zip(names, (left, right), strict=True):
            yield from map(dim, _set(name, width, _INDENT))
            yield from _set(said or _SILENT, width, _INDENT * 2)
        yield ""


def _set(text: str, width: int, indent: str) -> Iterator[str]:
    room = max(width - len(indent), 8)
    for line in _cut(text, room) if width else (text,):
        yield indent + line


def _cut(text: str, room: int) -> Iterator[str]:
    for start, end in wrap(text, room):
        yield text[start:end].rstrip()
