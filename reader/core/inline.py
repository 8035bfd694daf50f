"""Text and marked stretches of it to Markdown that reads back as the same text.

While a document is put together, where a style begins and ends is marked with
noncharacters, which clean text never holds. Whether ``**`` may stand at such a place
depends on the characters around it, and these are known only when the line is whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

STRONG, EM, STRIKE = "\ufdd0", "\ufdd1", "\ufdd2"
"""Each stands where a style begins, and again where it ends."""
BREAK = "\ufdd3"
"""A line break within a paragraph; two of them part paragraphs."""
_LINK, _HREF_END, _LINK_END = "\ufdd4", "\ufdd5", "\ufdd6"
_CODE = "\ufdd7"

_DELIMITERS = {STRONG: "**", EM: "*", STRIKE: "~~"}
_MARKED = re.compile("[\ufdd0-\ufdd7]")
_PIECE = re.compile("([\ufdd0-\ufdd2\ufdd6]|\ufdd4[^\ufdd5]*\ufdd5)")
_NOTHING = f"(?:[ {STRONG}{EM}{STRIKE}{_LINK_END}]|{_LINK}[^{_HREF_END}]*{_HREF_END})*"
_PARTED = re.compile(f"{BREAK}(?:{_NOTHING}{BREAK})+")

_SPECIAL = re.compile(
    r"[\\`*\[]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # an underscore within a word is no emphasis
    r"|<(?=[A-Za-z/!?]|$)"
    r"|&(?=#?[A-Za-z0-9]{1,32};|$)"
    r"|~(?=~|\s?$)|(?<=~)~|^~|(?<=^\s)~"
)
_MAYBE_SPECIAL = re.compile(r"[\\`*\[_<&~]")
"""What everything special begins with: far quicker to look for."""
_OPENS_BLOCK = re.compile(
    r"\s*(?:(?P<digits>\d{1,9})(?=[.)](?:\s|$))|(?=[=>|]|#{1,6}(?:\s|$)|\+(?:\s|$)"
    r"|-(?:[\s:|-]|$)|:(?:-|$)))"
)
_NUMBER = re.compile(r"^\d{1,9}(?=[.)](?:\s|$))")
_HOLLOW = re.compile(r"\s\((?=[\s,;])[\s,;]{1,40}\)")
"""What a mark without any text, such as an icon, leaves of its brackets."""
_BACKTICKS = re.compile(r"`+")

_LAST_STOPS = re.compile(r"(?<=[^\s\\])[:;.,!?…”’»]+$")
_FIRST_STOPS = re.compile(r"^[“‘«„(]+(?=\S)")
_ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def escape(text: str, *, in_link: bool = False) -> str:
    """Write text so that no character of it is taken for markup."""
    if _MAYBE_SPECIAL.search(text):
        text = _SPECIAL.sub(r"\\\g<0>", text)
    return text.replace("]", r"\]") if in_link else text


def escape_start(escaped: str) -> str:
    """Write escaped text so that it may begin a line without beginning a block."""
    found = _OPENS_BLOCK.match(escaped)
    if found is None:
        return escaped
    return f"{escaped[: found.end()]}\\{escaped[found.end() :]}"


def styled(text: str, style: str) -> str:
    """Mark text as STRONG, EM or STRIKE, line by line."""
    return _around(text, style, style)


def linked(text: str, href: str) -> str:
    """Mark text as a link, line by line."""
    return _around(text, f"{_LINK}{href}{_HREF_END}", _LINK_END)


def _around(text: str, before: str, after: str) -> str:
    # Closed before each break and opened anew behind it, so that a line stands alone.
    lines = text.replace(BREAK, f"{after}{BREAK}{before}")
    return f"{before}{lines}{after}" if text.strip() else text


def destination(url: str) -> str:
    """Write a clean URL as it may stand between the brackets of a link."""
    return re.sub(r"[()]|&(?=#?\w+;)", r"\\\g<0>", url)


def code(text: str) -> str:
    """Mark text as a code span, whatever backticks it holds."""
    # A space within its ends parts it from the words beside it.
    before, after = " " * text[:1].isspace(), " " * text[-1:].isspace()
    text = text.strip()
    longest = max(map(len, _BACKTICKS.findall(text)), default=0)
    blank = " " if longest else ""
    fence = "`" * (longest + 1)
    if not text:
        return before
    return f"{before}{_CODE}{fence}{blank}{text}{blank}{fence}{_CODE}{after}"


def settle(content: str) -> Iterator[list[str]]:
    """Turn the marks of one block's line into Markdown.

    Yields:
        The lines of each paragraph: more than one where it has line breaks, and more
        than one paragraph where two breaks met.
    """
    if "(" in content and _CODE not in content:
        content = _HOLLOW.sub("", content)
    if not _MARKED.search(content):
        yield [_single_spaced(content)]
        return
    for paragraph in _PARTED.split(content):
        lines = [_rendered(line).strip() for line in paragraph.split(BREAK)]
        # A number and its full stop may have met only now.
        lines = [_NUMBER.sub(r"\g<0>\\", line) for line in lines if line]
        if lines:
            yield lines


def _rendered(line: str) -> str:
    if not _MARKED.search(line):
        return _single_spaced(line)
    return _render(list(_runs(line)))


class _Run(NamedTuple):
    """Text that is alike all through."""

    text: str
    styles: frozenset[str]
    href: str


def _runs(line: str) -> Iterator[_Run]:
    styles: set[str] = set()
    href = ""
    for piece in _PIECE.split(line):
        if piece in _DELIMITERS:
            styles ^= {piece}
        elif piece == _LINK_END:
            href = ""
        elif piece.startswith(_LINK):
            href = piece[1:-1]
        elif piece:
            yield _Run(piece, frozenset(styles), href)


def _render(runs: list[_Run]) -> str:
    """Write runs with as many of their styles as Markdown can say."""
    for _ in range(4):
        runs = _with_room(runs)
        parts = _parts(runs)
        wrong = _misplaced(parts)
        if not wrong:
            return _joined(parts)
        runs = list(_without(runs, wrong))
    bare = [run._replace(styles=frozenset()) for run in runs]
    return _joined(_parts(_with_room(bare)))


def _joined(parts: list[str | _Delimiter]) -> str:
    # Code beside code would read as one span with longer backticks.
    line = "".join(str(part) for part in parts).replace(_CODE * 2, " ")
    return line.replace(_CODE, "")


def _with_room(runs: list[_Run]) -> list[_Run]:
    """Move spaces and stops out of the styles that they would spoil the ends of."""
    return _merged(_stops_out(_merged(_spaces_out(runs))))


def _spaces_out(runs: list[_Run]) -> Iterator[_Run]:
    plain = frozenset[str]()
    for i, run in enumerate(runs):
        before = runs[i - 1] if i else _Run("", plain, "")
        after = runs[i + 1] if i + 1 < len(runs) else _Run("", plain, "")
        text = run.text.strip(" ")
        if not text:
            href = run.href if before.href == run.href == after.href else ""
            yield _Run(" ", before.styles & after.styles, href)
            continue
        if run.text[0] == " ":
            href = run.href if before.href == run.href else ""
            yield _Run(" ", before.styles & run.styles, href)
        yield run._replace(text=text)
        if run.text[-1] == " ":
            href = run.href if after.href == run.href else ""
            yield _Run(" ", after.styles & run.styles, href)


def _stops_out(runs: list[_Run]) -> Iterator[_Run]:
    """Move punctuation that a letter follows out of a style: ``**Aim**:to see``."""
    carried = ""
    for i, run in enumerate(runs):
        text, carried = carried + run.text, ""
        after = runs[i + 1] if i + 1 < len(runs) else None
        if after is None or after.href or run.href:
            yield run._replace(text=text)
            continue
        if run.styles - after.styles and after.text[0].isalnum():
            text, carried = _split_end(text)
        elif after.styles - run.styles and text[-1].isalnum():
            moved = _FIRST_STOPS.match(after.text)
            if moved and len(moved[0]) < len(after.text):
                text += moved[0]
                runs[i + 1] = after._replace(text=after.text[moved.end() :])
        yield run._replace(text=text)


def _split_end(text: str) -> tuple[str, str]:
    found = _LAST_STOPS.search(text)
    return (text[: found.start()], found[0]) if found else (text, "")


def _merged(runs: Iterator[_Run]) -> list[_Run]:
    alike = groupby(runs, key=lambda run: (run.styles, run.href))
    return [
        _Run(_single_spaced("".join(run.text for run in group)), styles, href)
        for (styles, href), group in alike
    ]


class _Delimiter(NamedTuple):
    """Where a style begins or ends; ``run`` is the first that bears it."""

    style: str
    opens: bool
    run: int

    def __str__(self) -> str:
        return _DELIMITERS[self.style]


def _parts(runs: list[_Run]) -> list[str | _Delimiter]:
    """Put delimiters and brackets around the runs, properly nested."""
    parts: list[str | _Delimiter] = []
    # What is open, outermost first; a link is a string that begins with its bracket.
    stack: list[_Delimiter | str] = []
    for i, run in enumerate([*runs, _Run("", frozenset(), "")]):
        ended = next((k for k, each in enumerate(stack) if _ends(each, run)), None)
        while ended is not None and len(stack) > ended:
            each = stack.pop()
            parts.append(each if isinstance(each, str) else each._replace(opens=False))
        opened = {each.style for each in stack if isinstance(each, _Delimiter)}
        wanted = [(_reach(runs, i, style), style) for style in run.styles - opened]
        if run.href and not any(isinstance(each, str) for each in stack):
            wanted.append((_reach_of_link(runs, i), ""))
        for _, style in sorted(wanted, reverse=True):
            if style:
                stack.append(_Delimiter(style, True, i))
                parts.append(stack[-1])
            else:
                stack.append(f"]({destination(run.href)})")
                _open_link(parts)
        parts.append(run.text)
    return parts


def _ends(each: _Delimiter | str, run: _Run) -> bool:
    if isinstance(each, str):
        return each != f"]({destination(run.href)})"
    return each.style not in run.styles


def _reach(runs: list[_Run], start: int, style: str) -> int:
    """Find the run before which a style ends."""
    end = start
    while end < len(runs) and style in runs[end].styles:
        end += 1
    return end


def _reach_of_link(runs: list[_Run], start: int) -> int:
    end = start
    while end < len(runs) and runs[end].href == runs[start].href:
        end += 1
    return end


def _open_link(parts: list[str | _Delimiter]) -> None:
    # "Look!" and then a link would read as an image.
    if parts and isinstance(parts[-1], str) and parts[-1].endswith("!"):
        parts[-1] = parts[-1][:-1] + r"\!"
    parts.append("[")


def _misplaced(parts: list[str | _Delimiter]) -> list[_Delimiter]:
    """List the delimiters that a reader of Markdown would not take for such.

    The rules are those of CommonMark 0.31, 6.2, on what may open and close emphasis,
    taken more strictly than they are meant where two delimiters touch.
    """
    wrong: list[_Delimiter] = []
    styles = {part.style for part in parts if isinstance(part, _Delimiter)}
    is_mixed = {STRONG, EM} <= styles
    before = ""
    texts = [str(part) if isinstance(part, str) else "" for part in parts]
    for is_delimiter, group in groupby(
        range(len(parts)), key=lambda i: isinstance(parts[i], _Delimiter)
    ):
        places = list(group)
        if not is_delimiter:
            before = "".join(texts[i] for i in places)[-1:] or before
            continue
        after = next((t[0] for t in texts[places[-1] + 1 : places[-1] + 5] if t), "")
        touching = [part for i in places if isinstance(part := parts[i], _Delimiter)]
        wrong += _wrong_of(touching, before, after, is_mixed)
        before = "*"
    return wrong


def _wrong_of(
    touching: list[_Delimiter], before: str, after: str, is_mixed: bool
) -> list[_Delimiter]:
    """List which of the delimiters that stand in one place cannot stand there.

    Args:
        touching: The delimiters, with nothing between them.
        before: The character before them, or "" at the line's start.
        after: The character behind them, or "" at its end.
        is_mixed: Whether ``*`` and ``**`` both occur in the line: then none may look
            as if it could both open and close, lest it be paired with another's.
    """
    opening = [each for each in touching if each.opens]
    if opening and len(opening) < len(touching):
        return opening
    inside, outside = (after, before) if opening else (before, after)
    if not inside or inside == " ":
        return touching
    is_word, is_apart = inside.isalnum(), outside in _ASCII_PUNCTUATION
    is_lone = len(touching) == 1 and not is_mixed
    # Beside "~~", "**" stands between two marks, and may do both again.
    is_motley = len({each.style == STRIKE for each in touching}) > 1
    if (outside in ("", " ") and not is_motley) or (is_word and is_apart):
        return []
    if is_word and outside in ("", " "):
        return []
    if is_lone and (is_word or is_apart):
        return []
    return [each for each in touching if each.style != STRONG] or touching


def _without(runs: list[_Run], wrong: list[_Delimiter]) -> Iterator[_Run]:
    """Take each wrong delimiter's style away, up to where that style ends."""
    begins: dict[int, set[str]] = {}
    for delimiter in wrong:
        begins.setdefault(delimiter.run, set()).add(delimiter.style)
    ending: set[str] = set()
    for i, run in enumerate(runs):
        ending = (ending & run.styles) | begins.get(i, set())
        yield run._replace(styles=run.styles - ending) if ending else run


def _single_spaced(text: str) -> str:
    return re.sub(" {2,}", " ", text) if "  " in text else text
