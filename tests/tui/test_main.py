"""What the main screen does beside the great flows."""

from __future__ import annotations

import pytest

from reader.library import Library
from reader.model import Query
from reader.store.visits import Visits
from reader.tui.views import of_feed
from tests.store.making import NOW
from tests.tui.making import (
    DIET,
    MEDIUM,
    SMALL,
    WIDE,
    library,
    main,
    shown,
    text,
    until,
)


async def test_a_wide_screen_shows_the_highlighted_article_without_reading_it(
    shelf: Library,
) -> None:
    async with shown(shelf, WIDE) as pilot:
        await until(pilot, "People who sleep seven hours")
        await pilot.press("j")
        await until(pilot, "1 Background")
        assert "Sleep Today · 1 Jun · " in text(pilot)
        assert shelf.counts().unread == 5
        await pilot.press("enter")
        assert "Naps at noon" in text(pilot)
        assert "OUTLINE" in text(pilot)
        assert shelf.counts().unread == 4


async def test_an_empty_library_says_what_to_do(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with library(tmp_path_factory.mktemp("empty")) as empty:
        async with shown(empty) as pilot:
            assert "No feed is followed yet" in text(pilot)
            await pilot.press("j", "enter", "n", "b", "U", "o", "t", "v", "i", "G")
            assert main(pilot).entries.has_focus


async def test_a_view_without_articles_says_so(shelf: Library) -> None:
    shelf.mark_read(*(entry.id for entry in shelf.entries()))
    async with shown(shelf, MEDIUM) as pilot:
        assert "All   5 articles" in text(pilot).splitlines()[0]
        await pilot.press("s", "s", "g", "j", "enter")
        assert "Everything here is read." in text(pilot)
        await pilot.press("escape")
        assert "All   5 articles" in text(pilot).splitlines()[0]


async def test_a_teaser_says_what_is_missing_in_every_pane(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        assert "○ teaser" in text(pilot)
        await pilot.press("G", "enter")
        page = text(pilot)
        for words in (
            "Only a teaser is here",
            "No headings",
            "None: only a teaser is here.",
            "None: nothing in the text",
            "None: no other article",
        ):
            assert words in page


async def test_marks_change_in_place(shelf: Library) -> None:
    async with shown(shelf) as pilot:
        rows = [entry.id for entry in shelf.entries()]
        await pilot.press("j", "U")
        assert shelf.entry(rows[1]).is_read
        current = main(pilot).entries.current
        assert current is not None
        assert (current.id, current.is_read) == (rows[1], True)
        await pilot.press("U")
        assert not shelf.entry(rows[1]).is_read
        assert main(pilot).entries.count == 5


async def test_density_and_sidebar_folds_change_with_a_key(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        assert len(text(pilot).splitlines()) == 40
        await pilot.press("G", "d")
        assert not main(pilot).entries.is_two_lined
        current = main(pilot).entries.current
        assert current is not None
        assert current.title == "Olive oil"
        main(pilot).sidebar.focus()
        await pilot.press("j", "j", "j", "j", "space")
        assert "▸ News" in text(pilot)
        assert "Diet News " not in text(pilot).replace("Diet News        ", "")


async def test_floating_panes_go_with_escape_and_nothing_else_does(
    shelf: Library,
) -> None:
    async with shown(shelf) as pilot:
        await pilot.press("enter", "i")
        assert main(pilot).side.display
        await pilot.press("escape")
        assert not main(pilot).side.display
        assert main(pilot).page.has_focus
        await pilot.press("escape")
        assert main(pilot).entries.has_focus
        await pilot.press("escape", "escape", "h", "left")
        assert main(pilot).entries.has_focus
        assert "Unread" in text(pilot).splitlines()[0]


async def test_tab_goes_through_all_panes_that_are_shown(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("enter")
        seen = []
        for _ in range(6):
            await pilot.press("tab")
            focused = main(pilot).focused
            assert focused is not None
            seen.append(focused.id)
        assert seen == [
            *("outline", "summary", "tags", "evidence", "related", "article")
        ]
        await pilot.press("shift+tab")
        assert main(pilot).side.related.has_focus


async def test_help_names_the_keys_of_the_place(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("question_mark")
        assert "IN LISTS" in text(pilot)
        assert "IN THE ARTICLE" not in text(pilot)
        await pilot.press("escape", "enter", "question_mark")
        assert "article.next-section" in text(pilot)
        await pilot.press("q")
        assert main(pilot).page.has_focus


async def test_the_palette_finds_commands_and_views(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("ctrl+p", *"Diet N")
        await until(pilot, "Show this feed.")
        await pilot.press("enter")
        await until(pilot, "Diet News   1 article")
        await pilot.press("ctrl+p", *"bookmark")
        await until(pilot, "Keep this article for good")
        await pilot.press("enter")
        await until(pilot, "★")
        assert [e.title for e in shelf.entries(Query(bookmarked=True))] == ["Olive oil"]


async def test_what_cannot_be_done_is_told_and_nothing_ends(shelf: Library) -> None:
    async with shown(shelf, SMALL) as pilot:
        gone = shelf.entries()[0].id
        shelf._store.connection.raw.execute("DELETE FROM entries WHERE id = ?", (gone,))
        await pilot.press("b", "enter")
        told = [note.message for note in pilot.app._notifications]
        assert told == [f"no article has the number {gone}"] * 2
        assert main(pilot).entries.has_focus
        await pilot.press("j", "enter")
        assert main(pilot).page.has_focus


async def test_a_feed_that_failed_is_marked_and_says_why(shelf: Library) -> None:
    Visits(shelf._store).failed(DIET, "not found (404)", at=NOW, next_at=NOW)
    async with shown(shelf, MEDIUM) as pilot:
        assert "! Diet News" in text(pilot)
        [feed] = [feed for feed in shelf.feeds() if feed.error]
        main(pilot).go_to_view(of_feed(feed))
        await pilot.pause()
        assert "last refresh failed: not found (404)" in text(pilot).splitlines()[0]
