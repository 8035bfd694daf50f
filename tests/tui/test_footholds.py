"""Where one is, one stays; and a key that can do nothing here says so."""

from __future__ import annotations

import pytest

from reader.config.settings import Settings
from reader.library import Library
from tests.tui.making import (
    MEDIUM,
    SMALL,
    TITLES,
    WIDE,
    main,
    said,
    shown,
    text,
    until,
    until_said,
)

KEYS = {
    "i": "panes",
    "t": "outline",
    "v": "related",
    "e": "evidence",
    "f": "links",
    "I": "image",
    "Y": "copy",
    "right_square_bracket": "next section",
}


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("place", ["list", "sidebar"])
async def test_a_key_of_articles_says_in_the_list_that_it_is(
    shelf: Library, key: str, place: str
) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        if place == "sidebar":
            main(pilot).sidebar.focus()
            await pilot.pause()
        await pilot.press(key)
        await until_said(pilot, f"is for articles ({KEYS[key]}")
        assert "open one first" in said(pilot)
        await pilot.press("escape", "enter", "d")
        before = said(pilot)
        await pilot.press(key)
        assert said(pilot).count("open one first") <= before.count("open one first")


async def test_a_key_that_was_changed_is_called_as_it_is_now(shelf: Library) -> None:
    wanted = Settings(keys={"app.panes": "f6", "article.links": "f4"})
    async with shown(shelf, MEDIUM, settings=wanted) as pilot:
        await pilot.press("f4")
        await until_said(pilot, "f4 is for articles (links): open one first.")
        await pilot.press("i", "f")
        assert said(pilot).count("open one first") == 1


async def test_the_keys_that_are_shown_are_those_that_work(shelf: Library) -> None:
    asked = ("app.panes", "app.outline", "app.related", "app.evidence")
    async with shown(shelf, (120, 120)) as pilot:
        await pilot.press("question_mark")
        await until(pilot, "app.sidebar")
        assert not [name for name in asked if name in text(pilot)]
        await pilot.press("escape", "enter", "question_mark")
        await until(pilot, "app.sidebar")
        assert [name for name in asked if name in text(pilot)] == [*asked]


async def test_the_cursor_goes_to_the_neighbour_of_what_has_gone(
    shelf: Library,
) -> None:
    async with shown(shelf, SMALL) as pilot:
        await pilot.press("j", "j", "enter", "escape")
        main(pilot).feeds_changed()
        current = main(pilot).entries.current
        assert current is not None
        assert current.title == TITLES[3], "the third is read, and has gone"
        await pilot.press("G", "enter", "escape", "full_stop")
        current = main(pilot).entries.current
        assert current is not None
        assert current.title == TITLES[3], "the last has gone: the one above it"


async def test_after_a_resize_the_page_is_that_of_the_cursor(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("enter", "escape", "j")
        unread = shelf.counts().unread
        await pilot.resize_terminal(*WIDE)
        current = main(pilot).entries.current
        assert current is not None
        for _ in range(100):
            if main(pilot)._reading.entry_id == current.id:
                break
            await pilot.pause(0.02)
        assert main(pilot)._reading.entry_id == current.id
        assert shelf.counts().unread == unread


async def test_header_and_sidebar_have_the_same_number(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        assert "5 articles" in text(pilot).splitlines()[0]
        assert "unread" not in text(pilot).splitlines()[0]
        await pilot.press("enter", "escape")
        await until(pilot, "5 articles · 4 unread")


async def test_feeds_that_never_answered_are_not_called_well(shelf: Library) -> None:
    with shelf._store.connection.writing():
        shelf._store.connection.run("UPDATE feeds SET refreshed_at = NULL")
    async with shown(shelf, SMALL) as pilot:
        await pilot.press("H")
        await until(pilot, "2 feeds have not answered yet.")
        assert "as they should" not in text(pilot)


async def test_why_a_query_finds_nothing_is_told_in_full(shelf: Library) -> None:
    async with shown(shelf, SMALL) as pilot:
        await pilot.press("colon", *"studdy:trial (", "enter")
        await until(pilot, "Fewer words find more.")
        told = " ".join(text(pilot).split())
        assert main(pilot)._browsing.hint
        assert main(pilot)._browsing.hint in told


async def test_a_word_that_no_article_has_is_told_with_the_nearest(
    shelf: Library,
) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("slash", *"olvie", "enter")
        await until(pilot, "No article has olvie. Did you mean olive?")
        await pilot.press("escape", "slash", *"xylophone", "enter")
        await until(pilot, "No article has this word.")


async def test_a_row_that_is_no_feed_asks_for_no_feed(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        main(pilot).sidebar.focus()
        await pilot.press("g")
        for _ in range(main(pilot).sidebar.targets):
            view = main(pilot).sidebar.highlighted
            await pilot.press("X")
            asked = " ".join(text(pilot).split())
            if view is not None and view.query.feed_url:
                title = shelf.find_feed(view.query.feed_url).title
                assert f"Stop following {title}?" in asked
                await pilot.press("n")
            elif "Remove the search" in asked:
                assert view is not None
                assert f"Remove the search {view.name}?" in asked
                await pilot.press("n")
            else:
                assert "Stop following" not in asked
                assert "The cursor is on no feed." in said(pilot)
            await pilot.press("j")


async def test_many_mistakes_are_told_in_one_short_line(shelf: Library) -> None:
    wanted = Settings(keys={f"app.none-{n}": "x" for n in range(4)})
    async with shown(shelf, SMALL, settings=wanted) as pilot:
        await until_said(pilot, "4 mistakes in your files: “wellread doctor”")
        assert len(said(pilot).splitlines()) == 1


async def test_how_a_query_is_understood_is_said_whole_while_one_types(
    shelf: Library,
) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("slash", *"sleep OR is:naps")
        await until_said(pilot, "changed; searched as words")
        assert main(pilot).search_line.has_focus
        assert main(pilot)._browsing.hint not in text(pilot).splitlines()[0]
        assert main(pilot)._browsing.hint in said(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert said(pilot).count("searched as words") == 1


async def test_how_a_query_is_understood_is_not_said_twice_where_it_fits(
    shelf: Library,
) -> None:
    async with shown(shelf, WIDE) as pilot:
        await pilot.press("slash", *"sleep OR is:naps", "enter")
        await pilot.pause(1)
        assert main(pilot)._browsing.hint in text(pilot).splitlines()[0]
        assert "searched as words" not in said(pilot)


@pytest.mark.parametrize("key", ["b", "m", "T", "U", "y", "o", "a", "w", "c", "x"])
async def test_a_key_for_an_article_says_that_there_is_none(
    shelf: Library, key: str
) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("slash", *"zzzz", "enter")
        await until(pilot, "0 articles")
        main(pilot).sidebar.focus()
        await pilot.press(key)
        await until_said(pilot, "The cursor is on no article.")
