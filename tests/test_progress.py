"""Long imports show how far they have come: to who is watching, and to nobody else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader import Library
from reader.cli.main import run
from tests.conftest import follow
from tests.store import making
from tests.terminal import Terminal

TEXT = "<p>Sleeping seven hours was linked to a longer life in 1,240 adults.</p>"
Said = pytest.CaptureFixture[str]


@pytest.fixture
def written(home: Path, tmp_path: Path) -> Path:
    """A library of 40 articles as lines of JSON, and a home that has none of them."""
    follow(home, making.URL)
    with Library.open() as library:
        entries = [making.parsed(str(n), html=TEXT) for n in range(40)]
        making.arrive(library._store, *entries, title="Health News")
    file = tmp_path / "all.jsonl"
    assert run(["export", "json", "--output", str(file)]) == 0
    for path in home.glob("library.db*"):
        path.unlink()
    return file


def test_on_a_terminal_bars_say_how_far_it_is(home: Path, written: Path) -> None:
    with Terminal("import", str(written), WELLREAD_HOME=str(home)) as terminal:
        assert terminal.ended() == 0
        lines = [line for line in terminal.shown().splitlines() if "%" in line]
    assert [line.split()[0] for line in lines] == ["Reading", "Articles"]
    assert all("100%" in line for line in lines)


def test_elsewhere_a_line_says_what_goes_on(written: Path, capsys: Said) -> None:
    capsys.readouterr()
    assert run(["import", str(written)]) == 0
    said = capsys.readouterr().err
    assert "preparing 40 texts" in said
    assert "%" not in said


def test_programs_are_told_the_outcome_alone(written: Path, capsys: Said) -> None:
    capsys.readouterr()
    assert run(["import", str(written), "--json"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert json.loads(said.out)["entries"] == 40
