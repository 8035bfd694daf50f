"""The law of time: as real feeds move on, nothing doubles, nothing turns unread."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from reader.core.parse import parse
from reader.model import Document, Query
from reader.store.intake import Arrived, Intake
from reader.store.store import Store
from tests.states import series
from tests.store.making import NOW, URL, follow


class Replay:
    """One feed, taken in again and again."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.intake = Intake(store)
        self.hours = 0
        self.known = b""

    def arrive(self, content: bytes) -> Arrived:
        document = Document(url=URL, status=200, content=content)
        self.hours += 1
        at = NOW + timedelta(hours=self.hours)
        feed = parse(document, self.known)
        self.known = feed.items
        return self.intake.arrive(URL, feed, document, at=at, next_at=at)

    def read_all(self) -> None:
        unread = self.store.entries(Query(unread=True), limit=10_000)
        self.store.mark_read([entry.id for entry in unread], True, at=NOW)


def doubles(store: Store) -> int:
    rows = store.connection.rows("SELECT title, link, said FROM entries")
    return len(rows) - len({tuple(row) for row in rows})


def test_real_feeds_move_on(corpus: Path, tmp_path: Path) -> None:
    arrived = changed = 0
    for number, states in enumerate(series(corpus)):
        with Store.open(tmp_path / f"{number}.db") as store:
            follow(store)
            replay = Replay(store)
            for content in states:
                total = len(store.entries(Query(), limit=10_000))
                came = replay.arrive(content)
                unread = len(store.entries(Query(unread=True), limit=10_000))
                assert unread == came.new
                assert len(store.entries(Query(), limit=10_000)) == total + came.new
                replay.read_all()
                arrived, changed = arrived + came.new, changed + came.changed
            assert doubles(store) == 0
            for content in (*reversed(states), states[-1]):
                came = replay.arrive(content)
                assert came.new == 0
            assert replay.arrive(states[-1]) == Arrived(0, 0, came.unchanged)
            assert store.entries(Query(unread=True)) == []
    assert arrived > 500
    assert changed < arrived / 4
