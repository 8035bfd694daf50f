"""feeds.toml written anew where it has gone: from the library, and what stood before.

What the library follows is what counts. The text from before the last edit, if it is
still there, brings back what no library keeps: comments, the order, and passwords.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from reader.config.addresses import complaint, same_feed
from reader.config.editing import UneditableError, appended, extended
from reader.config.files import write_new
from reader.config.paths import Paths, resource
from reader.config.subscriptions import BUNDLED, parse_following
from reader.config.syntax import load
from reader.config.turning import turn
from reader.errors import ConfigError
from reader.library.following import as_table
from reader.model import Edit, Following, SavedSearch
from reader.store.store import Store

_HEAD = (
    "# What I read. This file had gone, and was written anew from the library.\n"
    "# 'wellread help feeds' explains every key.\n"
)


def renew(store: Store, paths: Paths) -> str:
    """Write the feeds.toml that is not there; say where it came from.

    A library that nothing is known of gets the list that ships. Where somebody else has
    put a file there meanwhile, that stands, and "" is returned.

    Raises:
        ConfigError: If it cannot be written.
    """
    former = _former(paths)
    known = _known(store)
    if not (known.subscriptions or known.searches or former):
        text, source = resource("feeds.toml").read_text("utf-8"), ""
    else:
        text, source = _written(former, known)
    if paths.feeds.is_symlink():
        # What it points to may come back, and is not ours to make.
        return ""
    try:
        write_new(paths.feeds, text.encode())
    except FileExistsError:
        return ""
    except OSError as error:
        reason = f"cannot be made: {error.strerror or error}"
        raise ConfigError(str(paths.feeds), "", reason) from error
    if not source:
        return "feeds.toml was not there: wellread's own list is in it now"
    count = len(parse_following(text).subscriptions)
    feeds = "1 feed is" if count == 1 else f"{count:,} feeds are"
    return f"feeds.toml was not there: {feeds} in it again, from {source}"


def _former(paths: Paths) -> str:
    """What the file said before its last edit; "" where that is not to be had whole."""
    former = paths.feeds.resolve().with_name(f"{paths.feeds.name}.bak")
    try:
        text = former.read_bytes().decode().removeprefix("\ufeff")
    except (OSError, UnicodeDecodeError):
        return ""
    return "" if load(text)[1] else text


def _known(store: Store) -> Following:
    searches = json.loads(store.recall("searches") or "[]")
    return Following(
        subscriptions=tuple(
            wanted
            for wanted in store.followed()
            if wanted.url == BUNDLED or not complaint(wanted.url)
        ),
        searches=tuple(SavedSearch(name=name, query=query) for name, query in searches),
        watched=tuple(term.name for term in store.watched()),
    )


def _written(former: str, known: Following) -> tuple[str, str]:
    """What the file shall say, and where that is from."""
    if former and not known.subscriptions:
        return former, "feeds.toml.bak"
    if former:
        try:
            return _amended(former, known), "the library and feeds.toml.bak"
        except UneditableError:
            pass
    return _amended(_HEAD, known), "the library"


def _amended(text: str, known: Following) -> str:
    """Have a text name what is known, and nothing else; what it says of that stays.

    Raises:
        UneditableError: If it is written so that this cannot be done.
    """
    text, _ = turn(text, tuple(_stale(parse_following(text), known)), is_undone=False)
    there = parse_following(text)
    urls = {same_feed(feed.url) for feed in there.subscriptions}
    names = {search.name for search in there.searches}
    feeds = [feed for feed in known.subscriptions if same_feed(feed.url) not in urls]
    text = appended(text, "feed", [as_table(feed) for feed in feeds])
    more = [search for search in known.searches if search.name not in names]
    said = [{"name": search.name, "query": search.query} for search in more]
    text = appended(text, "search", said)
    terms = [term for term in known.watched if term not in there.watched]
    return extended(text, "watch", "terms", terms)


def _stale(there: Following, known: Following) -> Iterator[Edit]:
    """What a text from before says that is so no more.

    Saved searches stay: a library from before they were remembered knows of none. And
    so does a feed with its password, whatever else has changed of it.
    """
    wanted = {same_feed(feed.url): feed for feed in known.subscriptions}
    for feed in there.subscriptions:
        now = wanted.get(same_feed(feed.url))
        if now is None or (not feed.login and replace(feed, login="") != now):
            yield Edit("feed", feed.url, is_added=False)
    for term in there.watched:
        if term not in known.watched:
            yield Edit("watch", term, is_added=False)
