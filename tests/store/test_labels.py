"""What nearly all entries of a feed are filed under tells nothing of any of them."""

from __future__ import annotations

from reader.store.intake import Intake
from reader.store.store import Store
from tests.store.making import arrive, follow, parsed


def _labels(store: Store) -> dict[str, tuple[str, ...]]:
    waiting = Intake(store).undigested(1, limit=100)
    return {entry.guid: entry.labels for _, entry in waiting}


def test_a_label_of_most_entries_is_left_out(store: Store) -> None:
    follow(store)
    some = [("News", "Sleep"), ("News", "Diet"), ("News",), ("News", "Sleep"), ()]
    arrive(store, *(parsed(str(n), labels=named) for n, named in enumerate(some)))
    assert _labels(store) == {
        "0": ("Sleep",),
        "1": ("Diet",),
        "2": (),
        "3": ("Sleep",),
        "4": (),
    }


def test_a_few_entries_do_not_show_what_a_feed_is_like(store: Store) -> None:
    follow(store)
    arrive(store, *(parsed(str(n), labels=("News",)) for n in range(4)))
    assert set(_labels(store).values()) == {("News",)}


def test_the_next_document_may_show_something_else(store: Store) -> None:
    follow(store)
    arrive(store, *(parsed(str(n), labels=("News",)) for n in range(5)))
    assert set(_labels(store).values()) == {()}
    arrive(store, *(parsed(f"x{n}", labels=(f"L{n}",)) for n in range(5)))
    assert _labels(store)["0"] == ("News",)
