"""What a person does on the command line: mark, tag, note, undo, ask, compare."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from reader.cli.main import run
from reader.library import Library
from reader.library.catalogue import FORGOTTEN
from tests.conftest import follow
from tests.web import Web, rss

TEXT = "<p>Sleeping seven hours was linked to a longer life in 1,240 adults.</p>"
TUMOUR = "<p>The tumour shrank in most of the people who were treated for a year.</p>"

Said = pytest.CaptureFixture[str]


@pytest.fixture
def filled(home: Path, web: Web, capsys: Said) -> Path:
    """A library with two articles of one feed: 1 the newer, 2 the older in the feed."""
    entries = [("1", "Sleep and long life", TEXT), ("2", "A new drug", TUMOUR)]
    web.pages["/feed"] = rss("Health News", entries)
    follow(home, web.url("/feed"))
    assert run(["refresh"]) == 0
    capsys.readouterr()
    return home


def said(capsys: Said, *arguments: str, code: int = 0) -> tuple[str, str]:
    assert run(arguments) == code
    captured = capsys.readouterr()
    return captured.out, captured.err


def shapes(capsys: Said, *arguments: str) -> list[dict[str, Any]]:
    out, _ = said(capsys, *arguments, "--json")
    return [json.loads(line) for line in out.splitlines()]


def number(capsys: Said, title: str) -> str:
    [entry] = [e for e in shapes(capsys, "list") if e["title"] == title]
    return str(entry["id"])


def test_tags_are_added_taken_away_and_brought_back(filled: Path, capsys: Said) -> None:
    sleep = number(capsys, "Sleep and long life")
    out, _ = said(capsys, "tag", sleep, "Bed Time", "#reading")
    assert "#bed-time #reading" in out
    assert [e["id"] for e in shapes(capsys, "list", "tag:bed-time")] == [int(sleep)]
    [entry] = shapes(capsys, "list", "tag:reading")
    assert {"name": "reading", "origin": "user"} in entry["tags"]
    said(capsys, "tag", sleep, "reading", "--remove")
    assert shapes(capsys, "list", "tag:reading") == []
    _, err = said(capsys, "undo")
    assert "took back: took from “Sleep and long life” #reading, just now" in err
    assert shapes(capsys, "list", "tag:reading")
    said(capsys, "tag", sleep, "!!!", code=2)


def test_a_note_is_written_found_shown_and_removed(
    filled: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    drug = number(capsys, "A new drug")
    assert "no note" in said(capsys, "note", drug)[1]
    said(capsys, "note", drug, "Ask the pharmacist\x1b[2J")
    assert said(capsys, "note", drug)[0] == "Ask the pharmacist[2J\n"
    assert [e["id"] for e in shapes(capsys, "search", "pharmacist")] == [int(drug)]
    assert shapes(capsys, "read", drug)[0]["note"] == "Ask the pharmacist[2J"
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\necho and the doctor >> $1\n")
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    said(capsys, "note", drug, "--edit")
    assert "and the doctor" in said(capsys, "note", drug)[0]
    said(capsys, "note", drug, "--remove")
    assert shapes(capsys, "read", drug)[0]["note"] is None
    assert "there is no note on it" in said(capsys, "note", drug, "--remove")[1]
    said(capsys, "note", drug, "hello", "there")
    assert said(capsys, "note", drug)[0] == "hello there\n"
    assert "says that already" in said(capsys, "note", drug, "hello there")[1]
    said(capsys, "note", "99", "x", code=1)
    said(capsys, "note", drug, "x", "--remove", code=2)


def test_a_view_is_marked_read_and_that_undone_and_redone(
    filled: Path, capsys: Said
) -> None:
    assert "2 marked as read" in said(capsys, "mark", "--query", "feed:health")[1]
    assert shapes(capsys, "list", "is:unread") == []
    [action, *_] = shapes(capsys, "undo", "--list")
    assert action["label"] == "marked 2 articles read"
    assert "took back: marked 2 articles read" in said(capsys, "undo")[1]
    assert len(shapes(capsys, "list", "is:unread")) == 2
    said(capsys, "undo", "--redo")
    assert shapes(capsys, "list", "is:unread") == []
    said(capsys, "undo")
    assert "nothing to undo" in said(capsys, "undo")[1]
    said(capsys, "mark", code=2)
    said(capsys, "mark", "1", "--query", "x", code=2)


def test_a_bookmark_let_go_comes_back_with_its_text(filled: Path, capsys: Said) -> None:
    sleep = number(capsys, "Sleep and long life")
    said(capsys, "bookmark", sleep)
    said(capsys, "bookmark", sleep, "--remove")
    said(capsys, "undo")
    assert [e["id"] for e in shapes(capsys, "list", "is:bookmarked")] == [int(sleep)]


def test_undo_tells_that_it_cannot_bring_back_what_was_erased(
    filled: Path, capsys: Said
) -> None:
    sleep = number(capsys, "Sleep and long life")
    said(capsys, "mark", sleep)
    _, err = said(capsys, "forget", number(capsys, "A new drug"), "--yes")
    assert "wellread: erased 1; this cannot be undone\n" in err
    _, err = said(capsys, "undo")
    first, second = err.splitlines()
    assert "what was erased just now cannot be undone, but" in first
    assert "took back: " in second
    with Library.open() as library:
        at = library.now() - timedelta(hours=1)
        library._store.remember(FORGOTTEN, at.isoformat())
    said(capsys, "mark", sleep)
    _, err = said(capsys, "undo")
    assert "took back: " in err and "erased" not in err


def test_what_is_odd_in_a_query_is_told(filled: Path, capsys: Said) -> None:
    out, err = said(capsys, "list", "colour:red")
    assert out == ""
    assert "there is no field 'colour:'" in err
    _, err = said(capsys, "list", "tumo")
    assert "tumo* would find longer words" in err
    _, err = said(capsys, "search", "tumuor")
    assert "nothing answers that; for tumuor, did you mean tumour?" in err
    _, err = said(capsys, "list", "xylophone")
    assert "nothing answers that\n" in err
    out, err = said(capsys, "search", "tumor")
    assert "A new drug" in out
    assert "tumor: also searched for" in err
    assert "tumour" in err
    out, err = said(capsys, "search", "=tumor")
    assert out == ""
    assert "also searched" not in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("mark", "--query", "colour:red"),
        ("archive", "colour:red"),
        ("export", "json", "colour:red"),
        ("export", "markdown", "colour:red", "notes"),
        ("export", "epub", "colour:red", "book.epub"),
        ("export", "ris", "colour:red"),
    ],
)
def test_whatever_takes_a_query_tells_what_is_odd_in_it(
    filled: Path,
    capsys: Said,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
) -> None:
    monkeypatch.chdir(filled)
    assert run(arguments) in (0, 1)
    told = capsys.readouterr().err
    assert told.count("there is no field 'colour:', so it was searched as words") == 1


def test_a_word_that_is_left_out_may_stand_first(filled: Path, capsys: Said) -> None:
    for query in (
        ["-sleep"],
        ["-n", "5", "-sleep"],
        ["-n5", "-sleep"],
        ["--", "-sleep"],
    ):
        out, _ = said(capsys, "list", *query)
        assert "A new drug" in out and "Sleep" not in out, query
    out, _ = said(capsys, "search", "year", "-tag:nothing", "-hearing")
    assert "A new drug" in out
    for mistyped in ("--limt", "--sleep"):
        _, err = said(capsys, "search", mistyped, "sleep", code=2)
        assert "No such option" in err and mistyped in err
    _, err = said(capsys, "list", "-n", "-5", code=2)
    assert "-5 is not in the range" in err
    assert "Usage" in said(capsys, "search", "-h")[0]


def test_saved_searches_and_watched_words_are_counted(
    filled: Path, capsys: Said
) -> None:
    feeds = filled / "feeds.toml"
    feeds.write_text(
        feeds.read_text()
        + '\n[[search]]\nname = "Drugs"\nquery = "drug is:unread"\n'
        + '\n[watch]\nterms = ["tumour", "adults"]\n'
    )
    assert shapes(capsys, "searches") == [
        {"name": "Drugs", "query": "drug is:unread", "total": 1, "unread": 1},
        {"name": "tumour", "query": '"tumour"', "total": 1, "unread": 1},
        {"name": "adults", "query": '"adults"', "total": 1, "unread": 1},
    ]
    assert len(shapes(capsys, "list", "is:watched")) == 2
    said(capsys, "mark", "--query", "drug")
    assert "     0      0 unread  Drugs" in said(capsys, "searches")[0]


def test_what_a_publisher_changed_is_told(
    filled: Path, web: Web, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleep = number(capsys, "Sleep and long life")
    assert "has not been changed" in said(capsys, "read", sleep, "--changes")[1]
    corrected = TEXT.replace("longer", "shorter")
    web.pages["/feed"] = rss("Health News", [("1", "Sleep and long life", corrected)])
    said(capsys, "refresh", web.url("/feed"))
    out, _ = said(capsys, "read", sleep, "--changes")
    assert "linked to a [-longer-]{+shorter+} life in 1,240 adults." in out
    [told] = shapes(capsys, "read", sleep, "--changes")
    assert {"kind": "removed", "text": "longer"} in told["pieces"]
    [article] = shapes(capsys, "read", sleep)
    assert len(article["revisions"]) == 1
    assert article["revised_at"] == article["revisions"][0]["until"] == told["until"]
    assert [e["id"] for e in shapes(capsys, "list", "is:changed")] == [int(sleep)]
