"""Two articles stand side by side, in their own words."""

from __future__ import annotations

from reader.library import Library
from tests.tui.making import MEDIUM, TITLES, main, shown, text


async def test_two_articles_are_named_one_after_the_other(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("c", "j", "c")
        page = text(pilot)
        assert "COMPARED" in page
        [titles] = [
            line
            for line in page.splitlines()
            if TITLES[0] in line and TITLES[1] in line
        ]
        assert titles.index(TITLES[0]) < titles.index(TITLES[1])
        assert page.count("Seven hours are enough.") == 2
        await pilot.press("escape")
        assert main(pilot).entries.has_focus


async def test_the_open_article_is_compared_with_a_related_one(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("enter", "v", "c")
        assert "COMPARED" in text(pilot)


async def test_an_article_is_not_compared_with_itself(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("c", "c")
        assert "COMPARED" not in text(pilot)
        await pilot.press("j", "c")
        assert "COMPARED" in text(pilot)
