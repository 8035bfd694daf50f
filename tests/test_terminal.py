"""The real program in a real terminal: what reaches the screen, and what never may."""

from pathlib import Path

import pytest

from reader.cli.main import run
from tests.conftest import follow
from tests.terminal import Terminal
from tests.web import Web, rss

SLEEP = (
    "<p>Sleeping seven hours was linked to a longer life in 1,240 adults.</p>"
    "<h2>What the researchers did</h2><p>They followed adults for ten years.</p>"
    "<h2>What they found</h2><p>Those who slept seven hours lived longest.</p>"
)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_an_article_is_read_and_bookmarked_by_keys(
    home: Path, web: Web, size: tuple[int, int]
) -> None:
    web.pages["/feed"] = rss("Health News", [("1", "Sleep and long life", SLEEP)])
    follow(home, web.url("/feed"))
    assert run(["refresh"]) == 0
    columns, lines = size
    with Terminal(columns=columns, lines=lines) as terminal:
        terminal.wait_for("Sleep and long life")
        terminal.press("\r")
        terminal.wait_for("What the researchers did")
        terminal.press("b")
        terminal.wait_for("★")
        terminal.press("\x1b")
        terminal.wait_for("1 article")
        terminal.press("q")
        assert terminal.ended() == 0
    assert run(["list", "is:bookmarked is:read"]) == 0


def test_a_hostile_title_reaches_no_terminal_as_a_command(home: Path, web: Web) -> None:
    hostile = "Sleep &#27;]52;c;ZXZpbA==&#7; &#155;31m [/nope] \u202egnirts"
    web.pages["/feed"] = rss("Health News", [("1", hostile, SLEEP)])
    follow(home, web.url("/feed"))
    run(["refresh"])
    with Terminal() as terminal:
        terminal.wait_for("[/nope]")
        terminal.press("\r")
        terminal.wait_for("1,240 adults")
        for forbidden in (b"\x1b]52", b"\x9b31m", "\u202e".encode(), b"\xc2\x9b"):
            assert forbidden not in terminal.received


def test_the_first_run_has_something_to_read(tmp_path: Path) -> None:
    with Terminal(WELLREAD_HOME=str(tmp_path / "new")) as terminal:
        terminal.wait_for("Welcome to wellread")
        terminal.press("\r")
        terminal.wait_for("Look around")
