"""How sentences speak: loudly, or of cause where only a link was seen."""

from __future__ import annotations

from reader.core.evidence.cue import Cue, cue, phrases

_OUTCOME = (
    r"(?:results?|effects?|improv\w+|reduc\w+|benefits?|responses?|success\w*|findings?"
    r"|recover\w+|relie\w+|decreas\w+|declin\w+|outcomes?|advances?|progress|breakthrough"
    r"|potential|survival|treatments?|therap(?:y|ies)|drugs?|stud(?:y|ies)|discover\w+"
    r"|technolog\w+|medicine|power|impact|step|achievement|promise|development|difference"
    r"|drop|better|effective|prolong\w*|extend\w*|slow\w*|lower\w*|event|event in)"
)
HYPE: Cue = cue(
    rf"""
    ground-?\s?breaking
    break-?throughs?
    game[- ]chang(?:er|ers|ing)
    miracles?
    miraculous(?:ly)?
    revolution(?:ary|i[sz]e[sd]?|i[sz]ing)
    astonish(?:ing|ingly|ed)
    astound(?:ing|ingly|ed)
    amaz(?:ing|ingly|ed)
    mind-?(?:blowing|boggling)|jaw-dropping|eye-popping
    wonder[- ](?:drug|pill|cure|treatment)s?
    (?:magic|silver) bullets?
    holy grail
    cure-?all|panacea
    paradigm[- ]shift\w*
    unparalleled|unrivall?ed
    first-ever|world['’]s first|never[- ]before[- ]seen
    exciting(?:ly)?|thrilling|excited (?:about|by|to (?:see|share|announce))|thrilled
    super-?foods?
    fountain of youth
    life-?\s?changing
    landmark (?:study|trial|finding|discovery|paper|research|result)s?
    100% effective|guaranteed to
    (?:giant|quantum|huge|enormous) (?:step|leap)s?
    major (?:advance|step forward|step|milestone|breakthrough)
    (?:new|offers?|offering|gives?|brings?|bring|giving|renewed|fresh|real) <1>hope(?! that)
    hope (?:for|to) (?:the )?(?:patients|people|sufferers|those|millions|families|women|men|the future)
    secret (?:to|weapon)
    unlock(?:s|ed|ing)? (?:the )?(?:secret|myster|key)\w*
    holds? (?:the key|great promise|tremendous promise|enormous promise|huge promise|immense)
    (?:great|tremendous|enormous|huge|immense|incredible|unlimited) (?:promise|potential)
    (?:a|the|potential|possible|complete|permanent) cures? for
    cures? (?:cancer|diabetes|blindness|disease|alzheimer['’]s|autism|depression|arthritis|asthma)
    (?:remarkabl[ey]|dramatic(?:ally)?|tremendous(?:ly)?|huge(?:ly)?|stunning(?:ly)?|unprecedented|extraordinar(?:y|ily)|incredibl[ey]|spectacular(?:ly)?|phenomenal(?:ly)?|transformative|transformational|astronomical|unbelievabl[ey]|sensational) <3>{_OUTCOME}
    (?:results?|responses?|effects?|findings?|difference|improvement) (?:is|are|was|were|has been|have been) <2>(?:remarkable|dramatic|tremendous|stunning|unprecedented|extraordinary|incredible|spectacular|phenomenal|unbelievable)
    (?:improv|reduc|decreas|declin|lower|slow|shr[aiu]nk|respond)\w* <3>(?:dramatically|remarkably|tremendously)
    transform(?:s|ing|ed)? (?:the )?(?:way|treatment|lives|care|field|management)
    ushers? in an? (?:new )?(?:era|age)
    """,
    "groundbreak ground-break breakthrough break-through chang mirac revolution astonish"
    " astound amaz mind jaw eye-pop wonder bullet grail cure panacea paradigm unparallel"
    " unrival first excit thrill super fountain landmark 100% guarantee giant quantum leap"
    " step major hope secret unlock hold promise potential remarkabl dramatic tremendous"
    " huge stunning unprecedented extraordinar incredib spectacular phenomenal transform"
    " astronomical unbelievab sensational usher ground milestone"
    " enormous immense before",
    r"""
    breakthrough (?:therapy|drug|device|designation|status|pain|bleeding|infections?|seizures?|cases?)
    (?:not|n['’]t|hardly|neither|nor|no|never|without|far from|isn['’]t) <4>(?:game-?changer|landmark|revolution\w*|breakthroughs?|miracles?|dramatic\w*|exciting|remarkabl[ey]|cures?|panacea|(?:magic|silver) bullets?|wonder drugs?)
    (?:hype|overhyped|skeptic\w*|sceptic\w*|too good to be true)
    cures? (?:act|alliance|foundation|institute)|21st century cures
    (?:race|run|walk|stand|search|funds?|relay|partnership|alliance|initiative|quest) (?:for|to) (?:the |a )?cures?
    (?:find(?:ing)?|search(?:ing)? for|towards?|closer to|there is|there['’]s|known) (?:an? |no |the )<1>cures?
    miracle (?:mile|league|whip|network)
    era of caution|industrial revolution\w*|american revolutionary
    committed to|dedicated to|mission
    first-ever (?:marathon|visit|race|trip)
    (?:completed|performed) the world['’]s first
    """,
)
"""Words that say how to feel about a finding rather than what it is."""

_DOES = (
    r"(?:cause|prevent|protect|reduce|lower|cut|boost|improve|increase|raise|lead to|result in"
    r"|fight|slow|stop|reverse|kill|shrink|ease|relieve|extend|prolong|treat|cure|stave off"
    r"|ward off|spur|trigger|affect|harm|damage|delay|alter|hurt|worsen|impair|contribute to"
    r"|influence|impact|benefit|help|elevate|shorten|alleviate|decrease|strengthen|weaken"
    r"|save|curb|enhance|disrupt|accelerate|promote|offset|halt)"
)
_DOES_IT = (
    r"(?:causes|prevents|protects|reduces|lowers|cuts|boosts|improves|increases|raises|leads to"
    r"|results in|fights|slows|stops|reverses|kills|shrinks|eases|relieves|extends|prolongs"
    r"|treats|cures|staves off|wards off|spurs|triggers|affects|harms|damages|delays|alters"
    r"|hurts|worsens|impairs|contributes to|influences|impacts|benefits|helps|elevates|saves"
    r"|shortens|alleviates|decreases|strengthens|weakens|curbs|enhances|disrupts|accelerates"
    r"|promotes|halts)"
)
_CAUSE = phrases(
    rf"""
    (?<!that )(?<!which )(?<!the )(?<!known ){_DOES_IT}(?! (?:for the|with|in the (?:online|journal)))
    (?<!that )(?<!which )(?<!to )(?:can|does(?: not)?|doesn['’]t|don['’]t|will|won['’]t|also|drugs|pills|vaccines?|statins|diets?|supplements|programs|programmes|foods?|habits|workouts|walks?|treatments|hospitals|people) <1>{_DOES}(?! (?:of|rates?|levels?|risks?|back|death|survival) )
    led to|resulted in|preventing|causing
    (?:has|have|had) <3>(?:impact|effect|influence|consequences|bearing) (?:on|for|of)?
    (?:impact|effects?) of <4>on
    effective (?:in|at|for|against|than|as|treatment)|benefited from|beneficial (?:for|to|effects?)
    """
)
_LINK = phrases(
    r"""
    link(?:ed|s)?|associated|association (?:between|of|with)|tied|connect(?:ed|ion)|correlat\w+|relationship between|related to|predict\w*|more likely|less likely
    tend(?:s|ed)? to|(?:at|have|had|has|with|an?|show) <3>(?:higher|lower|increased|reduced|greater|elevated|raised) <1>(?:relative )?(?:risk|rates?|odds|likelihood|chance)|markers?
    may|might|could|appears? to|seems? to|possibl[ey]|potential(?:ly)?|perhaps|whether|\?
    (?:leading|main|common|major|known|apparent|a|the) causes? (?:of|for)|(?:used|need|needed|needs|call for|calls for|aims?|hope|hopes|urge|trying) <3>(?:to|for)
    no (?:significant )?(?:difference|evidence|improve\w*)|previous|well known|commonly|guidelines?|trends?|has been proven|have long been|rates? of|likely causes
    """
)


def is_causal(low: str) -> bool:
    """Whether a sentence in lower case says that one thing does another.

    Not so where it hedges, or speaks of links and of likelihood.
    """
    return _CAUSE.search(low) is not None and not _LINK.search(low)
