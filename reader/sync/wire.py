"""One server at the other end: requests go out, JSON comes in, trouble has one name.

What opens the connection is passed in, so that every request of this program is made by
one client and kept within its limits.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol
from urllib.parse import urlencode, urlsplit

from reader.errors import FetchError, SyncError
from reader.model import Call, Register, RemoteFeed, RemoteItem, Reply

Send = Callable[[Call], Reply]
"""Carries a request to the server and its answer back, or raises FetchError."""

Fields = Sequence[tuple[str, str]]
"""Names and values in the order in which they are sent, which matters to some."""

_FORM = "application/x-www-form-urlencoded"
_LONGEST_SAYING = 200

_REASONS = {
    400: "does not understand our request",
    401: "does not let us in",
    403: "does not let us in",
    404: "has no such interface there",
    429: "asks us to come less often",
    500: "has an error of its own",
    502: "gets no good answer from behind",
    503: "cannot answer just now",
    504: "gets no answer from behind in time",
}


class Server(Protocol):
    """What an exchange asks of a server, whatever language it speaks."""

    edit: int
    """How many articles may be marked in one request."""
    step: int
    """How many are best fetched at once."""

    def subscriptions(self) -> list[RemoteFeed]:
        """The feeds that are followed there."""

    def unread(self) -> frozenset[str] | None:
        """The ids of all unread articles; None where no steady answer was to be had."""

    def starred(self) -> frozenset[str] | None:
        """The same for starred ones."""

    def recent(self, known: Iterable[str], /) -> frozenset[str]:
        """Ids among which is all that has arrived lately, given what is known."""

    def existing(self) -> frozenset[str]:
        """Ids of articles that are there for certain; there may be more."""

    def everything(self) -> frozenset[str] | None:
        """The ids of all articles there are; None as with ``unread``."""

    def contents(self, remote_ids: Sequence[str]) -> list[RemoteItem]:
        """Those of these articles that exist, with what they say."""

    def mark(self, register: Register, is_set: bool, remote_ids: Sequence[str]) -> None:
        """Set or clear a mark; doing it twice is the same as once."""

    def subscribe(self, url: str, category: str = "") -> None:
        """Follow a feed; one that is followed already stays as it is."""

    def file(self, remote_id: str, category: str, before: str, /) -> None:
        """Put a feed from one category into another, made if need be; "" is none."""

    def unsubscribe(self, remote_id: str) -> None:
        """Let a feed go, with its articles and their stars."""


class Labelled(Protocol):
    """What is asked of a server that has labels for single articles, besides."""

    edit: int

    def folders(self) -> frozenset[str]:
        """Names of folders, which no label can have."""

    def labels(self) -> Sequence[str]:
        """All labels that there are."""

    def labelled(self, label: str) -> frozenset[str] | None:
        """The ids of articles with one of these labels; None as with ``unread``."""

    def label(self, label: str, is_set: bool, remote_ids: Sequence[str]) -> None:
        """Label articles, or take a label from them; twice is the same as once."""

    def contents(self, remote_ids: Sequence[str]) -> list[RemoteItem]:
        """Those of these articles that exist, with what they say."""


class Wire:
    """The way to a server.

    Args:
        send: What carries requests.
        base: Where the interface begins, without a slash at its end.
    """

    def __init__(self, send: Send, base: str) -> None:
        self._send = send
        self.base = base
        self.server = server_of(base)
        self.requests = 0
        """How many have been made."""

    def get(
        self, path: str, query: Fields = (), headers: Mapping[str, str] | None = None
    ) -> Reply:
        """Ask for something."""
        return self._ask("GET", path, query, headers)

    def form(
        self, path: str, fields: Fields, headers: Mapping[str, str] | None = None
    ) -> Reply:
        """Post fields, in their order."""
        body = urlencode(fields).encode()
        return self._ask("POST", path, (), headers, body, _FORM)

    def send_json(
        self, method: str, path: str, value: object, headers: Mapping[str, str]
    ) -> Reply:
        """Send a value as JSON; None sends no body."""
        if value is None:
            return self._ask(method, path, (), headers)
        body = json.dumps(value).encode()
        return self._ask(method, path, (), headers, body, "application/json")

    def refused(self, reply: Reply, *, reason: str = "") -> SyncError:
        """Word an answer that is no success."""
        is_out = reply.status in (401, 403)
        worded = _REASONS.get(reply.status, "gave an answer we cannot use")
        return SyncError(
            self.server,
            reason or f"{worded} ({reply.status})",
            status=reply.status,
            retry_after=reply.retry_after,
            fault="login" if is_out else "answer",
        )

    def json(self, reply: Reply) -> Any:
        """What an answer says.

        Raises:
            SyncError: If it is an error, or no JSON.
        """
        if not 200 <= reply.status < 300:
            raise self.refused(reply)
        try:
            return json.loads(reply.body)
        except (ValueError, RecursionError):
            raise self.odd() from None

    def odd(self) -> SyncError:
        """Word an answer that is not of the form it should have."""
        reason = "answers in a form we do not know"
        return SyncError(self.server, reason, status=200, fault="answer")

    def _ask(
        self,
        method: str,
        path: str,
        query: Fields,
        headers: Mapping[str, str] | None,
        body: bytes | None = None,
        media_type: str = "",
    ) -> Reply:
        self.requests += 1
        url = f"{self.base}{path}"
        if query:
            url = f"{url}?{urlencode(query)}"
        call = Call(
            method=method,
            url=url,
            headers=headers or {},
            body=body,
            media_type=media_type,
        )
        try:
            return self._send(call)
        except FetchError as error:
            raise SyncError(
                self.server,
                error.reason,
                status=error.status,
                retry_after=error.retry_after,
                fault=error.fault,
            ) from error


def server_of(url: str) -> str:
    """What a server is called in a line for people: its host, and its port if odd."""
    return urlsplit(url).netloc.rpartition("@")[2] or url


def members(value: Any) -> Mapping[str, Any]:
    """A JSON object, or an empty one for whatever else it is."""
    return value if isinstance(value, dict) else {}


def listed(value: Any) -> list[Any]:
    """A JSON list, or an empty one."""
    return value if isinstance(value, list) else []


def text(value: Any) -> str:
    """A JSON string, or an empty one; numbers are written out, since ids may be."""
    if isinstance(value, str):
        return value
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_number else ""


def saying(value: str) -> str:
    """What a server wrote, as a terminal may show it."""
    shown = "".join(c if c.isprintable() else " " for c in value)
    return " ".join(shown.split())[:_LONGEST_SAYING]


def is_refusal(error: SyncError) -> bool:
    """Whether it is what we said that is wrong, rather than the server or the way."""
    status = error.status or 0
    return 400 <= status < 500 and status not in (401, 403, 408, 429)


def in_batches(ids: Sequence[str], size: int) -> list[Sequence[str]]:
    """Cut a list into pieces that one request may have."""
    return [ids[start : start + size] for start in range(0, len(ids), size)]


def steady(
    read: Callable[[], tuple[list[str], bool]], *, tries: int = 4
) -> frozenset[str] | None:
    """Read a set of ids that may come in pages.

    Between two pages marks may change, and then servers skip ids without a word: one on
    FreshRSS, as many as were read on Miniflux. So a set that came in pages counts only
    if it came twice in a row.

    Args:
        read: Reads all pages; says whether there was more than one.
        tries: How often at most.

    Returns:
        The set, or None where no two readings agreed.
    """
    before: frozenset[str] | None = None
    for _ in range(tries):
        ids, is_paged = read()
        now = frozenset(ids)
        if not is_paged or now == before:
            return now
        before = now
    return None
