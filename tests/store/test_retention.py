"""Retention: only what is old, read and untouched goes, and it does not come back."""

from __future__ import annotations

from datetime import timedelta

from reader.model import CleanLine, Document, ParsedFeed
from reader.store.intake import Intake
from reader.store.retention import let_go
from reader.store.store import Store
from tests.store.making import NOW, URL, arrive, digest, follow, ids, parsed

THEN = NOW - timedelta(days=400)
LIMIT = NOW - timedelta(days=365)
MARKS = ["Bookmarked", "Noted", "Tagged", "Half-read", "Unread", "New", "Read now"]


def old(title: str, **changes: object) -> object:
    return parsed(title, title=CleanLine(title), published=THEN, **changes)


def fill(store: Store, *titles: str) -> dict[str, int]:
    follow(store)
    arrive(store, *(old(title) for title in titles), at=THEN)
    digest(store, tags=["sleep"])
    known = ids(store)
    store.mark_read(list(known.values()), True, at=THEN)
    return known


def test_only_what_nobody_touched_goes(store: Store) -> None:
    known = fill(store, "Old", *MARKS)
    store.bookmark([known["Bookmarked"]], True, at=THEN)
    store.set_note(known["Noted"], "!", at=THEN)
    store.tag([known["Tagged"]], ["mine"], True, at=THEN)
    store.remember_position(known["Half-read"], 3, 0, at=THEN)
    store.mark_read([known["Unread"], known["Read now"]], False, at=THEN)
    store.mark_read([known["Read now"]], True, at=NOW)
    new = parsed("New", title=CleanLine("New"), published=NOW)
    arrive(store, new, at=NOW)
    assert let_go(store.connection, LIMIT, most=99) == 1
    assert set(ids(store)) == set(MARKS)
    assert let_go(store.connection, LIMIT, most=99) == 0


def test_what_its_feed_still_lists_stays(store: Store) -> None:
    fill(store, "Listed", "Gone")
    arrive(store, old("Listed"), at=NOW)
    assert let_go(store.connection, LIMIT, most=99) == 1
    assert set(ids(store)) == {"Listed"}


def test_what_went_does_not_come_back(store: Store) -> None:
    fill(store, "Old")
    arrive(store, at=NOW)
    assert let_go(store.connection, LIMIT, most=99) == 1
    assert arrive(store, old("Old"), at=NOW).new == 0
    assert ids(store) == {}


def test_no_more_goes_than_may_at_once(store: Store) -> None:
    fill(store, *map(str, range(20)))
    arrive(store, at=NOW)
    assert let_go(store.connection, LIMIT, most=15) == 15
    assert len(ids(store)) == 5
    assert store.counts(today=NOW).total == 5
    assert store.tags()[0].total == 5


def test_the_feed_of_an_article_that_is_hidden_keeps_it(store: Store) -> None:
    fill(store, "Old")
    arrive(store, at=NOW)
    follow(store, "https://other.example/rss")
    assert let_go(store.connection, LIMIT, most=99) == 0


def test_what_was_not_even_read_of_a_document_is_still_listed(store: Store) -> None:
    fill(store, "Oldest", "Older", "Old")
    # A new entry pushed the last one out; two that were known were not parsed again.
    new = parsed("New", title=CleanLine("New"), published=NOW)
    feed = ParsedFeed(title=CleanLine("News"), link="", entries=(new,), skipped=2)
    document = Document(url=URL, status=200)
    Intake(store).arrive(URL, feed, document, at=NOW, next_at=NOW)
    assert let_go(store.connection, LIMIT, most=99) == 1
    assert set(ids(store)) == {"New", "Oldest", "Older"}


def test_who_came_back_to_the_beginning_stopped_nowhere(store: Store) -> None:
    known = fill(store, "Old")
    arrive(store, at=NOW)
    store.remember_position(known["Old"], 3, 0, at=THEN)
    assert let_go(store.connection, LIMIT, most=99) == 0
    store.remember_position(known["Old"], 0, 0, at=THEN)
    assert store.position(known["Old"]) is None
    assert let_go(store.connection, LIMIT, most=99) == 1
    # What was done to it is passed over.
    assert store.undo() is not None
    assert ids(store) == {}
