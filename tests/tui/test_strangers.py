"""What a stranger stumbled over once, nobody stumbles over again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import FeedNotFoundError
from reader.library import Library
from reader.library.finding import find_feed
from tests.tui.making import MEDIUM, shown


def wellread(home: Path, *words: str, **options: object) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "reader", *words],
        env={**os.environ, "WELLREAD_HOME": str(home)},
        capture_output="stdout" not in options,
        text=True,
        timeout=120,
        **options,
    )


def test_a_query_is_not_taken_for_a_folder(tmp_path: Path) -> None:
    told = wellread(tmp_path / "home", "export", "markdown", "is:bookmarked")
    assert told.returncode == 2
    assert "say which folder" in told.stderr
    assert not list(Path.cwd().glob("is:bookmarked"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device is always full")
def test_an_output_that_is_full_is_told_in_a_line(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        told = wellread(tmp_path, "list", stdout=full, stderr=subprocess.PIPE)
    assert told.returncode == 1
    assert told.stderr.count("\n") == 1
    assert "the output cannot be written: No space left" in told.stderr


def test_no_feed_is_guessed_that_is_called_quite_otherwise(shelf: Library) -> None:
    with pytest.raises(FeedNotFoundError) as caught:
        find_feed(shelf.feeds(), "xyzzy")
    assert "did you mean" not in str(caught.value)
    with pytest.raises(FeedNotFoundError, match="did you mean 'Diet News'"):
        find_feed(shelf.feeds(), "Diet Newt")


async def test_control_c_says_how_one_leaves(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("ctrl+c")
        [note] = pilot.app._notifications
        assert note.message == "Q leaves wellread."
