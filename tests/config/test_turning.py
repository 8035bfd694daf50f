"""What was put into feeds.toml, or taken out of it, is undone and done again."""

from __future__ import annotations

import tomllib

import pytest

from reader.config.turning import turn
from reader.model import Edit

MINE = """\
# mine

[[feed]] # my sister's
url = "https://a.example/feed"
category = "News" # since May

[[search]]
name = "Naps"
query = "nap"

[[feed]]
url = "https://anna:secret@b.example/feed"

[watch]
terms = ["tea", "naps"]
"""

GONE = [
    Edit("feed", "https://a.example/feed", is_added=False),
    Edit("search", "Naps", is_added=False),
    Edit("watch", "tea", is_added=False),
]


@pytest.mark.parametrize("edits", [*([edit] for edit in GONE), GONE])
def test_what_was_taken_out_stands_again_where_it_stood(edits: list[Edit]) -> None:
    without, done = turn(MINE, edits, is_undone=False)
    assert tomllib.loads(without) != tomllib.loads(MINE)
    assert all(edit.passages for edit in done)

    again, undone = turn(without, done, is_undone=True)
    # tomlkit puts a word into a list without a space behind the comma.
    assert again.replace('"tea","naps"', '"tea", "naps"') == MINE
    assert not any(edit.passages for edit in undone)
    assert turn(again, undone, is_undone=False) == (without, done)


def test_what_was_put_in_goes_and_comes_back_as_it_is_by_then() -> None:
    edits = [Edit("feed", "https://a.example/feed", is_added=True)]
    without, undone = turn(MINE, edits, is_undone=True)
    assert "sister" not in without
    assert turn(without, undone, is_undone=False)[0] == MINE


def test_what_somebody_put_there_since_is_not_put_there_twice() -> None:
    without, done = turn(MINE, GONE[:1], is_undone=False)
    text = without + '\n[[feed]]\nurl = "http://a.example/feed/"\n'
    assert turn(text, done, is_undone=True) == (text, done)


def test_what_somebody_took_out_since_stays_out() -> None:
    edits = (Edit("search", "gone by now", is_added=True),)
    assert turn(MINE, edits, is_undone=True) == (MINE, edits)
    assert turn(MINE, edits, is_undone=False) == (MINE, edits)


def test_a_word_comes_back_though_its_list_is_gone() -> None:
    without, done = turn(MINE, GONE[2:], is_undone=False)
    text, _ = turn(without[: without.index("[watch]")], done, is_undone=True)
    assert tomllib.loads(text)["watch"]["terms"] == ["tea"]


def test_a_password_is_not_kept_with_what_was_taken_out() -> None:
    edits = [Edit("feed", "https://b.example/feed", is_added=False)]
    without, done = turn(MINE, edits, is_undone=False)
    assert "b.example" not in without
    assert "secret" not in str(done)
    again, _ = turn(without, done, is_undone=True)
    assert again == MINE.replace("anna:secret@", "")
