"""How the list is sorted, what is left out of it, and what is shown as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from textual.pilot import Pilot

from reader.config.settings import DisplaySettings, LibrarySettings, Settings
from reader.library import Library
from reader.model import Following, Query, Subscription
from reader.store.asking.grammar import read
from reader.store.copies import Copies, Pair
from reader.tui import views
from tests.tui.making import DIET, MEDIUM, SLEEP, TITLES, main, said, shown, text


def listed(pilot: Pilot[None]) -> list[str]:
    entries = main(pilot).entries
    found = (entries.entry(n) for n in range(entries.count))
    return [entry.title for entry in found if entry]


def first_line(pilot: Pilot[None]) -> str:
    return text(pilot).splitlines()[0]


async def test_a_key_sorts_the_list_another_way(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("j", "comma")
        assert listed(pilot) == ["Olive oil", *reversed(TITLES)]
        assert "oldest first" in first_line(pilot)
        current = main(pilot).entries.current
        assert current is not None
        assert current.title == TITLES[1]
        await pilot.press("comma")
        assert listed(pilot) == ["Olive oil", *TITLES]
        assert "by feed" in first_line(pilot)
        await pilot.press("comma")
        assert listed(pilot) == sorted([*TITLES, "Olive oil"])
        main(pilot).go_to_view(views.ALL)
        assert listed(pilot) == sorted([*TITLES, "Olive oil"])
        await pilot.press("comma")
        assert listed(pilot) == [*TITLES, "Olive oil"]
        assert " first" not in first_line(pilot)


async def test_what_is_read_can_be_hidden_in_every_list(shelf: Library) -> None:
    [first, *_] = shelf.entries()
    shelf.mark_read(first.id)
    async with shown(shelf, MEDIUM) as pilot:
        main(pilot).go_to_view(views.of_feed(shelf.find_feed(SLEEP)))
        assert listed(pilot) == [*TITLES]
        await pilot.press("L")
        assert listed(pilot) == [*TITLES[1:]]
        assert "unread ones only" in first_line(pilot)
        await pilot.press("g", "enter", "escape")
        assert listed(pilot) == [*TITLES[1:]], "nothing goes while one reads"
        await pilot.press("slash", *"seven", "enter")
        assert TITLES[0] in listed(pilot), "who searches wants to find"
        await pilot.press("escape", "L")
        assert listed(pilot) == [*TITLES]


async def test_order_and_hiding_are_as_the_settings_say(shelf: Library) -> None:
    [first, *_] = shelf.entries()
    shelf.mark_read(first.id)
    display = DisplaySettings(order="title", hide_read=True)
    shelf.settings = replace(Settings(), display=display)
    async with shown(shelf, MEDIUM) as pilot:
        main(pilot).go_to_view(views.ALL)
        assert listed(pilot) == sorted([*TITLES[1:], "Olive oil"])


@pytest.fixture
def copied(shelf: Library) -> Library:
    """The second and the third article say the same; the fourth has more to say."""
    second, third, fourth = (entry.id for entry in shelf.entries()[1:4])
    with shelf._store.connection.writing():
        Copies(shelf._store).save(
            third, [Pair(second, 1.0, 1.0, True), Pair(fourth, 1.0, 0.7, True)]
        )
    return shelf


async def test_copies_are_one_article_of_the_list(copied: Library) -> None:
    async with shown(copied, MEDIUM) as pilot:
        assert listed(pilot) == [TITLES[0], TITLES[1], "Olive oil"]
        assert "+2" in text(pilot)
        await pilot.press("j", "x")
        assert "THE SAME STORY ELSEWHERE" in text(pilot)
        assert TITLES[2] in text(pilot)
        assert TITLES[3] in text(pilot)
        await pilot.press("escape")
        assert "Unread   5 articles · 3 stories" in first_line(pilot)
        await pilot.press("A")
        assert "Unread: 5 articles marked read." in said(pilot)
        await pilot.press("u")
        assert copied.counts().unread == 5


async def test_copies_can_stand_apart(copied: Library) -> None:
    display = DisplaySettings(group_copies=False)
    copied.settings = replace(Settings(), display=display)
    async with shown(copied, MEDIUM) as pilot:
        assert listed(pilot) == [*TITLES, "Olive oil"]


def test_a_copy_stands_for_itself_where_no_other_is_listed(copied: Library) -> None:
    [second] = [e.id for e in copied.entries() if e.title == TITLES[1]]
    copied.mark_read(second)
    with copied.snapshot(Query(unread=True), is_grouped=True) as answer:
        titles = [entry.title for entry in answer.rows(0, answer.count)]
        assert titles == [TITLES[0], TITLES[2], "Olive oil"]
        assert len(answer.ids()) == 4


async def test_reading_an_article_reads_the_copies_that_say_no_more(
    copied: Library,
) -> None:
    async with shown(copied, MEDIUM) as pilot:
        await pilot.press("j", "enter")
        unread = {e.title for e in copied.entries(Query(unread=True))}
        assert unread == {TITLES[0], TITLES[3], "Olive oil"}
        await pilot.press("u")
        assert copied.counts().unread == 5
        await pilot.press("U", "U")
        assert copied.counts().unread == 4, "what is unread again is just this one"


async def test_copies_are_left_alone_where_that_is_wanted(copied: Library) -> None:
    copied.settings = replace(Settings(), library=LibrarySettings(read_copies=False))
    async with shown(copied, MEDIUM) as pilot:
        await pilot.press("j", "enter")
        assert copied.counts().unread == 4


async def test_feeds_stand_in_the_order_of_the_file(shelf: Library) -> None:
    written = tuple(Subscription(url=url) for url in (SLEEP, DIET))
    shelf.following = Following(subscriptions=written)
    display = DisplaySettings(feed_order="file")
    shelf.settings = replace(Settings(), display=display)
    async with shown(shelf, MEDIUM) as pilot:
        screen = text(pilot)
        assert screen.index("Research") < screen.index("News ")
        assert screen.index("Sleep Today ") < screen.index("News ")


def test_what_was_typed_within_today_asks_for_today_when_it_is_kept() -> None:
    _, _, today, _ = views.standing(datetime(2026, 11, 26, tzinfo=UTC))
    asked = views.found("sleep", within=today).query
    assert 'is:"today"' in views.written(asked)
    assert read(views.written(asked)).hints == ()
