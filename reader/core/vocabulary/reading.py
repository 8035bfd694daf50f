"""The vocabulary's files, line by line, as `reader.core.vocabulary` describes them.

Nothing heavy is imported here, since a search box asks for synonyms as well.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from reader.core.vocabulary.ailments import AILMENTS
from reader.core.vocabulary.body import BODY
from reader.core.vocabulary.conditions import CONDITIONS
from reader.core.vocabulary.disorders import DISORDERS
from reader.core.vocabulary.drugs import DRUGS
from reader.core.vocabulary.people import PEOPLE
from reader.core.vocabulary.procedures import PROCEDURES
from reader.core.vocabulary.studies import STUDIES
from reader.core.vocabulary.themes import THEMES
from reader.core.vocabulary.treatments import TREATMENTS

_FILES = (
    ("condition", CONDITIONS),
    ("condition", DISORDERS),
    ("condition", AILMENTS),
    ("treatment", TREATMENTS),
    ("treatment", DRUGS),
    ("treatment", PROCEDURES),
    ("theme", THEMES),
    ("body", BODY),
    ("people", PEOPLE),
    ("study", STUDIES),
)

_REMARK = re.compile(r"^#.*$", re.M)
_CONTINUED = re.compile(r"\n[ ]+")
_LINE = re.compile(r"([^<=~]+)(?:<([^=~]+))?(?:=([^~]*))?(?:~(.*))?")


class Subject(NamedTuple):
    """What an article can be about."""

    name: str
    kind: str
    """``condition treatment theme body people`` or ``study``."""
    broader: str = ""
    """The subject of which this is a kind, where the vocabulary has it."""
    system: str = ""
    """The part of the body that it concerns, by its subject's name."""


class Line(NamedTuple):
    """A subject, and the words for it as the vocabulary writes them."""

    subject: Subject
    name: str
    """As it is written, with ``!`` where it is meant only so."""
    synonyms: tuple[str, ...]
    """Words that mean the same."""
    signs: tuple[str, ...]
    """Words that tell of it, but mean something narrower or beside it."""

    @property
    def words(self) -> tuple[str, ...]:
        """Every word for the subject besides its name."""
        return self.synonyms + self.signs


@functools.cache
def vocabulary() -> tuple[Line, ...]:
    """Every line of the vocabulary."""
    return tuple(
        line for kind, text in _FILES for line in _lines(kind, _unfolded(text))
    )


def _lines(kind: str, text: str) -> list[Line]:
    found = []
    system = ""
    for written in text.splitlines():
        if written.startswith("@"):
            system = written.removeprefix("@").strip()
        elif match := _LINE.fullmatch(written):
            name, broader, synonyms, signs = match.groups(default="")
            name = name.strip()
            subject = Subject(name.removesuffix("!"), kind, broader.strip(), system)
            found.append(Line(subject, name, _words(synonyms), _words(signs)))
    return found


def _words(listed: str) -> tuple[str, ...]:
    return tuple(word for part in listed.split(",") if (word := part.strip()))


def _unfolded(text: str) -> str:
    return _CONTINUED.sub(" ", _REMARK.sub("", text))
