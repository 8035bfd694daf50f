"""Markdown's chunks to those before the links to other articles at its end."""

from __future__ import annotations

import re

from reader.core.chunk import is_heading, is_paragraph, spoken

_LED_BY = re.compile(
    r"""(?: most \s )? (?: popular | trending | read | viewed )
      (?: \s (?: on | now | in ) \b .* )?
    | more (?: \s (?: from | on | in | stories | news | articles | posts | like )
      \b .* )?
    | related (?: \s \w+ ){0,2} | recommended (?: \s \w+ ){0,2} | keep \s reading
    | (?: you | readers ) \s (?: may | might | will ) \s also \s .*
    | also \s (?: on | in | read ) \b .* | recent \s posts
    | latest (?: \s (?: from | news | stories | posts | articles | entries ) \b .* )?
    | (?: read | see | watch ) \s (?: next | also | more ) | dont \s miss .*
    | up \s next | editors \s picks? | in \s case \s you \s missed \s it
    | what \s to \s read \s next | share (?: \s this .* )? | subscribe .*
    | sign \s up .* | newsletters? | join \s our .* | follow \s us .*
    | stay \s connected | get \s our .* newsletter .*""",
    re.X,
)
"""What announces them, in lower case and without marks."""
_BOX = re.compile(
    r"""most \s (?: read | popular | viewed | shared | watched | commented )
      (?: \s (?: on | now | in ) \b .* )?
    | trending (?: \s now )? | popular \s now
    | (?: related | recommended ) \s (?: articles | stories | posts | news | coverage )
    | (?: you | readers ) \s (?: may | might ) \s also \s (?: like | enjoy )""",
    re.X,
)
"""Headings of boxes within a text, which goes on beneath them."""
_FILED = re.compile(
    r"\W{0,4}(?:tags?|tagged(?: with| as| in)?|filed (?:under|in)|posted in|topics"
    r"|categor(?:y|ies))\s?[:*\[]",
    re.I,
)
_OF_A_FILE = re.compile(
    r"\]\([^()\s]*(?:/(?:tags?|categor(?:y|ies)|labels?|topics?)/|[?&](?:tag|cat)=)"
)
"""A link to all that is filed under a word; such words are an entry's labels."""
_FOLLOW = re.compile(
    r"(?:(?:you can|please|and|or) )?(?:follow|like|find|join|connect with) .{1,80}? on"
    r" (?:x|facebook|instagram|linkedin|twitter|youtube|bluesky|mastodon|pinterest"
    r"|tiktok|threads)\b[\w ]{0,60}",
    re.I,
)
"""A paragraph that asks for no more than that, as `spoken` has it."""
_GOES_ON = re.compile(r"[.!?][*)]*\s")
_INVITES = re.compile(
    r"(?:sign up|subscribe|get the latest|never miss|follow us|like us on|join)\b", re.I
)
_LINK = re.compile(r"!?\[(?P<text>[^\[\]]*)\]\([^()\s]*\)")
_MARKUP = re.compile(r"[*_#>\\`-]|\d+\. ")
_LONGEST_LABEL = 70
_LONGEST_INVITATION = 300
_MOST_CHUNKS = 30
_LEAST_LINKED = 0.5


def without_elsewhere(parts: list[str]) -> list[str]:
    """Drop "Popular on …", "Related", "More from us:" and the links beneath them.

    What asks to be followed elsewhere goes too, and within a text the headings of boxes
    ("Most read") with their links.

    Only at the end of a text, and only where what stands beneath is links for the most
    part, or asks to sign up: "More on the method" above a paragraph is a section.
    "Tags:" goes with its links where each leads to a tag.

    Args:
        parts: The chunks of a text, as reader.core.chunk cuts it.
    """
    start = len(parts)
    for i in range(len(parts) - 1, max(0, len(parts) - _MOST_CHUNKS), -1):
        if (
            _is_filed(parts[i])
            or _is_asking(parts[i])
            or (_announces(parts[i]) and i + 1 < len(parts))
        ):
            start = i
        elif not _leads_away(parts[i]):
            break
    while start > 1 and parts[start - 1] == "---":
        start -= 1
    return _without_boxes(parts[:start])


def _without_boxes(parts: list[str]) -> list[str]:
    """Drop headings of boxes, and the links that stand right beneath them."""
    kept: list[str] = []
    is_within = False
    for i, part in enumerate(parts):
        if is_heading(part):
            is_within = _is_box(parts, i)
            kept += [] if is_within else [part]
        elif not (is_within and part != "---" and _leads_away(part)):
            is_within = False
            kept.append(part)
    return kept


def _is_box(parts: list[str], i: int) -> bool:
    """Tell whether a heading names a box; one with a list that has no links is none."""
    if i + 1 == len(parts) or not _BOX.fullmatch(spoken(parts[i])):
        return False
    after = parts[i + 1]
    return is_heading(after) or is_paragraph(after) or _leads_away(after)


def _is_asking(part: str) -> bool:
    if len(part) > _LONGEST_INVITATION * 2 or not is_paragraph(part):
        return False
    said = _LINK.sub(lambda found: found["text"], part)
    return not _GOES_ON.search(said) and _FOLLOW.fullmatch(spoken(said)) is not None


def _announces(part: str) -> bool:
    if len(part) > _LONGEST_LABEL or not (is_heading(part) or is_paragraph(part)):
        return False
    return _LED_BY.fullmatch(spoken(part)) is not None


def _is_filed(part: str) -> bool:
    """Tell whether a chunk only says under which words an article is filed."""
    return (
        _FILED.match(part) is not None
        and part.count("](") == len(_OF_A_FILE.findall(part)) > 0
        and len(_LINK.sub("", part)) <= _LONGEST_LABEL
    )


def _leads_away(part: str) -> bool:
    """Tell whether a chunk is links for the most part, or asks to sign up."""
    if part == "---":
        return True
    linked = sum(len(found["text"]) for found in _LINK.finditer(part))
    said = _MARKUP.sub("", _LINK.sub(lambda found: found["text"], part))
    if linked and linked >= _LEAST_LINKED * len(said.replace(" ", "")):
        return True
    return len(part) <= _LONGEST_INVITATION and _INVITES.match(said.strip()) is not None
