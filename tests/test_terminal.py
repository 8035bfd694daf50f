"""The real program in a real terminal: what reaches the screen, and what never may."""

import re
import signal
from pathlib import Path

import pytest

from reader.cli.main import run
from reader.library import Library
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


def test_any_change_of_size_is_painted(home: Path, web: Web) -> None:
    """Also one that comes while something is still painted for the size before."""
    web.pages["/feed"] = rss("Health News", [("1", "Sleep and long life", SLEEP)])
    follow(home, web.url("/feed"))
    assert run(["refresh"]) == 0
    with Terminal(columns=120, lines=40) as terminal:
        terminal.wait_for("Sleep and long life")
        for keys in ("", "\r", "i"):
            terminal.press(keys)
            for columns, lines in ((200, 50), (60, 9), (30, 4), (12, 1), (121, 41)):
                terminal.resize(columns, lines)
                terminal.read(0.02)
            terminal.resize(100, 30)
            terminal.wait_for("all keys")
        terminal.press("Q")
        assert terminal.ended() == 0


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


def left_in_order(terminal: Terminal) -> bool:
    """Whether a terminal is as a shell wants it: echo, its first screen, a cursor."""
    modes = {b"?1049": b"l", b"?25": b"h", b"?1000": b"l", b"?1003": b"l"}
    sent = terminal.received
    last = {mode: sent.rpartition(b"\x1b[" + mode)[2][:1] for mode in modes}
    used = {mode: modes[mode] for mode in modes if b"\x1b[" + mode in sent}
    return terminal.is_echoing() and used == {mode: last[mode] for mode in used}


@pytest.fixture
def filled(home: Path, web: Web) -> Path:
    """A library with one article."""
    web.pages["/feed"] = rss("Health News", [("1", "Sleep and long life", SLEEP)])
    follow(home, web.url("/feed"))
    assert run(["refresh"]) == 0
    return home


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_in_order_and_the_place_is_kept(
    filled: Path, number: int
) -> None:
    with Terminal(columns=40, lines=8) as terminal:
        terminal.wait_for("Sleep and long")
        terminal.press("\r")
        terminal.wait_for("Only a teaser")
        terminal.press("]")
        terminal.wait_for("§ 1/2")
        terminal.kill(number)
        assert terminal.ended() == 128 + number
        assert left_in_order(terminal)
    with Library.open() as library:
        [entry] = library.entries()
        assert library.position(entry.id) is not None


def test_it_goes_to_the_shell_and_comes_back(filled: Path) -> None:
    with Terminal() as terminal:
        terminal.wait_for("Sleep and long")
        terminal.press("\x1a")
        terminal.stopped()
        assert left_in_order(terminal)
        terminal.received = b""
        terminal.screen.reset()  # the shell has written over it
        terminal.kill(signal.SIGCONT)
        while b"\x1b[?1049h" not in terminal.received:
            terminal.read(0.1)
        terminal.wait_for("Sleep and long")
        terminal.wait_for("all keys")
        terminal.press("\r")
        terminal.wait_for("What the researchers did")
        terminal.press("Q")
        assert terminal.ended() == 0


def test_a_terminal_that_vanishes_takes_the_program_along(filled: Path) -> None:
    with Terminal() as terminal:
        terminal.wait_for("Sleep and long")
        terminal.press("\r")
        terminal.wait_for("What the researchers did")
        terminal.hang_up()
        assert terminal.ended() in (128 + signal.SIGHUP, 1, -signal.SIGHUP)


def test_bytes_that_are_no_text_do_no_harm(filled: Path) -> None:
    """A terminal of another encoding types them, and so does a key with Meta."""
    with Terminal() as terminal:
        terminal.wait_for("Sleep and long")
        terminal.press(b"\xe9\xff\x8a")
        terminal.press("\r")
        terminal.wait_for("What the researchers did")
        terminal.press("Q")
        assert terminal.ended() == 0


def test_no_color_means_no_colour_at_all(filled: Path) -> None:
    with Terminal(NO_COLOR="1") as terminal:
        terminal.wait_for("Sleep and long")
        terminal.press("\r")
        terminal.wait_for("What the researchers did")
        terminal.press("H")
        terminal.wait_for("HOW THE FEEDS FARE")
        terminal.press("\x1b")
        terminal.wait_for("HOW THE FEEDS FARE", gone=True)
        terminal.press("\x10")
        terminal.wait_for("A command, view")
        codes = re.findall(rb"\x1b\[([0-9;]*)m", terminal.received)
        numbers = {int(n) for code in codes for n in code.split(b";") if n}
        assert numbers <= {0, 1, 2, 3, 4, 7, 9, 39, 49}
        assert 7 in numbers


def test_a_terminal_that_cannot_move_its_cursor_is_told_of_other_ways(
    filled: Path,
) -> None:
    with Terminal(TERM="dumb") as terminal:
        assert terminal.ended() == 2
        assert "wellread list" in terminal.shown()
        assert b"\x1b" not in terminal.received


NEVER_LOOKING_UP = """
import sys
from reader import __main__
from reader.tui import driver
driver._TURN = 3600
sys.argv[1:] = []
__main__.main()
"""


def test_who_leaves_waits_for_no_time_out(home: Path) -> None:
    """An hour's pause between two looks for the end would show."""
    with Terminal(program=("-c", NEVER_LOOKING_UP)) as terminal:
        terminal.wait_for("all keys")
        terminal.press("q")
        assert terminal.ended() == 0
