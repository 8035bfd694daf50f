"""The way the reader came, so that Escape can go back along it."""

from __future__ import annotations

from typing import NamedTuple

from reader.tui.views import View
from reader.tui.widgets.layout import TOP, Anchor

_LONGEST = 200


class Place(NamedTuple):
    """Where the reader was: a view, an entry in it, and perhaps a place in a text."""

    view: View
    highlighted: int | None
    """The id of the entry the cursor was on."""
    article: int | None = None
    """The id of the entry that was open; None where the list was read."""
    anchor: Anchor = TOP


class Trail:
    """The places that were left for another one, the last one on top."""

    def __init__(self) -> None:
        self._places: list[Place] = []

    def __len__(self) -> int:
        return len(self._places)

    def leave(self, place: Place) -> None:
        """Remember a place before going elsewhere."""
        self._places.append(place)
        del self._places[:-_LONGEST]

    def back(self) -> Place | None:
        """The place to go back to, and forget it; None at the beginning."""
        return self._places.pop() if self._places else None

    def drop_articles(self) -> None:
        """Forget the articles one came through, back to the list they started from."""
        while self._places and self._places[-1].article is not None:
            self._places.pop()
