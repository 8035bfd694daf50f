"""How common each word is in the library, which its weight in an article depends on.

The index has to read every mention of a word to count them. Of rare words that is
little, and they are counted anew whenever a thousand articles have come. A common word
is counted once, and from then on taken to be as common as it was then: it is counted
again when the library has grown by a quarter, so that on average an article costs no
more in a large library than in a small one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.store.connection import Connection

_STALE = 1000
"""Entries, at most, after which it is counted anew how common rare words are."""

_COMMON = 1000
"""Entries from which on a word is common: to read so many mentions takes 40 µs."""

_GROWN = 1.25
"""By how much a library grows until a common word is counted again."""

_TOTAL = "SELECT coalesce(sum(total), 0) FROM feeds"

_WAITING = "SELECT count(*) FROM entries WHERE is_shown = 1 AND digest_version = 0"

_OCCURRENCES = """
    SELECT term, col, doc FROM entries_vocab
    WHERE col IN ('title', 'text') AND term IN (SELECT value FROM json_each(?))
"""

_KNOWN = """
    SELECT word, titles, texts, arrived, understood FROM common_words
    WHERE word IN (SELECT value FROM json_each(?))
"""

_KEEP = """
    INSERT INTO common_words (word, titles, texts, arrived, understood)
    VALUES (?, ?, ?, ?, ?) ON CONFLICT (word) DO UPDATE
    SET titles = excluded.titles, texts = excluded.texts,
        arrived = excluded.arrived, understood = excluded.understood
"""


class _Size(NamedTuple):
    """How many entries there are, and of how many the text is indexed as well."""

    arrived: int
    understood: int


class _Counted(NamedTuple):
    """In how many titles and texts a word stands."""

    titles: int
    texts: int


class Commonness:
    """Counts in how many entries words occur, as often as needed.

    Args:
        connection: The library. Counts of common words are kept where there is a
            transaction, and the library can be written to.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._frequency: dict[str, int] = {}
        self._size = _Size(0, 0)
        self._since = 0  # entries that were understood since that was counted

    def total(self) -> int:
        """How many entries there are: hidden and waiting ones are indexed as well."""
        return int(self._connection.value(_TOTAL))

    def grow(self) -> None:
        """Take note that one more entry has been understood."""
        self._since += 1

    def of(self, stems: Iterable[str]) -> dict[str, int]:
        """In how many entries each stem occurs, or would if all were understood.

        Titles are indexed when they arrive and texts later, so what is counted in texts
        is raised by how many of those are still to come. Counts may lag behind by a
        tenth: the weights that are made of them are logarithms.
        """
        self._expire()
        wanted = list(stems)
        unknown = [stem for stem in wanted if stem not in self._frequency]
        if unknown:
            counted = self._recall(unknown)
            counted |= self._count([stem for stem in unknown if stem not in counted])
            self._frequency |= {
                stem: self._projected(counts) for stem, counts in counted.items()
            }
        return {stem: self._frequency[stem] for stem in wanted}

    def _expire(self) -> None:
        if self._frequency and self._since < min(_STALE, self._size.understood / 10):
            return
        self._frequency.clear()
        total = self.total()
        self._size = _Size(total, total - self._connection.value(_WAITING))
        self._since = 0

    def _recall(self, stems: Sequence[str]) -> dict[str, _Counted]:
        """What is known of common words, raised by what has come since."""
        found = {}
        for row in self._connection.rows(_KNOWN, (json.dumps(stems),)):
            grown = [
                now / max(1, then)
                for now, then in zip(
                    self._size, (row["arrived"], row["understood"]), strict=True
                )
            ]
            if all(1 / _GROWN < growth < _GROWN for growth in grown):
                titles, texts = row["titles"] * grown[0], row["texts"] * grown[1]
                found[row["word"]] = _Counted(round(titles), round(texts))
        return found

    def _count(self, stems: Sequence[str]) -> dict[str, _Counted]:
        titles, texts = dict.fromkeys(stems, 0), dict.fromkeys(stems, 0)
        for term, column, entries in self._connection.rows(
            _OCCURRENCES, (json.dumps(stems),)
        ):
            (titles if column == "title" else texts)[term] = entries
        counted = {stem: _Counted(titles[stem], texts[stem]) for stem in stems}
        if self._connection.raw.in_transaction:
            self._connection.run_many(
                _KEEP,
                (
                    (stem, *counts, *self._size)
                    for stem, counts in counted.items()
                    if max(counts) >= _COMMON
                ),
            )
        return counted

    def _projected(self, counted: _Counted) -> int:
        """How many entries will have a word when all texts are there.

        A word of one text alone is taken for that text's own, however few there are.
        """
        titles, texts = counted
        share = self._size.arrived / max(1, self._size.understood)
        return max(titles, round(texts * share) if texts > 1 else texts)
