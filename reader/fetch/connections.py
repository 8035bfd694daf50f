"""Connections to addresses that were checked, which count what comes through them."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Collection
from contextlib import suppress
from functools import cached_property
from threading import Lock
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection

from reader.fetch.addresses import Resolve, permitted
from reader.fetch.limits import Limits, Meter, RefusedError
from reader.fetch.reasons import FAILURES
from reader.fetch.urls import Target

_MOST_IDLE = 16
_MOST_ADDRESSES = 3


class _MeteredSocket(socket.socket):
    """A socket that asks its meter before each read, and tells it afterwards."""

    meter: Meter

    def recv_into(self, *args: Any) -> int:
        self.settimeout(self.meter.silence())
        try:
            count = super().recv_into(*args)
        except TimeoutError:
            raise self.meter.late() from None
        self.meter.take(count)
        return count


class _SecureSocket(_MeteredSocket, ssl.SSLSocket):
    """The same with encryption; what is counted is what comes out of it."""


class Connections:
    """Opens connections, and keeps a few for the next request to the same origin.

    Args:
        resolve: What turns names into addresses.
        allow_private: Addresses and names of hosts that need not be public.
        limits: How long a connection may take to come about.
    """

    def __init__(
        self, resolve: Resolve, allow_private: Collection[str], limits: Limits
    ) -> None:
        self._resolve = resolve
        self._allow_private = allow_private
        self._limits = limits
        self._lock = Lock()
        self._idle: list[tuple[Target, HTTPConnection]] = []
        self._busy: dict[HTTPConnection, socket.socket] = {}
        self.is_closed = False
        """Whether all that arrives from now on may have been cut short by ourselves."""

    def open(self, target: Target, meter: Meter) -> HTTPConnection:
        """Connect to an address of the target's host.

        Raises:
            RefusedError: If the host has no address that we may connect to.
            OSError, HTTPError: If none of them answers.
        """
        found = self._resolve(target.host, target.port)
        allowed = permitted(target.host, found, self._allow_private)
        *others, last = allowed[:_MOST_ADDRESSES]
        # Equal shares, so that an address which swallows packets (IPv6 behind many a
        # router) leaves time for the next.
        share = meter.patience(self._limits.connect) / (len(others) + 1)
        for address in others:
            try:
                return self._dial(target, address, share, meter)
            except FAILURES:
                continue
        return self._dial(target, last, share, meter)

    def reuse(self, target: Target, meter: Meter) -> HTTPConnection | None:
        """Take a connection to the target's origin that was kept and is still good."""
        while connection := self._take(target):
            if connection.is_connected:
                return self._in_use(connection, meter)
            connection.close()
        return None

    def keep(self, target: Target, connection: HTTPConnection) -> None:
        """Put aside a connection whose last answer was read to its end."""
        with self._lock:
            self._busy.pop(connection, None)
            self._idle.append((target, connection))
            surplus = self._idle[:-_MOST_IDLE]
            del self._idle[:-_MOST_IDLE]
        for _, oldest in surplus:
            oldest.close()

    def drop(self, connection: HTTPConnection) -> None:
        """Close a connection that is of no more use."""
        with self._lock:
            self._busy.pop(connection, None)
        connection.close()

    def close(self) -> None:
        """Close all; who reads from one meanwhile finds that it has ended."""
        with self._lock:
            self.is_closed = True
            idle, self._idle = self._idle, []
            busy = list(self._busy.values())
            self._busy.clear()
        for _, connection in idle:
            connection.close()
        for sock in busy:
            # Only its own thread may close a socket: its number could be another's by
            # the time that thread looks up.
            with suppress(OSError):
                socket.socket.shutdown(sock, socket.SHUT_RDWR)

    def _dial(
        self, target: Target, address: str, timeout: float, meter: Meter
    ) -> HTTPConnection:
        connection = self._connection(target, address, timeout)
        try:
            connection.connect()
        except BaseException:
            connection.close()
            raise
        if not isinstance(connection.sock, _MeteredSocket):
            connection.sock = _MeteredSocket(fileno=connection.sock.detach())
        return self._in_use(connection, meter)

    def _in_use(self, connection: HTTPConnection, meter: Meter) -> HTTPConnection:
        assert isinstance(connection.sock, _MeteredSocket)
        connection.sock.meter = meter
        with self._lock:
            self._busy[connection] = connection.sock
        if self.is_closed:
            self.drop(connection)
            raise RefusedError("stopped")
        return connection

    def _connection(
        self, target: Target, address: str, timeout: float
    ) -> HTTPConnection:
        if target.scheme == "http":
            return HTTPConnection(address, target.port, timeout=timeout)
        return HTTPSConnection(
            address,
            target.port,
            timeout=timeout,
            ssl_context=self._context,
            server_hostname=target.host,
        )

    @cached_property
    def _context(self) -> ssl.SSLContext:
        """Whom we trust; made once, since reading certificates costs 20 ms and more."""
        context = ssl.create_default_context()
        context.sslsocket_class = _SecureSocket
        return context

    def _take(self, target: Target) -> HTTPConnection | None:
        with self._lock:
            for n, (other, connection) in enumerate(self._idle):
                if other.origin == target.origin:
                    del self._idle[n]
                    return connection
        return None
