"""Keys typed in one go are letters where the key before them opened a line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual import events
from textual.command import CommandPalette
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from reader.library import Library
from reader.model import Query
from tests.tui.making import MEDIUM, main, settings, shown


async def type_at_once(pilot: Pilot[None], *keys: str) -> None:
    """Give the program keys as a terminal does: all, before it has seen to any."""
    for key in keys:
        name = _character_to_key(key) if len(key) == 1 else key
        character = key if len(key) == 1 else None
        pilot.app.post_message(events.Key(name, character))
    await pilot.pause(0.3)
    await pilot.pause()


@pytest.mark.parametrize("opener", ["/", ":"])
async def test_what_follows_the_search_key_is_searched_for(
    shelf: Library, opener: str
) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        before = main(pilot).arrangement
        await type_at_once(pilot, opener, *"is:bookmarked")
        assert main(pilot).search_line.value == "is:bookmarked"
        assert main(pilot).arrangement == before
        assert not any(entry.is_bookmarked for entry in shelf.entries(Query()))


async def test_the_list_takes_over_after_the_line(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await type_at_once(pilot, "/", *"title:naps")
        await type_at_once(pilot, "enter")
        await type_at_once(pilot, "b")
        assert [e.title for e in shelf.entries(Query()) if e.is_bookmarked] == [
            "Naps at noon"
        ]


async def test_what_follows_the_find_key_is_found(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("enter")
        await type_at_once(pilot, "/", *"years")
        assert main(pilot).find_line.value == "years"
        assert main(pilot).page.hits[1] > 0


async def test_what_follows_the_key_of_notes_is_the_note(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await type_at_once(pilot, "m", *"bus")
        assert isinstance(pilot.app.focused, TextArea)
        assert pilot.app.focused.text == "bus"


@pytest.mark.parametrize("opener", ["T", "F"])
async def test_what_follows_the_key_of_a_prompt_is_the_answer(
    shelf: Library, opener: str
) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await type_at_once(pilot, opener, *"bus")
        assert isinstance(pilot.app.focused, Input)
        assert pilot.app.focused.value == "bus"


async def test_what_follows_the_key_of_the_palette_is_looked_for(
    shelf: Library,
) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await type_at_once(pilot, "ctrl+p", *"bus")
        assert isinstance(pilot.app.screen, CommandPalette)
        assert isinstance(pilot.app.focused, Input)
        assert pilot.app.focused.value == "bus"


async def test_a_key_of_ones_own_opens_as_well(shelf: Library) -> None:
    chosen = replace(settings(), keys={"app.search": "ctrl+f"})
    async with shown(shelf, MEDIUM, settings=chosen) as pilot:
        await type_at_once(pilot, "ctrl+f", *"bus")
        assert main(pilot).search_line.value == "bus"


async def test_after_the_line_letters_are_keys_again(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await type_at_once(pilot, "T", "a", "escape", "/", "n", "escape", "b")
        assert not main(pilot).search_line.display
        assert shelf.entries(Query())[0].is_bookmarked
