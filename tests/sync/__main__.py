"""Run the stub as a server, to try ``wellread sync`` by hand against it.

``python -m tests.sync miniflux --port 8800`` serves an account and its feeds until it
is interrupted, and says how to log in. What another device, the publisher or a bad day
would do is posted to ``/stub``::

    curl http://127.0.0.1:8800/stub                     how it stands, what was asked
    curl -d read=3 -d star=4 -d unread=5 …/stub         another device marks
    curl -d publish=10 …/stub                           every feed has ten more articles
    curl -d subscribe=4 -d drop=1 …/stub                feeds, by their numbers
    curl -d fault=500 …/stub                            or 401, 429, 503, page, moved,
                                                        drop, lose, hang; "" ends it
    curl -d is_liar=1 -d auth=new …/stub                any other field of a Stub
"""

from __future__ import annotations

import argparse
import ssl
import subprocess
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from pathlib import Path

from tests.sync.stub import QUIRKS, Answer, Asked, Source, Stub, serving, told

_FIRST = int(time.time()) - 60 * 86_400


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.sync", description=__doc__)
    parser.add_argument("profile", choices=QUIRKS)
    parser.add_argument("--port", type=int, default=8800)
    parser.add_argument("--feeds", type=int, default=3, help="followed at first")
    parser.add_argument("--articles", type=int, default=20, help="of each feed")
    parser.add_argument("--tls", action="store_true", help="signed by itself")
    given = parser.parse_args()
    tls = _signed_by_itself() if given.tls else None
    with serving(given.profile, port=given.port, tls=tls) as stub:
        stub.speak = _with_controls(stub.speak)
        for number in range(1, given.feeds + 3):
            stub.sources[_address(stub, number)] = Source(f"Feed {number}", [])
        _publish(stub, given.articles)
        for number in range(1, given.feeds + 1):
            stub.subscribe(_address(stub, number), "Health")
        print(f"{stub.url}  name {stub.user}, password {stub.password}")
        print(f"API key of Miniflux: {stub.key}", flush=True)
        with suppress(KeyboardInterrupt):
            threading.Event().wait()


def _with_controls(
    speak: Callable[[Stub, Asked], Answer],
) -> Callable[[Stub, Asked], Answer]:
    """Answer also for the publishers of feeds, and whoever plays with the stub."""

    def answer(stub: Stub, asked: Asked) -> Answer:
        if asked.path.startswith("/feed/"):
            stub.asked.pop()
            return _document(stub, f"{stub.base}{asked.path}")
        return speak(stub, asked)

    def heard(stub: Stub, asked: Asked) -> Answer:
        if asked.path != "/stub":
            return answer(stub, asked)
        stub.asked.pop()
        for name, value in asked.fields:
            _DO.get(name, _set(name))(stub, value)
        return Answer(200, _told(stub).encode(), "text/plain; charset=utf-8")

    return heard


def _told(stub: Stub) -> str:
    """How the server stands, and what it was asked since that was told last."""
    lines = [f"{feed.id}  {feed.url}  {feed.category}" for feed in stub.feeds.values()]
    items = stub.items.values()
    read = sorted(item.id for item in items if item.is_read)
    starred = sorted(item.id for item in items if item.is_starred)
    labelled = {item.id: item.labels for item in items if item.labels}
    lines += [f"{len(items)} articles"]
    lines += [f"read: {len(read)} {read[:20]}"]
    lines += [f"starred: {len(starred)} {starred[:20]}"]
    lines += [f"labels: {labelled}"]
    for what, times in Counter(stub.paths()).items():
        lines.append(f"{times:5} × {what}")
    stub.asked.clear()
    lines.append(f"received: {stub.received}")
    return "\n".join(lines) + "\n"


def _address(stub: Stub, number: int) -> str:
    return f"{stub.base}/feed/{number}.xml"


def _publish(stub: Stub, count: int) -> None:
    """Let every feed have more articles, and the server fetch them."""
    for number, url in enumerate(list(stub.sources), 1):
        title, articles = stub.sources[url]
        start = len(articles)
        more = [
            (
                f"{number}-{n}",
                f"{stub.base}/page/{number}/{n}",
                f"Feed {number} & article {n}",
                _FIRST + n * 3600,
            )
            for n in range(start, start + count)
        ]
        stub.sources[url] = Source(title, articles + more)
    for feed in list(stub.feeds):
        stub.fetch(feed)


def _document(stub: Stub, url: str) -> Answer:
    """A feed as its publisher serves it."""
    if url not in stub.sources:
        return Answer(404, b"")
    source = stub.sources[url]
    items = [
        f'<item><guid isPermaLink="false">{guid}</guid><link>{link}</link>'
        f"<title>{escape(title)}</title>"
        f"<pubDate>{format_datetime(datetime.fromtimestamp(at, UTC))}</pubDate>"
        f"<description>{escape(told(title))}</description></item>"
        for guid, link, title, at in reversed(source.articles)
    ]
    body = f"<title>{source.title}</title><link>{stub.base}/</link>{''.join(items)}"
    document = f'<rss version="2.0"><channel>{body}</channel></rss>'
    return Answer(200, document.encode(), "application/rss+xml")


def _marked(name: str, value: bool) -> Callable[[Stub, str], None]:
    def mark(stub: Stub, numbers: str) -> None:
        for number in numbers.split(","):
            setattr(stub.items[int(number)], name, value)

    return mark


def _fault(stub: Stub, name: str) -> None:
    """Feeds go on to be served, and so does this door."""

    def fault(asked: Asked) -> str:
        return "" if asked.path.startswith(("/stub", "/feed/")) else name

    stub.fault = fault


def _label(stub: Stub, said: str) -> None:
    number, _, names = said.partition(":")
    stub.items[int(number)].labels = tuple(names.split(",")) if names else ()


def _subscribe(stub: Stub, number: str) -> None:
    stub.subscribe(_address(stub, int(number)), "News")


def _move(stub: Stub, said: str) -> None:
    number, _, category = said.partition(":")
    stub.feeds[int(number)].category = category


def _set(name: str) -> Callable[[Stub, str], None]:
    def change(stub: Stub, value: str) -> None:
        kind = type(getattr(stub, name))
        setattr(stub, name, bool(int(value)) if kind is bool else kind(value))

    return change


_DO: dict[str, Callable[[Stub, str], None]] = {
    "fault": _fault,
    "read": _marked("is_read", True),
    "unread": _marked("is_read", False),
    "star": _marked("is_starred", True),
    "unstar": _marked("is_starred", False),
    "label": _label,
    "publish": lambda stub, count: _publish(stub, int(count)),
    "subscribe": _subscribe,
    "drop": lambda stub, number: stub.drop(int(number)),
    "move": _move,
}


def _signed_by_itself() -> ssl.SSLContext:
    folder = Path(tempfile.mkdtemp())
    made = ("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt")
    curve = ("ec_paramgen_curve:prime256v1", "-nodes", "-days", "1", "-subj")
    name = ("/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1")
    files = ("-keyout", str(folder / "key"), "-out", str(folder / "certificate"))
    subprocess.run([*made, *curve, *name, *files], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate", folder / "key")
    return context


if __name__ == "__main__":
    main()
