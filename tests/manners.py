"""A server that keeps a diary of who asked what, and a reader whose clock is ours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader import Library
from reader.config.paths import Paths
from reader.model import Refreshed
from tests.site import Site, Visit
from tests.web import rss

MONDAY = datetime(2026, 6, 1, 8, tzinfo=UTC)
AN_HOUR = timedelta(minutes=66)
"""What an hour is at most once chance has stretched it."""

FEED = rss("News", [("1", "Sleep well", "<p>Seven hours.</p>")])


def feed_of(number: int) -> bytes:
    """A feed whose only article is this one."""
    return rss("News", [(str(number), f"Article {number}", "<p>Walk.</p>")])


@dataclass
class Reader:
    """Somebody with a feeds.toml, at a moment that the test chooses."""

    home: Path
    site: Site
    now: datetime = MONDAY
    urls: list[str] = field(default_factory=list)

    def follow(self, *urls: str, **keys: str) -> None:
        """Follow these feeds; a path is one of the site's."""
        self.urls = [self.site.url(u) if u.startswith("/") else u for u in urls]
        lines = "".join(f'{name} = "{value}"\n' for name, value in keys.items())
        tables = (f'[[feed]]\nurl = "{url}"\n{lines}' for url in self.urls)
        (self.home / "feeds.toml").write_text("\n".join(tables), encoding="utf-8")

    def open(self) -> Library:
        """Start the program anew: what it remembers has to be on the disk."""
        paths = Paths(config=self.home, data=self.home)
        return Library.open(paths, now=lambda: self.now)

    def refresh(
        self, *names: str, everything: bool = False, after: timedelta = timedelta()
    ) -> list[Refreshed]:
        """Let time pass, start the program, and refresh."""
        self.now += after
        with self.open() as library:
            outcomes = library.refresh(names, everything=everything, understand=False)
            return list(outcomes)

    def titles(self) -> set[str]:
        """What has arrived so far."""
        with self.open() as library:
            return {entry.title for entry in library.entries()}

    def asked(self) -> list[str]:
        """The paths that were asked for since the last time."""
        paths = [visit.path for visit in self.site.visits]
        self.site.visits.clear()
        return paths

    def conditions(self) -> list[tuple[str | None, str | None]]:
        """The validators that came with each request since the last time."""
        sent = [
            (v.headers.get("If-None-Match"), v.headers.get("If-Modified-Since"))
            for v in self.site.visits
        ]
        self.site.visits.clear()
        return sent


def answering(
    site: Site, path: str, answers: Iterable[tuple[int, bytes, dict[str, str]]]
) -> None:
    """Give one answer after another, and the last one for ever."""
    left = list(answers)

    def answer(visit: Visit) -> None:
        status, body, headers = left.pop(0) if len(left) > 1 else left[0]
        visit.answer(status, body, **headers)

    site.pages[path] = answer
