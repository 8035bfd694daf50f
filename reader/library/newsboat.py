"""The move from Newsboat: its articles come along, with what was read and flagged.

An article is cleaned like one that its feed has just given, and known by the same name,
so that the feed's next refresh finds it here and brings it no second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.config.addresses import complaint, same_feed, without_password
from reader.core.clean import clean_line, clean_url
from reader.core.shape import RawEntry, Text, settle, shape
from reader.model import (
    Enclosure,
    FeedList,
    Imported,
    Moved,
    ParsedEntry,
    Subscription,
)
from reader.store import portable
from reader.store.arrival import Met, meet
from reader.store.moments import moment, seconds
from reader.store.newsboat import Cache, CachedFeed, CachedItem
from reader.store.packing import packed
from reader.store.portable import Portable, Taken
from reader.store.store import Store

if TYPE_CHECKING:
    from reader.library.library import Library

_BATCH = 500
_LAST = 253_402_300_799  # the year 9999


def bring_in(library: Library, store: Store, path: Path) -> tuple[Imported, Moved]:
    """Move somebody in: the feeds of a ``cache.db``, its articles, and their marks."""
    with Cache.open(path) as cache:
        listed = feeds_of(cache, library.following.subscriptions)
        imported = library.adopt(listed) if listed.subscriptions else Imported()
        followed = library.following.subscriptions
        moved = move(store, cache, followed, now=library.now())
    return imported, moved


def feeds_of(cache: Cache, followed: Iterable[Subscription]) -> FeedList:
    """What is to be followed, where no ``urls`` has said so before.

    That is every feed of the cache; none if some of them are followed already.
    """
    known = {same_feed(feed.url) for feed in followed}
    plain = [without_password(feed.url) for feed in cache.feeds()]
    if any(same_feed(url) in known for url, _ in plain):
        return FeedList()
    found = [Subscription(url=url, login=login) for url, login in plain]
    return FeedList(subscriptions=tuple(f for f in found if not complaint(f.url)))


def move(
    store: Store,
    cache: Cache,
    followed: Iterable[Subscription],
    *,
    now: datetime,
) -> Moved:
    """Put the articles of a ``cache.db`` in; what is here already stays as it is.

    Of a feed that is not followed only flagged articles come, since no other would be
    seen.

    Args:
        store: The library.
        cache: Where the articles are.
        followed: What is followed here by now.
        now: The time of the marks.

    Raises:
        StoreError: If one of the two cannot be read or written.
    """
    urls = {same_feed(feed.url): feed.url for feed in followed}
    taken, bookmarks, problems = Taken(), 0, []
    for feed in cache.feeds():
        plain = without_password(feed.url)[0]
        items = list(cache.items(feed.url))
        url = urls.get(same_feed(plain))
        if url is None:
            items = [item for item in items if item.flags]
        if not items:
            continue
        if url is None and complaint(plain):
            name = clean_line(feed.title or plain, 80)
            problems.append(f"{name}: no address, so {len(items)} flagged left out")
            continue
        bookmarks += sum(bool(item.flags) for item in items)
        taken = taken.and_then(_take(store, url or plain, feed, items, now))
    return Moved(taken.entries, taken.marks, bookmarks, tuple(problems))


def _take(
    store: Store,
    url: str,
    feed: CachedFeed,
    items: Sequence[CachedItem],
    now: datetime,
) -> Taken:
    title, link = clean_line(feed.title), clean_url(feed.link)
    marks = _Marks(now)
    entries = settle([marks.noted(_parsed(item, link), item) for item in items])
    taken = Taken()
    with store.connection.writing():
        row = {"url": url, "title": title, "link": link}
        portable.take_feeds(store.connection, [row])
        sql = "SELECT id FROM feeds WHERE url = ?"
        feed_id: int = store.connection.value(sql, (url,))
        for start in range(0, len(entries), _BATCH):
            some = packed(entries[start : start + _BATCH])
            found = meet(store.connection, feed_id, some)
            batch = [_portable(url, title, met, marks) for met in found]
            taken = taken.and_then(portable.take(store.connection, batch))
    return taken


def _parsed(item: CachedItem, base: str) -> ParsedEntry:
    # Newsboat makes a guid of link and date where the feed has none.
    is_made = item.url and item.guid.startswith(item.url) and " " in item.guid
    enclosed = Enclosure(item.enclosure_url, item.enclosure_type)
    raw = RawEntry(
        guid="" if is_made else item.guid,
        link=item.url,
        title=Text(value=item.title, is_plain=True),
        texts=[Text(value=item.content)],
        published=moment(item.published) if 0 < item.published <= _LAST else None,
        authors=[item.author] if item.author else [],
        enclosures=[enclosed] if item.enclosure_url else [],
    )
    return shape(raw, base)


class _Marks:
    """What was made of articles, by what stays the same when they get their guids."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._unread: set[tuple[str, str]] = set()
        self._flagged: set[tuple[str, str]] = set()

    def noted(self, entry: ParsedEntry, item: CachedItem) -> ParsedEntry:
        """Note what was made of an article."""
        key = (entry.link, entry.title)
        if item.is_unread:
            self._unread.add(key)
        if item.flags:
            self._flagged.add(key)
        return entry

    def is_read(self, entry: ParsedEntry) -> bool:
        """Whether every article that this one may be was read."""
        return (entry.link, entry.title) not in self._unread

    def is_flagged(self, entry: ParsedEntry) -> bool:
        """Whether one of them has a flag."""
        return (entry.link, entry.title) in self._flagged


def _portable(url: str, feed_title: str, met: Met, marks: _Marks) -> Portable:
    entry, source, at = met.entry, met.packed.source, seconds(marks.now)
    columns = {**met.columns(marks.now), "first_seen": at}
    if met.known is not None:  # Then its marks alone are taken, by its name here.
        columns["identity"] = met.known["identity"]
    made: dict[str, list[dict[str, Any]]] = {}
    if marks.is_read(entry):
        made["reads"] = [{"at": at}]
    if marks.is_flagged(entry):
        kept = {
            "at": at,
            "title": entry.title,
            "link": entry.link,
            "author": entry.author,
            "published": seconds(entry.published or marks.now),
            "feed_url": url,
            "feed_title": feed_title,
            "markdown": None,
            "source": source,
        }
        made["bookmarks"] = [kept]
    return Portable(feed_url=url, columns=columns, source=source, marks=made)
