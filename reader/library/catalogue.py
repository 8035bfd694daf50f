"""What a library can be asked, by whoever reads: nothing here changes anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from reader.library.finding import find_feed, kin_in
from reader.library.revising import changes
from reader.model import (
    Action,
    Article,
    Contrast,
    Copy,
    Counts,
    Entry,
    Explanation,
    Feed,
    Following,
    Health,
    Listed,
    Meant,
    Piece,
    Query,
    Related,
    Revision,
    SearchCount,
    Section,
    SyncStatus,
    TagCount,
)
from reader.store.asking.tree import Asking
from reader.store.found import Found
from reader.store.snapshot import Snapshot
from reader.store.store import Store

if TYPE_CHECKING:
    from reader.core.excerpt import Excerpt


FORGOTTEN = "forgotten at"
"""Under this the library remembers when something was erased last."""


def utc_now() -> datetime:
    """Say what time it is."""
    return datetime.now(UTC)


class Catalogue:
    """Feeds, entries, tags and all that is known of them.

    Args:
        store: Where everything is kept.
        following: What feeds.toml says.
        now: The clock.
    """

    def __init__(
        self, store: Store, following: Following, now: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._now = now
        store.asking = Asking(now, kin_in)
        self.following = following

    @contextmanager
    def beside(self) -> Iterator[Catalogue]:
        """The same library on a connection of its own, for the thread that asks for it.

        Raises:
            StoreError: If the file cannot be opened once more.
        """
        with Store.open(self._store.connection.path) as store:
            yield Catalogue(store, self.following, self._now)

    def interrupt(self) -> None:
        """End whatever it is being asked just now, from another thread.

        Who asked gets a StoreError.
        """
        self._store.connection.raw.interrupt()

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be changed here; the library's ``problems`` say why."""
        return bool(self._store.connection.notice)

    def feeds(self) -> list[Feed]:
        """Every followed feed, by category and title."""
        return self._store.feeds()

    def health(self) -> list[Health]:
        """How every followed feed fares, in the same order, and what could be done."""
        from reader.library.health import healths

        return healths(self._store, self._now())

    def sync_status(self) -> SyncStatus | None:
        """How the account on a server stands, without asking it; None without one."""
        from reader.library.standing import standing

        return standing(self._store, self._now())

    def sync_line(self, status: SyncStatus | None = None) -> str:
        """The same in a few words: ``synced 2 min ago · 14 pending``; "" for None.

        Args:
            status: How it stood a moment ago; looked up if it is left out.
        """
        from reader.library.standing import told

        return told(status or self.sync_status(), self._now())

    def find_feed(self, name: str) -> Feed:
        """The feed with this address or title, or the only one whose title has it.

        Raises:
            FeedNotFoundError: If there is none, or more than one.
        """
        return find_feed(self.feeds(), name)

    def counts(self) -> Counts:
        """How many entries there are in all, unread, from today, and bookmarked."""
        return self._store.counts(today=self.today())

    def version(self) -> int:
        """A number that is another one once somebody else has changed the library.

        What this very library does, does not change it. It costs microseconds to ask.
        """
        return self._store.version()

    def newest(self) -> int:
        """The number of the entry that has come last; 0 where there is none."""
        return self._store.newest()

    def arrived(self, since: int) -> int:
        """How many entries have come after the one of this number, and can be seen."""
        return self._store.arrived(since)

    def now(self) -> datetime:
        """What time it is by the library's clock."""
        return self._now()

    def today(self) -> datetime:
        """The moment at which "today" began: 24 hours ago."""
        return self._now() - timedelta(hours=24)

    def tags(self) -> list[TagCount]:
        """Every tag with how many entries bear it, the most used first."""
        return self._store.tags()

    def entries(
        self, query: Query = Query(), *, limit: int = 200, offset: int = 0
    ) -> list[Entry]:
        """A page of the entries that a query asks for, in the query's order."""
        return self._store.entries(query, limit=limit, offset=offset)

    def count(self, query: Query) -> int:
        """How many entries a query asks for."""
        return self._store.count(query)

    def explain(self, query: Query) -> Explanation:
        """Say how the text of a query is understood, with hints where it is odd.

        Any text is a query, so this raises nothing either. The other words that were
        searched for as well, ``tumor`` for ``tumour``, are named too.
        """
        return self._store.explain(query)

    def meant(self, query: Query) -> tuple[Meant, ...]:
        """Words of a query that no article has, each with the nearest that one has.

        What to suggest when nothing was found: ``fibromyalgia`` for ``fibromylagia``.
        """
        return self._store.meant(query)

    def searches(self) -> list[SearchCount]:
        """The saved searches of feeds.toml, with how many entries answer each now."""
        return self._store.counted(self.following.searches)

    def watched(self) -> list[SearchCount]:
        """The watched words of feeds.toml, with how many entries each stands in."""
        return self._store.watched()

    def revisions(self, entry_id: int) -> list[Revision]:
        """What an article said before its publisher changed it, the oldest first."""
        return self._store.revisions(entry_id)

    def changes(self, entry_id: int, revision: int = -1) -> tuple[Piece, ...]:
        """How an earlier text differs from today's, word by word; () if there is none.

        Args:
            entry_id: The article.
            revision: Which of ``revisions``; the newest if not said.

        Raises:
            EntryNotFoundError: If no entry has this id.
        """
        return changes(self.revisions(entry_id), revision, self.article(entry_id))

    def snapshot(self, query: Query, *, is_grouped: bool = False) -> Snapshot:
        """The answer to a query as it is now; it holds still while feeds refresh.

        Args:
            query: What is asked.
            is_grouped: Show one of the entries that tell the same story for all.
        """
        return self._store.snapshot(query, is_grouped=is_grouped)

    def ids(self, query: Query) -> list[int]:
        """The ids of all entries that a query asks for, in its order."""
        return self._store.ids(query)

    def has_copies(self) -> bool:
        """Whether any entry tells the same story as another."""
        return self._store.has_copies()

    def found(self, listed: Listed) -> Found:
        """Entries that were found beside this library, held still like a snapshot."""
        return self._store.found(listed)

    def entry(self, entry_id: int) -> Entry:
        """One entry.

        Raises:
            EntryNotFoundError: If no entry has this id.
        """
        return self._store.entry(entry_id)

    def article(self, entry_id: int) -> Article:
        """An entry with its text, section by section.

        Until the entry has been understood there are no sections: see ``understand``.

        Raises:
            EntryNotFoundError: If no entry has this id.
        """
        return self._store.article(entry_id)

    def related(self, entry_id: int) -> list[Related]:
        """The entries most like this one, the likest first, each with why."""
        return self._store.related(entry_id)

    def copies(self, entry_id: int) -> list[Copy]:
        """The same story in other feeds, the oldest first, and how much is the same.

        After them come entries that are not the same, but share a part of their text.
        """
        return self._store.copies(entry_id)

    def excerpt(self, entry_id: int, query: Query) -> Excerpt | None:
        """The passage of an entry's text that has the words a query searches for."""
        # Stems take 20 ms to import, and only who shows what was found needs them.
        from reader.core.excerpt import excerpt

        blocks = (b for s in self.article(entry_id).sections for b in s.blocks)
        text = "\n".join(block.text for block in blocks)
        return excerpt(text, self._store.searched_words(query))

    def compare(self, one: int, other: int) -> tuple[Contrast, ...]:
        """What two articles say of the same things, side by side and unjudged.

        Of one that has not been understood yet there is nothing to say.

        Raises:
            EntryNotFoundError: If one of them does not exist.
        """
        from reader.core.juxtapose import juxtapose

        return juxtapose(self.article(one), self.article(other))

    def gist(self, sections: Sequence[Section]) -> tuple[Section, ...]:
        """Sections cut down to their headings and first sentences."""
        # It takes the core's words, which nobody needs who reads the whole.
        from reader.core.gist import gist

        return gist(sections)

    def note(self, entry_id: int) -> str:
        """What was noted on an entry; "" where nothing was."""
        return self._store.note(entry_id)

    def actions(self) -> list[Action]:
        """What can be undone or redone, the newest first."""
        return self._store.actions()

    def next_action(self, *, is_redo: bool = False) -> Action | None:
        """What ``undo``, or ``redo``, would turn now; None where there is nothing."""
        return self._store.next_action(is_redo=is_redo)

    def forgotten_at(self) -> datetime | None:
        """When something was erased last, which no ``undo`` brings back."""
        at = self._store.recall(FORGOTTEN)
        return datetime.fromisoformat(at) if at else None

    def position(self, entry_id: int) -> tuple[int, int] | None:
        """Where reading stopped: the block, and the offset in it; None if nowhere."""
        return self._store.position(entry_id)

    def waiting(self) -> int:
        """How many entries have arrived but are not understood yet."""
        return self._store.waiting()
