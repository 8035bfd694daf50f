"""Words that stand nearly everywhere are found by a shorter way, and found the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from reader.model import CleanLine, Query, SavedSearch
from reader.store.asking import common
from reader.store.asking.common import listing
from reader.store.asking.tree import Asking
from reader.store.query import select
from reader.store.store import Store
from tests.store.making import NOW, URL, arrive, digest, follow, ids, parsed

OTHER = "https://other.example/rss"
TEXTS = (
    *("sleep", "sleep -odd", "sleep OR odd", "sleep after:2000", "title:even"),
    *("sleep after:30h", "sleep tag:naps", "sleep tag:naps is:unread after:1d"),
    *(
        "sleep is:unread",
        "sleep before:1h",
        "sleep (odd OR tag:naps) after:20h",
    ),
)
QUERIES = [
    *(
        Query(text=text, sort=sort, unread=unread)
        for text in TEXTS
        for sort in ("new", "old", "relevance")
        for unread in (False, True)
    ),
    Query(text="sleep", tag="naps"),
    Query(text="sleep", since=NOW - timedelta(hours=9)),
    Query(text="sleep after:2d", since=NOW - timedelta(hours=9)),
    Query(text="sleep tag:naps", feed_url=URL),
]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Forty articles, dated in another order than they came; a half is hidden."""
    with Store.open(tmp_path_factory.mktemp("common") / "library.db") as store:
        follow(store, URL, OTHER)
        for n in range(40):
            title = CleanLine(f"{'Odd' if n % 2 else 'Even'} {n}" + " sleep" * (n % 3))
            date = NOW - timedelta(hours=n * 7 % 40)
            entry = parsed(str(n), title=title, published=date)
            arrive(store, entry, url=URL if n % 4 else OTHER)
        store.asking = Asking(lambda: NOW)
        digest(store, "All about sleep.")
        for number in range(1, 41, 3):
            store.tag([number], ["naps"], True, at=NOW)
        store.mark_read([n for n in ids(store).values() if n % 5], True, at=NOW)
        follow(store, URL)
        yield store


def answers(store: Store, query: Query) -> list[int]:
    """What a query finds, by each of the ways in which it may be asked."""
    found = store.ids(query)
    with store.snapshot(query) as snapshot:
        assert [entry.id for entry in snapshot.rows(0, 99)] == found
    pages = [store.entries(query, limit=7, offset=n) for n in range(0, 49, 7)]
    assert [entry.id for page in pages for entry in page] == found
    assert store.count(query) == len(found)
    if query == Query(text=query.text):
        [counted] = store.counted([SavedSearch(name="", query=query.text)])
        unread = sum(not store.entry(number).is_read for number in found)
        assert (counted.total, counted.unread) == (len(found), unread)
    return found


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_a_common_word_finds_the_same(
    filled: Store, query: Query, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(common, "_FEW", 0)
    expected = answers(filled, query)
    assert expected
    monkeypatch.setattr(common, "_FEW", 99)
    if query.sort != "relevance":
        assert answers(filled, query) == expected
    monkeypatch.setattr(common, "_is_common", lambda connection, words: bool(words))
    if query.sort != "relevance":
        assert answers(filled, query) == expected
        return
    monkeypatch.setattr(common, "_RANKED", 6)
    assert sorted(answers(filled, query)) == sorted(expected)


def test_the_newest_matches_are_ranked_and_the_rest_follow_by_arrival(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = Query(text="sleep", sort="relevance")
    best_first = filled.ids(query)
    monkeypatch.setattr(common, "_RANKED", 10)
    found = filled.ids(query)
    assert found != best_first
    ranked = [n for n in best_first if n in range(31, 41)]
    assert found[: len(ranked)] == ranked
    assert found[len(ranked) :] == sorted(set(best_first) - set(ranked), reverse=True)


def test_a_page_of_a_common_word_is_looked_up_entry_by_entry(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(common, "_is_common", lambda connection, words: True)
    selection = select(Query(text="sleep"))
    sql, values = listing(filled.connection, selection, is_page=True)
    rows = filled.connection.rows(f"EXPLAIN QUERY PLAN {sql} LIMIT 60", values)
    steps = [row["detail"] for row in rows]
    assert steps[0] == "SCAN entries USING INDEX entries_shown"
    assert not any("TEMP B-TREE" in step for step in steps), steps


def test_what_came_before_a_date_is_not_even_looked_for(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(common, "_is_common", lambda connection, words: True)
    query = Query(text="sleep tag:naps after:3h")
    sql, values = listing(filled.connection, select(query, filled.asking), is_page=True)
    first = min(n for n in filled.ids(Query(text="after:3h")))
    assert first > 1
    assert f"AND rowid >= {first})" in sql
    rows = filled.connection.rows(f"EXPLAIN QUERY PLAN {sql} LIMIT 60", values)
    assert rows[0]["detail"].startswith("SEARCH tagged USING COVERING INDEX"), rows
    assert not any("TEMP B-TREE" in row["detail"] for row in rows)


def test_what_is_hidden_is_not_counted(filled: Store) -> None:
    query = Query(text="sleep")
    hidden = filled.count(query)
    follow(filled, URL, OTHER)
    assert filled.count(query) == 40 > hidden
    follow(filled, URL)
    assert filled.count(query) == hidden
