"""A text to what it may be asked: whether it speaks of health, and of a study.

The cues were made for reports on health. A botanist's "negative effects of crossing",
a mystic's "limits of the self" and a husband's "support from another" are no harms, no
limits and no funding of anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.core.evidence.cue import phrases
from reader.core.evidence.passages import Passage, is_short
from reader.core.evidence.species import ANIMALS

_HEALTH = phrases(
    r"""
    patients?|health(?:care|y|ier)?|diseases?|illness(?:es)?|disorders?|symptoms?
    clinic(?:s|al|ally|ians?)?|medical(?:ly)?|medicines?|medications?|drugs?|hospitals?
    doctors?|physicians?|nurses?
    therap(?:y|ies|eutics?)|cancers?|tumou?rs?|diagnos(?:ed|is|es|tic)|surgery|surgical
    surgeons?|vaccin\w+|pills?|placebo|pregnan\w+|mortality|death rates?
    people|adults|children|toddlers|infants|babies|women|men|participants|volunteers
    diabet\w+|obes\w+|stroke|heart|dementia|depress\w+|anxiety|asthma|pain|exercise
    cardi(?:ac|o\w+)|(?:osteo)?arthriti[sc]|(?:anti-?)?tubercul\w+|immun\w+|infect(?:ions?|ious|ed)
    side[- ]effects?|dos(?:es?|ages?)|diet(?:s|ary)?|sleep|smok\w+|covid(?:-19)?|blood pressure|teeth|tooth|dental|gums?
    """
)
_LAB = phrases(
    r"""
    in vitro|cell lines?|cohorts?|meta-?analys[ei]s|systematic reviews?|randomi[sz]ed
    """
)
"""What speaks of the life sciences at least, as beasts of the laboratory do."""
_LEAST_HEALTH = 3
"""Mentions; the abstract of a botanist's paper has one or two, a report on health ten."""

_STUDY = phrases(
    r"""
    stud(?:y|ies|ied)|trials?|research|researchers?|scientists?|investigators?
    experiments?|surveys?|analys[ei]s|meta-analys[ei]s|data|participants|patients
    volunteers|randomi[sz]ed|cohort|placebo|evidence|guidelines?
    we (?:found|find|show(?:ed)?|report(?:ed)?|investigated?|examined?|compared?)
    we (?:assess(?:ed)?|asked|tested|measured)
    """
)

_OF_HEALTH = frozenset(
    {
        "study",
        "animals",
        "people",
        "harms",
        "costs",
        "alternatives",
        "absolute",
        "relative",
        "hype",
        "causal",
    }
    | {"independent", "funding", "conflict", "limits", "anonymous", "duration"}
)
"""Kinds of evidence that mean nothing where a text is not about health."""
_OF_A_STUDY = frozenset({"independent", "funding", "conflict", "limits", "duration"})
"""Kinds that are said of a study, and so mean nothing where there is none."""


class Scope(NamedTuple):
    """What a text speaks of."""

    is_of_health: bool
    """Whether it speaks of people's health, disease or treatment."""
    is_of_a_study: bool
    """Whether it tells of any study."""

    def takes(self, kind: str) -> bool:
        """Whether evidence of a kind means anything in this text."""
        if kind in _OF_HEALTH and not self.is_of_health:
            return False
        return self.is_of_a_study or kind not in _OF_A_STUDY


def scope(title: str, text: Sequence[Passage]) -> Scope:
    """Say what a text may be asked; a short one more, for who could tell.

    Args:
        title: The article's title, in lower case.
        text: Its sentences.
    """
    if is_short(text):
        return Scope(any(map(_may_be_of_health, _lows(title, text))), True)
    told = 2 * len(_HEALTH.findall(title))
    for passage in text:
        if told >= _LEAST_HEALTH:
            break
        told += len(_HEALTH.findall(passage.low))
    return Scope(told >= _LEAST_HEALTH, tells_of_a_study(title, text))


def _may_be_of_health(low: str) -> bool:
    return any(words.search(low) for words in (_HEALTH, _LAB, ANIMALS))


def tells_of_a_study(title: str, text: Sequence[Passage]) -> bool:
    """Whether a title in lower case, or a sentence, speaks of any study."""
    return any(map(_STUDY.search, _lows(title, text)))


def _lows(title: str, text: Sequence[Passage]) -> Iterator[str]:
    yield title
    for passage in text:
        yield passage.low
