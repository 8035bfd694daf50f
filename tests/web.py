"""A small web on loopback: pages in a dict, validators as real servers give them."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Web:
    """Pages by path; what was asked for is kept for the test to look at."""

    pages: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    """Content types by path, where a page is no feed."""
    asked: list[str] = field(default_factory=list)
    heard: list[Mapping[str, str]] = field(default_factory=list)
    """The headers that came with each request."""
    base: str = ""

    def url(self, path: str) -> str:
        """The address of a page."""
        return f"{self.base}{path}"


@contextmanager
def serving() -> Iterator[Web]:
    """Serve a web until the block ends."""
    web = Web()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            web.asked.append(self.path)
            web.heard.append(dict(self.headers))
            body = web.pages.get(self.path)
            if body is None:
                return self._answer(404, b"not here")
            etag = f'"{hashlib.sha1(body).hexdigest()}"'
            if self.headers.get("If-None-Match") == etag:
                return self._answer(304, b"", etag)
            return self._answer(200, body, etag)

        def _answer(self, status: int, body: bytes, etag: str = "") -> None:
            self.send_response(status)
            if etag:
                self.send_header("ETag", etag)
            if status != 304:
                kind = web.types.get(self.path, "application/rss+xml; charset=utf-8")
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    web.base = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def rss(
    title: str,
    items: Sequence[tuple[str, str, str]],
    site: str = "https://news.example",
) -> bytes:
    """Write an RSS 2.0 feed; each item is a guid, a title and its HTML.

    The pages of its items are on ``site``, each by its guid.
    """
    inner = "".join(
        f"<item><guid isPermaLink='false'>{guid}</guid><title>{name}</title>"
        f"<link>{site}/{guid}</link>"
        f"<pubDate>Mon, 0{1 + n % 9} Jun 2026 08:00:00 GMT</pubDate>"
        f"<description><![CDATA[{html}]]></description></item>"
        for n, (guid, name, html) in enumerate(items)
    )
    return (
        f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>"
        f"<title>{title}</title><link>https://news.example/</link>"
        f"<description>News</description>{inner}</channel></rss>"
    ).encode()
