"""A text to what it may be asked: whether it speaks of health, and of a study.

The cues were made for reports on health. A botanist's "negative effects of crossing",
a mystic's "limits of the self" and a husband's "support from another" are no harms, no
limits and no funding of anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.core.evidence.cue import phrases
from reader.core.evidence.passages import Passage, is_short
from reader.core.evidence.species import ANIMALS
from reader.model import Evidence, EvidenceItem

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

_OWN = phrases(
    r"""
    (?:here|herein|in this (?:study|paper|article|work|report|trial)),? we
    we (?:also |further )?(?:found|find|show(?:ed)?|report(?:ed)?|investigated?|demonstrated?|observed|identif(?:y|ied)|examined|compared?|analy[sz]ed)
    our (?:results?|findings?|study|data|analys[ei]s|experiments?) <2>(?:show|suggest|indicat|reveal|demonstrat|confirm|found|provid|highlight|support)\w*
    (?:this|the present|the current) (?:study|analysis|paper|trial|review|survey) <2>(?:show|suggest|indicat|reveal|demonstrat|confirm|found|finds|provid|highlight|present|examin|investigat|aim|assess|evaluat|describ|report)\w*
    (?:the|these) <1>(?:results|findings) <2>(?:show|suggest|indicat|reveal|demonstrat|confirm)\w*
    """
)
"""How a paper speaks of itself."""
_NEWS = phrases(
    r"""
    (?:new|newly published|latest) <1>(?:study|research|trial|analysis|review|survey|data|findings?|paper|report)
    (?:recently|newly|just) (?:discovered|found|reported|published)
    (?:study|research|trial|analysis|review) <1>(?:published|presented|reported|released) <gap>(?:today|yesterday|monday|tuesday|wednesday|thursday|friday|this week|this month|online)
    """
)
"""How the news speaks of a study, at the beginning."""
_BEGINNING = 5
"""Sentences."""
_REPORTED = phrases(
    r"""(?:study|trial|researchers|scientists|investigators|clinical trials)"""
)
_TRACES = frozenset({"study", "people", "journal", "meeting", "registry"})
_LEAST_REPORTED = 2
"""Sentences that speak of a study, where nothing else is known of it."""

_AT_LENGTH = phrases(r"""randomly assigned|(?:enlisted|enrolled|recruited) <num>""")
"""How more than a sentence is spent on one study."""
_ADVISING = re.compile(
    r"""^ \W* (?: how \s (?:to|can|do|should) \s (?:i|you|we)? | (?: the \s )? (?: \d+ | two | three | four
        | five | six | seven | eight | nine | ten ) \s (?: [\w'’-]+ \s ){0,3}? (?: ways | tips | things
        | reasons | foods | steps | habits | myths | facts | questions | rules | hacks ) \b
        | (?: what | everything ) \s (?: [\w'’-]+ \s ){0,3}? (?: to | should ) \s know \b
        | (?: a | the | your ) \s (?: [\w'’-]+ \s ){0,2}? guide \s to \b )
    | : \s (?: what \s to \s know | everything \s you | a \s guide
        | (?: uses | benefits | causes | symptoms | types | side \s effects ) , \s )""",
    re.X,
)
_TELLING = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|research(?:ers?)?|scientists?|finds?|found|shows?|mice|rats)\b"
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

    def reports(self, evidence: Evidence, text: Sequence[Passage]) -> bool:
        """Whether the text tells of a study as reports do, and not by the way.

        A paper speaks for itself, whatever it is about. Else the text must be on health
        and something of the study be known, or several sentences speak of it: a page of
        advice that cites "a 2016 study" once, a shop's news and a manual report nothing.

        Args:
            evidence: What was found in the text.
            text: Its sentences.
        """
        if any(_OWN.search(passage.low) for passage in text):
            return True
        if not (self.is_of_health and self.is_of_a_study):
            return False
        is_news = any(_NEWS.search(passage.low) for passage in text[:_BEGINNING])
        return is_news or is_told(evidence.items, text)


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


def is_told(items: Iterable[EvidenceItem], text: Sequence[Passage]) -> bool:
    """Whether something of a study is known, or several sentences speak of it."""
    if any(item.kind in _TRACES for item in items):
        return True
    told = sum(_REPORTED.search(passage.low) is not None for passage in text)
    return told >= _LEAST_REPORTED


def tells_of_a_study(title: str, text: Sequence[Passage]) -> bool:
    """Whether a title in lower case, or a sentence, speaks of any study."""
    return any(map(_STUDY.search, _lows(title, text)))


def _lows(title: str, text: Sequence[Passage]) -> Iterator[str]:
    yield title
    for passage in text:
        yield passage.low


def is_advice(title: str, text: Sequence[Passage]) -> bool:
    """Whether a text gives advice; what it cites is background, and no news of its own.

    Args:
        title: The article's title, in lower case. "How to sleep better" and "Garlic: uses,
            effects" head advice, "5 ways to sleep, study finds" does not.
        text: Its sentences. Some reports have such titles, too.
    """
    if not _ADVISING.search(title) or _TELLING.search(title):
        return False
    reports = (_OWN, _NEWS, _AT_LENGTH)
    return not any(said.search(one.low) for one in text for said in reports)
