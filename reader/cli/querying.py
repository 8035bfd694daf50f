"""Queries on the command line: words that begin with a hyphen, and how it was read."""

from __future__ import annotations

import re
from collections.abc import Collection

import click

from reader.cli.output import warn
from reader.library import Library
from reader.model import Query

_SHIELD = "\0"
"""No argument of a process can have it within; before a hyphen, it hides that."""


class QueryCommand(click.Command):
    """A command whose QUERY may leave words out: ``wellread search measles -mice``.

    A single hyphen begins an option only where that is written alone, or with a number:
    ``-n 5``, ``-n5``. A long option that does not exist is an error all the same.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments, with such words among those of the query."""
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        names = {name for option in options for name in option.opts}
        valued = {n for o in options if not o.is_flag for n in o.opts}
        words = [
            word if before in valued else _shielded(word, names)
            for before, word in zip(["", *args], args, strict=False)
        ]
        rest = super().parse_args(ctx, words)
        ctx.params = {name: _bared(value) for name, value in ctx.params.items()}
        return rest


def say_how_read(library: Library, query: Query, head: str = "") -> None:
    """Say what in a query was not understood, and what else was searched for."""
    explained = library.explain(query)
    for hint in explained.hints:
        warn(f"{head}{hint}")
    for words, others in explained.kin:
        warn(f"{head}{words}: also searched for {', '.join(others)} (not with =)")


def _shielded(word: str, names: Collection[str]) -> str:
    is_option = word[:2] in names and re.fullmatch(r"\d*", word[2:])
    is_word = word[:1] == "-" and word[1:2] not in ("", "-") and not is_option
    return f"{_SHIELD}{word}" if is_word else word


def _bared(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(map(_bared, value))
    return value.removeprefix(_SHIELD) if isinstance(value, str) else value
