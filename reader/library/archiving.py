"""The library's way out to the pages of articles: what the feeds keep to themselves.

Pages are fetched under the same rules as feeds, and more slowly: of each host one at a
time, with a pause between two. Threads fetch, workers take the article out, and what
comes back is stored in the thread that owns the store, one page after the other, so
that whoever interrupts loses nothing that is done.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from queue import Queue
from time import monotonic
from typing import NamedTuple
from urllib.parse import urlsplit

from reader.config.settings import Settings
from reader.errors import FetchError, PageError
from reader.fetch.client import Client
from reader.fetch.limits import Limits
from reader.fetch.urls import host_of
from reader.library import outward
from reader.model import (
    Added,
    Archived,
    CleanLine,
    Digest,
    Document,
    Page,
    ParsedEntry,
    ParsedFeed,
    Query,
)
from reader.store.intake import Intake
from reader.store.pages import ADDED, Pages, Wanted
from reader.store.store import Store
from reader.store.visits import Rest, Visits
from reader.worker import digest_each, take_article
from reader.workers import WorkError, Workers

PAGE_LIMITS = Limits(total=30, size=4 * 2**20)
"""A page may cost less than a feed: it is one article."""

PAUSE = 1.0
"""Seconds between two pages of one host."""

_HOSTS = 8
"""Hosts that are asked at the same time."""

_AT_A_REFRESH = 200
"""Pages that one refresh fetches at most; the next one goes on."""

_LASTING = timedelta(days=30)
"""How long a page rests that has shown a wall, or is not there."""
_FIRST = timedelta(hours=1)
_LONGEST = timedelta(days=1)
_TOO_MANY = 429
_PASSING = frozenset({408, 425, _TOO_MANY})
_UNASKED = frozenset({"offline", "rest"})
"""Kinds of trouble that are no page's."""


class _Had(NamedTuple):
    """What came of one page, and what is understood of the entry with it."""

    wanted: Wanted
    page: Page
    seconds: float
    rest: timedelta | None
    """How long it need not be asked for again; None for good."""
    digest: Digest | None = None
    fault: FetchError | None = None

    @property
    def is_asked(self) -> bool:
        """Whether anybody was asked for it, so that it can be told how it is."""
        return self.fault is None or self.fault.fault not in _UNASKED


class Archiving:
    """Fetches the pages of teasers, and single pages.

    Args:
        store: Where entries are kept.
        settings: What settings.toml says.
        now: The clock.
    """

    def __init__(
        self, store: Store, settings: Settings, now: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._settings = settings
        self._now = now
        self._pages = Pages(store)
        self._visits = Visits(store)

    def teasers(self, query: Query) -> list[Wanted]:
        """What a query finds whose page may have what its feed left out."""
        with self._store.snapshot(query) as found:
            return self._pages.teasers(found.ids(), self._now())

    def teasers_among(self, entry_ids: Sequence[int]) -> list[Wanted]:
        """Which of these entries have a page that may have what their feed left out."""
        return self._pages.teasers(entry_ids, self._now())

    def due(self, feeds: Iterable[str] = ()) -> list[Wanted]:
        """What a refresh should see to; of these feeds alone, where any are named.

        Pages of hosts that have asked to be left alone wait until they may be asked.
        """
        wanted = self._pages.due(self._now(), feeds=feeds, limit=_AT_A_REFRESH)
        rests = self._visits.rests()
        return [each for each in wanted if not self._resting(each, rests)]

    def fetch(self, wanted: Sequence[Wanted]) -> Iterator[Archived]:
        """Fetch these pages; yield how each one went, once it is stored.

        Hosts that have asked to be left alone are, and nothing is held against a page
        that could not be asked for.
        """
        asked, rests = [], self._visits.rests()
        for each in wanted:
            if reason := self._resting(each, rests):
                page = Page(link=each.link, reason=reason)
                yield self._told(_Had(each, page, 0.0, None), is_asked=False)
            else:
                asked.append((each, self._store.parsed(each.entry_id)))
        if not asked:
            return
        keep = self._keeping()
        for had in self._had(asked):
            with self._store.connection.writing():
                if had.is_asked:
                    self._save(had.wanted.entry_id, had)
                    self._rest_host(had.fault)
                    if had.digest:
                        keep({had.wanted.entry_id: had.digest})
            yield self._told(had, is_asked=had.is_asked)

    def add(self, url: str) -> Added:
        """Fetch one page and keep it as an article, unless the library has it.

        Raises:
            FetchError: If it could not be fetched.
            PageError: If there is no article in it.
        """
        known = self._pages.find(url)
        if known is not None:
            return self._known(known)
        way_out = outward.client(self._settings.fetch, limits=PAGE_LIMITS)
        with way_out as client, Workers(1) as workers:
            document = client.get(url)
            page = _taken(workers, document)
            if page.reason:
                raise PageError(url, page.reason)
            known = self._pages.find(document.url, page.canonical)
            if known is not None:
                return self._known(known)
            entry = _entry(document, page)
            made = self._made(workers, entry)
        return Added(self._store.entry(self._keep(entry, document, made)), True)

    def _resting(self, wanted: Wanted, rests: Mapping[str, Rest]) -> str:
        """Say so if the page's host has asked to be left alone for now."""
        host = host_of(wanted.link)
        rest = rests.get(host)
        if rest is None or rest.until <= self._now():
            return ""
        return (
            f"{host} has asked to be left alone until {rest.until:%Y-%m-%d %H:%M} UTC"
        )

    def _rest_host(self, fault: FetchError | None) -> None:
        """Remember that a host wants to be left alone, for pages and feeds alike."""
        if fault is None or fault.status != _TOO_MANY or not fault.host:
            return
        known = self._visits.rests().get(fault.host)
        refusals = 1 + (known.refusals if known else 0)
        until = self._now() + _rest(fault, refusals)
        self._visits.rest(fault.host, Rest(until, refusals))

    def _had(self, asked: Sequence[tuple[Wanted, ParsedEntry]]) -> Iterator[_Had]:
        """Ask the hosts side by side, each page by page; yield what came of each."""
        hosts: dict[str, list[tuple[Wanted, ParsedEntry]]] = {}
        for each in asked:
            hosts.setdefault(urlsplit(each[0].link).netloc, []).append(each)
        if not hosts:
            return
        done: Queue[_Had | BaseException] = Queue()
        stopped = threading.Event()
        pool = ThreadPoolExecutor(min(_HOSTS, len(hosts)), thread_name_prefix="page")
        way_out = outward.client(self._settings.fetch, limits=PAGE_LIMITS)
        with way_out as client, Workers() as workers:
            get = partial(self._get, client, workers)
            try:
                for pages in hosts.values():
                    pool.submit(_each, get, pages, done, stopped)
                for _ in asked:
                    had = done.get()
                    if isinstance(had, BaseException):
                        raise had
                    yield had
            finally:
                # Whoever waits for a silent server hears of it at once.
                stopped.set()
                client.close()
                workers.close()
                pool.shutdown(wait=True, cancel_futures=True)

    def _get(
        self, client: Client, workers: Workers, wanted: Wanted, parsed: ParsedEntry
    ) -> _Had:
        """Fetch one page and understand the entry with it; in a thread of its own."""
        start = monotonic()
        rest: timedelta | None = None
        fault: FetchError | None = None
        try:
            document = client.get(wanted.link)
            page = _taken(workers, document, parsed.title, parsed.html)
            rest = _LASTING if page.reason else None
        except FetchError as error:
            page = Page(link=wanted.link, reason=error.reason)
            rest, fault = _rest(error, wanted.tries), error
        seconds = monotonic() - start
        try:
            made = self._made(workers, replace(parsed, page=page))
        except WorkError as error:
            page = Page(link=wanted.link, reason=error.reason)
            return _Had(wanted, page, seconds, _LASTING)
        return _Had(wanted, page, seconds, rest, made, fault)

    def _made(self, workers: Workers, entry: ParsedEntry) -> Digest:
        evidence = self._settings.digest.evidence
        [made] = workers.call(digest_each, ([(entry, ())], evidence))
        return made

    def _save(self, entry_id: int, had: _Had) -> None:
        now = self._now()
        next_at = None if had.rest is None else now + had.rest
        self._pages.save(entry_id, had.page, at=now, next_at=next_at)

    def _told(self, had: _Had, *, is_asked: bool) -> Archived:
        entry = self._store.entry(had.wanted.entry_id)
        return Archived(
            entry_id=entry.id,
            title=entry.title,
            link=entry.link,
            readiness=entry.readiness,
            words=entry.words,
            seconds=had.seconds,
            error=had.page.reason or None,
            is_asked=is_asked,
        )

    def _known(self, entry_id: int) -> Added:
        """Bookmark what is there already; fetch the rest of it if it is a teaser."""
        self._store.bookmark([entry_id], True, at=self._now())
        for _ in self.fetch(self._pages.teasers([entry_id], self._now())):
            pass
        return Added(self._store.entry(entry_id), False)

    def _keep(self, entry: ParsedEntry, document: Document, made: Digest) -> int:
        """Store an added page, understood and bookmarked: all of it, or nothing."""
        intake, now = Intake(self._store), self._now()
        feed = ParsedFeed(title=CleanLine(""), link="", entries=(entry,))
        with intake.writing():
            intake.keep_added()
            intake.arrive(ADDED, feed, document, at=now, next_at=now)
            entry_id = self._pages.newest()
            if entry.page:
                self._pages.save(entry_id, entry.page, at=now, next_at=None)
            self._keeping()({entry_id: made})
            self._store.bookmark([entry_id], True, at=now)
        return entry_id

    def _keeping(self) -> Callable[[Mapping[int, Digest]], None]:
        """Get what stores digests ready.

        It takes 40 ms to import, and most refreshes find no page to fetch.
        """
        from reader.ingest import keep
        from reader.relating import Relating

        return partial(keep, Intake(self._store), Relating(self._store))


def _each(
    get: Callable[[Wanted, ParsedEntry], _Had],
    pages: Iterable[tuple[Wanted, ParsedEntry]],
    done: Queue[_Had | BaseException],
    stopped: threading.Event,
) -> None:
    """Fetch the pages of one host, one after the other and not in a hurry."""
    pause = 0.0
    for wanted, parsed in pages:
        if stopped.wait(pause):
            return
        pause = PAUSE
        try:
            done.put(get(wanted, parsed))
        except BaseException as fault:  # a fault of ours must not leave anyone waiting
            done.put(fault)
            return


def _taken(
    workers: Workers, document: Document, title: str = "", teaser: str = ""
) -> Page:
    try:
        return workers.call(take_article, (document, title, teaser))
    except WorkError as error:
        return Page(link=document.url, reason=error.reason)


def _rest(error: FetchError, tries: int) -> timedelta:
    """Say how long a page rests: what may pass, for hours; what is gone, for weeks."""
    if error.retry_after is not None:
        return max(timedelta(seconds=error.retry_after), _FIRST)
    status = error.status
    if status is None or status >= 500 or status in _PASSING:
        return min(_LONGEST, _FIRST * int(2 ** min(tries, 10)))
    return _LASTING


def _entry(document: Document, page: Page) -> ParsedEntry:
    link = document.url
    if _host(page.canonical) == _host(document.url):
        link = page.canonical
    return ParsedEntry(
        guid=link,
        link=link,
        title=page.title or CleanLine(link),
        html="",
        offered=page.offered,
        published=page.published,
        author=page.author,
        identifiers=page.identifiers,
        page=page,
    )


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
