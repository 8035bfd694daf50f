"""A server on loopback that does to a client what the web does."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Visit(BaseHTTPRequestHandler):
    """One request; a page is a function that answers it."""

    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        # As it is now: the next request on the same connection is told here, too.
        self.site.visits.append(copy(self))
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


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_: object) -> None:
        """Clients hang up all the time in these tests."""


@contextmanager
def serving_site(address: str = "127.0.0.1") -> Iterator[Site]:
    """Serve an empty site of one's own until the block ends."""
    visit = type("VisitHere", (Visit,), {})
    server = _Server((address, 0), visit)
    visit.site = site = Site(f"http://{address}:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield site
    finally:
        site.is_closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
