"""While it is open, what is due is asked again, if settings.toml wants it; quietly."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.config import settings
from reader.library import Library
from reader.model import Refreshed
from reader.tui import children
from reader.tui.screens.fetching_stage import WHILE_OPEN
from tests.conftest import follow
from tests.tui.making import MEDIUM, main, shown, text, until
from tests.web import Web, rss

NAPS = "<p>Short naps help adults to stay awake, a small trial has found.</p>" * 9


@pytest.fixture
def again(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home whose feeds are asked every second, if they are due."""
    monkeypatch.setattr(settings, "MOMENT", 1)
    file = home / "settings.toml"
    file.write_text(f'{file.read_text()}while_open = "1s"\n')
    return home


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What each refresh that is begun was asked to do."""
    asked: list[dict[str, Any]] = []
    refresh = children.refresh

    def counted(*paths: Any, **options: Any) -> AsyncIterator[Refreshed]:
        asked.append(options)
        return refresh(*paths, **options)  # type: ignore[return-value]

    monkeypatch.setattr(children, "refresh", counted)
    return asked


async def so(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    """Wait until something is so."""
    for _ in range(3000):
        if is_so():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never was")


def told(pilot: Pilot[None]) -> list[str]:
    return [note.message for note in pilot.app._notifications]


async def test_what_is_new_is_announced_and_nothing_is_said_of_it(
    again: Path, web: Web, begun: list[dict[str, Any]]
) -> None:
    web.pages["/feed"] = rss("News", [("1", "Sleep well", NAPS)])
    follow(again, web.url("/feed"))
    with Library.open() as library:
        list(library.refresh())
        news = [("2", "Take naps", NAPS), ("1", "Sleep well", NAPS)]
        web.pages["/feed"] = rss("News", news)
        async with shown(library, MEDIUM) as pilot:
            await until(pilot, "Sleep well")
            before = main(pilot).entries.current
            assert begun == [], "it is not due"
            with library._store.connection.writing():
                library._store.connection.run("UPDATE feeds SET next_at = 0")
            await until(pilot, "1 new · press . to show")
            assert main(pilot).entries.count == 1
            assert main(pilot).entries.current == before
            await so(pilot, lambda: not main(pilot)._refreshing.is_running)
            assert told(pilot) == []
            assert [asked["everything"] for asked in begun] == [False]
            await pilot.press("full_stop")
            assert "Take naps" in text(pilot)


async def test_that_there_is_no_network_is_said_the_first_time(
    again: Path, begun: list[dict[str, Any]]
) -> None:
    follow(again, "http://no.such.host.invalid/feed", "http://none.invalid/feed")
    with Library.open() as library:
        async with shown(library, MEDIUM) as pilot:
            await so(pilot, lambda: len(begun) >= 3)
            [words] = told(pilot)
            assert words.startswith("You seem to be offline")
            await pilot.press("R")
            await pilot.press("R")
            await so(pilot, lambda: len(told(pilot)) > 1)


async def test_there_is_one_refresh_at_a_time(
    again: Path, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(again, web.url("/feed"))
    begun = list[str]()

    async def endless(*_: object, **__: object) -> AsyncIterator[Refreshed]:
        begun.append("one")
        await asyncio.Event().wait()
        yield  # type: ignore[misc]

    monkeypatch.setattr(children, "refresh", endless)
    with Library.open() as library:
        async with shown(library, MEDIUM) as pilot:
            await so(pilot, lambda: bool(begun))
            assert WHILE_OPEN in {timer.name for timer in main(pilot)._timers}
            for _ in range(3):
                main(pilot).refresh_quietly()
                await pilot.pause()
            assert begun == ["one"]
            assert main(pilot)._refreshing.is_running


async def test_a_feeds_toml_that_was_edited_is_read_first(
    again: Path, web: Web, begun: list[dict[str, Any]]
) -> None:
    web.pages["/feed"] = rss("News", [("1", "Sleep well", NAPS)])
    with Library.open() as library:
        async with shown(library, MEDIUM) as pilot:
            follow(again, web.url("/feed"))
            await until(pilot, "Sleep well")
            assert begun


async def test_nothing_is_asked_by_itself_unless_that_is_wanted(
    home: Path, web: Web, begun: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "MOMENT", 1)
    web.pages["/feed"] = rss("News", [("1", "Sleep well", NAPS)])
    follow(home, web.url("/feed"))
    with Library.open() as library:
        assert library.settings.fetch.while_open is None
        async with shown(library, MEDIUM) as pilot:
            assert WHILE_OPEN not in {timer.name for timer in main(pilot)._timers}
            assert begun == []
