"""What is followed: shown and hidden, never deleted, and asked in its time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reader.errors import FeedNotFoundError
from reader.model import Query, Subscription
from reader.store.intake import Intake
from reader.store.store import Store
from tests.store.making import NOW, URL, arrive, digest, follow, ids, parsed

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
