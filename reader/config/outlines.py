"""The bytes of an OPML file to its outlines: mended where that is safe, else refused.

What cannot be read safely is an error that names the line, rather than a guess about
whose folder a feed was in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from reader.config.mending import decode, mend, mend_quotes
from reader.config.tables import UNPRINTABLE, printable
from reader.errors import ConfigError

LARGEST = 4 * 2**20
"""Bytes of a file; five thousand feeds need a quarter of that."""

MOST = 5000
"""Feeds in a file."""

_MOST_OUTLINES = 50_000
"""Of whatever kind; a list of feeds has one for each, and some folders."""

DEEPEST = 20
"""How many elements may stand within one another."""

_CUT_SHORT = (
    expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS],
    expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN],
    expat.errors.codes[expat.errors.XML_ERROR_PARTIAL_CHAR],
)
_AFTER_THE_END = expat.errors.codes[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]


@dataclass(slots=True)
class Outline:
    """One ``outline`` of the body."""

    line: int
    attributes: Mapping[str, str]
    """By name in lower case, since writers do not agree; values on one line."""
    own: Mapping[str, str]
    """The attributes of our own namespace, in lower case and without its prefix."""
    folders: tuple[str, ...]
    """The names of the outlines around it that are not feeds themselves."""
    is_folder: bool = False
    """Whether there are outlines within it."""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.get("text") or self.get("title")

    def get(self, name: str) -> str:
        """An attribute's value, or "" where there is none."""
        return self.attributes.get(name, "")


class Named(NamedTuple):
    """An element of our own namespace in the head."""

    line: int
    name: str
    attributes: Mapping[str, str]


@dataclass(slots=True)
class Outlines:
    """What a file says."""

    body: list[Outline] = field(default_factory=list)
    head: list[Named] = field(default_factory=list)
    notices: list[tuple[int, str, str]] = field(default_factory=list)
    """Line, name and reason of what was mended or left out."""


def read_outlines(content: bytes, *, namespace: str, source: str) -> Outlines:
    """Read the outlines of an OPML file.

    Args:
        content: The file.
        namespace: Our own, whose attributes and elements are told apart.
        source: What to call the file in an error.

    Raises:
        ConfigError: If it is no OPML, is too broken, or exceeds a limit.
    """
    if len(content) > LARGEST:
        raise ConfigError(source, "", "larger than 4 MiB; it was not read")
    if not content.strip():
        raise ConfigError(source, "", "empty")
    text = mend(decode(content))
    try:
        return _Reading(namespace, source).read(text)
    except ConfigError:
        quoted, lines = mend_quotes(text)
        if not lines:
            raise
    outlines = _Reading(namespace, source).read(quoted)
    reason = "quotation marks or brackets within quotation marks were mended"
    outlines.notices += [(line, "", reason) for line in lines]
    return outlines


class _Reading:
    """One pass of expat over a file."""

    def __init__(self, namespace: str, source: str) -> None:
        self._namespace = namespace
        self._source = source
        self._found = Outlines()
        self._prefixes: set[str] = set()
        self._open: list[tuple[str, Outline | None]] = []
        self._feeds = 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.EntityDeclHandler = self._entity

    def read(self, text: str) -> Outlines:
        """Read all of it."""
        try:
            self._parser.Parse(text, True)
        except expat.ExpatError as error:
            self._broken(error)
        return self._found

    def _broken(self, error: expat.ExpatError) -> None:
        """Make do with what was read before a missing end; refuse all else."""
        if error.code == _AFTER_THE_END:
            return
        if error.code in _CUT_SHORT and self._found.body:
            reason = "the file ends here, too early; what stood before was read"
            self._found.notices.append((error.lineno, "", reason))
            return
        raise self._error(expat.ErrorString(error.code), error.lineno)

    def _start(self, tag: str, written: dict[str, str]) -> None:
        name = tag.lower()
        if not self._open and name.rpartition(":")[2] != "opml":
            raise self._error(f"not OPML: it begins with <{printable(tag)}>")
        if len(self._open) >= DEEPEST:
            raise self._error(f"nested more than {DEEPEST} deep")
        self._learn(written)
        outline = None
        if "head" in (opened for opened, _ in self._open):
            self._own_element(name, written)
        elif name == "outline":
            outline = self._outline(written)
        self._open.append((name, outline))

    def _end(self, _tag: str) -> None:
        self._open.pop()

    def _entity(self, name: str, *_: object) -> None:
        reason = f"declares an entity, {printable(name)}; such a file is not read"
        raise self._error(reason)

    def _learn(self, written: Mapping[str, str]) -> None:
        """Learn what prefixes stand for our namespace."""
        for name, value in written.items():
            if value == self._namespace and name.startswith("xmlns:"):
                self._prefixes.add(name.removeprefix("xmlns:").lower())

    def _outline(self, written: Mapping[str, str]) -> Outline:
        around = [outline for _, outline in self._open if outline]
        if around:
            around[-1].is_folder = True
        attributes, own = self._attributes(written)
        outline = Outline(
            line=self._parser.CurrentLineNumber,
            attributes=attributes,
            own=own,
            folders=tuple(
                folder.name
                for folder in around
                if folder.name and not folder.get("xmlurl")
            ),
        )
        self._feeds += bool(outline.get("xmlurl"))
        if self._feeds > MOST:
            raise self._error(f"more than {MOST:,} feeds; nothing was imported")
        self._found.body.append(outline)
        if len(self._found.body) > _MOST_OUTLINES:
            raise self._error(f"more than {_MOST_OUTLINES:,} outlines")
        return outline

    def _own_element(self, name: str, written: Mapping[str, str]) -> None:
        prefix, _, rest = name.rpartition(":")
        if prefix in self._prefixes:
            attributes, _ = self._attributes(written)
            line = self._parser.CurrentLineNumber
            self._found.head.append(Named(line, rest, attributes))

    def _attributes(
        self, written: Mapping[str, str]
    ) -> tuple[dict[str, str], dict[str, str]]:
        """Tell foreign attributes from our own; of two spellings the first counts."""
        foreign: dict[str, str] = {}
        own: dict[str, str] = {}
        for name, value in written.items():
            prefix, _, rest = name.lower().rpartition(":")
            is_own = prefix in self._prefixes
            kept = own if is_own else foreign
            kept.setdefault(rest if is_own else name.lower(), self._line(value))
        return foreign, own

    def _line(self, value: str) -> str:
        """Make one line of a value; in a file of ours it is one already."""
        words = value if self._prefixes else " ".join(value.split())
        return re.sub(UNPRINTABLE, "", words).strip()

    def _error(self, reason: str, line: int | None = None) -> ConfigError:
        where = f"line {line or self._parser.CurrentLineNumber}"
        return ConfigError(self._source, where, reason)
