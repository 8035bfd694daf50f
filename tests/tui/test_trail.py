"""One goes back the way one came."""

from __future__ import annotations

from dataclasses import replace

from reader.tui.trail import Place, Trail
from reader.tui.views import ALL, UNREAD

LIST = Place(UNREAD, highlighted=1)
FIRST, SECOND = replace(LIST, article=1), replace(LIST, article=2)


def test_places_come_back_in_reverse() -> None:
    trail = Trail()
    for place in (LIST, FIRST, SECOND):
        trail.leave(place)
    assert [trail.back() for _ in range(4)] == [SECOND, FIRST, LIST, None]


def test_articles_are_dropped_down_to_the_list_they_started_from() -> None:
    trail = Trail()
    for place in (replace(LIST, view=ALL), LIST, FIRST, SECOND):
        trail.leave(place)
    trail.drop_articles()
    assert trail.back() == LIST


def test_a_long_way_is_forgotten_from_its_beginning() -> None:
    trail = Trail()
    for number in range(1000):
        trail.leave(replace(LIST, highlighted=number))
    assert len(trail) == 200
    assert trail.back() == replace(LIST, highlighted=999)
