"""Completion: what each shell is offered, and that a real Bash takes it as one word."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli.completing import SHELLS
from reader.cli.main import commands, run
from tests.conftest import follow
from tests.web import Web, rss

Said = pytest.CaptureFixture[str]
ARTICLE = "<p>Seven hours of sleep, and a long life.</p><p>Tags: #sleep</p>"


@pytest.fixture
def filled(home: Path, web: Web, capsys: Said) -> Path:
    entries = [("1", "Sleep and life", ARTICLE), ("2", "Measles", ARTICLE)]
    web.pages["/feed"] = rss("Health News & Views", entries)
    follow(home, web.url("/feed"))
    with (home / "feeds.toml").open("a") as feeds:
        feeds.write('[[search]]\nname = "Short nights"\nquery = "tag:sleep"\n')
    assert run(["refresh"]) == 0
    capsys.readouterr()
    return home


def offered(*words: str, shell: str = "zsh") -> list[str]:
    """What is offered after these words, the last of which is being typed."""
    environment = {
        **os.environ,
        "_WELLREAD_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": shlex.join(["wellread", *words]),
        "COMP_CWORD": str(len(words)),
    }
    run = subprocess.run(
        [sys.executable, "-m", "reader"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stderr == ""
    lines = run.stdout.splitlines()
    return [value.replace("\\:", ":") for value in lines[1::3]]


def test_commands_and_options_are_offered(filled: Path) -> None:
    assert {"search", "searches"} <= set(offered("sea"))
    assert "--outline" in offered("read", "--o")


def test_articles_are_offered_by_number_and_not_twice(filled: Path) -> None:
    assert set(offered("read", "")) == {"1", "2"}
    assert offered("bookmark", "1", "") == ["2"]


def test_feeds_tags_and_searches_are_offered(filled: Path) -> None:
    assert offered("unfollow", "hea") == ["Health News & Views"]
    assert "sleep" in offered("tag", "1", "sl")
    assert offered("list", "--saved", "") == ["Short nights"]


def test_a_query_is_completed_field_by_field(filled: Path) -> None:
    assert "tag:" in offered("list", "")
    assert "-tag:" in offered("list", "--", "-t")
    assert offered("list", "is:unr") == ["is:unread"]
    assert offered("list", "study:tri") == ["study:trial"]
    assert "tag:sleep" in offered("list", "sleep", "tag:sl")
    assert offered("list", "feed:hea") == ['feed:"Health News & Views"']
    assert offered("list", "category:") == ["category:News"]
    # Bash hands the same over in three words.
    assert offered("list", "is", ":", "unr") == ["unread"]
    assert "unread" in offered("list", "is", ":")


def test_topics_are_offered() -> None:
    assert "keys" in offered("help", "ke")


def test_where_there_is_no_library_none_is_made(home: Path) -> None:
    assert offered("read", "") == []
    assert offered("refresh", "") == []
    assert not (home / "library.db").exists()


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_gets_its_script(shell: str, capsys: Said) -> None:
    assert run(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert f"_WELLREAD_COMPLETE={shell}_complete" in script
    checker = shutil.which(shell)
    if checker is not None:
        subprocess.run([checker, "-n"], input=script, text=True, check=True)


def test_a_real_bash_takes_a_title_of_several_words_as_one(
    filled: Path, tmp_path: Path, capsys: Said
) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash on this machine")
    program = tmp_path / "wellread"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m reader "$@"\n')
    program.chmod(0o755)
    assert run(["completion", "bash"]) == 0
    script = tmp_path / "completion"
    script.write_text(capsys.readouterr().out)
    asked = (
        f"source {script}; compopt() {{ :; }}; COMP_WORDS=(wellread refresh Hea); "
        f"COMP_CWORD=2; _wellread_completion {program} Hea refresh; "
        "printf '<%s>\\n' \"${COMPREPLY[@]}\""
    )
    told = subprocess.run(
        [bash, "--norc", "-c", asked], capture_output=True, text=True, check=True
    )
    assert told.stdout == "<Health News & Views>\n"


def test_every_argument_that_names_something_of_the_library_completes() -> None:
    named = {"entry_id", "entry_ids", "one", "other", "feed", "names", "query"}
    for name, command in commands().items():
        for parameter in command.params:
            if parameter.name in named:
                assert parameter._custom_shell_complete, f"{name} {parameter.name}"


def test_a_script_that_nobody_reads_to_its_end_is_no_error() -> None:
    typed = f"{sys.executable} -m reader completion zsh | true; exit ${{PIPESTATUS[0]}}"
    run = subprocess.run(["bash", "-c", typed], capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")
