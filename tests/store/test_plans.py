"""Hot paths: a view reads its index, and neither every entry nor a sorted copy."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reader.model import CleanLine, Query
from reader.store import digests, retention, revisions, watching
from reader.store.answers import _COPIES, _RELATED
from reader.store.query import select
from reader.store.snapshot import _HIDDEN
from reader.store.store import Store
from tests.store.making import NOW, URL, arrive, digest, follow, parsed

VIEWS = {
    "all": Query(),
    "old": Query(sort="old"),
    "unread": Query(unread=True),
    "today": Query(unread=True, since=NOW),
    "feed": Query(feed_url=URL),
    "feed, unread": Query(feed_url=URL, unread=True),
    "category": Query(category="News"),
    "category, unread": Query(category="News", unread=True),
    "tag": Query(tag="sleep"),
    "tag, unread": Query(tag="sleep", unread=True),
    "bookmarked": Query(bookmarked=True),
}


@pytest.fixture(params=["empty", "filled", "analysed"])
def planned(request: pytest.FixtureRequest, store: Store) -> Store:
    """Plans must not hang on what SQLite happens to know of the library."""
    intake = follow(store, category="News")
    if request.param == "empty":
        return store
    dates = [NOW - timedelta(hours=n) for n in range(300)]
    entries = [
        parsed(str(n), title=CleanLine(f"About {n}"), published=date)
        for n, date in enumerate(dates)
    ]
    arrive(store, *entries)
    digest(store, tags=["sleep"])
    store.mark_read(range(1, 250), True, at=NOW)
    store.bookmark([5], True, at=NOW)
    if request.param == "analysed":
        with intake.writing():
            store.connection.run("ANALYZE")
    return store


def plan(store: Store, sql: str, values: tuple[object, ...]) -> list[str]:
    rows = store.connection.rows(f"EXPLAIN QUERY PLAN {sql}", values)
    return [row["detail"] for row in rows]


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_pages_by_its_index(planned: Store, view: str) -> None:
    selection = select(VIEWS[view])
    steps = plan(planned, f"{selection.ids} LIMIT 200", selection.values)
    for step in steps:
        assert "TEMP B-TREE" not in step, steps
        if step.startswith("SCAN"):
            # An index that has the order is walked, and left after 200 rows.
            assert "entries USING" in step, steps
            assert "INDEX entries_" in step, steps


@pytest.mark.parametrize(
    ("view", "index"),
    [
        ("unread", "entries_unread"),
        ("bookmarked", "entries_bookmarked"),
        ("feed", "entries_by_feed"),
        ("category", "entries_by_category"),
        ("tag", "tags_by_name"),
    ],
)
def test_a_view_reads_no_entry_that_it_does_not_show(
    planned: Store, view: str, index: str
) -> None:
    selection = select(VIEWS[view])
    steps = plan(planned, f"{selection.ids} LIMIT 200", selection.values)
    assert any(index in step for step in steps), steps


@pytest.mark.parametrize(
    ("sql", "values"),
    [
        (_RELATED, (1,)),
        (_COPIES, (1,)),
        (digests._WAITING, {"stage": 0, "feeds": None, "but": "[]", "limit": 64}),
        (digests._NEXT_VERSION, (0, 2)),
    ],
)
def test_what_is_asked_often_is_looked_up(
    planned: Store, sql: str, values: tuple[object, ...]
) -> None:
    scans = [s for s in plan(planned, sql, values) if s.startswith("SCAN")]
    # What is named beside the question, not what is stored.
    assert all(step.startswith("SCAN json_each") for step in scans), scans


def test_search_results_by_date_come_from_the_full_text_index(planned: Store) -> None:
    selection = select(Query(text="sleep"))
    steps = plan(planned, f"{selection.ids} LIMIT 200", selection.values)
    assert any("entries_fts VIRTUAL TABLE" in step for step in steps)


FIELDS = """
    is:unread is:read is:bookmarked is:changed is:watched has:note has:study study:trial
    tag:sleep feed:news category:news readiness:teaser n:>100 after:7d before:2026
    sleep title:sleep author:curie note:sleep -sleep sleep* has:copies has:audio
"""


@pytest.mark.parametrize("text", FIELDS.split())
def test_a_typed_field_reads_an_index(planned: Store, text: str) -> None:
    """No entry is read but in the order of an index, or because an index named it."""
    selection = select(Query(text=text))
    steps = plan(planned, f"{selection.ids} LIMIT 200", selection.values)
    for step in steps:
        if step.startswith("SCAN"):
            # Few rows each: all feeds, all notes, all watched words.
            small = ("feeds", "notes", "watched", "studies", "entries_fts")
            is_small = any(f"SCAN {name}" in step for name in small)
            assert is_small or "entries USING INDEX entries_" in step, steps


@pytest.mark.parametrize(
    "text", ["is:unread", "tag:sleep", "after:7d", "is:bookmarked"]
)
def test_a_typed_view_is_as_quick_as_a_chosen_one(planned: Store, text: str) -> None:
    selection = select(Query(text=text))
    steps = plan(planned, f"{selection.ids} LIMIT 200", selection.values)
    assert not any("TEMP B-TREE" in step for step in steps), steps


@pytest.mark.parametrize(
    ("sql", "values"),
    [
        (watching._COUNTED, ()),
        (retention._OLD, (0, 0, 1, 1, 500)),
        (revisions._CURRENT, ("[1]",)),
    ],
)
def test_what_a_refresh_asks_is_looked_up(
    planned: Store, sql: str, values: tuple[object, ...]
) -> None:
    steps = plan(planned, sql, values)
    scans = [step for step in steps if step.startswith("SCAN")]
    assert all("watched" in scan or "INDEX" in scan for scan in scans), steps
    assert not any(scan == "SCAN entries" for scan in scans)


@pytest.mark.parametrize("view", ["unread", "bookmarked", "tag", "feed", "category"])
def test_a_view_is_counted_in_its_own_index(
    planned: Store, view: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, tuple[object, ...]]] = []
    ask = planned.connection.value

    def remember(sql: str, values: tuple[object, ...] = ()) -> object:
        asked.append((sql, values))
        return ask(sql, values)

    monkeypatch.setattr(planned.connection, "value", remember)
    planned.count(VIEWS[view])
    [(sql, values)] = asked
    steps = plan(planned, sql, values)
    assert not any("entries_waiting" in step for step in steps), steps
    assert not any("TEMP B-TREE" in step for step in steps), steps


def test_no_filter_is_made_of_all_entries_to_find_an_unread_one(
    planned: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    with planned.snapshot(Query()) as snapshot:
        value = planned.connection.value

        def noted(sql: str, values: tuple[object, ...] = ()) -> object:
            asked.extend(plan(planned, sql, values))
            return value(sql, values)

        monkeypatch.setattr(planned.connection, "value", noted)
        snapshot.next_unread(0, 1)
    assert not [step for step in asked if "BLOOM" in step or "SCAN" in step]


def test_copies_are_told_apart_by_their_index_alone(planned: Store) -> None:
    with planned.snapshot(Query()) as snapshot:
        steps = plan(planned, _HIDDEN.format(table=snapshot._table), ())
    entries = [step for step in steps if " entries" in step]
    assert entries
    assert all("COVERING INDEX entries_by_copies" in step for step in entries)
