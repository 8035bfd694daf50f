"""A damaged file: named, set aside, never overwritten, and what is in it saved."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from reader.errors import DamagedError, StoreError
from reader.model import Query
from reader.store import backup, check, journal
from reader.store.forget import entry_meant, forget
from reader.store.salvage import rescue
from reader.store.store import Store
from tests.store.making import LATER, NOW, arrive, digest, follow, ids, parsed

PAGE = 4096
TEXT = "Sleep is good for you. " * 200
Spoil = Callable[[Path], None]


def fill(path: Path, *, entries: int = 60) -> None:
    with Store.open(path) as store:
        follow(store)
        html = f"<p>{TEXT}</p>"
        arrive(store, *(parsed(str(n), html=html) for n in range(entries)))
        digest(store, TEXT)
        named = ids(store)
        for n in range(0, entries, 3):
            store.bookmark([named[f"Article {n}"]], True, at=NOW)
            store.set_note(named[f"Article {n}"], f"note {n}", at=NOW)
        store.mark_read(
            [named[f"Article {n}"] for n in range(0, entries, 2)], True, at=NOW
        )


def made(path: Path) -> tuple[set[str], set[str], dict[str, str]]:
    """What a person made: the titles that are bookmarked, those read, and the notes."""
    with Store.open(path) as store:
        notes = store.connection.rows(
            "SELECT title, text FROM notes JOIN entries ON entries.id = entry_id"
        )
        return (
            {e.title for e in store.entries(Query(bookmarked=True), limit=1000)},
            {e.title for e in store.entries(limit=1000, query=Query()) if e.is_read},
            {row["title"]: row["text"] for row in notes},
        )


def is_sound(path: Path) -> bool:
    with Store.open(path) as store:
        return all(
            finding.is_well for finding in check.examine(store.connection, fix=False)
        )


def cut(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def cut_to_a_piece(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 2 * PAGE + 100])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def behead(path: Path) -> None:
    path.write_bytes(b"\0" * PAGE + path.read_bytes()[PAGE:])


def fill_with_noise(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(100_000))


def spoil_pages(path: Path, seed: int, share: float) -> None:
    pages = bytearray(path.read_bytes())
    dice = random.Random(seed)
    count = len(pages) // PAGE
    for page in dice.sample(range(1, count), max(1, int(count * share))):
        pages[page * PAGE : (page + 1) * PAGE] = dice.randbytes(PAGE)
    path.write_bytes(pages)


@pytest.mark.parametrize("spoil", [cut, cut_to_a_piece, empty, behead, fill_with_noise])
def test_with_a_copy_and_the_journal_nothing_that_a_person_made_is_lost(
    path: Path, spoil: Spoil
) -> None:
    fill(path)
    with Store.open(path) as store:
        backup.back_up(store.connection, kind="library", at=NOW)
        named = ids(store)
        store.bookmark([named["Article 1"]], True, at=LATER)
        store.bookmark([named["Article 3"]], False, at=LATER)
        store.set_note(named["Article 2"], "since the copy", at=LATER)
    wanted = made(path)
    spoil(path)
    damaged = path.read_bytes()
    rescued = rescue(path, at=LATER)
    assert rescued.aside.read_bytes() == damaged
    assert made(path) == wanted
    assert is_sound(path)


def test_what_was_erased_since_the_copy_stays_erased(path: Path) -> None:
    fill(path)
    with Store.open(path) as store:
        backup.back_up(store.connection, kind="library", at=NOW)
        gone = ids(store)["Article 3"]
        meant = entry_meant(store.connection, gone)
        assert meant is not None
        forget(store.connection, meant)
        assert "Article 3" not in ids(store)
    spoil_pages(path, 3, share=0.02)
    rescue(path, at=LATER)
    with Store.open(path) as store:
        assert "Article 3" not in ids(store)
        assert len(ids(store)) > 3
    assert is_sound(path)


@pytest.mark.parametrize("seed", range(6))
def test_of_a_file_with_spoilt_pages_all_that_can_be_read_is_saved(
    path: Path, seed: int
) -> None:
    fill(path)
    wanted = made(path)
    spoil_pages(path, seed, share=0.05)
    damaged = path.read_bytes()
    rescued = rescue(path, at=NOW)
    assert rescued.backup is None
    assert rescued.aside.read_bytes() == damaged
    assert is_sound(path)
    # The journal has the bookmarks with their texts, whatever has become of the pages.
    bookmarked, read, notes = made(path)
    assert bookmarked == wanted[0]
    assert read <= wanted[1]
    assert set(notes.items()) <= set(wanted[2].items())


def test_pages_alone_give_back_most_of_a_library(path: Path) -> None:
    fill(path)
    wanted = made(path)
    for file in journal.journals_of(path):
        file.unlink()
    spoil_pages(path, 3, share=0.02)
    rescued = rescue(path, at=NOW)
    assert is_sound(path)
    assert rescued.read.entries > 0
    assert made(path)[0] <= wanted[0]
    assert len(made(path)[0]) > len(wanted[0]) / 2


def test_a_good_copy_is_taken_before_a_newer_damaged_one(path: Path) -> None:
    fill(path)
    with Store.open(path) as store:
        good = backup.back_up(store.connection, kind="library", at=NOW)
        bad = backup.back_up(store.connection, kind="library", at=LATER)
    behead(bad)
    behead(path)
    assert rescue(path, at=LATER).backup == good


def test_an_empty_file_is_no_new_library_where_there_was_one(path: Path) -> None:
    fill(path)
    empty(path)
    with pytest.raises(DamagedError, match="doctor --fix"):
        Store.open(path)
    assert path.read_bytes() == b""


def test_an_empty_file_is_a_new_library_where_there_was_none(path: Path) -> None:
    empty(path)
    with Store.open(path) as store:
        assert store.count(Query()) == 0


def test_a_library_without_its_wal_misses_what_the_journal_has(path: Path) -> None:
    fill(path)
    store = Store.open(path)
    entry_id = ids(store)["Article 1"]
    before = path.read_bytes()
    store.bookmark([entry_id], True, at=LATER)
    assert path.read_bytes() == before
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink()
    # The store is closed after its files were taken away; the library stays as it was.
    store.connection.raw.close()
    path.write_bytes(before)
    assert "Article 1" not in made(path)[0]
    with Store.open(path) as again:
        from reader.store.salvage import replay

        assert replay(again.connection, path) == 1
    assert "Article 1" in made(path)[0]


def test_a_rescue_that_cannot_be_finished_leaves_the_damaged_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(path)
    spoil_pages(path, 1, share=0.05)
    damaged = path.read_bytes()

    def fail(*_: object, **__: object) -> None:
        raise StoreError(str(path), "the disk is full")

    monkeypatch.setattr(check, "examine", fail)
    with pytest.raises(StoreError, match="full"):
        rescue(path, at=NOW)
    assert path.read_bytes() == damaged
    assert {p.name for p in path.parent.iterdir()} <= {
        "library.db",
        "library.lock",
        "library.queue",
        "library.ballast",
        "journal.jsonl",
    }


def test_two_rescues_keep_both_damaged_files(path: Path) -> None:
    fill(path)
    asides = set()
    for _ in range(2):
        behead(path)
        asides.add(rescue(path, at=NOW).aside)
    assert len(asides) == 2
    assert all(aside.exists() for aside in asides)


def test_what_is_derived_is_made_again(path: Path) -> None:
    fill(path)
    wanted = made(path)
    with Store.open(path) as store:
        run = store.connection.run
        with store.connection.writing():
            run("UPDATE feeds SET unread = 999")
            run("UPDATE counts SET total = 5, bookmarked = 77")
            run("UPDATE tag_counts SET total = total + 1")
            run("UPDATE entries SET is_read = 1 - is_read WHERE id < 9")
            run("UPDATE entries SET is_bookmarked = 1 WHERE id = 1")
            run("INSERT INTO entries_fts (entries_fts) VALUES ('delete-all')")
            run("UPDATE texts SET sections = NULL WHERE entry_id = 5")
        unwell = [
            f for f in check.examine(store.connection, fix=False) if not f.is_well
        ]
        assert {f.subject for f in unwell} == {"search", "lists", "counts", "texts"}
        assert all(f.advice for f in unwell)
        mended = [f for f in check.examine(store.connection, fix=True) if f.is_mended]
        # Where entries are listed and how many there are is put right in one go.
        assert {f.subject for f in mended} == {"search", "lists", "texts"}
        # One has lost its text, and will have it again when it is understood.
        assert store.count(Query(text="sleep")) == 59
        assert store.waiting() == 1
    assert is_sound(path)
    assert made(path) == wanted


def test_a_week_of_copies_covers_a_week(path: Path) -> None:
    fill(path, entries=3)
    with Store.open(path) as store:
        for day in range(30):
            at = NOW + timedelta(days=day)
            backup.back_up(store.connection, kind="library", at=at)
            backup.rotate(path, daily=7)
    times = [b.at for b in backup.backups(path)]
    assert len(times) == 11
    assert times[0] - times[6] == timedelta(days=6)
    assert times[0] - times[-1] > timedelta(days=21)
