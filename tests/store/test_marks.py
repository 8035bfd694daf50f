"""What a person made: it is counted, kept with its text, and no refresh touches it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path

import pytest

from reader.errors import EntryNotFoundError, FullError
from reader.model import Counts, Query, TagCount
from reader.store.access import drop_ballast, put_ballast
from reader.store.connection import Connection
from reader.store.intake import Intake
from reader.store.store import Store
from reader.store.texts import unpack
from tests.store.making import LATER, NOW, arrive, digest, follow, ids, parsed


@pytest.fixture
def three(store: Store) -> list[int]:
    follow(store)
    arrive(store, *(parsed(guid) for guid in "123"))
    digest(store, "First text.", tags=["sleep"])
    return sorted(ids(store).values())


def kept(store: Store) -> list[tuple[int, str, str | None]]:
    rows = store.connection.rows("SELECT * FROM bookmarks ORDER BY entry_id")
    return [
        (row["entry_id"], row["title"], row["markdown"] and unpack(row["markdown"]))
        for row in rows
    ]


def counts(store: Store) -> Counts:
    return store.counts(today=NOW - timedelta(days=2))


def test_marking_says_how_many_it_changed(store: Store, three: list[int]) -> None:
    assert store.mark_read(three[:2], True, at=NOW) == 2
    assert store.mark_read(three, True, at=NOW) == 1
    assert store.mark_read([three[0], three[0], 99, 10**30], False, at=NOW) == 1
    assert store.mark_read([], True, at=NOW) == 0
    assert [e.is_read for e in store.entries(Query(sort="old"))] == [False, True, True]


def test_the_numbers_beside_the_views_follow_every_mark(
    store: Store, three: list[int]
) -> None:
    assert counts(store) == Counts(total=3, unread=3, today=3, bookmarked=0)
    store.mark_read(three[:2], True, at=NOW)
    store.bookmark(three[:1], True, at=NOW)
    assert counts(store) == Counts(total=3, unread=1, today=1, bookmarked=1)
    assert store.tags() == [TagCount(name="sleep", origin="topic", total=3, unread=1)]
    [feed] = store.feeds()
    assert (feed.total, feed.unread) == (3, 1)
    store.mark_read(three, False, at=NOW)
    store.bookmark(three, False, at=NOW)
    assert counts(store) == Counts(total=3, unread=3, today=3, bookmarked=0)


@pytest.mark.usefixtures("three")
def test_today_counts_what_is_unread_since_it_began(store: Store) -> None:
    assert store.counts(today=NOW).today == 0
    arrive(store, parsed("4", published=NOW), at=LATER)
    assert store.counts(today=NOW).today == 1
    store.mark_read(list(ids(store).values()), True, at=LATER)
    assert store.counts(today=NOW).today == 0


def test_a_bookmark_keeps_the_text_that_was_there(
    store: Store, three: list[int]
) -> None:
    assert store.bookmark(three[:1], True, at=NOW) == 1
    assert store.bookmark(three[:1], True, at=LATER) == 0
    title = store.entry(three[0]).title
    guid = title.removeprefix("Article ")
    arrive(store, parsed(guid, html="<p>Other.</p>"), at=LATER)
    digest(store, "Second text.")
    assert store.article(three[0]).markdown == "Second text.\n"
    assert kept(store) == [(three[0], title, "First text.\n")]


def test_a_bookmark_that_came_before_the_text_gets_it_later(store: Store) -> None:
    follow(store)
    arrive(store, parsed("1"))
    store.bookmark([1], True, at=NOW)
    assert kept(store) == [(1, "Article 1", None)]
    digest(store, "Now it is understood.")
    assert kept(store) == [(1, "Article 1", "Now it is understood.\n")]


def test_bookmarking_what_does_not_exist_keeps_nothing(
    store: Store, three: list[int]
) -> None:
    with pytest.raises(EntryNotFoundError, match="99"):
        store.bookmark([three[0], 99], True, at=NOW)
    assert kept(store) == []


def test_an_entry_with_a_mark_cannot_be_deleted(store: Store, three: list[int]) -> None:
    store.bookmark(three[:1], True, at=NOW)
    store.mark_read(three[1:2], True, at=NOW)
    for marked in three[:2]:
        with pytest.raises(Exception, match="FOREIGN KEY"):
            store.connection.run("DELETE FROM entries WHERE id = ?", (marked,))
    store.connection.run("DELETE FROM entries WHERE id = ?", (three[2],))
    assert counts(store) == Counts(total=2, unread=1, today=1, bookmarked=1)
    assert store.tags() == [TagCount(name="sleep", origin="topic", total=2, unread=1)]


def test_a_bookmark_keeps_what_was_seen_though_it_changed_before_its_digest(
    store: Store,
) -> None:
    follow(store)
    arrive(store, parsed("1", html="<p>As it was seen.</p>"))
    store.bookmark([1], True, at=NOW)
    arrive(store, parsed("1", html="<p>As it became.</p>"), at=LATER)
    digest(store, "As it became.")
    assert kept(store) == [(1, "Article 1", None)]
    intake = Intake(store)
    [(entry_id, seen)] = intake.overtaken()
    assert (entry_id, seen.html) == (1, "<p>As it was seen.</p>")
    intake.keep_text(1, "As it was seen.")
    assert kept(store) == [(1, "Article 1", "As it was seen.")]
    intake.keep_text(1, "Another text.")
    assert kept(store) == [(1, "Article 1", "As it was seen.")]
    assert intake.overtaken() == []


def test_a_removed_note_comes_back_though_hundreds_were_read_since(
    store: Store, three: list[int]
) -> None:
    store.set_note(three[0], "Ask the doctor.", at=NOW)
    store.set_note(three[0], "", at=NOW)
    [removed] = [a.id for a in store.actions() if "removed" in a.label]
    for n in range(300):
        store.mark_read([three[1]], n % 2 == 0, at=NOW)
    store.undo(removed)
    assert store.note(three[0]) == "Ask the doctor."


@pytest.mark.parametrize("act", ["remember_position", "undo", "redo"])
def test_all_that_a_person_does_may_take_the_room_that_is_put_by(
    path: Path, store: Store, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    follow(store)
    arrive(store, parsed("1"))
    store.bookmark([1], True, at=NOW)
    if act == "redo":
        store.undo()
    put_ballast(path)
    begin, refused = Connection.writing, []

    def full(connection: Connection) -> AbstractContextManager[None]:
        if not refused:
            refused.append(act)
            raise FullError(str(path), "the disk is full")
        return begin(connection)

    monkeypatch.setattr(Connection, "writing", full)
    if act == "remember_position":
        store.remember_position(1, 4, 2, at=NOW)
        assert store.position(1) == (4, 2)
    else:
        assert getattr(store, act)() is not None
    assert refused
    assert not drop_ballast(path)
