"""An article to the few sentences that say what it says."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from reader.core.clean import clean_text
from reader.core.words import STOP, length, sentences, stem, tokens
from reader.model import CleanText, Summary

_LEAST_OWN = 8
_LEAST_OFFERED = 10
_MOST_OFFERED = 100
"""Words; a description that is longer is an abstract, which a list cannot show."""

_MOST_SENTENCES = 80
_MOST_EXTRACTED = 55
"""Words, unless the best sentence alone has more."""

_MOST_ALIKE = 0.8
"""The cosine above which a second sentence only says the first again."""

_STOPPED = re.compile(r"[.!?。！？][\"”’'」』)\]]*$")
# "Read more" begins with a capital or follows a stop; "we read more" does neither.
_INVITING = r"(?: \b (?-i: (?=[A-Z]) ) | (?<= [.!?…»\]] ) | (?<= [.!?…»\]] \s ) )"
_CUT = re.compile(
    rf"""(?: … | \.\.\. ) [\])]? \W* $
    | {_INVITING} (?: read | see | learn | view | find\s out ) \s (?: the\s )?
      (?: more | full | rest ) \b [^.]{{0,60}} \.? $
    | {_INVITING} (?: continue | keep ) \s reading \b [^.]{{0,120}} $
    | \b more \s* [»›→>]+ $""",
    re.I | re.X,
)
_CUT_HAS = ("…", "...", "more", "full", "rest", "reading")
"""Of these, in lower case, what is cut has one: far cheaper to look for."""
_LONGEST_END = 200
"""Characters; more than any of these takes, with what must stand before it."""
_APPEARED = re.compile(r"\s*The post .{1,300}? (?:appeared|was) first .{1,200}$", re.S)
_INVITED = re.compile(
    r"(?<=[.!?]) \s (?: read | see | learn | find \s out ) \s more [^.!?]{0,60} \W* $",
    re.I | re.X,
)
_DASH = r"(?: [–—:] | --+ | \s-\s )"
_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DATELINE = re.compile(
    rf"""^ (?: [A-Z][^;]{{2,60}} Published\sonline: [^;]{{4,24}} ; \s doi:\S+
    | (?: {_MONTH} )\w*\.?\s \d{{1,2}} (?: ,\s\d{{4}} )? \s* {_DASH}
    | (?: Abstract | Background | Aims? | Objectives? | Introduction | Purpose ) \s* :
    | (?: \[ [^\]]{{2,40}} \] | Newswise ) \s* {_DASH}?
    | \( [A-Z][\w\s]{{1,24}} \) [\s:–—-]*
    | [A-Z][^()!?:]{{0,50}} \( [A-Z][\w\s.,]{{1,24}} \) \s* {_DASH}
    | [A-Z]{{4}}[A-Z.'’\s]{{0,28}}+ -+ \s
    | [A-Z][A-Z.'’\s]{{2,30}}+ (?: , [^!?:–—]{{1,30}}? )? \s* {_DASH}
    | [A-Z][a-z.'’-]++ (?: \s [A-Z][a-z.'’-]++ ){{0,2}} , \s
      (?: [A-Z][\w.'’-]*+ ,? \s? ){{1,4}} [\d,\s]* (?: /[\w-]+/ \s* )? {_DASH}
    ) \s* (?= [A-Z\d"“‘'$] )""",
    re.X,
)
_ADDRESS = re.compile(r"\s*\bhttps?://\S+")
# What stands above a comment, and whose picture stood above a text.
_ABOVE = re.compile(
    r"""^ (?: In \s re(?:ply|sponse) \s to \s [^.]{1,60} \.
    | (?: [A-Z][\w.'’-]*+ \s? ){2,4} / \s? (?: [A-Z][\w.'’-]*+ \s ){0,3}
      (?: Contributor | Photographer | Writer | Reporter | Images )
    ) \s+ (?= [A-Z\d"“‘'$] )""",
    re.X,
)
_CHAFF = re.compile(
    r"""\b (?: click | tap ) \s (?: here | on | the | to ) \b
    | \b (?: sign \s up | subscribe | follow \s us | newsletter | cookies? \s policy )
    | \b (?: photo | image | picture | credit | getty | shutterstock ) \b .{0,24} [:/©]
    | © | \b all \s rights \s reserved
    | \b doi \s? = | \w{3} \. \s (?: org | com | gov ) \s? /""",
    re.I | re.X,
)
_CHAFF_HAS = (
    *("click", "tap", "sign", "subscribe", "follow", "newsletter", "cookie", "photo"),
    *("image", "picture", "credit", "getty", "shutterstock", "©", "rights"),
    *("doi", ". org", ". com", ". gov"),
)
"""Of these, in lower case, such chaff has one."""
_CHAFF_BEGINS = re.compile(
    r"""[^\w"“‘'($£€]
    | (?: related | more | read | watch | listen | see \s also ) \s* :
    | (?: (?: medically | clinically | fact | last ) [\s-] )?
      (?: written | reviewed | checked | edited | updated | posted | published ) \b
      (?: \s (?: and | or ) \s (?: medically \s )? \w+ )?
      (?: \s by \s (?: (?-i: [A-Z] ) | (?: an? | our | the ) \s [\w\s-]{0,40} (?: doctor
            | physician | nurse | pharmacist | dietitian | editor | expert | team ) )
          [^.]{0,60}
        | :? (?: \s on )? \s (?-i: [A-Z] ) \w{2,8} (?: \s \d{1,2} )?
          (?: ,? \s \d{4} )? ) \W* $
    | (?: this \s )? (?: article | page | content ) \s (?: was | has \s been )
      (?: \s \w+ly | \s last )? \s (?: written | reviewed | updated ) \b .{0,60} $
    | others \s (?: say | think | believe | argue | claim | warn | disagree ) \b""",
    re.I | re.X,
)
_FEWEST_IN_TITLE = 3
"""Words, and characters: a sentence may well begin with a shorter title."""
_SHORTEST_TITLE = 20
_AFRESH = re.compile(r"""[\s:|–—-]*(?=["“‘(]?[A-Z\d])""")
_LEANING_HAS = ("said", "says", "told", "adds", "added", "explain", "?", "!")
"""Of these, in lower case, what leans has one, unless it begins so."""
# Sentences that lean on another one, which the summary would leave out.
_LEANING = re.compile(
    r"""^ (?: ["“‘'] | (?: and | but | so | or | yet | still | also | however | this
        | that | these | those | see | he | she | they | it | we | i | you | if ) \b )
    | \b (?: said | says | told | adds | added | explains | explained ) \b
    | [?!] ["”’)]* $""",
    re.I | re.X,
)


class _Candidate(NamedTuple):
    text: str
    stems: Counter[str]
    words: int
    score: float


def summarise(title: str, text: str, *, own: str = "", offered: str = "") -> Summary:
    """Say what an article says: in its own words, its publisher's, or picked from it.

    Args:
        title: The article's title.
        text: Its plain text, a block a line; headings are never picked.
        own: What stands in it under "Summary:" or "Key points", Markdown taken off.
        offered: The feed's own description, as plain text; used where it is a real
            standfirst rather than the cut beginning of the text.
    """
    if length(own) >= _LEAST_OWN:
        return Summary(clean_text(own.strip()), "article")
    standfirst = _APPEARED.sub("", " ".join(_ADDRESS.sub("", offered).split()))
    standfirst = _INVITED.sub("", _untitled(_stripped(standfirst), title))
    if _is_standfirst(standfirst, title):
        return Summary(clean_text(standfirst), "feed")
    extracted = " ".join(_extract(title, text))
    if extracted:
        return Summary(clean_text(extracted), "extracted")
    return Summary(CleanText(""), "")


def is_cut(text: str) -> bool:
    """Whether ``text`` breaks off: with an ellipsis, "Read more" and the like."""
    end = text[-600:]
    if "post" in end:
        end = _APPEARED.sub("", end)
    end = end.rstrip()[-_LONGEST_END:]
    if not any(map(end.casefold().__contains__, _CUT_HAS)):
        return False
    return _CUT.search(end) is not None


def _is_standfirst(text: str, title: str) -> bool:
    return (
        len(text) >= 60
        and _LEAST_OFFERED <= length(text) <= _MOST_OFFERED
        and _STOPPED.search(text) is not None
        and not is_cut(text)
        and tokens(text) != tokens(title)
    )


def _extract(title: str, text: str) -> list[str]:
    """Pick at most two sentences, in the order of the text.

    The first is the best; the second must be worth half as much, fit beside it in 55
    words and repeat little of it (maximal marginal relevance, Carbonell and Goldstein
    1998). Against publishers' own descriptions the limit of words gains more than any
    other feature tried: two long sentences say less than one.
    """
    found = _candidates(title, text)
    if not found:
        return []
    best = max(found, key=lambda candidate: candidate.score)
    beside = [
        candidate
        for candidate in found
        if candidate.score >= best.score / 2
        and candidate.words + best.words <= _MOST_EXTRACTED
        and _likeness(candidate.stems, best.stems) <= _MOST_ALIKE
    ]
    if not beside:
        return [best.text]
    second = max(beside, key=lambda c: c.score - 0.8 * _likeness(c.stems, best.stems))
    return [one.text for one in found if one is best or one is second]


def _candidates(title: str, text: str) -> list[_Candidate]:
    """Score the sentences that could stand alone: early, and about the title."""
    topic = _content(tokens(title)).keys()
    found = []
    whole = islice(_whole(title, text), _MOST_SENTENCES)
    for place, (sentence, said, words) in enumerate(whole):
        stems = _content(said)
        score = 1 / (1 + 0.4 * place)
        score += len(topic & stems.keys()) / max(1, len(topic))
        score -= 0.2 if _is_leaning(sentence) else 0.0
        score -= 0.4 if sentence.endswith("?") else 0.0
        found.append(_Candidate(sentence, stems, words, score))
    return found


def _whole(title: str, text: str) -> Iterator[tuple[str, Sequence[str], int]]:
    """Yield the sentences of 6 to 70 words that end in a stop, each once.

    With each come its words, as `tokens` gives them, and how many `length` counts.
    """
    seen = {tuple(tokens(title))}
    for sentence in sentences(_ADDRESS.sub("", text)):
        if not _STOPPED.search(sentence, max(0, len(sentence) - 8)):
            continue
        sentence = _untitled(_stripped(sentence), title)
        key = tuple(tokens(sentence))
        if (
            key not in seen
            and 6 <= (words := length(sentence)) <= 70
            and not is_cut(sentence)
            and not _is_chaff(sentence)
        ):
            seen.add(key)
            yield sentence, key, words


def _is_chaff(sentence: str) -> bool:
    low = sentence.casefold()
    if any(map(low.__contains__, _CHAFF_HAS)) and _CHAFF.search(sentence):
        return True
    return _CHAFF_BEGINS.match(sentence) is not None


def _is_leaning(sentence: str) -> bool:
    low = sentence.casefold()
    if any(map(low.__contains__, _LEANING_HAS)):
        return _LEANING.search(sentence) is not None
    return _LEANING.match(sentence) is not None


def _stripped(sentence: str) -> str:
    """Take off where and when it was written; agencies put two datelines in a row."""
    return _DATELINE.sub("", _DATELINE.sub("", _ABOVE.sub("", sentence)))


def _untitled(sentence: str, title: str) -> str:
    """Take off the title, where markup that was lost parted it from the text.

    A sentence that begins as its title does and goes on in small letters is none of
    these: "Three new drugs for asthma are …".
    """
    size = len(title)
    if size < _SHORTEST_TITLE or sentence[:size].casefold() != title.casefold():
        return sentence
    begun = _AFRESH.match(sentence, size)
    is_title = begun is not None and title.count(" ") + 1 >= _FEWEST_IN_TITLE
    return sentence[begun.end() :] if begun and is_title else sentence


def _content(said: Sequence[str]) -> Counter[str]:
    return Counter(
        [
            stem(token)
            for token in said
            if len(token) > 1 and token not in STOP and not token.isdigit()
        ]
    )


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """The cosine of two sentences."""
    shared = sum(one[word] * other[word] for word in one.keys() & other.keys())
    size = math.hypot(*one.values()) * math.hypot(*other.values())
    return shared / size if size else 0.0
