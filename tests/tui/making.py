"""A library with a few articles that have everything, and the program showing it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from reader.config.paths import Paths
from reader.config.settings import DisplaySettings, Settings
from reader.library import Library
from reader.model import (
    Block,
    CleanLine,
    CleanText,
    Digest,
    Following,
    Query,
    SavedSearch,
    Section,
    Subscription,
    Summary,
)
from reader.store.intake import Intake
from reader.store.kin import Kinship
from reader.store.store import Store
from reader.tui.app import WellreadApp
from reader.tui.screens.main import Main
from tests.store.making import NOW, arrive, digested, parsed

SMALL, MEDIUM, WIDE = (80, 24), (120, 40), (200, 50)
SLEEP, DIET = "https://sleep.example/feed", "https://diet.example/feed"
TITLES = ("Seven hours", "Naps at noon", "Blue light", "Snoring and the heart")
HEADINGS = ("Background", "What was done", "What was found", "What it means")
_SENTENCE = "People who sleep seven hours a night were followed for ten years. "


def section(title: str, paragraphs: int = 4) -> Section:
    """A headed section that is longer than it needs to be."""
    texts = [_SENTENCE * (3 + n % 3) for n in range(paragraphs)]
    blocks = [Block("paragraph", text.strip()) for text in texts]
    if title:
        blocks.insert(0, Block("heading", title, level=2))
    return Section(
        title=CleanLine(title),
        level=2 if title else 0,
        kind="other" if title else "lead",
        markdown=CleanText("\n\n".join(texts)),
        blocks=tuple(blocks),
    )


def whole(*tags: str, **changes: Any) -> Digest:
    """The digest of an article with a lead and four sections."""
    sections = (section("", 1), *map(section, HEADINGS))
    text = "\n".join(block.text for s in sections for block in s.blocks)
    known: dict[str, Any] = {
        "sections": sections,
        "summary": Summary(CleanText("Seven hours are enough."), "article"),
    }
    return digested(text, tags, **known | changes)


def fill(store: Store, titles: Iterable[str] = TITLES) -> None:
    """Two feeds: one with an article for each title, one with a teaser on diet."""
    Intake(store).follow(
        [
            Subscription(url=SLEEP, title="Sleep Today", category="Research"),
            Subscription(url=DIET, title="Diet News", category="News"),
        ]
    )
    articles = [
        parsed(str(n), title=CleanLine(title), published=NOW - timedelta(hours=n + 1))
        for n, title in enumerate(titles)
    ]
    arrive(store, *articles, url=SLEEP, title="Sleep Today")
    teaser = parsed(
        "t", title=CleanLine("Olive oil"), published=NOW - timedelta(days=9)
    )
    arrive(store, teaser, url=DIET, title="Diet News")
    digests = {
        entry_id: digested(
            "Oil.", readiness="teaser", summary=Summary(CleanText(""), "")
        )
        if entry.guid == "t"
        else whole("sleep", "seniors")
        for entry_id, entry in Intake(store).undigested(1, limit=100)
    }
    Intake(store).save_digests(digests)
    first, second, *_ = [entry.id for entry in store.entries(Query(), limit=2)]
    Kinship(store).save(first, {"sleep": 1.0}, [(second, 0.5, ("sleep", "hours"))])


def library(folder: Path, **changes: Any) -> Library:
    """Open the library of a folder, whatever is in it."""
    paths = Paths(config=folder, data=folder)
    known: dict[str, Any] = {
        "following": Following(searches=(SavedSearch(name="Naps", query="naps"),)),
        "settings": Settings(),
        "now": lambda: NOW,
    }
    return Library(Store.open(paths.library), paths=paths, **known | changes)


def settings(**display: Any) -> Settings:
    """The usual settings, but for these of the display."""
    return replace(Settings(), display=DisplaySettings(**display))


@asynccontextmanager
async def shown(
    library: Library, size: tuple[int, int] = SMALL, *, settings: Settings | None = None
) -> AsyncIterator[Pilot[None]]:
    """Run the interface on a screen of this size."""
    app = WellreadApp(library, settings=settings or library.settings)
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def main(pilot: Pilot[None]) -> Main:
    """The main screen."""
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, Main)
    return screen


def text(pilot: Pilot[None]) -> str:
    """What the screen shows, a line a row."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text.replace("\xa0", " ").rstrip() for strip in strips)


async def until(pilot: Pilot[None], words: str) -> None:
    """Wait until words stand on the screen; a test that waits for long has failed."""
    for _ in range(1000):
        if words in text(pilot):
            return
        await pilot.pause(0.02)
    raise AssertionError(f"{words!r} never came:\n{text(pilot)}")


def said(pilot: Pilot[None]) -> str:
    """What was said in passing, a line each."""
    return "\n".join(notification.message for notification in pilot.app._notifications)


async def until_said(pilot: Pilot[None], words: str) -> None:
    """Wait until words were said in passing."""
    for _ in range(1000):
        if words in said(pilot):
            return
        await pilot.pause(0.02)
    raise AssertionError(f"{words!r} was never said, but:\n{said(pilot)}")
