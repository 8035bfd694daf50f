"""What one changes about the look of things holds in the next session, too."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.config.settings import parse_settings
from reader.library import Library
from tests.tui.making import MEDIUM, main, shown, until_said

MINE = '# mine\n[fetch]\nevery = "2h" # twice\n\n[display]\nmeasure = 70 # short\n'


async def decided(pilot: Pilot[None], file: Path, words: str) -> None:
    """Wait until a file says something."""
    for _ in range(500):
        if file.exists() and words in file.read_text():
            return
        await pilot.pause(0.02)
    raise AssertionError(f"{words!r} was never written")


@pytest.mark.parametrize("before", ["", MINE])
async def test_a_theme_is_kept_and_all_else_stays_as_it_was_written(
    shelf: Library, before: str
) -> None:
    file = shelf.paths.settings
    if before:
        file.write_text(before)
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("ctrl+t")
        theme = pilot.app.theme
        await decided(pilot, file, theme)
    text = file.read_text()
    for line in before.splitlines():
        assert line in text
    kept = parse_settings(text)
    assert kept.display.theme == theme == shelf.settings.display.theme
    assert not kept.problems
    if before:
        assert (kept.fetch.every, kept.display.measure) == (7200, 70)


async def test_leaving_at_once_loses_no_choice(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("d", "q")
    kept = parse_settings(shelf.paths.settings.read_text())
    assert kept.display.density == "compact"


async def test_only_the_last_of_several_choices_is_written(shelf: Library) -> None:
    file = shelf.paths.settings
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("ctrl+t", "ctrl+t", "ctrl+t")
        await decided(pilot, file, pilot.app.theme)
    assert file.read_text() == f'[display]\ntheme = "{pilot.app.theme}"\n'
    assert not file.with_name("settings.toml.bak").exists()


async def test_a_file_that_cannot_be_changed_is_left_and_it_is_said(
    shelf: Library,
) -> None:
    file = shelf.paths.settings
    file.write_text("[display\n")
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("ctrl+t")
        await until_said(pilot, "for this session only")
        await asyncio.sleep(0)
    assert file.read_text() == "[display\n"


async def test_a_choice_before_anything_has_a_size_is_kept_without_a_sketch(
    shelf: Library,
) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        stage = main(pilot)
        for bar in stage.bars:
            bar.styles.height = 0
        await pilot.pause()
        assert not stage.bars[1].size.height
        stage.keep_sketch()
        assert pilot.app.is_running
