"""Whatever has a key can be clicked, and the mouse can be left to the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import MouseScrollDown
from textual.widget import Widget

from reader.library import Library
from tests.terminal import Terminal
from tests.tui import making
from tests.tui.making import MEDIUM, SMALL, WIDE, main, shown, text, until

ON, OFF = b"\x1b[?1003h", b"\x1b[?1003l"


def place(widget: Widget, words: str) -> tuple[int, int]:
    """Where words stand within a widget."""
    strips = widget.app.screen._compositor.render_strips()
    region = widget.region
    for y in range(region.y, region.bottom):
        line = strips[y].text[region.x : region.right]
        if words in line:
            return line.index(words), y - region.y
    raise AssertionError(f"{words!r} is not there")


async def test_a_click_puts_the_cursor_and_two_open(shelf: Library) -> None:
    async with shown(shelf, SMALL) as pilot:
        entries = main(pilot).entries
        where = place(entries, "Blue light")
        await pilot.click(entries, offset=where)
        assert entries.current
        assert entries.current.title == "Blue light"
        assert entries.has_focus
        await pilot.click(entries, offset=where, times=2)
        await pilot.pause()
        opened = main(pilot).entry()
        assert main(pilot).is_reading
        assert opened
        assert opened.title == "Blue light"


async def test_a_click_in_the_sidebar_shows_a_view_or_folds_a_category(
    shelf: Library,
) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        sidebar = main(pilot).sidebar
        await pilot.click(sidebar, offset=place(sidebar, "Diet News"))
        await until(pilot, "Diet News   1 article")
        _, y = place(sidebar, "▾ News")
        await pilot.click(sidebar, offset=(0, y))
        await until(pilot, "▸ News")
        assert "Diet News   1 article" in text(pilot)


@pytest.mark.parametrize("pane", ["outline", "tags", "related"])
async def test_a_click_in_a_pane_goes_where_enter_does(
    shelf: Library, pane: str
) -> None:
    words = {"outline": "What it means", "tags": "#sleep", "related": "Naps at noon"}
    async with shown(shelf, WIDE) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        widget = main(pilot).side.query_one(f"#{pane}")
        await pilot.click(widget, offset=place(widget, words[pane]))
        await pilot.pause()
        if pane == "outline":
            assert main(pilot).page.section == 4
        elif pane == "tags":
            assert "#sleep" in text(pilot).splitlines()[0]
        else:
            opened = main(pilot).entry()
            assert opened
            assert opened.title == "Naps at noon"


async def test_the_wheel_scrolls_what_it_is_over_and_moves_nothing_else(
    shelf: Library,
) -> None:
    async with shown(shelf, WIDE) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        page, entries = main(pilot).page, main(pilot).entries
        before = entries.current
        await pilot._post_mouse_events(
            [MouseScrollDown], page, button=0, offset=(20, 10), times=3
        )
        await pilot.pause()
        assert page.scroll_offset.y > 0
        assert entries.current == before


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of a library with articles in it."""
    with making.library(tmp_path) as library:
        making.fill(library._store)
    (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "{making.SLEEP}"\n')
    return tmp_path


def test_the_mouse_is_left_to_the_terminal_by_a_key_and_taken_back(home: Path) -> None:
    with Terminal(WELLREAD_HOME=str(home)) as terminal:
        terminal.wait_for("Seven hours")
        assert ON in terminal.received
        terminal.received = b""
        terminal.press("M")
        terminal.wait_for("The mouse is for the terminal")
        assert OFF in terminal.received
        assert ON not in terminal.received
        terminal.press("M")
        terminal.wait_for("for wellread again")
        assert ON in terminal.received.rpartition(OFF)[2]
        terminal.press("q")
        assert terminal.ended() == 0
        assert terminal.received.rpartition(ON)[2].count(OFF)


@pytest.mark.parametrize("way", ["option", "setting"])
def test_the_mouse_is_never_asked_for_where_it_is_not_wanted(
    home: Path, way: str
) -> None:
    arguments = ["--no-mouse"] if way == "option" else []
    if way == "setting":
        (home / "settings.toml").write_text("[display]\nmouse = false\n")
    with Terminal(*arguments, WELLREAD_HOME=str(home)) as terminal:
        terminal.wait_for("Seven hours")
        terminal.press("q")
        assert terminal.ended() == 0
        for mode in (b"1000", b"1003", b"1015", b"1006"):
            assert b"\x1b[?" + mode + b"h" not in terminal.received
