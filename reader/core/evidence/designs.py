"""The words by which a text tells of the kind of study that it reports."""

from __future__ import annotations

from reader.core.evidence.cue import Cue, cue, phrases
from reader.core.evidence.species import SPECIES

_NONE = (
    r"(?:no|non|not|never|without|lack(?:s|ed|ing)?(?: of)?|absence of|few|\w+n['’]t)"
)

MENTIONS: dict[str, Cue] = {
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
        (?<!mendelian )randomi[sz](?:ed|ation|ing|es?)
        randomly (?:assigned|allocated|selected to receive|divided|given|received|split|placed|put|chosen to (?:receive|take|get))
        (?:assigned|allocated|divided|split) (?:at random|randomly|by (?:lot|chance))
        (?:(?:toss|flip)(?:ed|ing)? (?:of )?an? coin|coin (?:toss|flip)|let (?:an? coin|chance) decide|(?:an? coin|chance) decided (?:who|whether|which))
        (?:double|triple|single)[- ]blind\w*
        placebo[- ]controlled
        (?:given|got|received|took|taking|receiving|versus|vs\.?|or|and|with|to|on) (?:an? |the )?<1>(?:placebo|dummy (?:pill|treatment)s?|sham)
        rcts?
        """,
        "random blind placebo dummy sham rct assigned coin chance by_lot",
        unless=rf"""
        {_NONE} (?:an? |been |yet |any )?<1>(?:placebo[- ]controlled|double[- ]blind(?:ed)?|controlled|randomi[sz](?:ed|ation)|rcts?)
        non-?randomi[sz]ed
        """,
    ),
    "trial": cue(
        r"""
        (?:clinical|controlled|pilot|open[- ]label|single[- ]arm|non-?randomi[sz]ed|feasibility) (?:trial|study)s?(?! design)
        phase[- ](?:i{1,3}v?|[1-4])(?:[ab/]\w{0,3})?
        (?:early|mid|late)[- ]stage (?:clinical )?(?:trial|study)
        first[- ]in[- ]humans?
        human trials?
        (?:cross-?over|quasi-experimental|before-and-after) <1>(?:trial|study|design)
        (?:the|this|our|new|a) <2>trials?
        """,
        "cross quasi before-and trial phase pilot open single controlled random clinical stage human feasib",
        unless=rf"""
        {_NONE} (?:an? |any )?<2>trials?
        """,
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
        mendelian randomi[sz]ation
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
        " biobank questionnaire physicians women claims mendel",
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
        (?:{SPECIES})
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
"""By the name of each kind, what a sentence calls it."""

FUTURE = phrases(
    r"""
    will|plan(?:s|ned|ning)?|hop(?:e|es|ing)|needs?|needed|should|would|future
    next step|must|yet to|not (?:yet )?(?:been )?(?:tested|undergone)|n['’]t (?:yet )?been
    under ?way|ongoing|have begun|has begun|further|larger|additional|more (?:research|studies|trials)|looking to|seeking
    begin(?:ning)?|launch(?:ing)?|upcoming|if (?:confirmed|proven)
    """
)
"""Of studies that are still to come."""

BACKGROUND = phrases(
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
"""Of studies that others made before."""

OF_BODIES = phrases(
    r"""
    stud(?:y|ies|ied)|research\w*|scientists?|experiment\w*|trials?|patients?|disease\w*|illness\w*
    drugs?|treat\w*|therap\w+|vaccin\w+|protein\w*|genes?|genetic\w*|cells?|brains?|immune|immunity|inflammat\w+
    infect\w+|virus\w*|cancers?|tumou?rs?|molecul\w+|hormon\w+|tissues?|lab(?:oratory)?|in[- ]vitro|health\w*|sle(?:ep|pt)
    """
)
"""What stands beside mice in a report on health; pigs kept as pets have none of it."""

LABELS = {
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
"""What each is called on the screen."""

STUDY_OF = {
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
"""Which of `reader.model.STUDIES` each is."""
