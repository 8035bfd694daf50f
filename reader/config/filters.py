"""Newsboat's filter language to ours, as far as both can say the same.

Its grammar is told in the chapter "Filter Language" of Newsboat's manual::

    filter     = block { ( "and" | "or" ) block }
    block      = "(" filter ")" | comparison
    comparison = attribute operator ( "string" | number | number ":" number )
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
    \s* (?: (?P<sign> [()] )
      | (?P<attribute> [A-Za-z_][\w-]* ) \s* (?P<operator> between \b | [!=<>~\#]+ )
        \s* (?: "(?P<string> (?: [^"\\] | \\. )* )" | (?P<number> \d+ (?: :\d+ )? ) )
      | (?P<joint> and | or ) \b )
    """,
    re.VERBOSE,
)
_DEEPEST = 8
_MOST_FEEDS = 16
"""Feeds that a query names instead of a tag."""
_WORDS = re.compile(r"[\w\s'’.-]*\w[\w\s'’.-]*")

_OPPOSITES = {"!=": "=", "!~": "=~", "!#": "#", "==": "="}
_EQUAL = frozenset({"=", "=~", "#"})
_FIELDS = {
    "title": "title:",
    "author": "author:",
    "content": "",
    "feedtitle": "feed:",
    "rssurl": "feed:",
    "feedlink": "feed:",
    "tags": "category:",
}
"""What of ours an attribute is; a feed's first tag has become its category."""

_WHOLE = "'{0} {1}' compares the whole there; here its words are looked for"
_WITHIN = "'=~' finds parts of words there; here whole words are looked for"
_CONTENT = "'content' is the text alone there; here titles, tags and notes count, too"
_FLAG = "flags are not told apart here: whatever was flagged is a bookmark"


class Translated(NamedTuple):
    """A filter in the query language."""

    query: str
    remarks: tuple[str, ...] = ()
    """In what it does not mean quite the same."""


def translated(
    expression: str, tagged: Mapping[str, Sequence[str]] | None = None
) -> Translated:
    """Say a filter in the query language.

    Args:
        expression: The filter.
        tagged: The addresses of the feeds that have a tag beside the one that has
            become their category, by that tag.

    Raises:
        ValueError: If that cannot be done; says what stands in the way.
    """
    reader = _Reader(expression, tagged or {})
    query = reader.filter(0)
    if reader.rest.strip():
        raise ValueError(f"'{reader.rest.strip()[:40]}' is not understood")
    return Translated(query, tuple(dict.fromkeys(reader.remarks)))


class _Reader:
    def __init__(self, text: str, tagged: Mapping[str, Sequence[str]]) -> None:
        self.rest = text
        self.remarks: list[str] = []
        self._tagged = tagged

    def filter(self, depth: int) -> str:
        """Read blocks up to where a parenthesis closes them, or the end."""
        if depth > _DEEPEST:
            raise ValueError("its parentheses are too deep")
        blocks, joints = [self._block(depth)], set()
        while joint := self._takes("joint"):
            joints.add(joint)
            blocks.append(self._block(depth))
        if len(joints) > 1:
            raise ValueError("'and' and 'or' are mixed without parentheses")
        return (" OR " if "or" in joints else " ").join(blocks)

    def _block(self, depth: int) -> str:
        if self._takes("sign", "("):
            inner = self.filter(depth + 1)
            if not self._takes("sign", ")"):
                raise ValueError("a parenthesis is never closed")
            return f"({inner})"
        match = _TOKEN.match(self.rest)
        if match is None or not match["attribute"]:
            said = self.rest.strip()[:40]
            raise ValueError(f"'{said}' is not understood" if said else "it is empty")
        self.rest = self.rest[match.end() :]
        value = match["number"] or re.sub(r"\\(.)", r"\1", match["string"] or "")
        attribute, operator = match["attribute"].lower(), match["operator"]
        said = _compared(attribute, operator, value)
        self.remarks += _remarks(attribute, operator, value)
        if attribute == "tags" and (urls := self._tagged.get(value)):
            return self._tagged_too(said, urls)
        return said

    def _tagged_too(self, said: str, urls: Sequence[str]) -> str:
        """Ask for a category, and for the feeds beside it that have its name as a tag.

        Raises:
            ValueError: If they are more than a query can name.
        """
        if len(urls) > _MOST_FEEDS:
            raise ValueError(f"its tag is the second or third of {len(urls)} feeds")
        sign = "-" if said.startswith("-") else ""
        feeds = (f'feed:"{url}"' for url in urls)
        return f"{sign}({' OR '.join((said.removeprefix('-'), *feeds))})"

    def _takes(self, kind: str, wanted: str = "") -> str:
        match = _TOKEN.match(self.rest)
        if match is None or not match[kind] or wanted not in ("", match[kind]):
            return ""
        self.rest = self.rest[match.end() :]
        return match[kind]


def _compared(attribute: str, operator: str, value: str) -> str:
    plain = _OPPOSITES.get(operator, operator)
    read = _READERS.get(attribute)
    if read is None:
        raise ValueError(f"there is nothing here like '{attribute}'")
    said = read(attribute, plain, value)
    if not said:
        raise ValueError(f"'{attribute} {operator} \"{value}\"' cannot be said here")
    return _negated(said) if operator.startswith("!") else said


def _remarks(attribute: str, operator: str, value: str) -> list[str]:
    """Say in what a comparison does not mean quite the same here."""
    plain = _OPPOSITES.get(operator, operator)
    if attribute == "flags" and value:
        return [_FLAG]
    remarks = []
    if attribute in ("title", "author", "content", "feedtitle"):
        if plain == "=":
            remarks.append(_WHOLE.format(attribute, operator))
        if plain == "=~":
            remarks.append(_WITHIN)
        if attribute == "content":
            remarks.append(_CONTENT)
    return remarks


def _negated(said: str) -> str:
    return said[1:] if said.startswith("-") else f"-{said}"


def _unread(_attribute: str, operator: str, value: str) -> str:
    states = {"yes": "is:unread", "no": "is:read"}
    return states.get(value, "") if operator in _EQUAL else ""


def _flags(_attribute: str, operator: str, value: str) -> str:
    """A flag, whichever it was, has become a bookmark."""
    if operator not in _EQUAL:
        return ""
    return "is:bookmarked" if value else "-is:bookmarked"


def _age(_attribute: str, operator: str, value: str) -> str:
    least, _, most = value.partition(":")
    if operator in ("<", "<=") and least.isdigit():
        return f"after:{least}d"
    if operator in (">", ">=") and least.isdigit():
        return f"before:{least}d"
    if operator == "between" and least.isdigit() and most.isdigit():
        return f"(before:{least}d after:{most}d)" if int(least) else f"after:{most}d"
    return ""


def _text(attribute: str, operator: str, value: str) -> str:
    """Words that are there; of what regular expressions can say, alternatives alone.

    Of tags there is a list, of which one can be asked for, but not the whole.
    """
    if operator not in _EQUAL or (attribute == "tags" and operator != "#"):
        return ""
    is_address = attribute in ("rssurl", "feedlink") and operator == "="
    if is_address and re.fullmatch(r'[^\s"]+', value):
        return f'feed:"{value}"'
    if operator == "=~":
        value = value.removeprefix("(").removesuffix(")")
    words = value.split("|") if operator == "=~" else [value]
    if not all(_WORDS.fullmatch(word) for word in words):
        return ""
    said = [f'{_FIELDS[attribute]}"{" ".join(word.split())}"' for word in words]
    return said[0] if len(said) == 1 else f"({' OR '.join(said)})"


_READERS: dict[str, Callable[[str, str, str], str]] = {
    "unread": _unread,
    "flags": _flags,
    "age": _age,
    **dict.fromkeys(_FIELDS, _text),
}
