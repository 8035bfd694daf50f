"""End to end, with a real network on loopback and a real file: nothing is lost."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader import Library, Query
from reader.config.paths import Paths
from reader.errors import EntryNotFoundError, FeedNotFoundError
from tests.conftest import follow
from tests.web import Web, rss

SLEEP = (
    "<p>People who sleep seven hours live longer, a study of 1,240 adults found.</p>"
)
WALK = "<p>Walking after dinner lowers blood sugar, a small trial in adults found.</p>"


def refreshed(library: Library, **options: bool) -> list[tuple[int | None, int, int]]:
    return [(o.status, o.new, o.changed) for o in library.refresh(**options)]


def test_a_refresh_brings_articles_that_are_understood(home: Path, web: Web) -> None:
    web.pages["/feed"] = rss("News", [("1", "Sleep well", SLEEP * 9)])
    follow(home, web.url("/feed"))
    with Library.open() as library:
        assert refreshed(library) == [(200, 1, 0)]
        [entry] = library.entries()
        assert entry.title == "Sleep well"
        assert "seven hours" in library.article(entry.id).markdown


def test_a_second_refresh_changes_nothing(home: Path, web: Web) -> None:
    web.pages["/feed"] = rss("News", [("1", "Sleep well", SLEEP)])
    follow(home, web.url("/feed"))
    with Library.open() as library:
        refreshed(library)
        before = library.entries()
        assert refreshed(library) == []
        assert refreshed(library, everything=True) == [(304, 0, 0)]
        assert library.entries() == before


def test_a_refresh_keeps_the_readers_marks(home: Path, web: Web) -> None:
    web.pages["/feed"] = rss("News", [("1", "Sleep well", SLEEP)])
    follow(home, web.url("/feed"))
    with Library.open() as library:
        refreshed(library)
        [entry] = library.entries()
        library.mark_read(entry.id)
        library.bookmark(entry.id)
        web.pages["/feed"] = rss("News", [("1", "Sleep better", WALK)])
        assert refreshed(library, everything=True) == [(200, 0, 1)]
        [again] = library.entries()
        assert (again.title, again.is_read, again.is_bookmarked) == (
            "Sleep better",
            True,
            True,
        )


def test_one_feeds_fault_touches_no_other(home: Path, web: Web) -> None:
    web.pages["/good"] = rss("Good", [("1", "Sleep well", SLEEP)])
    web.pages["/bad"] = b"<html><body>We have moved</body></html>"
    follow(home, web.url("/bad"), web.url("/gone"), web.url("/good"))
    with Library.open() as library:
        outcomes = {o.feed: o for o in library.refresh()}
        assert outcomes[web.url("/good")].new == 1
        assert outcomes[web.url("/gone")].status == 404
        assert outcomes[web.url("/bad")].error
        errors = {feed.url: feed.errors_in_a_row for feed in library.feeds()}
        assert errors == {
            web.url("/good"): 0,
            web.url("/bad"): 1,
            web.url("/gone"): 1,
        }


def test_a_feed_that_failed_rests_before_it_is_asked_again(
    home: Path, web: Web
) -> None:
    follow(home, web.url("/gone"))
    now = datetime(2026, 6, 1, tzinfo=UTC)
    with Library.open(now=lambda: now) as library:
        assert refreshed(library) == [(404, 0, 0)]
        assert refreshed(library) == []
    later = now + timedelta(minutes=13)
    with Library.open(now=lambda: later) as library:
        assert refreshed(library) == [(404, 0, 0)]


def test_articles_that_share_words_are_related_both_ways(home: Path, web: Web) -> None:
    web.pages["/feed"] = rss(
        "News",
        [
            ("1", "Melatonin and insomnia", "<p>Melatonin helps insomnia a bit.</p>"),
            (
                "2",
                "Insomnia in shift work",
                "<p>Shift work and insomnia: melatonin.</p>",
            ),
            (
                "3",
                "Measles in Leeds",
                "<p>Measles cases rise as vaccination falls.</p>",
            ),
        ],
    )
    follow(home, web.url("/feed"))
    with Library.open() as library:
        refreshed(library)
        by_title = {entry.title: entry.id for entry in library.entries()}
        first = by_title["Melatonin and insomnia"]
        second = by_title["Insomnia in shift work"]
        assert [r.entry.id for r in library.related(first)] == [second]
        [back] = library.related(second)
        assert back.entry.id == first
        assert "insomnia" in back.why.lower()
        assert 0 < back.score <= 1


def test_unfollowing_hides_a_feed_and_following_shows_it_again(
    home: Path, web: Web
) -> None:
    web.pages["/feed"] = rss("News", [("1", "Sleep well", SLEEP), ("2", "Walk", WALK)])
    follow(home, web.url("/feed"))
    with Library.open() as library:
        refreshed(library)
        kept = next(e for e in library.entries() if e.title == "Walk")
        library.bookmark(kept.id)
    follow(home)
    with Library.open() as library:
        assert library.feeds() == []
        assert [e.title for e in library.entries(Query(bookmarked=True))] == ["Walk"]
        assert library.article(kept.id).markdown
    follow(home, web.url("/feed"))
    with Library.open() as library:
        assert len(library.entries()) == 2


def test_the_first_run_needs_no_network(tmp_path: Path) -> None:
    paths = Paths(config=tmp_path / "config", data=tmp_path / "data")
    with Library.open(paths) as library:
        shown = library.entries(Query(feed_url="wellread:welcome"))
        assert len(shown) >= 12
        assert all(entry.is_digested for entry in shown)
        assert any(library.related(entry.id) for entry in shown)
        assert not library.problems


def test_an_entry_that_does_not_exist_is_named(home: Path) -> None:
    with Library.open() as library, pytest.raises(EntryNotFoundError, match="12"):
        library.article(12)


def test_a_feed_is_found_by_a_part_of_its_title(home: Path, web: Web) -> None:
    web.pages["/a"] = rss("Sleep News", [])
    web.pages["/b"] = rss("Heart News", [])
    follow(home, web.url("/a"), web.url("/b"))
    with Library.open() as library:
        refreshed(library)
        assert library.find_feed("heart").title == "Heart News"
        with pytest.raises(FeedNotFoundError, match="did you mean 'Heart News'"):
            library.find_feed("Haert News")
        with pytest.raises(FeedNotFoundError):
            library.find_feed("news")


def test_an_excerpt_shows_what_was_searched_for(home: Path, web: Web) -> None:
    web.pages["/feed"] = rss("News", [("1", "Sleep well", SLEEP)])
    follow(home, web.url("/feed"))
    with Library.open() as library:
        refreshed(library)
        query = Query(text="adult is:unread")
        [entry] = library.entries(query)
        found = library.excerpt(entry.id, query)
        assert found is not None
        assert [found.text[a:b] for a, b in found.marks] == ["adults"]
