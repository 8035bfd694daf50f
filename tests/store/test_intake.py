"""What arrives: told apart by guid, kept through every change, nothing ever lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from reader.errors import EntryNotFoundError
from reader.model import CleanLine, Query
from reader.store.intake import Arrived
from reader.store.moments import seconds
from reader.store.store import Store
from tests.store.making import (
    LATER,
    NOW,
    URL,
    arrive,
    digest,
    digested,
    follow,
    ids,
    parsed,
)

OTHER = "https://other.example/feed"


def titles(store: Store, query: Query = Query()) -> list[str]:
    return [entry.title for entry in store.entries(query)]


# Which entries are the same


def test_what_is_known_already_changes_nothing(store: Store) -> None:
    follow(store)
    assert arrive(store, parsed("1"), parsed("2")) == Arrived(2, 0, 0)
    before = store.entries(Query())
    assert arrive(store, parsed("2"), parsed("1"), at=LATER) == Arrived(0, 0, 2)
    assert store.entries(Query()) == before


def test_guids_belong_to_their_feed(store: Store) -> None:
    follow(store, URL, OTHER)
    arrive(store, parsed("1", title=CleanLine("Mine")))
    assert arrive(store, parsed("1", title=CleanLine("Theirs")), url=OTHER).new == 1
    assert sorted(titles(store)) == ["Mine", "Theirs"]


def test_a_guid_that_two_entries_share_tells_them_not_apart(store: Store) -> None:
    follow(store)
    same = [parsed("1", title=CleanLine(title)) for title in ("One", "Two")]
    assert arrive(store, *same) == Arrived(2, 0, 0)
    assert arrive(store, *same) == Arrived(0, 0, 2)


def test_entries_without_a_guid_are_told_apart_by_link_and_title(store: Store) -> None:
    follow(store)
    entries = [
        parsed("", title=CleanLine("One"), link="https://news.example/1"),
        parsed("", title=CleanLine("Two"), link="https://news.example/1"),
        parsed("", title=CleanLine("Two"), link="https://news.example/2"),
    ]
    assert arrive(store, *entries) == Arrived(3, 0, 0)
    assert arrive(store, *entries[1:]) == Arrived(0, 0, 2)


def test_an_entry_that_a_document_has_twice_is_one(store: Store) -> None:
    follow(store)
    assert arrive(store, parsed(""), parsed("")) == Arrived(1, 0, 0)


def test_a_feed_may_move_to_https(store: Store) -> None:
    follow(store)
    old = "http://news.example/a"
    arrive(store, parsed(old, link=old))
    new = "https://news.example/a"
    moved = parsed(new, link=new, title=CleanLine(f"Article {old}"), html="New")
    assert arrive(store, moved) == Arrived(0, 1, 0)


def test_an_entry_under_a_new_guid_is_recognised_by_link_title_and_date(
    store: Store,
) -> None:
    follow(store)
    arrive(store, parsed("1"))
    store.mark_read(list(ids(store).values()), True, at=NOW)
    old = parsed("1")
    renamed = parsed("new", title=old.title, link=old.link, html=old.html)
    assert arrive(store, renamed, at=LATER) == Arrived(0, 0, 1)
    assert [entry.is_read for entry in store.entries(Query())] == [True]
    # From now on the new guid is known, whatever else changes.
    retitled = parsed("new", title=CleanLine("Other"))
    assert arrive(store, retitled, at=LATER) == Arrived(0, 1, 0)


def test_an_entry_under_a_new_guid_is_recognised_by_what_it_says(store: Store) -> None:
    follow(store)
    arrive(store, parsed("1", **SAID, published=None))
    store.mark_read([1], True, at=NOW)
    link = f"http://news.example/1?utm_campaign={LATER:%s}#top"
    renamed = parsed("new", **SAID, link=link, published=NOW - timedelta(hours=3))
    assert arrive(store, renamed, at=LATER) == Arrived(0, 0, 1)
    assert [entry.is_read for entry in store.entries(Query())] == [True]


@pytest.mark.parametrize(
    "change",
    [
        {"link": "https://news.example/other"},
        {"said": b"t" * 16},
        {"html": "", "said": b"s" * 16},
    ],
    ids=range(3),
)
def test_what_shares_no_text_or_no_link_is_new(
    store: Store, change: dict[str, Any]
) -> None:
    follow(store)
    arrive(store, parsed("1", **SAID, published=None))
    same = {**SAID, "link": "https://news.example/1", "published": None}
    assert arrive(store, parsed("new", **same | change)).new == 1


def test_one_text_in_two_feeds_is_two_entries(store: Store) -> None:
    follow(store, URL, OTHER)
    arrive(store, parsed("1", **SAID))
    link = parsed("1").link
    assert arrive(store, parsed("2", **SAID, link=link), url=OTHER).new == 1


def test_articles_that_share_link_and_title_but_not_the_day_are_two(
    store: Store,
) -> None:
    follow(store)
    daily = {"title": CleanLine("The day in health"), "link": "https://news.example/"}
    arrive(store, parsed("1", **daily, published=NOW - timedelta(days=2)))
    arrive(store, parsed("2", **daily, published=NOW - timedelta(days=1)))
    arrive(store, parsed("3", **daily, published=None))
    arrive(store, parsed("4", **daily, published=None))
    assert len(titles(store)) == 4


def test_a_new_entry_like_one_that_is_still_there_is_another(store: Store) -> None:
    follow(store)
    twin = parsed("2", title=CleanLine("Article 1"), link=parsed("1").link)
    arrive(store, parsed("1"))
    assert arrive(store, parsed("1"), twin) == Arrived(1, 0, 1)


def test_entries_that_a_feed_no_longer_has_stay(store: Store) -> None:
    follow(store)
    arrive(store, parsed("1"), parsed("2"))
    arrive(store, parsed("3"), at=LATER)
    assert len(titles(store)) == 3


# What changes


@pytest.mark.parametrize(
    "change",
    [
        {"title": CleanLine("Changed")},
        {"html": "<p>Changed.</p>"},
        {"offered": "<p>Changed.</p>"},
        {"author": CleanLine("Changed")},
        {"labels": (CleanLine("Changed"),)},
    ],
)
def test_a_changed_entry_waits_to_be_understood_and_keeps_its_marks(
    store: Store, change: dict[str, object]
) -> None:
    intake = follow(store)
    arrive(store, parsed("1"))
    digest(store, "Old text.")
    [entry_id] = ids(store).values()
    store.mark_read([entry_id], True, at=NOW)
    store.bookmark([entry_id], True, at=NOW)
    assert arrive(store, parsed("1", **change), at=LATER) == Arrived(0, 1, 0)
    entry = store.entry(entry_id)
    assert (entry.is_read, entry.is_bookmarked, entry.is_digested) == (
        True,
        True,
        False,
    )
    assert store.article(entry_id).sections == ()
    assert intake.undigested(1, limit=9) == [(entry_id, parsed("1", **change))]


def test_a_new_date_alone_is_no_change(store: Store) -> None:
    follow(store)
    arrive(store, parsed("1"))
    before = store.entries(Query())
    redated = parsed("1", published=NOW)
    assert arrive(store, redated, at=LATER) == Arrived(0, 0, 1)
    assert store.entries(Query()) == before


SAID = {"said": b"s" * 16, "form": b"f" * 8}


@pytest.mark.parametrize(
    ("change", "is_digested"),
    [
        ({"html": "<p class='new'>What article 1 says.</p>"}, True),
        ({"author": CleanLine("Another")}, True),
        ({"link": "https://news.example/1?utm_source=feed"}, True),
        ({"published": NOW - timedelta(days=9)}, True),
        ({"html": "<h2>What</h2> article 1 says.", "form": b"other..."}, False),
    ],
    ids=range(5),
)
def test_a_change_of_no_sentence_is_stored_and_not_counted(
    store: Store, change: dict[str, Any], is_digested: bool
) -> None:
    follow(store)
    arrive(store, parsed("1", **SAID))
    digest(store)
    store.mark_read([1], True, at=NOW)
    after = parsed("1", **SAID | change)
    assert arrive(store, after, at=LATER) == Arrived(0, 0, 1)
    assert store.parsed(1) == after
    [entry] = store.entries(Query())
    assert (entry.is_read, entry.is_digested) == (True, is_digested)
    assert arrive(store, after, at=LATER) == Arrived(0, 0, 1)


def test_another_sentence_is_counted(store: Store) -> None:
    follow(store)
    arrive(store, parsed("1", **SAID))
    after = parsed("1", html="<p>More.</p>", said=b"t" * 16, form=b"f" * 8)
    assert arrive(store, after, at=LATER) == Arrived(0, 1, 0)
    assert arrive(store, after, at=LATER) == Arrived(0, 0, 1)


def test_a_date_that_is_moved_on_or_taken_away_stays_as_it_was(store: Store) -> None:
    follow(store)
    arrive(store, parsed("1", **SAID))
    before = store.entries(Query())
    for date in (NOW + timedelta(minutes=30), None):
        again = parsed("1", **SAID, published=date)
        assert arrive(store, again, at=LATER) == Arrived(0, 0, 1)
        assert store.entries(Query()) == before
    changed = parsed("1", said=b"t" * 16, html="New", published=None)
    assert arrive(store, changed, at=LATER) == Arrived(0, 1, 0)
    assert store.entries(Query())[0].published == before[0].published


def test_a_changed_title_is_found_and_the_old_one_is_not(store: Store) -> None:
    follow(store)
    arrive(store, parsed("1", title=CleanLine("Statins")))
    digest(store, "Cholesterol.")
    arrive(store, parsed("1", title=CleanLine("Insulin")), at=LATER)
    assert titles(store, Query(text="insulin")) == ["Insulin"]
    assert titles(store, Query(text="cholesterol")) == ["Insulin"]
    assert titles(store, Query(text="statins")) == []


def test_an_entry_that_changes_while_it_is_understood_waits_again(store: Store) -> None:
    intake = follow(store)
    arrive(store, parsed("1"))
    [(entry_id, _)] = intake.undigested(1, limit=9)
    arrive(store, parsed("1", html="<p>New.</p>"), at=LATER)
    intake.save_digests({entry_id: digested("Old.")})
    assert [e.html for _, e in intake.undigested(1, limit=9)] == ["<p>New.</p>"]
    intake.save_digests({entry_id: digested("New.")})
    assert store.article(entry_id).markdown == "New.\n"


def test_what_is_in_work_is_not_handed_out_again_with_the_rest(store: Store) -> None:
    intake = follow(store)
    arrive(store, parsed("1"), parsed("2"))
    waiting = dict(intake.undigested(1, limit=9))
    [busy] = [number for number, entry in waiting.items() if entry.guid == "1"]
    arrive(store, parsed("1", html="<p>New.</p>"), at=LATER)
    rest = intake.undigested(1, limit=9, but=[busy])
    assert [entry.guid for _, entry in rest] == ["2"]
    intake.save_digests({busy: digested("Old.")})
    assert busy in dict(intake.undigested(1, limit=9))


# Dates


@pytest.mark.parametrize(
    ("date", "shown", "is_guessed"),
    [
        (NOW - timedelta(days=3), NOW - timedelta(days=3), False),
        (None, NOW, True),
        (NOW + timedelta(days=3), NOW, True),
        (datetime(1, 1, 2, tzinfo=UTC), datetime(1, 1, 2, tzinfo=UTC), False),
    ],
)
def test_a_date_that_cannot_be_is_the_first_sight(
    store: Store, date: datetime | None, shown: datetime, is_guessed: bool
) -> None:
    follow(store)
    arrive(store, parsed("1", published=date))
    [entry] = store.entries(Query())
    assert (entry.published, entry.published_is_guessed) == (shown, is_guessed)


def test_an_old_entry_cannot_be_dated_to_the_top(store: Store) -> None:
    follow(store)
    arrive(store, parsed("old", title=CleanLine("Old")))
    between = NOW + timedelta(minutes=30)
    arrive(store, parsed("new", title=CleanLine("New"), published=between), at=LATER)
    redated = parsed("old", title=CleanLine("Old"), html="x", published=LATER)
    arrive(store, redated, at=LATER)
    assert titles(store) == ["New", "Old"]
    assert store.entries(Query())[1].published == LATER


def test_a_date_that_is_put_right_moves_the_entry_in_every_view(store: Store) -> None:
    follow(store)
    arrive(store, parsed("a", title=CleanLine("A")), parsed("b", title=CleanLine("B")))
    digest(store, tags=["sleep"])
    right = parsed("a", title=CleanLine("A"), html="x", published=NOW - timedelta(9))
    arrive(store, right, at=LATER)
    assert titles(store) == titles(store, Query(tag="sleep")) == ["B", "A"]


def test_entries_of_one_date_come_in_the_feeds_order(store: Store) -> None:
    follow(store)
    arrive(store, *(parsed(guid, published=None) for guid in "abc"))
    assert titles(store) == ["Article a", "Article b", "Article c"]


def test_a_first_document_without_dates_does_not_fill_the_top(store: Store) -> None:
    follow(store, URL, OTHER)
    yesterday = NOW - timedelta(hours=20)
    arrive(store, parsed("1", title=CleanLine("Dated"), published=yesterday), url=OTHER)
    future = NOW + timedelta(days=9)
    dates = [None, future, *[None] * 20]
    arrive(store, *(parsed(str(n), published=d) for n, d in enumerate(dates)))
    found = titles(store)
    assert found[:3] == ["Article 0", "Dated", "Article 1"]
    assert found[2:] == [f"Article {n}" for n in range(1, 22)]
    shown = {e.published for e in store.entries(Query()) if e.published_is_guessed}
    assert shown == {NOW}


def test_no_entry_of_a_first_document_is_sorted_as_younger_than_the_document(
    store: Store,
) -> None:
    follow(store, URL, OTHER)
    week = NOW - timedelta(days=7)
    arrive(store, parsed("1", title=CleanLine("Dated"), published=week), url=OTHER)
    month = NOW - timedelta(days=30)
    arrive(store, *(parsed(guid, published=None) for guid in "ab"), dated=month)
    assert titles(store) == ["Dated", "Article a", "Article b"]
    places = store.connection.rows("SELECT sort_at FROM entries ORDER BY sort_at DESC")
    assert [row["sort_at"] for row in places][1] == seconds(month)


def test_what_has_no_date_stands_among_its_neighbours(store: Store) -> None:
    follow(store, URL, OTHER)
    days = [timedelta(days=n) for n in range(9)]
    dates = [None, NOW - days[2], None, None, NOW - days[6], None]
    arrive(store, *(parsed(str(n), published=d) for n, d in enumerate(dates)))
    between = parsed("x", title=CleanLine("Between"), published=NOW - days[4])
    arrive(store, between, url=OTHER)
    assert titles(store) == [
        *("Article 0", "Article 1", "Between"),
        *("Article 2", "Article 3", "Article 4", "Article 5"),
    ]


def test_what_comes_later_without_a_date_is_new_and_keeps_its_place(
    store: Store,
) -> None:
    follow(store)
    known = [parsed(guid, published=None) for guid in "bcd"]
    arrive(store, *known)
    before = store.connection.rows("SELECT title, sort_at FROM entries")
    changed = parsed("d", published=None, html="<p>It says something else.</p>")
    assert arrive(
        store, parsed("a", published=None), *known[:2], changed, at=LATER
    ) == (Arrived(new=1, changed=1, unchanged=2))
    rows = store.connection.rows("SELECT title, sort_at FROM entries")
    places = {row["title"]: row["sort_at"] for row in rows}
    assert places == {
        **{row["title"]: row["sort_at"] for row in before},
        "Article a": seconds(LATER),
    }


# Understanding


def test_entries_wait_newest_first_and_the_outdated_after_the_new(store: Store) -> None:
    intake = follow(store)
    hours = [timedelta(hours=n) for n in range(4)]
    entries = [parsed(str(n), published=NOW - hour) for n, hour in enumerate(hours)]
    arrive(store, entries[1], entries[3])
    digest(store)
    arrive(store, entries[2], entries[0], entries[1], at=LATER)
    assert store.waiting() == 2
    assert [e.guid for _, e in intake.undigested(1, limit=9)] == ["0", "2"]
    assert [e.guid for _, e in intake.undigested(2, limit=9)] == ["0", "2", "1", "3"]
    assert [e.guid for _, e in intake.undigested(2, limit=3)] == ["0", "2", "1"]


def test_hidden_entries_wait_until_they_are_shown(store: Store) -> None:
    intake = follow(store)
    arrive(store, parsed("1"))
    intake.follow([])
    assert (store.waiting(), intake.undigested(1, limit=9)) == (0, [])


def test_what_was_parsed_is_given_back_whole(store: Store) -> None:
    follow(store)
    entry = parsed(
        "http://news.example/?p=1",
        offered="<p>Kurz &amp; <b>gut</b></p>",
        author=CleanLine("Zoë"),
        labels=(CleanLine("A, B"), CleanLine("C")),
        identifiers=(("doi", "10.1136/bmj.g7015"),),
    )
    arrive(store, entry)
    assert store.parsed(1) == entry
    with pytest.raises(EntryNotFoundError):
        store.parsed(2)


def test_numbers_are_never_given_twice(store: Store) -> None:
    follow(store)
    arrive(store, parsed("1"), parsed("2"))
    store.connection.run("DELETE FROM entries WHERE id = 2")
    arrive(store, parsed("3"), at=LATER)
    assert ids(store)["Article 3"] == 3


def test_a_digest_for_an_entry_that_is_gone_is_dropped(store: Store) -> None:
    intake = follow(store)
    arrive(store, parsed("1"))
    intake.save_digests({7: digested(), 1: digested("Here.")})
    assert store.article(1).markdown == "Here.\n"
