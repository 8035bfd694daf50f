"""What takes long to find is found beside the keys, and those wait for it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.library.catalogue import Catalogue
from reader.model import Listed, Query
from reader.tui import browsing, views
from tests.tui.making import MEDIUM, TITLES, main, shown, text


class Gate:
    """Answers of a thread, which come when they may."""

    def __init__(self) -> None:
        self.may_answer = threading.Event()
        self.threads: list[threading.Thread] = []
        self._listed = browsing._listed

    def listed(self, library: Catalogue, *, query: Query, is_grouped: bool) -> Listed:
        """Find what is asked for, but not before it may be known."""
        self.threads.append(threading.current_thread())
        self.may_answer.wait(60)
        return self._listed(library, query=query, is_grouped=is_grouped)

    async def asked(self, times: int = 1) -> None:
        """Wait until that many questions have come."""
        async with asyncio.timeout(60):
            while len(self.threads) < times:
                await asyncio.sleep(0.01)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """A library that passes for a large one."""
    gate = Gate()
    monkeypatch.setattr(browsing, "_MANY", 0)
    monkeypatch.setattr(browsing, "_listed", gate.listed)
    yield gate
    gate.may_answer.set()
    assert threading.main_thread() not in gate.threads


def titles(pilot: Pilot[None]) -> list[str]:
    source = main(pilot).entries._source
    return [entry.title for entry in source.rows(0, 99)] if source else []


async def settled(pilot: Pilot[None]) -> None:
    async with asyncio.timeout(60):
        while main(pilot).is_awaiting:
            await pilot.pause(0.02)
    await pilot.pause()


NAPS = views.View("Naps", Query(text="naps"))


async def test_keys_wait_for_the_view_they_are_meant_for(
    shelf: Library, gate: Gate
) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        before = titles(pilot)
        main(pilot).go_to_view(NAPS)
        await gate.asked()
        await pilot.press("enter")
        assert titles(pilot) == before
        assert not main(pilot).is_reading, "the key is not for what is still shown"
        gate.may_answer.set()
        await settled(pilot)
        assert titles(pilot) == [TITLES[1]]
        async with asyncio.timeout(60):
            while not main(pilot).is_reading:
                await pilot.pause(0.02)
        assert TITLES[1] in text(pilot)


async def test_escape_leaves_the_list_as_it_is(shelf: Library, gate: Gate) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        before = titles(pilot)
        main(pilot).go_to_view(NAPS)
        await gate.asked()
        await pilot.press("j", "escape")
        assert not main(pilot).is_awaiting
        gate.may_answer.set()
        await pilot.pause(0.2)
        assert titles(pilot) == before
        assert main(pilot).entries.cursor == 0, "what was typed before it is let go"
        await pilot.press("j")
        assert main(pilot).entries.cursor == 1


async def test_another_order_keeps_the_cursor(shelf: Library, gate: Gate) -> None:
    gate.may_answer.set()
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("j", "j")
        under = main(pilot).entries.current
        for _ in range(4):
            await pilot.press("comma")
            await settled(pilot)
            now = main(pilot).entries.current
            assert under and now and now.id == under.id
        assert len(gate.threads) == 2, "by feed and by title; dates have an index"


async def test_what_is_sought_is_the_same_when_the_line_is_left(
    shelf: Library, gate: Gate
) -> None:
    gate.may_answer.set()
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("slash", *"naps", "enter", "enter")
        await settled(pilot)
        async with asyncio.timeout(60):
            while not main(pilot).is_reading:
                await pilot.pause(0.02)
        assert main(pilot).shown_query().text == "naps"
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert len(titles(pilot)) == 5


async def test_a_view_that_was_left_is_there_again_at_once(
    shelf: Library, gate: Gate
) -> None:
    gate.may_answer.set()
    async with shown(shelf, MEDIUM) as pilot:
        main(pilot).go_to_view(NAPS)
        await settled(pilot)
        asked = len(gate.threads)
        await pilot.press("escape")
        assert len(titles(pilot)) == 5
        assert len(gate.threads) == asked
