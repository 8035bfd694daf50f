"""Newsboat's ``urls``: what is followed there, as wellread follows it.

A line is an address and its tags, each perhaps in quotation marks. A tag that begins
with ``~`` is a title, one that begins with ``!`` hides the feed. Lines that begin with
``query:`` are saved searches; ``exec:`` and ``filter:`` would have us run a program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.config.addresses import complaint, same_feed, without_password
from reader.config.filters import translated
from reader.config.subscriptions import UNSORTED
from reader.config.tables import LONGEST_TEXT, printable
from reader.model import FeedList, SavedSearch, Skipped, Subscription

_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"?|(\S+)')
_BEGINNING = re.compile(
    r'"?(?:https?://|feed:|file://|query:|exec:|filter:)', re.IGNORECASE
)
_PROGRAMS = ("exec:", "filter:")


def is_urls(content: bytes) -> bool:
    """Whether a file looks like Newsboat's ``urls``: its first line names a feed."""
    lines = content[:65_536].decode("utf-8", "replace").lstrip("\ufeff").splitlines()
    said = (line.strip() for line in lines)
    first = next((line for line in said if line and line[0] != "#"), "")
    return bool(_BEGINNING.match(first))


def read_urls(content: bytes) -> FeedList:
    """Read a list of feeds; what cannot be taken over is named in ``skipped``."""
    reader = _Reader()
    text = content.decode("utf-8", "replace").removeprefix("\ufeff")
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.strip()
        if line and not line.startswith("#"):
            reader.take(number, list(_tokens(line)))
    return FeedList(
        subscriptions=tuple(reader.feeds.values()),
        searches=tuple(reader.searches.values()),
        skipped=tuple(reader.skipped),
    )


class _Reader:
    def __init__(self) -> None:
        self.feeds: dict[str, Subscription] = {}
        self.searches: dict[str, SavedSearch] = {}
        self.skipped: list[Skipped] = []

    def take(self, line: int, tokens: Sequence[str]) -> None:
        """Take one line in, or say why not."""
        address, *tags = tokens
        if address.startswith("query:"):
            self._search(line, address)
        elif address.startswith(_PROGRAMS):
            kind = address.partition(":")[0]
            reason = f"wellread runs no programs to get a feed ({kind}:)"
            self.skipped.append(Skipped(line, _line(address), reason))
        else:
            self._feed(line, address, tags)

    def _feed(self, line: int, address: str, tags: Sequence[str]) -> None:
        url, login = without_password(_line(address))
        if reason := complaint(url):
            self.skipped.append(Skipped(line, url, reason))
            return
        named = [tag[1:] for tag in tags if tag.startswith("~")]
        own = [_line(tag) for tag in tags if tag[:1] not in ("~", "!", "")]
        if same_feed(url) in self.feeds:
            self.skipped.append(Skipped(line, url, "it is in the list already"))
            return
        self.feeds[same_feed(url)] = Subscription(
            url=url,
            title=_line(named[-1]) if named else "",
            category=own[0] if own else UNSORTED,
            login=login,
        )
        if len(own) > 1:
            left = ", ".join(f"'{tag}'" for tag in own[1:])
            reason = f"a feed has one category, '{own[0]}'; left out: {left}"
            self.skipped.append(Skipped(line, url, reason))

    def _search(self, line: int, address: str) -> None:
        _, name, expression = (*address.split(":", 2), "")[:3]
        name = _line(name)
        try:
            query = translated(expression)
        except ValueError as error:
            self.skipped.append(Skipped(line, name, f"no saved search: {error}"))
            return
        self.searches.setdefault(name, SavedSearch(name=name, query=query))


def _tokens(line: str) -> Iterator[str]:
    """Split a line as Newsboat does: at blanks, but for those in quotation marks."""
    for match in _TOKEN.finditer(line):
        if match[2] is None:
            yield re.sub(r"\\(.)", r"\1", match[1])
        elif match[2].startswith("#"):
            return
        else:
            yield match[2]


def _line(text: str) -> str:
    return printable(" ".join(text.split()))[:LONGEST_TEXT]
