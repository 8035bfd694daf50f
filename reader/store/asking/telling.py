"""A tree to words again: how a query was understood, so that nobody has to guess."""

from __future__ import annotations

from reader.model import Explanation, Kin
from reader.store.asking.fulltext import kin
from reader.store.asking.grammar import Reading
from reader.store.asking.tree import (
    All,
    Either,
    Expander,
    Field,
    Moment,
    Node,
    Not,
    Span,
    Value,
    Words,
    parts,
)

_JOINTS = frozenset({"OR", "AND", "NOT"})
_QUOTED = frozenset(" ()")
"""What a value has only within quotation marks."""
_UNITS = (("y", 31_536_000), ("d", 86_400), ("h", 3600))


def explain(reading: Reading, expand: Expander) -> Explanation:
    """Say how a query was understood."""
    found = kin(parts(reading.node), expand)
    return Explanation(
        understood=_told(reading.node) if reading.node else "",
        hints=reading.hints,
        kin=tuple(Kin(words, tuple(others)) for words, *others in dict.fromkeys(found)),
    )


def _told(node: Node) -> str:
    match node:
        case Words(text, column, is_exact, is_open):
            is_quoted = is_exact or " " in text or text in _JOINTS
            said = f'"{text}"' if is_quoted else text
            return f"{column and f'{column}:'}{said}{'*' if is_open else ''}"
        case Field(name, value):
            return f"{name}:{_value(value)}"
        case Not(inner):
            return f"NOT {_within(inner)}"
        case All(nodes):
            return " AND ".join(map(_within, nodes))
        case Either(nodes):
            return " OR ".join(map(_within, nodes))


def _within(node: Node) -> str:
    told = _told(node)
    return f"({told})" if isinstance(node, All | Either) else told


def _value(value: Value) -> str:
    match value:
        case Span(least, most):
            if least == most:
                return f"{least}"
            if least is None or most is None:
                return f"<={most}" if least is None else f">={least}"
            return f"{least}..{most}"
        case Moment(seconds, is_ago):
            return _age(seconds) if is_ago else _date(seconds)
        case _:
            is_bare = _QUOTED.isdisjoint(value) and not value.startswith("=")
            return value if is_bare else f'"{value}"'


def _age(seconds: int) -> str:
    unit, size = next(
        ((unit, size) for unit, size in _UNITS if seconds % size == 0), _UNITS[-1]
    )
    return f"{seconds // size}{unit}"


def _date(seconds: int) -> str:
    from datetime import UTC, datetime, timedelta

    # Not `fromtimestamp`, which some systems refuse for years before 1970.
    return f"{datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds):%Y-%m-%d}"
