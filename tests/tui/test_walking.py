"""From article to article, from feed to feed, and out again."""

from __future__ import annotations

import pytest

from reader.library import Library
from reader.model import Query
from reader.tui import browser, views
from reader.tui.onward import feed_after, view_after
from reader.tui.screens.help import Help
from reader.tui.views import Shelves
from tests.tui.making import (
    DIET,
    MEDIUM,
    SLEEP,
    TITLES,
    WIDE,
    main,
    said,
    shown,
    text,
)


def first_line(pilot: object) -> str:
    return text(pilot).splitlines()[0]  # type: ignore[arg-type]


def title(pilot: object) -> str:
    current = main(pilot).entries.current  # type: ignore[arg-type]
    assert current is not None
    return current.title


def shelves(library: Library) -> Shelves:
    return Shelves(feeds=library.feeds(), tags=library.tags())


async def test_n_goes_on_from_the_top_and_then_to_the_next_feed(
    shelf: Library,
) -> None:
    sleep, diet = shelf.find_feed(SLEEP), shelf.find_feed(DIET)
    async with shown(shelf, MEDIUM) as pilot:
        main(pilot).go_to_view(views.of_feed(sleep))
        await pilot.press("G", "enter", "n")
        assert "on from the top" in said(pilot)
        assert title(pilot) == TITLES[0]
        assert main(pilot).is_reading
        await pilot.press("n", "n", "n")
        assert "Sleep Today is read. Next: Diet News, 1 unread." in said(pilot)
        assert title(pilot) == "Olive oil"
        assert main(pilot).is_reading
        await pilot.press("escape")
        assert first_line(pilot).startswith(f" wellread   {diet.title}")
        await pilot.press("escape")
        assert first_line(pilot).startswith(f" wellread   {sleep.title}")
        await pilot.press("n")
        assert "No unread article is left here." in said(pilot)


async def test_a_list_goes_on_to_the_next_feed_as_well(shelf: Library) -> None:
    shelf.mark_all(Query(feed_url=SLEEP))
    async with shown(shelf, MEDIUM) as pilot:
        main(pilot).go_to_view(views.of_feed(shelf.find_feed(SLEEP)))
        await pilot.press("n")
        assert "Diet News" in first_line(pilot)
        assert not main(pilot).is_reading
        assert title(pilot) == "Olive oil"


async def test_the_end_of_the_last_unread_article_leads_to_the_next_feed(
    shelf: Library,
) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        main(pilot).go_to_view(views.of_feed(shelf.find_feed(DIET)))
        await pilot.press("enter", "G", "space")
        assert title(pilot) == TITLES[0]
        assert main(pilot).is_reading


async def test_what_is_not_one_of_several_has_nothing_after_it(shelf: Library) -> None:
    shelf.mark_all(Query())
    shelf.undo()
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("A", "n")
        assert "No unread article is left here." in said(pilot)
        assert "Unread" in first_line(pilot)


async def test_a_number_is_how_often_n_and_j_are_meant(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("3", "n")
        assert title(pilot) == TITLES[3]
        await pilot.press("2", "p")
        assert title(pilot) == TITLES[1]
        await pilot.press("2", "J")
        assert title(pilot) == TITLES[3]
        await pilot.press("9", "K")
        assert title(pilot) == TITLES[0]


async def test_j_and_k_go_to_articles_that_are_read(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("enter", "n", "n", "p")
        assert "No unread article above. K goes to the one before" in said(pilot)
        assert title(pilot) == TITLES[2]
        await pilot.press("K")
        assert title(pilot) == TITLES[1]
        assert main(pilot).is_reading
        await pilot.press("K", "K")
        assert "This is the first article here." in said(pilot)
        await pilot.press("J")
        assert title(pilot) == TITLES[1]
        await pilot.press("escape")
        assert not main(pilot).is_reading


async def test_a_key_goes_from_feed_to_feed(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("ctrl+n")
        assert "Diet News" in first_line(pilot)
        await pilot.press("enter", "ctrl+n")
        assert "Sleep Today" in first_line(pilot)
        await pilot.press("ctrl+n")
        assert "No other feed has unread articles." in said(pilot)


async def test_n_in_the_sidebar_goes_to_what_has_unread_articles(
    shelf: Library,
) -> None:
    shelf.mark_all(Query(feed_url=SLEEP))
    async with shown(shelf, MEDIUM) as pilot:
        main(pilot).sidebar.focus()
        await pilot.pause()
        seen = []
        for _ in range(3):
            await pilot.press("n")
            under = main(pilot).sidebar.highlighted
            assert under is not None
            seen.append(under.name)
        assert seen == ["Diet News", "Unread", "Diet News"]


async def test_in_the_sidebar_a_key_means_what_is_under_the_cursor(
    shelf: Library,
) -> None:
    diet = views.of_feed(shelf.find_feed(DIET))
    async with shown(shelf, MEDIUM) as pilot:
        main(pilot).sidebar.focus()
        await pilot.pause()
        for _ in range(4):  # how many stand above depends on what is counted by now
            if main(pilot).sidebar.highlighted != diet:
                await pilot.press("n")
        assert main(pilot).sidebar.highlighted == diet
        await pilot.press("A")
        assert "Diet News: 1 article marked read. u undoes it." in said(pilot)
        assert shelf.counts().unread == 4
        assert "Unread" in first_line(pilot)
        await pilot.press("g", "X")
        assert "The cursor is on no feed." in said(pilot)


async def test_articles_that_came_meanwhile_are_not_marked_unseen(
    shelf: Library,
) -> None:
    entries = shelf.entries()
    shelf.mark_read(entries[0].id)
    async with shown(shelf, MEDIUM) as pilot:
        shelf.mark_read(entries[0].id, is_read=False)
        await pilot.press("A")
        assert [e.id for e in shelf.entries(Query(unread=True))] == [entries[0].id]


async def test_q_goes_one_step_up_and_leaves_from_the_list(shelf: Library) -> None:
    async with shown(shelf, WIDE) as pilot:
        await pilot.press("enter", "tab", "q")
        assert main(pilot).page.has_focus
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, Help)
        await pilot.press("q", "q")
        assert main(pilot).entries.has_focus
        assert not main(pilot).is_reading
        await pilot.press("shift+tab", "q")
        assert main(pilot).entries.has_focus
        assert pilot.app.is_running
        await pilot.press("q")
        assert pilot.app._exit


async def test_a_capital_q_leaves_at_once(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("enter", "Q")
        assert pilot.app._exit


async def test_space_turns_the_page_of_the_list(shelf: Library) -> None:
    async with shown(shelf, (80, 8)) as pilot:
        await pilot.press("space")
        assert main(pilot).entries.cursor == 2


async def test_an_article_opened_in_the_browser_can_count_as_read(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []

    def browse(url: str) -> bool:
        opened.append(url)
        return len(opened) > 1

    monkeypatch.setattr(browser, "browse", browse)
    [first, *_] = shelf.entries()
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("O")
        assert not shelf.entry(first.id).is_read
        await pilot.press("O")
        assert shelf.entry(first.id).is_read
        assert opened == [first.link, first.link]


def test_feeds_follow_in_the_order_of_the_sidebar(shelf: Library) -> None:
    sleep, diet = shelf.find_feed(SLEEP), shelf.find_feed(DIET)
    here = shelves(shelf)
    assert feed_after(here, views.UNREAD) == (views.of_feed(diet), 1)
    assert feed_after(here, views.of_feed(diet)) == (views.of_feed(sleep), 4)
    assert feed_after(here, views.of_feed(sleep)) == (views.of_feed(diet), 1)
    assert feed_after(here, views.in_category("Research")) == (views.of_feed(sleep), 4)
    shelf.mark_all(Query(feed_url=DIET))
    assert feed_after(shelves(shelf), views.of_feed(sleep)) is None


def test_each_kind_of_view_has_its_own_next(shelf: Library) -> None:
    here = shelves(shelf)
    assert view_after(here, views.in_category("News")) == (
        views.in_category("Research"),
        4,
    )
    assert view_after(here, views.with_tag("sleep")) == (views.with_tag("seniors"), 4)
    assert view_after(here, views.with_tag("nowhere")) is None
    assert view_after(here, views.UNREAD) is None
    assert view_after(here, views.found("sleep")) is None
