"""settings.toml: how a person reads; every key has a default, so it may be empty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from reader.config.subscriptions import SHORTEST_INTERVAL
from reader.config.tables import Problems, Table, read

_DAY = 86_400

# A theme's name becomes a file's name, so it must not be able to leave its folder.
_THEME = r"[a-z0-9][a-z0-9_-]{0,63}"
_CONTACT = r"(?=.{1,200}$)(?:https?://[!-'*-~]+|[A-Za-z0-9_.+-]+@[A-Za-z0-9.-]+)"
_BINDING = r"[a-z][a-z-]*\.[a-z0-9][a-z0-9-]*"


ORDERS = ("new", "old", "feed", "title")
"""What a list can be sorted by."""

MOMENT = 60
"""Seconds between two looks at which feeds are due; how often one is asked, ``every``
says."""

# The sections are tuples rather than dataclasses, which take seven times as long to
# define: 4 ms of every start-up.


class FetchSettings(NamedTuple):
    """``[fetch]``: when feeds are asked, and where they may live."""

    allow_private: tuple[str, ...] = ()
    """Single addresses of one's own network that feeds may live on; never a range."""
    every: int = 3600
    """Seconds between two requests to a feed that names no interval of its own."""
    on_start: bool = False
    """Ask the feeds that are due whenever the interface opens."""
    while_open: int | None = None
    """Seconds after which they are asked again while it is open; None never does."""
    contact: str = ""
    """How servers can reach who reads: a page or a mail address, told to all."""


class DisplaySettings(NamedTuple):
    """``[display]``: what the page looks like."""

    theme: str = "paper-dark"
    """One of the themes that ship, or a file in the user's ``themes`` folder."""
    measure: int = 78
    """Columns of text in the article, at most."""
    density: str = "comfortable"
    """``comfortable`` or ``compact``: how many lines an article has in a list."""
    ascii: bool = False
    """Draw marks and lines with ASCII alone."""
    mouse: bool = True
    """Use the mouse; otherwise it is the terminal's, which selects text with it."""
    order: str = "new"
    """``new``, ``old``, ``feed`` or ``title``: what comes first in a list."""
    hide_read: bool = False
    """Leave out of a list what was read before it was opened."""
    group_copies: bool = True
    """Show the copies of one story as one article of a list."""
    feed_order: str = "alphabet"
    """``alphabet`` or ``file``: feeds in the sidebar as feeds.toml has them."""


class LibrarySettings(NamedTuple):
    """``[library]``: what is kept, and for how long."""

    keep: int | None = None
    """Seconds after which what nobody touched may go; None keeps everything."""
    read_copies: bool = True
    """With an article, mark those as read whose whole text stands in it."""
    backups: int = 7
    """How many copies of the library are kept; 0 makes none."""


class DigestSettings(NamedTuple):
    """``[digest]``: what is found out about an article."""

    related: bool = True
    """Look for articles that are like it."""
    evidence: bool = True
    """Point out what kind of study it reports."""


_HOMES = {
    key: table
    for table, keys in (
        ("fetch", FetchSettings._fields),
        ("display", DisplaySettings._fields),
        ("library", LibrarySettings._fields),
        ("digest", DigestSettings._fields),
    )
    for key in keys
}
"""Where each key belongs, for those that stand elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that settings.toml says, and what in it could not be used."""

    fetch: FetchSettings = field(default_factory=FetchSettings)
    display: DisplaySettings = field(default_factory=DisplaySettings)
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys by the id of the binding they replace: ``{"entry.bookmark": "ctrl+d"}``."""
    library: LibrarySettings = field(default_factory=LibrarySettings)
    digest: DigestSettings = field(default_factory=DigestSettings)
    problems: tuple[str, ...] = ()
    """One line for each key that could not be used, and why."""


def parse_settings(text: str, *, source: str = "settings.toml") -> Settings:
    """Read a settings.toml.

    Nothing that a file can say raises: a key that cannot be used keeps its default, and
    becomes a problem.

    Args:
        text: What the file says; "" gives the defaults.
        source: What to call it in a problem.
    """
    problems = Problems(source)
    tables = ("fetch", "display", "keys", "library", "digest")
    root = read(text, tables, problems, homes=_HOMES)
    settings = Settings(
        fetch=_fetch(root.table("fetch", FetchSettings._fields)),
        display=_display(root.table("display", DisplaySettings._fields)),
        keys=dict(_keys(root.table("keys", None))),
        library=_library(root.table("library", LibrarySettings._fields)),
        digest=_digest(root.table("digest", DigestSettings._fields)),
    )
    return replace(settings, problems=problems.lines())


def _fetch(table: Table) -> FetchSettings:
    default = FetchSettings()
    return FetchSettings(
        allow_private=tuple(_addresses(table)),
        every=table.duration("every", default.every, least=SHORTEST_INTERVAL),
        on_start=table.flag("on_start", default.on_start),
        while_open=table.duration("while_open", default.while_open, least=MOMENT),
        contact=_contact(table),
    )


def _contact(table: Table) -> str:
    """Read how the person can be reached; it must fit into every request."""
    contact = table.text("contact")
    if contact and not re.fullmatch(_CONTACT, contact):
        reason = "must be a mail address, or that of a page: https://example.org/me"
        table.complain("contact", reason)
        return ""
    return contact


def _addresses(table: Table) -> Iterator[str]:
    """Yield the single private addresses, as Python writes them."""
    written = table.texts("allow_private")
    if not written:
        return
    from ipaddress import ip_address

    for text in written:
        try:
            address = ip_address(text)
        except ValueError:
            reason = f"{text!r} is not a single address such as '127.0.0.1'"
            table.complain("allow_private", reason)
            continue
        if address.is_global:
            reason = f"{text!r} is a public address and needs no leave"
            table.complain("allow_private", reason)
            continue
        yield str(address)


def _display(table: Table) -> DisplaySettings:
    default = DisplaySettings()
    theme = table.text("theme", default.theme)
    if theme != default.theme and not re.fullmatch(_THEME, theme):
        reason = "must be a theme's name: small letters, digits and hyphens"
        table.complain("theme", reason)
        theme = default.theme
    return DisplaySettings(
        theme=theme,
        measure=table.number("measure", default.measure, least=30, most=200),
        density=table.choice("density", ("comfortable", "compact")),
        ascii=table.flag("ascii", default.ascii),
        mouse=table.flag("mouse", default.mouse),
        order=table.choice("order", ORDERS),
        hide_read=table.flag("hide_read", default.hide_read),
        group_copies=table.flag("group_copies", default.group_copies),
        feed_order=table.choice("feed_order", ("alphabet", "file")),
    )


def _keys(table: Table) -> Iterator[tuple[str, str]]:
    """Yield bindings and their keys; the interface knows which bindings there are."""
    for binding, key in _flat(table):
        if not re.fullmatch(_BINDING, binding):
            table.complain(binding, "is not the id of a binding, like 'entry.bookmark'")
        elif not isinstance(key, str) or not key.strip() or not key.isprintable():
            table.complain(binding, "must be a key in quotes, such as 'b' or 'ctrl+d'")
        else:
            yield binding, key


def _flat(table: Table) -> Iterator[tuple[str, object]]:
    """Yield ids and keys, also where the quotes around an id were left out.

    ``entry.bookmark = "b"`` is a table within a table to TOML, and to nobody else.
    """
    for name, value in table.values.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{rest}", key) for rest, key in value.items())
        else:
            yield name, value


def _library(table: Table) -> LibrarySettings:
    default = LibrarySettings()
    return LibrarySettings(
        keep=table.duration("keep", default.keep, least=_DAY),
        read_copies=table.flag("read_copies", default.read_copies),
        backups=table.number("backups", default.backups, least=0, most=365),
    )


def _digest(table: Table) -> DigestSettings:
    default = DigestSettings()
    return DigestSettings(
        related=table.flag("related", default.related),
        evidence=table.flag("evidence", default.evidence),
    )
