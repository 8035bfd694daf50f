"""The query language: what a person types, read as a list of clauses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_LONGEST = 200
"""Characters of a query that are read."""

_MOST = 16
"""Clauses of a query that are read."""

_STATES = frozenset({"unread", "read", "bookmarked"})

_CLAUSE = re.compile(
    r"""
    (?P<minus> - (?=[^\s-]) )?
    (?: (?P<field> feed | category | tag | is | title ) : )?
    (?: ["“”„] (?P<phrase> [^"“”„]* ) ["“”„]? | (?P<word> [^\s"“”„]+ ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Clause(NamedTuple):
    """One thing that an entry must have or, after a minus, must not have."""

    field: str
    """``text title feed category tag`` or ``is``."""
    value: str
    is_wanted: bool = True
    is_open: bool = False
    """The value may be the beginning of a word: somebody is still typing it."""


def clauses(text: str) -> tuple[Clause, ...]:
    """Read a query. Any text is one: what is no clause of its own is words.

    Quotation marks that are never closed close at the end; punctuation by itself says
    nothing; a field that does not exist, or is asked for what it cannot be, is words.
    """
    text = text[:_LONGEST]
    matches = list(_CLAUSE.finditer(text))
    found = [clause for clause in map(_clause, matches) if clause]
    if found and matches[-1]["word"] and matches[-1].end() == len(text.rstrip()):
        found[-1] = _opened(found[-1], matches[-1]["word"])
    return tuple(found[:_MOST])


def expression(clauses: Iterable[Clause], joint: str = " ") -> str:
    """Write clauses about words as FTS5 reads them.

    Each word or phrase stands in quotation marks, within which FTS5 knows no syntax.
    """
    return joint.join(map(_quoted, clauses))


def quoted(words: str) -> str:
    """A word or phrase as FTS5 reads it, whatever characters are in it."""
    return '"' + words.replace('"', '""') + '"'


def _clause(match: re.Match[str]) -> Clause | None:
    field = (match["field"] or "text").lower()
    value = " ".join((match["phrase"] or match["word"] or "").split())
    if field == "is" and value.lower() not in _STATES:
        field, value = "text", f"is {value}"
    if not any(character.isalnum() for character in value):
        return None
    return Clause(field, value, is_wanted=match["minus"] is None)


def _opened(clause: Clause, word: str) -> Clause:
    """Let the last word go on, unless a person has put an end to it."""
    is_going_on = (
        clause.field in ("text", "title") and clause.is_wanted and word[-1].isalnum()
    )
    return clause._replace(is_open=is_going_on)


def _quoted(clause: Clause) -> str:
    column = "title : " if clause.field == "title" else ""
    return f"{column}{quoted(clause.value)}{'*' if clause.is_open else ''}"
