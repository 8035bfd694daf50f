"""One round: feeds are asked, and what they give, or why they do not, is stored.

Threads fetch, workers parse, and what comes back is stored by the thread that owns the
store. A feed that fails, however it fails, is one outcome and touches no other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from random import random
from time import monotonic

from reader.core.pace import UNCONDITIONAL, after_answer, after_failure, after_refusal
from reader.core.relocate import give_up, relocate
from reader.errors import (
    FeedNotFoundError,
    FetchError,
    OfflineError,
    ParseError,
    StoreError,
)
from reader.fetch.crew import Crew
from reader.fetch.limits import Grow
from reader.fetch.storeroom import Storeroom
from reader.fetch.urls import host_of
from reader.model import (
    Document,
    Moving,
    ParsedFeed,
    Refreshed,
    Validators,
)
from reader.store.intake import Intake
from reader.store.packing import Packed
from reader.store.visits import Asked, Rest, Visits
from reader.worker import read_feed
from reader.workers import WorkError, Workers

Fetch = Callable[[str, Validators, str, Grow], Document]
"""Get a document from an address, given validators, a login, and what to call when it
turns out to be large, or raise FetchError; called from several threads at once."""

_HOLD = 0.05
"""Seconds for which the write lock is held at most, but for the last feed of a batch:
whoever sets a bookmark meanwhile waits for it."""

_SURE = 32
"""Feeds that cannot be reached, one after another and without any that can, before we
believe that it is our own network which is missing."""

_REFUSALS = (429, 503)
_GONE = 410


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What one feed's address gave; no ``feed`` where nothing in it is new."""

    seconds: float
    document: Document | None = None
    feed: ParsedFeed | None = None
    entries: Sequence[Packed] = ()
    """Those of the feed, which has none itself."""
    error: FetchError | ParseError | None = None

    @property
    def is_offline(self) -> bool:
        """Whether it would have been the same without any network at all."""
        return isinstance(self.error, FetchError) and self.error.fault == "offline"


class Round:
    """Asks feeds for what is new.

    Args:
        intake: Where entries go.
        visits: Where it is remembered how asking went.
        fetch: What brings a document.
        workers: What parses.
        now: The clock.
        every: Seconds between two requests to a feed that names no interval itself.
        pause: Says in a few words why nothing may be stored just now; "" if it may.
        chance: Numbers from 0 to 1, by which the next requests are scattered.
    """

    def __init__(
        self,
        intake: Intake,
        visits: Visits,
        fetch: Fetch,
        *,
        workers: Workers,
        now: Callable[[], datetime],
        every: int,
        pause: Callable[[], str] = str,
        chance: Callable[[], float] = random,
    ) -> None:
        self._intake = intake
        self._visits = visits
        self._fetch = fetch
        self._workers = workers
        self._now = now
        self._every = every
        self._pause = pause
        self._chance = chance
        self._rests = visits.rests()
        self._storeroom = Storeroom()

    def ask(self, feeds: Sequence[Asked]) -> Iterator[Refreshed]:
        """Ask feeds, each once; yield how each one went as soon as that is known.

        Raises:
            OfflineError: If none of them could be found, nor any way out. That is said
                once, and held against none of them.
            StoreError: If there is no room for what they give. What has been yielded
                is stored.
        """
        self._make_sure_of_room()
        crew = Crew(self._call)
        held: list[tuple[Asked, _Answer]] = []
        is_online = False
        for batch in crew.results((host_of(feed.address), feed) for feed in feeds):
            if not is_online:
                held += batch
                is_online = not all(answer.is_offline for _, answer in held)
                if not is_online and (len(held) < _SURE or not _is_many(held)):
                    continue
                if not is_online:
                    raise OfflineError(len(held))
                batch, held = held, []
            yield from self._settle_all(batch)
        if _is_many(held):
            raise OfflineError(len(held))
        yield from self._settle_all(held)

    def _call(self, feed: Asked) -> _Answer:
        """Fetch and parse one feed; bytes that are known already are not even parsed.

        It runs in a thread and raises nothing: what nobody thought of is this feed's
        trouble, too.
        """
        start = monotonic()
        document = None
        try:
            with self._storeroom.shelf() as grow:
                known = feed.standing
                document = self._fetch(feed.address, known.validators, feed.login, grow)
                seconds = monotonic() - start
                whole, document = document, document.without_body()
                answer = _Answer(seconds=seconds, document=document)
                if not whole.is_unchanged and document.known_hash != known.body_hash:
                    read = self._workers.call(read_feed, (whole, known.items))
                    answer = replace(answer, feed=read[0], entries=read[1])
                del whole
            return answer
        except FetchError as error:
            fault: FetchError | ParseError = error
        except WorkError as error:
            fault = ParseError(feed.url, error.reason)
        except Exception as error:
            fault = _unexpected(feed, error)
        return _Answer(seconds=monotonic() - start, document=document, error=fault)

    def _settle_all(
        self, batch: Sequence[tuple[Asked, _Answer]]
    ) -> Iterator[Refreshed]:
        """Store a batch, in a transaction or a few; what is yielded is on the disk."""
        left = deque(batch)
        while left:
            self._make_sure_of_room()
            outcomes: list[Refreshed] = []
            until = monotonic() + _HOLD
            with self._intake.writing():
                while left and (not outcomes or monotonic() < until):
                    outcomes.append(self._settle(*left.popleft()))
            yield from outcomes

    def _make_sure_of_room(self) -> None:
        if reason := self._pause():
            raise StoreError("the refresh pauses", reason)

    def _settle(self, feed: Asked, answer: _Answer) -> Refreshed:
        """Store what a feed answered, or why it did not, and say how it went."""
        outcome = Refreshed(
            feed=feed.url,
            title=feed.standing.title,
            status=answer.document.status if answer.document else None,
            seconds=answer.seconds,
        )
        try:
            with self._intake.part():
                if answer.error or not answer.document:
                    return self._failed(feed, outcome, answer.error)
                return self._good(feed, outcome, answer.document, answer)
        except StoreError:
            raise
        except Exception as error:
            fault = _unexpected(feed, error)
        try:
            with self._intake.part():
                return self._failed(feed, outcome, fault)
        except FeedNotFoundError:
            # Somebody has erased the feed while it was asked.
            return replace(outcome, error=fault.reason)

    def _good(
        self,
        feed: Asked,
        outcome: Refreshed,
        document: Document,
        answer: _Answer,
    ) -> Refreshed:
        at, standing, url = self._now(), feed.standing, feed.url
        parsed = answer.feed
        is_known = document.is_unchanged and document.fresh_for is None
        fresh_for = standing.fresh_for if is_known else document.fresh_for or 0
        next_at = after_answer(
            at,
            every=feed.wanted.every or self._every,
            fresh_for=fresh_for,
            pace=parsed.pace if parsed else standing.pace,
            is_conditional=document.validators != Validators(),
            chance=self._chance(),
        )
        moving = relocate(
            standing.moving,
            document.moved_to,
            at.astimezone(UTC).date(),
            is_read=not document.is_unchanged,
        )
        if self._rests:
            self._visits.served({host_of(feed.address), host_of(document.url)}, at=at)
        if parsed is None:
            unchanged = self._visits.unchanged(
                url, document, at=at, next_at=next_at, moving=moving
            )
            return replace(outcome, unchanged=unchanged)
        arrived = self._intake.arrive(
            url,
            parsed,
            document,
            at=at,
            next_at=next_at,
            moving=moving,
            entries=answer.entries,
        )
        return replace(
            outcome,
            title=feed.wanted.title or parsed.title or outcome.title,
            new=arrived.new,
            changed=arrived.changed,
            unchanged=arrived.unchanged,
            omitted=parsed.omitted,
        )

    def _failed(
        self, feed: Asked, outcome: Refreshed, error: FetchError | ParseError | None
    ) -> Refreshed:
        at, standing = self._now(), feed.standing
        reason = error.reason if error else "no answer"
        status, next_at = outcome.status, None
        if isinstance(error, FetchError):
            status = error.status
            next_at = self._refused(error, at)
            if next_at and error.fault == "rest":
                self._visits.put_off(feed.url, next_at=next_at)
                return replace(outcome, note=reason)
            if error.fault == "private" and error.host == host_of(feed.address):
                next_at = at  # nobody was asked: once it is allowed, it is its turn
        failures = standing.errors_in_a_row + 1
        moving = give_up(standing.moving, failures)
        if status == _GONE:
            moving = Moving()
        self._visits.failed(
            feed.url,
            reason,
            at=at,
            next_at=next_at
            or after_failure(
                at,
                failures=failures,
                least=self._least(feed, outcome),
                chance=self._chance(),
            ),
            status=status,
            # Where only the new address is gone, the old one is asked once more.
            is_gone=status == _GONE and not standing.moving.address,
            moving=moving,
        )
        return replace(outcome, status=status, error=reason)

    def _refused(self, error: FetchError, at: datetime) -> datetime | None:
        """Remember that a host wants rest, if it does; say until when."""
        if error.fault == "rest":
            return after_refusal(at, refusals=1, retry_after=error.retry_after)
        is_plain = error.status not in _REFUSALS
        if is_plain or (error.status != _REFUSALS[0] and error.retry_after is None):
            return None
        known = self._rests.get(error.host)
        # A second word from the same burst of requests is no second refusal.
        is_one_burst = known is not None and known.until > at
        refusals = (known.refusals if known else 0) + (not is_one_burst)
        until = after_refusal(at, refusals=refusals, retry_after=error.retry_after)
        self._rests[error.host] = Rest(until, refusals)
        self._visits.rest(error.host, self._rests[error.host])
        return until

    def _least(self, feed: Asked, outcome: Refreshed) -> int:
        """How long to wait after an answer that was whole, and no feed: it was costly.

        The next one will be whole as well where we have nothing to ask by.
        """
        if outcome.status != 200:
            return 0
        is_conditional = feed.standing.validators != Validators()
        return self._every if is_conditional else UNCONDITIONAL


def _is_many(held: Sequence[tuple[Asked, _Answer]]) -> bool:
    """Whether these are of several hosts: one alone may well have a wrong name."""
    return len({host_of(feed.address) for feed, _ in held}) > 1


def _unexpected(feed: Asked, error: Exception) -> ParseError:
    return ParseError(feed.url, f"trouble of our own ({type(error).__name__})")
