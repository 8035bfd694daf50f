"""The nouns as JSON: shapes that scripts rely on, to which keys are only ever added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from reader.core.diagnose import frequency
from reader.model import (
    Action,
    Archived,
    Article,
    Copy,
    Entry,
    Figure,
    Followed,
    Health,
    Imported,
    Moved,
    Picture,
    Piece,
    Quote,
    Refreshed,
    Related,
    Revision,
    SearchCount,
    Subscription,
    TagCount,
    Unfollowed,
)

Shape = dict[str, Any]


def entry_shape(entry: Entry) -> Shape:
    """An entry as ``list`` and ``search`` print it."""
    return {
        "id": entry.id,
        "feed_url": entry.feed_url,
        "feed_title": entry.feed_title,
        "title": entry.title,
        "link": entry.link,
        "author": entry.author,
        "published": moment(entry.published),
        "published_is_guessed": entry.published_is_guessed,
        "summary": entry.summary,
        "tags": [{"name": tag.name, "origin": tag.origin} for tag in entry.tags],
        "words": entry.words,
        "minutes": entry.minutes,
        "is_read": entry.is_read,
        "is_bookmarked": entry.is_bookmarked,
        "readiness": entry.readiness,
        "copies": entry.copies,
        "evidence": entry.evidence,
        "readiness_why": entry.readiness_why or None,
        "revised_at": moment(entry.revised_at),
    }


def related_shape(related: Related) -> Shape:
    """An entry as ``related`` prints it: with why, and how like it is (0 to 1)."""
    return entry_shape(related.entry) | {
        "why": related.why,
        "score": round(related.score, 4),
    }


def article_shape(
    article: Article,
    related: Iterable[Related],
    *,
    copies: Sequence[Copy] = (),
    note: str = "",
    revisions: Sequence[Revision] = (),
) -> Shape:
    """An article as ``read --json`` prints it: the entry's keys, and the text's."""
    return entry_shape(article.entry) | {
        "sections": [
            {
                "title": section.title,
                "level": section.level,
                "kind": section.kind,
                "markdown": section.markdown,
            }
            for section in article.sections
        ],
        "summary_origin": article.summary.origin,
        "summary_slots": {
            name: _said(article, quote) if quote else None
            for name, quote in article.slots._asdict().items()
        },
        "evidence_items": [
            {"kind": item.kind, "label": item.label, "quote": item.quote.text}
            | _place(article, item.quote)
            for item in article.evidence.items
        ],
        "evidence_not_found": list(article.evidence.absent),
        "studies": list(article.evidence.studies),
        "people": article.evidence.people,
        "identifiers": dict(article.identifiers),
        "links": list(article.links),
        "enclosures": [
            {"url": e.url, "type": e.media_type, "length": e.length}
            for e in article.enclosures
        ],
        "copies": [other.entry.id for other in copies if other.is_copy],
        "shares_text_with": [
            {"id": other.entry.id, "share": round(other.share, 4)} for other in copies
        ],
        "related": [other.entry.id for other in related],
        "note": note or None,
        "revisions": [
            {"until": moment(earlier.until), "title": earlier.title}
            for earlier in revisions
        ],
        "markdown": article.markdown,
    }


def _said(article: Article, quote: Quote) -> Shape:
    return {"text": quote.text} | _place(article, quote)


def _place(article: Article, quote: Quote) -> Shape:
    """Where a quotation stands: the title of its section, and its number, from 1.

    What is quoted from the headline stands in section 0.
    """
    return {
        "section": "" if quote.is_headline else article.sections[quote.section].title,
        "section_number": quote.section + 1,
    }


def feed_shape(health: Health) -> Shape:
    """A feed as ``feeds`` prints it, with how it fares."""
    feed = health.feed
    return {
        "url": feed.url,
        "title": feed.title,
        "category": feed.category,
        "total": feed.total,
        "unread": feed.unread,
        "refreshed_at": moment(feed.refreshed_at),
        "next_at": moment(feed.next_at),
        "error": feed.error or None,
        "errors_in_a_row": feed.errors_in_a_row,
        "full_text": feed.full_text,
        "status": health.status,
        "failing_since": moment(health.failing_since),
        "gone_since": moment(health.gone_since),
        "moved_to": health.moved_to or None,
        "newest": moment(health.newest),
        "silent_since": moment(health.silent_since),
        "entries_a_day": _rounded(health.entries_a_day),
        "publishes": frequency(health.entries_a_day) or None,
        "troubles": list(health.troubles),
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 3)


def tag_shape(tag: TagCount) -> Shape:
    """A tag as ``tags`` prints it."""
    return {
        "name": tag.name,
        "origin": tag.origin,
        "total": tag.total,
        "unread": tag.unread,
    }


def action_shape(action: Action) -> Shape:
    """Something that was done, as ``undo`` prints it."""
    return {
        "id": action.id,
        "at": moment(action.at),
        "label": action.label,
        "is_automatic": action.is_automatic,
        "is_undone": action.is_undone,
    }


def search_shape(search: SearchCount) -> Shape:
    """A saved search or a watched word as ``searches`` prints it."""
    return {
        "name": search.name,
        "query": search.query,
        "total": search.total,
        "unread": search.unread,
    }


def changes_shape(entry: Entry, earlier: Revision, pieces: Iterable[Piece]) -> Shape:
    """What changed in an article, as ``read --changes`` prints it."""
    return {
        "id": entry.id,
        "title": entry.title,
        "until": moment(earlier.until),
        "pieces": [{"kind": piece.kind, "text": piece.text} for piece in pieces],
    }


def refreshed_shape(outcome: Refreshed) -> Shape:
    """The outcome of one feed's refresh as ``refresh`` prints it."""
    return {
        "feed": outcome.feed,
        "title": outcome.title,
        "status": outcome.status,
        "new": outcome.new,
        "changed": outcome.changed,
        "unchanged": outcome.unchanged,
        "omitted": outcome.omitted,
        "seconds": round(outcome.seconds, 3),
        "error": outcome.error,
        "note": outcome.note or None,
    }


def archived_shape(outcome: Archived) -> Shape:
    """What came of one page as ``archive`` prints it."""
    return {
        "id": outcome.entry_id,
        "title": outcome.title,
        "link": outcome.link,
        "readiness": outcome.readiness,
        "words": outcome.words,
        "seconds": round(outcome.seconds, 3),
        "error": outcome.error,
    }


def figure_shape(number: int, figure: Figure) -> Shape:
    """An image as ``image`` lists it."""
    return {"number": number, "caption": figure.caption, "url": figure.url}


def picture_shape(picture: Picture) -> Shape:
    """An image that was fetched, as ``image`` prints it."""
    return {
        "caption": picture.figure.caption,
        "url": picture.figure.url,
        "path": picture.path,
        "kind": picture.facts.kind,
        "width": picture.facts.width,
        "height": picture.facts.height,
        "is_new": picture.is_new,
    }


def followed_shape(followed: Followed) -> Shape:
    """What became of an address, as ``follow`` prints it."""
    return subscription_shape(followed.subscription) | {
        "title": followed.title,
        "outcome": "followed" if followed.is_new else "already followed",
        "new": followed.entries,
        "others": [{"url": o.url, "title": o.title} for o in followed.others],
        "notices": list(followed.notices),
    }


def unfollowed_shape(gone: Unfollowed) -> Shape:
    """A feed that is no longer followed, as ``unfollow`` prints it."""
    return subscription_shape(gone.subscription) | {
        "title": gone.title,
        "hidden": gone.hidden,
        "kept": gone.kept,
    }


def imported_shapes(imported: Imported) -> Iterator[Shape]:
    """What became of each feed of a list, and of each line that gave none."""
    for outcome, feeds in (("added", imported.added), ("known", imported.known)):
        for subscription in feeds:
            yield {"outcome": outcome, **subscription_shape(subscription)}
    for line, name, reason in imported.skipped:
        yield {"outcome": "remark", "line": line, "title": name, "reason": reason}
    for notice in imported.notices:
        yield {"outcome": "notice", "reason": notice}


def moved_shape(moved: Moved) -> Shape:
    """What came along of articles, as ``import`` prints it."""
    told = {"outcome": "articles", "entries": moved.entries, "marks": moved.marks}
    if moved.bookmarks is None:
        return told
    return told | {"bookmarks": moved.bookmarks}


def subscription_shape(subscription: Subscription) -> Shape:
    """A feed as feeds.toml has it; ``every`` is in seconds."""
    return {
        "url": subscription.url,
        "title": subscription.title,
        "category": subscription.category,
        "full_text": subscription.full_text,
        "every": subscription.every,
        "keep_if": subscription.keep_if,
    }


def moment(when: datetime | None) -> str | None:
    """A time in ISO 8601, in UTC and to the second."""
    if when is None:
        return None
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
