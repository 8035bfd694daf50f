"""A refresh goes on behind one's back, moves nothing, and says what came of it."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from reader.config.paths import Paths
from reader.library import Library
from reader.model import Query, Refreshed
from reader.tui.refreshing import Progress, Refreshing
from tests.conftest import follow
from tests.tui.making import main, shown, text
from tests.web import Web, rss

NAPS = "<p>Short naps help adults to stay awake, a small trial has found.</p>" * 9


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


async def test_what_goes_on_is_told_while_it_does(home: Path, web: Web) -> None:
    web.pages["/feed"] = rss("News", [("1", "Sleep well", NAPS)])
    follow(home, web.url("/feed"))
    told: list[str] = []
    paths = Paths(config=home, data=home)
    Library.open(paths).close()
    refreshing = Refreshing(paths, lambda _: told.append(refreshing.news("~")))
    await refreshing.run(1, everything=True)
    assert told == [
        "~ 0/1 · 0 new",
        "~ preparing texts · 1 new · press . to show",
        "1 new · press . to show",
    ]
    refreshing.shown()
    assert refreshing.news("~") == ""


async def test_the_first_articles_of_all_are_shown_at_once(
    home: Path, web: Web
) -> None:
    web.pages["/feed"] = rss("News", [("1", "Sleep well", NAPS)])
    follow(home, web.url("/feed"))
    with Library.open() as library:
        async with shown(library) as pilot:
            assert "Press r to fetch them" in text(pilot)
            await pilot.press("r")
            await over(pilot)
            assert "Sleep well" in text(pilot)
            assert "press ." not in text(pilot)
