"""Which feeds fail, and what can be done, is a key away."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reader.library import Library
from reader.model import CleanLine
from reader.store.visits import Visits
from tests.store.making import NOW
from tests.tui.making import DIET, MEDIUM, SLEEP, SMALL, main, shown, text, until

SIZES = [SMALL, MEDIUM]


def fail(
    library: Library, url: str, times: int, error: str = "not found (404)"
) -> None:
    for _ in range(times):
        Visits(library._store).failed(
            url, error, at=NOW, next_at=NOW + timedelta(hours=1), status=404
        )


@pytest.mark.parametrize("size", SIZES)
async def test_what_fails_is_told_with_what_to_do_and_leads_to_its_articles(
    shelf: Library, size: tuple[int, int]
) -> None:
    fail(shelf, DIET, 3)
    async with shown(shelf, size) as pilot:
        await pilot.press("H")
        await until(pilot, "HOW THE FEEDS FARE")
        page = " ".join(text(pilot).split())
        assert "! Diet News" in page
        assert "It has failed 3 times in a row" in page
        assert "follow it again from its site’s page" in page.replace("'", "’")
        assert "1 other feed answers as they should." in page
        await pilot.press("enter")
        await until(pilot, "Diet News   1 article")
        await pilot.press("escape")
        await until(pilot, "Unread   5 articles")


async def test_a_first_failure_is_told_too(shelf: Library) -> None:
    fail(shelf, SLEEP, 1, "no answer in 10 s")
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("H")
        await until(pilot, "Its last refresh failed: no answer in 10 s.")


async def test_where_all_is_well_it_says_so(shelf: Library) -> None:
    async with shown(shelf, SMALL) as pilot:
        await pilot.press("H")
        await until(pilot, "2 feeds answer as they should.")
        assert "esc closes" in text(pilot)
        await pilot.press("j", "enter", "escape")
        assert main(pilot).entries.has_focus


async def test_a_hostile_error_stays_text(shelf: Library) -> None:
    fail(shelf, DIET, 1, CleanLine("[/nope] [bold]\x1b]52;c;x\x07"))
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("H")
        await until(pilot, "[/nope]")
        assert all(c.isprintable() or c == "\n" for c in text(pilot))


async def test_feeds_of_the_same_title_are_told_apart(shelf: Library) -> None:
    fail(shelf, DIET, 3)
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("H")
        await until(pilot, "! Diet News")
        assert DIET not in text(pilot)
    fail(shelf, SLEEP, 3)
    with shelf._store.connection.writing():
        shelf._store.connection.run("UPDATE feeds SET own_title = 'Health News'")
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("H")
        await until(pilot, "! Health News")
        assert DIET in text(pilot)
        assert SLEEP in text(pilot)
