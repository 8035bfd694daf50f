"""How much one exchange may cost us, and how much a host must bear from us."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import BoundedSemaphore, Lock

Clock = Callable[[], float]
"""Seconds since some moment; only differences count."""


_NOBODY: Mapping[str, float] = {}

_ENOUGH = 2
"""Times that a server may fail to answer before the rest of its feeds go unasked."""


class RefusedError(Exception):
    """We or the server end an exchange; says why in words for people.

    Attributes:
        status: What the server said, where it said something.
        retry_after: Seconds after which it may be asked again, where it said so.
        host: Whose fault it is, where that is known.
        fault: What kind it is of: see FetchError.
    """

    def __init__(
        self,
        reason: str,
        *,
        status: int | None = None,
        retry_after: int | None = None,
        host: str = "",
        fault: str = "",
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status
        self.retry_after = retry_after
        self.host = host
        self.fault = fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of one exchange: seconds by the clock on the wall, and bytes."""

    connect: float = 10
    read: float = 20
    """How long a server may stay silent."""
    total: float = 45
    """Redirects included; waiting for our turn at a host is not."""
    size: int = 8 * 2**20
    """Of a body, both as it travels and unpacked."""
    large: int = 2**20
    """A body of more bytes has to ask whether there is room for it."""
    head: int = 256 * 2**10
    """Of all that comes before a body; a flood of headers or of 1xx ends here."""
    redirects: int = 5
    at_once: int = 2
    """Requests to one host at the same time."""


USUAL = Limits()


Grow = Callable[[], float]
"""Ask whether a body may become large; returns when it may, with the seconds waited."""


def at_will() -> float:
    """Let a body grow at once: for whoever fetches one thing at a time."""
    return 0


class Meter:
    """The time and the bytes that an exchange has left.

    A socket's own timeout starts anew with each byte, so a server that drips could hold
    a thread for ever; this one is asked before every read and told after it.
    """

    def __init__(self, limits: Limits, clock: Clock) -> None:
        self._limits = limits
        self._clock = clock
        self._deadline = clock() + limits.total
        self._left = 0
        self.taken = 0
        """Bytes that have come since the last request was sent."""

    def allow(self, count: int, *, is_new: bool = False) -> None:
        """Let ``count`` more bytes come; ``is_new`` where a request is about to go."""
        self._left = count
        if is_new:
            self.taken = 0

    def postpone(self, seconds: float) -> None:
        """Give back time for which the server cannot be blamed."""
        self._deadline += seconds

    def patience(self, most: float) -> float:
        """Say how many seconds the next step may take: ``most``, or what is left.

        Raises:
            RefusedError: If nothing is left.
        """
        left = self._deadline - self._clock()
        if left <= 0:
            raise self.late()
        return min(most, left)

    def silence(self) -> float:
        """Say how many seconds the next read may wait for something to come."""
        return self.patience(self._limits.read)

    def take(self, count: int) -> None:
        """Count bytes that have come.

        Raises:
            RefusedError: If they are more than were allowed.
        """
        self.taken += count
        self._left -= count
        if self._left < 0:
            raise RefusedError(
                f"sends more than {size(self._limits.size)}", fault="size"
            )

    def late(self) -> RefusedError:
        """Word the end of our patience: with the silence, or with the whole."""
        if self._clock() >= self._deadline:
            return RefusedError(
                f"not done after {self._limits.total:g} s", fault="host"
            )
        return RefusedError(f"silent for {self._limits.read:g} s", fault="host")


class HostGate:
    """Lets few requests at a time through to a host, and none while it wants rest.

    Args:
        at_once: How many.
        clock: Seconds.
        resting: Hosts that want rest already, and for how many seconds more.
    """

    def __init__(
        self, at_once: int, clock: Clock, resting: Mapping[str, float] = _NOBODY
    ) -> None:
        self._at_once = at_once
        self._clock = clock
        self._lock = Lock()
        self._rooms: dict[str, BoundedSemaphore] = {}
        self._rests = {host: clock() + seconds for host, seconds in resting.items()}
        self._silences: dict[Hashable, list[str]] = {}

    @contextmanager
    def turn(self, host: str, origin: Hashable = None) -> Iterator[float]:
        """Wait for a turn at ``host``, and keep it until the block ends.

        Yields the seconds that were waited. A block that ends because the host gave no
        answer counts against ``origin``; after two of them in a row nobody waits for
        it any more, or fifty feeds of one dead server would take minutes.

        Raises:
            RefusedError: If the host has asked us to stay away for now, or is silent.
        """
        start = self._clock()
        with self._room(host):
            now = self._clock()
            left = math.ceil(self._rests.get(host, now) - now)
            if left > 0:
                raise RefusedError(
                    f"{host} has asked us to wait {span(left)} more",
                    retry_after=left,
                    host=host,
                    fault="rest",
                )
            if len(faults := self._silences.get(origin, [])) >= _ENOUGH:
                raise RefusedError(
                    f"{host} has just failed to answer twice", fault=faults[-1]
                )
            with self._listening(origin):
                yield now - start

    @contextmanager
    def _listening(self, origin: Hashable) -> Iterator[None]:
        try:
            yield
        except RefusedError as refusal:
            if refusal.fault in ("host", "offline"):
                with self._lock:
                    self._silences.setdefault(origin, []).append(refusal.fault)
            raise
        self._silences.pop(origin, None)

    def rest(self, host: str, seconds: float) -> None:
        """Ask nothing of ``host`` for so long, also for those who wait for a turn."""
        with self._lock:
            until = self._clock() + seconds
            self._rests[host] = max(until, self._rests.get(host, until))

    def _room(self, host: str) -> BoundedSemaphore:
        with self._lock:
            if host not in self._rooms:
                self._rooms[host] = BoundedSemaphore(self._at_once)
            return self._rooms[host]


def span(seconds: float) -> str:
    """Word a length of time roughly: ``45 s``, ``10 min``, ``3 h``, ``2 d``."""
    for length, unit in ((86_400, "d"), (3600, "h"), (60, "min")):
        if seconds >= 2 * length or (unit == "min" and seconds > 90):
            return f"{math.ceil(seconds / length)} {unit}"
    return f"{math.ceil(seconds)} s"


def size(count: int) -> str:
    """Word a number of bytes, in the unit that suits it."""
    if count >= 2**20:
        return f"{count / 2**20:.3g} MiB"
    return f"{count / 2**10:.3g} KiB"
