"""The library's way out to the feeds: who is due, who is asked, what is understood.

Everything heavy is imported within the methods that need it: urllib3, feedparser and
what digests take 0.6 s together, and most uses of a library only look something up.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from reader import __version__
from reader.config.passwords import parse_passwords, password_for
from reader.config.paths import Paths
from reader.config.settings import Settings
from reader.config.subscriptions import parse_following
from reader.errors import FeedNotFoundError
from reader.model import DIGEST_VERSION, Document, Following, Refreshed, Validators
from reader.store.access import LEAST_FREE, free_bytes
from reader.store.accounts import Accounts
from reader.store.rules import fault_of
from reader.store.store import Store

if TYPE_CHECKING:
    from reader.fetch.client import Client
    from reader.fetch.limits import Grow
    from reader.library.planning import Plan
    from reader.store.visits import Asked
    from reader.workers import Workers


_MOST_LET_GO = 5_000
"""Articles that go on one day, so that no refresh takes long for it."""


def read_following(paths: Paths) -> Following:
    """Read what is followed, and the passwords for it."""
    text = paths.read_feeds()
    following = parse_following(text, source=str(paths.feeds), fault_of=fault_of)
    passwords, problems = parse_passwords(
        paths.read_passwords(), source=str(paths.passwords)
    )
    subscriptions = (
        s if s.login else replace(s, login=password_for(passwords, s.url))
        for s in following.subscriptions
    )
    return replace(
        following,
        subscriptions=tuple(subscriptions),
        problems=following.problems + problems,
    )


class Refreshing:
    """Asks feeds, and understands what they gave."""

    def __init__(
        self,
        store: Store,
        following: Following,
        settings: Settings,
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._following = following
        self._settings = settings
        self._now = now
        self.stamp: tuple[int, int, int] | None = None
        """Of the feeds.toml that is followed: see Paths.feeds_stamp."""
        self.has_asked = False
        """Whether feeds have been asked: whoever does that does not wait for it."""

    def due(self, urls: Collection[str], *, everything: bool) -> int:
        """How many feeds a refresh of those would tell about."""
        plan = self._plan(urls, everything=everything)
        return len(plan.asked) + len(plan.left_alone)

    def refresh(
        self, urls: Collection[str], *, everything: bool
    ) -> Iterator[Refreshed]:
        """Ask the named feeds, or all, or those that are due; yield how each one went.

        One that is better left alone for now is told about, but not asked. Those that
        the server of an account follows come from there, and are asked only by name.
        """
        self.has_asked = True
        plan = self._plan(urls, everything=everything)
        for feed, reason in plan.left_alone:
            yield Refreshed(feed=feed.url, title=feed.standing.title, note=reason)
        yield from self._ask(plan.asked)

    def _plan(self, urls: Collection[str], *, everything: bool) -> Plan:
        from reader.library.planning import Wish, plan
        from reader.store.visits import Visits

        # What feeds gave could not be kept, so none is bothered.
        self._store.connection.require_writable()
        carried = frozenset() if urls else Accounts(self._store.connection).carried()
        return plan(
            [s for s in self._following.subscriptions if s.url not in carried],
            Visits(self._store),
            Wish(urls, everything),
            now=self._now(),
            own=self._settings.fetch.allow_private,
        )

    def receive(self, url: str, document: Document) -> Refreshed:
        """Store what a followed feed sent to somebody who asked it just now.

        Raises:
            FeedNotFoundError: If it is followed no more.
        """
        from reader.store.visits import Asked, Visits

        standing = Visits(self._store).standings().get(url)
        wanted = [s for s in self._following.subscriptions if s.url == url]
        if standing is None or not wanted:
            raise FeedNotFoundError(url)
        [outcome] = self._ask([Asked(wanted[0], standing)], at_hand=document)
        return outcome

    def client(self) -> Client:
        """Open the way out, for hosts that do not rest, and by the settings."""
        from reader.library import outward
        from reader.store.visits import Visits

        now = self._now()
        resting = {
            host: (rest.until - now).total_seconds()
            for host, rest in Visits(self._store).rests().items()
        }
        return outward.client(self._settings.fetch, resting=resting)

    def understand(
        self,
        *entry_ids: int,
        only_new: bool = False,
        feeds: Collection[str] | None = None,
    ) -> Iterator[int]:
        """Digest these entries, or all that wait; yield how many each step got done.

        Args:
            entry_ids: Which; all that wait if none is named.
            only_new: Of those that wait, pass over what an older wellread understood:
                to do all of that anew can take hours, and only a refresh has the time.
            feeds: Of those that wait, only the entries of these.
        """
        from reader.store.intake import Intake

        intake = Intake(self._store)
        if not entry_ids and not intake.is_waiting(DIGEST_VERSION):
            return
        from reader import ingest
        from reader.relating import Relating
        from reader.workers import Workers

        relating = Relating(self._store)
        evidence = self._settings.digest.evidence
        with Workers(1 if entry_ids else None) as workers:
            for entry_id in entry_ids:
                parsed = self._store.parsed(entry_id)
                ingest.understand_one(
                    intake, relating, workers, entry_id, parsed, evidence=evidence
                )
                yield 1
            if entry_ids:
                return
            yield from ingest.understand(
                intake,
                relating,
                workers,
                evidence=evidence,
                read_copies=self._settings.library.read_copies,
                only_new=only_new,
                feeds=feeds,
            )
            ingest.understand_overtaken(intake, workers)

    def let_go(self) -> int:
        """Let articles go that are old enough by the settings; say how many went.

        That is looked for once a day, and not all of a big library's on one of them.
        """
        keep, now = self._settings.library.keep, self._now()
        today = now.date().isoformat()
        if keep is None or self._store.recall("let go") == today:
            return 0
        from reader.store.retention import let_go

        before = now - timedelta(seconds=keep)
        gone = let_go(self._store.connection, before, most=_MOST_LET_GO)
        self._store.remember("let go", today)
        return gone

    def reread(self, paths: Paths) -> Following:
        """Read what is followed, and leave the store as it is."""
        self.stamp = paths.feeds_stamp()
        self._following = read_following(paths)
        return self._following

    def follow(self, paths: Paths) -> Following:
        """Bring the store in step with feeds.toml, where that says something else now.

        Returns:
            What it says.
        """
        self.stamp = paths.feeds_stamp()
        self._following = read_following(paths)
        if self._store.recall("following") == _stamp(self._following):
            return self._following
        from reader.store.intake import Intake

        intake = Intake(self._store)
        with intake.writing():
            # Whoever else changes the file now waits for us, so this is the newest: an
            # older one would hide what another has just begun to follow.
            self.stamp = paths.feeds_stamp()
            self._following = read_following(paths)
            intake.follow(self._following.subscriptions, self._following.watched)
        # No network is asked: these ship with the program.
        bundled = [
            wanted.url
            for wanted in self._following.subscriptions
            if wanted.url.startswith("wellread:")
        ]
        if bundled:
            if self._pause():
                # They come with the next start that finds room for them.
                return self._following
            for _ in self.refresh(bundled, everything=False):
                pass
            for _ in self.understand(feeds=bundled):
                pass
        # For a feeds.toml that goes missing: see renewing.
        searches = [(known.name, known.query) for known in self._following.searches]
        self._store.remember("searches", json.dumps(searches))
        self._store.remember("following", _stamp(self._following))
        return self._following

    def _ask(
        self, feeds: Sequence[Asked], *, at_hand: Document | None = None
    ) -> Iterator[Refreshed]:
        from reader.worker import PARSER
        from reader.workers import Workers

        with Workers() as workers:
            # Of feeds that were never read, something will have to be parsed. Whoever
            # does that gets ready while we do, and while the first answers travel.
            workers.start(sum(not feed.standing.body_hash for feed in feeds), PARSER)
            yield from self._ask_with(workers, feeds, at_hand)

    def _ask_with(
        self, workers: Workers, feeds: Sequence[Asked], at_hand: Document | None
    ) -> Iterator[Refreshed]:
        from reader.manual import bundled
        from reader.round import Round
        from reader.store.intake import Intake
        from reader.store.visits import Visits

        with self.client() as client:

            def fetch(
                url: str, validators: Validators, login: str, grow: Grow
            ) -> Document:
                if at_hand:
                    return at_hand
                if url.startswith("wellread:"):
                    return bundled(url, validators)
                return client.get(url, validators, login=login, grow=grow)

            yield from Round(
                Intake(self._store),
                Visits(self._store),
                fetch,
                workers=workers,
                now=self._now,
                every=self._settings.fetch.every,
                pause=self._pause,
            ).ask(feeds)

    def _pause(self) -> str:
        """Say why nothing may be stored just now; nothing where it may."""
        free = free_bytes(self._store.folder)
        if free >= LEAST_FREE:
            return ""
        wanted = LEAST_FREE // 2**20
        return f"only {free // 2**20} MB are free here; {wanted} are needed"


def _stamp(following: Following) -> str:
    """Tell what is followed from anything else that may be, without the passwords.

    What a file is read as counts, and not its text: a newer wellread may read the same
    text in another way.
    """
    what = (following.subscriptions, following.watched, following.searches)
    read = f"{__version__}\n{what!r}"
    return hashlib.sha256(read.encode("utf-8", "surrogatepass")).hexdigest()
