"""Panes share the height there is: none goes without, none gets more than it uses."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.tui.sharing import shared

WISHES = st.lists(st.integers(1, 60), min_size=1, max_size=6)


@given(WISHES, st.integers(1, 200))
def test_all_gets_used_and_nothing_twice(wanted: list[int], room: int) -> None:
    heights = shared(wanted, room)
    assert all(height <= wish for height, wish in zip(heights, wanted, strict=True))
    if sum(min(wish, 2) for wish in wanted) <= room:
        assert sum(heights) == min(room, sum(wanted))


@given(WISHES, st.integers(1, 200))
def test_each_has_its_heading_and_a_line(wanted: list[int], room: int) -> None:
    for height, wish in zip(shared(wanted, room), wanted, strict=True):
        assert height >= min(wish, 2)


@given(WISHES, st.integers(24, 200))
def test_who_has_less_than_another_has_all_it_wants(
    wanted: list[int], room: int
) -> None:
    heights = shared(wanted, room)
    for height, wish in zip(heights, wanted, strict=True):
        assert height == wish or height >= max(heights) - 1


@given(WISHES, st.integers(24, 200), st.data())
def test_the_favoured_one_comes_first(
    wanted: list[int], room: int, data: st.DataObject
) -> None:
    one = data.draw(st.integers(0, len(wanted) - 1))
    heights = shared(wanted, room, favoured=one)
    others = sum(min(wish, 4) for wish in wanted) - min(wanted[one], 4)
    assert heights[one] >= min(wanted[one], room - others)
    assert all(height >= min(w, 4) for height, w in zip(heights, wanted, strict=True))


def test_an_example() -> None:
    assert shared([12, 20, 5, 25, 30], 34) == [8, 7, 5, 7, 7]
    assert shared([12, 20, 5, 25, 30], 34, favoured=4) == [4, 4, 4, 4, 18]
