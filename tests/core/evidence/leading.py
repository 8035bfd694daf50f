"""Whether pieces lead to all that a pattern can match, as its parsed form tells.

A set of states goes through the pattern, each being how much of a piece stands at the
end of one way to match it so far. Whatever has a whole piece is led to, and leaves;
what is left at the end has none. What is no certain letter is `UNKNOWN`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

UNKNOWN = "·"

_TIMES = 2
"""Repetitions that are gone through one by one."""
_FEW = 10
"""Letters of a class that are gone through one by one."""
_CATEGORIES = {
    _constants.CATEGORY_DIGIT: "0123456789",
    _constants.CATEGORY_SPACE: " ",
}
"""What stands in a sentence of either: its spaces are one and single."""

States = dict[str, str]
"""By how much of a piece stands at its end, the shortest way to match so far."""


def missed(pattern: re.Pattern[str], pieces: Sequence[str]) -> list[str]:
    """Ways to match a pattern in which no piece stands; empty where pieces lead to all.

    A pattern is looked for in lower case.
    """
    tree = _parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    return sorted(_Walk(pieces).through(tree, {"": ""}).values(), key=len)


class _Walk:
    def __init__(self, pieces: Sequence[str]) -> None:
        self._pieces = tuple(pieces)
        self._begun = {piece[:end] for piece in pieces for end in range(len(piece))}

    def through(self, tree: Iterable[tuple[Any, Any]], states: States) -> States:
        for what, how in tree:
            states = self._step(what, how, states)
        return states

    def _step(self, what: Any, how: Any, states: States) -> States:
        if what is _constants.BRANCH:
            return _merged(self.through(branch, states) for branch in how[1])
        if what is _constants.SUBPATTERN:
            return self.through(how[-1], states)
        if what is _constants.ATOMIC_GROUP:
            return self.through(how, states)
        if what in _REPEATS:
            return self._repeated(*how, states)
        if what in _WIDTHLESS:
            return states
        return _merged(self._add(states, letter) for letter in _letters(what, how))

    def _repeated(self, least: int, most: int, tree: Any, states: States) -> States:
        found = [states]
        for _ in range(min(most, _TIMES)):
            found.append(self.through(tree, found[-1]))
        if most > _TIMES:
            found.append(self.through(tree, self._add(found[-1], UNKNOWN)))
        return _merged(found[min(least, len(found) - 1) :])

    def _add(self, states: States, letter: str) -> States:
        grown = ((tail + letter, way + letter) for tail, way in states.items())
        return _merged(
            {self._begun_in(tail): way}
            for tail, way in grown
            if not tail.endswith(self._pieces)
        )

    def _begun_in(self, tail: str) -> str:
        """The longest end of a text that may become a piece."""
        while tail not in self._begun:
            tail = tail[1:]
        return tail


_REPEATS = {
    _constants.MAX_REPEAT,
    _constants.MIN_REPEAT,
    _constants.POSSESSIVE_REPEAT,
}
_WIDTHLESS = {_constants.ASSERT, _constants.ASSERT_NOT, _constants.AT}


def _letters(what: Any, how: Any) -> Sequence[str]:
    if what is _constants.LITERAL:
        return chr(how)
    if what is not _constants.IN:
        return UNKNOWN
    found: list[str] = []
    for kind, of_it in how:
        if kind is _constants.LITERAL:
            found.append(chr(of_it))
        elif kind is _constants.RANGE:
            found += map(chr, range(of_it[0], of_it[1] + 1))
        elif of_it in _CATEGORIES:
            found += _CATEGORIES[of_it]
        else:
            return UNKNOWN
    return found if len(found) <= _FEW else UNKNOWN


def _merged(several: Iterable[States]) -> States:
    merged: States = {}
    for states in several:
        for tail, way in states.items():
            merged[tail] = min(way, merged.get(tail, way), key=len)
    return merged
