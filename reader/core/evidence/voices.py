"""What sentences say of who speaks: outsiders, nobody in particular, a meeting."""

from __future__ import annotations

import re

from reader.core.evidence.cue import cue

INDEPENDENT = cue(
    r"""
    (?:was|were|is|are|has been|had been)(?:n['’]t| not) (?!just|only|yet|always|enough|significantly|necessarily)(?:(?:directly|personally|himself|herself|themselves|otherwise|financially) )?(?:involved|part of the|affiliated|connected|an author|a part of the|a co-?author|associated with (?:the|this))
    not (?:directly |otherwise |personally )?(?:involved|affiliated|associated|connected) (?:in|with|to) (?:the|this|either|any)
    (?:who|and|but) (?:did(?:n['’]t| not)) (?:participate|take part|work on|contribute|conduct)
    (?:who |and |has |have |with )?(?:had|has|have|with|played) no (?:role|involvement|connection|part|ties?|affiliation) (?:in|with|to)
    independent (?:experts?|researchers?|scientists?|doctors?|physicians?|specialists?|observers?|commentators?)
    unaffiliated
    outside (?:experts?|researchers?|scientists?|observers?|specialists?|doctors?)
    (?:accompanying|related|linked) <1>(?:editorial|commentary|comment|opinion)
    editorial (?:accompanying|published|that accompanied|in the|by|accompanies|about)
    editorialists?
    (?:wrote|co-?wrote|writes|author of|authored|authors of|penned) (?:an? |the )?<1>(?:editorial|commentary)
    (?:in|an?) (?:an? )?(?:journal |published )?(?:editorial|commentary) (?:published|accompanying|on|in|about)
    (?:reviewed|read|looked at) the (?:study|findings|research|paper|results) (?:for|but)
    (?:commenting|comment(?:ed|s)) on (?:the|these|this) <1>(?:study|research|findings|results|paper|work|trial)
    other experts? (?:said|say|caution\w*|warn\w*|agree\w*|question\w*|were|are)
    """,
    "involved part affiliat connect author associated independent outside editorial"
    " commentary comment participate reviewed read looked experts work contribute"
    " conduct role tie experts_ expert_ no_connection no_involvement opinion",
    r"""
    (?:vetted|reviewed|monitored|adjudicated|overseen|scrutini[sz]ed?|replicated|confirmed) by (?:an? )?<4>(?:independent|outside)
    peer[- ]review[^.]{0,40}? outside experts|in which outside|peer[- ]review["”]? process
    (?:those|ones|studies|trials|patients|participants|that|which|(?:<num>|<word>)) (?:were|was)(?:n['’]t| not) (?:a )?part of
    (?:were|was) not associated with <1>(?:the|this|any)? ?(?:risk|increase|decrease|reduction)
    """,
)
"""Somebody who had no part in the study is heard."""

MEETING = cue(
    r"""
    (?:presented|presenting|presents|unveiled|reported|announced|released|discussed|presentation|shared)<far>(?:at|during|before) <far>(?:meetings?|conference|congress|symposium|sessions|convention|summit|asco|aacr|esmo|ash|rsna|ecco|euroanaesthesia)
    (?:results|findings|data|study|studies|research|abstract)<gap>(?:annual|scientific) (?:meeting|sessions|congress|conference)
    (?:told|announced to) <gap>(?:annual|scientific) (?:meeting|sessions|congress|conference)
    """,
    "meeting conferenc congress symposium sessions convention summit asco aacr esmo ash"
    " rsna ecco euroan",
    r"""
    (?:acts?|house|members) of congress|in congress|u\.?s\.? congress|congress (?:passed|voted|to pass)|news conference|press conference
    """,
)
"""The study was told at a meeting; often nobody else has read it yet."""

PREPRINT = cue(
    r"""
    (?:med|bio|ar|psyar|chem)rxiv
    ssrn|research square|preprints?(?: server)?|pre-prints?|pre-publication server
    (?:not|n['’]t) (?:yet )?(?:been )?(?:formally )?peer[- ]reviewed
    (?:has|have|had|is|are) (?:yet to be|awaiting|undergoing|under) peer[- ]review(?:ed)?
    yet to (?:undergo|pass|go through|complete|have|receive) <1>peer[- ]review
    (?:ha(?:s|ve|d)|is|are|were|was)(?: not|n['’]t) (?:yet )?(?:been )?(?:reviewed by|published in a|subject(?:ed)? to|undergone|gone through) <3>(?:peers?|peer[- ]review\w*|other (?:scientists|experts)|journal)
    awaiting (?:peer[- ]review|publication)
    before (?:peer[- ]review|being peer[- ]reviewed)
    non-?peer[- ]reviewed
    (?:considered|viewed as|regarded as|deemed) <1>preliminary until
    preliminary until
    """,
    "rxiv ssrn square print publication peer preliminary review published_in_a"
    " subject_to subjected_to undergone gone_through",
    r"""
    an? preprint (?:is|has|means|may|can)
    """,
)
"""No other expert has checked it yet, as far as the text says."""

_VAGUE = (
    r"(?:(?:very |highly |world[- ]|well[- ])?(?:prominent|leading|major|top|renowned"
    r"|prestigious|well-known|respected|large|big|famous|reputable|noted|unnamed"
    r"|undisclosed|certain|well-regarded|esteemed)[, ]+(?:and )?){1,3}"
)
_PLACE = (
    r"(?:universit(?:y|ies)|institutions?|institutes?|hospitals?|colleges?|clinics?"
    r"|medical (?:cent(?:er|re)s?|schools?)|research (?:cent(?:er|re)s?|teams?|groups?"
    r"|institutes?|facilit(?:y|ies))|laborator(?:y|ies)|journals?)"
)
_UNNAMED = r"\b(?!,? (?:of|in|at|called|named|and|the|for|on)? ?[“\"]?[A-Z])"
_NOBODY = re.compile(
    rf"""(?<![\w-])
    (?: (?:[Rr]esearchers|[Ss]cientists|[Dd]octors|[Ee]xperts|[Ii]nvestigators|[Tt]he\ team|[Aa]\ team)
        (?:\ of\ (?:researchers|scientists|doctors|experts))?
        \ (?:at|from)\ (?:an?|one|some|several)\ (?:[a-z-]{{1,20}}\ ){{0,4}}?
        (?:university|institut(?:e|ion)|hospital|college|cent(?:er|re)|clinic|lab(?:oratory)?)\b
      | (?:conducted|carried\ out|performed|published|done|led)\ (?:by|at|in)\ (?:an?|some|one)\ {_VAGUE.replace(" ", chr(92) + " ")}
        (?:[a-z-]{{1,20}}\ ){{0,3}}?{_PLACE.replace(" ", chr(92) + " ")}
      | (?:[Rr]esearchers|[Ss]cientists|[Ee]xperts)\ (?:at|from|in)\ {_VAGUE.replace(" ", chr(92) + " ")}
        (?:[a-z-]{{1,20}}\ ){{0,3}}?{_PLACE.replace(" ", chr(92) + " ")}
      | (?:published|appear(?:s|ed|ing)|reported|featured)\ in\ an?\ {_VAGUE.replace(" ", chr(92) + " ")}
        (?:[a-z-]{{1,20}}\ ){{0,3}}?journal
    ){_UNNAMED.replace(" ", chr(92) + " ")}""",
    re.X,
)
_LED_BY = "universit institut hospital colleg clinic cent lab school facilit team group journal"
_NOBODY_GATE = tuple(_LED_BY.split())


def anonymous(text: str) -> str:
    """What a sentence calls a source that it does not name, or nothing.

    As it is written, not in lower case: a capital after it is the name.
    """
    if not any(map(text.__contains__, _NOBODY_GATE)):
        return ""
    found = _NOBODY.search(text)
    return found.group() if found else ""
