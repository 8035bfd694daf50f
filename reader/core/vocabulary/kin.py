"""Words that mean the same as what somebody searches for."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence

from reader.core.vocabulary.reading import Line, vocabulary
from reader.core.vocabulary.spelling import listed, other_spelling

_LONGEST = 6
"""Words of a phrase; longer ones are not looked for."""

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"'s?\b")

_SIMPLE = str.maketrans({"-": " ", ".": None, "!": None, "/": " "})

# An index that does not know capitals cannot tell these abbreviations from words, names
# and other abbreviations; those of two letters are all like that.
_HOMOGRAPHS = listed(
    """
    aids als amd bph cad care cbt cte dash dha ema era fmt gord hit itch led lsd mace
    mash mci mom nap nash ohs pad pah pet pid pill pip ppe sad sars set sids side sma
    star tens thc trt who
    """
)


def kin_of(words: str) -> tuple[str, ...]:
    """What else means the same as ``words``: ``heart attack``, myocardial infarction.

    For a search that finds an article whatever its author calls the subject. Given are
    the subject's other names, brands and abbreviations, and the British or American
    spelling; never a broader or a narrower subject, and no abbreviation that an index
    which ignores capitals would take for a word (``MS``, ``AIDS``), though each may be
    asked for. The stems of an index are left to it: ``tumors`` is no kin of ``tumor``.

    Args:
        words: A word or a phrase, in any case. An unknown one has no kin.

    Returns:
        Words and phrases in lower case, without punctuation, in the vocabulary's order.
    """
    asked = _plain(words)
    line = _known(asked)
    names = _names(line) if line else ()
    alike = {asked, *_inflected(asked)}
    found = [_respelt(asked), *names, *map(_respelt, names)]
    return tuple(dict.fromkeys(name for name in found if name and name not in alike))


def kin_in(words: Sequence[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield where in a row of words one has kin, how many words it has, and its kin.

    The longest phrase wins: in ``heart attack survivors`` only ``heart attack`` has
    kin, and ``heart`` has none of its own. Words without any are left out.
    """
    place = 0
    while place < len(words):
        for size in range(min(_LONGEST, len(words) - place), 0, -1):
            phrase = " ".join(words[place : place + size])
            if (size == 1 or _known(_plain(phrase))) and (kin := kin_of(phrase)):
                yield place, size, kin
                place += size - 1
                break
        place += 1


def _known(asked: str) -> Line | None:
    lines = _by_name()
    forms = [asked, *_inflected(asked)]
    forms += filter(None, map(_respelt, forms[:3]))
    return next(filter(None, map(lines.get, forms)), None)


@functools.cache
def _by_name() -> dict[str, Line]:
    """Lines by each of their names, in British spelling.

    A search waits for this once, so it is made without a regular expression a name.
    """
    found: dict[str, Line] = {}
    for line in vocabulary():
        for name in (line.name, *line.synonyms):
            key = name.lower().translate(_SIMPLE) if name.isascii() else _plain(name)
            found.setdefault(key, line)
            if "'" in name:
                found.setdefault(_plain(name), line)
    return found


def _names(line: Line) -> tuple[str, ...]:
    written = (line.name, *line.synonyms)
    return tuple(_plain(name) for name in written if not _is_ambiguous(name))


def _is_ambiguous(name: str) -> bool:
    return name.isupper() and (len(name) < 3 or name.lower() in _HOMOGRAPHS)


def _plain(words: str) -> str:
    if not words.isascii():
        parts = unicodedata.normalize("NFKD", words.replace("’", "'"))
        words = "".join(part for part in parts if not unicodedata.combining(part))
    return " ".join(_WORD.findall(_APOSTROPHE.sub("", words.lower())))


def _respelt(words: str) -> str:
    there = [other_spelling(word) or word for word in words.split()]
    return "" if there == words.split() else " ".join(there)


def _inflected(words: str) -> tuple[str, ...]:
    """The plural of a singular, and the other way round, of the last word."""
    if words.endswith("ies"):
        return words[:-3] + "y", words[:-1]
    if words.endswith("s") and not words.endswith(("ss", "is", "us")):
        return words[:-1], words + "es"
    if words.endswith("y"):
        return words[:-1] + "ies", words + "s"
    return words + "s", words + "es"
