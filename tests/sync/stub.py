"""A feed server on loopback that behaves as real ones do, nasty rows included.

What the three profiles do differently stands in `QUIRKS`; the languages that they speak
are in stub_greader.py and stub_miniflux.py. test_recorded.py holds all of it against
calls that were recorded at real servers.
"""

from __future__ import annotations

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit


class Quirks(NamedTuple):
    """What one kind of server does differently."""

    root: str
    user: str
    bad_token: str
    """The header that says that a token is no good."""
    page: int
    """Ids in one answer, at most."""
    is_offset: bool
    """Whether a continuation counts, rather than naming the last article."""
    is_lax: bool
    """Whether an unknown stream has all articles, where others answer 500."""
    most_fields: int | None
    """Form fields that are read; the ids are found in the raw body even so."""
    needs_token: bool
    wide: bool
    nowhere: str
    pads: bool


QUIRKS = {
    "freshrss": Quirks(
        root="/api/greader.php",
        user="-",
        bad_token="Google-Bad-Token",
        page=100_000,
        is_offset=False,
        is_lax=True,
        most_fields=1000,
        needs_token=False,
        wide=True,
        nowhere="Uncategorized",
        pads=True,
    ),
    "miniflux": Quirks(
        root="",
        user="2",
        bad_token="X-Reader-Google-Bad-Token",
        page=10_000,
        is_offset=True,
        is_lax=False,
        most_fields=None,
        needs_token=True,
        wide=False,
        nowhere="All",
        pads=False,
    ),
    "commafeed": Quirks(
        root="",
        user="1",
        bad_token="X-Reader-Google-Bad-Token",
        page=1_000,
        is_offset=False,
        is_lax=False,
        most_fields=None,
        needs_token=True,
        wide=False,
        nowhere="",
        pads=False,
    ),
}


@dataclass
class Item:
    """An article on the server."""

    id: int
    feed: int
    guid: str
    link: str
    title: str
    html: str
    published: int
    is_read: bool = False
    is_starred: bool = False
    labels: tuple[str, ...] = ()


@dataclass
class Feed:
    """A feed that is followed there."""

    id: int
    url: str
    title: str
    category: str


class Source(NamedTuple):
    """What a feed on the web has: a title, and articles: guid, link, title, date."""

    title: str
    articles: list[tuple[str, str, str, int]]


class Asked(NamedTuple):
    """A request that came."""

    method: str
    path: str
    query: list[tuple[str, str]]
    fields: list[tuple[str, str]]
    json: Any
    headers: Mapping[str, str]

    def value(self, name: str, default: str = "") -> str:
        """The first value of a name, in the query or the form."""
        return dict(reversed([*self.query, *self.fields])).get(name, default)


class Answer(NamedTuple):
    """What is answered."""

    status: int
    body: bytes
    media_type: str = "application/json"
    headers: Mapping[str, str] = {}


@dataclass
class Stub:
    """A server's state; tests change it as other devices and publishers would."""

    profile: str
    base: str = ""
    user: str = "jo"
    password: str = "api-password"
    auth: str = "jo/5ecret5ecret"
    key: str = "an-api-key"
    version: str = "2.3.2"
    token: str = "token-1"
    sources: dict[str, Source] = field(default_factory=dict)
    feeds: dict[int, Feed] = field(default_factory=dict)
    items: dict[int, Item] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    page: int = 0
    """Ids in one answer, where that is to be fewer than its kind gives."""
    received: int = 0
    """Bytes that were answered."""
    next_feed: int = 1
    next_item: int = 1
    is_liar: bool = False
    """Whether every stream has all articles, whatever is asked for."""
    is_empty: bool = False
    """Whether every stream has none."""
    fault: Callable[[Asked], str] = lambda _: ""
    """What goes wrong with a request: ``drop`` once it was obeyed, ``lose`` before,
    ``500``, ``401``, ``expire`` (its token is no good any more), or nothing."""
    between: Callable[[], None] = lambda: None
    """What happens after a page of ids was answered."""
    speak: Callable[[Stub, Asked], Answer] = lambda *_: Answer(404, b"")
    lock: Any = field(default_factory=threading.RLock)

    @property
    def quirks(self) -> Quirks:
        return QUIRKS[self.profile]

    @property
    def url(self) -> str:
        """What a person would give as the server's address."""
        return self.base

    def subscribe(self, url: str, category: str = "") -> Feed:
        """Follow a feed and fetch it, as if somebody had done it on the site."""
        source = self.sources[url]
        feed = Feed(self.next_feed, url, source.title, category or self.quirks.nowhere)
        self.feeds[feed.id] = feed
        self.next_feed += 1
        self.fetch(feed.id)
        return feed

    def fetch(self, feed_id: int) -> None:
        """Take in what a feed has that is not here yet."""
        feed = self.feeds[feed_id]
        known = {item.guid for item in self.items.values() if item.feed == feed_id}
        for guid, link, title, published in self.sources[feed.url].articles:
            if guid not in known:
                item = Item(
                    *(self.next_item, feed_id, guid, link, title),
                    html=told(title),
                    published=published,
                )
                self.items[item.id] = item
                self.next_item += 1

    def drop(self, feed_id: int) -> None:
        """Let a feed go, with its articles and their stars, as servers do."""
        del self.feeds[feed_id]
        self.items = {n: i for n, i in self.items.items() if i.feed != feed_id}

    def marks(self) -> dict[str, tuple[bool, bool]]:
        """How every article stands, by its guid: read, and starred."""
        return {i.guid: (i.is_read, i.is_starred) for i in self.items.values()}

    def paths(self) -> list[str]:
        """The requests that came, by method and path."""
        return [f"{a.method} {a.path}" for a in self.asked]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    stub: Stub

    def do_GET(self) -> None:
        self._hear()

    def do_POST(self) -> None:
        self._hear()

    def do_PUT(self) -> None:
        self._hear()

    def do_DELETE(self) -> None:
        self._hear()

    def _hear(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        parts = urlsplit(self.path)
        kind = self.headers.get("Content-Type", "")
        is_form = kind.startswith("application/x-www-form")
        asked = Asked(
            self.command,
            parts.path,
            parse_qsl(parts.query, keep_blank_values=True),
            parse_qsl(body.decode(), keep_blank_values=True) if is_form else [],
            json.loads(body) if body and not is_form else None,
            self.headers,
        )
        with self.stub.lock:
            self._answer(asked)

    def _answer(self, asked: Asked) -> None:
        stub = self.stub
        stub.asked.append(asked)
        fault = stub.fault(asked)
        if fault in _SAID:
            self._write(_SAID[fault])
            return
        if fault == "hang":
            time.sleep(60)
        if fault == "expire":
            stub.token = f"token-{len(stub.asked)}"
        if fault != "lose":
            answer = stub.speak(stub, asked)
        if fault in ("lose", "drop"):
            self.close_connection = True
            return
        self._write(answer)

    def _write(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status != 204:
            self.send_header("Content-Type", answer.media_type)
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)
        self.stub.received += len(answer.body)

    def log_message(self, *_: object) -> None:
        pass


_SAID = {
    "500": Answer(500, b"{}"),
    "503": Answer(503, b"<html>back soon</html>", "text/html"),
    "401": Answer(401, b"Unauthorized"),
    "429": Answer(429, b"", "text/plain", {"Retry-After": "90"}),
    "page": Answer(200, b"<html><title>Log in</title></html>", "text/html"),
    "moved": Answer(301, b"", "text/plain", {"Location": "https://elsewhere.example/"}),
}


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Clients may hang up."""


@contextmanager
def serving(
    profile: str, *, port: int = 0, tls: ssl.SSLContext | None = None
) -> Iterator[Stub]:
    """Serve such an account until the block ends.

    Args:
        profile: What kind of server it is.
        port: Where; 0 takes any that is free.
        tls: What encrypts it; nothing does if it is left out.
    """
    from tests.sync.stub_greader import answer as greader
    from tests.sync.stub_miniflux import answer as miniflux

    stub = Stub(profile)
    stub.speak = lambda s, asked: miniflux(s, asked) or greader(s, asked)
    server = _Server(("127.0.0.1", port), type("Handler", (_Handler,), {"stub": stub}))
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    scheme = "https" if tls else "http"
    stub.base = f"{scheme}://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def told(title: str) -> str:
    """What an article says, on the server as in its feed."""
    return f"<p>{escape(title)}, told at some length by its feed.</p>"


def said(value: Any, status: int = 200) -> Answer:
    """An answer in JSON."""
    return Answer(status, json.dumps(value).encode())
