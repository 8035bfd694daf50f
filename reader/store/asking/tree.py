"""A query as a tree: what an entry must have, may have, or must not have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple, TypeAlias


class Words(NamedTuple):
    """A word, or a phrase whose words must stand side by side."""

    text: str
    column: str = ""
    """``title``, ``author`` or ``note``; empty where any of them will do."""
    is_exact: bool = False
    """A phrase, or a word after an equals sign: without its kin."""
    is_open: bool = False
    """The beginning of a word."""


class Field(NamedTuple):
    """Something that is known of an entry, such as ``is:unread``."""

    name: str
    value: Value


class Not(NamedTuple):
    """What an entry must not have."""

    node: Node


class All(NamedTuple):
    """What an entry must have, each of it."""

    nodes: tuple[Node, ...]


class Either(NamedTuple):
    """What an entry must have one of, at least."""

    nodes: tuple[Node, ...]


class Moment(NamedTuple):
    """A point in time: a date's beginning, or so many seconds ago."""

    seconds: int
    is_ago: bool


class Span(NamedTuple):
    """Numbers from one to another, both included; None has no end there."""

    least: int | None
    most: int | None


Value: TypeAlias = str | Moment | Span
Node: TypeAlias = Words | Field | Not | All | Either

Expander: TypeAlias = Callable[
    [Sequence[str]], Iterable[tuple[int, int, tuple[str, ...]]]
]
"""Where in a row of words one has kin, how many words it has, and its kin."""


def no_kin(_words: Sequence[str]) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """The expander of a library that knows no other words for anything."""
    return ()


class Asking(NamedTuple):
    """What it takes to understand a query besides its text."""

    now: Callable[[], datetime] | None = None
    """The clock that ages are measured by; SQLite's own where there is none."""
    expand: Expander = no_kin


UNAIDED = Asking()
"""Without a library's clock and vocabulary."""


def wanted_words(node: Node | None) -> Iterator[Words]:
    """Yield the words that an entry may be found by, but not the unwanted ones."""
    match node:
        case Words():
            yield node
        case All(nodes) | Either(nodes):
            for part in nodes:
                yield from wanted_words(part)
        case _:
            return


def parts(node: Node | None) -> tuple[Node, ...]:
    """What an entry must have all of, at the top of a tree."""
    match node:
        case None:
            return ()
        case All(nodes):
            return nodes
        case _:
            return (node,)
