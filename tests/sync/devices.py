"""Devices: a library each, all with an account on one stub."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.config.paths import Paths
from reader.library import Library
from reader.model import Entry, Synced
from tests.sync.stub import Source, Stub, serving

START = datetime(2026, 11, 22, 12, tzinfo=UTC)
FEED = "http://news.example/feed/1.xml"


def source(count: int, *, start: int = 0, name: str = "a") -> Source:
    """A feed's articles, with dates an hour apart."""
    first = int(START.timestamp()) - 40 * 86_400
    numbers = range(start, start + count)
    return Source(
        f"News {name}",
        [
            (
                f"{name}-{n}",
                f"http://news.example/{name}/{n}",
                f"{name.upper()} & article {n}",
                first + n * 3600,
            )
            for n in numbers
        ],
    )


class Device:
    """A library in a folder of its own, and its clock."""

    def __init__(self, folder: Path, stub: Stub, *, key: bool = False) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "feeds.toml").touch()
        allowed = '[fetch]\nallow_private = ["127.0.0.1"]\n[digest]\nrelated = false\n'
        (folder / "settings.toml").write_text(allowed)
        self.paths = Paths(config=folder, data=folder)
        self.now = START
        self.stub = stub
        self.has_key = key

    @contextmanager
    def opened(self) -> Iterator[Library]:
        with Library.open(self.paths, now=lambda: self.now) as library:
            yield library

    def log_in(self) -> None:
        user, secret = self.stub.user, self.stub.password
        if self.has_key:
            user, secret = "", self.stub.key
        profile = "commafeed" if self.stub.profile == "commafeed" else ""
        with self.opened() as library:
            library.syncing.log_in(self.stub.url, user, secret, profile=profile)

    def sync(self, **options: bool) -> Synced:
        """Exchange, without digesting: that takes a second, and is no matter here."""
        known = {"is_urgent": True, "understand": False}
        with self.opened() as library:
            return library.syncing.sync(**known | options)

    def entries(self) -> dict[str, Entry]:
        """The articles, by the end of their links."""
        with self.opened() as library:
            found = library.entries(limit=100_000)
        return {
            entry.link.removeprefix("http://news.example/"): entry for entry in found
        }

    def marks(self) -> dict[str, tuple[bool, bool]]:
        """How every article stands, as the stub tells it."""
        return {
            link.replace("/", "-"): (entry.is_read, entry.is_bookmarked)
            for link, entry in self.entries().items()
        }

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)

    def pending(self) -> dict[tuple[str, str], bool]:
        """What the server has not heard of: by its number of the article, and mark."""
        with self.opened() as library:
            rows = library._store.connection.rows("SELECT * FROM outbox")
        return {(r["remote_id"], r["key"]): bool(r["flag"]) for r in rows}


@contextmanager
def miniflux(folder: Path, articles: Source) -> Iterator[tuple[Stub, Device]]:
    """A Miniflux with one feed, and a device that has just exchanged with it."""
    with serving("miniflux") as stub:
        stub.sources[FEED] = articles
        stub.subscribe(FEED)
        device = Device(folder / "one", stub)
        device.log_in()
        device.sync()
        yield stub, device
