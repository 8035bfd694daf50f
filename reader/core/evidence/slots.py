"""A report to four sentences: what was found, in whom, how much, and what speaks against.

Each is a sentence of the text or none: nothing is put in other words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from reader.core.evidence.cue import cue, phrases
from reader.core.evidence.passages import Passage, is_short, lowered
from reader.core.evidence.scope import is_advice, scope
from reader.model import Evidence, Quote, Slots

_FOUND = cue(
    r"""
    (?:study|studies|researchers?|research|scientists?|investigators?|team|authors?|they|we|results?|findings?|data|trial|analysis|review|experiments?|report|paper|tests?|survey|evidence) <6>(?:found|finds?|show(?:s|ed|n)?|reveal(?:s|ed)?|suggest(?:s|ed)?|indicat(?:e|es|ed)|demonstrat(?:e|es|ed)|conclud(?:e|es|ed)|discover(?:s|ed)?|observed|identified|confirm(?:s|ed)?|determined|detected|report(?:s|ed)? that|noted that|saw)
    (?:was|were|is|are) (?:significantly |strongly |also |independently |not )?(?:associated|linked|tied|correlated) (?:with|to)
    (?:significantly|substantially|markedly) <1>(?:reduc|improv|lower|increas|decreas|higher|better|more|less|fewer|slow)\w*
    (?:reduced|lowered|improved|increased|decreased|cut|halved|doubled|slowed|prevented|raised) (?:the |their )?<2>(?:risk|rates?|levels?|symptoms|pain|pressure|mortality|death|survival|odds|likelihood|number|amount|chance|incidence)
    (?:is|was|were|are|be) <1>(?:more|less|just as|as|no more|no better|no less) <1>(?:effective|likely)
    """,
    "found find show reveal suggest indicat demonstrat conclud discover observed identified"
    " confirm determined detected report noted saw associated linked tied correlated"
    " significantly substantially markedly reduced lowered improved increased decreased cut"
    " halved doubled slowed prevented raised effective likely",
)
_NEW = phrases(
    r"""
    (?:this|the|new|latest|our|current|present) <1>(?:study|research|trial|analysis|findings|results|review|paper)
    researchers found|study found|we found|they found|found that|results show|study shows|according to
    """
)
_OLD = phrases(
    r"""
    (?:previous(?:ly)?|earlier|prior|past|other|existing|many|several|some) <2>(?:studies|trials?|research|work|experiments|reviews?|evidence)
    (?:studies|research) (?:have|has) (?:shown|found|suggested|linked)|until now|(?:set out|wanted|aimed|designed|hoped) to|hypothes\w+
    to (?:find out|determine|see|investigate|examine|test) (?:if|whether|how)|will|plan(?:s|ned)?|need(?:s|ed)?
    """
)
_BY_SOMEBODY = phrases(
    r"""
    (?:study|studies|researchers?|research|scientists?|investigators?|team|authors?|they|we|results?|findings?|data|trial|analysis|review|experiments?|report|paper|survey|evidence)
    """
)
_SAID = phrases(r"""(?:said|says|told|adds|added|explains|explained|i|we['’]re)""")
_TAKING_PART = cue(
    r"""
    (?:participants|patients|volunteers|subjects|women|men|children|adults|infants) (?:in the (?:study|trial)|were (?:aged|recruited|enrolled|randomi[sz]ed|randomly)|who took part)
    (?:study|trial|team|researchers|analysis|review|we|they) <2>(?:included|enrolled|recruited|involved|studied|examined|followed) <4><people>
    (?:studied|tested|experiments?|experimented|treated|study|fed|gave) <3>(?:in|on|with|using|of)? ?<2>(?:mice|rats|monkeys|pigs|rabbits|zebrafish|animals)
    """,
    "participants patients volunteers subjects women men children adults infants included"
    " enrolled recruited involved studied examined followed mice rats monkeys pigs rabbits"
    " fish animals",
)
_STUDIED = phrases(
    r"""
    stud(?:y|ied)|trial|research\w*|enrolled|recruited|randomi[sz]ed|participants|experiments?|tested|examined|analy[sz]\w+
    """
)
_GRAVE = phrases(
    r"""
    limitations?|caveats?|caution\w*|cannot|can['’]t|(?:not|n['’]t) prove|cause[- ]and[- ]effect|small <1>(?:study|trial|sample|number)
    observational|too (?:early|soon)|preliminary|peer[- ]reviewed|self-report\w*|mice|animals|larger|longer
    """
)
_CONTRAST = phrases(r"""(?:however|but|although|though|while|yet|still|nevertheless)""")


def fill_slots(title: str, text: Sequence[Passage], evidence: Evidence) -> Slots:
    """Find the four sentences among a text's; a short text is one to be read instead.

    Args:
        title: The article's title.
        text: Its sentences.
        evidence: What was found in them.
    """
    low = lowered(title)
    if is_short(text) or is_advice(low, text):
        return Slots()
    if not scope(low, text).reports(evidence, text):
        return Slots()
    effect = _effect(text, evidence)
    return Slots(
        finding=_best(text, lambda one: _as_finding(one, effect)),
        population=_quoted(evidence, "people")
        or _best(text, _as_population)
        or _quoted(evidence, "animals"),
        effect=effect,
        caveat=_caveat(text, evidence),
    )


def _quoted(evidence: Evidence, *kinds: str) -> Quote | None:
    """The first, and so most telling, item of these kinds."""
    return next((one.quote for one in evidence.items if one.kind in kinds), None)


def _best(
    text: Iterable[Passage],
    score: Callable[[Passage], float],
    quotes: Iterable[Quote] = (),
) -> Quote | None:
    """The sentence with the highest score above none; the first among equals.

    Args:
        text: Sentences.
        score: What each is worth.
        quotes: Parts of sentences that are shown in their place.
    """
    scored = [(score(one), -one.number, one) for one in text]
    best = max(scored, key=lambda found: found[:2], default=None)
    if not best or best[0] <= 0:
        return None
    return next(filter(best[2].holds, quotes), best[2].quote)


def _as_finding(passage: Passage, effect: Quote | None) -> float:
    """How well a sentence says what was found: more if new, early, and in its place."""
    low = passage.low
    found = _FOUND.match(passage)
    if not found or not 7 <= low.count(" ") <= 60 or low.endswith("?"):
        return 0.0
    score = (
        2.0 if _NEW.search(low) else 1.2 if _BY_SOMEBODY.search(found.group()) else 0.9
    )
    score -= 1.5 if _OLD.search(low) else 0.0
    score -= 0.5 if _SAID.search(low) else 0.0
    score += 0.5 if passage.kind in ("results", "conclusion") else 0.0
    score -= 0.3 if effect and passage.holds(effect) else 0.0
    return score + 1 / (1 + 0.3 * passage.number) - 1.2


def _effect(text: Sequence[Passage], evidence: Evidence) -> Quote | None:
    """The figures of the study itself, side by side where there are such."""
    worth = {
        item.quote: 1.0
        + item.label.startswith("side") / 2
        - (item.kind == "relative") / 4
        for item in reversed(evidence.items)
        if item.kind in ("absolute", "relative")
    }

    def score(passage: Passage) -> float:
        told = max((w for q, w in worth.items() if passage.holds(q)), default=0.0)
        if not told:
            return 0.0
        score = told + (0.5 if _FOUND.match(passage) else 0.0)
        score += 0.3 if _NEW.search(passage.low) else 0.0
        return score - (0.8 if _OLD.search(passage.low) else 0.0)

    return _best(text, score, sorted(worth, key=lambda quote: -worth[quote]))


def _as_population(passage: Passage) -> float:
    if not _TAKING_PART.match(passage) or not _STUDIED.search(passage.low):
        return 0.0
    score = 0.5 if _OLD.search(passage.low) else 1.5
    return score + (0.5 if passage.kind == "methods" else 0.0)


def _caveat(text: Sequence[Passage], evidence: Evidence) -> Quote | None:
    """A limit, best one of weight and late in the text; else harms that were seen."""
    limits = [one.quote for one in evidence.items if one.kind == "limits"]

    def score(passage: Passage) -> float:
        if not any(map(passage.holds, limits)):
            return 0.0
        late = passage.number / len(text)
        grave = 1.0 if _GRAVE.search(passage.low) else 0.0
        grave += 1.0 if passage.kind == "limits" else 0.0
        return 1 + grave + late / 2 + (0.3 if _CONTRAST.search(passage.low) else 0.0)

    harms = [one for one in evidence.items if one.kind == "harms" and ":" in one.label]
    return _best(text, score, limits) or next((one.quote for one in harms), None)
