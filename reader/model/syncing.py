"""What goes between a library and the server that its account is on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, NamedTuple

Register = Literal["read", "starred"]
"""The two marks that servers know; each is settled without looking at the other."""


class Call(NamedTuple):
    """One request to an interface for programs."""

    method: str
    url: str
    headers: Mapping[str, str] = {}
    body: bytes | None = None
    media_type: str = ""
    """Of the body."""

    def __repr__(self) -> str:
        """Show what is asked, and neither headers nor body: secrets are in them."""
        return f"Call({self.method} {self.url.partition('?')[0]})"


class Reply(NamedTuple):
    """What came back, whatever its status."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    retry_after: int | None = None
    """Seconds for which the server wants to be left alone, where it says so."""


class RemoteFeed(NamedTuple):
    """A feed that is followed on the server."""

    remote_id: str
    url: str
    title: str = ""
    category: str = ""
    """Empty where the server has put it nowhere in particular."""


class RemoteItem(NamedTuple):
    """An article as the server has it; nothing in it is clean."""

    remote_id: str
    feed_id: str
    """The ``remote_id`` of its feed."""
    link: str
    title: str
    html: str
    author: str = ""
    published: datetime | None = None
    labels: tuple[str, ...] = ()
    own_labels: tuple[str, ...] = ()
    """What its reader labelled it with there; not what its publisher did."""
    is_read: bool = False
    is_starred: bool = False
    guid_hash: str = ""
    """SHA-256 of the guid, in hexadecimal, where the server tells it."""

    def has(self, register: Register) -> bool:
        """Whether it bears a mark."""
        return self.is_read if register == "read" else self.is_starred


class Account(NamedTuple):
    """Where this library is one of several."""

    id: int
    kind: str
    """``greader`` or ``miniflux``: what is spoken."""
    base_url: str
    user: str
    profile: str
    """The name of what is known about this kind of server."""
    last_ok: datetime | None
    last_full: datetime | None
    """When it was last compared which articles the server still has."""
    last_error: str
    failures: int
    """In a row."""
    next_try: datetime | None
    """Before this the server is not asked again, unless somebody insists."""
    notices: tuple[str, ...] = ()
    """What the last exchange did not do, and why, a line each."""
    has_labels: bool = False
    """Whether a person's own tags are told to it."""


class SyncStatus(NamedTuple):
    """How an account stands, without asking anybody."""

    server: str
    user: str
    profile: str
    last_ok: datetime | None
    pending: int
    """Marks and feeds that the server has not heard of yet."""
    parked: int
    """Of these, how many it has refused; they are tried again later."""
    leaving: tuple[str, ...]
    """Feeds that were let go here, and about which the server has not been told."""
    error: str
    next_try: datetime | None
    notices: tuple[str, ...] = ()
    """What the last exchange did not do, and why, a line each."""


class Synced(NamedTuple):
    """What one exchange with the server came to."""

    server: str
    sent: int = 0
    """Marks that the server has taken."""
    parked: int = 0
    new: int = 0
    """Articles that came from the server alone."""
    matched: int = 0
    """Articles that were here already, found again on the server."""
    changed: int = 0
    """Marks that were made elsewhere."""
    gone: int = 0
    """Articles that the server has no more; here they stay."""
    followed: tuple[str, ...] = ()
    unfollowed: tuple[str, ...] = ()
    subscribed: tuple[str, ...] = ()
    """Feeds that the server follows now since somebody followed them here."""
    leaving: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    """Feeds that stand in another category now, here or there."""
    requests: int = 0
    seconds: float = 0.0
    notices: tuple[str, ...] = ()
    """What was not done, and why, a line each."""


class LoggedIn(NamedTuple):
    """An account that was just attached."""

    account: Account
    kept_in: str
    """Where the token is: ``the system's keyring``, or a file."""
    notices: tuple[str, ...] = ()
