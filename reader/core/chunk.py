"""Markdown to the chunks between its blank lines, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.core.block import blocks, plain
from reader.core.clean import clean_text
from reader.model import CleanText

_FENCE = re.compile(r"(?:[ >-]|\d+\.)*(`{3,}|~{3,})(.*)")
_NO_PARAGRAPH = re.compile(
    r"#{1,6} |[-+>|]|\d{1,9}[.)] |```|~~~|!\[[^\]]*\]\([^)]*\)$|---$|\*\*\*$|\s"
)
_HEADING = re.compile(r"#{1,6} ")
_WORD = re.compile(r"[^\W_]+")
_PLAIN = re.compile(r"(?:#{1,6} )?([^\W\d_][^\\`*_\[\]<>&~#|\r\n\t\x00]*)")
"""A heading or a line of text that holds nothing Markdown could take for markup."""


def chunks(markdown: str) -> list[str]:
    """Cut Markdown at its blank lines; fenced code stays whole."""
    found: list[str] = []
    lines: list[str] = []
    fence = ""
    for line in [*markdown.split("\n"), ""]:
        fence = _fence_after(line, fence)
        if line.strip() or fence:
            lines.append(line)
        elif lines:
            found.append("\n".join(lines))
            lines = []
    return [*found, "\n".join(lines).rstrip("\n")] if lines else found


def join(chunks: Iterable[str]) -> CleanText:
    """Put chunks together again, a blank line between them."""
    whole = "\n\n".join(chunks)
    return clean_text(f"{whole}\n" if whole else "")


def is_paragraph(chunk: str) -> bool:
    """Tell whether a chunk is plain running text: no heading, list, table, code, …."""
    return _NO_PARAGRAPH.match(chunk) is None


def is_heading(chunk: str) -> bool:
    """Tell whether a chunk is a heading."""
    return _HEADING.match(chunk) is not None


def bare(chunk: str) -> str:
    """Read a chunk's text without its markup."""
    if found := _PLAIN.fullmatch(chunk):
        # What the parser would say, without asking it.
        return CleanText(" ".join(clean_text(found[1]).split()))
    return plain(blocks(chunk))


def spoken(text: str) -> str:
    """Reduce text to its words in lower case, to tell whether two texts say the same.

    Apostrophes fall away, so that "what's" is one word however it is typed.
    """
    said = text.casefold().replace("'", "").replace("’", "")
    return " ".join(_WORD.findall(said))


def _fence_after(line: str, fence: str) -> str:
    """Say which fence is open once a line is read, if any."""
    found = _FENCE.match(line)
    if not found:
        return fence
    if not fence:
        return found[1]
    is_closed = found[1].startswith(fence) and not found[2].strip()
    return "" if is_closed else fence
