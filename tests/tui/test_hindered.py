"""A library that cannot be written or read just now, and keys pressed all the same."""

from __future__ import annotations

from typing import NoReturn

import pytest
from textual.binding import Binding

from reader.errors import StoreError
from reader.library import Library
from reader.store.connection import Connection
from reader.store.lock import WriteLock
from reader.tui.keymap import keys_of
from reader.tui.screens.main_keys import MAIN_KEYS
from reader.tui.widgets.article_keys import ARTICLE_KEYS
from tests.tui.making import MEDIUM, main, said, shown

KEYS = sorted(
    key
    for binding in (*MAIN_KEYS, *ARTICLE_KEYS)
    if isinstance(binding, Binding) and binding.id != "app.quit"
    for key in keys_of(binding.key)
)


def fail(*_: object, **__: object) -> NoReturn:
    raise StoreError("library.db", "another program is writing; try again later")


@pytest.mark.parametrize("is_reading", [False, True])
@pytest.mark.parametrize(
    "broken",
    [[(WriteLock, "held")], [(Connection, n) for n in ("rows", "row", "value")]],
)
async def test_no_key_ends_the_program_while_a_library_cannot_be_used(
    shelf: Library,
    broken: list[tuple[type, str]],
    is_reading: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert len(KEYS) > 50
    async with shown(shelf, MEDIUM) as pilot:
        for key in KEYS:
            await pilot.press("escape", "escape", "escape")
            main(pilot).turn_to(is_reading=False)
            if is_reading:
                await pilot.press("enter")
                assert main(pilot).is_reading, key
            with monkeypatch.context() as patch:
                for owner, name in broken:
                    patch.setattr(owner, name, fail)
                await pilot.press(key)
                await pilot.pause(0.02)
            assert pilot.app.is_running, key


async def test_why_a_key_did_nothing_is_told(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        monkeypatch.setattr(WriteLock, "held", fail)
        await pilot.press("b")
        assert "another program is writing; try again later" in said(pilot)
        assert not main(pilot).entries.current.is_bookmarked


async def test_a_note_that_cannot_be_kept_stays_open_until_it_can(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("m", *"Ask")
        with monkeypatch.context() as patch:
            patch.setattr(WriteLock, "held", fail)
            await pilot.press("escape")
            await pilot.pause()
            assert "the note is still open" in said(pilot)
        await pilot.press(*"!", "escape")
        await pilot.pause()
        entry = main(pilot).entries.current
        assert entry and sorted(shelf.note(entry.id)) == sorted("Ask!")
