"""Sentences to the number of people who took part in a study."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from reader.core.evidence.cue import phrases
from reader.core.evidence.gate import Gate
from reader.core.evidence.passages import Passage

# Words that end the stretch between a number and its people: "30 minutes a day, adults".
_STOP = (
    r"(?!(?:fewer|more|less|additional|extra|per|percent|years?|months?|weeks?|days?"
    r"|hours?|minutes?|times|fold|mg|million|billion|to|in|on|from|than|at|for|by|that"
    r"|which|was|were|is|are|had|have|has|after|when|before|as|if|of|candidates?|kinds?"
    r"|types?|groups?|cent(?:er|re)s?|sites?|hospitals?|countr(?:y|ies)|studies|trials?"
    r"|who|and|or|microrna\w*|genes?|out|per)\b|[\w'’-]{1,25}s, )"
)
_BETWEEN = rf"(?:{_STOP}[a-z][\w'’-]{{0,25}},? (?:(?:and|but|or) )?){{0,4}}?"

_SCALES = r"hundred|thousand|million|dozen"
_NUMBER = (
    rf"(?P<n>(?:<num>|<word>|a)(?: (?:{_SCALES}))(?: (?:and )?<word>)?|<num>|<word>)"
)

_COUNTED = phrases(
    rf"""
    (?<![$£€.,/%])(?<!in every )(?<!out of )(?<!one in )(?<!\b1 in )(?<!two in )(?<!three in )(?<!per )(?<!age )(?<!ages )(?<!aged )(?:{_NUMBER}) (?:of (?:the|these|those|its) )?{_BETWEEN}(?P<who><people>)(?!['’]s? (?:[\w-]{{1,20}} )?(?:stud(?:y|ies)|trials?|surveys?|hospitals?|homes?|clinics?|groups?|organi[sz]ations?|cent(?:er|re)s?))
    """
)
_SIZE = phrases(
    r"""
    n ?= ?(?P<n>\d{1,3}(?:,\d{3})*|\d{1,7})(?!, \d\)| or \d|[-–/]\d)
    sample (?:size )?of (?P<m><num>)(?! ?(?:%|per ?cent|years|months))
    """
)
_STUDY = phrases(
    r"""
    stud(?:y|ies|ied)|trials?|researchers?|investigators?|scientists?|team|enroll?(?:ed|ing|ment)?
    recruit(?:ed|ing)|analy[sz](?:ed|is|ing|es)|followed|randomi[sz]ed|randomly|assigned|tested
    survey(?:ed)?|examined|evaluated|assessed|included|involved|involving|participated|took part
    volunteers|participants|compared|data (?:on|from|of)|treated with|received|given|placebo
    control group|underwent|cohort|tracked|looked at|interviewed|experiment|n ?=
    """
)
_ELSEWHERE = phrases(
    r"""
    (?:each|every|per|a) year|annually|worldwide|nationwide|globally|around the world
    (?<!researchers )(?<!scientists )(?<!investigators )in the (?:united states|u\.?s\.?(?:a\.?)?|uk|u\.?k\.?|country|world|nation)|in (?:america|britain|england|canada|australia|europe)(?! (?:were|who))
    americans (?:have|are|suffer|live|who|with)|estimated|(?:are|be|been|were) diagnosed
    diagnosed (?:with|each)|suffer(?:s|ing)? from|liv(?:e|ing) with|(?:are|is|be) affected|affect(?:s|ed|ing)?(?= (?:about |some |nearly |almost |more than |over |up to |an estimated |around )?(?:\d|one |two |three |millions?|thousands))
    di(?:e|ed|es) (?:of|from|each|every)|deaths? (?:each|every|per)|prescri(?:bed|ptions)|members
    employ(?:s|ed|ees)?|dollars|have (?:been|had|the)|million people have|infected|killed|must be treated|would (?:have to|need to) be|to prevent one
    """
)
_ENROLLED = phrases(
    r"""
    enroll?(?:ed|ing|s)?|recruit(?:ed|ing)|includ(?:ed|ing|es)|involv(?:ed|ing|es)|randomi[sz]ed
    randomly|analy[sz]ed|analysis of|stud(?:y|ied) (?:of|in|with|on)|trial (?:of|in|with)
    survey(?:ed)?(?: of)?|follow(?:ed|ing)|tracked|looked at|examined|data (?:from|on|of)|total of
    tested|interviewed|assigned|among|records of|monitored|compared|evaluated|gave|asked
    (?:for|in|of) (?:the|this|our|a) <1>(?:study|trial),?|based on
    """
)
_ENTERED = phrases(
    r"""
    (?:were|was|have been|had been)? ?(?:enroll?ed|recruited|randomi[sz]ed|randomly|assigned)
    took part|participated|were asked to|(?:in|for) (?:the|this|a|our) <2>(?:study|trial)
    """
)
_LEFT = phrases(
    r"""(?:who |that )?(?:completed|finished|remained|dropped|returned|responded)"""
)
_PART = phrases(
    r"""
    of (?:whom|them)|the other|in (?:the|each) <2>(?:group|arm)|in another|control group|placebo
    developed|died|remaining|dropped out|experienced|reported|fell ill|became ill
    (?:received|got|given|had) an? <1>diagnosis|(?:were|was) (?:hospitali[sz]ed|diagnosed)
    """
)
_AHEAD = phrases(
    r"""(?:will|plan(?:s|ned|ning)?|larger|recruiting|to be concluded|upcoming|hopes? to|then comes|until at least)"""
)

_DIGITS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
} | {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        start=2,
    )
}
_POWERS = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}

_OF_THE_STUDY = frozenset({"methods", "results"})
"""Kinds of section that speak of nobody else than who took part."""

MOST = 500_000_000
"""More people than that never took part in anything."""


class Count(NamedTuple):
    """So many people, as a sentence says."""

    number: int
    who: str
    """What the sentence calls them."""
    passage: Passage
    at: tuple[int, int]
    """Where in the sentence."""
    score: float
    """How surely these are all who took part."""


def counts(text: Iterable[Passage]) -> list[Count]:
    """Find how many people took part, in every sentence that says so."""
    found = []
    for passage in text:
        if _DIGIT.search(passage.low) or _has_word(passage):
            found.extend(_in(passage))
    return found


def by_rank(found: Iterable[Count]) -> list[Count]:
    """Order counts: first the one that counts all, one for each sentence.

    Among equals that is the largest, for groups are parts of a whole.
    """
    ranked = sorted(found, key=lambda one: (-one.score, -one.number))
    return list({one.passage.number: one for one in reversed(ranked)}.values())[::-1]


_DIGIT = re.compile(r"\d")
_WORDED = re.compile(r"\b(?:" + "|".join([*_DIGITS, *_POWERS]) + r")\b")
_GATE = Gate(" ".join([*_DIGITS, *_POWERS]))


def _has_word(passage: Passage) -> bool:
    if not _GATE.opens(passage.low, passage.gates):
        return False
    return _WORDED.search(passage.low) is not None


def _in(passage: Passage) -> list[Count]:
    low = passage.low
    if not (passage.kind in _OF_THE_STUDY or _STUDY.search(low)):
        return []
    found = []
    for match in _COUNTED.finditer(low):
        around = low[max(0, match.start() - 60) : match.end() + 70]
        number = _number(match["n"])
        if number and not _ELSEWHERE.search(around) and not _is_year(match):
            found.append(_count(number, match["who"], passage, match.span()))
    if not found and (size := _SIZE.search(low)):
        number = _number(size["n"] or size["m"])
        if number:
            found.append(_count(number, "people", passage, size.span()))
    return found


def _count(number: int, who: str, passage: Passage, at: tuple[int, int]) -> Count:
    before = passage.low[max(0, at[0] - 50) : at[0]]
    after = passage.low[at[1] : at[1] + 30]
    is_all = _ENROLLED.search(before) or _ENTERED.search(after)
    score = 1.0 if is_all else 0.0
    score -= 0.75 if _LEFT.match(after.lstrip()) else 0.0
    score += 0.5 if passage.number < 8 else 0.0
    score += 0.5 if passage.kind == "methods" else 0.0
    score -= (
        1.0
        if _PART.search(passage.low[at[0] - 25 if at[0] > 25 else 0 : at[1] + 40])
        else 0
    )
    score -= 1.0 if _AHEAD.search(passage.low) else 0.0
    return Count(number, who, passage, at, score)


def _is_year(match: re.Match[str]) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", match["n"]) is not None


def _number(said: str) -> int:
    """Read a number as sentences have it: ``1,240``, ``1.2 million``, ``two dozen``."""
    total, part = 0.0, 0.0
    for word in said.replace("-", " ").replace(",", "").split():
        if word in _POWERS:
            total += (part or 1) * _POWERS[word]
            part = 0
        elif word in _DIGITS:
            part += _DIGITS[word]
        elif word[0].isdigit():
            part += float(word)
    return min(MOST, round(total + part))
