"""What a person calls things: a feed by its title, an illness by its other names."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

from reader.config.addresses import same_feed, spellings, without_password
from reader.errors import FeedNotFoundError
from reader.model import Feed

_LOGIN = re.compile(r"^(https?://)[^/?#]*@", re.IGNORECASE)


def find_feed(feeds: Sequence[Feed], name: str) -> Feed:
    """Find the feed with this address or title, or the only one whose title has it.

    A user name and a password in an address are not looked at, nor ever repeated.

    Raises:
        FeedNotFoundError: If there is none, or more than one; names the nearest.
    """
    name = _LOGIN.sub(r"\1", name)
    wanted = name.casefold()
    urls = {same_feed(url) for url in spellings(name)}
    for feed in feeds:
        if wanted == feed.title.casefold() or same_feed(feed.url) in urls:
            return feed
    within = [feed for feed in feeds if wanted in feed.title.casefold()]
    if len(within) == 1:
        return within[0]
    close = difflib.get_close_matches(name, [f.title for f in feeds], n=1, cutoff=0.5)
    meant = next(iter([feed.title for feed in within] or close), "")
    raise FeedNotFoundError(without_password(name)[0], meant)


def kin_in(words: Sequence[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield where in a row of words one has kin, how many words it has, and its kin."""
    # The vocabulary takes longer to read than most searches.
    from reader.core.vocabulary.kin import kin_in

    yield from kin_in(words)


def _nearest(name: str, titles: Sequence[str]) -> list[str]:
    return difflib.get_close_matches(name, titles, n=1, cutoff=0.4) or list(titles[:1])
