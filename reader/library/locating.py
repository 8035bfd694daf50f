"""What somebody wants to follow, to the feed that they mean: few requests, and no more.

Whatever is fetched on the way is kept: the feed that is found is not asked for again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from reader.config.addresses import complaint, same_feed, spellings
from reader.core.discover import Look, well_known
from reader.errors import FetchError, NoFeedError
from reader.model import Candidate, Document

_TRIES = 3
"""Feeds of a page that are tried until one of them is one."""

_NOT_HERE = (401, 403, 404, 405, 406, 410)
"""Answers after which it makes sense to look for a feed elsewhere on the same site."""

Get = Callable[[str], Document]
"""Fetch an address, or raise FetchError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A feed, and how it was found."""

    url: str
    """What to follow: as it was asked for, not where redirects led."""
    title: str = ""
    document: Document | None = None
    """What its server sent; None for a feed that is followed already."""
    others: tuple[Candidate, ...] = ()
    notices: tuple[str, ...] = ()


class Locator:
    """Looks for the feed that an address leads to.

    Args:
        get: What fetches.
        look: What says whether a document is a feed, or which feeds it leads to.
        is_followed: Whether a feed needs no fetching, since it is followed already.
    """

    def __init__(
        self,
        get: Get,
        look: Callable[[Document], Look],
        is_followed: Callable[[str], bool],
    ) -> None:
        self._get = get
        self._look = look
        self._is_followed = is_followed

    def locate(self, address: str) -> Located:
        """Find the feed at an address, or the one that the page there leads to.

        Raises:
            NoFeedError: If there is none; says what is there instead.
            FetchError: If the address cannot be fetched.
        """
        urls = spellings(address)
        if reason := complaint(urls[0]):
            raise NoFeedError(address, reason)
        for url in urls:
            if self._is_followed(url):
                return Located(url=url)
        url, document, notices = self._first(urls)
        if self._is_followed(document.url):
            return Located(url=document.url, notices=notices)
        seen = self._seen(document)
        if seen.is_feed:
            return Located(
                url=url, title=seen.title, document=document, notices=notices
            )
        if seen.candidates:
            return self._announced(document.url, seen.candidates, notices)
        return self._guessed(document.url, seen.reason, notices)

    def _first(self, urls: Sequence[str]) -> tuple[str, Document, tuple[str, ...]]:
        """Fetch an address, with encryption where it has it."""
        try:
            return urls[0], self._get(urls[0]), ()
        except FetchError as error:
            # An answer is an answer, and a certificate that cannot be trusted is a
            # warning: neither is a reason to go on without encryption.
            is_final = error.status is not None or "certificate" in error.reason
            if is_final or len(urls) == 1:
                raise
            first = error
        try:
            document = self._get(urls[1])
        except FetchError as error:
            # Whoever named no scheme wants to hear of the one that works.
            raise error if error.status is not None else first from None
        return urls[1], document, ("it is fetched without encryption (http)",)

    def _seen(self, document: Document) -> Look:
        if document.is_unchanged:
            return Look(is_feed=True)
        return self._look(document)

    def _announced(
        self, page: str, candidates: Sequence[Candidate], notices: tuple[str, ...]
    ) -> Located:
        """Take the best of a page's feeds that is one."""
        reasons = []
        for chosen in candidates[:_TRIES]:
            others = tuple(each for each in candidates if each is not chosen)
            if self._is_followed(chosen.url):
                return Located(url=chosen.url, others=others, notices=notices)
            try:
                document = self._get(chosen.url)
            except FetchError as error:
                reasons.append(f"{chosen.url}: {error.reason}")
                continue
            seen = self._seen(document)
            if seen.is_feed:
                return Located(
                    url=chosen.url,
                    title=seen.title,
                    document=document,
                    others=others,
                    notices=notices,
                )
            reasons.append(f"{chosen.url}: {seen.reason}")
        told = "; ".join(reasons)
        raise NoFeedError(page, f"a web page whose feeds cannot be read: {told}")

    def _guessed(self, page: str, reason: str, notices: tuple[str, ...]) -> Located:
        """Try, one after the other, where feeds usually are."""
        guesses = well_known(page)
        for url in guesses:
            if self._is_followed(url):
                return Located(url=url, notices=notices)
            try:
                document = self._get(url)
            except FetchError as error:
                if error.status in _NOT_HERE:
                    continue
                raise NoFeedError(page, f"{reason}; and at {error}") from error
            # Sites that answer everything with a page answer this with it as well.
            seen = self._seen(document)
            if seen.is_feed and same_feed(document.url) != same_feed(page):
                return Located(
                    url=url, title=seen.title, document=document, notices=notices
                )
        names = ", ".join(urlsplit(url).path for url in guesses)
        raise NoFeedError(page, f"{reason}; it announces none, nor is one at {names}")
