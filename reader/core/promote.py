"""Markdown to Markdown in which lines that act as headings are headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reader.core.chunk import bare, chunks, is_heading, is_paragraph, join, spoken
from reader.core.kinds import is_known, kind_of
from reader.model import CleanText

_LABELS = r"""(?:
    background(?:\ and\ (?:aims?|objectives?|purpose))? | introduction | context
    | importance | objectives? | aims?(?:\ and\ objectives?)? | purpose | rationale
    | hypothesis | question | (?:study\ )?design(?:,?\ (?:and\ )?setting
    (?:,?\ and\ participants)?)? | setting(?:\ and\ participants)?
    | participants | patients | subjects | interventions? | exposures?
    | main\ outcomes?(?:\ and\ measures?|\ measures?)? | outcome\ measures?
    | measurements
    | (?:patients?|materials?|subjects)\ and\ methods? | methods?(?:\ and\ (?:materials
    |findings|results))? | methodology | data\ sources? | study\ selection
    | data\ extraction(?:\ and\ synthesis)? | data\ synthesis | search\ strategy
    | (?:main\ |key\ )?results | (?:main\ |key\ )?findings | limitations
    | strengths\ and\ limitations | (?:authors['’]\ )?conclusions?
    (?:\ and\ (?:relevance|significance|implications))? | discussion | interpretation
    | significance | implications | funding | (?:clinical\ )?trial\ registration
    )"""
_LABEL = re.compile(
    rf"""(?:^|(?<=[.!?)\]”"])[ ])              # only where a sentence may begin
    (?: \*\*({_LABELS})[ ]?[:.]?\*\*[ ]?[:.—–-]?
      | \*({_LABELS})[ ]?[:.]\*
      | ({_LABELS})[ ]?: )
    [ ]+(?=\S)""",
    re.VERBOSE | re.IGNORECASE,
)
_SHOUTED = re.compile(r"^([A-Z]{5,}(?: (?:[A-Z]{2,}))*)[ :.]+(?=[A-Z\"“(][^A-Z])")

_BOLD = re.compile(r"\*\*(?:(?!\*\*).){1,160}\*\*:?|\*{3}(?:(?!\*\*).){1,160}\*{3}:?")
_MARKUP = re.compile(r"(?<!\\)[*`\[]|!\[|\\$", re.MULTILINE)
_NO_HEADING = re.compile(
    r"(?:by|from|written|posted|published|updated|source|photo|image|credit|author"
    r"|authors|reviewed|share|tags?|keywords|doi|note|figure|fig|table|video|watch"
    r"|click|read|advertisement|copyright|tel|phone|email|email address)\b|https?:"
    r"|www\.|.*[@©|=]|.*\b(?:19|20)\d\d$|\d+$",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(
    """
    a an and as at between but by during for from how if in into is it its nor of off on
    or out over per than that the to up versus via vs what when with within without your
    """.split()  # noqa: SIM905  # a list of thirty quoted words reads worse
)
_LONGEST_LINE = 90
_MOST_WORDS = 14
_SHORTEST_PARAGRAPH = 60
_LEVEL = 2


def promote(markdown: str) -> CleanText:
    """Make headings of the lines and labels that part a text.

    These are the labels of structured abstracts ("**Methods:** We asked …"), lines in
    bold type, and, in a text that has neither these nor real headings, short lines in
    title case or with a question mark. What is not clearly a heading stays as it is:
    a heading too many breaks a text in two, one too few costs nothing.
    """
    parts = _unlabelled(chunks(markdown))
    parts = _with_headings(parts, _is_bold_heading)
    if not any(is_heading(part) for part in parts):
        parts = _with_headings(parts, _is_bare_heading)
    return join(parts)


def _unlabelled(parts: list[str]) -> list[str]:
    """Make headings of the labels of a structured abstract."""
    cut = [list(_cut(part)) if is_paragraph(part) else [("", part)] for part in parts]
    labels = [label for pieces in cut for label, _ in pieces if label]
    kinds = {kind_of(label) for label in labels}
    if len(kinds) < 2 or kinds.isdisjoint({"methods", "results", "conclusion"}):
        return parts
    found: list[str] = []
    level = _LEVEL
    for pieces in cut:
        for label, text in pieces:
            if label:
                found.append(f"{'#' * level} {label}")
            elif is_heading(text):
                level = min(6, text.index(" ") + 1)
            found.append(text)
    return found


def _cut(part: str) -> Iterator[tuple[str, str]]:
    """Cut a paragraph before each of its labels."""
    shouted = _SHOUTED.match(part)
    if shouted and is_known(shouted[1]):
        yield shouted[1], part[shouted.end() :]
        return
    found = [match for match in _LABEL.finditer(part) if "\n" not in match[0]]
    if not found or (found[0].start() > 0 and len(found) < 3):
        yield "", part
        return
    if found[0].start() > 0:
        yield "", part[: found[0].start()]
    ends = [match.start() for match in found[1:]] + [len(part)]
    for match, end in zip(found, ends, strict=True):
        label = next(group for group in match.groups() if group)
        yield label, part[match.end() : end]


def _with_headings(
    parts: list[str], is_candidate: Callable[[list[str], int], bool]
) -> list[str]:
    """Make headings of the lines that pass, where enough of them do."""
    lines = {i: bare(parts[i]) for i in range(len(parts)) if is_candidate(parts, i)}
    certain = {i for i, line in lines.items() if is_known(line.rstrip(":"))}
    if len(lines) < 2:
        lines = {i: line for i, line in lines.items() if i in certain}
    found, level = list(parts), _LEVEL
    for i, part in enumerate(parts):
        if is_heading(part):
            level = min(6, part.index(" ") + 1)
        if i in lines:
            found[i] = f"{'#' * level} {_inner(part)}"
    return found


def _inner(part: str) -> str:
    return part.strip("*:").rstrip(" :")


def _is_bold_heading(parts: list[str], i: int) -> bool:
    if not _BOLD.fullmatch(parts[i]) or not _is_followed(parts, i):
        return False
    line = bare(parts[i])
    return _may_head(line.rstrip(":")) and not _is_dateline(line)


def _is_dateline(line: str) -> bool:
    """Tell whether a line is a place ("Pune:"), or introduces what follows."""
    return line.endswith(":") and not is_known(line)


def _is_bare_heading(parts: list[str], i: int) -> bool:
    line = parts[i]
    if not is_paragraph(line) or _MARKUP.search(line) or not _may_head(line):
        return False
    if not _is_followed(parts, i) or len(parts[i + 1]) < _SHORTEST_PARAGRAPH:
        return False
    if is_known(line):
        return True
    # The first line of a text, and lines in a row, are its date, author or address.
    has_room = i > 0 and len(parts[i - 1]) >= _SHORTEST_PARAGRAPH
    return has_room and (line.endswith("?") or _is_title(line))


def _is_followed(parts: list[str], i: int) -> bool:
    """Tell whether running text or a list stands beneath a line."""
    if i + 1 == len(parts):
        return False
    after = parts[i + 1]
    if not is_paragraph(after):
        return after.startswith(("- ", "1. ", "> "))
    return not _BOLD.fullmatch(after) and (
        len(after) >= _SHORTEST_PARAGRAPH or after.endswith((".", "!", "?", ":"))
    )


def _may_head(line: str) -> bool:
    if not line or len(line) > _LONGEST_LINE or line.count(" ") >= _MOST_WORDS:
        return False
    if line[-1] in ".!,;:…" or not (line[0].isupper() or line[0].isdigit()):
        return False
    return not _NO_HEADING.match(line) and any(char.isalpha() for char in line)


def _is_title(line: str) -> bool:
    """Tell whether a line is in title case, and too long to be a person's name."""
    words = [word for word in line.split() if word[0].isalnum()]
    large = [word for word in words if spoken(word) not in _SMALL_WORDS]
    return len(large) >= 3 and all(not word[0].islower() for word in large)
