"""A server on loopback that does to a client what the web does."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from reader.fetch.client import Client


class Visit(BaseHTTPRequestHandler):
    """One request; a page is a function that answers it."""

    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        self.site.visits.append(self)
        self.site.pages[self.path](self)

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Answer as servers should; underscores in names of headers are hyphens."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if status != 304:
            named.setdefault("Content-Length", str(len(body)))
        self.send_response(status)
        for name, value in named.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def say(self, raw: bytes) -> None:
        """Answer as servers should not: these very bytes, and hang up."""
        self.wfile.write(raw)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


@dataclass
class Site:
    """What is served, and what was asked for."""

    base: str
    pages: dict[str, Callable[[Visit], None]] = field(default_factory=dict)
    visits: list[Visit] = field(default_factory=list)
    is_closing: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str = "/feed") -> str:
        return f"{self.base}{path}"

    def drip(self, visit: Visit, piece: bytes) -> None:
        """Send the same few bytes again and again until the client has had enough."""
        try:
            while not self.is_closing.wait(0.01):
                visit.wfile.write(piece)
        except OSError:
            visit.close_connection = True


@pytest.fixture
def site() -> Iterator[Site]:
    """An empty site of one's own."""
    visit = type("VisitHere", (Visit,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), visit)
    server.daemon_threads = True
    visit.site = site = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield site
    site.is_closing.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def client() -> Iterator[Client]:
    """A client that may visit the site."""
    with Client(allow_private=["127.0.0.1"]) as client:
        yield client
