"""A refresh goes on behind one's back, moves nothing, and says what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from reader.config.paths import Paths
from reader.errors import OfflineError
from reader.library import Library
from reader.model import Query, Refreshed, Synced
from reader.tui import children
from reader.tui.refreshing import Progress, Refreshing
from reader.tui.views import of_feed
from tests.conftest import follow
from tests.sync.devices import FEED, Device, source
from tests.sync.stub import serving
from tests.tui.making import MEDIUM, main, shown, text, until, until_said
from tests.web import Web, rss

NAPS = "<p>Short naps help adults to stay awake, a small trial has found.</p>" * 9


def news(refreshing: Refreshing, room: int = 60) -> str:
    return refreshing.news("~", room=room, show=".", stop="r")


async def over(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_new_articles_are_announced_and_shown_when_asked_for(
    home: Path, web: Web
) -> None:
    web.pages["/feed"] = rss("News", [("1", "Sleep well", NAPS)])
    follow(home, web.url("/feed"))
    with Library.open() as library:
        list(library.refresh())
        web.pages["/feed"] = rss(
            "News", [("2", "Take naps", NAPS), ("1", "Sleep well", NAPS)]
        )
        async with shown(library) as pilot:
            before = main(pilot).entries.current
            await pilot.press("r")
            await pilot.pause()
            assert "No feed is due" in " ".join(
                note.message for note in pilot.app._notifications
            )
            await pilot.press("R")
            await over(pilot)
            assert "1 new · press . to show" in text(pilot).splitlines()[0]
            assert main(pilot).entries.count == 1
            assert main(pilot).entries.current == before
            await pilot.press("full_stop")
            assert main(pilot).entries.count == 2
            current = main(pilot).entries.current
            assert current is not None
            assert current.title == "Sleep well"
            assert "Take naps" in text(pilot)
            assert "press ." not in text(pilot).splitlines()[0]


async def test_a_refresh_that_cannot_be_done_says_why(home: Path) -> None:
    told: list[Progress] = []
    nowhere = home / "settings.toml"
    refreshing = Refreshing(Paths(config=nowhere, data=nowhere), told.append)
    await refreshing.run(3, everything=True)
    assert not refreshing.is_running
    assert told[-1].is_over
    assert "settings.toml" in told[-1].outcome


async def test_an_article_that_has_only_just_arrived_is_prepared_and_shown(
    home: Path, web: Web
) -> None:
    web.pages["/feed"] = rss("News", [("1", "Sleep well", NAPS)])
    follow(home, web.url("/feed"))
    with Library.open() as library:
        list(library.refresh(understand=False))
        [entry] = library.entries()
        assert not entry.is_digested
        async with shown(library) as pilot:
            await pilot.press("enter")
            assert "its text is being prepared" in text(pilot)
            await over(pilot)
            assert "Short naps help adults" in text(pilot)
            assert library.entries(Query(text="is:read"))


def test_progress_is_told_in_few_words() -> None:
    progress = Progress(3)
    for error in (None, "404", None):
        progress = progress.after(Refreshed(feed="u", title="t", new=2, error=error))
    assert (progress.done, progress.new, progress.failed) == (3, 6, 1)
    assert progress.outcome == "6 new articles in 3 feeds. 1 feed could not be read."
    assert Progress(2, done=2).outcome == "Nothing new in 2 feeds."
    assert Progress(2, problem="no disk").outcome == "The refresh failed: no disk"


def test_a_server_is_part_of_the_progress() -> None:
    progress = Progress(0, is_exchanging=True).after(Synced(server="rss.org", new=2))
    assert (progress.outcome, progress.is_problem) == ("2 new articles.", False)
    failed = Synced(server="rss.org", notices=("has an error of its own",))
    progress = Progress(1, is_exchanging=True).after(failed)
    progress = progress.after(Refreshed(feed="u", title="t", new=1))
    assert progress.is_problem
    assert progress.outcome == (
        "1 new article in 1 feed. rss.org: has an error of its own."
    )


async def test_with_an_account_a_refresh_exchanges_and_marks_are_counted(
    tmp_path: Path,
) -> None:
    with serving("freshrss") as stub:
        stub.sources[FEED] = source(3)
        stub.subscribe(FEED)
        device = Device(tmp_path / "one", stub)
        device.log_in()
        with device.opened() as library:
            async with shown(library) as pilot:
                assert "never synced" in text(pilot).splitlines()[0]
                await pilot.press("r")
                await over(pilot)
                assert main(pilot).entries.count == 3
                stub.items[1].is_read = True
                await pilot.press("U", "j", "b")
                await pilot.pause(1)
                assert "2 pending" in text(pilot).splitlines()[0]
                await pilot.press("r")
                await over(pilot)
                assert "synced just now" in text(pilot).splitlines()[0]
                assert "pending" not in text(pilot).splitlines()[0]
        assert sum(read for read, _ in stub.marks().values()) == 2
        assert sum(star for _, star in stub.marks().values()) == 1


async def test_what_goes_on_is_told_while_it_does(home: Path, web: Web) -> None:
    web.pages["/feed"] = rss("News", [("1", "Sleep well", NAPS)])
    follow(home, web.url("/feed"))
    told: list[str] = []
    paths = Paths(config=home, data=home)
    Library.open(paths).close()
    refreshing = Refreshing(paths, lambda _: told.append(news(refreshing)))
    await refreshing.run(1, everything=True)
    assert told == [
        "~ 0/1 · 0 new · r stops",
        "~ preparing texts · 1 new · press . to show",
        "1 new · press . to show",
    ]
    refreshing.shown()
    assert news(refreshing) == ""


async def test_the_first_articles_of_all_are_shown_at_once(
    home: Path, web: Web
) -> None:
    web.pages["/feed"] = rss("News", [("1", "Sleep well", NAPS)])
    follow(home, web.url("/feed"))
    with Library.open() as library:
        async with shown(library) as pilot:
            assert "Press r to fetch them" in text(pilot)
            assert "'wellread help' shows the manual" in " ".join(text(pilot).split())
            await pilot.press("r")
            await over(pilot)
            assert "Sleep well" in text(pilot)
            assert "press ." not in text(pilot)


@pytest.mark.parametrize("keys", ["", "j", "enter"])
async def test_a_library_is_seen_to_be_filled_until_somebody_reads_in_it(
    home: Path, web: Web, monkeypatch: pytest.MonkeyPatch, keys: str
) -> None:
    for name in ("one", "two"):
        articles = [(f"{name} {n}", f"Sleep {name} {n}", NAPS) for n in range(2)]
        web.pages[f"/{name}"] = rss(name, articles)
    follow(home, web.url("/one"), web.url("/two"))
    go_on = asyncio.Event()
    with Library.open() as library:

        async def slow(_: Paths, **__: object) -> AsyncIterator[Refreshed]:
            for name in ("one", "two"):
                for outcome in library.refresh([web.url(f"/{name}")]):
                    yield outcome
                await go_on.wait()

        monkeypatch.setattr(children, "refresh", slow)
        async with shown(library, MEDIUM) as pilot:
            await pilot.press("r")
            await until(pilot, "Sleep one 1")
            await pilot.pause(0.5)
            if keys:
                await pilot.press(keys)
            go_on.set()
            await over(pilot)
            assert library.counts().total == 4
            assert main(pilot).entries.count == (2 if keys else 4)
            assert ("press ." in text(pilot)) is bool(keys)


async def test_the_feed_that_answered_last_is_named_where_there_is_room() -> None:
    nowhere = Path("nowhere")
    refreshing = Refreshing(Paths(config=nowhere, data=nowhere), lambda _: None)
    name = "Example Health 睡眠"
    refreshing._progress = Progress(200, done=37, new=12, last=name)
    assert news(refreshing) == f"~ 37/200 {name} · 12 new · r stops"
    for room in range(30, 46):
        told = news(refreshing, room)
        assert cell_len(told) <= room
        assert told.startswith("~ 37/200")
        assert told.endswith("12 new · r stops")


async def test_a_key_stops_a_refresh_and_keeps_what_has_come(
    home: Path, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.pages["/feed"] = rss("News", [("1", "Sleep well", NAPS)])
    follow(home, web.url("/feed"))
    with Library.open() as library:
        list(library.refresh())
        ended: list[bool] = []

        async def endless(_: Paths, **asked: object) -> AsyncIterator[Refreshed]:
            try:
                yield Refreshed(feed="u", title="News [/nope]", new=1)
                await asyncio.sleep(3600)
                yield Refreshed(feed="never", title="Never")
            finally:
                ended.append(bool(asked["everything"]))

        monkeypatch.setattr(children, "refresh", endless)
        async with shown(library, MEDIUM) as pilot:
            main(pilot).library._refreshing.due = lambda *_, **__: 2  # type: ignore
            await pilot.press("r")
            await until(pilot, "1/2 News [/nope] · 1 new · r stops")
            await pilot.press("r")
            await until_said(pilot, "Stopped after 1 of 2 feeds.")
            await pilot.pause()
            assert ended == [False]
            assert "r stops" not in text(pilot)
            assert not main(pilot)._refreshing.is_running


async def test_that_there_is_no_network_is_said_once_and_stays_to_be_seen(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(home, "http://no.such.host.invalid/feed", "http://none.invalid/feed")
    with Library.open() as library:
        async with shown(library, MEDIUM) as pilot:
            await pilot.press("R")
            await over(pilot)
            told = [note.message for note in pilot.app._notifications]
            assert len(told) == 1
            assert told[0].startswith("You seem to be offline")
            assert text(pilot).splitlines()[0].endswith("offline")
            assert "failed" not in text(pilot)
            assert not [feed for feed in library.feeds() if feed.error]


async def test_in_the_sidebar_only_the_feed_under_the_cursor_is_asked(
    home: Path, web: Web
) -> None:
    for name in ("one", "two"):
        web.pages[f"/{name}"] = rss(name, [(name, f"Sleep {name}", NAPS)])
    follow(home, web.url("/one"), web.url("/two"))
    with Library.open() as library:
        list(library.refresh(everything=True))
        two = library.find_feed(web.url("/two"))
        web.asked.clear()
        async with shown(library, MEDIUM) as pilot:
            main(pilot).go_to_view(of_feed(two))
            main(pilot).sidebar.focus()
            await pilot.pause()
            await pilot.press("r")
            await until_said(pilot, "Nothing new in 1 feed.")
            await over(pilot)
            assert web.asked == ["/two"]
            main(pilot).entries.focus()
            await pilot.press("f5")
            for _ in range(1000):
                if len(web.asked) > 1:
                    break
                await pilot.pause(0.02)
            assert web.asked == ["/two", "/two"]


def test_that_nobody_answered_is_told_from_answers_that_help_not() -> None:
    nobody, refused = Progress(2), Progress(2)
    for _ in range(2):
        lost = Refreshed(feed="u", title="t", error="no answer")
        nobody = nobody.after(lost)
        refused = refused.after(replace(lost, status=404))
    assert nobody.outcome == (
        "None of 2 feeds could be reached: is this machine online?"
    )
    assert "2 feeds could not be read" in refused.outcome


async def test_the_outcome_is_said_before_texts_are_prepared_and_once(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(home, "http://no.such.host.invalid/feed")
    prepared = asyncio.Event()

    async def slow(_: Paths, **__: object) -> AsyncIterator[Refreshed]:
        for name in ("one", "two"):
            yield Refreshed(feed=name, title=name, error="no answer")
        await prepared.wait()

    monkeypatch.setattr(children, "refresh", slow)
    with Library.open() as library:
        async with shown(library, MEDIUM) as pilot:
            library._refreshing.due = lambda *_, **__: 2  # type: ignore
            await pilot.press("r")
            await until_said(pilot, "None of 2 feeds could be reached")
            assert main(pilot)._refreshing.is_running
            assert "preparing texts" in text(pilot)
            prepared.set()
            await over(pilot)
            assert len(pilot.app._notifications) == 1


async def test_stopping_what_only_prepares_texts_speaks_of_no_other_feeds(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(home, "http://no.such.host.invalid/feed")

    async def endless(_: Paths, **__: object) -> AsyncIterator[Refreshed]:
        yield Refreshed(feed="one", title="one")
        await asyncio.sleep(3600)

    monkeypatch.setattr(children, "refresh", endless)
    with Library.open() as library:
        async with shown(library, MEDIUM) as pilot:
            library._refreshing.due = lambda *_, **__: 1  # type: ignore
            await pilot.press("r")
            await until(pilot, "preparing texts")
            await pilot.press("r")
            await until_said(pilot, "Stopped. Texts that wait")
            assert "asks the others" not in text(pilot)


async def test_that_there_is_no_network_is_heard_before_the_command_ends(
    home: Path,
) -> None:
    follow(home, "http://no.such.host.invalid/feed", "http://none.invalid/feed")
    with Library.open() as library:
        heard: list[str] = []
        with pytest.raises(OfflineError):
            async for _ in children.refresh(
                library.paths,
                everything=True,
                offline=lambda error: heard.append(str(error)),
            ):
                pass
        assert len(heard) == 1
