"""What the manual and the README say to type, typed: in a real shell, by the letter."""

from __future__ import annotations

import configparser
import html
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from reader.config.paths import resource
from tests.test_newsboat import TABLES

ROOT = Path(__file__).parent.parent
MANUAL = resource("welcome.xml").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(topic: str) -> list[str]:
    """What stands to be typed, or copied, in an article of the manual."""
    start = MANUAL.index(f"<id>tag:wellread,2026:{topic}</id>")
    article = MANUAL[start : MANUAL.index("</entry>", start)]
    found = re.findall(r"<pre><code>(.*?)</code></pre>", article, re.DOTALL)
    return [html.unescape(block) for block in found]


TYPED = [
    *(b for b in blocks("scripting") if b.startswith("wellread ")),
    *(b for b in blocks("moving") if b.startswith("wellread ")),
    *re.findall(r"```sh\n(wellread .*?)```", README, re.DOTALL),
]


@pytest.fixture
def shell(home: Path, tmp_path: Path) -> dict[str, str]:
    """A shell's environment: there is a wellread in it, and a person's files."""
    (home / "feeds.toml").write_text('[[feed]]\nurl = "wellread:welcome"\n')
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "wellread"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m reader "$@"\n')
    program.chmod(0o755)
    person = tmp_path / "person"
    newsboat = person / ".newsboat"
    newsboat.mkdir(parents=True)
    (newsboat / "urls").write_text("https://a.example/rss health\n")
    raw = sqlite3.connect(newsboat / "cache.db")
    raw.executescript(TABLES)
    raw.close()
    return {
        **os.environ,
        "PATH": f"{programs}:{os.environ['PATH']}",
        "HOME": str(person),
        "PYTHONPATH": str(ROOT),
    }


def test_there_is_something_to_try() -> None:
    assert len(TYPED) >= 8


def test_no_line_to_be_typed_is_too_long_for_the_page() -> None:
    found = re.findall(r"<pre><code>(.*?)</code></pre>", MANUAL, re.DOTALL)
    lines = [line for block in found for line in html.unescape(block).split("\n")]
    assert len(lines) > 50
    assert [line for line in lines if len(line) > 76] == []


@pytest.mark.parametrize("typed", TYPED)
def test_what_is_said_to_be_typed_works(
    shell: dict[str, str], tmp_path: Path, typed: str
) -> None:
    if "| jq" in typed and shutil.which("jq") is None:
        pytest.skip("no jq on this machine")
    seeded = [
        ["wellread", "bookmark", "1", "2"],
        ["wellread", "tag", "1", "sleep"],
    ]
    for command in seeded:
        subprocess.run(command, env=shell, check=True, capture_output=True)
    # What the network would be asked for has nothing to ask: the manual needs none.
    typed = typed.replace("study:review", "")
    run = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", typed],
        cwd=tmp_path,
        env=shell,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    assert "jq: error" not in run.stderr
    assert "did you mean" not in run.stderr


def test_the_units_for_systemd_are_read_as_such(tmp_path: Path) -> None:
    units = [block for block in blocks("scripting") if block.startswith("[Unit]")]
    assert len(units) == 2
    for name, text in zip(("wellread.service", "wellread.timer"), units, strict=True):
        parsed = configparser.ConfigParser(strict=True, interpolation=None)
        parsed.optionxform = str  # type: ignore[method-assign,assignment]
        parsed.read_string(text)
        assert "Description" in parsed["Unit"]
        text = text.replace("%h/.local/bin/wellread", "/bin/true")
        (tmp_path / name).write_text(text)
    assert "ExecStart=%h/.local/bin/wellread refresh" in units[0]
    analyze = shutil.which("systemd-analyze")
    if analyze is not None:
        subprocess.run([analyze, "verify", *tmp_path.glob("wellread.*")], check=True)


def test_the_python_of_the_manual_runs(home: Path) -> None:
    [code] = [b for b in blocks("scripting") if b.startswith("from reader import")]
    exec(compile(code, "manual", "exec"), {})
