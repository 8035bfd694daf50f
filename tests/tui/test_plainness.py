"""Where a terminal knows only ASCII, it gets only ASCII, cell for cell."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from reader.library import Library
from reader.tui.plainness import AsciiFilter, is_utf8
from tests.terminal import Terminal
from tests.tui import making
from tests.tui.making import MEDIUM, SMALL, settings, shown, text

BLACK = Color(0, 0, 0)


@pytest.mark.parametrize(
    ("variables", "knows"),
    [
        ({}, True),
        ({"LANG": "de_DE.UTF-8"}, True),
        ({"LANG": "C"}, False),
        ({"LANG": "POSIX", "LC_CTYPE": "C.UTF-8"}, False),  # what Python writes there
        ({"LANG": "en_US.UTF-8", "LC_ALL": "C"}, False),
        ({"LANG": "C", "LC_ALL": "C.utf8"}, True),
        ({"LANG": "C", "LC_CTYPE": "de_DE.UTF-8"}, True),
        ({"LANG": "de_DE.ISO-8859-1"}, False),
        ({"LC_ALL": "", "LANG": "en_GB.utf8"}, True),
    ],
)
def test_the_locale_tells_what_a_terminal_knows(
    variables: dict[str, str], knows: bool
) -> None:
    assert is_utf8(variables) is knows


@given(st.text())
def test_no_letter_is_left_that_could_not_be_shown_and_no_width_changes(
    words: str,
) -> None:
    [segment] = AsciiFilter(letters=True).apply([Segment(words)], BLACK)
    assert segment.text.isascii()
    assert cell_len(segment.text) == sum(map(cell_len, words))


def test_letters_stay_where_only_signs_are_lacking() -> None:
    [segment] = AsciiFilter(letters=False).apply([Segment("│ “Müsli” – 睡眠 …")], BLACK)
    assert segment.text == '| "Müsli" - 睡眠 ~'
    [segment] = AsciiFilter(letters=True).apply([Segment("│ “Müsli” – 睡眠 …")], BLACK)
    assert segment.text == '| "Musli" - ???? ~'


@pytest.mark.parametrize("size", [SMALL, MEDIUM])
async def test_every_screen_is_ascii_to_its_corners(
    shelf: Library, size: tuple[int, int]
) -> None:
    shelf.bookmark(shelf.entries()[0].id)
    async with shown(shelf, size, settings=settings(ascii=True)) as pilot:
        for keys in (
            ("j",),
            ("question_mark",),
            ("escape", "H"),
            ("escape", "F"),
            ("escape", "X"),
            ("escape", "enter"),
            ("i", "tab"),
            ("escape", "ctrl+p"),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            assert text(pilot).isascii(), [c for c in text(pilot) if not c.isascii()]


def test_a_terminal_without_utf8_is_sent_none(tmp_path: Path) -> None:
    with making.library(tmp_path) as library:
        making.fill(library._store, ("“Müsli” – gut?", *making.TITLES))
    (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "{making.SLEEP}"\n')
    with Terminal(WELLREAD_HOME=str(tmp_path), LC_ALL="C") as terminal:
        terminal.wait_for('"Musli" - gut?')
        terminal.press("\r")
        terminal.wait_for("1 Background")
        terminal.press("Q")
        assert terminal.ended() == 0
        assert terminal.received.isascii()
