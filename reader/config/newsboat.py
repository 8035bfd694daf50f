"""Newsboat's ``urls``: what is followed there, as wellread follows it.

A line is an address and its tags, each perhaps in quotation marks. A tag that begins
with ``~`` is a title, one that begins with ``!`` hides the feed. Lines that begin with
``query:`` are saved searches; ``exec:`` and ``filter:`` would have us run a program.
"""

from __future__ import annotations

import re
from collections import Counter
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
_HIDDEN = "it is hidden there ('!'); here it stands in the sidebar like any other feed"
_UNSAID = ("ignore-article", "macro", "bind-key", "bind", "unbind-key")
"""Lines of ``config`` that have no like here that an import could write."""


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
    searches = reader.searches()
    return FeedList(
        subscriptions=tuple(reader.feeds.values()),
        searches=tuple(searches.values()),
        skipped=tuple(sorted(reader.skipped, key=lambda skipped: skipped.line)),
    )


def left_in_config(content: bytes) -> str:
    """Say what Newsboat's ``config`` has that is not taken over; "" if nothing.

    That is what changes which articles one sees, and what keys do; how it looked there
    is nothing that anybody would miss here.
    """
    lines = content.decode("utf-8", "replace").splitlines()
    words = Counter(line.split()[0] for line in lines if line.split())
    kept = {name: words[name] for name in _UNSAID if words[name]}
    if "bind" in kept:
        kept["bind-key"] = kept.pop("bind") + kept.get("bind-key", 0)
    return ", ".join(f"{name} ({times})" for name, times in kept.items())


class _Reader:
    def __init__(self) -> None:
        self.feeds: dict[str, Subscription] = {}
        self.skipped: list[Skipped] = []
        self._filters: list[tuple[int, str]] = []
        self._tagged: dict[str, list[str]] = {}

    def take(self, line: int, tokens: Sequence[str]) -> None:
        """Take one line in, or say why not."""
        address, *tags = tokens
        if address.startswith("query:"):
            self._filters.append((line, address))
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
        for tag in own[1:]:
            self._tagged.setdefault(tag, []).append(url)
        if any(tag.startswith("!") for tag in tags):
            self.skipped.append(Skipped(line, url, _HIDDEN))
        if len(own) > 1:
            left = ", ".join(f"'{tag}'" for tag in own[1:])
            reason = f"a feed has one category, '{own[0]}'; left out: {left}"
            self.skipped.append(Skipped(line, url, reason))

    def searches(self) -> dict[str, SavedSearch]:
        """The saved searches, once all feeds and their tags are known."""
        found: dict[str, SavedSearch] = {}
        for line, address in self._filters:
            _, name, expression = (*address.split(":", 2), "")[:3]
            name = _line(name)
            try:
                query, remarks = translated(expression, self._tagged)
            except ValueError as error:
                self.skipped.append(Skipped(line, name, f"no saved search: {error}"))
                continue
            found.setdefault(name, SavedSearch(name=name, query=query))
            for remark in remarks:
                reason = f"a saved search, but {remark}"
                self.skipped.append(Skipped(line, name, reason))
        return found


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
