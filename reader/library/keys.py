"""Passwords and tokens that open nothing of ours any more: named, and left alone.

Whoever lets a feed go may take that back, so its password stays until somebody says
otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.config.passwords import needless, parse_passwords
from reader.config.paths import Paths
from reader.config.subscriptions import parse_following
from reader.config.tokens import Tokens, token_name
from reader.errors import ConfigError
from reader.model import Account
from reader.model.caring import Finding


def passwords(paths: Paths) -> Iterator[Finding]:
    """Say which passwords no feed needs, and what in their file is wrong."""
    try:
        text, feeds = paths.read_passwords(), paths.read_feeds()
    except ConfigError as error:
        yield Finding("passwords", False, str(error), "make it readable")
        return
    known, problems = parse_passwords(text, source=str(paths.passwords))
    for problem in problems:
        yield Finding("passwords", False, problem, "edit that file")
    following = parse_following(feeds)
    if following.problems:
        # A feed that cannot be read may be the one that needs it.
        return
    for place in needless(known, [feed.url for feed in following.subscriptions]):
        said = f"{paths.passwords} has a password for {place}, where no feed is from"
        yield Finding("passwords", False, said, "take it out of that file")


def tokens(paths: Paths, account: Account | None) -> Iterator[Finding]:
    """Say which tokens in the file are of no account that the library has."""
    try:
        names = Tokens(paths.tokens).names()
    except ConfigError as error:
        yield Finding("passwords", False, str(error), "wellread sync login")
        return
    own = token_name(account.base_url, account.user) if account else ""
    for name in names:
        if name != own:
            said = f"{paths.tokens} has a token for {name}, where we have no account"
            yield Finding("passwords", False, said, "take it out of that file")
