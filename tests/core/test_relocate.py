"""The law of moving: not on one day's word, and not for good where it leads nowhere."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reader.core.relocate import give_up, relocate
from reader.model import Moving

MONDAY = date(2026, 6, 1)
TUESDAY = MONDAY + timedelta(days=1)
NEW, OTHER = "https://new.example/feed", "https://login.example/"


def test_a_move_counts_when_it_is_seen_on_another_day() -> None:
    once = relocate(Moving(), NEW, MONDAY, is_read=True)
    assert once == Moving(candidate=NEW, since=MONDAY)
    assert relocate(once, NEW, MONDAY, is_read=True) == once
    assert relocate(once, NEW, TUESDAY, is_read=False) == Moving(address=NEW)


def test_what_was_never_read_is_no_place_to_move_to() -> None:
    assert relocate(Moving(), NEW, MONDAY, is_read=False) == Moving()


def test_another_target_begins_anew() -> None:
    once = relocate(Moving(), OTHER, MONDAY, is_read=True)
    expected = Moving(candidate=NEW, since=TUESDAY)
    assert relocate(once, NEW, TUESDAY, is_read=True) == expected


def test_an_answer_without_a_redirect_takes_it_back() -> None:
    once = relocate(Moving(), NEW, MONDAY, is_read=True)
    assert relocate(once, "", TUESDAY, is_read=True) == Moving()
    assert relocate(Moving(address=NEW), "", TUESDAY, is_read=True) == Moving(NEW)


def test_a_new_address_that_keeps_failing_is_given_up() -> None:
    moved = Moving(address=NEW)
    assert [give_up(moved, n) for n in (1, 2, 3)] == [moved, moved, Moving()]


STEPS = st.tuples(st.sampled_from(["", NEW, OTHER]), st.booleans())


@given(st.lists(STEPS, max_size=20))
def test_nothing_moves_within_a_day(steps: list[tuple[str, bool]]) -> None:
    moving = Moving()
    for seen, is_read in steps:
        moving = relocate(moving, seen, MONDAY, is_read=is_read)
    assert moving.address == ""
