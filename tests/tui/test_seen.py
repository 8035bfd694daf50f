"""What the screens look like, at three sizes and in two themes, sign by sign.

``WELLREAD_REDRAW=1 pytest tests/tui/test_seen.py`` draws them anew; the difference is
then in the working tree, to be looked at.
"""

from __future__ import annotations

import difflib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from reader.config.paths import Paths
from reader.library import Library
from tests.store.making import NOW
from tests.tui.drawing import Cell, cells, drawn
from tests.tui.making import MEDIUM, SMALL, WIDE, fill, library, settings, shown, until

DRAWN = Path(__file__).with_name("seen")
THEMES = ("paper-dark", "paper")
SIZES = (SMALL, MEDIUM, WIDE)
SCREENS: dict[str, tuple[Sequence[str], str]] = {
    "list": (("j", "j"), "Naps at noon"),
    "article": (("enter", "2"), "§ 2/4"),
    "help": (("question_mark",), "IN LISTS"),
    "palette": (("ctrl+p", *"mark all"), "Mark all read"),
    "search": (("slash", *"sleep naps"), "“sleep naps”"),
}
"""Keys that lead to a screen, and words by which one sees that it is there."""
_REDRAW = "WELLREAD_REDRAW"
_MOST = 60
"""Lines of a difference that are told."""


@pytest.fixture(autouse=True)
def anywhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make every machine alike: its time zone, its locale, its terminal."""
    for name in os.environ:
        if name.startswith(("TEXTUAL", "LC_", "NO_COLOR", "COLUMNS", "LINES")):
            monkeypatch.delenv(name)
    for name, value in {"TZ": "UTC", "LANG": "C.UTF-8", "TERM": "xterm"}.items():
        monkeypatch.setenv(name, value)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


async def seen(
    opened: Callable[[Path], Library],
    folder: Path,
    size: tuple[int, int],
    keys: Sequence[str],
    words: str,
) -> str:
    """Draw a screen that keys lead to in all themes, each with its own library."""
    pictures: dict[str, list[list[Cell]]] = {}
    for theme in THEMES:
        with opened(folder / theme) as shelf:
            async with shown(shelf, size, settings=settings(theme=theme)) as pilot:
                await pilot.press(*keys)
                await until(pilot, words)
                await still(pilot)
                pictures[theme] = cells(pilot.app)
    return drawn(pictures)


def filled(folder: Path) -> Library:
    """A library with five articles, one of them bookmarked."""
    folder.mkdir()
    made = library(folder)
    fill(made._store)
    made.bookmark(made.entries()[1].id)
    return made


def new(folder: Path) -> Library:
    """The library of somebody who has just begun."""
    return Library.open(Paths(config=folder, data=folder), now=lambda: NOW)


async def still(pilot: Pilot[None]) -> None:
    """Wait until nothing changes any more, and let no cursor blink."""
    for line in pilot.app.screen.query(Input):
        line.cursor_blink = False
    await pilot.pause(0.4)
    # What is as high as its content knows its width only after the first layout.
    pilot.app.screen.refresh(layout=True)
    await pilot.pause(0.4)
    before: list[list[Cell]] = []
    while (now := cells(pilot.app)) != before:
        before = now
        await pilot.pause(0.2)


def check(name: str, picture: str) -> None:
    """Compare a picture with the one that was drawn before, or draw it anew."""
    file = DRAWN / f"{name}.txt"
    if os.environ.get(_REDRAW):
        DRAWN.mkdir(exist_ok=True)
        file.write_text(picture, "utf-8")
        return
    before = file.read_text("utf-8")
    if picture != before:
        pair = before.splitlines(), picture.splitlines()
        told = list(difflib.unified_diff(*pair, "drawn before", "seen now", n=1))
        more = [f"… and {len(told) - _MOST} lines more"] if len(told) > _MOST else []
        told = [f"{file.name} looks different", *told[:_MOST], *more]
        pytest.fail("\n".join([*told, __doc__ or ""]), pytrace=False)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
@pytest.mark.parametrize("name", SCREENS)
async def test_it_looks_as_it_did(
    tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    keys, words = SCREENS[name]
    picture = await seen(filled, tmp_path, size, keys, words)
    check(f"{name}-{size[0]}x{size[1]}", picture)


async def test_the_first_run_looks_as_it_did(tmp_path: Path) -> None:
    """The titles are the manual's: who changes those draws this anew."""
    picture = await seen(new, tmp_path, SMALL, (), "Welcome to wellread")
    check("first-run-80x24", picture)
