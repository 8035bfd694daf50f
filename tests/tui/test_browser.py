"""Only web addresses reach a browser, as one argument and through no shell."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.library import Library
from reader.tui.browser import browse, browser_command, is_web_address, start
from tests.tui.making import shown


@pytest.mark.parametrize(
    "url",
    [
        "",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https:///nowhere",
        "https://sleep.example/\x1b[31m",
        "https://sleep.example/ --help",
        "http://good\\@evil.example/",
        'https://sleep.example/"',
        "http://[bad",
        "-h",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    assert not is_web_address(url)


def test_web_addresses_are_followed() -> None:
    assert is_web_address("https://sleep.example/a?b=c&d=%20e#f")
    assert is_web_address("http://127.0.0.1:8000/")


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a browser of our own writes what it was asked to open."""
    seen = tmp_path / "opened"
    program = tmp_path / "browser"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{seen}.new"\n')
    with program.open("a") as script:
        script.write(f'mv "{seen}.new" "{seen}"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("BROWSER", f"no-such-browser:{program} --new %s")
    return seen


async def test_a_key_opens_the_articles_own_page(shelf: Library, opened: Path) -> None:
    async with shown(shelf) as pilot:
        await pilot.press("o")
        while not opened.exists():
            await pilot.pause(0.02)
    assert opened.read_text() == "--new\nhttps://news.example/0\n"


def test_without_a_browser_nothing_happens(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BROWSER", "no-such-browser")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not browse("https://sleep.example/")


def test_a_wish_whose_quotation_never_ends_is_no_browser(
    monkeypatch: pytest.MonkeyPatch, opened: Path
) -> None:
    monkeypatch.setenv("BROWSER", f'no-such"browser:{os.environ["BROWSER"]}')
    assert browser_command()[-1] == "--new"


def test_what_cannot_be_run_is_told(tmp_path: Path) -> None:
    program = tmp_path / "browser"
    program.write_text("no program")
    program.chmod(stat.S_IRWXU)
    assert not start([str(program)])
    assert not start([str(tmp_path / "nothing")])


def test_a_browser_outlives_whoever_started_it(tmp_path: Path) -> None:
    """Also one that stays in front, as most do that are named in $BROWSER."""
    done = tmp_path / "done"
    wait = ["sh", "-c", f"read -r line < {tmp_path}/go; touch {done}"]
    os.mkfifo(tmp_path / "go")
    program = f"from reader.tui.browser import start; assert start({wait!r})"
    subprocess.run([sys.executable, "-c", program], check=True)
    (tmp_path / "go").write_text("go\n")
    while not done.exists():
        time.sleep(0.01)
