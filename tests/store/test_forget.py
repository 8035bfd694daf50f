"""Forgetting: the words are gone from every file, and do not come back."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from reader.model import CleanLine, ParsedEntry, Query
from reader.store import backup, check
from reader.store.forget import (
    Extent,
    Meant,
    entry_meant,
    extent,
    forget,
    forget_in_copies,
    forget_in_journal,
)
from reader.store.salvage import replay
from reader.store.store import Store
from tests.store.making import LATER, NOW, URL, arrive, digest, follow, ids, parsed

SECRET = "Xylophagia"
OTHER = "https://other.example/feed"


def secret() -> ParsedEntry:
    return parsed("s", title=CleanLine(f"On {SECRET}"), html=f"<p>{SECRET} hurts.</p>")


@pytest.fixture
def told(store: Store) -> Store:
    """A library with an article that has been read, kept, tagged, and written to."""
    follow(store, URL, OTHER)
    arrive(store, parsed("1"), parsed("2"))
    digest(store)
    arrive(store, secret())
    digest(store, f"{SECRET} hurts.")
    entry_id = ids(store)[f"On {SECRET}"]
    store.mark_read([entry_id, ids(store)["Article 1"]], True, at=NOW)
    store.bookmark([entry_id], True, at=NOW)
    store.set_note(entry_id, f"{SECRET} is mine", at=NOW)
    store.tag([entry_id], [f"my-{SECRET.lower()}"], True, at=NOW)
    # The publisher changes it, so that what it said is kept as well.
    changed = parsed("s", title=CleanLine("On wood"), html="<p>It hurts no more.</p>")
    arrive(store, changed, at=LATER)
    return store


def words(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file's bytes, and all that is deflated in them."""
    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            yield file.name, content
            at = content.find(b"\x78")
            while at >= 0:
                with suppress(zlib.error):
                    yield file.name, zlib.decompressobj().decompress(content[at:])
                at = content.find(b"\x78", at + 1)


def where(folder: Path) -> set[str]:
    wanted = SECRET.lower().encode()
    return {name for name, content in words(folder) if wanted in content.lower()}


def gone(store: Store, meant: Meant) -> None:
    forget(store.connection, meant)
    forget_in_journal(store.connection, meant)


def test_the_words_are_gone_from_every_file(path: Path, told: Store) -> None:
    entry_id = ids(told)["On wood"]
    meant = entry_meant(told.connection, entry_id)
    assert meant is not None
    digest(told, "It hurts no more.")
    assert where(path.parent)
    assert extent(told.connection, meant) == Extent(entries=1, bookmarked=1)
    gone(told, meant)
    assert where(path.parent) == set()
    assert sorted(ids(told)) == ["Article 1", "Article 2"]


def test_what_is_left_is_whole(path: Path, told: Store) -> None:
    entry_id = ids(told)["On wood"]
    meant = entry_meant(told.connection, entry_id)
    assert meant is not None
    before = told.connection.rows(
        "SELECT * FROM reads WHERE entry_id <> ?", (entry_id,)
    )
    gone(told, meant)
    assert [tuple(r) for r in told.connection.rows("SELECT * FROM reads")] == [
        tuple(r) for r in before
    ]
    assert all(f.is_well for f in check.examine(told.connection, fix=False))
    assert told.counts(today=NOW).total == 2
    assert replay(told.connection, path, only_look=True) == 0
    while told.undo():
        pass
    assert sorted(ids(told)) == ["Article 1", "Article 2"]


@pytest.mark.parametrize("guid", ["s", "another guid"])
def test_it_does_not_come_back(told: Store, guid: str) -> None:
    meant = entry_meant(told.connection, ids(told)["On wood"])
    assert meant is not None
    gone(told, meant)
    again = parsed(
        guid,
        title=CleanLine("On wood"),
        html="<p>It hurts no more.</p>",
        link="https://news.example/s",
    )
    assert arrive(told, again, parsed("3")).new == 1
    assert "On wood" not in ids(told)


def test_a_feed_goes_with_all_its_articles_and_may_be_followed_anew(
    path: Path, told: Store
) -> None:
    arrive(told, parsed("9", title=CleanLine("Elsewhere")), url=OTHER)
    meant = Meant(URL, None)
    assert extent(told.connection, meant) == Extent(entries=3, bookmarked=1)
    gone(told, meant)
    assert where(path.parent) == set()
    assert sorted(ids(told)) == ["Elsewhere"]
    assert [feed.url for feed in told.feeds()] == [OTHER]
    follow(told, URL, OTHER)
    assert arrive(told, parsed("1")).new == 1
    assert told.count(Query()) == 2


def test_copies_hold_it_until_they_are_told(path: Path, told: Store) -> None:
    backup.back_up(told.connection, kind="library", at=NOW)
    spoilt = backup.back_up(told.connection, kind="library", at=LATER)
    meant = entry_meant(told.connection, ids(told)["On wood"])
    assert meant is not None
    gone(told, meant)
    told.close()
    assert where(path.parent) == {copy.path.name for copy in backup.backups(path)}
    content = bytearray(spoilt.read_bytes())
    content[:4096] = bytes(4096)
    spoilt.write_bytes(content)
    assert forget_in_copies(path, meant) == (1, 1)
    assert where(path.parent) == set()
    [left] = backup.backups(path)
    assert backup.fault_of(left.path) == ""
    with Store.open(left.path) as copy:
        assert sorted(ids(copy)) == ["Article 1", "Article 2"]
