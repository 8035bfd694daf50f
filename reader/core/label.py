"""The labels of a structured abstract to headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.core.chunk import is_heading, is_paragraph, spoken
from reader.core.kinds import is_known, kind_of

_LEVEL = 2
_TELLING = frozenset({"methods", "results", "conclusion"})
_LABELLING = _TELLING | {"background", "limits", "implications", "funding"}

# A label stands where a sentence may begin: "**Methods:** We …", "Methods: we …".
_LABEL = re.compile(
    r"""(?:^|(?<=[.!?)\]”"])[ ])
    (?: \*{2,3}([^*:.!?\n]{3,40})[ ]?[:.]?\*{2,3}[ ]?[:.—–-]?
      | \*([^*:.!?\n]{3,40})[ ]?[:.]\*
      | ([A-Z][^*:.!?\n]{2,40} | [A-Z][A-Z /,()&'’-]{2,79}): )
    [ ]+(?=\S)""",
    re.VERBOSE,
)
# Preprint servers lose the space behind a label, and write "nn" for the line's end
# before it: "BackgroundSleep is … unclear.nnMethodsWe …".
_GLUED = re.compile(
    r"(?:^|(?<=[.!?)])(?:nn?| )?)(Background|Introduction|Objectives?|Aims?|Purpose"
    r"|Methods?|Results|Findings|Conclusions?|Discussion|Significance"
    r"(?: Statement)?)(?=[A-Z][a-z ])"
)
_GLUED_HAS = (
    *("Background", "Introduction", "Objective", "Aim", "Purpose", "Method", "Results"),
    *("Findings", "Conclusion", "Discussion", "Significance"),
)
_SHOUTED = re.compile(r"^([A-Z]{4,}(?: [A-Z]{2,}){0,3}) +(?=[A-Z\"“(][^A-Z])")
_FEWEST_WITHIN = 3
_FEW = 20
"""Characters, within which a heading says "Abstract"."""
_ADDRESSED = re.compile(
    r"(?:.*\b(?:contacts?|media|press|editors?|e-?mail|tel|phone|fax|photos?|credit|images?"
    r"|videos?|source|doi|p?isbn|e?issn|pmid|pmcid|more|authors?|by|notes?|update[ds]?"
    r"|keywords?|copyright|https?|www)\b.*)",
    re.I,
)
"""Labels that no abstract has, but what stands about it."""


def unlabel(parts: Sequence[str]) -> list[str]:
    """Make headings of labels, where a text has enough of them to be an abstract.

    That is two of different kinds, of which one tells of methods, results or
    conclusions; "Source: the authors" alone makes no section. Within one paragraph
    there must be three, unless it begins with one. Journals have names of their own for
    parts of an abstract ("WIDER IMPLICATIONS:"); in capitals at the beginning of a
    paragraph these are labels as well, beside usual ones or beneath "Abstract".

    Args:
        parts: The chunks of a text.
    """
    cut = [list(_cut(part)) for part in parts]
    labels = [label for pieces in cut for label, _ in pieces if label]
    kinds = {kind_of(label) for label in labels if is_known(label)}
    is_usual = len(kinds) >= 2 and not kinds.isdisjoint(_TELLING)
    if not is_usual and (len(labels) < 2 or not _has_abstract(parts)):
        return list(parts)
    found: list[str] = []
    level = _LEVEL
    for label, text in (piece for pieces in cut for piece in pieces):
        if label:
            found.append(f"{'#' * level} {label}")
        elif is_heading(text):
            level = min(6, text.index(" ") + 1)
        found.append(text)
    return found


def _has_abstract(parts: Sequence[str]) -> bool:
    return any(len(part) < _FEW and spoken(part) == "abstract" for part in parts)


def _cut(part: str) -> Iterator[tuple[str, str]]:
    """Cut a chunk before each label; what stands before the first has none."""
    found = _labels(part) if is_paragraph(part) else []
    if not found or (found[0].start() > 0 and len(found) < _FEWEST_WITHIN):
        yield "", part
        return
    if found[0].start() > 0:
        yield "", part[: found[0].start()]
    ends = [match.start() for match in found[1:]] + [len(part)]
    for match, end in zip(found, ends, strict=True):
        yield _name(match), part[match.end() : end].strip()


def _labels(part: str) -> list[re.Match[str]]:
    # Most paragraphs are running text, which a look for the labels' marks tells sooner.
    if ":" in part or "*" in part:
        found = [match for match in _LABEL.finditer(part) if _is_label(match)]
        if found:
            return found
    if any(map(part.__contains__, _GLUED_HAS)):
        found = [match for match in _GLUED.finditer(part) if _is_label(match)]
        if found:
            return found
    shouted = _SHOUTED.match(part)
    return [shouted] if shouted and _is_label(shouted) else []


def _is_label(match: re.Match[str]) -> bool:
    name = _name(match)
    if match.end() == len(match.string):
        return False
    if is_known(name) and kind_of(name) != "summary":
        return kind_of(name) in _LABELLING
    is_shouted = match.start() == 0 and name.isupper() and match.re is _LABEL
    return is_shouted and not _ADDRESSED.fullmatch(name)


def _name(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group).strip()
