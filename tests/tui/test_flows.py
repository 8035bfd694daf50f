"""One reads, jumps, bookmarks, follows and comes back, by keyboard, at any size."""

from __future__ import annotations

import pytest

from reader.library import Library
from reader.model import Query
from tests.tui.making import MEDIUM, SMALL, TITLES, main, shown, text, until

pytestmark = pytest.mark.parametrize("size", [SMALL, MEDIUM])
Size = tuple[int, int]


async def test_an_article_opens_and_is_read_from_then_on(
    shelf: Library, size: Size
) -> None:
    async with shown(shelf, size) as pilot:
        assert all(title in text(pilot) for title in TITLES)
        assert shelf.counts().unread == 5
        await pilot.press("j", "enter")
        page = text(pilot)
        assert "Naps at noon" in page
        assert "Sleep Today · 1 Jun" in page
        assert "1 Background" in page
        [read] = shelf.entries(Query(text="is:read"))
        assert read.title == "Naps at noon"
        await pilot.press("escape")
        assert main(pilot).entries.has_focus
        current = main(pilot).entries.current
        assert current is not None
        assert current.title == "Naps at noon"
        assert current.is_read


async def test_sections_are_gone_through_by_bracket_and_by_digit(
    shelf: Library, size: Size
) -> None:
    async with shown(shelf, size) as pilot:
        await pilot.press("enter", "right_square_bracket")
        assert "§ 1/4  Background" in text(pilot).splitlines()[0]
        await pilot.press("3")
        assert "§ 3/4  What was found" in text(pilot).splitlines()[0]
        await pilot.press("left_square_bracket")
        assert "§ 2/4  What was done" in text(pilot).splitlines()[0]
        await pilot.press("G")
        assert "§ 4/4" in text(pilot).splitlines()[0]
        assert "100 %" in text(pilot).splitlines()[0]


async def test_the_outline_leads_to_a_section_and_marks_it(
    shelf: Library, size: Size
) -> None:
    async with shown(shelf, size) as pilot:
        await pilot.press("enter", "t", "j", "j", "enter")
        assert main(pilot).page.has_focus
        assert "§ 2/4" in text(pilot).splitlines()[0]
        await pilot.press("t")
        assert "▌ 2 What was done" in text(pilot)


async def test_a_bookmark_is_kept_and_let_go_again(shelf: Library, size: Size) -> None:
    async with shown(shelf, size) as pilot:
        await pilot.press("b")
        assert "★" in text(pilot)
        assert [e.title for e in shelf.entries(Query(bookmarked=True))] == [TITLES[0]]
        await pilot.press("enter", "b")
        assert shelf.counts().bookmarked == 0


async def test_a_related_article_opens_on_top_and_escape_returns_to_the_place(
    shelf: Library, size: Size
) -> None:
    async with shown(shelf, size) as pilot:
        await pilot.press("enter", "3", "j", "j")
        page = main(pilot).page
        before, place = page.scroll_offset, page.place
        await pilot.press("v")
        assert "both: sleep, hours" in text(pilot)
        await pilot.press("1")
        assert main(pilot).page.has_focus
        assert main(pilot)._reading.entry_id == shelf.entries()[1].id
        await pilot.press("escape")
        assert page.place == place
        assert page.scroll_offset == before
        await pilot.press("escape")
        assert main(pilot).entries.has_focus


async def test_a_tag_leads_to_its_articles_and_escape_back_into_the_text(
    shelf: Library, size: Size
) -> None:
    async with shown(shelf, size) as pilot:
        await pilot.press("enter", "2", "t", "tab", "tab", "enter")
        assert "#sleep   4 articles" in text(pilot).splitlines()[0]
        assert main(pilot).entries.has_focus
        await pilot.press("escape")
        assert main(pilot).page.has_focus
        assert "§ 2/4" in text(pilot).splitlines()[0]


async def test_a_search_shows_what_it_finds_and_escape_brings_the_view_back(
    shelf: Library, size: Size
) -> None:
    async with shown(shelf, size) as pilot:
        await pilot.press("j", "slash", *"=naps")
        await until(pilot, "“=naps”   1 article")
        await pilot.press("escape")
        assert "Unread   5 articles" in text(pilot).splitlines()[0]
        current = main(pilot).entries.current
        assert current is not None
        assert current.title == TITLES[1]
        await pilot.press("slash", *"blue", "enter", "enter")
        assert main(pilot).page.has_focus
        assert "Blue light" in text(pilot)
        await pilot.press("escape", "escape")
        assert "Unread   5 articles" in text(pilot).splitlines()[0]


async def test_the_sidebar_shows_counts_and_leads_to_views(
    shelf: Library, size: Size
) -> None:
    async with shown(shelf, size) as pilot:
        sidebar = main(pilot).sidebar
        if not main(pilot).arrangement.sidebar:
            await pilot.press("s")
        sidebar.focus()
        await pilot.pause()
        page = text(pilot)
        for words in (
            "Bookmarked",
            "SEARCHES",
            "Naps",
            "Research",
            "Diet News",
            "#sleep",
        ):
            assert words in page
        await pilot.press("g", "G", "enter")
        assert "#sleep   4 articles" in text(pilot).splitlines()[0]
        assert main(pilot).entries.has_focus
        await pilot.press("escape")
        assert "Unread   5 articles" in text(pilot).splitlines()[0]


async def test_n_goes_from_unread_to_unread_and_space_does_at_the_end(
    shelf: Library, size: Size
) -> None:
    async with shown(shelf, size) as pilot:
        shelf.mark_read(shelf.entries()[1].id)
        main(pilot).action_show_new()
        await pilot.press("enter", "n")
        assert main(pilot)._reading.entry_id == shelf.entries()[2].id
        await pilot.press("G", "space")
        assert main(pilot)._reading.entry_id == shelf.entries()[3].id
        await pilot.press("escape")
        assert main(pilot).entries.has_focus
