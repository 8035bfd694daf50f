"""Numbers before keys, watched words in titles, and the way to the evidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Following
from tests.tui import making
from tests.tui.making import MEDIUM, SMALL, main, shown


@pytest.fixture
def long_shelf(tmp_path: Path) -> Library:
    """Forty articles, and more."""
    library = making.library(tmp_path)
    making.fill(library._store, [f"Article {n}" for n in range(1, 41)])
    return library


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (["5", "j"], 5),
        (["1", "2", "j", "k"], 11),
        (["1", "0", "G"], 9),
        (["3", "g"], 2),
        (["9", "9", "9", "G"], 40),
        (["4", "d", "j"], 1),
        (["0", "j"], 1),
        (["2", "down", "3", "up"], 0),
        (["5", "j", "j"], 6),
    ],
)
async def test_a_number_before_a_key_repeats_it(
    long_shelf: Library, keys: list[str], place: int
) -> None:
    with long_shelf:
        async with shown(long_shelf, SMALL) as pilot:
            await pilot.press(*keys)
            assert main(pilot).entries.cursor == place


async def test_watched_words_are_lit_up_in_titles(tmp_path: Path) -> None:
    following = Following(watched=("blue light", "nap", "["))
    with making.library(tmp_path, following=following) as library:
        making.fill(library._store)
        async with shown(library, SMALL) as pilot:
            entries = main(pilot).entries
            lit = entries.paint("watched").color
            strips = [entries.line_strip(y) for y in range(entries.size.height)]
            segments = [segment for strip in strips for segment in strip]
            shown_so = [
                segment.text.strip()
                for segment in segments
                if segment.style and segment.style.color == lit
            ]
            assert [t for t in shown_so if t] == ["Nap", "Blue light"]


async def test_evidence_is_a_key_away_from_an_article(shelf: Library) -> None:
    for size in (SMALL, MEDIUM):
        async with shown(shelf, size) as pilot:
            await pilot.press("e")
            assert main(pilot).entries.has_focus
            await pilot.press("enter", "e")
            assert main(pilot).side.evidence.has_focus
            await pilot.press("escape")
            assert main(pilot).page.has_focus
