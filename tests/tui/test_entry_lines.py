"""What stands in an entry's line where there is not room for all of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.library import Library
from reader.model import Entry, Query
from reader.tui.widgets.entry_lines import Look, entry_lines
from reader.tui.widgets.glyphs import UNICODE

STUDY = "observational study · 161,286 people · European Journal of Sleep"
FEED = "Teeth – the journal of everyday dentistry"


@pytest.fixture
def entry(shelf: Library) -> Entry:
    first = shelf.entries(Query())[0]
    return replace(first, feed_title=FEED, evidence=STUDY, copies=3)


def below(entry: Entry, width: int, shelf: Library) -> str:
    look = Look(shelf.now(), UNICODE)
    return "".join(piece.text for piece in entry_lines(entry, width, 2, look)[1])


def test_where_there_is_room_all_stands_there(entry: Entry, shelf: Library) -> None:
    line = below(entry, 160, shelf)
    assert FEED in line
    assert line.endswith(f"+3 · {STUDY}")


@pytest.mark.parametrize(
    ("width", "known"),
    [(110, "observational study · 161,286 people"), (95, "observational study")],
)
def test_what_is_known_of_the_study_goes_first(
    entry: Entry, shelf: Library, width: int, known: str
) -> None:
    line = below(entry, width, shelf)
    assert FEED in line
    assert line.endswith(f"+3 · {known}")


def test_the_feed_is_cut_last(entry: Entry, shelf: Library) -> None:
    line = below(entry, 45, shelf)
    assert line.endswith("+3")
    assert "Teeth – the" in line
    assert "study" not in line
