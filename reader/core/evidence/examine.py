"""Sentences to all that they say of the study they report: evidence, item by item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from reader.core.evidence.cue import Cue, phrases
from reader.core.evidence.effects import ABSOLUTE, COMPARED, RELATIVE, duration
from reader.core.evidence.harms import ELSEWHERE, HARMS, SEEN, SYMPTOMS, TO_ANIMALS
from reader.core.evidence.headed import HEADED
from reader.core.evidence.journals import Journal, journals
from reader.core.evidence.limits import ALTERNATIVES, LIMITS
from reader.core.evidence.money import CONFLICT, COSTS, FUNDING, PRICED, PUBLIC
from reader.core.evidence.passages import Passage, headline, is_short, lowered
from reader.core.evidence.people import Count, by_rank, counts
from reader.core.evidence.scope import is_advice, is_told, scope
from reader.core.evidence.study import Design, hides, is_opinion, study
from reader.core.evidence.traces import identified, registered
from reader.core.evidence.voices import INDEPENDENT, MEETING, PREPRINT, anonymous
from reader.core.evidence.wording import HYPE, is_causal
from reader.model import EVIDENCE_ASKED, EVIDENCE_KINDS, Evidence, EvidenceItem, Quote

_MOST = 4
"""Items of one kind: enough to see, and not the whole text once more."""

_LONGEST_LABEL = 70

_TAKING = re.compile(r"(?:taking|using|treated with|drugs?|medications?)\b", re.I)

_LEAST_SPACES = 5
"""In a sentence, not in a label."""

_OF_TITLES = frozenset({"preprint", "absolute", "relative", "harms", "hype"})
"""Kinds of evidence that a title can give by itself."""

_SURE = 1.5
"""The score of a count that stands by itself, where nothing else tells of a study."""


class _Kind(NamedTuple):
    """A kind of item that a cue finds, and what it is called."""

    kind: str
    cue: Cue
    label: str
    """``{}`` stands for the words that say it."""
    better: str = ""
    """Its label where the sentence says it more plainly; such ones come first."""
    says: re.Pattern[str] | None = None
    """What makes it plainer, "" where nothing does."""
    unless: re.Pattern[str] | None = None

    def is_better(self, low: str) -> bool:
        """Whether a sentence in lower case says it the plainer way."""
        if self.says is None or not self.says.search(low):
            return False
        return self.unless is None or not self.unless.search(low)


_KINDS = (
    _Kind("meeting", MEETING, "presented at a meeting"),
    _Kind("preprint", PREPRINT, "not checked by other experts yet"),
    _Kind("absolute", ABSOLUTE, "in figures: “{}”", "side by side: “{}”", COMPARED),
    _Kind("relative", RELATIVE, "as a comparison: “{}”"),
    _Kind("harms", HARMS, "harms", "harms: what was seen", SEEN, ELSEWHERE),
    _Kind("harms", SYMPTOMS, "harms", "harms: what was seen", SEEN, ELSEWHERE),
    _Kind("costs", COSTS, "costs", "a cost, in figures", PRICED.says, PRICED.unless),
    _Kind("alternatives", ALTERNATIVES, "an alternative"),
    _Kind("independent", INDEPENDENT, "somebody from outside the study"),
    _Kind("funding", FUNDING, "who paid", "who paid: public or charity", PUBLIC),
    _Kind("conflict", CONFLICT, "interests declared"),
    _Kind("limits", LIMITS, "a limit", "a limit, under that heading"),
    _Kind("hype", HYPE, "strong words: “{}”"),
)


_PUBLISHED = phrases(
    r"""
    publish\w*|publication|sources?|(?:came|comes?) out in|appear(?:s|ed|ing)?|writ(?:es?|ing|ten) in|describ\w+ in|journal|issue of
    (?:report\w*|stud(?:y|ies)|paper|article|research|trial|findings|results|editorial|letter|essay) <4>in
    """
)
"""What a sentence says of a journal in which something stands."""


class _Known(NamedTuple):
    """What is known of the study itself."""

    design: Design | None
    counts: list[Count]
    """The one that counts all comes first."""
    journals: list[Journal]
    is_titled_opinion: bool
    """Whether the title says that this is somebody's opinion, and so no report."""

    @property
    def people(self) -> int | None:
        """How many took part."""
        return self.counts[0].number if self.counts else None


def examine(
    title: str, text: Sequence[Passage], headings: Sequence[Passage] = ()
) -> Evidence:
    """Find what a text says of its study; each item quotes its sentence.

    Nothing is judged, and what is not found is only said not to be found. What no
    sentence says, the title or a heading may.

    Args:
        title: The article's title.
        text: Its sentences.
        headings: What its sections are called.
    """
    above = headline(title)
    asked = scope(above.low, text)
    # "Individuals" are ants or fish where nothing is said of people's health.
    people = by_rank(counts(text) or counts([above])) if asked.is_of_health else []
    is_opinion_of_one, is_guide = is_opinion(above.low), is_advice(above.low, text)
    design = None
    if asked.is_of_health and not is_opinion_of_one and not is_guide:
        design = study(above, text, len(people))
    named = [journal for passage in text for journal in journals(passage)]
    known = _Known(design, people, named, is_opinion_of_one)
    items = [
        item
        for item in (
            *_of_the_study(known, text),
            *_by_cues(text, above, headings),
            *_by_words(text, design),
        )
        if asked.takes(item.kind)
    ]
    order = list(EVIDENCE_KINDS)
    items.sort(key=lambda item: order.index(item.kind))
    is_preprint = any(item.kind == "preprint" for item in items)
    return Evidence(
        line=None if is_guide else _line(title, known, is_preprint=is_preprint),
        studies=_studies(known, is_preprint=is_preprint),
        people=known.people,
        items=tuple(items),
        absent=() if is_guide or not asked.is_of_health else _absent(text, items),
    )


def _of_the_study(known: _Known, text: Sequence[Passage]) -> Iterator[EvidenceItem]:
    design, named = known.design, known.journals
    if design:
        yield EvidenceItem("study", design.label, design.quote)
        if design.where:
            yield EvidenceItem("animals", design.where, design.quote)
    for one in known.counts[:_MOST]:
        label = f"{one.number:,} {one.who}"
        yield EvidenceItem("people", label, one.passage.about(*one.at))
    for journal in named[:1]:
        is_said = _PUBLISHED.search(journal.passage.low) is not None
        label = "published in" if is_said else "a journal is named:"
        yield EvidenceItem("journal", f"{label} {journal.short}", journal.passage.quote)
    for kind, label_of in (
        ("registry", registered),
        ("identifier", identified),
        ("duration", duration),
    ):
        labelled = ((label_of(passage), passage) for passage in text)
        for label, passage in islice(filter(itemgetter(0), labelled), 1):
            yield EvidenceItem(kind, label, passage.quote)


def _by_cues(
    text: Sequence[Passage], title: Passage, headings: Sequence[Passage]
) -> Iterator[EvidenceItem]:
    seen = set[tuple[str, int]]()
    said = set[str]()
    for asked in _KINDS:
        found = []
        for passage, words, quote in _said(asked, text, title.low):
            if (asked.kind, passage.number) in seen:
                continue
            seen.add((asked.kind, passage.number))
            is_better = asked.is_better(passage.low) or passage.kind == asked.kind
            label = (asked.better if is_better else asked.label).format(words)
            if asked.kind == "harms" and TO_ANIMALS.search(passage.low):
                is_better, label = False, "harms, to animals"
            found.append((is_better, EvidenceItem(asked.kind, label, quote)))
        found.sort(key=lambda one: not one[0])
        yield from (item for _, item in found[:_MOST])
        said |= {asked.kind} if found else set()
    for asked in _KINDS:
        if asked.kind not in said and (item := _above(asked, title, headings)):
            said.add(asked.kind)
            yield item


def _above(
    asked: _Kind, title: Passage, headings: Sequence[Passage]
) -> EvidenceItem | None:
    """What the title says of it, or one of the headings."""
    pattern = HEADED.get(asked.kind)
    for passage in headings if pattern else ():
        if pattern and pattern.match(passage.low):
            return EvidenceItem(asked.kind, asked.label, passage.quote)
    if asked.kind in _OF_TITLES and (match := asked.cue.match(title)):
        words = _shortened(title.text[slice(*match.span())])
        return EvidenceItem(asked.kind, asked.label.format(words), title.quote)
    return None


def _said(
    asked: _Kind, text: Sequence[Passage], title: str
) -> Iterator[tuple[Passage, str, Quote]]:
    """Yield the sentences that say it, the words in which they do, and what to quote."""
    for passage, match in asked.cue.find(text):
        start, end = match.span()
        words = passage.text[start:end]
        # The drug that the report is about is no alternative to it.
        is_its_own = _TAKING.match(words) and words.split()[-1].lower() in title
        if asked.kind != "alternatives" or not is_its_own:
            yield passage, _shortened(words), passage.about(start, end)
    if asked.kind == "limits":
        # Beneath "Limitations" every sentence is one, whatever its words.
        for passage in text:
            if passage.kind == "limits" and passage.text.count(" ") >= _LEAST_SPACES:
                yield passage, "", passage.quote


def _by_words(text: Sequence[Passage], design: Design | None) -> Iterator[EvidenceItem]:
    found = 0
    for passage in text:
        if (source := anonymous(passage.text)) and found < _MOST:
            found += 1
            label = f"no source is named: “{_shortened(source)}”"
            yield EvidenceItem("anonymous", label, passage.quote)
    if design and design.is_observational:
        for passage in text[:2]:
            if is_causal(passage.low):
                label = "worded as a cause; the study is observational"
                yield EvidenceItem("causal", label, passage.quote)
                return


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST_LABEL:
        return words
    return words[: _LONGEST_LABEL - 1].rsplit(" ", 1)[0] + "…"


def _studies(known: _Known, *, is_preprint: bool) -> tuple[str, ...]:
    if known.is_titled_opinion:
        return ("opinion",)
    main = (known.design.study,) if known.design else ()
    return (*main, "preprint") if is_preprint else main


def _absent(text: Sequence[Passage], items: Sequence[EvidenceItem]) -> tuple[str, ...]:
    """What was looked for and not found, where a study is reported at some length."""
    found = {item.kind for item in items}
    if is_short(text) or not is_told(items, text):
        return ()
    return tuple(kind for kind in EVIDENCE_ASKED if kind not in found)


def _line(title: str, known: _Known, *, is_preprint: bool) -> str | None:
    """Say it in a few words: ``randomised trial · 1,240 people · NEJM``."""
    design, named = known.design, known.journals
    if known.is_titled_opinion:
        return " · ".join(["opinion", *(journal.short for journal in named[:1])])
    parts = []
    if design and not design.where:
        parts.append(design.label)
    elif design and hides(lowered(title)):
        parts.append(design.where)
    is_sure = design or named or (known.counts and known.counts[0].score >= _SURE)
    if known.people and is_sure and not (design and design.where):
        parts.append(f"{known.people:,} people")
    parts += [journal.short for journal in named[:1]]
    if is_preprint:
        parts.append("preprint")
    return " · ".join(parts) or None
