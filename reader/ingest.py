"""The write path: from a feed's address to entries that are stored and understood.

It has two steps, so that an article can be listed and opened before it is understood:
``refresh`` fetches, parses and stores; ``understand`` works off what waits in the
store, newest first, and resumes where an interrupted run left off.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from time import monotonic

from reader.core.digest import DIGEST_VERSION, digest
from reader.core.pace import after_answer, after_failure
from reader.core.parse import parse
from reader.core.relate import question, rank, weigh
from reader.errors import FetchError, ParseError
from reader.model import (
    Digest,
    Document,
    Feed,
    ParsedEntry,
    ParsedFeed,
    Refreshed,
    Subscription,
    Validators,
)
from reader.store.intake import Intake
from reader.store.kin import Kinship
from reader.workers import WorkError, Workers

Fetch = Callable[[str, Validators], Document]
"""Get a document, or raise FetchError; called from several threads at once."""

_THREADS = 32
"""Fetching is waiting: threads cost little, and a host sees two of them at most."""

_BATCH = 64
"""Entries understood between two commits: what a kill can cost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What one feed's address gave; no ``feed`` where nothing in it is new."""

    seconds: float
    document: Document | None = None
    feed: ParsedFeed | None = None
    error: FetchError | ParseError | None = None


def refresh(
    intake: Intake,
    fetch: Fetch,
    subscriptions: Sequence[Subscription],
    *,
    workers: Workers,
    known: Iterable[Feed],
    now: Callable[[], datetime],
    every: int,
) -> Iterator[Refreshed]:
    """Ask feeds for what is new, yielding each outcome as it is known.

    Threads fetch, workers parse, and what comes back is stored here, in the thread
    that owns the store. A feed that fails is an outcome, not an exception.

    Args:
        intake: Where entries go.
        fetch: What brings a document.
        subscriptions: The feeds to ask, each once.
        workers: What parses.
        known: The same feeds as the store knows them, for how often each has failed.
        now: The clock.
        every: Seconds between two requests to a feed that names no interval itself.
    """
    states = {feed.url: feed for feed in known}

    def ask(url: str, validators: Validators, body_hash: str) -> _Answer:
        return _ask(fetch, workers, url, validators, body_hash)

    pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="fetch")
    try:
        pending = {}
        for wanted in subscriptions:
            url = wanted.url
            asked = (url, intake.validators(url), intake.body_hash(url))
            pending[pool.submit(ask, *asked)] = wanted
        for done in as_completed(pending):
            wanted = pending[done]
            state = states.get(wanted.url)
            yield _settle(intake, wanted, state, done.result(), at=now(), every=every)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _ask(
    fetch: Fetch, workers: Workers, url: str, validators: Validators, body_hash: str
) -> _Answer:
    """Fetch and parse one feed; bytes that are known already are not even parsed."""
    start = monotonic()
    try:
        document = fetch(url, validators)
    except FetchError as error:
        return _Answer(seconds=monotonic() - start, error=error)
    seconds = monotonic() - start
    if document.is_unchanged or _hash(document) == body_hash:
        return _Answer(seconds=seconds, document=document)
    try:
        feed = workers.call(parse, document)
    except WorkError as error:
        fault = ParseError(url, error.reason)
        return _Answer(seconds=seconds, document=document, error=fault)
    return _Answer(seconds=seconds, document=document, feed=feed)


def _hash(document: Document) -> str:
    return hashlib.sha256(document.content).hexdigest()


def _settle(
    intake: Intake,
    wanted: Subscription,
    state: Feed | None,
    answer: _Answer,
    *,
    at: datetime,
    every: int,
) -> Refreshed:
    """Store what a feed answered, or why it did not, and say how it went."""
    title = wanted.title or (state.title if state else "") or wanted.url
    outcome = Refreshed(
        feed=wanted.url,
        title=title,
        status=answer.document.status if answer.document else None,
        seconds=answer.seconds,
    )
    if answer.error or not answer.document:
        failures = 1 + (state.errors_in_a_row if state else 0)
        return _failed(intake, outcome, answer.error, failures=failures, at=at)
    document, url = answer.document, wanted.url
    next_at = after_answer(
        at, every=wanted.every or every, fresh_for=document.fresh_for or 0
    )
    if answer.feed is None:
        unchanged = intake.record_unchanged(
            url, document.validators, at=at, next_at=next_at
        )
        return replace(outcome, unchanged=unchanged)
    arrived = intake.arrive(url, answer.feed, document, at=at, next_at=next_at)
    return replace(
        outcome,
        title=wanted.title or answer.feed.title or title,
        new=arrived.new,
        changed=arrived.changed,
        unchanged=arrived.unchanged,
    )


def _failed(
    intake: Intake,
    outcome: Refreshed,
    error: FetchError | ParseError | None,
    *,
    failures: int,
    at: datetime,
) -> Refreshed:
    status, retry_after = outcome.status, None
    if isinstance(error, FetchError):
        status, retry_after = error.status, error.retry_after
    reason = error.reason if error else "no answer"
    next_at = after_failure(at, failures=failures, retry_after=retry_after)
    intake.record_failure(outcome.feed, reason, at=at, next_at=next_at)
    return replace(outcome, status=status, error=reason)


def understand(
    intake: Intake, kinship: Kinship, workers: Workers, *, evidence: bool = True
) -> Iterator[int]:
    """Digest every entry that waits, yielding how many each step got done.

    Work that a kill interrupts is done again by the next call; nothing is half done,
    since a batch is stored in one transaction.
    """

    def make(parsed: ParsedEntry) -> Digest:
        try:
            return workers.call(partial(digest, evidence=evidence), parsed)
        except WorkError:
            return _unreadable(parsed)

    with ThreadPoolExecutor(workers.count, thread_name_prefix="digest") as pool:
        while waiting := dict(intake.undigested(DIGEST_VERSION, limit=_BATCH)):
            made = pool.map(make, waiting.values())
            _keep(intake, kinship, dict(zip(waiting, made, strict=True)))
            yield len(waiting)


def understand_one(
    intake: Intake,
    kinship: Kinship,
    entry_id: int,
    parsed: ParsedEntry,
    *,
    evidence: bool = True,
) -> None:
    """Digest one entry at once, since somebody has opened it."""
    _keep(intake, kinship, {entry_id: digest(parsed, evidence=evidence)})


def _unreadable(parsed: ParsedEntry) -> Digest:
    """Digest the title alone; the HTML stays stored for a better version to try."""
    return digest(replace(parsed, html="", offered=""))


def _keep(intake: Intake, kinship: Kinship, digests: Mapping[int, Digest]) -> None:
    """Store digests, and the entries most like each, so that related is a look-up."""
    with intake.writing():
        intake.save_digests(digests)
        for entry_id, made in digests.items():
            _find_kin(kinship, entry_id, made)


def _find_kin(kinship: Kinship, entry_id: int, made: Digest) -> None:
    frequency = kinship.frequency(term.stem for term in made.terms)
    total = kinship.total()
    vector = weigh(made.terms, frequency, total)
    words = question(made.terms, frequency, total)
    others = kinship.candidates(words, but=entry_id)
    readable = {term.stem: term.word for term in made.terms}
    kinship.save(entry_id, vector, rank(vector, readable, others))
