"""What is followed: shown and hidden, never deleted, and asked in its time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reader.errors import FeedNotFoundError
from reader.model import Query, Subscription, Validators
from reader.store.intake import Intake
from reader.store.store import Store
from tests.store.making import LATER, NOW, URL, arrive, digest, follow, ids, parsed

OTHER = "https://other.example/feed"


def titles(store: Store, query: Query = Query()) -> list[str]:
    return [entry.title for entry in store.entries(query)]


def test_an_unfollowed_feed_is_hidden_and_following_it_again_shows_it(
    store: Store,
) -> None:
    intake = follow(store, URL, OTHER)
    arrive(store, parsed("1"), parsed("2"))
    digest(store, "Sleep.", tags=["sleep"])
    store.mark_read([ids(store)["Article 1"]], True, at=NOW)
    before = (store.feeds(), store.entries(Query()), store.tags())
    intake.follow([Subscription(url=OTHER)])
    assert [feed.url for feed in store.feeds()] == [OTHER]
    for query in (
        Query(),
        Query(text="sleep"),
        Query(tag="sleep"),
        Query(feed_url=URL),
    ):
        assert store.entries(query) == []
    assert store.tags() == []
    assert store.counts(today=NOW - timedelta(days=9)).total == 0
    intake.follow([Subscription(url=URL), Subscription(url=OTHER)])
    assert (store.feeds(), store.entries(Query()), store.tags()) == before


def test_a_bookmark_is_shown_and_found_whoever_is_followed(store: Store) -> None:
    intake = follow(store, URL)
    arrive(store, parsed("1"), parsed("2"))
    digest(store, "Sleep.", tags=["sleep"])
    kept = ids(store)["Article 1"]
    store.bookmark([kept], True, at=NOW)
    intake.follow([])
    queries = (Query(), Query(bookmarked=True), Query(text="sleep"), Query(tag="sleep"))
    for query in queries:
        assert titles(store, query) == ["Article 1"]
    assert store.counts(today=NOW).total == 1
    store.bookmark([kept], False, at=NOW)
    assert titles(store) == []


def test_the_readers_title_and_category_win(store: Store) -> None:
    intake = follow(store, URL)
    assert [feed.title for feed in store.feeds()] == [URL]
    arrive(store, parsed("1"), title="Their title")
    assert [feed.title for feed in store.feeds()] == ["Their title"]
    intake.follow([Subscription(url=URL, title="Mine", category="Heart")])
    [feed] = store.feeds()
    assert (feed.title, feed.category) == ("Mine", "Heart")
    assert titles(store, Query(category="Heart")) == ["Article 1"]
    assert titles(store, Query(category="Unsorted")) == []
    assert store.entries(Query())[0].feed_title == "Mine"


def test_feeds_come_by_category_then_title(store: Store) -> None:
    wanted = [("b", "x", "Zebra"), ("c", "x", "apple"), ("a", "A", "Moon")]
    Intake(store).follow(
        [Subscription(url=url, title=t, category=c) for url, c, t in wanted]
    )
    assert [feed.title for feed in store.feeds()] == ["Moon", "apple", "Zebra"]


def test_a_feed_that_was_never_followed_is_named(store: Store) -> None:
    with pytest.raises(FeedNotFoundError, match=r"news\.example"):
        arrive(store, parsed("1"))
    assert ids(store) == {}


# What a refresh must know


def test_validators_and_body_come_with_the_entries(store: Store) -> None:
    intake = follow(store)
    assert (intake.validators(URL), intake.body_hash(URL)) == (Validators(), "")
    sent = Validators(etag='W/"1"', last_modified="yesterday")
    arrive(store, parsed("1"), content=b"", validators=sent)
    assert intake.validators(URL) == sent
    assert intake.body_hash(URL).startswith("e3b0c442")
    arrive(store, parsed("1"), at=LATER)
    assert intake.validators(URL) == Validators()


def test_an_answer_that_nothing_is_new_renews_what_it_brings(store: Store) -> None:
    intake = follow(store)
    arrive(store, parsed("1"), validators=Validators(etag="a", last_modified="b"))
    came = Validators(etag="c")
    assert intake.record_unchanged(URL, came, at=LATER, next_at=LATER) == 1
    assert intake.validators(URL) == Validators(etag="c", last_modified="b")
    assert [feed.refreshed_at for feed in store.feeds()] == [LATER]


def test_failures_are_counted_until_the_next_answer(store: Store) -> None:
    intake = follow(store)
    arrive(store, parsed("1"))
    for _ in range(2):
        intake.record_failure(URL, "no route", at=LATER, next_at=LATER)
    [feed] = store.feeds()
    assert (feed.error, feed.errors_in_a_row) == ("no route", 2)
    assert (feed.refreshed_at, feed.next_at) == (NOW, LATER)
    arrive(store, at=LATER)
    [feed] = store.feeds()
    assert (feed.error, feed.errors_in_a_row) == ("", 0)


def test_feeds_are_due_when_their_time_has_come(store: Store) -> None:
    intake = follow(store, URL, OTHER)
    arrive(store)
    assert intake.due(NOW) == {OTHER}
    assert intake.due(LATER) == {URL, OTHER}
    intake.follow([Subscription(url=URL)])
    assert intake.due(LATER) == {URL}
