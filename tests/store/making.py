"""Values for the store's tests, with defaults for all that a test does not speak of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from reader.model import (
    Block,
    CleanLine,
    CleanText,
    Digest,
    Document,
    ParsedEntry,
    ParsedFeed,
    Section,
    Subscription,
    Summary,
    Tag,
    Validators,
)
from reader.store.intake import Arrived, Intake
from reader.store.store import Store

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
URL = "https://news.example/feed"


def parsed(guid: str = "1", **changes: Any) -> ParsedEntry:
    known: dict[str, Any] = {
        "guid": guid,
        "link": f"https://news.example/{guid}",
        "title": CleanLine(f"Article {guid}"),
        "html": f"<p>What article {guid} says.</p>",
        "published": NOW - timedelta(days=1),
    }
    return ParsedEntry(**known | changes)


def digested(
    text: str = "What it says.", tags: Iterable[str] = (), **changes: Any
) -> Digest:
    blocks = tuple(Block("paragraph", line) for line in text.split("\n"))
    lead = Section(
        title=CleanLine(""),
        level=0,
        kind="lead",
        markdown=CleanText(text + "\n"),
        blocks=blocks,
    )
    known: dict[str, Any] = {
        "version": 1,
        "sections": (lead,),
        "text": CleanText(text),
        "summary": Summary(CleanText(text[:40]), "extracted"),
        "tags": tuple(Tag(name, "topic") for name in tags),
        "terms": (),
        "identifiers": (),
        "readiness": "feed",
        "readiness_why": CleanText(""),
        "words": len(text.split()),
    }
    return Digest(**known | changes)


def follow(store: Store, *urls: str, **columns: Any) -> Intake:
    intake = Intake(store)
    intake.follow([Subscription(url=url, **columns) for url in urls or (URL,)])
    return intake


def arrive(
    store: Store,
    *entries: ParsedEntry,
    url: str = URL,
    at: datetime = NOW,
    title: str = "News",
    content: bytes = b"<rss/>",
    validators: Validators = Validators(),
    dated: datetime | None = None,
) -> Arrived:
    feed = ParsedFeed(title=CleanLine(title), link="", entries=entries, dated=dated)
    document = Document(url=url, status=200, content=content, validators=validators)
    return Intake(store).arrive(
        url, feed, document, at=at, next_at=at + timedelta(hours=1)
    )


def digest(store: Store, text: str = "What it says.", **changes: Any) -> None:
    """Understand everything that waits, all of it as the same text."""
    intake = Intake(store)
    waiting = intake.undigested(1, limit=1000)
    intake.save_digests(
        {entry_id: digested(text, **changes) for entry_id, _ in waiting}
    )


def ids(store: Store) -> dict[str, int]:
    """Every stored entry's id by its title, hidden ones too."""
    rows = store.connection.rows("SELECT title, id FROM entries")
    return {row["title"]: row["id"] for row in rows}
