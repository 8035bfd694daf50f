"""What is followed, here and on the server: the two lists are brought in step.

The server wins, since it is what all of a person's devices have in common. What was
followed here since is told to it; what was let go here only after a question, because a
server deletes a feed's articles with it, starred ones too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from reader.config.addresses import complaint, same_feed, without_password
from reader.config.subscriptions import UNSORTED
from reader.errors import SyncError
from reader.library.following import Subscribing
from reader.model import Account, FeedList, RemoteFeed, Subscription
from reader.store.accounts import Accounts, Linked
from reader.store.outbox import Intent, Outbox
from reader.store.store import Store
from reader.sync.wire import Server, is_refusal, saying

Confirm = Callable[[str], bool]
"""Asked with a feed's address."""

_MANY, _LARGE = 5, 0.5
"""Feeds that may vanish from the server at once, or as a share of them all."""

_BY_SERVER = "by the server"
"""How actions are marked that nobody did here."""


class Agreed(NamedTuple):
    """What became of the two lists; all by address."""

    followed: tuple[str, ...]
    unfollowed: tuple[str, ...]
    subscribed: tuple[str, ...]
    leaving: tuple[str, ...]
    moved: tuple[str, ...]
    notices: tuple[str, ...]


class Agreeing:
    """Brings the lists of feeds in step.

    Args:
        server: The other side.
        store: Where the feeds are.
        account: Whose they are.
        subscribing: What changes feeds.toml.
        now: The clock.
    """

    def __init__(
        self,
        server: Server,
        store: Store,
        account: Account,
        subscribing: Subscribing,
        now: Callable[[], datetime],
    ) -> None:
        self.server = server
        self.outbox = Outbox(store.connection, account)
        self._store = store
        self._account = account
        self._accounts = Accounts(store.connection)
        self._subscribing = subscribing
        self._now = now
        self._notices: list[str] = []

    def agree(self, confirm: Confirm | None, *, is_forced: bool) -> Agreed:
        """Bring both lists in step.

        Args:
            confirm: Asked before the server is told to let a feed go.
            is_forced: Let go here whatever the server has let go, however many.

        Raises:
            SyncError: If the server fails.
            ConfigError: If feeds.toml cannot be edited.
        """
        there = self.server.subscriptions()
        subscribed, leaving, is_changed = self._tell(there, confirm)
        if is_changed:
            there = self.server.subscriptions()
        unfollowed = self._let_go(there, is_forced)
        followed = self._follow(there)
        moved = self._file(there)
        return Agreed(
            tuple(followed),
            tuple(unfollowed),
            tuple(subscribed),
            tuple(leaving),
            tuple(moved),
            tuple(self._notices),
        )

    def graduate(self, confirm: Confirm) -> list[tuple[str, str]]:
        """Have the server follow what is followed here; say what came of each."""
        known = {same_feed(feed.url) for feed in self.server.subscriptions()}
        outcomes = []
        for feed in self._store.feeds():
            is_ours = not feed.url.startswith("http")
            if is_ours or same_feed(feed.url) in known or not confirm(feed.url):
                continue
            outcomes.append((feed.url, self._subscribe(feed.url)))
        self.outbox.unheard(url for url, reason in outcomes if not reason)
        return outcomes

    def _tell(
        self, there: Sequence[RemoteFeed], confirm: Confirm | None
    ) -> tuple[list[str], list[str], bool]:
        """Tell the server what was followed and let go here."""
        known = {same_feed(feed.url): feed for feed in there}
        subscribed, leaving, is_changed = list[str](), list[str](), False
        for intent in self.outbox.due("follow", self._now()):
            url, feed = intent.remote_id, known.get(same_feed(intent.remote_id))
            if intent.is_set == (feed is not None):
                self._settled(intent, feed)
            elif feed is None:
                if self._followed(intent):
                    subscribed.append(url)
                    is_changed = True
            elif confirm is None:
                leaving.append(url)
                self._leave(feed, url)
            else:
                is_changed |= self._part(intent, feed, confirm)
        return subscribed, leaving, is_changed

    def _settled(self, intent: Intent, feed: RemoteFeed | None) -> None:
        """Both sides have it so already."""
        if feed is not None:
            linked = Linked(feed.remote_id, intent.remote_id, is_left=False)
            self._accounts.link_feeds(self._account, [linked])
        self.outbox.told([intent])

    def _followed(self, intent: Intent) -> bool:
        """Tell the server of a feed that was followed here."""
        if reason := self._subscribe(intent.remote_id):
            self._notices.append(f"it does not follow {intent.remote_id}: {reason}")
            self.outbox.park(intent, self._now())
            return False
        self.outbox.told([intent])
        return True

    def _part(self, intent: Intent, feed: RemoteFeed, confirm: Confirm) -> bool:
        """Ask whether the server is to let a feed go, too; if not, it keeps it."""
        is_meant = confirm(intent.remote_id)
        if is_meant:
            self.server.unsubscribe(feed.remote_id)
            self._accounts.unlink_feeds(self._account, [feed.remote_id])
        else:
            self._leave(feed, intent.remote_id)
        self.outbox.told([intent])
        return is_meant

    def _leave(self, feed: RemoteFeed, url: str) -> None:
        linked = Linked(feed.remote_id, url, is_left=True)
        self._accounts.link_feeds(self._account, [linked])

    def _subscribe(self, url: str) -> str:
        """Have the server follow a feed; say why it does not, if it does not."""
        category = next((f.category for f in self._store.feeds() if f.url == url), "")
        try:
            self.server.subscribe(url, _category(category))
        except SyncError as error:
            if not is_refusal(error):
                raise
            return error.reason
        return ""

    def _let_go(self, there: Sequence[RemoteFeed], is_forced: bool) -> list[str]:
        """Let go here what the server has let go."""
        ids = {feed.remote_id for feed in there}
        linked = self._accounts.feeds(self._account)
        gone = [feed for feed in linked if feed.remote_id not in ids]
        is_much = len(gone) > _MANY and len(gone) > _LARGE * len(linked)
        # An empty list is what a broken server has, or one that was set up anew.
        is_much |= not there and len(linked) > 1
        if is_much and not is_forced:
            self._notices.append(
                f"it follows {len(gone)} feeds no more; nothing was let go here. If "
                "that is meant so: wellread sync --anyway"
            )
            return []
        # A feed may have another number by now, after it was followed anew.
        known = {same_feed(feed.url) for feed in there}
        followed = {feed.url for feed in self._store.feeds()}
        leaving = [
            feed.url
            for feed in gone
            if feed.url in followed and same_feed(feed.url) not in known
        ]
        for url in leaving:
            self._subscribing.unfollow(url, rule=_BY_SERVER)
        self.outbox.unheard(leaving)
        self._accounts.unlink_feeds(self._account, [f.remote_id for f in gone])
        return leaving

    def _follow(self, there: Sequence[RemoteFeed]) -> list[str]:
        """Follow here what the server follows, and know each feed by its number."""
        linked = {f.remote_id: f for f in self._accounts.feeds(self._account)}
        here = {same_feed(feed.url): feed.url for feed in self._store.feeds()}
        left = {same_feed(f.url) for f in linked.values() if f.is_left}
        new = [
            feed
            for feed in there
            if same_feed(feed.url) not in here and same_feed(feed.url) not in left
        ]
        if new:
            self._adopt(new)
        here = {same_feed(feed.url): feed.url for feed in self._store.feeds()}
        self._accounts.link_feeds(self._account, self._links(there, here, linked))
        self._accounts.entitle(
            {
                here[same_feed(feed.url)]: saying(feed.title)
                for feed in there
                if same_feed(feed.url) in here
            }
        )
        urls = [here[same_feed(f.url)] for f in new if same_feed(f.url) in here]
        self.outbox.unheard(urls)
        return urls

    def _file(self, there: Sequence[RemoteFeed]) -> list[str]:
        """Have feeds stand in the same category here and there.

        What was moved on one side since both last agreed is moved on the other; of two
        moves the server's counts.
        """
        here = {feed.url: _category(feed.category) for feed in self._store.feeds()}
        linked = {f.remote_id: f for f in self._accounts.feeds(self._account)}
        ours, agreed = dict[str, str](), list[Linked]()
        moved = list[str]()
        for feed in there:
            link = linked.get(feed.remote_id)
            if link is None or link.url not in here:
                continue
            own, other = here[link.url], saying(feed.category)
            if own != other:
                moved.append(link.url)
                if other != link.category and (other or link.category):
                    ours[link.url] = own = other
                else:
                    self.server.file(feed.remote_id, own, other)
            if link.category != own:
                agreed.append(link._replace(category=own))
        if ours:
            self._subscribing.put_into(
                {url: category or UNSORTED for url, category in ours.items()}
            )
        self._accounts.link_feeds(self._account, agreed)
        return moved

    def _links(
        self,
        there: Sequence[RemoteFeed],
        here: dict[str, str],
        linked: dict[str, Linked],
    ) -> Iterable[Linked]:
        for feed in there:
            url = here.get(same_feed(feed.url))
            if url is not None:
                yield Linked(feed.remote_id, url, is_left=False)
            elif feed.remote_id not in linked and self._store.knows(feed.url):
                yield Linked(feed.remote_id, feed.url, is_left=True)

    def _adopt(self, new: Sequence[RemoteFeed]) -> None:
        listed = [
            Subscription(
                url=without_password(feed.url)[0],
                category=saying(feed.category) or UNSORTED,
            )
            for feed in new
            if not complaint(feed.url)
        ]
        self._subscribing.adopt(FeedList(subscriptions=tuple(listed)), rule=_BY_SERVER)
        for feed in new:
            if reason := complaint(feed.url):
                self._notices.append(f"{saying(feed.url)}: {reason}; left out")


def _category(name: str) -> str:
    """A category as servers have it, where "nowhere" has no name."""
    return "" if name == UNSORTED else name
