"""What one makes of articles is made by one key, and undone by another."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from reader.library import Library
from reader.model import Query
from reader.tui.widgets.layout import TOP
from tests.tui.making import MEDIUM, TITLES, fill, library, main, said, shown, text


def names(shelf: Library) -> dict[str, str]:
    return {tag.name: tag.origin for tag in shelf.entries()[0].tags}


async def test_a_whole_list_is_marked_read_and_one_key_undoes_it(
    shelf: Library,
) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("A")
        assert shelf.counts().unread == 0
        assert "●" not in text(pilot)
        assert TITLES[0] in text(pilot)
        await pilot.press("u")
        assert shelf.counts().unread == 5
        assert "●" in text(pilot)
        told = [note.message for note in pilot.app._notifications]
        assert told[0] == "Unread: 5 articles marked read. u undoes it."
        assert told[1].startswith("Undone: ")
        await pilot.press("ctrl+r")
        assert shelf.counts().unread == 0
        await pilot.press("u", "u")
        assert "nothing to undo" in [*pilot.app._notifications][-1].message


async def test_only_what_the_list_shows_is_marked(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("slash", *"=naps", "enter", "A")
        assert [e.title for e in shelf.entries(Query(text="is:read"))] == [TITLES[1]]


async def test_tags_are_given_and_taken_away_by_name(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("enter", "T")
        pilot.app.screen.query_one(Input).value = "#Rest, -sleep later"
        await pilot.press("enter")
        given = names(shelf)
        assert given["rest"] == given["later"] == "user"
        assert "sleep" not in given
        assert "#rest" in text(pilot)
        await pilot.press("T", "escape")
        assert names(shelf) == given
        await pilot.press("u")
        assert "sleep" in names(shelf)
        assert "rest" not in names(shelf)


async def test_a_tag_of_signs_alone_is_refused_in_words(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        before = names(shelf)
        await pilot.press("T")
        pilot.app.screen.query_one(Input).value = "???"
        await pilot.press("enter")
        assert names(shelf) == before
        assert pilot.app._notifications


async def test_a_note_is_kept_by_leaving_it_and_removed_by_emptying_it(
    shelf: Library,
) -> None:
    entry = shelf.entries()[0]
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("m", *"Ask Ann", "escape")
        assert shelf.note(entry.id) == "Ask Ann"
        await pilot.press("m")
        area = pilot.app.screen.query_one(TextArea)
        assert area.text == "Ask Ann"
        area.text = ""
        await pilot.press("escape")
        assert shelf.note(entry.id) == ""


@pytest.mark.parametrize(
    ("theirs", "typed", "kept", "is_told"),
    [
        ("Ask Ann", " today", "Ask Ann\n\nCall today", True),
        ("Ask Ann, or Call today", " today", "Ask Ann, or Call today", True),
        ("Ask Ann", "", "Ask Ann", False),
        ("", " today", "Call today", False),
    ],
)
async def test_a_note_that_another_program_wrote_meanwhile_is_kept_too(
    shelf: Library, tmp_path: Path, theirs: str, typed: str, kept: str, is_told: bool
) -> None:
    entry = shelf.entries()[0]
    shelf.write_note(entry.id, "Call")
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("m", "end")
        with library(tmp_path) as other:
            other.write_note(entry.id, theirs)
        await pilot.press(*typed, "escape")
        assert shelf.note(entry.id) == kept
        assert ("Another program wrote" in said(pilot)) is is_told


async def test_an_article_opens_where_reading_stopped(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("enter", "3", "j", "escape")
        page = main(pilot).page
        await pilot.press("j", "enter")
        assert page.place == TOP
        await pilot.press("escape", "k", "enter")
        assert "§ 3/4" in text(pilot).splitlines()[0]
        place = page.place
        await pilot.press("Q")
    shelf.mark_read(*(entry.id for entry in shelf.entries()), is_read=False)
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("g", "enter")
        assert main(pilot).page.place == place
        await pilot.press("G", "escape", "enter")
        assert main(pilot).page.place == TOP


async def test_a_library_that_is_only_read_says_so_once(tmp_path: Path) -> None:
    with library(tmp_path) as filled:
        fill(filled._store)
    with closing(sqlite3.connect(tmp_path / "library.db")) as raw:
        raw.execute("PRAGMA user_version = 99")
    with library(tmp_path) as shelf:
        async with shown(shelf, MEDIUM) as pilot:
            told = len(pilot.app._notifications)
            await pilot.press(
                "enter", "pagedown", "right_square_bracket", "n", "escape"
            )
            assert len(pilot.app._notifications) == told
            await pilot.press("b")
            [said] = [*pilot.app._notifications][told:]
            assert "newer wellread" in said.message


async def test_one_answer_is_one_step_to_be_undone(shelf: Library) -> None:
    before = names(shelf)
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("T")
        pilot.app.screen.query_one(Input).value = "rest -sleep"
        await pilot.press("enter")
        assert names(shelf) != before
        action = shelf.next_action()
        assert action is not None
        assert action.label == "tagged “Seven hours” #rest, took away #sleep"
        await pilot.press("u")
        assert names(shelf) == before
        assert shelf.next_action() is None


def test_quotation_marks_within_others_are_single(tmp_path: Path) -> None:
    with library(tmp_path) as shelf:
        fill(shelf._store, ["“Fecal” matters", "Seven hours"])
        for entry in shelf.entries()[:2]:
            shelf.bookmark(entry.id)
        assert {action.label for action in shelf.actions()} == {
            "bookmarked “‘Fecal’ matters”",
            "bookmarked “Seven hours”",
        }
