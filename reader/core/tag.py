"""An article to the few tags by which it is found again."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.core.tongue import is_english
from reader.core.vocabulary.reading import Subject
from reader.core.vocabulary.spot import broader, spot, subject_of
from reader.core.words import length, sentences, spellings, stem, tokens
from reader.model import Tag

_MOST_HASHTAGS = 8
_MOST_LABELS = 5
_MOST_TOPICS = 6
_ASIDE = 0.15
"""Of the weight of the first topic; what weighs less is told in passing."""

_OFTEN = 6
"""Mentions that make a subject one, wherever they stand."""

_SHORT = 120
"""Words."""

_LONGEST_LABEL = 40
"""Characters; what is longer is a headline that went into the wrong box."""

_SAYING_NOTHING = """
    article articles blog blog-post blog-posts blogs default english featured
    featured-post general home homepage latest latest-news main misc miscellaneous news
    no-category original-article other post posts research-article rss slider stories
    story top-stories unassigned uncategorised uncategorized untagged update updates www
"""
_EMPTY_LABELS = frozenset(_SAYING_NOTHING.split())

# Whom a study looked at, and how, stands in nearly every article: that is a subject
# only where the opening names it, and even then less of one than what was studied.
_WEIGHT = {"people": 0.5, "body": 0.7, "study": 0.25}

_MEDICAL = frozenset({"condition", "treatment"})
_EVERYDAY = frozenset(
    {"exercise", "alcohol", "salt", "sugar", "nuts", "fruit and vegetables", "mouth"}
    | {"pets", "heart"}
)
"""Subjects whose names are said of budgets, molecules, flies and sharks as well."""

_OF_HEALTH = re.compile(
    r"\b(?:patients?|health(?:ier|y)?|diseases?|illness\w*|clinical\w*|medical\w*"
    r"|doctors?|physicians?|dentists?|dental|nutrition\w*|diets?|dietary|calories"
    r"|risk|mortality|blood|obes\w+|weight|intake|muscles?|fitness|sleep|brains?|body"
    r"|bodies|tooth|eat(?:ing)?|meals?|recipes?|snacks?"
    r"|your (?:teeth|mouth|gums|heart|dog|cat|pets?))\b"
)

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_APOSTROPHES = re.compile(r"['’]")
_NOT_A_WORD = re.compile(r"[\W_]+")


def tag(
    title: str,
    text: str,
    *,
    hashtags: Sequence[str] = (),
    labels: Sequence[str] = (),
) -> tuple[Tag, ...]:
    """Name what an article is about, in its author's words, the feed's, then ours.

    A subject is named once. Where the publisher's word and one of our topics mean the
    same, the publisher's word stands, since it is what its readers know. A text in
    another language than English has no topics of ours.

    Args:
        title: The article's title.
        text: Its plain text, a block a line.
        hashtags: As written, without the "#".
        labels: The feed's categories.
    """
    said = (slug(_HUMP.sub(" ", hashtag)) for hashtag in hashtags)
    filed = (slug(label) for label in labels if len(label) <= _LONGEST_LABEL)
    found: dict[object, Tag] = {}
    _gather(found, said, "hashtag", _MOST_HASHTAGS)
    _gather(found, filter(_says_something, filed), "feed", _MOST_LABELS)
    if is_english(f"{title}\n{text}"):
        topics = (slug(subject.name) for subject in _salient(title, text))
        _gather(found, topics, "topic", _MOST_TOPICS)
    return tuple(found.values())


def slug(name: str) -> str:
    """Write ``name`` as tags are written: "Women's Health" is ``womens-health``."""
    name = unicodedata.normalize("NFKC", name).replace("&", " and ")
    words = _NOT_A_WORD.sub(" ", _APOSTROPHES.sub("", name.lower()))
    return "-".join(words.split())


def _gather(
    found: dict[object, Tag], names: Iterable[str], origin: str, most: int
) -> None:
    """Add up to ``most`` tags whose meaning is not among those found yet."""
    for name in names:
        if sum(tag.origin == origin for tag in found.values()) >= most:
            return
        if name:
            found.setdefault(_meaning(name), Tag(name, origin))


def _meaning(name: str) -> object:
    """What two tags that say the same have in common."""
    spelled = name.replace("-", " ")
    return subject_of(spelled) or tuple(stem(token) for token in tokens(spelled))


def _says_something(label: str) -> bool:
    """Whether a feed's category divides its entries at all."""
    return (
        label not in _EMPTY_LABELS
        and not label.startswith("http")
        and any(character.isalpha() for character in label)
    )


class _Told(NamedTuple):
    """Where and how often an article names its subjects."""

    title: set[Subject]
    lead: set[Subject]
    times: Counter[Subject]
    is_short: bool
    """Whether there is no text to speak of."""


def _salient(title: str, text: str) -> list[Subject]:
    """The subjects an article is about, rather than all it mentions, best first.

    Measured against subject words that press offices give, this cut is worth more than
    a larger vocabulary.
    """
    told = _Told(
        title=_subjects(title),
        lead=_subjects(" ".join(sentences(text[:3000])[:3])),
        times=_counted(text),
        is_short=length(text) < _SHORT,
    )
    named = told.title | told.times.keys()
    if not _is_of_health(named, f"{title}\n{text}"):
        named = {subject for subject in named if subject.name not in _EVERYDAY}
    weights = {s: _weight(s, told) for s in named if _is_salient(s, told)}
    least = _ASIDE * max(weights.values(), default=0)
    salient = [s for s in weights if s in told.title or weights[s] >= least]
    return sorted(salient, key=lambda subject: (-weights[subject], subject.name))


def _is_of_health(named: Iterable[Subject], text: str) -> bool:
    """Whether anything but everyday words speaks of health: a disease, or a patient."""
    if any(s.kind in _MEDICAL and s.name not in _EVERYDAY for s in named):
        return True
    return _OF_HEALTH.search(text.lower()) is not None


def _is_salient(subject: Subject, told: _Told) -> bool:
    """In title and text, in the first sentences and once more, or often.

    A title alone may speak in images; where there is no more than a title, it decides.
    """
    times = told.times[subject]
    return (
        (subject in told.title and (times >= 2 or told.is_short))
        or (subject in told.lead and times >= 2)
        or (subject.kind not in _WEIGHT and times >= _OFTEN)
    )


def _weight(subject: Subject, told: _Told) -> float:
    points = told.times[subject]
    points += 4 * (subject in told.title) + (subject in told.lead)
    return points * _WEIGHT.get(subject.kind, 1)


def _subjects(text: str) -> set[Subject]:
    return set(_counted(text))


def _counted(text: str) -> Counter[Subject]:
    """How often each subject is named, or one that is a kind of it."""
    # The vocabulary is written with a typewriter's apostrophe.
    named = Counter([s for _, s in spot(spellings(text.replace("’", "'")))])
    times = named.copy()
    for subject, count in named.items():
        for above in broader(subject):
            times[above] += count
    return times
