"""Markdown to Markdown in which lines that act as headings are headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reader.core.chunk import bare, chunks, is_heading, is_paragraph, join, spoken
from reader.core.imprint import is_imprint
from reader.core.kinds import is_known
from reader.core.label import unlabel
from reader.model import CleanText

_BOLD = re.compile(r"\*\*(?:(?!\*\*).){1,160}\*\*:?|\*{3}(?:(?!\*\*).){1,160}\*{3}:?")
_MARKUP = re.compile(r"(?<!\\)[*`\[]|!\[|\\$", re.MULTILINE)
_NO_HEADING = re.compile(
    r"(?:by|from|also|related|written|posted|published|updated|reviewed|source|photo"
    r"|image|exhibit|chart|graph|credit|authors?|share|tags?|keywords|doi|note|fig|figure|table|video|watch"
    r"|click|read|see|advertisement|copyright|tel|phone|e-?mail)\b"
    r"|more:|https?:|www\.|.*[@©|=]|.*\b(?:19|20)\d\d$|\d+$",
    re.IGNORECASE,
)
_ABSTRACT = re.compile(
    r"\*{0,3}(Abstract|ABSTRACT|Summary|SUMMARY) ?[:.]\*{0,3}\s+(?=\S.{60})"
)
_LINKS_IN_A_ROW = re.compile(
    r"#{1,6} ((?:[*\s|•·–-]*+\[[^\]\n]*+\]\([^()\s]*+\)){2,}[*\s|•·–-]*+)\Z"
)
"""What only leads elsewhere, twice and more, is a row of links, however large."""

_SMALL_WORDS = frozenset(
    """
    a an and as at between but by during for from how if in into is it its nor of off on
    or out over per than that the to up versus via vs what when with within without your
    """.split()  # noqa: SIM905  # a list of thirty quoted words reads worse
)
_LONGEST_LINE = 90
_LONGEST_HEADING = 160
_MOST_WORDS = 14
_SHORTEST_PARAGRAPH = 60
_LEVEL = 2


def promote(markdown: str) -> CleanText:
    """Make headings of the lines and labels that part a text.

    These are the labels of structured abstracts ("**Methods:** We asked …"), lines in
    bold type, and, in a text that has neither these nor real headings, short lines in
    title case or with a question mark. What is not clearly a heading stays as it is:
    a heading too many breaks a text in two, one too few costs nothing. A row of links
    that is written as a heading becomes a paragraph; so do, in bold type, a sentence
    and a heading at the end, for neither has anything to head.
    """
    found = [
        _LINKS_IN_A_ROW.sub(r"\1", part) if "# " in part and "](" in part else part
        for part in chunks(markdown)
    ]
    found = [_emphasised(part) if _is_sentence(part) else part for part in found]
    parts = list(_parted(_with_abstract(unlabel(found))))
    parts = _with_headings(parts, _is_bold_heading)
    if not any(is_heading(part) for part in parts):
        parts = _with_headings(parts, _is_bare_heading)
    return join(_ended(parts))


def _is_sentence(part: str) -> bool:
    """Tell whether a heading is running text, such as a standfirst."""
    if len(part) <= _LONGEST_LINE or not is_heading(part):
        return False
    line = bare(part)
    is_ended = line.endswith((".", ",", ";"))
    return len(line) > (_LONGEST_LINE if is_ended else _LONGEST_HEADING)


def _ended(parts: list[str]) -> list[str]:
    """Make paragraphs of the headings at the end, which have nothing beneath them."""
    for i in range(len(parts) - 1, -1, -1):
        if is_heading(parts[i]):
            parts = [*parts[:i], _emphasised(parts[i]), *parts[i + 1 :]]
        elif parts[i] != "---":
            break
    return parts


def _emphasised(heading: str) -> str:
    """Write a heading as a paragraph in bold type."""
    return f"**{heading.lstrip('#').strip().replace('**', '')}**"


def _with_abstract(parts: list[str]) -> list[str]:
    """Make a heading of "Abstract:", where only a paper's imprint stands above it."""
    for i, part in enumerate(parts):
        if found := _ABSTRACT.match(part):
            label, text = f"{'#' * _LEVEL} {found[1]}", part[found.end() :]
            return [*parts[:i], label, text, *parts[i + 1 :]]
        if part[:2] != "![" and not is_imprint(bare(part)):
            break
    return parts


def _parted(parts: list[str]) -> Iterator[str]:
    """Part a line in bold type from the text that a mere line break parts it from."""
    for part in parts:
        line, _, text = part.partition("\\\n")
        is_line = _BOLD.fullmatch(line) and _may_head(_inner(line))
        if is_line and len(text) >= _SHORTEST_PARAGRAPH and is_paragraph(part):
            yield line
            yield text
        else:
            yield part


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
            # "Conclusion" stands beside the last real heading, not beneath it.
            depth = max(_LEVEL, level - 1) if i in certain else level
            found[i] = f"{'#' * depth} {_inner(part)}"
    return found


def _inner(part: str) -> str:
    """Take the bold type off a line, and leave what slanted type there is within it."""
    line = part.rstrip(" :")
    depth = 3 if line.startswith("***") and line.endswith("***") else 2
    if line.startswith("*" * depth) and line.endswith("*" * depth):
        line = line[depth:-depth]
    return line.rstrip(" :")


def _is_bold_heading(parts: list[str], i: int) -> bool:
    if not _BOLD.fullmatch(parts[i]) or "](" in parts[i] or not _is_followed(parts, i):
        return False
    line = bare(parts[i])
    is_named_again = spoken(bare(parts[i + 1])).startswith(f"{spoken(line)} is ")
    return _may_head(line.rstrip(":")) and not _is_dateline(line) and not is_named_again


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
    if after.startswith("![") and _BOLD.fullmatch(parts[i]) and i + 2 < len(parts):
        # A picture that stands between a heading and its text parts them by nothing.
        after = parts[i + 2]
    if not is_paragraph(after):
        # "Sodium" and then "- 310 mg" is a term and what belongs to it.
        is_more = "\n" in after or len(after) >= _SHORTEST_PARAGRAPH
        return after.startswith(("- ", "1. ", "> ")) and is_more
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
