"""What sentences say of how large an effect is, and of how long it was watched."""

from __future__ import annotations

import re

from reader.core.evidence.cue import cue, phrases
from reader.core.evidence.gate import Gate
from reader.core.evidence.passages import Passage

_BETTER = (
    r"(?:reduc\w+|lower\w*|higher|increas\w+|decreas\w+|less|more|greater|fewer|drop|dropped"
    r"|cuts?|decline\w*|improvement|better|faster|rise|boost|likelier|lesser|worse|slower"
    r"|shorter|longer|larger|smaller|heavier)"
)
_CHANGED = (
    r"(?:reduc\w+|lower\w*|increas\w+|decreas\w+|cut(?:s|ting)?|drop\w*|fell|falls?|falling"
    r"|declin\w+|improv\w+|rais\w+|rose|shr[aiu]nk\w*|slow\w*|boost\w*|down|up|higher|lower)"
)
_OUTCOME = r"""
    treat\w*|groups?|arm|taking|took|receiv(?:ed?|ing)|given|got|placebo|after|stud(?:y|ied)|trials?
    researchers?|compared|versus|vs|participants|volunteers|surviv\w+|respon\w+|relaps\w+|detected
    report(?:ed|ing)|experienced|improved?|found|those who|who (?:had|ate|drank|used|did)|risk
    accura\w+|correctly|sensitivity|specificity|patients|results?
    """
_PREVALENCE = r"""
    prevalence|afflict\w*|in their lifetimes?|americans (?:have|are|suffer|with)|(?:each|every) year|annually|nationwide|worldwide|globally
    of all (?:cancers|births|pregnancies|deaths|cases|women who become)|lifetime risk|(?:are|be|been|is) diagnosed|will develop|suffer(?:s|ing)? from|attending
    affects?|affecting|in the (?:united states|u\.?s\.?|uk|world|population)|kill(?:s|ing)|accounts? for|million (?:people|americans|adults|patients)
    (?:years|decades) ago|in the (?:first )?year after|<pct> of (?:all )?(?:people|adults|americans|men|women|children|the population) (?:have|suffer|get|develop|live|are|experience)
    completed the (?:stud(?:y|ies)|trials?|program(?:me)?|survey|follow-up)|cases (?:occur|happen|are found) in
    primary (?:objective|goal|endpoint) of|assigned <2>(?:half|a third|two[- ]thirds)
    before they reach|undergo|will die|diagnosed with <4>(?:will|die)|survive (?:a|one|five|ten) years?|five-year survival rate (?:is|of)
    """
_FIVE = r"(?:<num>|<word>)"
_RATE = r"<pct>(?<!point)(?<!points)"
"""Percentage points are no rate of anything."""

ABSOLUTE = cue(
    rf"""
    {_FIVE} (?:out of|in) (?:every )?(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|ten|hundred|a hundred|one hundred|a thousand|five|four|three|eight|twenty)(?! (?:years?|months?|countries|states|centers|centres|weeks|days))
    {_FIVE} <4>(?:per|for every|in every|out of every) (?:100|1,?000|10,?000|100,?000|million|thousand|hundred)
    from (?:about |an average of |nearly |around )?<pct> (?:[\w-]{{1,30}} ){{0,8}}?to (?:about |just |nearly |around )?<pct>
    <pct>[^;!?]{{0,120}}?(?:compared (?:with|to)|versus|vs\.?|against|while|but only|and only|than|whereas)[^;!?]{{0,80}}?<pct>
    percentage points?
    absolute (?:risk|difference|reduction|benefit|increase)
    numbers? needed to (?:treat|screen|harm)|nnts?
    <num> of (?:the |these |those |its |our )?<num>(?! (?:years|months))
    <pct> of (?:the |those |all |these |its |them )?<4>(?:<people>|group|arm|those|them|mice|tumou?rs|time|procedures|samples)
    (?:median|overall|average|mean) <3>(?:survival|time|duration)[^.]{{0,40}}?\d{{1,4}}(?:\.\d{{1,2}})? (?:months|weeks|years|days)
    (?:sensitivity|specificity|accuracy|accurate|(?:response|survival|cure|success|remission|detection|mortality|death|complication) rates?)<gap><pct>
    <pct> (?:sensitivity|specificity|accura(?:cy|te)|response|survival|success|cure|remission)
    (?:lost|gained|shed|dropped|fell|rose|lowered|reduced|increased|improved|decreased|extended|lived|slept|walked)\b<gap>(?:by|an average of|about|only|nearly|an extra|to|of) <num> (?:pounds|kg|kilograms?|kilos|points?|mm ?hg|minutes|hours|days|weeks|months|years|mg|millimet\w+|inches|cm|steps|calories)
    <num> (?:pounds|kg|kilograms?|kilos|points?|mm ?hg|minutes|hours|days|weeks|months) (?:more|less|fewer|longer|shorter|lower|higher|faster|sooner|earlier|later)
    (?:half|two[- ]thirds|one[- ]third|a third|three[- ]quarters|a quarter) of (?:the |those |all |them )?<3>(?:<people>|group|those)
    of (?:the |these |those )?<num> <3><people>,? (?:only |about |just |at least )?{_FIVE} (?!years?|months?|percent)
    {_FIVE} of (?:the |these |those |its |our )?(?:<num>|<word>) <3><people>
    <num>(?: ?%| <1>(?:points?|days?|weeks?|months?|years?|hours?|minutes?|mm ?hg))? (?:vs\.?|versus|compared (?:with|to)|against) (?:about |only |just |an average of )?<num>
    {_FIVE} <2>(?:cases?|deaths?|lives|events?|strokes?|heart attacks|people|fewer|more|extra|additional) <3>(?:per|for every|in every|out of every) (?:<num>|million|thousand|hundred)
    (?:decreas\w+|increas\w+|fell|dropped|declined|rose|reduc\w+|improv\w+|went|lowered|cut)<gap>from (?!(?:19|20)\d\d\b)(?:about |an average of |around )?<num> <6>to (?:about |just |only |an average of |around )?<num>
    <pct> (?:in|among|for|with|at|on|by) (?:the |those |patients |people |participants |women |men |placebo)
    <pct> of the time
    \(<pct>\)|\(<num> ?%[^)]{{0,60}}?\)
    """,
    "% cent points absolute needed nnt median average mean overall half third quarter"
    " pounds kg 0 1 2 3 4 5 6 7 8 9 two three four five six seven eight nine"
    " ten_in ten_of ten_out million hundred thousand eleven twelve teen twenty thirty forty fifty sixty seventy"
    " eighty ninety",
    _PREVALENCE,
    _OUTCOME,
)
"""How many of how many, or from how much to how much."""

COMPARED = phrases(
    r"""
    <num>(?: ?%| ?per ?cent| \w{1,12})?<far>(?:compared (?:with|to)|versus|vs\.?|while|whereas|than)<far><num>
    """
)
"""Two figures, side by side."""

RELATIVE = cue(
    rf"""
    {_RATE} (?!or )(?:(?!of |or |to |percent|that |who |were |was |and )[\w-]{{1,30}} ){{0,2}}?{_BETTER}
    {_CHANGED}<gap>by <about>{_RATE}
    (?:reduction|increase|decrease|decline|improvement|drop|rise)s? (?:of|by|was|were) <about>{_RATE}
    (?:<word>|\d{{1,3}}(?:\.\d{{1,2}})?)(?: times|[- ]fold) (?:(?:as|more|less) (?!concentrated|sensitive|accurate|expensive)|the (?:risk|odds|rate|chance)|higher|lower|greater|likel)\w*
    twice (?:as |the (?:risk|odds|rate|chance))\w*
    (?:doubl|tripl|quadrupl|halv)(?:ed|es|ing)(?: the| their)?[^.]{{0,25}}? (?:risk|odds|chances?|likelihood|rate|survival)
    (?:hazard|odds|risk|rate) ratio
    relative risks? (?:reduction|of|was|for)
    (?:half|third|quarter) (?:as likely|the risk)
    cut[^.]{{0,30}}? in half
    """,
    "% cent times fold twice doubl tripl quadrupl halv ratio relative half third quarter",
    r"""
    (?:sales|revenue|shares|profits?) (?:rose|fell|grew|increased|dropped)
    """,
)
"""How much more or less than others, without saying of how much."""

_DURATION = phrases(
    r"""
    follow(?:ed|ing)?[- ]?(?:up)?(?: (?:period|time))? <6>(?:for|of|over|was|through|after|to|until) <about>(?P<a>(?:(?:<num>|<word>)(?:-and-a-half| and a half)?)[- ](?:years?|months?|weeks?|days|decades?))
    (?:tracked|monitored|observed|studied|watched|treated|continued|lasted|lasting) <6>(?:for|over|during|through)? ?<about>(?P<b>(?:(?:<num>|<word>)(?:-and-a-half| and a half)?)[- ](?:years?|months?|weeks?|days|decades?))
    (?P<c>(?:(?:<num>|<word>)(?:-and-a-half| and a half)?)[- ](?:year|month|week|day|decade))(?:-long)? <2>(?:stud(?:y|ies)|trials?|follow-up|period|experiment|intervention|program(?:me)?|randomi[sz]ed)
    (?:over|during|for|across|throughout) (?:a period of |the course of |an average of |a median of |a mean of |up to |more than |about |at least |nearly |almost )?(?P<d>(?:(?:<num>|<word>)(?:-and-a-half| and a half)?)[- ](?:years?|months?|weeks?|decades?))(?! (?:at|before|ago))
    (?:median|mean|average) follow-up[^.]{0,30}? (?P<e>(?:(?:<num>|<word>)(?:-and-a-half| and a half)?) (?:years?|months?|weeks?|days))
    """
)
_OF_A_STUDY = phrases(
    r"""
    stud(?:y|ies|ied)|trials?|researchers?|participants?|patients|volunteers|follow(?:ed|ing|-up)|follow up
    tracked|monitored|randomi[sz]ed|assigned|treated|group|placebo|intervention|observed|took|received|given|ate|drank
    """
)
_NOT_OF_IT = phrases(
    r"""
    (?:for|over|in) (?:the (?:past|last|next|coming)|more than|many|several) <1>(?:years|decades)
    years? (?:ago|of experience|old|of age)|(?:past|last|previous|next) (?:<num> |<word> )?(?:years|months|weeks|decades)
    year-olds?|will|aged|plan(?:s|ned)?|had not|has been|have been|hav(?:e|ing) (?:had|suffered)|would|could|should|journal
    """
)


def duration(passage: Passage) -> str:
    """Say how long a study went on, as a sentence says; else nothing."""
    low = passage.low
    if not _SPAN.opens(low, passage.gates):
        return ""
    found = _DURATION.search(low)
    if not found or not _OF_A_STUDY.search(low) or _NOT_OF_IT.search(low):
        return ""
    return _plural(next(span for span in found.groups() if span))


_SPAN = Gate("year month week day decade")


def _plural(span: str) -> str:
    """``12-week`` as one says it by itself: ``12 weeks``."""
    number = _UNIT.sub("", span)
    unit = span.removeprefix(number).removesuffix("s")
    number = number.rstrip(" -")
    one = number in ("1", "one", "a")
    return f"{number} {unit}" if one else f"{number} {unit}s"


_UNIT = re.compile(r"[a-z]+$")
