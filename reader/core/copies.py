"""Two articles to the text that one has of the other, word for word.

Five words in a row are a shingle. Prints are the few shingles of a text that have the
smallest numbers, always the same ones (FracMinHash: Irber et al. 2022); they tell
cheaply which texts are worth comparing. The comparison itself reads both.

How many shingles two texts share does not tell a copy from a text that only borrows:
one that was rewritten throughout shares four in ten, and so does one of which four
tenths are borrowed. Where they lie does. So a text is a copy of another if something
of the other stands in nearly every stretch of it.
"""

from __future__ import annotations

import heapq
import zlib
from bisect import bisect_right
from collections.abc import Collection, Sequence
from itertools import accumulate
from typing import NamedTuple

from reader.core.words import STOP, runs, tokens

_IN_A_ROW = 5
_SPREAD = 2654435761
"""Knuth's multiplier: CRC-32 alone is no good hash."""

_KEPT = 2**32 // 16
_FEWEST = 32
"""Prints of a text of more than that many shingles."""

_STRETCH = 25
"""Shingles; three of them, in a copy, stand in the other text as well."""

_TOUCHED = 0.12
_COPIED = 0.75
_SHARED = 0.3
_LABELLED = 0.12
"""From this share on it is said that texts share something, if their titles do too."""

_SHORT = 60
"""Words; shorter texts are known by their titles and links."""


class Overlap(NamedTuple):
    """What two texts, here and there, have in common; shares are 0 to 1."""

    here: float
    """How much of this text stands in the other."""
    there: float
    """How much of the other text stands in this one."""
    spread: float
    """In how many stretches of the shorter one something of the longer one stands."""
    stretches: frozenset[int]
    """Which stretches of this text those are."""

    @property
    def is_copy(self) -> bool:
        """Whether the shorter text is the longer one's, cut or rewritten."""
        return self.spread >= _COPIED and max(self.here, self.there) >= _SHARED


def prints(text: str) -> tuple[int, ...]:
    """Fingerprints of a text, in order: a sixteenth of its shingles, or at least 32."""
    marks = set(_shingles(text))
    kept = [mark for mark in marks if mark < _KEPT]
    return tuple(sorted(kept if len(kept) >= _FEWEST else heapq.nsmallest(32, marks)))


def may_overlap(one: Sequence[int], other: Sequence[int], likeness: float) -> bool:
    """Whether two texts are worth comparing, from their prints.

    Where too few prints can be compared, as with a short excerpt of a long text, it is
    their likeness that decides.

    Args:
        one: A text's prints, in order.
        other: Another's.
        likeness: The cosine of the two texts.
    """
    if not one or not other:
        return False
    last = min(_last(one), _last(other))
    mine, theirs = one[: bisect_right(one, last)], other[: bisect_right(other, last)]
    fewest = min(len(mine), len(theirs))
    if fewest < 8:
        return likeness >= 0.2
    return len(set(mine).intersection(theirs)) >= max(2, _LABELLED / 2 * fewest)


def overlap(here: str, there: str) -> Overlap:
    """Compare two texts."""
    mine, theirs = _shingles(here), _shingles(there)
    ours = set(mine) & set(theirs)
    if not ours:
        return Overlap(0.0, 0.0, 0.0, frozenset())
    touched = _touched(mine, ours)
    shorter, where = (
        (mine, touched)
        if len(mine) <= len(theirs)
        else (theirs, _touched(theirs, ours))
    )
    return Overlap(
        here=len(ours) / len(set(mine)),
        there=len(ours) / len(set(theirs)),
        spread=len(where) / _stretches(shorter),
        stretches=touched,
    )


def is_compiled(text: Overlap, others: Collection[Overlap], length: int) -> bool:
    """Whether a text that has another in it was put together from several.

    Args:
        text: What it shares with one text.
        others: What it shares with each of the others.
        length: How many words it has.
    """
    added = [len(other.stretches - text.stretches) for other in others]
    whole = max(1, length // _STRETCH)
    return max(added, default=0) / whole >= 1 - _COPIED


def is_labelled(found: Overlap, title: str, other_title: str) -> bool:
    """Whether to say that texts share something: a tenth, and a word of their titles.

    Measured, what shares text without that has only its publisher's address in common.
    """
    mine, theirs = _telling(title), _telling(other_title)
    alike = len(mine & theirs) / (len(mine | theirs) or 1)
    return max(found.here, found.there) >= _LABELLED and alike >= 0.1


def is_same_short(title: str, words: int, other_title: str, other_words: int) -> bool:
    """Whether two entries, one of them hardly more than a title, are one story."""
    if min(words, other_words) >= _SHORT:
        return False
    mine, theirs = tokens(title), tokens(other_title)
    return len(mine) >= 4 and mine == theirs


def _shingles(text: str) -> list[int]:
    words = runs(text)
    said, crc32 = b" ".join(words), zlib.crc32
    starts = list(accumulate((len(word) + 1 for word in words), initial=0))
    ends = starts[_IN_A_ROW:]
    return [
        crc32(said[start : end - 1]) * _SPREAD % 2**32
        for start, end in zip(starts, ends, strict=False)
    ]


def _last(marks: Sequence[int]) -> int:
    """Up to which number all shingles of a text are among its prints."""
    return max(_KEPT, marks[-1]) if len(marks) >= _FEWEST else 2**32


def _touched(shingles: Sequence[int], ours: Collection[int]) -> frozenset[int]:
    """The stretches of which more than an odd shingle stands in the other text."""
    shared = [0] * _stretches(shingles)
    for place, mark in enumerate(shingles):
        if mark in ours:
            shared[min(place // _STRETCH, len(shared) - 1)] += 1
    last = len(shingles) - _STRETCH * (len(shared) - 1)
    sizes = [_STRETCH] * (len(shared) - 1) + [last]
    return frozenset(
        number
        for number, (count, size) in enumerate(zip(shared, sizes, strict=True))
        if count >= _TOUCHED * size
    )


def _stretches(shingles: Sequence[int]) -> int:
    """A rest of less than half a stretch belongs to the one before it."""
    return max(1, (len(shingles) + _STRETCH // 2) // _STRETCH)


def _telling(title: str) -> set[str]:
    return {token for token in tokens(title) if token not in STOP}
