"""Searches are renamed and removed, and feeds.toml is edited, from the screen."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.app import App
from textual.widgets import Input

from reader.config.paths import Paths
from reader.library import Library
from reader.tui import views
from reader.tui.editor import edit, editor
from tests.tui.making import (
    DIET,
    MEDIUM,
    SLEEP,
    TITLES,
    fill,
    library,
    main,
    said,
    shown,
    text,
    until_said,
)

FEEDS = f"""\
# My feeds
[[feed]]
url = "{SLEEP}"
title = "Sleep Today"
category = "Research"

[[feed]]
url = "{DIET}"
title = "Diet News"
category = "News"

[[search]]
name = "Naps"  # at noon
query = "naps"

[[search]]
name = "Light"
query = "light"
"""


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    """A library that has been in step with its feeds.toml from the beginning."""
    (tmp_path / "feeds.toml").write_text(FEEDS)
    with library(tmp_path) as filled:
        fill(filled._store)
    with Library.open(Paths(config=tmp_path, data=tmp_path)) as opened:
        yield opened


def written(kept: Library) -> str:
    return kept.paths.read_feeds()


async def test_a_saved_search_is_removed_and_undone_with_its_comment(
    kept: Library,
) -> None:
    async with shown(kept, MEDIUM) as pilot:
        main(pilot).sidebar.focus()
        await pilot.pause()
        await pilot.press("g", "j", "j", "j", "j")
        under = main(pilot).sidebar.highlighted
        assert under is not None
        assert under.name == "Naps"
        await pilot.press("X", "y")
        assert "Removed: Naps." in said(pilot)
        assert "Naps" not in text(pilot).replace("Removed: Naps.", "").replace(
            TITLES[1], ""
        )
        assert "naps" not in written(kept)
        await pilot.press("u")
        await until_said(pilot, "Undone: removed the search “Naps”")
    assert written(kept) == FEEDS


async def test_a_saved_search_is_called_otherwise(kept: Library) -> None:
    async with shown(kept, MEDIUM) as pilot:
        main(pilot).go_to_view(views.View("Naps", views.Query(text="naps")))
        await pilot.press("S")
        pilot.app.screen.query_one(Input).value = "Light"
        await pilot.press("enter")
        assert "Another search is called Light." in said(pilot)
        await pilot.press("S")
        pilot.app.screen.query_one(Input).value = "Noon"
        await pilot.press("enter")
        assert [s.name for s in kept.following.searches] == ["Light", "Noon"]
        await pilot.press("u")
        await until_said(pilot, "Undone: called the search “Naps” “Noon”")
    assert written(kept) == FEEDS


async def test_feeds_are_edited_in_ones_own_editor(
    kept: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "an editor.py"
    program.write_text(
        "import sys\n"
        "path = sys.argv[-1]\n"
        "text = open(path).read().replace('Diet News', 'Food')\n"
        "open(path, 'w').write(text + '[[search]]\\nname = 5\\n')\n"
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} '{program}'")
    # Without a terminal there is nothing to step aside from.
    monkeypatch.setattr(App, "suspend", lambda _app: nullcontext())
    async with shown(kept, MEDIUM) as pilot:
        await pilot.press("E")
        await until_said(pilot, "mistakes in your files")
        assert kept.find_feed(DIET).title == "Food"
        assert "Food" in text(pilot)
        monkeypatch.setenv("VISUAL", "true")
        await pilot.press("E")
        assert "feeds.toml is as it was." in said(pilot)


async def test_a_screen_that_cannot_step_aside_says_where_the_file_is(
    kept: Library,
) -> None:
    async with shown(kept, MEDIUM) as pilot:
        await pilot.press("E")
        assert str(kept.paths.feeds) in said(pilot)


def test_an_editor_is_found_and_its_end_is_told(tmp_path: Path) -> None:
    assert editor({}) == ["vi"]
    assert editor({"EDITOR": "emacs -nw"}) == ["emacs", "-nw"]
    assert editor({"EDITOR": "emacs", "VISUAL": "code '--wait'"}) == ["code", "--wait"]
    assert editor({"EDITOR": "it's"}) == ["it's"]
    assert edit(["true"], tmp_path) == ""
    assert edit(["false"], tmp_path) == "false ended with 1"
    assert "No such file" in edit([str(tmp_path / "none")], tmp_path)


async def test_a_search_can_stay_within_what_is_listed(kept: Library) -> None:
    async with shown(kept, MEDIUM) as pilot:
        main(pilot).go_to_view(views.of_feed(kept.find_feed(DIET)))
        await pilot.press("slash")
        assert "only in Diet News" in text(pilot).splitlines()[-1]
        await pilot.press(*"oil", "enter", "escape")
        main(pilot).search_line.value = ""
        await pilot.press("ctrl+o")
        assert main(pilot).search_line.placeholder == "Search Diet News"
        main(pilot).search_line.value = "sleep"
        await pilot.press("enter")
        assert "“sleep” in Diet News   0 articles" in text(pilot).splitlines()[0]
        await pilot.press("S")
        shown_hint = pilot.app.screen.query_one("#prompt-box").border_subtitle
        assert f'sleep feed:"{DIET}"' in str(shown_hint)
        await pilot.press("escape", "slash", "ctrl+o")
        assert main(pilot).search_line.placeholder == "Search all articles"
        assert "only in" in text(pilot).splitlines()[-1]
