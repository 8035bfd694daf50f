"""Everything that can go wrong, as one tree.

* ReaderError
  * ConfigError         feeds.toml or settings.toml says something we cannot use
  * FetchError          the network or the server said no
  * OfflineError        no server at all could be found
  * ParseError          what came back is not a feed
  * PageError           what came back is not an article
  * PictureError        what came back is no image that can be shown
  * StoreError          the library's file is locked, full or not ours
    * FullError         or its disk is full
    * DamagedError      or it is damaged
  * SyncError           the server of an account says no, or nothing
  * EntryNotFoundError  no entry has that id
  * FeedNotFoundError   no feed is called that
  * AbsentError         an article or a file has not what was asked of it

Errors carry facts as attributes; ``str()`` is one line for people.
"""

from __future__ import annotations


def ended(said: str) -> str:
    """A sentence with one mark at its end: a question has its own."""
    return said if said.endswith((".", "?", "!", "…")) else f"{said}."


class ReaderError(Exception):
    """Base of every error that a front end should show rather than crash on."""


class ConfigError(ReaderError):
    """A configuration file cannot be used; says which file, which key, and why."""

    def __init__(self, source: str, key: str, reason: str) -> None:
        super().__init__(f"{source}: {key}: {reason}" if key else f"{source}: {reason}")
        self.source = source
        self.key = key
        self.reason = reason


class FetchError(ReaderError):
    """A URL could not be fetched.

    Attributes:
        status: What the server said, where one answered.
        retry_after: Seconds after which it allows another try, where it said so.
        host: Whose fault it is, where it is a host's.
        fault: What kind of trouble it is: ``offline`` where no way out was found at
            all, ``host`` where the host gave no answer, ``rest`` where it was not even
            asked, ``answer`` for all that a server said, ``size`` where it said too
            much, ``private`` where settings.toml would have to allow its address, ""
            for what is wrong with the address itself.
    """

    def __init__(
        self,
        url: str,
        reason: str,
        *,
        status: int | None = None,
        retry_after: int | None = None,
        host: str = "",
        fault: str = "",
    ) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason
        self.status = status
        self.retry_after = retry_after
        self.host = host
        self.fault = fault


class OfflineError(ReaderError):
    """No server at all could be found: it is this machine that has no network.

    Nothing is held against the feeds, which are as due as they were.
    """

    def __init__(self, asked: int) -> None:
        super().__init__(
            "you seem to be offline: none of the feeds could be reached; "
            "everything that is here can still be read"
        )
        self.asked = asked


class ParseError(ReaderError):
    """A document was fetched, but it is not a feed."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason


class PageError(ReaderError):
    """A page was fetched, but there is no article in it that could be read."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason


class PictureError(ReaderError):
    """What was fetched is no image that can be shown, or it cannot be kept."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason


class NoFeedError(ReaderError):
    """An address that was to be followed leads to no feed; says what is there."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason


class StoreError(ReaderError):
    """The library's file cannot be used: locked, full, damaged, or not ours."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class FullError(StoreError):
    """The disk has no room left; what was to be written is not there."""


class DamagedError(StoreError):
    """What is in the library's file makes no sense any more."""


class SyncError(ReaderError):
    """An exchange with the server of an account failed; what was made here is kept.

    Attributes:
        server: Its name; passwords and tokens are never part of it.
        status: What it said, by HTTP, where it answered.
        retry_after: Seconds after which it allows another try, where it said so.
        fault: As FetchError has it; ``login`` where it does not let us in any more,
            ``busy`` where nothing was asked at all.
    """

    def __init__(
        self,
        server: str,
        reason: str,
        *,
        status: int | None = None,
        retry_after: int | None = None,
        fault: str = "",
    ) -> None:
        super().__init__(f"{server}: {reason}")
        self.server = server
        self.reason = reason
        self.status = status
        self.retry_after = retry_after
        self.fault = fault


class EntryNotFoundError(ReaderError):
    """No entry has this id."""

    def __init__(self, entry_id: int) -> None:
        super().__init__(f"no article has the number {entry_id}")
        self.entry_id = entry_id


class AbsentError(ReaderError):
    """What was asked for is well said, but not there: a page, an image, a section."""


class FeedNotFoundError(ReaderError):
    """No feed is called this."""

    def __init__(self, name: str, nearest: str = "") -> None:
        hint = f"; did you mean {nearest!r}?" if nearest else ""
        super().__init__(f"no feed is called {name!r}{hint}")
        self.name = name
        self.nearest = nearest
