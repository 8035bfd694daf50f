"""What is followed: feeds are added, let go, brought along and handed on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import format_datetime

from reader.config.addresses import complaint, origin, same_feed, without_password
from reader.config.durations import format_duration
from reader.config.editing import Values, appended, extended
from reader.config.files import edit
from reader.config.filing import filed
from reader.config.opml import read_opml, write_opml
from reader.config.passwords import keep_password, password_for
from reader.config.paths import Paths
from reader.config.subscriptions import BUNDLED, UNSORTED, parse_following
from reader.config.turning import turn
from reader.core.discover import Look, look
from reader.core.pace import after_refusal
from reader.errors import FetchError, NoFeedError
from reader.library.amending import Amending
from reader.library.finding import find_feed
from reader.library.locating import Located, Locator
from reader.library.refreshing import Refreshing
from reader.model import (
    Document,
    Edit,
    FeedList,
    Followed,
    Following,
    Imported,
    Query,
    SavedSearch,
    Subscription,
    Unfollowed,
)
from reader.store.intake import Intake
from reader.store.store import Store
from reader.store.visits import Rest, Visits
from reader.workers import WorkError, Workers

_REFUSALS = (429, 503)
"""Answers by which a server asks to be left alone for now."""


class Subscribing:
    """Changes what is followed: feeds.toml first, then the library after it.

    Args:
        store: Where the entries are.
        paths: Where feeds.toml is.
        refreshing: What takes in the feed that was found.
        reread: Takes up what feeds.toml says by now.
        now: The clock.
    """

    def __init__(
        self,
        store: Store,
        paths: Paths,
        refreshing: Refreshing,
        reread: Callable[[], Following],
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._paths = paths
        self._refreshing = refreshing
        self._reread = reread
        self._now = now
        self._amending = Amending(store, paths, reread)

    def follow(
        self, address: str, *, title: str, category: str, full_text: bool
    ) -> Followed:
        """Follow a feed, or the feed that a web page leads to; it is fetched at once.

        Args:
            address: Of the feed or of the page; ``https://`` may be left out.
            title: What to call the feed, instead of what it calls itself.
            category: Where it stands; a feed followed before returns to its place.
            full_text: Fetch the page of each entry as well.

        Raises:
            NoFeedError: If no feed is found; says what is there instead.
            FetchError: If the address cannot be fetched.
            ConfigError: If feeds.toml cannot be edited; then nothing is asked.
        """
        # What cannot be written is better known before a server is asked.
        self._make_sure()
        plain, login = _read(address)
        following = self._reread()
        known = {same_feed(s.url): s for s in following.subscriptions}
        found = self._locate(plain, login, following)
        if found.document is None:
            there = known[same_feed(found.url)]
            return self._followed(there, found, is_new=False)
        former = self._store.former(found.url) or Subscription(url=found.url)
        wanted = replace(
            former,
            title=title or former.title,
            category=category or former.category,
            full_text=full_text or former.full_text,
        )
        if login:
            is_there = origin(wanted.url) == origin(plain)
            keep_password(
                self._paths.passwords, wanted.url if is_there else plain, login
            )
        action_id = self._add([wanted])
        self._reread()
        outcome = self._refreshing.receive(wanted.url, found.document)
        for _ in self._refreshing.understand(only_new=True, feeds=[wanted.url]):
            pass
        followed = self._followed(wanted, found, is_new=True, entries=outcome.new)
        if action_id is not None:
            self._amending.name(action_id, f"followed “{followed.title}”")
        if not login:
            return followed
        kept = "the password is kept in passwords.toml"
        return replace(followed, notices=(*followed.notices, kept))

    def unfollow(self, name: str, *, rule: str = "") -> Unfollowed:
        """Stop following a feed; its entries are hidden, but for the bookmarked ones.

        Args:
            name: Its address or title, or a part of the title that no other has.
            rule: What does it, where it is not a person.

        Raises:
            FeedNotFoundError: If no feed is called that, or more than one.
            ConfigError: If feeds.toml cannot be edited.
        """
        following = self._reread()
        feed = find_feed(self._store.feeds(), name)
        [gone] = [s for s in following.subscriptions if s.url == feed.url]
        kept = self._store.count(Query(bookmarked=True, feed_url=feed.url))
        edits = (Edit("feed", feed.url, is_added=False),)
        action_id = self._amending.amend(
            lambda text: turn(text, edits, is_undone=False), at=self._now(), rule=rule
        )
        if action_id is not None:
            said = f"unfollowed “{feed.title}”{rule and f' ({rule})'}"
            self._amending.name(action_id, said)
        self._reread()
        return Unfollowed(
            subscription=gone, title=feed.title, hidden=feed.total - kept, kept=kept
        )

    def bring(self, content: bytes, source: str) -> Imported:
        """Follow the feeds of a list that another reader wrote; nothing is fetched.

        Args:
            content: What the file holds.
            source: What to call it in an error.

        Raises:
            ConfigError: If it is no such list, or feeds.toml cannot be edited.
        """
        return self.adopt(read_opml(content, source=source))

    def adopt(self, listed: FeedList, *, rule: str = "") -> Imported:
        """Follow what a list names, beside what is followed already.

        Args:
            listed: Feeds, saved searches and watched words.
            rule: What does it, where it is not a person.

        Raises:
            ConfigError: If feeds.toml cannot be edited.
        """
        self._make_sure()
        before = self._reread()
        logins = {s.url: s.login for s in listed.subscriptions if s.login}
        for url, login in logins.items():
            keep_password(self._paths.passwords, url, login)
        self._add(listed.subscriptions, listed.searches, listed.watched, rule=rule)
        after = self._reread()
        known = {same_feed(s.url) for s in before.subscriptions}
        split = [(same_feed(s.url) in known, s) for s in listed.subscriptions]
        servers = len({origin(url) for url in logins})
        whose = "1 server" if servers == 1 else f"{servers} servers"
        kept = f"the passwords for {whose} are kept in passwords.toml"
        return Imported(
            added=tuple(s for is_known, s in split if not is_known),
            known=tuple(s for is_known, s in split if is_known),
            searches=len(after.searches) - len(before.searches),
            watched=len(after.watched) - len(before.watched),
            skipped=listed.skipped,
            notices=(kept,) if logins else (),
        )

    def put_into(self, categories: Mapping[str, str]) -> None:
        """Put feeds into other categories, by their addresses.

        Raises:
            ConfigError: If feeds.toml cannot be edited.
        """
        edit(self._paths.feeds, lambda text: filed(text, categories))
        self._reread()

    def hand_on(self) -> str:
        """Write what is followed as OPML 2.0, for other readers; without passwords."""
        feeds = {feed.url: feed for feed in self._store.feeds()}
        created = format_datetime(self._now().astimezone(UTC), usegmt=True)
        return write_opml(self._reread(), feeds, created=created)

    def _make_sure(self) -> None:
        """Make sure that feeds.toml and the library can be written."""
        edit(self._paths.feeds, str)
        with Intake(self._store).writing():
            pass

    def _locate(self, plain: str, login: str, following: Following) -> Located:
        logins = {origin(s.url): s.login for s in following.subscriptions}
        logins |= {s.url: s.login for s in following.subscriptions}
        if login:
            logins |= {origin(plain): login, plain: login}
        known = {same_feed(s.url) for s in following.subscriptions}
        visits = Visits(self._store)
        with self._refreshing.client() as client, Workers() as workers:

            def get(url: str) -> Document:
                login = password_for(logins, url)
                try:
                    return client.get(url, visits.validators(url), login=login)
                except FetchError as error:
                    self._heed(error, visits)
                    raise

            def seen(document: Document) -> Look:
                try:
                    return workers.call(look, document)
                except WorkError as error:
                    return Look(reason=error.reason)

            locator = Locator(get, seen, lambda url: same_feed(url) in known)
            return locator.locate(plain)

    def _heed(self, error: FetchError, visits: Visits) -> None:
        """Remember, for every refresh to come, that a host wants to be left alone."""
        if error.status in _REFUSALS and error.fault == "answer":
            until = after_refusal(
                self._now(), refusals=1, retry_after=error.retry_after
            )
            visits.rest(error.host, Rest(until, 1))

    def _followed(
        self,
        subscription: Subscription,
        found: Located,
        *,
        is_new: bool,
        entries: int = 0,
    ) -> Followed:
        feed = find_feed(self._store.feeds(), subscription.url)
        return Followed(
            subscription=subscription,
            title=feed.title,
            is_new=is_new,
            entries=entries,
            others=found.others,
            notices=found.notices,
        )

    def _add(
        self,
        subscriptions: Sequence[Subscription],
        searches: Sequence[SavedSearch] = (),
        watched: Sequence[str] = (),
        *,
        rule: str = "",
    ) -> int | None:
        """Write into feeds.toml what is not in it yet, whoever put it there.

        Returns:
            The number of the action; None if all of it is there.
        """

        def change(text: str) -> tuple[str, tuple[Edit, ...]]:
            now = parse_following(text)
            feeds = _new_feeds(subscriptions, now)
            names = {search.name for search in now.searches}
            kept = [search for search in searches if search.name not in names]
            terms = [t for t in dict.fromkeys(watched) if t not in now.watched]
            text = appended(text, "feed", [as_table(feed) for feed in feeds])
            said = [{"name": search.name, "query": search.query} for search in kept]
            text = appended(text, "search", said)
            return extended(text, "watch", "terms", terms), (
                *(Edit("feed", feed.url, is_added=True) for feed in feeds),
                *(Edit("search", search.name, is_added=True) for search in kept),
                *(Edit("watch", term, is_added=True) for term in terms),
            )

        return self._amending.amend(change, at=self._now(), rule=rule)


def _new_feeds(
    subscriptions: Sequence[Subscription], now: Following
) -> list[Subscription]:
    """Those that are not followed yet, and have an address that can be."""
    known = {same_feed(feed.url) for feed in now.subscriptions}
    named = {same_feed(feed.url): feed for feed in reversed(subscriptions)}
    return [
        feed
        for feed in subscriptions
        if named[same_feed(feed.url)] is feed
        and same_feed(feed.url) not in known
        and (feed.url == BUNDLED or not complaint(feed.url))
    ]


def _read(address: str) -> tuple[str, str]:
    """Take the password out of an address that somebody typed.

    Raises:
        NoFeedError: If there may be one, but no saying where it is to be sent; or if
            what was typed is no address at all.
    """
    address = address.strip()
    if not re.search(r"[.:/]", address) or re.search(r"\s", address):
        reason = "that is no address; type one such as example.org or nhs.uk/feed"
        raise NoFeedError(address, reason)
    beginning, at, rest = address.partition("@")
    if at and "/" not in beginning:
        reason = "a password needs the whole address: https://name:password@host/…"
        raise NoFeedError(rest, reason)
    return without_password(address)


def as_table(subscription: Subscription) -> Values:
    """Say in feeds.toml's words what differs from what it takes for granted."""
    said: dict[str, str | bool] = {"url": subscription.url}
    if subscription.title:
        said["title"] = subscription.title
    if subscription.category != UNSORTED:
        said["category"] = subscription.category
    if subscription.full_text:
        said["full_text"] = True
    if subscription.every is not None:
        said["every"] = format_duration(subscription.every)
    if subscription.keep_if:
        said["keep_if"] = subscription.keep_if
    return said
