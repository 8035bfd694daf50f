"""What a publisher changed is shown word by word, and leads to where it stands."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli.main import run
from reader.core.contrast import contrast
from reader.library import Library
from reader.model import Block, CleanLine, CleanText, Piece, Query, Section
from reader.store.intake import Intake
from reader.store.store import Store
from reader.tui.passages import passages, place_in
from reader.tui.screens.changes import ChangesBox
from tests.store.making import NOW, arrive, digested, follow, parsed
from tests.tui.making import (
    MEDIUM,
    SMALL,
    library,
    main,
    said,
    settings,
    shown,
    text,
    until,
)

PARAGRAPHS = [f"Paragraph {n} says what it says." for n in range(40)]
FIRST = ["Sleep", *PARAGRAPHS, "In all, 120 people took part.", "The end."]
SECOND = ["Sleep", *PARAGRAPHS, "In all, 132 people took part.", "An end."]
THIRD = ["Sleep, corrected", *SECOND[1:]]
TEXTS = st.lists(st.text(st.sampled_from("ab \n"), max_size=12), max_size=6)


def say(store: Store, lines: list[str], minutes: int) -> None:
    """The feed's one article says something, a paragraph a line."""
    title, *paragraphs = lines
    said = "\n".join(lines)
    entry = parsed(html=f"<p>{said}</p>", said=said.encode(), title=CleanLine(title))
    arrive(store, entry, at=NOW - timedelta(minutes=minutes))
    intake = Intake(store)
    made = digested("\n".join(paragraphs))
    intake.save_digests({n: made for n, _ in intake.undigested(1, limit=9)})


@pytest.fixture
def revised(tmp_path: Path) -> Library:
    """A library whose one article was changed twice."""
    store = Store.open(tmp_path / "library.db")
    follow(store)
    for minutes, lines in ((90, FIRST), (60, SECOND), (30, THIRD)):
        say(store, lines, minutes)
    store.close()
    return library(tmp_path)


@given(TEXTS, TEXTS)
def test_passages_are_just_the_paragraphs_that_differ(
    old: list[str], new: list[str]
) -> None:
    before, after = "\n".join(old), "\n".join(new)
    found = list(passages(contrast(before, after)))
    assert bool(found) == (before != after) or before.split() == after.split()
    for passage in found:
        assert any(kind != "same" for kind, _ in passage.pieces)
        assert 0 <= passage.at <= len(after)
        assert "\n" not in "".join(text for _, text in passage.pieces)


def test_what_stayed_is_counted() -> None:
    pieces = [
        Piece("same", "one\n\ntwo\n"),
        Piece("removed", "three"),
        Piece("added", "3"),
        Piece("same", " and\nfour"),
    ]
    [passage] = passages(pieces)
    assert passage.skipped == 2
    assert passage.at == len("one\n\ntwo\n")
    assert [piece.kind for piece in passage.pieces] == ["removed", "added", "same"]


def test_an_offset_has_its_block() -> None:
    table = Block("table", "a\tb", rows=(("a", "b"),))
    blocks = (Block("paragraph", "first"), table, Block("paragraph", "last"))
    [lead] = [
        Section(
            title=CleanLine(""),
            level=0,
            kind="lead",
            markdown=CleanText(""),
            blocks=blocks,
        )
    ]
    sections = (lead,)
    assert place_in(0, "Title", sections) is None
    text = "\n".join(("Title", *(block.text for block in blocks)))
    for word, number in (("first", 0), ("a\tb", 1), ("last", 2)):
        place = place_in(text.index(word), "Title", sections)
        assert place is not None
        assert (place.section, place.block, place.start) == (0, number, 0)
    last = place_in(len(text), "Title", sections)
    assert last is not None
    assert last.block == 2


async def test_an_article_says_that_it_was_changed(revised: Library) -> None:
    revised.bookmark(revised.entries(Query())[0].id)
    async with shown(revised, MEDIUM) as pilot:
        assert "changed" in text(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "Changed by its publisher (30 min ago); w shows what." in text(pilot)


async def test_its_box_names_the_keys_that_there_are(revised: Library) -> None:
    wished = settings()
    others = {"entry.changes": "f7", "changes.earlier": "f8", "changes.close": "f9"}
    wished.keys.update(others)  # type: ignore[attr-defined]
    async with shown(revised, MEDIUM, settings=wished) as pilot:
        await pilot.press("enter")
        await until(pilot, "f7 shows what.")
        await pilot.press("f7")
        await until(pilot, "f8 an earlier version · ] a later one · ⏎ goes there")
        assert "f9 closes" in text(pilot)
        await pilot.press("f9")
        assert not isinstance(pilot.app.screen, ChangesBox)


@pytest.mark.parametrize("size", [SMALL, MEDIUM], ids=str)
async def test_the_changes_are_shown_and_walked_through(
    revised: Library, size: tuple[int, int]
) -> None:
    async with shown(revised, size) as pilot:
        await pilot.press("enter", "w")
        await pilot.pause()
        assert "(2 of 2)" in text(pilot)
        assert "+ Sleep, corrected" in text(pilot)
        await pilot.press("left_square_bracket")
        await pilot.pause()
        page = text(pilot)
        assert "(1 of 2)" in page
        assert "40 paragraphs unchanged" in page
        assert "± In all, 120 132 people took part." in page
        await pilot.press("left_square_bracket", "j", "enter")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, ChangesBox)
        assert main(pilot).page.has_focus
        [mark] = main(pilot).page.marks.group("quoted")
        blocks = main(pilot).page.document.blocks
        assert blocks[mark.block].text == "In all, 132 people took part."
        assert "In all, 132 people" in text(pilot)


@pytest.mark.parametrize("theme", ["terminal", "paper"])
async def test_what_came_and_went_is_told_without_colour(
    revised: Library, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if theme == "paper":
        monkeypatch.setenv("NO_COLOR", "1")
    async with shown(revised, MEDIUM, settings=settings(theme=theme)) as pilot:
        await pilot.press("w", "left_square_bracket")
        await pilot.pause()
        assert "In all, [-120-]{+132+} people took part." in text(pilot)


async def test_an_article_that_never_changed_says_so(shelf: Library) -> None:
    async with shown(shelf) as pilot:
        await pilot.press("w")
        assert "has not changed it" in said(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "Changed by its publisher" not in text(pilot)


def test_the_command_line_says_how_one_sees_it_there(
    revised: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    revised.close()
    monkeypatch.setenv("WELLREAD_HOME", str(tmp_path))
    assert run(["read", "1"]) == 0
    told = capsys.readouterr().out
    assert "--changes shows how." in told
    assert "w shows" not in told
