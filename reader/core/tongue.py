"""Text to whether it is English, which is what the vocabulary and the cues are."""

from __future__ import annotations

import re

from reader.core.words import STOP, tokens

_READ = 4000
"""Characters; a text does not change its language after those."""

_MOST_OTHER = 0.25
"""Of the letters; English with more of another script's is a title or a name in it."""

# The little words of Latin script's other languages that are no English words.
_ELSEWHERE = frozenset(
    """
    al aos auf aus av bei beim che con cuando como da dal dans das de degli dei del
    della den der des det di dos du durch e een eine einen einer el em entre er es esta
    este et foi fra het ich il ist je jest la las le les lo los mais mit muy na nach não
    nel nicht och oder og os ou para pas pela pelo per pero pour por qui que quoi se
    sein sich sie su sur sus te uma um una und une unas unos van voor vom von wird y zu
    zum
    """.split()  # noqa: SIM905  # a list of a hundred quoted words reads worse
)
_THEIRS = _ELSEWHERE - STOP
_OTHER_LETTER = re.compile(r"[^\W\d_\x00-\x7f\u00c0-\u024f]")
"""Of another script than Latin."""


def is_english(text: str) -> bool:
    """Whether a text may be English: not in another script, and not by its small words.

    A title without any small words is taken for English, for most here are.
    """
    text = text[:_READ]
    others = len(_OTHER_LETTER.findall(text))
    if others and others > _MOST_OTHER * sum(map(str.isalpha, text)):
        return False
    words = tokens(text)
    ours = sum(map(STOP.__contains__, words))
    return sum(map(_THEIRS.__contains__, words)) <= ours
