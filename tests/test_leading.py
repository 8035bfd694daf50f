"""open and copy: where an article's address goes."""

from __future__ import annotations

import base64
import time
from pathlib import Path

import pytest

from reader.cli.leading import _host
from reader.cli.main import run
from tests.conftest import follow
from tests.terminal import Terminal
from tests.web import Web, rss

Said = pytest.CaptureFixture[str]


@pytest.fixture
def filled(home: Path, web: Web, capsys: Said) -> Path:
    web.pages["/feed"] = rss(
        "Health News", [("1", "Sleep [new] study", "<p>Text.</p>")]
    )
    follow(home, web.url("/feed"))
    assert run(["refresh"]) == 0
    capsys.readouterr()
    return home


def browser(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str = "fox") -> Path:
    """Make a browser that writes down what it is asked for."""
    program, seen = folder / name, folder / "seen"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$#" "$@" > {seen}.part\n')
    with program.open("a") as script:
        script.write(f"mv {seen}.part {seen}\n")
    program.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(program))
    return seen


def told(seen: Path) -> list[str]:
    for _ in range(600):
        if seen.exists():
            return seen.read_text().splitlines()
        time.sleep(0.05)
    raise AssertionError("no browser was started")


@pytest.mark.parametrize("name", ["fox", "w3m"])
def test_open_gives_the_browser_one_argument_and_tells_the_host(
    filled: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Said,
    name: str,
) -> None:
    seen = browser(tmp_path, monkeypatch, name)
    assert run(["open", "1"]) == 0
    assert told(seen) == ["1", "https://news.example/1"]
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "wellread: opens news.example\n")


def test_open_without_a_page_is_an_error_and_starts_nothing(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    seen = browser(tmp_path, monkeypatch)
    (home / "feeds.toml").write_text('[[feed]]\nurl = "wellread:welcome"\n')
    for command in ("open", "copy"):
        assert run([command, "1"]) == 1
        assert capsys.readouterr().err == "wellread: article 1 has no page\n"
    assert run(["open", "999"]) == 1
    assert not seen.exists()


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://www.example.org/a", "www.example.org"),
        ("https://www.bank.example@evil.example/", "evil.example"),
        ("https://bücher.example/", "bücher.example (xn--bcher-kva.example)"),
        ("https://xn--80ak6aa92e.example/", "xn--80ak6aa92e.example"),
    ],
)
def test_the_host_is_the_one_that_is_really_asked(link: str, host: str) -> None:
    assert _host(link) == host


def test_copy_prints_where_there_is_no_terminal(filled: Path, capsys: Said) -> None:
    assert run(["copy", "1"]) == 0
    assert capsys.readouterr().out == "https://news.example/1\n"
    assert run(["copy", "1", "--markdown"]) == 0
    assert (
        capsys.readouterr().out == "[Sleep \\[new\\] study](<https://news.example/1>)\n"
    )


def test_copy_asks_a_terminal_to_keep_it(filled: Path) -> None:
    with Terminal("copy", "1") as terminal:
        terminal.wait_for("copied https://news.example/1")
        assert terminal.ended() == 0
        packed = base64.b64encode(b"https://news.example/1")
        assert b"\x1b]52;c;" + packed + b"\x07" in terminal.received
