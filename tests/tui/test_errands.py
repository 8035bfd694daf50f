"""Pages are fetched, feeds followed and searches kept without leaving the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli.main import run
from reader.library import Library
from reader.model import Query
from reader.store.copies import Copies, Pair
from reader.tui.views import of_feed
from tests.conftest import follow
from tests.test_archiving import PAGE, TEASER, TITLE, WALL
from tests.tui.making import DIET, MEDIUM, SMALL, main, shown, text, until, until_said
from tests.web import Web, rss

WHOLE = "<p>Seven hours of sleep were linked to a longer life in 1,240 adults.</p>" * 3


@pytest.fixture
def filled(home: Path, web: Web) -> Path:
    """A library with one teaser, whose page is yet to be written."""
    web.pages["/feed"] = rss("Health Post", [("1", TITLE, TEASER)], web.base)
    follow(home, web.url("/feed"))
    assert run(["refresh"]) == 0
    return home


@pytest.mark.parametrize("size", [SMALL, MEDIUM])
async def test_a_teasers_page_is_fetched_and_read(
    filled: Path, web: Web, size: tuple[int, int]
) -> None:
    web.pages["/1"], web.types["/1"] = PAGE.encode(), "text/html"
    with Library.open() as library:
        async with shown(library, size) as pilot:
            await until(pilot, "teaser")
            await pilot.press("enter", "a")
            await until(pilot, "What it means")
            assert library.entries()[0].readiness != "teaser"
            await pilot.press("a")
            await until_said(pilot, "whole text is here already")


async def test_a_page_that_is_not_to_be_had_is_said_so(filled: Path, web: Web) -> None:
    web.pages["/1"], web.types["/1"] = WALL.encode(), "text/html"
    with Library.open() as library:
        async with shown(library, MEDIUM) as pilot:
            await pilot.press("a")
            await until_said(pilot, "not to be had")
            assert library.entries()[0].readiness == "teaser"


async def test_a_feed_is_followed_by_its_address(filled: Path, web: Web) -> None:
    web.pages["/other"] = rss("Other News", [("9", "Naps", WHOLE)], web.base)
    with Library.open() as library:
        async with shown(library, MEDIUM) as pilot:
            await pilot.press("F", *web.url("/other"), "enter")
            await until(pilot, "Other News")
            assert "Naps" in text(pilot)
            await pilot.press("F", *web.url("/other"), "enter")
            await until_said(pilot, "Already followed")
            await pilot.press("F", *web.url("/nothing"), "enter")
            await until(pilot, "404")
            assert web.url("/nothing") in text(pilot), "nothing is typed a second time"


async def test_a_feed_is_let_go_only_after_a_question(filled: Path, web: Web) -> None:
    with Library.open() as library:
        async with shown(library, MEDIUM) as pilot:
            await pilot.press("X")
            await until(pilot, "Stop following Health Post?")
            await pilot.press("n")
            assert len(library.feeds()) == 1
            await pilot.press("X", "y")
            await until_said(pilot, "No longer followed: Health Post")
            assert library.feeds() == []
            await until(pilot, "Press F to follow one")


async def test_a_feed_that_was_let_go_comes_back_with_a_key(filled: Path) -> None:
    before = (filled / "feeds.toml").read_text()
    with Library.open() as library:
        async with shown(library, MEDIUM) as pilot:
            await until(pilot, TITLE)
            await pilot.press("X", "y")
            await until(pilot, "Press F to follow one")
            await pilot.press("u")
            await until_said(pilot, "Undone: unfollowed “Health Post”")
            await until(pilot, TITLE)
            assert (filled / "feeds.toml").read_text() == before
            await pilot.press("ctrl+r")
            await until_said(pilot, "Done again: unfollowed “Health Post”")
            await until(pilot, "Press F to follow one")
            await pilot.press("u")
            await until(pilot, TITLE)
            assert [feed.title for feed in library.feeds()] == ["Health Post"]


async def test_a_search_is_kept_under_a_name(filled: Path) -> None:
    with Library.open() as library:
        async with shown(library, MEDIUM) as pilot:
            await pilot.press("S")
            await until_said(pilot, "This is no search")
            await pilot.press("slash", *"sugar is:unread", "enter")
            await pilot.press("S")
            await until(pilot, "Keep this search as")
            await pilot.press(*["backspace"] * 15, *"Sugar", "enter")
            await until(pilot, "SEARCHES")
            assert [s.name for s in library.searches()] == ["Sugar"]
            assert "sugar is:unread" in (filled / "feeds.toml").read_text()
            await pilot.press("S", *["backspace"] * 15, *"Sugar", "enter")
            await until_said(pilot, "Another search is called Sugar")
            await pilot.press("u")
            await until_said(pilot, "Undone: kept the search “Sugar”")
            assert library.searches() == []
            assert "Sugar" not in (filled / "feeds.toml").read_text()


@pytest.mark.parametrize("size", [SMALL, MEDIUM])
async def test_the_copies_of_a_story_are_a_key_away(
    shelf: Library, size: tuple[int, int]
) -> None:
    first, second, third, *_ = [entry.id for entry in shelf.entries(Query(), limit=3)]
    partial = Pair(third, 0.1, 0.1, is_copy=False)
    Copies(shelf._store).save(first, [Pair(second, 0.83, 1.0, is_copy=True), partial])
    async with shown(shelf, size) as pilot:
        assert text(pilot).count("+1") == 1
        await pilot.press("d")
        assert text(pilot).count("+1") == 1
        await pilot.press("x")
        await until(pilot, "THE SAME STORY ELSEWHERE")
        assert "83% of this text" in text(pilot)
        assert "SHARES A PART OF THE TEXT" in text(pilot)
        await pilot.press("enter")
        opened = main(pilot).entry()
        assert opened is not None
        assert opened.id == second
        await pilot.press("escape")
        assert main(pilot).entries.has_focus
        await pilot.press("G", "x")
        await until_said(pilot, "No other feed has this story")


@pytest.mark.parametrize("size", [SMALL, MEDIUM])
async def test_a_teaser_leads_to_the_feed_that_has_the_whole_text(
    shelf: Library, size: tuple[int, int]
) -> None:
    *others, teaser = [entry.id for entry in shelf.entries(Query())]
    Copies(shelf._store).save(teaser, [Pair(others[0], 1.0, 0.1, is_copy=True)])
    async with shown(shelf, size) as pilot:
        main(pilot).go_to_view(of_feed(shelf.find_feed(DIET)))
        await pilot.press("enter")
        await until(pilot, "Sleep Today has all of it: x opens that.")
        await pilot.press("x")
        opened = main(pilot).entry()
        assert opened is not None
        assert opened.id == others[0]
        await pilot.press("x")
        await until(pilot, "THE SAME STORY ELSEWHERE")
        await pilot.press("escape", "escape")
        await until(pilot, "Only a teaser is here")


async def test_one_page_is_fetched_by_its_articles_number(
    filled: Path, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    web.pages["/1"], web.types["/1"] = PAGE.encode(), "text/html"
    with Library.open() as library:
        [entry] = library.entries(Query())
    assert run(["archive", "--id", str(entry.id + 1)]) == 1
    assert run(["archive", "sugar", "--id", str(entry.id)]) == 2
    assert run(["archive", "--id", str(entry.id)]) == 0
    assert "words" in capsys.readouterr().out
    assert run(["archive", "--id", str(entry.id)]) == 0
    assert "nothing to fetch" in capsys.readouterr().err
