"""The journal: what a person did can be read from it, and nothing else."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from reader.store import backup, journal
from reader.store.salvage import replay
from reader.store.store import Store
from tests.store.making import LATER, NOW, arrive, digest, follow, ids, parsed


@pytest.fixture
def three(store: Store) -> Store:
    follow(store)
    arrive(store, *(parsed(guid) for guid in "123"))
    digest(store)
    return store


def lines(path: Path) -> list[dict[str, object]]:
    file = journal.journal_of(path)
    return [json.loads(line) for line in file.read_text().splitlines()]


def marks(store: Store) -> list[list[tuple[object, ...]]]:
    tables = ("reads", "bookmarks", "notes", "tag_choices")
    return [
        [tuple(row) for row in store.connection.rows(f"SELECT * FROM {table}")]
        for table in tables
    ]


def act(store: Store) -> None:
    store.mark_read([1, 2], True, at=NOW)
    store.mark_read([2], False, at=NOW)
    store.bookmark([2, 3], True, at=LATER)
    store.set_note(1, "a note", at=NOW)
    store.tag([3], ["mine"], True, at=NOW)


def test_what_feeds_bring_is_none_of_the_journals_business(
    path: Path, three: Store
) -> None:
    assert not journal.journal_of(path).exists()


def test_an_act_is_one_line_whose_file_is_the_owners_alone(
    path: Path, three: Store
) -> None:
    three.mark_read([1, 2, 3], True, at=NOW)
    [line] = lines(path)
    assert (line["table"], line["feed"]) == ("reads", "https://news.example/feed")
    assert list(line["marks"].values()) == [[{"at": NOW.timestamp()}]] * 3  # type: ignore[attr-defined]
    assert stat.S_IMODE(journal.journal_of(path).stat().st_mode) == 0o600


def test_what_was_taken_back_before_it_was_kept_is_not_noted(
    path: Path, three: Store
) -> None:
    with pytest.raises(ValueError, match="oh"), three.connection.writing():
        three.mark_read([1], True, at=NOW)
        raise ValueError("oh")
    three.mark_read([2], True, at=NOW)
    [noted] = journal.noted(path)
    assert noted.rows == ({"at": NOW.timestamp()},)
    assert len(lines(path)) == 1


def test_the_journal_makes_every_mark_again(path: Path, three: Store) -> None:
    empty = backup.back_up(three.connection, kind="library", at=NOW)
    act(three)
    wanted = marks(three)
    restored = path.with_name("restored.db")
    backup.duplicate(empty, restored)
    with Store.open(restored) as other:
        assert replay(other.connection, path, only_look=True) == 5
        assert marks(other) == [[], [], [], []]
        assert replay(other.connection, path) == 5
        assert marks(other) == wanted
        assert replay(other.connection, path) == 0
        assert other.counts(today=NOW) == three.counts(today=NOW)
        assert [t.name for t in other.entry(3).tags] == ["mine"]


def test_undoing_is_noted_too(path: Path, three: Store) -> None:
    copy = backup.back_up(three.connection, kind="library", at=NOW)
    act(three)
    for _ in range(3):
        three.undo()
    wanted = marks(three)
    restored = path.with_name("restored.db")
    backup.duplicate(copy, restored)
    with Store.open(restored) as other:
        replay(other.connection, path)
        assert marks(other) == wanted


def test_a_line_that_a_kill_cut_short_spoils_no_other(path: Path, three: Store) -> None:
    three.mark_read([1], True, at=NOW)
    file = journal.journal_of(path)
    with file.open("ab") as stream:
        stream.write(file.read_bytes()[:50] + b"\n[1]\n{}\n\xff\xfe\n")
        stream.write(file.read_bytes()[:70])
    three.mark_read([2], True, at=NOW)
    assert len(list(journal.noted(path))) == 2


def test_a_backup_ends_a_journal_and_the_one_before_stays(
    path: Path, three: Store
) -> None:
    three.mark_read([1], True, at=NOW)
    backup.back_up(three.connection, kind="library", at=NOW)
    three.mark_read([2], True, at=NOW)
    assert [p.name for p in journal.journals_of(path)] == [
        "journal.1.jsonl",
        "journal.jsonl",
    ]
    assert len(lines(path)) == 1
    assert len(list(journal.noted(path))) == 2
    backup.back_up(three.connection, kind="library", at=LATER)
    assert len(list(journal.noted(path))) == 1


def test_a_journal_that_cannot_be_written_keeps_nobody_from_marking(
    path: Path, three: Store
) -> None:
    journal.journal_of(path).mkdir()
    assert three.mark_read([1], True, at=NOW) == 1


def test_a_journal_is_bounded(
    path: Path, three: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_LARGEST", 500)
    for _ in range(20):
        three.mark_read([1], True, at=NOW)
        three.mark_read([1], False, at=NOW)
    assert sum(p.stat().st_size for p in journal.journals_of(path)) < 2000


def test_a_bookmark_whose_article_is_gone_is_made_of_what_was_noted(
    path: Path, three: Store
) -> None:
    three.bookmark([ids(three)["Article 1"]], True, at=NOW)
    with Store.open(path.with_name("new.db")) as other:
        assert replay(other.connection, path) == 1
        [entry] = other.connection.rows("SELECT title, is_bookmarked FROM entries")
        assert tuple(entry) == ("Article 1", 1)
        assert replay(other.connection, path) == 0


def test_noting_looks_up_what_was_touched_and_nothing_else(three: Store) -> None:
    three.mark_read([1], True, at=NOW)
    asked = journal._TOUCHED.format(table="reads", columns="mark.entry_id, mark.at")
    plan = three.connection.rows(f"EXPLAIN QUERY PLAN {asked}")
    scanned = [row["detail"] for row in plan if row["detail"].startswith("SCAN")]
    assert all("touched" in step for step in scanned)
