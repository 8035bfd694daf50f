"""One request and its answer, over a kept connection where there is one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from urllib3.connection import HTTPConnection
from urllib3.response import BaseHTTPResponse

from reader.fetch.body import read_body
from reader.fetch.connections import Connections
from reader.fetch.limits import Grow, Limits, Meter, RefusedError, at_will
from reader.fetch.reasons import FAILURES
from reader.fetch.urls import Target


class Sent(NamedTuple):
    """What goes to a server besides the path."""

    headers: Mapping[str, str]
    method: str = "GET"
    body: bytes | None = None
    is_call: bool = False
    """Whether the body of any answer is read, not only that of a 200."""
    grow: Grow = at_will


class Answer(NamedTuple):
    """What a server said to one request, redirects included."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


class Conversation:
    """Holds one exchange after the other within the limits of each.

    Args:
        connections: Where connections come from, and are kept.
        limits: What one request may cost.
    """

    def __init__(self, connections: Connections, limits: Limits) -> None:
        self._connections = connections
        self._limits = limits

    def exchange(self, target: Target, sent: Sent, meter: Meter) -> Answer:
        """Send a request and hear the answer.

        A server may close a kept connection at the very moment we write to it. Then,
        and only then, the request is sent again.

        Raises:
            RefusedError: If the answer passes a limit, or the fetcher was closed.
            Exception: One of ``FAILURES`` if the connection fails.
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
        self, connection: HTTPConnection, target: Target, sent: Sent, meter: Meter
    ) -> Answer:
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

    def _read(self, response: BaseHTTPResponse, meter: Meter, sent: Sent) -> Answer:
        """Read the body where it is wanted; that of an error or a redirect is not."""
        if response.status != 200 and not sent.is_call:
            return Answer(response.status, response.headers)
        body = read_body(response, self._limits, meter, sent.grow)
        return Answer(response.status, response.headers, body)


def _is_bare(response: BaseHTTPResponse) -> bool:
    """Whether an answer has no body, so that its connection is free again.

    A 304 has none by law, but some servers announce an empty one in chunks, and some of
    those never send it.
    """
    if response.status != 304 or "Transfer-Encoding" in response.headers:
        return False
    response.drain_conn()
    return True
