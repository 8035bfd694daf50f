"""Saved searches on the command line: kept, renamed and removed, each to be undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli.main import run

KEPT = '# mine\n[[search]]\nname = "Naps" # short\nquery = "nap is:unread"\n'

Said = pytest.CaptureFixture[str]


def named(capsys: Said) -> list[str]:
    capsys.readouterr()
    assert run(["searches"]) == 0
    lines = capsys.readouterr().out.splitlines()
    return [line.split("unread", 1)[1].strip() for line in lines]


def test_a_search_is_kept_renamed_and_removed_and_all_of_that_undone(
    home: Path, capsys: Said
) -> None:
    feeds = home / "feeds.toml"
    feeds.write_text(KEPT)
    assert run(["save", "Trials on sleep", "sleep", "study:trial"]) == 0
    assert "kept as “Trials on sleep”; 0 articles now" in capsys.readouterr().err
    trials = "Trials on sleep  sleep study:trial"
    assert named(capsys) == ["Naps  nap is:unread", trials]
    assert run(["save", "naps", "--rename", "Short sleep"]) == 0
    assert "“Naps” is called “Short sleep” now" in capsys.readouterr().err
    assert named(capsys) == [trials, "Short sleep  nap is:unread"]
    assert run(["save", "Trials on sleep", "--remove"]) == 0
    assert "removed “Trials on sleep”: sleep study:trial" in capsys.readouterr().err
    assert named(capsys) == ["Short sleep  nap is:unread"]
    for _ in range(3):
        assert run(["undo"]) == 0
    assert feeds.read_text() == KEPT
    for _ in range(3):
        assert run(["undo", "--redo"]) == 0
    assert named(capsys) == ["Short sleep  nap is:unread"]


def test_a_search_can_be_called_otherwise_by_the_case_of_its_letters_alone(
    home: Path, capsys: Said
) -> None:
    (home / "feeds.toml").write_text(KEPT)
    assert run(["save", "naps", "--rename", "NAPS"]) == 0
    assert named(capsys) == ["NAPS  nap is:unread"]
    assert run(["save", "NAPS", "--rename", "NAPS"]) == 0
    assert named(capsys) == ["NAPS  nap is:unread"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["Naps", "other"], 2, "another search is called 'Naps'"),
        (["Long", "--rename", "x"], 1, "no saved search is called 'Long'"),
        (["Nap", "--remove"], 1, "did you mean 'naps'?"),
        (["Naps", "--rename", " "], 2, "a search needs a name"),
        (["  ", "sleep"], 2, "a search needs a name"),
        (["Naps"], 2, "give one of QUERY, --rename and --remove"),
        (["Naps", "sleep", "--remove"], 2, "give one of QUERY"),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(
    home: Path, capsys: Said, words: list[str], code: int, said: str
) -> None:
    (home / "feeds.toml").write_text(KEPT)
    assert run(["save", *words]) == code
    assert said in capsys.readouterr().err
    assert (home / "feeds.toml").read_text() == KEPT


def test_what_of_a_query_is_not_understood_is_told_and_kept(
    home: Path, capsys: Said
) -> None:
    assert run(["save", "Odd", "colour:red", "nap"]) == 0
    assert "colour:" in capsys.readouterr().err
    assert named(capsys) == ["Odd  colour:red nap"]
