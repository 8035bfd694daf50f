"""What is remembered of asking: whole, or not at all, and never for less rest."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reader.errors import FeedNotFoundError
from reader.model import CleanLine, Document, Moving, Pace, ParsedFeed, Validators
from reader.store.store import Store
from reader.store.visits import Rest, Visits
from tests.store.making import LATER, NOW, URL, arrive, follow, parsed

OTHER = "https://other.example/feed"
SENT = Validators(etag='W/"1"', last_modified="yesterday")


def answer(status: int = 304, **columns: object) -> Document:
    return Document(url=URL, status=status, **columns)  # type: ignore[arg-type]


def test_validators_and_body_come_with_the_entries(store: Store) -> None:
    follow(store)
    visits = Visits(store)
    before = visits.standings()[URL]
    assert (before.validators, before.body_hash) == (Validators(), "")
    assert before.asked_at is None
    arrive(store, parsed("1"), content=b"", validators=SENT)
    after = visits.standings()[URL]
    assert after.validators == SENT
    assert after.body_hash.startswith("e3b0c442")
    assert after.asked_at == NOW
    arrive(store, parsed("1"), at=LATER)
    assert visits.standings()[URL].validators == Validators()


def test_an_answer_that_nothing_is_new_renews_the_validators(store: Store) -> None:
    follow(store)
    arrive(store, parsed("1"), validators=SENT)
    came = answer(validators=Validators(etag="c", last_modified="b"))
    visits = Visits(store)
    assert visits.unchanged(URL, came, at=LATER, next_at=LATER) == 1
    assert visits.standings()[URL].validators == came.validators
    assert [feed.refreshed_at for feed in store.feeds()] == [LATER]


def test_a_pace_is_kept_until_another_document_comes(store: Store) -> None:
    follow(store)
    visits = Visits(store)
    pace = Pace(ttl=7200, skip_hours=(0, 23), skip_days=(0, 6))
    feed = ParsedFeed(title=CleanLine("News"), link="", entries=(), pace=pace)
    read = answer(200, fresh_for=99)
    visits.arrived(URL, feed, read, at=NOW, next_at=NOW)
    visits.unchanged(URL, answer(304), at=LATER, next_at=LATER)
    assert visits.standings()[URL].pace == pace
    assert visits.standings()[URL].fresh_for == 99
    visits.unchanged(URL, answer(304, fresh_for=0), at=LATER, next_at=LATER)
    assert visits.standings()[URL].fresh_for == 0


def test_a_200_without_a_word_on_freshness_takes_the_old_one_back(store: Store) -> None:
    follow(store)
    visits = Visits(store)
    visits.unchanged(URL, answer(200, fresh_for=99), at=NOW, next_at=NOW)
    visits.unchanged(URL, answer(200), at=NOW, next_at=NOW)
    assert visits.standings()[URL].fresh_for == 0


def test_failures_are_counted_until_the_next_answer(store: Store) -> None:
    follow(store)
    visits = Visits(store)
    arrive(store, parsed("1"))
    for at in (LATER, LATER + timedelta(hours=1)):
        visits.failed(URL, "no route", at=at, next_at=LATER)
    [feed] = store.feeds()
    assert (feed.error, feed.errors_in_a_row) == ("no route", 2)
    assert (feed.refreshed_at, feed.next_at) == (NOW, LATER)
    [since] = store.connection.rows("SELECT failing_since FROM feeds")
    assert since[0] == LATER.timestamp()
    arrive(store, at=LATER)
    [feed] = store.feeds()
    assert (feed.error, feed.errors_in_a_row) == ("", 0)


def test_feeds_are_due_when_their_time_has_come(store: Store) -> None:
    follow(store, URL, OTHER)
    arrive(store)
    visits = Visits(store)
    due = {url for url, s in visits.standings().items() if s.is_due(NOW)}
    assert due == {OTHER}
    assert all(s.is_due(LATER) for s in visits.standings().values())
    follow(store, URL)
    assert set(visits.standings()) == {URL}


def test_a_move_is_remembered(store: Store) -> None:
    follow(store)
    visits = Visits(store)
    assert visits.standings()[URL].moving == Moving()
    for moving in (
        Moving(address="https://a.example/", candidate="https://b.example/"),
        Moving(candidate="https://b.example/", since=date(2026, 6, 1)),
    ):
        visits.unchanged(URL, answer(), at=NOW, next_at=NOW, moving=moving)
        assert visits.standings()[URL].moving == moving


def test_a_host_is_never_let_off_its_rest(store: Store) -> None:
    visits = Visits(store)
    visits.rest("news.example", Rest(NOW + timedelta(hours=2), 1))
    visits.rest("news.example", Rest(NOW + timedelta(hours=1), 2))
    assert visits.rests() == {"news.example": Rest(NOW + timedelta(hours=2), 2)}
    visits.served(["news.example"], at=LATER)
    assert visits.rests()
    visits.served(["news.example"], at=NOW + timedelta(hours=2))
    assert visits.rests() == {}


def test_a_part_that_fails_takes_nothing_else_along(store: Store) -> None:
    intake = follow(store, URL, OTHER)
    visits = Visits(store)
    with intake.writing():
        with intake.part():
            visits.unchanged(URL, answer(validators=SENT), at=NOW, next_at=NOW)
        with pytest.raises(ZeroDivisionError), intake.part():
            visits.unchanged(OTHER, answer(validators=SENT), at=NOW, next_at=NOW)
            raise ZeroDivisionError
    standings = visits.standings()
    assert (standings[URL].validators, standings[OTHER].validators) == (
        SENT,
        Validators(),
    )


def test_a_feed_that_was_never_followed_is_named(store: Store) -> None:
    visits = Visits(store)
    with pytest.raises(FeedNotFoundError):
        visits.put_off(URL, next_at=NOW)
    with pytest.raises(FeedNotFoundError):
        visits.failed(URL, "no", at=NOW, next_at=NOW)
