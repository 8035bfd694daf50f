"""HTTP as a feed reader should speak it: few, small, honest, conditional requests."""

from __future__ import annotations

import re
import time
from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from ipaddress import ip_address
from typing import NamedTuple

from urllib3.connection import HTTPConnection
from urllib3.response import BaseHTTPResponse

from reader import __version__
from reader.errors import FetchError
from reader.fetch.addresses import Resolve, resolve
from reader.fetch.body import read_body
from reader.fetch.connections import Connections
from reader.fetch.freshness import fresh_for, retry_after
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

USER_AGENT = f"wellread/{__version__} (feed reader; personal use)"
"""Who asks, where the caller knows no page about us to name: see ``user_agent``."""

_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, "
    "application/xml;q=0.9, text/html;q=0.8, */*;q=0.7"
)
_REDIRECTS = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)

_TOO_MANY, _BUSY = 429, 503
_PAUSE = 600
"""Seconds that a host gets which says "too many requests" but not for how long."""

_NOBODY: Mapping[str, float] = {}

# What a header may hold (RFC 9110, 5.5); anything else cannot be sent back as it came.
_SENDABLE = re.compile(r"[\t\x20-\x7e\x80-\xff]{1,2048}")


class _Sent(NamedTuple):
    """What goes to a server besides the path."""

    headers: Mapping[str, str]
    method: str = "GET"
    body: bytes | None = None
    is_call: bool = False
    """Whether the body of any answer is read, not only that of a 200."""
    grow: Grow = at_will


class _Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes = b""


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
            sent = self._call(target, call)
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
            sent = _Sent(self._headers(target, validators), grow=grow)
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

    def _ask(self, target: Target, sent: _Sent, meter: Meter) -> _Answer:
        """Send one request when it is our turn at the host, and hear the answer."""
        with self._gate.turn(target.host, target.origin) as waited:
            meter.postpone(waited)
            try:
                return self._exchange(target, sent, meter)
            except FAILURES as error:
                raise failed(error, target.host) from error
            except RefusedError as refusal:
                refusal.host = refusal.host or target.host
                raise

    def _headers(self, target: Target, validators: Validators) -> dict[str, str]:
        headers = {
            "Host": target.authority,
            "User-Agent": self._user_agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip",
            "Authorization": target.authorization,
            "If-None-Match": _sendable(validators.etag),
            "If-Modified-Since": _sendable(validators.last_modified),
        }
        return {name: value for name, value in headers.items() if value}

    def _call(self, target: Target, call: Call) -> _Sent:
        headers = self._headers(target, Validators())
        headers |= {"Accept": "application/json, text/plain;q=0.9, */*;q=0.5"}
        if call.media_type:
            headers["Content-Type"] = call.media_type
        headers |= {n: v for n, v in call.headers.items() if _sendable(v)}
        return _Sent(headers, call.method, call.body, is_call=True)

    def _exchange(self, target: Target, sent: _Sent, meter: Meter) -> _Answer:
        """Use a kept connection where there is one, else open one.

        A server may close a kept connection at the very moment we write to it. Then,
        and only then, the request is sent again.
        """
        if kept := self._connections.reuse(target, meter):
            try:
                return self._converse(kept, target, sent, meter)
            except FAILURES:
                if meter.taken:
                    raise
        opened = self._connections.open(target, meter)
        return self._converse(opened, target, sent, meter)

    def _converse(
        self,
        connection: HTTPConnection,
        target: Target,
        sent: _Sent,
        meter: Meter,
    ) -> _Answer:
        meter.allow(self._limits.head, is_new=True)
        is_done = False
        try:
            connection.request(
                sent.method,
                target.path,
                body=sent.body,
                headers=sent.headers,
                preload_content=False,
                decode_content=False,
            )
            response = connection.getresponse()
            answer = self._read(response, meter, sent)
            if self._connections.is_closed:
                # A body that ends with its connection would seem to be whole.
                raise RefusedError("stopped")
            is_read = sent.is_call or answer.status == 200
            is_done = is_read or _is_bare(response)
            return answer
        finally:
            if is_done and connection.is_connected:
                self._connections.keep(target, connection)
            else:
                self._connections.drop(connection)

    def _read(self, response: BaseHTTPResponse, meter: Meter, sent: _Sent) -> _Answer:
        """Read the body where it is wanted; that of an error or a redirect is not."""
        if response.status != 200 and not sent.is_call:
            return _Answer(response.status, response.headers)
        body = read_body(response, self._limits, meter, sent.grow)
        return _Answer(response.status, response.headers, body)

    def _document(
        self,
        target: Target,
        answer: _Answer,
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
            validators=_validators(answer, validators),
            fresh_for=fresh_for(answer.headers, self._now()),
            moved_to=target.url if has_moved else "",
            links=answer.headers.get("Link", ""),
        )

    def _wait(self, target: Target, answer: _Answer) -> int | None:
        """Heed a server that wants to be left alone; say for how long, if it does."""
        wait = retry_after(answer.headers, self._now())
        if answer.status == _TOO_MANY or (answer.status == _BUSY and wait):
            self._gate.rest(target.host, wait or _PAUSE)
        return wait

    def _refusal(self, target: Target, answer: _Answer) -> RefusedError:
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


def _elsewhere(target: Target, answer: _Answer) -> RefusedError:
    """Word a redirect that is not followed."""
    there = redirected(target, answer.headers.get("Location", ""))
    reason = f"is at {there.scheme}://{there.authority}{there.path.partition('?')[0]}"
    return RefusedError(reason, status=answer.status, fault="answer")


def user_agent(page: str, contact: str = "") -> str:
    """Say who asks, where more about us stands, and how who reads can be reached."""
    said = [f"+{page}" if page else "feed reader; personal use", contact]
    return f"wellread/{__version__} ({'; '.join(filter(None, said))})"


def _canonical(address: str) -> str:
    """Spell an address as the resolver does; the name of a host in lower case."""
    try:
        return str(ip_address(address.strip()))
    except ValueError:
        return address.strip().lower()


def _is_bare(response: BaseHTTPResponse) -> bool:
    """Whether an answer has no body, so that its connection is free again.

    A 304 has none by law, but some servers announce an empty one in chunks, and some of
    those never send it.
    """
    if response.status != 304 or "Transfer-Encoding" in response.headers:
        return False
    response.drain_conn()
    return True


def _validators(answer: _Answer, sent: Validators) -> Validators:
    """Take the validators of an answer, for the next request.

    Those of a 200 replace all that were known, also by nothing; a 304 changes only
    those that it carries (RFC 9111, 3.2 and 4.3.4).
    """
    etag = _sendable(answer.headers.get("ETag", ""))
    last_modified = _sendable(answer.headers.get("Last-Modified", ""))
    if answer.status == 200:
        return Validators(etag=etag, last_modified=last_modified)
    return Validators(
        etag=etag or sent.etag, last_modified=last_modified or sent.last_modified
    )


def _sendable(value: str) -> str:
    return value if _SENDABLE.fullmatch(value) else ""
