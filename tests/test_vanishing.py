"""A terminal may be gone at any moment: the program goes along, and loses nothing."""

from __future__ import annotations

import os
import signal
import socket
import time
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
SOON = 10
"""Seconds; a machine that is busy with other tests needs some."""
HUNG_UP = 128 + signal.SIGHUP
UNTOLD = """
import signal, subprocess, sys
signal.signal(signal.SIGHUP, signal.SIG_IGN)
sys.exit(subprocess.run([sys.executable, "-m", "reader"]).returncode)
"""
"""The leader of the session, whom alone a hang-up is told to, keeps it to itself."""


@pytest.fixture
def filled(home: Path, web: Web) -> Path:
    """A library with one article."""
    web.pages["/feed"] = rss("Health News", [("1", "Sleep and long life", SLEEP)])
    follow(home, web.url("/feed"))
    assert run(["refresh"]) == 0
    return home


def rest(terminal: Terminal) -> None:
    """Let it take the terminal anew; what is typed before it has is lost."""
    end = time.monotonic() + 2
    while time.monotonic() < end:
        terminal.read(0.1)


def is_running(process: int) -> bool:
    """Whether a process is there, and not only until somebody asks how it ended."""
    stat = Path(f"/proc/{process}/stat")
    try:
        os.kill(process, 0)
        return (
            not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"
        )
    except (ProcessLookupError, FileNotFoundError):
        return False


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("", "Sleep and long"),
        ("\r", "What the researchers did"),
        ("H", "HOW THE FEEDS FARE"),
        ("/sleep", "1 article"),
        ("m", "Note"),
        ("\x10", "A command"),
    ],
)
def test_the_program_ends_wherever_one_is(filled: Path, keys: str, shown: str) -> None:
    with Terminal() as terminal:
        terminal.wait_for("Sleep and long")
        terminal.press(keys)
        terminal.wait_for(shown)
        terminal.hang_up()
        assert terminal.ended(seconds=SOON) == HUNG_UP


def test_the_place_in_an_article_is_kept(filled: Path) -> None:
    with Terminal(columns=40, lines=8) as terminal:
        terminal.wait_for("Sleep and long")
        terminal.press("\r")
        terminal.wait_for("Only a teaser")
        terminal.press("]")
        terminal.wait_for("§ 1/2")
        terminal.hang_up()
        assert terminal.ended(seconds=SOON) == HUNG_UP
    with Library.open() as library:
        [entry] = library.entries()
        assert library.position(entry.id) is not None


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_note_that_is_being_written_is_kept(filled: Path, number: int) -> None:
    with Terminal() as terminal:
        terminal.wait_for("Sleep and long")
        terminal.press("m")
        terminal.wait_for("Note on")
        terminal.press("Ask Ann")
        terminal.wait_for("Ask Ann")
        terminal.kill(number)
        assert terminal.ended(seconds=SOON) == 128 + number
    with Library.open() as library:
        [entry] = library.entries()
        assert library.note(entry.id) == "Ask Ann"


def test_a_note_is_kept_when_the_terminal_is_gone(filled: Path) -> None:
    with Terminal() as terminal:
        terminal.wait_for("Sleep and long")
        terminal.press("m")
        terminal.wait_for("Note on")
        terminal.press("Ask Ann")
        terminal.wait_for("Ask Ann")
        terminal.hang_up()
        assert terminal.ended(seconds=SOON) == HUNG_UP
    with Library.open() as library:
        [entry] = library.entries()
        assert library.note(entry.id) == "Ask Ann"
        library.undo()
        assert library.note(entry.id) == ""


def test_it_ends_although_nobody_says_that_the_terminal_is_gone(filled: Path) -> None:
    with Terminal(program=("-c", UNTOLD)) as terminal:
        terminal.wait_for("Sleep and long")
        terminal.hang_up()
        assert terminal.ended(seconds=SOON) == HUNG_UP


def test_a_terminal_that_goes_while_one_quits_holds_nothing_up(filled: Path) -> None:
    with Terminal() as terminal:
        terminal.wait_for("Sleep and long")
        terminal.press("Q")
        terminal.hang_up()
        assert terminal.ended(seconds=SOON) in (0, HUNG_UP, -signal.SIGHUP)


def test_a_refresh_ends_with_the_terminal(filled: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, Terminal() as terminal:
        port = silent.getsockname()[1]
        terminal.wait_for("Sleep and long")
        follow(filled, f"http://127.0.0.1:{port}/feed")
        terminal.press("R")
        silent.settimeout(60)
        asked, _ = silent.accept()
        [child] = terminal.children()
        terminal.hang_up()
        assert terminal.ended(seconds=SOON) == HUNG_UP
        for _ in range(1000):
            if not is_running(child):
                break
            time.sleep(0.02)
        else:
            pytest.fail("the refresh goes on without its terminal")
        asked.close()


def test_who_is_told_to_go_on_without_having_been_stopped_can_leave(
    filled: Path,
) -> None:
    """Shells say so to what they take along when they end."""
    with Terminal() as terminal:
        terminal.wait_for("Sleep and long")
        for _ in range(5):
            terminal.kill(signal.SIGCONT)
            terminal.read(0.1)
        rest(terminal)
        terminal.press("Q")
        assert terminal.ended(seconds=SOON) == 0


def test_what_is_stopped_without_warning_paints_anew(filled: Path) -> None:
    with Terminal() as terminal:
        terminal.wait_for("Sleep and long")
        terminal.kill(signal.SIGSTOP)
        terminal.stopped()
        terminal.screen.reset()
        terminal.kill(signal.SIGCONT)
        terminal.wait_for("Sleep and long")
        rest(terminal)
        terminal.press("\r")
        terminal.wait_for("What the researchers did")
        terminal.press("Q")
        assert terminal.ended(seconds=SOON) == 0
