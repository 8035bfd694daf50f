"""Sentences to the patterns that are worth looking for in them.

Most patterns stand in few sentences, and whatever matches one has a piece of a word
that leads to it. Words recur from article to article: which gates a word opens is found
out once, and a sentence then costs a look-up for each of its words, however many
patterns there are.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from itertools import count
from operator import add

_PIECES: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
"""By its first two letters each piece, and the bit of the gate that it opens."""

_NUMBERS = count()


class Gate:
    """Pieces of words, of which whatever a pattern matches has at least one.

    Args:
        pieces: In lower case, parted by blanks; ``_`` is a space within a piece.
    """

    def __init__(self, pieces: str) -> None:
        self.pieces = tuple(piece.replace("_", " ") for piece in pieces.split())
        self._bit = 1 << next(_NUMBERS)
        self._spaced = [piece for piece in self.pieces if " " in piece]
        for piece in self.pieces:
            if " " not in piece:
                _PIECES[piece[:2]].append((piece, self._bit))
        _opened_by.cache_clear()

    def opens(self, low: str, gates: int) -> bool:
        """Whether a piece stands in a sentence.

        Args:
            low: The sentence, in lower case.
            gates: What `gates_of` says of it.
        """
        if gates & self._bit:
            return True
        return bool(self._spaced) and any(map(low.__contains__, self._spaced))


def gates_of(low: str) -> int:
    """Which gates the words of a sentence in lower case open: a bit for each."""
    gates = 0
    for word in low.split():
        gates |= _opened_by(word)
    return gates


@functools.lru_cache(maxsize=1 << 15)
def _opened_by(word: str) -> int:
    gates = 0
    starts = {*word, *map(add, word, word[1:])}
    for start in starts & _PIECES.keys():
        for piece, gate in _PIECES[start]:
            if piece in word:
                gates |= gate
    return gates
