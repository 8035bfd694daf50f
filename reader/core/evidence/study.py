"""Sentences to the kind of study that a text reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from reader.core.evidence.designs import (
    BACKGROUND,
    FUTURE,
    LABELS,
    MENTIONS,
    OF_BODIES,
    STUDY_OF,
)
from reader.core.evidence.passages import Passage
from reader.core.evidence.species import ANIMALS, CALLED, SPECIES
from reader.model import Quote

_DEFINED = re.compile(r"(?:in )?an? ")

_BENCHES = ("animal", "lab", "model")
_EARLY = 8
"""Sentences within which a study of animals or cells says that it is one; later on,
they are told of by the way."""


class Design(NamedTuple):
    """The kind of study that a text reports."""

    name: str
    study: str
    """A key of `reader.model.STUDIES`."""
    label: str
    quote: Quote
    """What says it best."""
    where: str = ""
    """``in mice``, ``in the lab``: on whom, where that is not people."""

    @property
    def is_observational(self) -> bool:
        """Whether it can see links, and no causes."""
        return self.study == "cohort"


def study(title: Passage, text: Sequence[Passage], people: int = 0) -> Design | None:
    """Say what kind of study a text reports; None where that stays unclear.

    Every sentence that mentions a kind counts once for it, twice at the beginning of
    the text and in the title, and a quarter where it speaks of studies past or to come.
    The title is quoted where no sentence says it as plainly.

    Args:
        title: The article's title.
        text: Its sentences.
        people: How many of them count people who took part.
    """
    found: dict[str, list[_Hit]] = {name: [] for name in MENTIONS}
    for name, mention in MENTIONS.items():
        for passage, match in mention.find((title, *text)):
            hit = _Hit(_weight(name, passage), passage, match.span())
            found[name].append(hit)
    score = {name: sum(hit.weight for hit in hits) for name, hits in found.items()}
    early = (hit.passage.number < _EARLY for n in _BENCHES for hit in found[n])
    if not any(early) or not any(OF_BODIES.search(p.low) for p in (title, *text)):
        score |= dict.fromkeys(_BENCHES, 0.0)
    main = _main(score, people)
    if main is None:
        return None
    best = max(found[main], key=_plainness)
    quote, where = best.passage.about(*best.at), _where(main, (title, *text))
    return Design(main, STUDY_OF[main], LABELS[main], quote, where)


class _Hit(NamedTuple):
    """A sentence that mentions a kind of study."""

    weight: float
    passage: Passage
    at: tuple[int, int]
    """Where in the sentence."""


def _plainness(hit: _Hit) -> tuple[float, bool, int]:
    number = hit.passage.number
    return hit.weight, number >= 0, -number


_TITLED = re.compile(
    r"""^ \W* (?: (?: guest \s )? editorial | opinions? | op-?ed | viewpoint | perspective
        | commentary | comment | correspondence | letters? (?: \s to \s the \s editors? )? )
        \s? [:|–—]
    | [:|–—] \s? (?: editorial | opinion | op-?ed | viewpoint | commentary ) \W* $""",
    re.X,
)


def is_opinion(title: str) -> bool:
    """Whether a title, in lower case, says that somebody gives an opinion."""
    return _TITLED.search(title) is not None


_BENCH = re.compile(
    rf"\b(?:{SPECIES}|animals?|in[- ]vitro|cells?|lab|laboratory|organoids?)\b"
)


def hides(title: str) -> bool:
    """Whether a title, in lower case, keeps quiet about animals and cells."""
    return _BENCH.search(title) is None


def _where(name: str, text: Sequence[Passage]) -> str:
    if name in ("lab", "animal"):
        said = Counter(CALLED.get(s, s) for p in text for s in ANIMALS.findall(p.low))
        if name == "animal" and said:
            return f"in {said.most_common(1)[0][0]}"
        return "in animals" if name == "animal" else "in the lab"
    return "a computer model" if name == "model" else ""


def _weight(name: str, passage: Passage) -> float:
    weight = 2.0 if passage.number < 3 or passage.kind == "methods" else 1.0
    if passage.kind == "background":
        return weight / 4
    if passage.kind != "methods" and FUTURE.search(passage.low):
        return weight / 4
    if (name != "review" or _DEFINED.match(passage.low)) and BACKGROUND.search(
        passage.low
    ):
        return weight / 4
    return weight


def _main(score: dict[str, float], people: int) -> str | None:
    """Choose among the kinds mentioned: what reports of trials also mention loses."""
    human = sum(score[n] for n in ("review", "randomised", "cohort", "survey", "case"))
    human += score["trial"] / 2 + min(3, people)
    bench = score["animal"] + score["lab"]
    told = max(human - score["trial"] / 2, score["trial"], bench)
    if score["guideline"] >= 3 and score["guideline"] > told:
        return "guideline"
    if score["opinion"] >= 1 and score["opinion"] >= told:
        return "opinion"
    animal = "animal" if score["animal"] >= score["lab"] / 2 else "lab"
    if bench >= 2 and bench > human:
        return animal
    if score["review"] >= 1 and score["review"] >= min(2, score["randomised"] / 2):
        return "review"
    if score["randomised"] >= 1 and score["randomised"] >= score["cohort"] / 3:
        return "randomised"
    if score["cohort"] >= 1 and score["cohort"] >= score["trial"] / 2:
        return "cohort"
    for name, least in (("trial", 1), ("case", 1), ("survey", 1), ("model", 2)):
        if score[name] >= least:
            return name
    return None
