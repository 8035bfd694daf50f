"""Lines to whether they only say where, when and by whom a text was published.

Feeds of journals and of PubMed put them above and beneath an abstract: a reader may
want to see them, but no summary is made of them, and the names are the authors'.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from reader.core.clean import clean_line
from reader.core.dates import read_date
from reader.model import Block, CleanText, Span

_LONGEST = 300
"""Characters; what is longer tells something, unless it names authors."""
_LONGEST_NAMES = 4000

_LABELLED = re.compile(
    r"""(?: doi | e?issn | pmid | pmc(?:id)? | publication \s date | source | journal
    | published (?: \s (?: online | in ) )? | available \s online | online \s first
    | article \s (?: number | type ) | received | accepted | citation
    | how \s to \s cite ) \s? : \s? \S""",
    re.I | re.X,
)
_AUTHORS = re.compile(r"(?:Authors?|Author\(s\)|By) ?: ?(?=\S)", re.I)
_PARTICLES = frozenset(
    "al and da de del den der di do dos du el la le van von y".split()  # noqa: SIM905
)
_MOST_IN_NAME = 6
_PERSON = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}"
_BYLINE = re.compile(rf"By {_PERSON}(?: (?:and|&) {_PERSON})?")
_NUMBERED = re.compile(
    r"10\.\d{4,9}/\S+ | urn:\S+ | ; \s? [A-Z]?\d+ (?: \([^)]{1,20}\) )? : \s? [A-Z]?\d+"
    r"| \b \d{1,5} (?: \s? \( [^)]{1,12} \) )? : \s? e?\d+ (?: \s? [-–] \s? e?\d+ )?"
    r"| \b pp? \. \s? \d+ | \b pages? \s \d+ | \b (?: PMID | PMC ) : \S+ | \b doi:",
    re.I | re.X,
)
_DATED = re.compile(r"(?:[A-Z][a-z]+ ){1,3}[—–-] \d{1,2} [A-Z][a-z]+ (?:19|20)\d\d")
_ISSUE = re.compile(r"Volume \d+, Issue \d+\b.{0,80}")
_LITTLE = re.compile(r"\b[a-z]{3,}\b")
_MOST_LITTLE = 4
"""Words in lower case: a citation has "online ahead of print", a sentence has more."""

_WITHIN = re.compile(
    r"(?:^|>)\s*(?:Authors?|Author\(s\))\s*:(?:\s|</?(?:b|strong|i|em)>)*"
    r"([^<>:]{3,4000})(?:<|$)",
    re.I,
)
_LISTED = re.compile(
    r"(?:^|>)\s*([^\W\d_][^<>;:\n]{2,50}(?:;[^<>;:\n]{3,50}){1,400};?)\s*(?:<|$)"
)
_PAPER = re.compile(r"\bdoi\b|\b10\.\d{4}", re.I)
_LEAST_IN_NAME = 2
_DAY_WITHIN = re.compile(
    r"(?:^|>)\s*(?:(?:Publication date|Published(?: online)?|Available online)\s*:?"
    r"(?:\s|</?(?:b|strong|i|em)>)*){1,2}"
    r"((?:\d{1,2}\s)?[^\W\d_]{3,9}\.?\s(?:\d{1,2},?\s)?\d{4}|\d{4}-\d\d(?:-\d\d)?)\s*(?:<|$)",
    re.I,
)


def is_imprint(line: str) -> bool:
    """Tell whether a line names authors, a journal's issue, a date or numbers only.

    "Zootaxa. 2021 Jul 15;4999(6):573-581. doi: 10.11646/…", "Publication date: May
    2026", "Smith, Ann; Jones, Bo"; but not "Source: the study followed 40 people".
    """
    line = line.strip()
    if line.casefold() == "abstract":
        return True
    if not line or len(line) > _LONGEST_NAMES or line.endswith(":"):
        return False
    if _AUTHORS.match(line) or _are_names(line):
        return not line.endswith(("?", "!"))
    if len(line) > _LONGEST or len(_LITTLE.findall(line)) > _MOST_LITTLE:
        return False
    return any(
        (
            _LABELLED.match(line),
            _BYLINE.fullmatch(line),
            _DATED.fullmatch(line),
            _ISSUE.fullmatch(line),
            _NUMBERED.search(line) and not _LITTLE.match(line),
        )
    )


def _are_names(line: str) -> bool:
    """Tell whether a line lists names between semicolons, and nothing else."""
    names = [name.replace(",", " ").split() for name in line.rstrip(" ;.").split(";")]
    return (
        len(names) > 1
        and all(0 < len(n) <= _MOST_IN_NAME for n in names)
        and all(
            word[0].isupper() or word in _PARTICLES for name in names for word in name
        )
    )


def without_imprint(blocks: Iterable[Block]) -> CleanText:
    """Write blocks as plain text, each of them one line, without lines of imprint."""
    lines = (_kept(block) for block in blocks)
    return CleanText("\n".join(line for line in lines if line))


def _kept(block: Block) -> str:
    pictures = [span for span in block.spans if span.style == "image"]
    if pictures:
        block = _without_pictures(block, pictures)
    if len(block.text) > _LONGEST_NAMES:
        return " ".join(block.text.split())
    kept = [line for line in block.text.split("\n") if not is_imprint(line)]
    return " ".join(" ".join(kept).split())


def _without_pictures(block: Block, pictures: Sequence[Span]) -> Block:
    """Take pictures' descriptions out of a text, and a caption beneath its picture."""
    text, end = "", 0
    for span in pictures:
        text += block.text[end : span.start] + " "
        end = max(end, span.end)
    rest = block.text[end:]
    if not text.strip() and rest.startswith("\n"):
        slanted = [
            s for s in block.spans if s.style == "em" and s.end == len(block.text)
        ]
        if any(span.start <= end + 1 for span in slanted):
            rest = ""
    return block._replace(text=text + rest, spans=())


def authors_within(html: str) -> str:
    """Read the names behind "Author(s):" where a feed has them in its text alone.

    Or else, of a paper, a paragraph that lists persons between semicolons alone.
    """
    if found := _WITHIN.search(html):
        return clean_line(found[1], _LONGEST_NAMES)
    if _PAPER.search(html) and (found := _LISTED.search(html)):
        names = entities.unescape(found[1]).rstrip(" ;")
        persons = [clean_line(name, _LONGEST_NAMES) for name in names.split(";")]
        if all(map(_is_person, persons)):
            return clean_line(", ".join(persons), _LONGEST_NAMES)
    return ""


def _is_person(name: str) -> bool:
    """Tell whether a name has two words or more, and reads as one."""
    words = name.replace(",", " ").split()
    return (
        _LEAST_IN_NAME <= len(words) <= _MOST_IN_NAME
        and not any(character.isdigit() for character in name)
        and all(word[0].isupper() or word in _PARTICLES for word in words)
    )


def date_within(html: str) -> datetime | None:
    """Read the date that a line of imprint gives, where a feed has it there alone.

    Some journals' feeds do: "Publication date: November 2021", "Available online 3 June
    2021". A month without a day is its first.
    """
    found = _DAY_WITHIN.search(html)
    return read_date(found[1]) if found else None
