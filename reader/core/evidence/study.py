"""Sentences to the kind of study that a text reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from reader.core.evidence.cue import Cue, cue, phrases
from reader.core.evidence.passages import Passage
from reader.model import Quote

_SPECIES = (
    r"mice|mouse|rats?|rodents?|monkeys?|macaques?|zebrafish|piglets?|pigs|rabbits?"
    r"|hamsters?|ferrets?|fruit fl(?:y|ies)|drosophila|primates|guinea pigs|c\. elegans"
)

_MENTIONS: dict[str, Cue] = {
    "guideline": cue(
        r"""
        (?:new|updated|revised|draft|clinical|practice|latest|evidence-based|final|international|national|treatment|screening|joint) <1>(?:guidelines?|guidance|recommendations)
        guidelines? (?:committee|panel|update|recommend|group|development)\w*
        (?:recommendation|consensus|position|policy|scientific) statements?
        (?:task force|panel|academy|association|college|society|committee|organi[sz]ation|nice|uspstf) <2>(?:now )?(?:recommend(?:s|ed|ing)?|advis(?:es|ed))
        """,
        "guideline guidance recommend statement advis",
    ),
    "opinion": cue(
        r"""
        (?:views|opinions) expressed (?:in this <2>(?:article|editorial|commentary|piece|column|letter|post|op-ed)|here) are
        this <1>(?:editorial|commentary|viewpoint|op-ed|opinion piece|column|perspective|letter) (?:argues|was|is|reflects|represents|discusses|considers|calls|first)
        in this <1>(?:editorial|commentary|viewpoint|op-ed|opinion piece|column|perspective|letter),? (?:we|i|the authors?)
        (?:we|i|the authors?) (?:argue|contend|comment)s? in this <1>(?:editorial|commentary|viewpoint|opinion piece|perspective|letter)
        is an opinion (?:piece|article|column)
        """,
        "views opinion editorial commentary viewpoint op-ed column perspective letter",
    ),
    "review": cue(
        r"""
        meta-? ?analy[sz]\w+
        systematic(?:ally)? review\w*
        systematic literature review
        cochrane (?:review|library|collaboration|database)
        umbrella review
        pooled (?:analysis|data|results)
        combined (?:the )?(?:data|results) (?:from|of) <3>(?:studies|trials)
        (?:reviewed|analy[sz]ed|looked at|examined|pooled) (?:the )?(?:(?:results|data|findings|evidence) (?:of|from|in) )?(?:about |more than |over )?(?:\d+|<word>) <3>(?:studies|trials|papers)
        review of (?:\d+|<word>) <3>(?:studies|trials)
        (?:pool(?:ed|ing)|combin(?:ed|ing)|analy[sz](?:ed|ing)|data|results|evidence) <2>(?:data|results|evidence|findings)? ?(?:from|of|in) (?:\d+|<word>) <3>(?:studies|trials)
        """,
        "data results evidence combining pooling analy systematic cochrane umbrella pooled combined reviewed review looked examined",
    ),
    "randomised": cue(
        r"""
        randomi[sz](?:ed|ation|ing|es?)
        randomly (?:assigned|allocated|selected to receive|divided|given|received|split|placed|put|chosen to (?:receive|take|get))
        (?:assigned|allocated|divided|split) (?:at random|randomly|by (?:lot|chance))
        (?:(?:toss|flip)(?:ed|ing)? (?:of )?an? coin|coin (?:toss|flip)|let (?:an? coin|chance) decide|(?:an? coin|chance) decided (?:who|whether|which))
        (?:double|triple|single)[- ]blind\w*
        placebo[- ]controlled
        (?:given|got|received|took|taking|receiving|versus|vs\.?|or|and|with|to|on) (?:an? |the )?<1>(?:placebo|dummy (?:pill|treatment)s?|sham)
        rcts?
        """,
        "random blind placebo dummy sham rct assigned coin chance by_lot",
    ),
    "trial": cue(
        r"""
        (?:clinical|controlled|pilot|open[- ]label|single[- ]arm|non-?randomi[sz]ed|feasibility) (?:trial|study)s?
        phase[- ](?:i{1,3}v?|[1-4])(?:[ab/]\w{0,3})?
        (?:early|mid|late)[- ]stage (?:clinical )?(?:trial|study)
        first[- ]in[- ]humans?
        human trials?
        (?:cross-?over|quasi-experimental|before-and-after) <1>(?:trial|study|design)
        (?:the|this|our|new|a) <2>trials?
        """,
        "cross quasi before-and trial phase pilot open single-arm controlled clinical stage human feasib",
        needs=r"""
        patients?|treat\w*|drugs?|clinical|participants?|placebo|doses?|researchers?|enrol\w*|volunteers?|vaccin\w+|therap\w+|phase
        randomi[sz]\w+|women|men|adults|children|people|pills?|medic\w+|health|disease|scientists?|investigators?|recruit\w*
        """,
    ),
    "cohort": cue(
        r"""
        observational
        cohorts?
        epidemiolog\w+ (?:study|studies|data|evidence)
        prospective(?:ly)?
        retrospective(?:ly)?
        case[- ]control
        cross-sectional
        longitudinal
        population-based
        (?:followed|tracked|monitored) (?:\w+[ ,-]+){0,8}?(?:for|over|through)<gap>(?:years?|months|decades?)
        (?:medical|health|hospital|insurance|death|patient|pharmacy|birth) records
        reviewed (?:the )?<3>(?:records|charts)
        (?:analy[sz]ed|examined|used|looked at|mined|studied|reviewed|combed) (?:\w+[- ]){0,5}?(?:data|database|databases|claims|records)
        (?:claims|medicare|administrative|national|insurance|health|survey) data(?:bases?)?(?! (?:drop|platform|portal|package|tool|centre|center|interface))
        data (?:from|on) (?:more than |nearly |about |over |almost |some )?(?:<num>|<word>|hundreds|thousands)<3>(?:<people>)
        databases? of
        follow-up of
        regist(?:ry|ries)
        nurses['’]? health study
        framingham <1>study
        framingham
        nhanes
        national health and nutrition examination
        (?:uk )?biobank
        food[- ]frequency questionnaires?
        (?:women['’]s|physicians['’]) health (?:initiative|study)
        """,
        "observ cohort epidem spective case cross- longitud population- followed tracked"
        " monitored record chart data follow- regist nurses framing nhanes nutrition"
        " biobank questionnaire physicians women",
        needs=r"""
        stud(?:y|ies|ied)|research\w*|analy[sz]\w+|follow(?:ed|-up)|scientists?|investigators?|team|cohorts?
        observational|trial|participants|tracked|patients|examined|data|we|authors?
        """,
    ),
    "survey": cue(
        r"""
        survey(?:ed|s)?
        polled
        (?:online|telephone|national|new) polls?
        (?:interviewed|focus groups)
        """,
        "survey poll interviewed focus",
        needs=r"""
        <people>|polled|households|families|respond\w+|self-report\w*|asked|telephone|online
        """,
    ),
    "case": cue(
        r"""
        case (?:report|history)
        case series
        case (?:reports|stud(?:y|ies)|histories) (?:of|on|in|about) <4><people>
        single (?:patient|case)
        an? (?:\d+|[a-z]+)-(?:year|month|week)-old <1>(?:man|woman|boy|girl|patient|infant|baby)<gap>(?:was treated|received|underwent|treated with|was diagnosed|presented)
        """,
        "case -old single",
    ),
    "animal": cue(
        rf"""
        (?:{_SPECIES})
        animal (?:models?|stud(?:y|ies)|experiments?|tests?|testing|trials?|research)
        (?:in|on|with) animals
        lab(?:oratory|oratories)? animals
        """,
        "mice mouse rat rodent monkey macaque zebrafish pig rabbit hamster ferret fruit_fl"
        " drosoph primate elegans animal",
    ),
    "lab": cue(
        r"""
        in[- ]vitro(?! fertili)
        cell (?:cultures?|lines?)
        cultured <3>cells
        petri dish\w*
        test[- ]tubes?
        tissue (?:cultures?|samples in the lab)
        (?:human|cancer|tumou?r|stem|brain|skin|nerve|liver|lung) cells (?:in|grown in) (?:the |a )?(?:lab\w*|dish|culture)
        lab(?:oratory)?[- ](?:grown|dish)
        organoids?
        """,
        "vitro cell petri test tissue lab organoid",
    ),
    "model": cue(
        r"""
        (?:computer|mathematical|simulation|epidemiological|microsimulation) (?:model|simulation)s?
        modell?ing study
        """,
        "model simulation",
    ),
}

_FUTURE = phrases(
    r"""
    will|plan(?:s|ned|ning)?|hop(?:e|es|ing)|needs?|needed|should|would|future
    next step|must|yet to|not (?:yet )?(?:been )?(?:tested|undergone)|n['’]t (?:yet )?been
    under ?way|ongoing|have begun|has begun|further|larger|additional|more (?:research|studies|trials)|looking to|seeking
    begin(?:ning)?|launch(?:ing)?|upcoming|if (?:confirmed|proven)
    """
)
_BACKGROUND = phrases(
    r"""
    (?:previous(?:ly)?|earlier|prior|past|other|recent|existing|many|several|some|few) <3>(?:studies|trials?|research|work|experiments|meta-analys\w+|reviews?)
    (?:studies|trials) (?:in|of|with) (?:mice|rats|animals|people|humans) (?:have|had)
    have (?:shown|found|suggested|demonstrated)
    (?:cohort|observational|epidemiological|case[- ]control|population|animal|longitudinal|prospective) studies (?:agree|have|had|show|suggest|link|indicate|find|report|point)
    (?:in )?an? <2>(?:review|trial|study|report|preprint|meta-analysis|experiment),? (?:is an?|looks|follows|tells|can|means|uses|compares|chance|measures|tests|asks|researchers (?:give|compare|follow))
    randomi[sz]ed (?:[\w-]+ ){0,3}trials
    (?:clinical|controlled) trials
    (?:not|n['’]t|without) <4>(?:randomi[sz]ed|placebo|blind\w*)
    """
)

_DEFINED = re.compile(r"(?:in )?an? ")

_LABELS = {
    "guideline": "guideline",
    "opinion": "opinion",
    "review": "review of studies",
    "randomised": "randomised trial",
    "trial": "clinical trial",
    "cohort": "observational study",
    "survey": "survey",
    "case": "case report",
    "animal": "animal study",
    "lab": "lab study",
    "model": "computer model",
}
_STUDIES = {
    "guideline": "guideline",
    "opinion": "opinion",
    "review": "review",
    "randomised": "trial",
    "trial": "trial",
    "cohort": "cohort",
    "survey": "cohort",
    "case": "case",
    "animal": "animal",
    "lab": "lab",
    "model": "lab",
}


_BENCHES = ("animal", "lab", "model")
_EARLY = 8
"""Sentences within which a study of animals or cells says that it is one; later on,
they are told of by the way."""


_OF_BODIES = phrases(
    r"""
    stud(?:y|ies|ied)|research\w*|scientists?|experiment\w*|trials?|patients?|disease\w*|illness\w*
    drugs?|treat\w*|therap\w+|vaccin\w+|protein\w*|genes?|genetic\w*|cells?|brains?|immune|immunity|inflammat\w+
    infect\w+|virus\w*|cancers?|tumou?rs?|molecul\w+|hormon\w+|tissues?|lab(?:oratory)?|in[- ]vitro|health\w*|sle(?:ep|pt)
    """
)
"""What stands beside mice in a report on health; pigs kept as pets have none of it."""


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
    found: dict[str, list[_Hit]] = {name: [] for name in _MENTIONS}
    for name, mention in _MENTIONS.items():
        for passage, match in mention.find((title, *text)):
            hit = _Hit(_weight(name, passage), passage, match.span())
            found[name].append(hit)
    score = {name: sum(hit.weight for hit in hits) for name, hits in found.items()}
    early = (hit.passage.number < _EARLY for n in _BENCHES for hit in found[n])
    if not any(early) or not any(_OF_BODIES.search(p.low) for p in (title, *text)):
        score |= dict.fromkeys(_BENCHES, 0.0)
    main = _main(score, people)
    if main is None:
        return None
    best = max(found[main], key=_plainness)
    quote, where = best.passage.about(*best.at), _where(main, (title, *text))
    return Design(main, _STUDIES[main], _LABELS[main], quote, where)


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
    rf"\b(?:{_SPECIES}|animals?|in[- ]vitro|cells?|lab|laboratory|organoids?)\b"
)


def hides(title: str) -> bool:
    """Whether a title, in lower case, keeps quiet about animals and cells."""
    return _BENCH.search(title) is None


def _where(name: str, text: Sequence[Passage]) -> str:
    if name in ("lab", "animal"):
        said = Counter(_CALLED.get(s, s) for p in text for s in _ANIMALS.findall(p.low))
        if name == "animal" and said:
            return f"in {said.most_common(1)[0][0]}"
        return "in animals" if name == "animal" else "in the lab"
    return "a computer model" if name == "model" else ""


_ANIMALS = re.compile(rf"\b(?:{_SPECIES})\b")
_CALLED = {
    "mouse": "mice",
    "rat": "rats",
    "rodent": "rodents",
    "monkey": "monkeys",
    "macaque": "macaques",
    "piglet": "piglets",
    "rabbit": "rabbits",
    "hamster": "hamsters",
    "ferret": "ferrets",
    "drosophila": "fruit flies",
    "fruit fly": "fruit flies",
    "c. elegans": "worms",
}


def _weight(name: str, passage: Passage) -> float:
    weight = 2.0 if passage.number < 3 or passage.kind == "methods" else 1.0
    if passage.kind == "background":
        return weight / 4
    if passage.kind != "methods" and _FUTURE.search(passage.low):
        return weight / 4
    if (name != "review" or _DEFINED.match(passage.low)) and _BACKGROUND.search(
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
