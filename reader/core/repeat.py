"""A publisher's articles to the sentences that it repeats in them.

"About the university", "Sign up for our newsletter", "Story source": what stands in
three articles of a feed says nothing about any of them. Learning it is the largest easy
gain for what is related, and much of what makes unrelated articles look like copies.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from reader.core.words import sentences

REPEATED = 3
"""In so many articles of one feed a sentence is no longer about any of them."""

_SHORTEST = 16
"""Characters; shorter sentences ("The study", "Yes.") are repeated by chance."""

_LONGEST_KEPT = 4096
"""Characters of a line whose sentences are kept in mind."""

_LEAST_LEFT = 0.25
"""Where less than that would remain, it is the articles that repeat each other."""


def sentence_marks(text: str) -> tuple[int, ...]:
    """The sentences of a text as numbers of 32 bits, each once."""
    found = (mark for line in text.splitlines() for _, mark in _marked(line))
    return tuple(dict.fromkeys(mark for mark in found if mark))


def without_repeated(text: str, repeated: Collection[int]) -> str:
    """A text, a block a line, without the sentences that its feed repeats."""
    if not repeated:
        return text
    lines = (_kept(_marked(line), repeated) for line in text.splitlines())
    left = "\n".join(line for line in lines if line)
    return left if len(left) >= _LEAST_LEFT * len(text) else text


def _kept(said: Iterable[tuple[str, int]], repeated: Collection[int]) -> str:
    return " ".join([sentence for sentence, mark in said if mark not in repeated])


def _marked(line: str) -> Sequence[tuple[str, int]]:
    """The sentences of a line with their marks: it is looked through several times."""
    return _marked_before(line) if len(line) <= _LONGEST_KEPT else _marks_in(line)


@lru_cache(maxsize=512)
def _marked_before(line: str) -> tuple[tuple[str, int], ...]:
    return tuple(_marks_in(line))


def _marks_in(line: str) -> list[tuple[str, int]]:
    return [(sentence, _mark(sentence)) for sentence in sentences(line)]


def _mark(sentence: str) -> int:
    """0 for a sentence that is too short to tell anything."""
    if len(sentence) < _SHORTEST:
        return 0
    return zlib.crc32(sentence.lower().encode("utf-8", "ignore"))
