"""Text to sentences, words and stems, the way all of the core counts them."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence

from reader.core.stem import stem

__all__ = [
    "STOP",
    "fold",
    "length",
    "runs",
    "sentences",
    "spellings",
    "stem",
    "tokens",
]


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


STOP = _listed(
    """
    a able about above according across actually add added after again against ago all
    almost alone along already also although always am among an and another any anyone
    anything are aren't around as ask asked at away back be became because become been
    before began begin being below best better between big both but by call called came
    can can't cannot case cases come comes could couldn't day days did didn't different
    do does doesn't doing don't done down during each early either else end enough
    especially even ever every everyone everything example far few find finding findings
    first five for former found four from full further gave general get gets getting
    give given go goes going good got great had hadn't half has hasn't have haven't
    having he help helped helps her here hers herself high higher him himself his how
    however i i'd i'll i'm i've if important in including indeed instead into is isn't
    it it'll its itself just keep kind knew know known large last late later least led
    less let like likely little long look looking lot low lower made main mainly make
    makes making many may maybe me mean means might mine more most mostly much must my
    myself near nearly need needs neither never new next no nor not nothing now number
    of off often old on once one ones only onto or other others our ours ourselves out
    over own part particularly per percent perhaps place point possible put quite rather
    really recent recently right said same saw say saying says second see seem seemed
    seems seen set several shall she should shouldn't show showed shown shows since six
    small so some someone something sometimes soon still such sure take taken takes
    taking tell ten than that the their theirs them themselves then there therefore
    these they they'd they'll they're they've thing things think third this those though
    thought three through thus time times to today together told too took toward towards
    try turn two under until up upon us use used using usually various very want was
    wasn't way ways we we'd we'll we're we've week weeks well went were weren't what
    when where whether which while who whole whom whose why wide will with within
    without won't work working would wouldn't year years yes yet you you'd you'll you're
    you've your yours yourself yourselves
    """
)
"""Words that say nothing about what a text is about."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_RUN = re.compile(r"[^\W_]+")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_SPACED = bytes(n if chr(n).isalnum() and n < 128 else 32 for n in range(256))
"""What parts words, made spaces: several times as quick as a pattern."""
_QUOTED = bytes(39 if n == 39 else _SPACED[n] for n in range(256))
"""The same, but for apostrophes."""
_TYPESET = "“”‘„–—…•·\xa0"
"""What parts words in most texts that are else in ASCII."""
_ACCENT = re.compile("[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670]")
"""Accents, and the points that Hebrew and Arabic leave out at will. Other scripts have
marks of which each is a letter's part: without them Japanese "ba" reads "ha"."""
_POSSESSIVE = re.compile(r"['’]s$|['’]$")

# Possessive and begun only where a run begins: a line of full stops costs its length.
_STOP_MARK = re.compile(
    r"(?<![.!?…])[.!?…]++[\"”’')\]]*+(?=\s)|(?<![。！？])[。！？]++[」』”]*+"
)
_LAST_WORD = re.compile(r"[^\s(\[\"“‘'/–—-]+$")
_OPENING = "\"“‘'([«"
_ASIDE = re.compile(r"\s*\(([^()]*)\)(?:[,;:.]|\s[^\W\dA-Z_])")
_INITIALS = re.compile(r"(?:[a-z]\.){2,4}")
_LONGEST_ASIDE = 160
_NEAR = 32
"""How many characters about a full stop decide whether it ends a sentence."""

_LONGEST_KEPT = 4096
"""Characters of a line whose sentences are remembered for a moment."""

# Full stops that belong to a word: before a name, before a number, or, where the next
# word has to decide, anywhere.
_BEFORE_NAMES = _listed(
    """
    dr. mr. mrs. ms. prof. st. mt. rev. gen. sen. gov. rep. hon. capt. lt. col. sgt. vs.
    e.g. i.e. cf. ca. viz. dept. univ. assoc. sra. dra.
    """
)
_BEFORE_NUMBERS = _listed(
    """
    no. nos. nr. fig. figs. eq. ref. refs. vol. vols. ch. sec. pp. p. approx. jan. feb.
    mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.
    """
)
_ANYWHERE = _listed(
    """
    al. etc. resp. u.s. u.k. u.n. e.u. d.c. n.y. l.a. a.m. p.m. inc. ltd. co. corp. jr.
    bzw. z.b. d.h. u.a. vgl. ggf. inkl. evtl. sr. ph.d. m.d. d.o. r.n. b.sc. m.sc.
    calif. mass. conn. ill. md. pa. va. fla. minn.
    mich. wis. wash. ore. tenn. ga. colo. ariz. tex. ont. est. i.v. b.i.d. q.d.
    """
)
_LONGEST_DAY = 3
_MONTH = re.compile(
    r"(?:Januar|Jänner|Februar|März|Mai|Juni|Juli|Oktober|Dezember"
    r"|(?:April|August|September|November)(?=[,;.]?\s\d{4}|\s[a-zäöü]))\b"
)
"""Behind "3." these are a German date; some are months of others as well."""
_OPENERS = _listed(
    """
    a about after all although an and another as at because before both but by despite
    during each even every for from he her here his how however i if in instead it its
    many more most my no not now of on one only or other our overall participants
    patients people previous researchers scientists she since so some still such that
    the their then there these they this those though to under until we what when where
    whether which while who why with yet you your
    """
)
_LETTERED = _listed(
    """
    vitamin vitamins hepatitis type group grade plan stage class influenza part
    """
)


def sentences(text: str) -> list[str]:
    """Cut ``text`` into its sentences; the end of a line always ends one.

    Full stops within abbreviations, initials, decimals and "et al." do not cut, and
    closing quotation marks stay with the sentence that they close.
    """
    return [
        sentence
        for line in text.splitlines()
        for sentence in _sentences(line.strip())
        if sentence
    ]


def tokens(text: str) -> list[str]:
    """The words of ``text`` in lower case, without accents and possessives.

    Hyphens part words, so "COVID-19" is two of them; SQLite's ``unicode61`` tokenizer,
    against which these are matched, does the same.
    """
    found: list[str] = []
    for line in text.replace("’", "'").split("\n"):
        plain = _plain(line)
        if plain.isascii():
            words = _of_ascii(plain.lower())
            found += [fold(word) if "'" in word else word for word in words]
        else:
            found += map(fold, _WORD.findall(line))
    return found


def spellings(text: str) -> list[str]:
    """The same words as `tokens`, as they are written."""
    found: list[str] = []
    for line in text.split("\n"):
        plain = _plain(line)
        found += _of_ascii(plain) if plain.isascii() else _WORD.findall(line)
    return found


def runs(text: str) -> list[bytes]:
    """What stands in ``text`` in letters and digits, in lower case and UTF-8.

    Apostrophes part these, unlike words.
    """
    low = _plain(text.lower())
    if low.isascii():
        return low.encode().translate(_SPACED).split()
    return [run.encode() for run in _RUN.findall(low)]


def _plain(text: str) -> str:
    """A text without the marks that most texts have beside ASCII."""
    if not text.isascii():
        for mark in _TYPESET:
            text = text.replace(mark, " ")
    return text


def _of_ascii(text: str) -> list[str]:
    """What the pattern of a word finds, in half the time."""
    pieces = text.encode().translate(_QUOTED).decode().split()
    if "'" not in text:
        return pieces
    words: list[str] = []
    for piece in pieces:
        if "'" in piece:
            words += _WORD.findall(piece)
        else:
            words.append(piece)
    return words


@functools.lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """One word in the form in which words are compared."""
    if not word.isascii():
        word = word.replace("’", "'")
        bare = _ACCENT.sub("", unicodedata.normalize("NFKD", word))
        word = unicodedata.normalize("NFC", bare)
    return _POSSESSIVE.sub("", word.lower())


def length(text: str) -> int:
    """How many words ``text`` has; ideographs, unspaced, count as half a word each."""
    if text.isascii() or not _IDEOGRAPH.search(text):
        return sum(map(_length, text.replace("’", "'").split("\n")))
    ideographs = len(_IDEOGRAPH.findall(text))
    return _length(_IDEOGRAPH.sub(" ", text)) + (ideographs + 1) // 2


def _length(line: str) -> int:
    plain = _plain(line)
    if plain.isascii() and "''" not in plain:
        return len(plain.encode().translate(_SPACED, b"'").split())
    return len(_WORD.findall(line))


def _sentences(line: str) -> Sequence[str]:
    """An article's lines are cut for its summary, its tags, its evidence and so on."""
    return _cut_before(line) if len(line) <= _LONGEST_KEPT else _cut(line)


@functools.lru_cache(maxsize=512)
def _cut_before(line: str) -> tuple[str, ...]:
    return tuple(_cut(line))


def _cut(line: str) -> list[str]:
    found = []
    start = 0
    for mark in _STOP_MARK.finditer(line):
        end = mark.end()
        # Only what stands next to the stop, or a line of a megabyte takes minutes.
        before = line[max(start, end - _NEAR) : end]
        after = line[end : end + _NEAR].lstrip()
        if _is_end(before, after) and not _is_aside(line[end : end + _LONGEST_ASIDE]):
            found.append(line[start:end].strip())
            start = end
    return [*found, line[start:].strip()]


def _is_end(before: str, after: str) -> bool:
    """Whether a sentence ends between ``before``, with its stop, and ``after``."""
    if not after or before[-1] in "。！？」』":
        return True
    opening = after.lstrip(_OPENING)
    if not _may_begin(opening):
        return False
    word = _LAST_WORD.search(before)
    last = word.group().lower() if word else ""
    if last in _BEFORE_NAMES:
        return False
    if last in _BEFORE_NUMBERS and not before.endswith("P."):  # of a name, not a page
        return not opening[0].isdigit()
    if last in _ANYWHERE or _INITIALS.fullmatch(last):
        return _is_opener(opening)
    if last[:-1].isdigit() and len(last) <= _LONGEST_DAY:
        return _MONTH.match(opening) is None
    if len(last) == 2 and last[0].isalpha():
        return _is_opener(opening) or _is_lettered(before)
    return True


def _is_aside(after: str) -> bool:
    """Whether brackets open that are part of a sentence: "Pombalia Vand. (…) is"."""
    found = _ASIDE.match(after)
    return found is not None and not found[1].rstrip("”’\"'").endswith((".", "!", "?"))


def _may_begin(opening: str) -> bool:
    """Capitals, digits and names such as "mRNA" begin sentences; words do not."""
    return (
        opening[:1].isupper()
        or opening[:1].isdigit()
        or any(character.isupper() for character in opening[1:3])
    )


def _is_opener(opening: str) -> bool:
    word = _WORD.match(opening)
    if word is None or opening.startswith("A."):  # an initial, and no article
        return False
    return word.group().lower() in _OPENERS


def _is_lettered(before: str) -> bool:
    """Whether the single letter at the end names a kind, as in "hepatitis B."."""
    words = before.split()
    return len(words) > 1 and words[-2].lower() in _LETTERED
