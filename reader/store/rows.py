"""Rows to values and back: the one place that knows how they are laid out."""

from __future__ import annotations

import json
from datetime import datetime
from sqlite3 import Row
from typing import Any

from reader.model import (
    Article,
    CleanText,
    Digest,
    Entry,
    Evidence,
    Feed,
    ParsedEntry,
    Slots,
    Subscription,
    Summary,
    Tag,
)
from reader.store.connection import bindable
from reader.store.evidence import evidence_of
from reader.store.moments import LONG_AGO, moment, moment_or_none, seconds
from reader.store.texts import (
    enclosures_of,
    listed_json,
    page_of,
    pairs,
    sections_of,
    unpack,
)

FEED_TITLE = "coalesce(nullif(feeds.own_title, ''), nullif(feeds.title, ''), feeds.url)"
"""The reader's name for a feed, or its publisher's, or its address."""

ENTRY = f"""
    entries.id, feeds.url AS feed_url, {FEED_TITLE} AS feed_title, entries.title,
    entries.link, entries.author, entries.published, entries.is_guessed,
    entries.summary, entries.tags, entries.words, entries.is_read,
    entries.is_bookmarked, entries.readiness, entries.readiness_why,
    entries.digest_version, entries.evidence, entries.copies, entries.revised_at,
    EXISTS (SELECT 1 FROM notes WHERE notes.entry_id = entries.id) AS has_note
"""
"""The columns that `entry_of` reads; the texts are not among them."""

TEXT = "texts.source, texts.sections, texts.plain"
"""The columns that `sections_of`, `text_of` and `markdown_of` read."""

ARTICLE = f"""
    {ENTRY}, {TEXT}, entries.summary_origin, entries.identifiers, entries.people,
    texts.evidence AS found
"""
"""The columns that `article_of` reads."""

PARSED = """
    entries.id, entries.link, entries.title, entries.author, entries.published,
    entries.is_guessed, texts.source,
    (SELECT found FROM pages WHERE pages.entry_id = entries.id) AS page,
    (SELECT common_labels FROM feeds WHERE feeds.id = feed_id) AS common_labels
"""
"""The columns that `parsed_of` reads."""

FEED = f"""
    feeds.url, {FEED_TITLE} AS title, category, total, unread, refreshed_at, next_at,
    error, errors_in_a_row, full_text, feeds.link
"""
"""The columns that `feed_of` reads."""

_WORDS_A_MINUTE = 230


def entry_of(row: Row) -> Entry:
    """Read a row of ENTRY."""
    return Entry(
        id=row["id"],
        feed_url=row["feed_url"],
        feed_title=row["feed_title"],
        title=row["title"],
        link=row["link"],
        author=row["author"],
        published=moment(row["published"]),
        published_is_guessed=bool(row["is_guessed"]),
        summary=row["summary"],
        tags=tuple(Tag(*tag) for tag in json.loads(row["tags"])),
        words=row["words"],
        minutes=max(1, round(row["words"] / _WORDS_A_MINUTE)),
        is_read=bool(row["is_read"]),
        is_bookmarked=bool(row["is_bookmarked"]),
        readiness=row["readiness"],
        readiness_why=row["readiness_why"],
        is_digested=row["digest_version"] > 0,
        copies=row["copies"],
        evidence=row["evidence"],
        revised_at=moment_or_none(row["revised_at"]),
        has_note=bool(row["has_note"]),
    )


def gone(entry_id: int) -> Entry:
    """Stand in for an entry that was deleted while a list still had a place for it."""
    return Entry(
        id=entry_id,
        feed_url="",
        feed_title="",
        title="(deleted)",
        link="",
        author="",
        published=LONG_AGO,
        published_is_guessed=True,
        summary="",
        tags=(),
        words=0,
        minutes=1,
        is_read=True,
        is_bookmarked=False,
        readiness="feed",
        is_digested=False,
    )


def article_of(row: Row) -> Article:
    """Read a row of ARTICLE; a text that is out of date is none."""
    entry = entry_of(row)
    sections = sections_of(row) if entry.is_digested else ()
    evidence, slots = Evidence(), Slots()
    if row["found"] and sections:
        found, people = unpack(row["found"]), row["people"]
        evidence, slots = evidence_of(
            found, entry.title, sections, line=entry.evidence, people=people
        )
    return Article(
        entry=entry,
        sections=sections,
        summary=Summary(CleanText(row["summary"]), row["summary_origin"]),
        identifiers=pairs(json.loads(row["identifiers"])),
        evidence=evidence,
        slots=slots,
        enclosures=enclosures_of(unpack(row["source"])),
    )


def parsed_of(row: Row) -> ParsedEntry:
    """Read a row of PARSED: the entry as it once came out of its feed.

    Without the labels that nearly all of its feed's entries have.
    """
    source = unpack(row["source"])
    html, offered, guid, labels, identifiers = source[:5]
    common = json.loads(row["common_labels"])
    return ParsedEntry(
        guid=guid,
        link=row["link"],
        title=row["title"],
        html=html,
        offered=offered,
        published=None if row["is_guessed"] else moment(row["published"]),
        author=row["author"],
        labels=tuple(label for label in labels if label not in common),
        identifiers=pairs(identifiers),
        enclosures=enclosures_of(source),
        page=page_of(row["page"]) if row["page"] else None,
    )


def feed_of(row: Row) -> Feed:
    """Read a row of FEED."""
    return Feed(
        url=row["url"],
        title=row["title"],
        category=row["category"],
        total=row["total"],
        unread=row["unread"],
        refreshed_at=moment_or_none(row["refreshed_at"]),
        next_at=moment_or_none(row["next_at"]),
        error=row["error"],
        errors_in_a_row=row["errors_in_a_row"],
        full_text=bool(row["full_text"]),
        link=row["link"],
    )


def subscription_of(row: Row) -> Subscription:
    """Read a whole row of ``feeds``: what ``subscription_columns`` laid out."""
    return Subscription(
        url=row["url"],
        title=row["own_title"],
        category=row["category"],
        full_text=bool(row["full_text"]),
        every=row["every"],
        keep_if=row["keep_if"],
    )


def subscription_columns(subscription: Subscription) -> dict[str, Any]:
    """Lay a subscription out as columns of ``feeds``."""
    return {
        "url": bindable(subscription.url),
        "own_title": bindable(subscription.title),
        "category": bindable(subscription.category),
        "full_text": int(subscription.full_text),
        "every": subscription.every,
        "keep_if": bindable(subscription.keep_if),
        "is_followed": 1,
    }


def entry_columns(
    entry: ParsedEntry, *, first_seen: datetime, at: datetime
) -> dict[str, Any]:
    """Lay out as columns of ``entries`` what a feed may still change later.

    Args:
        entry: What the feed gave.
        first_seen: When it first did; an entry is never sorted as newer than that, or
            a publisher could keep one at the top by dating it anew.
        at: Now. A date that lies ahead counts as none.
    """
    date = entry.published
    if date is not None and date > at:
        date = None
    published = seconds(date or first_seen)
    return {
        "title": bindable(entry.title),
        "link": bindable(entry.link),
        "author": bindable(entry.author),
        "published": published,
        "is_guessed": int(date is None),
        "sort_at": min(published, seconds(first_seen)),
    }


def digest_columns(digest: Digest) -> dict[str, Any]:
    """Lay a digest out as columns of ``entries``; its text goes elsewhere."""
    return {
        "digest_version": digest.version,
        "readiness": digest.readiness,
        "readiness_why": bindable(digest.readiness_why),
        "words": digest.words,
        "summary": bindable(digest.summary.text),
        "summary_origin": digest.summary.origin,
        "tags": bindable(listed_json(digest.tags)),
        "identifiers": bindable(listed_json(digest.identifiers)),
        "evidence": digest.evidence.line,
        "people": digest.evidence.people,
        "medium": digest.medium,
    }
