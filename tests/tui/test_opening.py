"""An article's text is on the terminal first; what else belongs to it comes then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from textual.app import App
from textual.screen import Screen
from textual.strip import Strip

from reader.library import Library
from reader.model import Query
from reader.tui.app import WellreadApp
from reader.tui.reading import Reading
from tests.tui.making import MEDIUM, TITLES, WIDE, main, shown, text


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is sent to the terminal, in its order, and what is done between."""
    told: list[str] = []
    display = App._display

    def noted(app: App[None], screen: Screen[None], renderable: Any) -> None:
        told.append("\n".join(_lines(renderable)))
        display(app, screen, renderable)

    monkeypatch.setattr(App, "_display", noted)
    for owner, name in ((Library, "read"), (Reading, "show_beside")):
        _note(monkeypatch, told, owner, name)
    return told


def _note(
    monkeypatch: pytest.MonkeyPatch, told: list[str], owner: type, name: str
) -> None:
    done = getattr(owner, name)

    def noted(*arguments: Any, **options: Any) -> Any:
        told.append(f"<{name}>")
        return done(*arguments, **options)

    monkeypatch.setattr(owner, name, noted)


def _lines(renderable: Any) -> Iterator[str]:
    """The words that an update of the screen writes, a line each.

    It holds whole lines, and writes spans of them: from one column to before another.
    """
    chops: list[Mapping[int, Strip | None]] = getattr(renderable, "chops", [])
    for y, start, end in getattr(renderable, "spans", []):
        written = (
            strip.crop(max(0, start - x), end - x).text
            for x, strip in chops[y].items()
            if strip and x < end and x + strip.cell_length > start
        )
        yield "".join(written)


def _place(told: list[str], words: str) -> int:
    return next(n for n, said in enumerate(told) if words in said)


async def test_the_text_is_painted_before_all_else(
    shelf: Library, log: list[str]
) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        log.clear()
        await pilot.press("enter")
        painted = _place(log, "1 Background")
        assert "read on" in log[painted], "the keys are those of the article, too"
        assert "OUTLINE" not in log[painted]
        assert painted < _place(log, "<show_beside>") < _place(log, "OUTLINE")
        assert _place(log, "OUTLINE") < _place(log, "<read>")
        assert shelf.counts().unread == 4


async def test_the_next_text_takes_its_place_at_once(
    shelf: Library, log: list[str]
) -> None:
    """What stands beside it stays that of the article before for a moment."""
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        log.clear()
        await pilot.press("n")
        assert _place(log, TITLES[1]) < _place(log, "<show_beside>")
        assert "OUTLINE" in text(pilot)


@pytest.mark.parametrize("size", [MEDIUM, WIDE])
async def test_nothing_that_was_painted_moves(
    shelf: Library, log: list[str], size: tuple[int, int]
) -> None:
    async with shown(shelf, size) as pilot:
        log.clear()
        await pilot.press("enter")
        await pilot.pause()
        heading = next(
            line
            for line in log[_place(log, "1 Background")].splitlines()
            if "1 Background" in line
        )
        [now] = [line for line in text(pilot).splitlines() if "1 Background  " in line]
        assert now.index("1 Background") == heading.index("1 Background")


async def test_an_opening_takes_few_layouts(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One for the text, one for the panes, and one more for a scrollbar of theirs."""
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("enter", "escape")
        await pilot.pause()
        layouts = []
        lay_out = Screen._refresh_layout

        def noted(screen: Screen[None], *arguments: Any, **options: Any) -> None:
            layouts.append(screen)
            lay_out(screen, *arguments, **options)

        monkeypatch.setattr(Screen, "_refresh_layout", noted)
        await pilot.press("enter")
        await pilot.pause()
        assert len(layouts) <= 3
        layouts.clear()
        await pilot.press("n")
        await pilot.pause()
        assert len(layouts) <= 2


async def test_who_leaves_at_once_has_read_what_was_opened(shelf: Library) -> None:
    first, *_ = shelf.entries(Query())
    async with shown(shelf, MEDIUM) as pilot:
        main(pilot).open_article(first.id)
        assert not shelf.entry(first.id).is_read, "its text is shown, no more"
        app = pilot.app
        assert isinstance(app, WellreadApp)
        await app.action_quit()
        assert shelf.entry(first.id).is_read


async def test_a_place_is_kept_when_the_next_article_is_opened(shelf: Library) -> None:
    async with shown(shelf, (120, 16)) as pilot:
        first = main(pilot).entries.current
        assert first
        await pilot.press("enter", "space", "n")
        await pilot.pause()
        kept = shelf.position(first.id)
        assert kept and kept[0] > 0
        main(pilot).action_step(-1)
        await pilot.pause()
        assert main(pilot).page.place.block > 2


async def test_the_list_is_painted_once_when_one_goes_back(
    shelf: Library, log: list[str]
) -> None:
    """The focus it has then changes the look of the cursor's line alone."""
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        log.clear()
        await pilot.press("q")
        await pilot.pause()
        painted = [title for title in TITLES for said in log if title in said]
        assert len(set(painted)) > 2
        assert all(painted.count(title) == 1 for title in set(painted) - {TITLES[0]})
