"""An article to the articles that are like it, and why."""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple, TypeVar

from reader.core.words import STOP, stem, tokens
from reader.model import Term

_MOST_TERMS = 200
_MOST_WEIGHTS = 120
_MOST_QUESTIONS = 16
_MOST_FOUND = 10_000
"""Articles, at most, that have any of the words of a question: reading a mention in
the index takes 2 µs, and must not take longer because the library is large."""
_READ = 3000
"""Characters of the text. What it is about stands there; measured, more of it (asides,
other people's remarks, tails of pages) makes the likeness worse."""

_TITLE_WORTH = 3
_MOST_REASONS = 3
_MOST_OF_IT = 0.5
"""A cosine from which on one word in common is reason enough."""

_LONGEST = 40
"""Characters of a word; what is longer is an address or a sequence."""


_Mark = TypeVar("_Mark", str, int)
"""What a word's weight is kept under: its stem, or a number that stands for it."""


_DATES = frozenset(
    """
    january february april june july august september october november december
    jan feb apr jun jul aug sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday
    """.split()  # noqa: SIM905  # a list of thirty quoted words reads worse
)
"""Of the months only those that are nothing else."""

_NUMBERED = re.compile(r"^(?:\d+|[a-z]\d{5,})$")
"""A number, and a shelf mark: ``d41586`` is a publisher's, ``h5n1`` is a virus."""


class Likeness(NamedTuple):
    """How like one article another is."""

    id: int
    score: float
    """0 to 1: the cosine of the two texts."""


def terms(title: str, text: str) -> tuple[Term, ...]:
    """Count what an article talks about: at most 200 words, the most frequent first.

    A word of the title counts three times; stop words and bare numbers do not count.
    Inflections are one term, shown in the form that is written most. Of words that are
    equally frequent the earlier one comes first, being the more telling.
    """
    counts: Counter[str] = Counter()
    written: dict[str, dict[str, int]] = {}
    for source, worth in ((title, _TITLE_WORTH), (text[:_READ], 1)):
        for token, times in Counter(tokens(source)).items():
            if root := _root(token):
                counts[root] += worth * times
                forms = written.setdefault(root, {})
                forms[token] = forms.get(token, 0) + times
    return tuple(
        Term(stemmed, _most_written(written[stemmed]), count)
        for stemmed, count in counts.most_common(_MOST_TERMS)
    )


def weigh(
    terms: Iterable[Term], frequency: Mapping[str, int], total: int
) -> dict[str, float]:
    """Weigh an article's terms for comparison: the 120 best, of length (L2) one.

    The weight is tf-idf, ``(1 + ln count) · ln((total + 1) / (frequency + ½))``.

    Args:
        terms: What the article talks about.
        frequency: In how many articles of the library a stem occurs; one if unknown.
        total: How many articles the library has.
    """
    weights = {
        term.stem: weight
        for term in terms
        if (weight := _weight(term, frequency, total)) > 0
    }
    best = sorted(weights.items(), key=itemgetter(1), reverse=True)[:_MOST_WEIGHTS]
    length = math.hypot(*(weight for _, weight in best)) or 1.0
    return {stemmed: weight / length for stemmed, weight in best}


def question(
    terms: Iterable[Term], frequency: Mapping[str, int], total: int
) -> tuple[str, ...]:
    """Choose the at most 16 words by which a library is searched for candidates.

    A word that no second article has finds nothing, and one that a quarter of them have
    finds everything. In a small library a quarter is a handful: there, words of up to
    eight articles are let in, since reading them all costs nothing. In a large one the
    commonest words are left out, until what is left is found quickly.
    """
    ceiling = max(min(total / 4, _MOST_FOUND), 8)
    useful = [term for term in terms if 2 <= frequency.get(term.stem, 1) <= ceiling]
    best = heapq.nlargest(
        _MOST_QUESTIONS, useful, key=lambda term: _weight(term, frequency, total)
    )
    rarest = sorted(best, key=lambda term: frequency[term.stem])
    found = accumulate(frequency[term.stem] for term in rarest)
    asked = {t for t, most in zip(rarest, found, strict=True) if most <= _MOST_FOUND}
    return tuple(term.word for term in best if term in asked)


def rank(
    vector: Mapping[_Mark, float],
    others: Mapping[int, Mapping[_Mark, float]],
    *,
    limit: int = 10,
    least: float = 0.08,
) -> tuple[Likeness, ...]:
    """Order candidates by likeness, leaving out what is hardly alike.

    One word in common is a coincidence, unless it is most of what either says: two
    teasers that both speak of an impact have nothing to do with one another.

    Args:
        vector: The article's weights, from `weigh`, by stems or by marks of them.
        others: The candidates' weights, by number.
        limit: How many to keep.
        least: The cosine below which two articles count as strangers.
    """
    found = []
    for number, other in others.items():
        shared = [vector[m] * weight for m, weight in other.items() if m in vector]
        # Both have length one, so that their product is the cosine.
        score = min(1.0, math.fsum(shared))
        if score >= least and (score >= _MOST_OF_IT or len(shared) > 1):
            found.append((-score, number))
    best = sorted(found)
    return tuple(Likeness(number, -score) for score, number in best[:limit])


def reasons(
    one: Mapping[_Mark, float],
    other: Mapping[_Mark, float],
    words: Mapping[_Mark, str],
) -> tuple[str, ...]:
    """Up to three words that two articles share, the most telling first.

    Args:
        one: An article's weights.
        other: Another's.
        words: How the first one's stems are written.
    """
    both = one.keys() & other.keys()
    shared = sorted([(one[mark] * other[mark], mark) for mark in both], reverse=True)
    return tuple(str(words.get(mark, mark)) for _, mark in shared[:_MOST_REASONS])


@lru_cache(maxsize=1 << 16)
def _root(token: str) -> str:
    """The stem of a word that can tell two articles apart, "" of any other.

    Dates, numbers and shelf marks cannot.
    """
    is_telling = (
        1 < len(token) <= _LONGEST
        and token not in STOP
        and token not in _DATES
        and not _NUMBERED.search(token)
    )
    return stem(token) if is_telling else ""


def _most_written(forms: Mapping[str, int]) -> str:
    """The commonest form; of two, the shorter, then the first in the alphabet."""
    return min(forms, key=lambda form: (-forms[form], len(form), form))


def _weight(term: Term, frequency: Mapping[str, int], total: int) -> float:
    rarity = math.log((total + 1) / (frequency.get(term.stem, 1) + 0.5))
    return (1 + math.log(term.times)) * rarity
