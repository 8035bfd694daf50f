"""What a key may cost, in calls of functions: those do not depend on the machine."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.library import Library
from tests.tui import making
from tests.tui.making import MEDIUM, main, shown


@pytest.fixture
def long_shelf(tmp_path: Path) -> Library:
    """More articles than a screen has lines."""
    library = making.library(tmp_path)
    making.fill(library._store, [f"Article {n}" for n in range(1, 121)])
    return library


async def calls(pilot: Pilot[None], act: Callable[[], object]) -> int:
    """How many functions are called until an act is painted; the fewest of three."""
    fewest = 1 << 30
    for _ in range(3):
        profile = cProfile.Profile()
        profile.enable()
        act()
        await pilot.pause()
        profile.disable()
        stats = pstats.Stats(profile)
        fewest = min(fewest, stats.total_calls)  # type: ignore[attr-defined]
    return fewest


async def cost(pilot: Pilot[None], act: Callable[[], object]) -> int:
    """How many functions an act calls, without those that the waiting takes."""
    return await calls(pilot, act) - await calls(pilot, lambda: None)


async def test_a_key_in_the_list_costs_little(long_shelf: Library) -> None:
    with long_shelf:
        async with shown(long_shelf, MEDIUM) as pilot:
            entries = main(pilot).entries
            assert await cost(pilot, lambda: entries.action_move(1)) <= 4_500
            entries.action_go(60)
            await pilot.pause()
            assert await cost(pilot, lambda: entries.action_move(1)) <= 7_000


async def test_a_line_and_an_opening_cost_little(long_shelf: Library) -> None:
    with long_shelf:
        async with shown(long_shelf, MEDIUM) as pilot:
            entries, page = main(pilot).entries, main(pilot).page
            await pilot.press("enter")

            def another() -> None:
                entries.action_move(1)
                entries.action_open()

            assert await cost(pilot, another) <= 36_000
            assert await cost(pilot, lambda: page.action_scroll_lines(1)) <= 9_000


def called(act: Callable[[], object]) -> int:
    """How many functions an act calls by itself."""
    profile = cProfile.Profile()
    profile.runcall(act)
    return pstats.Stats(profile).total_calls  # type: ignore[attr-defined, no-any-return]


async def test_a_text_is_painted_for_half_of_what_an_opening_costs(
    long_shelf: Library,
) -> None:
    with long_shelf:
        async with shown(long_shelf, MEDIUM) as pilot:
            stage, entries = main(pilot), main(pilot).entries
            await pilot.press("enter", "escape")
            await pilot.pause()
            assert called(lambda: stage.open_article(1)) <= 27_000
            entries.action_move(1)
            await pilot.pause()
            assert called(lambda: stage.open_article(2)) <= 18_000
