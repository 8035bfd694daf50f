"""The command that puts two articles side by side."""

from __future__ import annotations

from textwrap import fill

import click

from reader.cli.completing import complete_id
from reader.cli.entries import understood
from reader.cli.output import as_json, bold, columns, dim, opened, write, write_json
from reader.library import Library

_INDENT = "  "


@click.command()
@click.argument("one", metavar="ID", type=int, shell_complete=complete_id)
@click.argument("other", metavar="ID", type=int, shell_complete=complete_id)
@as_json
def compare(one: int, other: int, as_json: bool) -> None:
    """Say what two articles say of the same things, each in its own words."""
    with opened() as library:
        for number in (one, other):
            understood(library, number)
        rows = library.compare(one, other)
        if as_json:
            for row in rows:
                write_json(row._asdict())
            return
        first, second = (_named(library, number) for number in (one, other))
        for what, left, right in rows:
            write(bold(what))
            for name, said in ((first, left), (second, right)):
                write(dim(_set(name)))
                write(_set(said or "not found in this text", _INDENT * 2))
            write("")


COMMANDS = (compare,)


def _named(library: Library, number: int) -> str:
    return f"{number} {library.entry(number).title}"


def _set(text: str, indent: str = _INDENT) -> str:
    """Break a text into lines on a terminal, and leave it whole elsewhere."""
    width = min(columns() or 0, 100)
    if not width:
        return indent + text
    return fill(text, width, initial_indent=indent, subsequent_indent=indent)
