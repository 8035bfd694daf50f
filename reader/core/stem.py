"""Words to what their inflections share, exactly as SQLite's full-text index does.

The rules are Porter's (An algorithm for suffix stripping, 1980) with the two that he
mended later, for -bly and -logy. An index that stems differently from what it is asked
would not find some words at all.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

_SHORTEST, _LONGEST = 3, 64
"""Letters; what is shorter or longer has no inflections that matter."""

# A word's shape, a letter for each of its own: v for vowels, c for consonants.
_SHAPES = str.maketrans(
    "abcdefghijklmnopqrstuvwxyz0123456789", "vcccvcccvcccccvcccccvccccc" + 10 * "c"
)
_MEASURED = re.compile("v+c")

_STEP_2 = {
    "ational": "ate",
    "tional": "tion",
    "enci": "ence",
    "anci": "ance",
    "izer": "ize",
    "logi": "log",
    "bli": "ble",
    "alli": "al",
    "entli": "ent",
    "eli": "e",
    "ousli": "ous",
    "ization": "ize",
    "ation": "ate",
    "ator": "ate",
    "alism": "al",
    "iveness": "ive",
    "fulness": "ful",
    "ousness": "ous",
    "aliti": "al",
    "iviti": "ive",
    "biliti": "ble",
}
_STEP_3 = {
    "icate": "ic",
    "ative": "",
    "alize": "al",
    "iciti": "ic",
    "ical": "ic",
    "ful": "",
    "ness": "",
}
_STEP_4 = """
    al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize
"""


def _ending(endings: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(endings, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(longest_first)})$")


_ENDS_2, _ENDS_3, _ENDS_4 = _ending(_STEP_2), _ending(_STEP_3), _ending(_STEP_4.split())


@functools.lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """What ``word``, in lower case, has in common with its inflections."""
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isascii():
        return word
    word = _participle(_plural(word))
    if word[-1] == "y" and "v" in _shape(word[:-1]):
        word = word[:-1] + "i"
    word = _replaced(word, _ENDS_2, _STEP_2)
    word = _replaced(word, _ENDS_3, _STEP_3)
    return _tidied(_shortened(word))


def _plural(word: str) -> str:
    for ending in ("sses", "ies"):
        if word.endswith(ending) and word != ending:
            return word[:-2]
    return word[:-1] if word.endswith("s") and word[-2:] != "ss" else word


def _participle(word: str) -> str:
    if word.endswith("eed") and word != "eed":
        return word[:-1] if _measure(word[:-3]) > 0 else word
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            begun = word.removesuffix(ending)
            return _mended(begun) if "v" in _shape(begun) else word
    return word


def _mended(word: str) -> str:
    """Give back what an ending took: ``hop(p)ing``, ``fil(e)ing``, ``siz(e)ed``."""
    if word.endswith(("at", "bl", "iz")):
        return word + "e"
    shape = _shape(word)
    if shape[-1] == "c" and word[-2:-1] == word[-1] and word[-1] not in "lsz":
        return word[:-1]
    return word + "e" if _measure(word) == 1 and _is_short(word) else word


def _replaced(word: str, ends: re.Pattern[str], endings: dict[str, str]) -> str:
    if found := ends.search(word):
        begun = word[: found.start()]
        if _measure(begun) > 0:
            return begun + endings[found.group()]
    return word


def _shortened(word: str) -> str:
    if found := _ENDS_4.search(word):
        begun = word[: found.start()]
        if _measure(begun) > 1 and (found.group() != "ion" or begun[-1] in "st"):
            return begun
    return word


def _tidied(word: str) -> str:
    if word.endswith("e"):
        measure = _measure(word[:-1])
        if measure > 1 or (measure == 1 and not _is_short(word[:-1])):
            word = word[:-1]
    if word.endswith("ll") and _measure(word[:-1]) > 1:
        word = word[:-1]
    return word


def _shape(word: str) -> str:
    """Its vowels and consonants; y is a vowel where it follows a consonant."""
    shape = word.translate(_SHAPES)
    place = word.find("y", 1)
    while place > 0:
        if shape[place - 1] == "c":
            shape = f"{shape[:place]}v{shape[place + 1 :]}"
        place = word.find("y", place + 1)
    return shape


def _measure(word: str) -> int:
    """How often a vowel is followed by a consonant."""
    return len(_MEASURED.findall(_shape(word)))


def _is_short(word: str) -> bool:
    """Whether it ends as ``hop`` does, and so may have lost an e."""
    return _shape(word)[-3:] == "cvc" and word[-1] not in "wxy"
