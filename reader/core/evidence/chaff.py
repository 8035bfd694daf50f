"""Sentences to those that speak of an organisation or a website, not of a study.

What an article announces of itself ("We also cover its side effects") is of that kind.
"""

from __future__ import annotations

import re

from reader.core.evidence.gate import Gate

_SAYS = re.compile(
    r"""^about (?: the | us \b | this \b )
    | ^ (?: founded | established ) \s (?: in | \d )
    | ^ (?: our | its ) \s (?: mission | vision ) \b
    | forward-looking \s statement | risks \s and \s uncertainties | safe \s harbou?r
    | securities \s (?: and \s exchange | litigation | act )
    | all \s rights \s reserved | terms \s of \s (?: use | service )
    | (?: sign \s up | subscribe | register ) \s (?: for | to | now | today | here )
    | subscribe \b .{0,40} newsletter | click \s here | follow \s us | cookie \s policy
    | visit \s (?: us | our | www | https? )
    | for \s (?: more | further ) \s information ,? \s (?: please \s )?
      (?: about .{1,60} )? (?: visit | contact | go \s to | see \b )
    | (?: is | are ) \s (?: committed | dedicated | devoted ) \s to \b
    | (?: our | its ) \s (?: mission | vision | goal ) \s is \b
    | mission \s (?: of | is ) \b
    | (?: non-?profit | not-for-profit ) ,? \s (?: [\w-]+ \s ){0,3}
      (?: organi[sz]ation | society | health \s system | institution | corporation )
    | publishes \s (?: over | more ) \b | impact \s factor
    | \b leading \s (?: global \s )? (?: provider | publisher | biopharma | manufacturer
      | pharmaceutical \s compan | healthcare \s compan | biotech ) \w*
    | is \s (?: one \s of | among ) \s the \s (?: nation | world | largest | country
      | leading | top | oldest ) | (?: is | are ) \s (?: consistently \s )? ranked
    | is \s a \s (?: global | leading | clinical-stage | commercial | publicly
      | biotech | biopharma | specialty ) \w* \s
    | members? \s (?: in | worldwide | across ) \b .{0,50} \b countries
    | (?: is | are ) \s not \s responsible \s for \s the \s accuracy
    | \b (?: in \s )? this \s (?: article | post | guide | page | piece | blog ) ,? \s
      (?: we \s )? (?: also \s | will \s | then \s )*
      (?: covers? | explores? | explains? | looks? \s at | discuss (?: es )?
      | outlines? | describes? | delves? ) \b
    | ^ (?: here ,? \s )? we \s (?: also \s | will \s | then \s )* cover \s
    | ^ (?: read \s on | keep \s reading | learn \s more ) \b
    | embargoed | ^ (?: media | press ) \s contact | \b disclaimer \s :
    | not \s (?: intended \s | meant \s )? (?: to \s be \s | as \s )? (?: a \s )?
      (?: substitute | medical \s advice ) | stock \s exchange
    | \( (?: nyse | nasdaq | lse | tsx ) \s? : """,
    re.X,
)
_GATE = Gate(
    "about founded established mission vision forward-looking risks safe_harb securities"
    " rights terms sign_up subscribe register click follow cookie visit information"
    " committed dedicated devoted profit publishes impact leading is_one_of goal_is among ranked"
    " is_a_ countries article post guide page piece blog responsible embargo contact disclaimer substitute medical_advice"
    " exchange nasdaq nyse (lse (tsx newsletter cover read_on reading learn_more"
)


_NO_CAPITALS = bytes(n for n in range(128) if not chr(n).isupper())
_NO_LETTERS = bytes(n for n in range(128) if not chr(n).isalpha())
_ROW = 3
"""Spaces in a row of words from which on capitals are no abbreviation."""


def is_chaff(low: str, gates: int) -> bool:
    """Tell whether a sentence, in lower case, is boilerplate: "About X", "Sign up …".

    Such sentences are full of life-saving work, trials and funders.

    Args:
        low: The sentence.
        gates: What `gates_of` says of it.
    """
    return _GATE.opens(low, gates) and _SAYS.search(low) is not None


def is_shouted(text: str) -> bool:
    """Tell whether a sentence is all in capitals: a banner, or names in a row.

    "WHO EVERYDAY HEALTH BMJ NETWORK OF CARE" says nothing of any of them. A short one
    may be a heading, which says what follows.
    """
    if text.count(" ") < _ROW:
        return False
    if text.isascii():
        written = text.encode()
        capitals = len(written.translate(None, _NO_CAPITALS))
        letters = len(written.translate(None, _NO_LETTERS))
    else:
        capitals, letters = sum(map(str.isupper, text)), sum(map(str.isalpha, text))
    return capitals >= 0.85 * letters
