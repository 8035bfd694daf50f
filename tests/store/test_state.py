"""In step: whatever is followed, refreshed, understood and marked, in any order."""

from __future__ import annotations

import itertools
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeAlias
from unittest.mock import patch

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from reader.model import CleanLine, Query, Subscription
from reader.store import reads
from reader.store.index import _STORED, _indexed
from reader.store.intake import Intake
from reader.store.retention import let_go
from reader.store.store import Store
from tests.store.making import NOW, arrive, digested, parsed

URLS = ["https://a.example/rss", "https://b.example/rss"]
WORDS = ["sleep", "naps", "statins"]
GUIDS = st.sampled_from(["1", "2", "3"])
ID = st.integers(1, 6)
IDS = st.sets(ID)


Made: TypeAlias = tuple[Any, ...]
"""All that the reader made, as it was at some time."""


class LibraryInUse(RuleBasedStateMachine):
    """A reader's marks, in plain sets, beside a library that must agree with them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.open(Path(self.folder.name) / "library.db")
        self.followed: set[str] = set()
        self.read: set[int] = set()
        self.kept: dict[int, str] = {}
        self.notes: dict[int, str] = {}
        self.choices: dict[tuple[int, str], bool] = {}
        self.digested: dict[int, set[str]] = {}
        self.listed: dict[str, set[str]] = {}
        self.done: list[Made] = []
        self.undone: list[Made] = []
        self.clock = NOW
        self.follow(set(URLS))

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    @rule(urls=st.sets(st.sampled_from(URLS)))
    def follow(self, urls: set[str]) -> None:
        category = "Two" if len(urls) == 2 else "One"
        Intake(self.store).follow(
            [Subscription(url=url, category=category) for url in urls]
        )
        self.followed = urls

    @rule(
        url=st.sampled_from(URLS),
        guids=st.lists(GUIDS, max_size=3),
        word=st.sampled_from(WORDS),
    )
    def refresh(self, url: str, guids: list[str], word: str) -> None:
        if url in self.followed:
            self.clock += timedelta(minutes=1)
            entries = [
                parsed(g, html=word, title=CleanLine(f"{word} {g}")) for g in guids
            ]
            arrive(self.store, *entries, url=url, at=self.clock)
            self.listed[url] = {f"https://news.example/{g}" for g in guids}

    @rule(limit=st.integers(1, 3), word=st.sampled_from(WORDS), tags=st.sets(GUIDS))
    def understand(self, limit: int, word: str, tags: set[str]) -> None:
        intake = Intake(self.store)
        waiting = intake.undigested(1, limit=limit)
        intake.save_digests({n: digested(word, sorted(tags)) for n, _ in waiting})
        self.digested.update((n, set(tags)) for n, _ in waiting)

    @rule(entry_ids=IDS, is_read=st.booleans(), many=st.booleans())
    def mark(self, entry_ids: set[int], is_read: bool, many: bool) -> None:
        known = entry_ids & self.known()
        before = self.made()
        with patch.object(reads, "_MANY", 0 if many else 99):
            changed = self.store.mark_read(sorted(entry_ids), is_read, at=self.clock)
        assert changed == len(known - self.read if is_read else known & self.read)
        self.read = self.read | known if is_read else self.read - known
        self.did(before)

    @rule(entry_ids=IDS, keep=st.booleans())
    def bookmark(self, entry_ids: set[int], keep: bool) -> None:
        known = sorted(entry_ids & self.known())
        before = self.made()
        self.store.bookmark(known, keep, at=self.clock)
        for n in known:
            if not keep:
                self.kept.pop(n, None)
            elif n not in self.kept:
                self.kept[n] = self.store.entry(n).title
        self.did(before)

    @rule(entry_id=ID, text=st.sampled_from(["", *WORDS]))
    def write_note(self, entry_id: int, text: str) -> None:
        if entry_id in self.known():
            before = self.made()
            self.store.set_note(entry_id, text, at=self.clock)
            self.notes.pop(entry_id, None)
            if text:
                self.notes[entry_id] = text
            self.did(before)

    @rule(entry_ids=IDS, names=st.sets(GUIDS), wanted=st.booleans())
    def tag(self, entry_ids: set[int], names: set[str], wanted: bool) -> None:
        known = sorted(entry_ids & self.known())
        before = self.made()
        self.store.tag(known, sorted(names), wanted, at=self.clock)
        for n, name in itertools.product(known, names):
            self.choose(n, name, wanted)
        self.did(before)

    def choose(self, entry_id: int, name: str, wanted: bool) -> None:
        key, is_own = (entry_id, name), name in self.digested.get(entry_id, ())
        has = self.choices.get(key, is_own)
        if has != wanted:
            was = self.choices.pop(key, None)
            if was is None or wanted != is_own:
                self.choices[key] = wanted

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(times):
            assert (self.store.undo() is None) == (not self.done)
            if self.done:
                self.undone.append(self.made())
                self.go_back_to(self.done.pop())

    @rule()
    def redo(self) -> None:
        assert (self.store.redo() is None) == (not self.undone)
        if self.undone:
            self.done.append(self.made())
            self.go_back_to(self.undone.pop())

    @rule()
    def let_old_ones_go(self) -> None:
        touched = {*self.kept, *self.notes, *(n for n, _ in self.choices)}
        entries = [self.store.entry(n) for n in self.known() & self.read - touched]
        gone = {
            entry.id
            for entry in entries
            if entry.feed_url in self.followed
            and entry.link not in self.listed.get(entry.feed_url, ())
        }
        later = self.clock + timedelta(hours=1)
        assert let_go(self.store.connection, later, most=99) == len(gone)
        self.go_back_to(without(self.made(), gone))
        self.done = self.still_to_do([without(made, gone) for made in self.done])
        self.undone = self.still_to_do([without(made, gone) for made in self.undone])

    def still_to_do(self, states: list[Made]) -> list[Made]:
        """Leave out what would lead nowhere, now that some entries are gone."""
        following = [*states, self.made()][1:]
        return [a for a, b in zip(states, following, strict=True) if a != b]

    def made(self) -> Made:
        return set(self.read), dict(self.kept), dict(self.notes), dict(self.choices)

    def did(self, before: Made) -> None:
        """Remember what to go back to; what changed nothing is not remembered."""
        if before != self.made():
            self.done.append(before)
            self.undone.clear()

    def go_back_to(self, made: Made) -> None:
        self.read, self.kept, self.notes, self.choices = made

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = Store.open(Path(self.folder.name) / "library.db")

    def known(self) -> set[int]:
        return {
            row["id"] for row in self.store.connection.rows("SELECT id FROM entries")
        }

    @invariant()
    def marks_are_what_the_reader_made(self) -> None:
        entries = {n: self.store.entry(n) for n in self.known()}
        assert {n for n, entry in entries.items() if entry.is_read} == self.read
        assert {n for n, e in entries.items() if e.is_bookmarked} == set(self.kept)
        rows = self.store.connection.rows("SELECT entry_id, title FROM bookmarks")
        assert {row["entry_id"]: row["title"] for row in rows} == self.kept

    @invariant()
    def notes_and_tags_are_what_the_reader_wrote(self) -> None:
        for n in self.known():
            assert self.store.note(n) == self.notes.get(n, "")
            tags = set(self.digested.get(n, ()))
            for (entry_id, name), wanted in self.choices.items():
                if entry_id == n:
                    tags = tags | {name} if wanted else tags - {name}
            assert {tag.name for tag in self.store.entry(n).tags} == tags

    @invariant()
    def shown_is_what_is_followed_or_kept(self) -> None:
        entries = {n: self.store.entry(n) for n in self.known()}
        shown = {
            n
            for n, entry in entries.items()
            if entry.feed_url in self.followed or n in self.kept
        }
        assert {entry.id for entry in self.store.entries(Query())} == shown

    @invariant()
    def counts_are_what_counting_gives(self) -> None:
        shown = self.store.entries(Query())
        unread = [entry for entry in shown if not entry.is_read]
        counts = self.store.counts(today=NOW - timedelta(days=9))
        assert (counts.total, counts.unread) == (len(shown), len(unread))
        assert (counts.today, counts.bookmarked) == (len(unread), len(self.kept))
        tags = [tag.name for entry in shown for tag in entry.tags]
        assert {t.name: t.total for t in self.store.tags()} == {
            tag: tags.count(tag) for tag in set(tags)
        }
        for tag in self.store.tags():
            assert self.store.count(Query(tag=tag.name)) == tag.total
            assert self.store.count(Query(tag=tag.name, unread=True)) == tag.unread
        for feed in self.store.feeds():
            assert self.store.count(Query(feed_url=feed.url)) == feed.total
            assert (
                self.store.count(Query(feed_url=feed.url, unread=True)) == feed.unread
            )

    @invariant()
    def the_index_holds_what_is_stored_and_nothing_else(self) -> None:
        connection = self.store.connection
        connection.run(
            "CREATE VIRTUAL TABLE temp.afresh USING fts5(title, text, tags, author, "
            "note, content='', tokenize='porter unicode61')"
        )
        stored = list(_indexed(connection, str(sorted(self.known()))))
        assert len(stored) == len(connection.rows(_STORED, (str(list(self.known())),)))
        connection.run_many(
            "INSERT INTO temp.afresh (rowid, title, text, tags, author, note) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            stored,
        )
        words = [
            connection.rows(f"SELECT term, doc, col, offset FROM temp.{table}")
            for table in (self._words("afresh", "temp"), self._words("entries_fts"))
        ]
        assert [tuple(row) for row in words[0]] == [tuple(row) for row in words[1]]
        for table in ("words_afresh", "words_entries_fts", "afresh"):
            connection.run(f"DROP TABLE temp.{table}")

    def _words(self, table: str, schema: str = "main") -> str:
        self.store.connection.run(
            f"CREATE VIRTUAL TABLE temp.words_{table} "
            f"USING fts5vocab({schema}, {table}, instance)"
        )
        return f"words_{table}"


def without(made: Made, gone: set[int]) -> Made:
    read, kept, notes, choices = made
    return (
        read - gone,
        {n: title for n, title in kept.items() if n not in gone},
        {n: text for n, text in notes.items() if n not in gone},
        {key: wanted for key, wanted in choices.items() if key[0] not in gone},
    )


TestLibraryInUse = LibraryInUse.TestCase
TestLibraryInUse.settings = settings(
    max_examples=40, stateful_step_count=20, deadline=None
)
