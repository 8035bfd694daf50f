"""The library's account on a server: attached, kept in step, let go.

Nothing here is imported before somebody has an account, or asks for one.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from time import monotonic

from reader.config.paths import Paths
from reader.config.tokens import Tokens, token_name
from reader.errors import SyncError
from reader.exchange import Exchange
from reader.fetch.limits import span
from reader.labelling import Labelling
from reader.library.agreeing import Agreeing, Confirm
from reader.library.entering import address, telling_where
from reader.library.following import Subscribing
from reader.library.graduating import Handed, hand_over
from reader.library.refreshing import Refreshing
from reader.model import Account, LoggedIn, Synced
from reader.store.accounts import Accounts
from reader.store.intake import Intake
from reader.store.outbox import Outbox
from reader.store.own_labels import OwnLabels
from reader.store.remote import Remote
from reader.store.store import Store
from reader.sync.greader import GoogleReader
from reader.sync.probing import log_in, speaking
from reader.sync.profiles import PROFILES
from reader.sync.wire import Send, Server, Wire, server_of

_SHORTEST, _LONGEST = timedelta(minutes=1), timedelta(hours=6)
"""How long a server is left alone that failed; twice as long each time."""


class Syncing:
    """Has an account on a server, and exchanges with it what is new on either side.

    Args:
        store: Where the entries are.
        paths: Where tokens are kept.
        refreshing: What opens the way out, and understands what came.
        subscribing: What changes feeds.toml.
        now: The clock.
    """

    def __init__(
        self,
        store: Store,
        paths: Paths,
        refreshing: Refreshing,
        subscribing: Subscribing,
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._paths = paths
        self._refreshing = refreshing
        self._subscribing = subscribing
        self._now = now
        self._accounts = Accounts(store.connection)
        self._tokens = Tokens(paths.tokens)

    def log_in(
        self, url: str, user: str, secret: str, *, profile: str = ""
    ) -> LoggedIn:
        """Attach an account, or open the one that there is; nothing is exchanged yet.

        Args:
            url: The server, or its interface for programs.
            user: The name there; empty where the secret is an API key of Miniflux.
            secret: The password for programs, or the key. It is not kept.
            profile: What kind of server it is, where finding out would fail.

        Raises:
            SyncError: If there is another account, or the server lets nobody in.
            ConfigError: If the token cannot be kept.
        """
        site = address(url)
        with self._way() as send, telling_where(url):
            known = log_in(send, site, user, secret, PROFILES.get(profile))
        kind, before = known.profile, self._accounts.current()
        if before and (before.base_url, before.user) != (known.base_url, known.user):
            reason = "there is an account already; wellread sync logout lets it go"
            raise SyncError(server_of(before.base_url), reason)
        kept_in = self._tokens.keep(token_name(known.base_url, known.user), known.token)
        spoken = (kind.kind, known.base_url)
        if before:
            account = self._accounts.speak(
                before, *spoken, kind.name, has_labels=kind.has_labels
            )
        else:
            account = self._accounts.attach(
                *spoken, known.user, kind.name, has_labels=kind.has_labels
            )
        return LoggedIn(account, kept_in, (kind.note,) if kind.note else ())

    def log_out(self) -> str:
        """Let the account go, and its token; say of which server it was.

        Articles and marks stay. What the server has not heard of, it never will: how
        much that is, ``Library.sync_status`` says.

        Raises:
            SyncError: If there is none.
        """
        account = self._account()
        self._tokens.drop(token_name(account.base_url, account.user))
        self._accounts.detach()
        return server_of(account.base_url)

    def sync(
        self,
        *,
        is_urgent: bool = False,
        is_forced: bool = False,
        confirm: Confirm | None = None,
        understand: bool = True,
    ) -> Synced:
        """Exchange with the server what is new on either side.

        Args:
            is_urgent: Ask also a server that failed and is being left alone.
            is_forced: Take over what it says however much that changes.
            confirm: Asked before the server is told to let a feed go, since it deletes
                its articles and their stars; without it such feeds wait.
            understand: Digest what arrived.

        Raises:
            SyncError: If there is no account, another program is at it, or the server
                fails; what was exchanged until then stays so.
        """
        account = self._account()
        if account.next_try and account.next_try > self._now() and not is_urgent:
            left = span((account.next_try - self._now()).total_seconds())
            reason = f"{account.last_error}; it is left alone for {left} more"
            reason += " (wellread sync --now insists)"
            raise SyncError(server_of(account.base_url), reason, fault="busy")
        with self._alone(account), self._way() as send:
            try:
                synced = self._exchange(account, send, is_forced, confirm)
            except SyncError as error:
                self._failed(account, error)
                raise
        if understand and synced.new:
            for _ in self._refreshing.understand():
                pass
        return synced

    def graduate(self, confirm: Confirm) -> list[tuple[str, str]]:
        """Have the server follow what is followed here; say what it made of each feed.

        Marks follow with the next exchange, once the server has the articles.

        Args:
            confirm: Asked once for each feed.

        Returns:
            Addresses, each with "" or with why the server does not follow it.

        Raises:
            SyncError: If there is no account, or the server fails.
        """
        account = self._account()
        with self._alone(account), self._way() as send:
            agreeing, _ = self._agreeing(account, send)
            try:
                return agreeing.graduate(confirm)
            except SyncError as error:
                self._failed(account, error)
                raise

    def hand_over(self, *, everything: bool = False) -> Handed:
        """Give the server what its feeds no longer list, where it takes such articles.

        What was just followed there should have been exchanged before, so that it is
        known which articles these are.

        Args:
            everything: All articles, rather than those that are bookmarked.

        Raises:
            SyncError: If there is no account, or the server fails.
        """
        account = self._account()
        with self._alone(account), self._way() as send:
            agreeing, _ = self._agreeing(account, send)
            try:
                return hand_over(
                    agreeing.server, self._store, account, everything=everything
                )
            except SyncError as error:
                self._failed(account, error)
                raise

    def _exchange(
        self, account: Account, send: Send, is_forced: bool, confirm: Confirm | None
    ) -> Synced:
        start = monotonic()
        agreeing, wire = self._agreeing(account, send)
        server = agreeing.server
        outbox = agreeing.outbox
        agreed = agreeing.agree(confirm, is_forced=is_forced)
        intake = Intake(self._store)
        exchange = Exchange(
            server,
            Remote(self._store.connection, account, intake, outbox),
            outbox,
            labelling=self._labelling(account, server, outbox),
            feeds={f.remote_id: f.url for f in self._accounts.feeds(account)},
            now=self._now,
            is_forced=is_forced,
        )
        last_full = None if agreed.unfollowed else account.last_full
        if exchange.run(last_full=last_full):
            self._accounts.compared(account, self._now())
        notices = (*agreed.notices, *exchange.notices)
        self._accounts.succeeded(account, self._now(), notices)
        return Synced(
            server=wire.server,
            sent=exchange.sent,
            parked=exchange.parked,
            new=exchange.new,
            matched=exchange.matched,
            changed=exchange.changed,
            gone=exchange.gone,
            followed=agreed.followed,
            unfollowed=agreed.unfollowed,
            subscribed=agreed.subscribed,
            leaving=agreed.leaving,
            moved=agreed.moved,
            requests=wire.requests,
            seconds=monotonic() - start,
            notices=notices,
        )

    def _labelling(
        self, account: Account, server: Server, outbox: Outbox
    ) -> Labelling | None:
        if not account.has_labels or not isinstance(server, GoogleReader):
            return None
        own = OwnLabels(self._store.connection, account, outbox)
        return Labelling(server, own, outbox, self._now)

    def _agreeing(self, account: Account, send: Send) -> tuple[Agreeing, Wire]:
        wire = Wire(send, account.base_url)
        agreeing = Agreeing(
            self._speaking(account, wire),
            self._store,
            account,
            self._subscribing,
            self._now,
        )
        return agreeing, wire

    def _speaking(self, account: Account, wire: Wire) -> Server:
        token = self._tokens.find(token_name(account.base_url, account.user))
        if not token:
            raise _locked_out(account)
        return speaking(wire, PROFILES[account.profile], token)

    def _failed(self, account: Account, error: SyncError) -> None:
        if error.fault == "offline":
            # No fault of the server's: it is asked again as soon as there is a network.
            self._accounts.unasked(account, error.reason)
            return
        rest = min(_SHORTEST * 2 ** min(account.failures, 16), _LONGEST)
        asked = timedelta(seconds=error.retry_after or 0)
        shown = _locked_out(account) if error.fault == "login" else error
        self._accounts.failed(account, shown.reason, self._now() + max(rest, asked))
        if shown is not error:
            raise shown from error

    def _account(self) -> Account:
        account = self._accounts.current()
        if account is None:
            reason = "there is no account; wellread sync login URL attaches one"
            raise SyncError("sync", reason)
        return account

    @contextmanager
    def _way(self) -> Iterator[Send]:
        with self._refreshing.client() as client:
            yield client.call

    @contextmanager
    def _alone(self, account: Account) -> Iterator[None]:
        """Keep other programs from exchanging at the same time.

        Of two, the one that asked earlier would take over what the other has changed.
        """
        path = self._paths.library.with_name("sync.lock")
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                reason = "another wellread is exchanging with it just now"
                server = server_of(account.base_url)
                raise SyncError(server, reason, fault="busy") from None
            yield
        finally:
            os.close(file)


def _locked_out(account: Account) -> SyncError:
    reason = (
        "does not let us in any more; wellread sync login gives it the password again"
    )
    return SyncError(server_of(account.base_url), reason, status=401, fault="login")
