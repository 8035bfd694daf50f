"""An image is shown by a program made for that, and only when somebody asks for it."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path

import pytest

from reader.cli.main import run
from reader.library import Library
from reader.tui import viewer
from reader.tui.screens.reading_stage import ReadingStage
from tests.conftest import follow
from tests.making_images import png
from tests.terminal import Terminal
from tests.tui.making import MEDIUM, SMALL, main, said, shown, until, until_said
from tests.web import Web, rss

SHOWN = """#!/bin/sh
PATH=/usr/bin:/bin
for last; do :; done
echo "SHOWN $(basename "$0") $(wc -c < "$last")"
"""
FAILS = "#!/bin/sh\nexit 1\n"


@pytest.fixture
def illustrated(home: Path, web: Web) -> Web:
    """An article with an image beneath its first paragraph, and a link."""
    text = (
        "<p>Seven hours of sleep were linked to <a href='/more'>a longer life</a>.</p>"
    )
    image = f'<img src="{web.url("/a.png")}" alt="A ward at night">'
    web.pages["/feed"] = rss(
        "News", [("1", "Sleep", text + image + text * 9)], web.base
    )
    web.pages["/a.png"], web.types["/a.png"] = png(40, 20), "image/png"
    follow(home, web.url("/feed"))
    assert run(["refresh"]) == 0
    web.asked.clear()
    return web


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are looked for, still empty."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def install(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(script)
    path.chmod(stat.S_IRWXU)


@pytest.mark.parametrize(
    ("there", "term", "used"),
    [
        ((), "xterm", ""),
        (("viu", "chafa"), "xterm", "chafa"),
        (("viu",), "xterm", "viu"),
        (("kitten",), "xterm", ""),
        (("kitten", "chafa"), "xterm-kitty", "kitten"),
    ],
)
def test_the_best_program_that_is_installed_is_used(
    tmp_path: Path, there: tuple[str, ...], term: str, used: str
) -> None:
    for name in there:
        install(tmp_path, name, SHOWN)
    environment: Mapping[str, str] = {"PATH": str(tmp_path), "TERM": term}
    command = viewer.viewer(environment)
    assert (Path(command[0]).name if command else "") == used


@pytest.mark.parametrize("is_by_letter", [False, True])
def test_a_key_shows_the_image_and_another_goes_back(
    illustrated: Web, programs: Path, is_by_letter: bool
) -> None:
    install(programs, "chafa", SHOWN)
    with Terminal(columns=100, lines=30) as terminal:
        terminal.wait_for("Sleep")
        terminal.press("\r")
        terminal.wait_for("A ward at night")
        assert illustrated.asked == []
        if is_by_letter:
            terminal.press("f")
            terminal.wait_for("sA ward at night")
            terminal.press("s")
        else:
            terminal.press("I")
        screen = terminal.wait_for("Any key goes back.")
        assert f"SHOWN chafa {len(png(40, 20))}" in screen
        assert "A ward at night" in screen
        terminal.press("\x1b[A")
        terminal.wait_for("Seven hours of sleep")
        terminal.press("Q")
        assert terminal.ended() == 0
    assert illustrated.asked == ["/a.png"]


def test_an_image_that_cannot_be_shown_is_told(
    illustrated: Web, programs: Path
) -> None:
    install(programs, "chafa", FAILS)
    with Terminal(columns=100, lines=30) as terminal:
        terminal.wait_for("Sleep")
        terminal.press("\r")
        terminal.wait_for("A ward at night")
        terminal.press("I")
        terminal.wait_for("could not show it")


async def test_without_such_a_program_the_browser_has_it(
    illustrated: Web, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def browse(_stage: ReadingStage, url: str) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(ReadingStage, "browse", browse)
    with Library.open() as library:
        async with shown(library, SMALL) as pilot:
            await pilot.press("enter")
            await until(pilot, "A ward at night")
            await pilot.press("I")
            await until_said(pilot, "install chafa")
            assert opened == [illustrated.url("/a.png")]
            await pilot.press("G", "I")
            await pilot.pause()
            assert "No image from here on." in said(pilot)
    assert illustrated.asked == []


async def test_what_goes_wrong_with_an_image_is_told(
    illustrated: Web, programs: Path
) -> None:
    install(programs, "chafa", SHOWN)
    illustrated.pages["/a.png"] = b"<html>"
    with Library.open() as library:
        async with shown(library, MEDIUM) as pilot:
            await pilot.press("enter")
            await until(pilot, "A ward at night")
            await pilot.press("I")
            await until_said(pilot, "no PNG, JPEG, GIF or WebP")
            illustrated.pages["/a.png"] = png(4, 4)
            await pilot.press("I")
            # A test has no terminal that could be handed over.
            await until_said(pilot, "Fetched, but it cannot be shown here")


async def test_a_capital_copies_an_images_address(illustrated: Web) -> None:
    with Library.open() as library:
        async with shown(library, MEDIUM) as pilot:
            await pilot.press("enter")
            await until(pilot, "A ward at night")
            await pilot.press("f", "S")
            await until_said(pilot, f"Copied: {illustrated.url('/a.png')}")
            assert main(pilot).is_reading
    assert illustrated.asked == []
