"""Markdown to the text without what it says about itself."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.core.chunk import bare, chunks, is_heading, is_paragraph, join, spoken
from reader.core.clean import clean_text
from reader.core.elsewhere import without_elsewhere
from reader.model import CleanText

_TITLE_WITHIN = 8
_FEWEST_BEGUN = 5
_LONGEST_URL = 4096
_SITE = re.compile(r" [|–—·-] | :: ")

_OWN = (
    "summary | article summary | executive summary | study summary | quick summary"
    " | plain language summary | lay summary | in summary | tl dr | tldr",
    "in brief | at a glance | key points | key point | main points | key takeaways"
    " | key takeaway | takeaways | key messages | key message | highlights",
    "bottom line | the bottom line | take home message",
)
"""What articles call their own summaries; those that are nothing else come first."""
_RANKS = {label: i for i, labels in enumerate(_OWN) for label in labels.split(" | ")}
_LABELLED = re.compile(
    r"\*{1,3}(?P<bold>[^*:]{3,25}?) ?:?\*{1,3} ?[:–—]?(?:\s|$)"
    r"|\*{0,3}(?P<plain>[^*:]{3,25}?) ?[:–—]\s"
)
_FEWEST_WORDS = 8
_MOST_WORDS = 150

_HASHTAG = re.compile(
    r"[\s,*]*\[?\\?#(?P<tag>[^\W\d_](?:\w|\\_|-(?=\w)){1,40})(?:\]\([^()\s]*\))?[\s*]*$"
)
_SENTENCE_END = re.compile(r"[.!?…:)\]”’\"'*]$")

_TAILS = frozenset(
    {"related posts", "related post", "related articles", "related article"}
    | {"related stories", "related story", "related news", "related content"}
    | {"related topics", "related", "related links", "related reading", "see also"}
    | {"read more", "read next", "read also", "also read", "continue reading"}
    | {"keep reading", "share", "share this", "share this post", "share this article"}
    | {"share this story", "share on", "share it", "share via", "like this", "print"}
    | {"more like this", "you may also like", "you might also like", "up next"}
    | {"you may also be interested in", "recommended", "recommended for you"}
    | {"recommended reading", "more from", "more stories", "more news", "comments"}
    | {"leave a comment", "leave a reply", "post navigation", "filed under", "tags"}
    | {"tagged", "categories", "subscribe", "follow us", "newsletter", "sponsored"}
    | {"about the author", "about the authors", "next", "previous", "advertisement"}
)
_ANYWHERE = frozenset(
    {"ad", "ads", "advertisement", "advertisements", "sponsored", "sponsored content"}
    | {
        "continue reading the main story",
        "advertisement continue reading the main story",
    }
    | {"article continues below", "article continues after advertisement"}
    | {"story continues below", "story continues below advertisement"}
    | {"article continues below advertisement", "scroll down to continue"}
    | {"enlarge this image", "toggle caption", "hide caption"}
    | {"enlarge this image toggle caption", "click to enlarge", "skip advertisement"}
    | {"see original study", "back to top", "return to top", "jump to recipe"}
)
"""Lines that speak of the page they once stood in, wherever they stand."""
_LONGEST_TAIL = 60
_LONGEST_LINK = 200
_MARKUP = re.compile(r"\]\([^()\s]*\)|[\[*#]")

_NO_LETTERS = re.compile(r"(?!-{3}$|[-+>|] )[\s\\_\-–—=*~#.,:;·•+]{1,400}")
_DRAWN = re.compile(r"[\s\\.,:;]")
_SHORTEST_LINE = 2


class Lifted(NamedTuple):
    """A text, and what it said about itself."""

    markdown: CleanText
    summary: CleanText
    """The article's own, in plain text; empty where it has none."""
    hashtags: tuple[str, ...]
    """As written, without the ``#``."""


def lift(markdown: str, title: str) -> Lifted:
    """Take out of a text what a reader shows beside it, and what says nothing.

    Lifted are its title, however often it stands at the top; a summary of its own
    ("Summary: …", or a section "Key points"); hashtags at its end; and headings at its
    end that have nothing beneath them ("Related Posts").
    """
    parts = _without_title(_without_lines(chunks(markdown)), title)
    parts = _without_tails(parts)
    parts = without_elsewhere(parts)
    parts, own = _without_summary(parts)
    summary, hashtags = _without_hashtags(own)
    parts, trailing = _without_trailing(parts)
    tags = tuple(dict.fromkeys([*hashtags, *trailing]))
    return Lifted(join(parts), clean_text(summary), tags)


def _without_lines(parts: list[str]) -> list[str]:
    """Make rules of lines drawn with letters, and drop other paragraphs of no letters.

    "____", "* * *" and the "###" of press offices part a text; a lonely full stop is
    what a template left over.
    """
    kept = (
        ("---" if len(_DRAWN.sub("", part)) > _SHORTEST_LINE else "")
        if _NO_LETTERS.fullmatch(part)
        else part
        for part in parts
    )
    return [part for part in kept if part]


def _without_title(parts: list[str], title: str) -> list[str]:
    names = _names(title)
    longest = 2 * len(title) + 40
    longest_linked = longest + _LONGEST_URL
    top = [
        part
        for i, part in enumerate(parts[:_TITLE_WITHIN])
        if not (is_heading(part) or is_paragraph(part) or _is_trail(parts, i))
        or len(part) > longest_linked
        or len(_MARKUP.sub("", part)) > longest
        or not (names & _names(bare(part)) or _is_longer(part, title))
    ]
    return top + parts[_TITLE_WITHIN:]


def _is_trail(parts: list[str], i: int) -> bool:
    """Tell whether a list of one item stands above a page's heading, to lead to it."""
    is_item = i == 0 and parts[i].startswith(("- ", "1. ")) and "\n" not in parts[i]
    return is_item and len(parts) > 1 and parts[1].startswith("# ")


def _is_longer(part: str, title: str) -> bool:
    """Tell whether a page's heading is the title that a feed gives cut short."""
    begun = spoken(title)
    return (
        part.startswith("# ")
        and begun.count(" ") >= _FEWEST_BEGUN
        and spoken(bare(part)).startswith(begun)
    )


def _names(title: str) -> set[str]:
    """Reduce a title to its words, with and without its site's name behind it."""
    return {spoken(title), spoken(_SITE.split(title)[0])} - {""}


def _without_tails(parts: list[str]) -> list[str]:
    """Drop headings of nothing, from the end upwards."""
    kept: list[str] = []
    for part in reversed(parts):
        is_bottom = not kept or (is_heading(part) and is_heading(kept[-1]))
        if not (_is_tail(part, is_bottom=is_bottom) or (not kept and part == "---")):
            kept.append(part)
    return kept[::-1]


def _is_tail(part: str, *, is_bottom: bool) -> bool:
    if len(part) > _LONGEST_LINK or not (is_heading(part) or is_paragraph(part)):
        return False
    said = spoken(_MARKUP.sub("", part))
    if len(said) > _LONGEST_TAIL:
        return False
    return said in _ANYWHERE or (is_bottom and said in _TAILS)


def _without_summary(parts: list[str]) -> tuple[list[str], str]:
    """Take the article's own summary out, if it leaves an article behind."""
    found = [
        (rank, i, own)
        for i, part in enumerate(parts)
        if (rank := _rank(part)) is not None and (own := _own(parts, i))
    ]
    for _, i, (text, used) in sorted(found):
        rest = parts[:i] + parts[i + used :]
        if sum(len(part) for part in rest) >= len(text):
            return rest, text
    return parts, ""


def _rank(part: str) -> int | None:
    """Say how sure it is that a chunk begins a summary; None if it does not."""
    if is_heading(part):
        return _RANKS.get(spoken(part))
    if not is_paragraph(part):
        return None
    label = _LABELLED.match(part)
    if not label and len(part) > _LONGEST_TAIL:
        return None
    return _RANKS.get(spoken(_name(label) if label else part))


def _own(parts: list[str], i: int) -> tuple[str, int] | None:
    """Read the summary that begins at a chunk, and how many chunks it takes."""
    label = None if is_heading(parts[i]) else _LABELLED.match(parts[i])
    if label:
        text = bare(parts[i])[len(_name(label)) :].lstrip(" :–—")
        if _counts(text):
            return text, 1
        if text:
            return None
    end = (_end_of_section if is_heading(parts[i]) else _end_of_list)(parts, i + 1)
    text = "\n".join(bare(part) for part in parts[i + 1 : end])
    return (text, end - i) if _counts(text) else None


def _name(label: re.Match[str]) -> str:
    return (label["bold"] or label["plain"]).strip()


def _end_of_section(parts: list[str], start: int) -> int:
    end = start
    while end < len(parts) and not is_heading(parts[end]) and parts[end] != "---":
        end += 1
    return end


def _end_of_list(parts: list[str], start: int) -> int:
    """Find how far a summary reaches whose label is no real heading.

    It is a list; or a paragraph, if nothing else can belong to it.
    """
    end = start
    while end < len(parts) and parts[end].startswith(("- ", "1. ", "  ")):
        end += 1
    if end > start or start == len(parts):
        return end
    is_last = start + 1 == len(parts) or len(parts[start + 1]) <= _LONGEST_TAIL
    return start + 1 if is_last or is_heading(parts[start + 1]) else start


def _counts(text: str) -> bool:
    return _FEWEST_WORDS <= len(text.split()) <= _MOST_WORDS


def _without_trailing(parts: list[str]) -> tuple[list[str], list[str]]:
    """Take hashtags off the end of a text, and the empty tails that hide them."""
    hashtags: list[str] = []
    while parts := _without_tails(parts):
        rest, found = (
            ("", []) if is_heading(parts[-1]) else _without_hashtags(parts[-1])
        )
        if not found:
            break
        hashtags = found + hashtags
        parts = [*parts[:-1], rest] if rest else parts[:-1]
        if rest:
            break
    return parts, hashtags


def _without_hashtags(text: str) -> tuple[str, list[str]]:
    """Take hashtags off the end of a text, unless they are words of its last sentence.

    A single one that no full stop parts from the sentence is such a word.
    """
    rest, hashtags = text, list[str]()
    while found := _HASHTAG.search(rest, max(0, len(rest) - 200)):
        hashtags.insert(0, found["tag"].replace("\\", ""))
        rest = rest[: found.start()]
    is_parted = not rest or len(hashtags) > 1 or _SENTENCE_END.search(rest)
    return (rest, hashtags) if hashtags and is_parted else (text, [])
