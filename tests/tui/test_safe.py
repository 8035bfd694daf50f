"""What a feed writes is text: it is shown, and neither obeyed nor read as markup."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from textual.color import Color

from reader.library import Library
from reader.model import CleanText, Query, Section, Summary
from reader.store.intake import Intake
from reader.store.store import Store
from reader.tui.safe import ControlFilter, plain
from tests.store.making import NOW, arrive, parsed
from tests.tui.making import (
    MEDIUM,
    SMALL,
    WIDE,
    fill,
    section,
    shown,
    text,
    until,
    whole,
)

EVIL = (
    "\x1b]52;c;ZXZpbA==\x07",
    "\x9b31mred",
    "[/nope]",
    "[bold red]loud[/]",
    "\u202egnp.exe",
    "a\x08\x08\x08b",
)
ALLOWED = {"\n"}


def controls(shown: str) -> set[str]:
    """The characters of a text that a terminal may obey."""
    return {
        sign
        for sign in shown
        if unicodedata.category(sign) == "Cc" or "\u202a" <= sign <= "\u202e"
    } - ALLOWED


@given(st.text())
def test_the_filter_lets_no_control_character_through(text: str) -> None:
    segments = ControlFilter().apply([Segment(text)], Color(0, 0, 0))
    assert not controls("".join(s.text.replace("\n", "") for s in segments))
    assert "\x1b" not in "".join(segment.text for segment in segments)


def test_the_filter_leaves_ordinary_text_alone() -> None:
    segments = [Segment("Schlaf – 眠り 👩\u200d🔬 می\u200cخواهم")]
    assert ControlFilter().apply(segments, Color(0, 0, 0)) == segments


@given(st.text())
def test_content_is_never_read_as_markup(text: str) -> None:
    content = plain(text + "[/nope][bold]")
    assert content.plain.endswith("[/nope][bold]")
    assert not content.spans
    assert not controls(content.plain.replace("\n", ""))


@pytest.fixture
def hostile(shelf: Library) -> Library:
    """A library into which somebody has got what should have been cleaned."""
    store: Store = shelf._store
    fill(store, EVIL)
    evil = "".join(EVIL)
    entries = [
        parsed(f"e{n}", title=title, author=evil, published=NOW)
        for n, title in enumerate(EVIL)
    ]
    arrive(store, *entries, url="https://sleep.example/feed", title=evil)
    bad: Section = section(evil)
    store.connection.raw.execute("UPDATE feeds SET title = ?", (evil,))
    digest = whole(
        *(f"tag{name}" for name in EVIL),
        sections=(bad, bad),
        summary=Summary(CleanText(evil), "feed"),
    )
    waiting = Intake(store).undigested(1, limit=100)
    assert waiting
    Intake(store).save_digests({entry_id: digest for entry_id, _ in waiting})
    return shelf


@pytest.mark.parametrize("size", [SMALL, MEDIUM, WIDE])
async def test_hostile_text_reaches_no_widget_as_a_command(
    hostile: Library, size: tuple[int, int]
) -> None:
    async with shown(hostile, size) as pilot:
        assert pilot.app.get_line_filters()
        for keys in (["s"], ["escape", "enter"], ["v"], ["escape", "escape", "d"]):
            await pilot.press(*keys)
            assert not controls(text(pilot))
        await pilot.press("enter")
        assert "[/nope]" in text(pilot)
        await pilot.press("escape", "b")
        assert hostile.count(Query(bookmarked=True)) == 1


async def test_hostile_names_are_harmless_in_the_palette(hostile: Library) -> None:
    async with shown(hostile, MEDIUM) as pilot:
        await pilot.press("ctrl+p", *"nope")
        await until(pilot, "Show this tag.")
        assert "[/nope]" in text(pilot)
        assert not controls(text(pilot))
