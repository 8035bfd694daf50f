"""What a person did to the library, or to feeds.toml, and can undo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something that was done to one article, or to thousands at once, or to a feed."""

    id: int
    at: datetime
    label: str
    """What was done, such as ``marked 1,204 articles read``."""
    is_automatic: bool
    """No person did it, but a rule (``keep_if``) or an account's server: it is undone
    only when it is named."""
    is_undone: bool
    is_about_feeds: bool = False
    """It changed feeds.toml, and so what is followed or searched for."""


class Passage(NamedTuple):
    """Lines that were taken out of feeds.toml."""

    place: int
    """Which of the tables of its kind it was, from 0."""
    line: int
    """In which line it began, from 0."""
    text: str


class Edit(NamedTuple):
    """Something that was put into feeds.toml, or taken out of it."""

    table: str
    """``feed``, ``search``, or ``watch`` for a single word."""
    key: str
    """The feed's address, the search's name, or the word."""
    is_added: bool
    """Whether doing it put that in; undoing it takes it out again then."""
    passages: tuple[Passage, ...] = ()
    """As it stood there; () while it does."""
