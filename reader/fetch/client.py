"""HTTP as a feed reader should speak it: few, small, honest, conditional requests."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from ipaddress import ip_address

from reader.errors import FetchError
from reader.fetch.addresses import Resolve, resolve
from reader.fetch.connections import Connections
from reader.fetch.conversation import Answer, Conversation, Sent
from reader.fetch.freshness import fresh_for, retry_after
from reader.fetch.headers import USER_AGENT, for_call, for_document, validators_of
from reader.fetch.limits import (
    USUAL,
    Clock,
    Grow,
    HostGate,
    Limits,
    Meter,
    RefusedError,
    at_will,
)
from reader.fetch.reasons import FAILURES, answered, failed
from reader.fetch.urls import Target, read_url, redirected, without_credentials
from reader.model import Call, Document, Reply, Validators

_REDIRECTS = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)

_TOO_MANY, _BUSY = 429, 503
_PAUSE = 600
"""Seconds that a host gets which says "too many requests" but not for how long."""

_NOBODY: Mapping[str, float] = {}


class Client(AbstractContextManager["Client"]):
    """Fetches feeds and pages; any number of threads may share one.

    Args:
        allow_private: Private addresses that may be connected to, and names of hosts
            that may have any address. All others have to be public ones.
        user_agent: Who asks.
        limits: What one request may cost.
        resting: Hosts that want to be left alone, and for how many seconds more.
        resolve: What turns a host's name into addresses.
        clock: Seconds that only go forwards.
        now: Unix seconds, for headers that name a date.
    """

    def __init__(
        self,
        *,
        allow_private: Collection[str] = (),
        user_agent: str = USER_AGENT,
        limits: Limits = USUAL,
        resting: Mapping[str, float] = _NOBODY,
        resolve: Resolve = resolve,
        clock: Clock = time.monotonic,
        now: Clock = time.time,
    ) -> None:
        allowed = frozenset(_canonical(address) for address in allow_private)
        self._user_agent = user_agent
        self._limits = limits
        self._clock = clock
        self._now = now
        self._gate = HostGate(limits.at_once, clock, resting)
        self._connections = Connections(resolve, allowed, limits)
        self._conversation = Conversation(self._connections, limits)

    def get(
        self,
        url: str,
        validators: Validators = Validators(),
        *,
        login: str = "",
        grow: Grow = at_will,
    ) -> Document:
        """Fetch a URL, unless the server says that it has not changed.

        Args:
            url: Of a feed or a page. A user name and a password in it are sent to its
                own origin, and appear nowhere else.
            validators: What came with the copy we have, sent back exactly as it came.
            login: User name and password as in a URL, where they are kept apart.
            grow: What to ask when the document turns out to be large.

        Returns:
            A document of status 200 with the whole body and its validators, or one of
            status 304 without a body, whose validators are the newest known.

        Raises:
            FetchError: For anything else; says why in words for people.
        """
        try:
            return self._follow(read_url(url, login), validators, grow)
        except RefusedError as refusal:
            raise _failure(url, refusal) from refusal

    def call(self, call: Call) -> Reply:
        """Ask an interface for programs, within the limits of every other request.

        No redirect is followed, since what is secret would go along. A kept connection
        that breaks before a byte of the answer came has the request sent again, so a
        call must mean the same when it is heard twice.

        Args:
            call: What is asked; its headers come on top of our own.

        Returns:
            Whatever the server answered, errors of its own included.

        Raises:
            FetchError: If it did not answer, or leads elsewhere.
        """
        try:
            target = read_url(call.url)
            headers = for_call(target, call, self._user_agent)
            sent = Sent(headers, call.method, call.body, is_call=True)
            answer = self._ask(target, sent, Meter(self._limits, self._clock))
            if answer.status in _REDIRECTS:
                raise _elsewhere(target, answer)
        except RefusedError as refusal:
            raise _failure(call.url, refusal) from refusal
        wait = self._wait(target, answer)
        return Reply(answer.status, answer.headers, answer.body, wait)

    def close(self) -> None:
        """Close all connections; whoever waits for an answer gets an error instead."""
        self._connections.close()

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _follow(self, target: Target, validators: Validators, grow: Grow) -> Document:
        meter = Meter(self._limits, self._clock)
        seen = {target}
        is_for_good = True
        for _ in range(self._limits.redirects + 1):
            sent = Sent(for_document(target, validators, self._user_agent), grow=grow)
            answer = self._ask(target, sent, meter)
            location = answer.headers.get("Location", "")
            if answer.status not in _REDIRECTS or not location:
                has_moved = is_for_good and len(seen) > 1
                return self._document(target, answer, validators, has_moved=has_moved)
            is_for_good = is_for_good and answer.status in _FOR_GOOD
            target = redirected(target, location)
            if target in seen:
                raise RefusedError("redirects in a circle", status=answer.status)
            seen.add(target)
        raise RefusedError(f"redirects more than {self._limits.redirects} times")

    def _ask(self, target: Target, sent: Sent, meter: Meter) -> Answer:
        """Send one request when it is our turn at the host, and hear the answer."""
        with self._gate.turn(target.host, target.origin) as waited:
            meter.postpone(waited)
            try:
                return self._conversation.exchange(target, sent, meter)
            except FAILURES as error:
                raise failed(error, target.host) from error
            except RefusedError as refusal:
                refusal.host = refusal.host or target.host
                raise

    def _document(
        self,
        target: Target,
        answer: Answer,
        validators: Validators,
        *,
        has_moved: bool,
    ) -> Document:
        """Turn an answer that is no redirect into a document."""
        if answer.status == 304 and validators == Validators():
            raise answered(304, host=target.host)
        if answer.status not in (200, 304):
            raise self._refusal(target, answer)
        return Document(
            url=target.url,
            status=answer.status,
            content=answer.body,
            media_type=answer.headers.get("Content-Type", ""),
            validators=validators_of(answer.status, answer.headers, validators),
            fresh_for=fresh_for(answer.headers, self._now()),
            moved_to=target.url if has_moved else "",
            links=answer.headers.get("Link", ""),
        )

    def _wait(self, target: Target, answer: Answer) -> int | None:
        """Heed a server that wants to be left alone; say for how long, if it does."""
        wait = retry_after(answer.headers, self._now())
        if answer.status == _TOO_MANY or (answer.status == _BUSY and wait):
            self._gate.rest(target.host, wait or _PAUSE)
        return wait

    def _refusal(self, target: Target, answer: Answer) -> RefusedError:
        wait = self._wait(target, answer)
        return answered(answer.status, retry_after=wait, host=target.host)


def _failure(url: str, refusal: RefusedError) -> FetchError:
    return FetchError(
        without_credentials(url),
        refusal.reason,
        status=refusal.status,
        retry_after=refusal.retry_after,
        host=refusal.host,
        fault=refusal.fault,
    )


def _elsewhere(target: Target, answer: Answer) -> RefusedError:
    """Word a redirect that is not followed."""
    there = redirected(target, answer.headers.get("Location", ""))
    reason = f"is at {there.scheme}://{there.authority}{there.path.partition('?')[0]}"
    return RefusedError(reason, status=answer.status, fault="answer")


def _canonical(address: str) -> str:
    """Spell an address as the resolver does; the name of a host in lower case."""
    try:
        return str(ip_address(address.strip()))
    except ValueError:
        return address.strip().lower()
