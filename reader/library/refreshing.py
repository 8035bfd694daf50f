"""The library's way out to the feeds: who is due, who is asked, what is understood.

Everything heavy is imported within the methods that need it: urllib3, feedparser and
what digests take 0.6 s together, and most uses of a library only look something up.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime

from reader import __version__
from reader.config.settings import Settings
from reader.model import Document, Following, Refreshed, Subscription, Validators
from reader.store.store import Store


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

    def wanted(
        self, urls: Collection[str], *, everything: bool
    ) -> tuple[Subscription, ...]:
        """The feeds to be asked: the named ones, or all, or those that are due."""
        if not urls:
            now = self._now()
            urls = {
                feed.url
                for feed in self._store.feeds()
                if everything or feed.next_at is None or feed.next_at <= now
            }
        return tuple(s for s in self._following.subscriptions if s.url in urls)

    def refresh(
        self, urls: Collection[str], *, everything: bool
    ) -> Iterator[Refreshed]:
        """Ask those feeds; yield how each one went."""
        return self._ask(self.wanted(urls, everything=everything))

    def understand(self, *entry_ids: int) -> Iterator[int]:
        """Digest these entries, or all that wait; yield how many each step got done."""
        from reader import ingest
        from reader.store.intake import Intake
        from reader.store.kin import Kinship
        from reader.workers import Workers

        intake, kinship = Intake(self._store), Kinship(self._store)
        evidence = self._settings.digest.evidence
        if not entry_ids:
            with Workers() as workers:
                yield from ingest.understand(
                    intake, kinship, workers, evidence=evidence
                )
        for entry_id in entry_ids:
            parsed = self._store.parsed(entry_id)
            ingest.understand_one(intake, kinship, entry_id, parsed, evidence=evidence)
            yield 1

    def follow(self, text: str) -> None:
        """Bring the store in step with feeds.toml, where its ``text`` has changed."""
        stamp = hashlib.sha256(f"{__version__}\n{text}".encode()).hexdigest()
        if self._store.recall("following") == stamp:
            return
        from reader.store.intake import Intake

        Intake(self._store).follow(self._following.subscriptions)
        # No network is asked: these ship with the program.
        bundled = [
            wanted
            for wanted in self._following.subscriptions
            if wanted.url.startswith("wellread:")
        ]
        for _ in self._ask(bundled):
            pass
        for _ in self.understand():
            pass
        self._store.remember("following", stamp)

    def _ask(self, wanted: Sequence[Subscription]) -> Iterator[Refreshed]:
        from reader import ingest
        from reader.fetch.client import Client
        from reader.manual import bundled
        from reader.store.intake import Intake
        from reader.workers import Workers

        allowed = self._settings.fetch.allow_private
        with Client(allow_private=allowed) as client, Workers() as workers:

            def fetch(url: str, validators: Validators) -> Document:
                get = bundled if url.startswith("wellread:") else client.get
                return get(url, validators)

            yield from ingest.refresh(
                Intake(self._store),
                fetch,
                wanted,
                workers=workers,
                known=self._store.feeds(),
                now=self._now,
                every=self._settings.fetch.every,
            )
