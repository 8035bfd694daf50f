"""An understood entry's place among the others: what it is like, and its copies.

Both are found once, when an entry is understood, among at most a hundred entries that
the full-text index gives; whoever asks later only looks them up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from reader.core.address import address_mark, publisher
from reader.core.copies import (
    Overlap,
    is_compiled,
    is_labelled,
    is_same_short,
    may_overlap,
    overlap,
)
from reader.core.relate import Likeness, question, rank, reasons, weigh
from reader.core.repeat import REPEATED, without_repeated
from reader.core.words import tokens
from reader.model import Digest
from reader.store.copies import About, Copies, Pair
from reader.store.kin import Kinship
from reader.store.repeats import Repeats
from reader.store.store import Store
from reader.store.vectors import word_mark

_LOOKED_AT = 40
"""Of the entries that have the same words, so many are looked at more closely."""

_COMPARED = 8
"""Texts that are read to be compared with one; more copies at once are rare."""

_LARGEST = 100
"""Entries of one story; beyond that it is a template, or a joke."""

_KIN = 10


class Relating:
    """Finds the kin and the copies of entries, and learns what their feeds repeat.

    What it writes belongs to a transaction of the caller's.
    """

    def __init__(self, store: Store) -> None:
        self._kinship = Kinship(store)
        self._copies = Copies(store)
        self._repeats = Repeats(store)

    def repeated(self, entry_ids: Sequence[int]) -> dict[int, frozenset[int]]:
        """What the feed of each entry repeats, as far as it is known."""
        return self._repeats.of(entry_ids)

    def place(
        self,
        digests: Mapping[int, Digest],
        known: Mapping[int, Collection[int]] = MappingProxyType({}),
    ) -> frozenset[int]:
        """Store what digested and saved entries are like, and whose copies they are.

        Args:
            digests: What was made of each entry.
            known: What `repeated` said of it before that.

        Returns:
            Entries that should be understood again, since something that they were
            made of has turned out to be what their feed says in every article.
        """
        for entry_id, made in digests.items():
            self._place(entry_id, made)
        said = {entry_id: made.sentences for entry_id, made in digests.items()}
        return self._repeats.learn(said, known, enough=REPEATED)

    def _place(self, entry_id: int, made: Digest) -> None:
        kinship = self._kinship
        frequency = kinship.frequency([term.stem for term in made.terms])
        total = kinship.total()
        vector = weigh(made.terms, frequency, total)
        words = question(made.terms, frequency, total)
        marked = {word_mark(stem): weight for stem, weight in vector.items()}
        readable = {word_mark(term.stem): term.word for term in made.terms}
        others = kinship.candidates(words, but=entry_id, among=set(marked))
        alike = rank(marked, others, limit=_LOOKED_AT)
        about = self._find_copies(entry_id, made, alike)
        kin = [
            (found.id, found.score, reasons(marked, others[found.id], readable))
            for found in _kin(entry_id, alike, about)
        ]
        kinship.save(
            entry_id,
            vector,
            kin,
            prints=made.prints,
            copies=self._copies.siblings(entry_id),
        )

    def _find_copies(
        self, entry_id: int, made: Digest, alike: Sequence[Likeness]
    ) -> dict[int, About]:
        """Store what an entry shares with others; say what is known of those then."""
        link = self._copies.link(entry_id)
        if link is None:
            return {}
        mark = address_mark(link)
        self._copies.renew(entry_id, mark)
        near = self._copies.about([entry_id, *(found.id for found in alike)])
        mine = near[entry_id]
        pairs = dict(self._shared(mine, made, alike, near))
        for other in self._copies.at_address(mark, but=entry_id).values():
            if _is_same_page(mine, other):
                found = pairs.get(other.id, Pair(other.id, 1.0, 1.0, is_copy=True))
                pairs[other.id] = found._replace(is_copy=True)
        if not pairs:
            return near
        self._save(mine, list(pairs.values()))
        return self._copies.about(near)

    def _shared(
        self,
        mine: About,
        made: Digest,
        alike: Sequence[Likeness],
        near: Mapping[int, About],
    ) -> Iterator[tuple[int, Pair]]:
        """Compare an entry with those whose prints say that it may be worth it."""
        overlaps: dict[int, Overlap] = {}
        for found in alike:
            other = near.get(found.id)
            if other is None or other.feed_id == mine.feed_id:
                continue
            if is_same_short(mine.title, made.words, other.title, other.words):
                yield other.id, Pair(other.id, 1.0, 1.0, is_copy=True)
            elif len(overlaps) < _COMPARED and may_overlap(
                made.prints, other.prints, found.score
            ):
                overlaps[other.id] = self._overlap(mine, made, other)
        for other_id, both in overlaps.items():
            rest = [o for number, o in overlaps.items() if number != other_id]
            is_copy = both.is_copy and not is_compiled(both, rest, made.words)
            if is_copy or is_labelled(both, mine.title, near[other_id].title):
                yield other_id, Pair(other_id, both.here, both.there, is_copy)

    def _overlap(self, mine: About, made: Digest, other: About) -> Overlap:
        said = self._repeats.of([mine.id, other.id])
        return overlap(
            without_repeated(made.text, said.get(mine.id, ())),
            without_repeated(self._copies.text(other.id), said.get(other.id, ())),
        )

    def _save(self, mine: About, pairs: Sequence[Pair]) -> None:
        """Store pairs; two entries of one publisher never come into one group.

        Unless both lead to the same page: then they are one entry in two feeds.
        """
        copies = self._copies
        group = {mine.id: mine}
        for pair in sorted(pairs, key=lambda p: (-p.here, p.other_id)):
            if not pair.is_copy or pair.other_id in group:
                copies.save(mine.id, [pair])
                continue
            [other] = copies.about([pair.other_id]).values()
            theirs = {other.id: other, **copies.members(other.group)}
            fits = _may_stand_together(group, theirs) and len(theirs) < _LARGEST
            copies.save(mine.id, [pair._replace(is_copy=fits)])
            if fits:
                group |= theirs


def _kin(
    entry_id: int, alike: Sequence[Likeness], about: Mapping[int, About]
) -> Iterator[Likeness]:
    """The nearest that are other stories, each story once."""
    own = about[entry_id].group if entry_id in about else None
    told = {own} - {None}
    left = _KIN
    for found in alike:
        group = about[found.id].group if found.id in about else None
        if group not in told and left:
            left -= 1
            told |= {group} - {None}
            yield found


def _is_same_page(one: About, other: About) -> bool:
    """Whether entries with one address are one: a feed may send all of its own there.

    Within a feed it takes the same title as well.
    """
    return one.feed_id != other.feed_id or tokens(one.title) == tokens(other.title)


def _may_stand_together(ours: Mapping[int, About], theirs: Mapping[int, About]) -> bool:
    """Whether no publisher has an entry on each side, unless at one address."""
    here = _addresses(ours.values())
    there = _addresses(entry for n, entry in theirs.items() if n not in ours)
    return all(
        len(both := here[name] | there[name]) == 1 and None not in both
        for name in here.keys() & there.keys()
    )


def _addresses(entries: Iterable[About]) -> dict[str, set[int | None]]:
    """The addresses that each publisher's entries have."""
    found: dict[str, set[int | None]] = {}
    for entry in entries:
        found.setdefault(_publisher(entry), set()).add(address_mark(entry.link))
    return found


def _publisher(entry: About) -> str:
    return publisher(entry.link) or publisher(entry.feed_url)
