"""What is known of each kind of server: measured on real ones, or told by their makers.

A profile is data. What a server does differently from all others stands here, and the
protocol reads it; nothing else knows a server by its name.
"""

from __future__ import annotations

from typing import NamedTuple


class Profile(NamedTuple):
    """How one kind of server speaks."""

    name: str
    title: str
    kind: str = "greader"
    """The protocol: ``greader`` or ``miniflux``."""
    path: str = ""
    """What follows the site's address before the protocol's own paths."""
    page: int = 10_000
    """Ids asked for at once; a server may give fewer."""
    contents: int = 100
    """Articles asked for at once."""
    edit: int = 100
    """Articles marked at once. FreshRSS drops what comes after a thousand variables,
    and takes 14-30 ms for each article when it keeps its data in SQLite."""
    wide_titles: bool = False
    """Whether ``&``, ``<`` and ``>`` come as their full-width twins."""
    has_labels: bool = False
    """Whether a person's own tags can be told as labels of single articles."""
    hosts: tuple[str, ...] = ()
    """Where such a server is run as a service."""
    login: tuple[tuple[str, str], ...] = ()
    """What its login wants besides name and password."""
    note: str = ""
    """What a person should know who has an account there."""


_PROFILES = (
    Profile(
        name="freshrss",
        title="FreshRSS",
        path="/api/greader.php",
        page=100_000,
        wide_titles=True,
        has_labels=True,
    ),
    Profile(
        name="miniflux",
        title="Miniflux, by the Google Reader API",
        note="by an API key, without --user, it is spoken to in its own language, "
        "which is quicker; logging in so later loses nothing",
    ),
    Profile(
        name="miniflux-native",
        title="Miniflux",
        kind="miniflux",
        contents=250,
        edit=1_000,
    ),
    Profile(
        name="commafeed",
        title="CommaFeed",
        page=1_000,
        contents=100,
        note="not tried against a running server",
    ),
    Profile(
        name="bazqux",
        title="BazQux Reader",
        hosts=("bazqux.com",),
        note="not tried against a running server",
    ),
    Profile(
        name="theoldreader",
        title="The Old Reader",
        page=1_000,
        hosts=("theoldreader.com",),
        login=(
            ("client", "wellread"),
            ("accountType", "HOSTED_OR_GOOGLE"),
            ("service", "reader"),
        ),
        note="not tried against a running server",
    ),
    Profile(
        name="inoreader",
        title="Inoreader",
        page=1_000,
        hosts=("inoreader.com", "innoreader.com"),
        note="not tried against a running server; it lets in only programs that it "
        "has given an id, so a login may be refused",
    ),
    Profile(
        name="generic",
        title="a server of the Google Reader API",
        note="a server that was never tried; its page of ids may be smaller",
    ),
)

PROFILES = {profile.name: profile for profile in _PROFILES}
"""All profiles by their names."""


def profile_of_host(host: str) -> Profile | None:
    """The service that is known to live on a host, if one is."""
    for profile in _PROFILES:
        if any(host == h or host.endswith(f".{h}") for h in profile.hosts):
            return profile
    return None
