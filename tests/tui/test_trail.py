"""One goes back the way one came."""

from __future__ import annotations

from reader.tui.trail import Place, Trail
from reader.tui.views import ALL, UNREAD

LIST = Place(UNREAD, highlighted=1)
FIRST, SECOND = LIST._replace(article=1), LIST._replace(article=2)


def test_places_come_back_in_reverse() -> None:
    trail = Trail()
    for place in (LIST, FIRST, SECOND):
        trail.leave(place)
    assert [trail.back() for _ in range(4)] == [SECOND, FIRST, LIST, None]


def test_articles_are_dropped_down_to_the_list_they_started_from() -> None:
    trail = Trail()
    for place in (LIST._replace(view=ALL), LIST, FIRST, SECOND):
        trail.leave(place)
    trail.drop_articles()
    assert trail.back() == LIST


def test_a_long_way_is_forgotten_from_its_beginning() -> None:
    trail = Trail()
    for number in range(1000):
        trail.leave(LIST._replace(highlighted=number))
    assert len(trail) == 200
    assert trail.back() == LIST._replace(highlighted=999)
