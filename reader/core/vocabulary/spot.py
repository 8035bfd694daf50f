"""Text to the health subjects that it names."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.core.vocabulary.phrases import IDLE_PHRASES
from reader.core.vocabulary.reading import Line, Subject, vocabulary
from reader.core.vocabulary.spelling import american
from reader.core.words import fold, spellings, stem, tokens

_Phrase = tuple[str, ...]


class _Lexicon(NamedTuple):
    phrases: dict[_Phrase, Subject | None]
    """By the stems of its words; None for phrases that name nothing."""
    spellings: dict[str, Subject]
    """Single words that count only as they are written."""
    longest: dict[str, int]
    """How many words the longest phrase has that begins with a stem."""


def spot(words: Sequence[str]) -> Iterator[tuple[int, Subject]]:
    """Yield each subject named in ``words``, with the place of its first word.

    Words are given as they are written (`reader.core.words.spellings`). At each place
    the longest phrase wins, and phrases do not overlap.
    """
    lexicon = _lexicon()
    known = [_known(word) for word in words]
    telling = [place for place, word in enumerate(known) if not word.says_nothing]
    free = 0
    for place in telling:
        if place < free:
            continue
        length, subject = _longest_match(lexicon, known, place)
        if length < 2:
            subject = known[place].subject or subject
        if subject:
            yield place, subject
        free = place + max(1, length)


class _Known(NamedTuple):
    """A word as it is written, and what the lexicon knows of it."""

    stem: str
    subject: Subject | None
    """What it means by itself, written just so."""
    says_nothing: bool
    """Whether it neither means anything nor begins a phrase."""


@functools.lru_cache(maxsize=1 << 16)
def _known(word: str) -> _Known:
    lexicon, folded = _lexicon(), fold(word)
    root = _root(folded)
    subject = _as_written(lexicon, word, american(folded))
    return _Known(root, subject, subject is None and root not in lexicon.longest)


def _as_written(lexicon: _Lexicon, *forms: str) -> Subject | None:
    return next(filter(None, map(lexicon.spellings.get, forms)), None)


def subject_of(name: str) -> Subject | None:
    """Find the subject that ``name`` as a whole means, capitals aside."""
    words = spellings(name)
    lexicon = _lexicon()
    if len(words) == 1:
        forms = (words[0], american(words[0].lower()), words[0].upper())
        if written := _as_written(lexicon, *forms):
            return written
    return lexicon.phrases.get(_phrase(name))


@functools.cache
def broader(subject: Subject) -> tuple[Subject, ...]:
    """The subjects of which one is a kind, the narrowest first."""
    above = _by_name().get(subject.broader)
    return (above, *broader(above)) if above else ()


@functools.cache
def _by_name() -> dict[str, Subject]:
    return {line.subject.name: line.subject for line in vocabulary()}


@functools.cache
def _lexicon() -> _Lexicon:
    phrases: dict[_Phrase, Subject | None] = {}
    written: dict[str, Subject] = {}
    for line in vocabulary():
        for word in (line.name, *line.words):
            if word.endswith("!"):
                written[american(word.removesuffix("!"))] = line.subject
            elif word.isupper() and word is not line.name:
                written[word] = line.subject
            elif _is_brand(line, word):
                written[word.lower()] = line.subject
            else:
                phrases[_phrase(word)] = line.subject
    idle = " ".join(IDLE_PHRASES.split()).split(", ")
    phrases |= dict.fromkeys(map(_phrase, idle))
    return _Lexicon(phrases, written, _longest(phrases))


def _is_brand(line: Line, word: str) -> bool:
    """Whether a word was invented: ``Evenity`` does not inflect, and is no evening."""
    is_name = word[0].isupper() and word[1:].islower() and word.isalpha()
    return is_name and line.subject.kind == "treatment" and word is not line.name


def _phrase(words: str) -> _Phrase:
    return tuple(map(_root, tokens(words)))


def _longest(phrases: dict[_Phrase, Subject | None]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in phrases:
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return longest


def _longest_match(
    lexicon: _Lexicon, known: Sequence[_Known], place: int
) -> tuple[int, Subject | None]:
    """How many words from ``place`` on make a phrase, and what it means."""
    longest = lexicon.longest.get(known[place].stem, 0)
    stems = tuple([word.stem for word in known[place : place + longest]])
    for length in range(len(stems), 0, -1):
        if (phrase := stems[:length]) in lexicon.phrases:
            return length, lexicon.phrases[phrase]
    return 0, None


@functools.lru_cache(maxsize=1 << 16)
def _root(word: str) -> str:
    """What a word's inflections share, on both sides of the ocean."""
    return stem(american(word))
