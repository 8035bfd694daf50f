"""Tiny screens, terminals without colours, storms of sizes, and hostile names."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as rules
from hypothesis import strategies as st

from reader.core.clean import clean_line
from reader.library import Library
from reader.model import CleanLine, Following, SavedSearch
from reader.tui.screens.prompt import Prompt, Question
from tests.tui import making
from tests.tui.making import MEDIUM, SMALL, WIDE, main, settings, shown, text

KEYS = ["j", "s", "escape", "enter", "i", "tab", "t", "space", "minus", "question_mark"]
KEYS += ["escape", "slash", "n", "escape", "v", "e", "escape", "escape", "d", "G"]
HOSTILE = st.text(
    st.sampled_from("[]/@=()\\'\"{}$#:,.!a b\x1b\x07\x9b\u202e\u200f\u0301睡😀é"),
    max_size=40,
)


@pytest.mark.parametrize("size", [(30, 8), (12, 4), (1, 1), (300, 5), (20, 90)])
async def test_a_screen_of_any_size_can_be_used(
    shelf: Library, size: tuple[int, int]
) -> None:
    async with shown(shelf, size) as pilot:
        await pilot.press(*KEYS)
        assert main(pilot).is_running


async def test_a_storm_of_sizes_leaves_a_screen_in_order(shelf: Library) -> None:
    async with shown(shelf, SMALL) as pilot:
        for is_reading in (False, True):
            if is_reading:
                await pilot.press("enter")
            for step in range(60):
                await pilot.resize_terminal(20 + step * 37 % 200, 4 + step * 11 % 60)
            await pilot.resize_terminal(*MEDIUM)
            await pilot.pause()
            assert "Seven hours" in text(pilot)
            assert len(text(pilot).splitlines()) == MEDIUM[1]


@pytest.mark.parametrize("size", [SMALL, MEDIUM, WIDE])
@pytest.mark.parametrize("theme", ["terminal", "paper", "ansi-dark"])
async def test_every_theme_shows_the_same_words(
    shelf: Library, size: tuple[int, int], theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1" if theme == "terminal" else "")
    async with shown(shelf, size, settings=settings(theme=theme, ascii=True)) as pilot:
        assert "Naps at noon" in text(pilot)
        await pilot.press("enter")
        assert "1 Background" in text(pilot)


@rules(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(titles=st.lists(HOSTILE, min_size=1, max_size=4), name=HOSTILE)
async def test_no_title_or_name_breaks_a_screen(
    tmp_path_factory: pytest.TempPathFactory, titles: list[str], name: str
) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    clean = [CleanLine(clean_line(title)) for title in titles]
    following = Following(
        searches=(SavedSearch(name=name or "-", query=name),), watched=(name,)
    )
    with making.library(folder, following=following) as library:
        making.fill(library._store, clean)
        async with shown(library, MEDIUM) as pilot:
            await pilot.press("j", "enter", "m", "escape", "escape", "S", "escape")
            for box in (Prompt(name, hint=name, value=name), Question(name, name)):
                await pilot.app.push_screen(box)
                await pilot.pause()
                await pilot.press("escape")
            await pilot.press("ctrl+p", "a", "escape", "question_mark")
            shown_text = text(pilot)
            assert pilot.app.is_running
            assert all(c.isprintable() or c == "\n" for c in shown_text)
