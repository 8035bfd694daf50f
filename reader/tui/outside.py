"""What others do meanwhile: cron's refresh, a mark from a shell, an edited feeds.toml.

Both are noticed by a number that costs microseconds to ask for, so a timer may ask
every few seconds; neither is ever written to, nor locked, for that.
"""

from __future__ import annotations

from contextlib import suppress

from reader.library import Library
from reader.model import Following
from reader.tui.widgets.phrases import counted


class Outside:
    """Notices what is done to a library, and to what it follows, by somebody else.

    Args:
        library: The one that is shown.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._version = library.version()
        self._seen = library.newest()
        self._stamp = self._stamped()
        self.arrived = 0
        """How many articles have come since the list was last up to date."""

    def listed(self) -> None:
        """Take note that the list is up to date."""
        self._seen = self._library.newest()
        self.arrived = 0

    def has_written(self) -> bool:
        """Whether anything was changed since this was asked last; counts what came."""
        version = self._library.version()
        if version == self._version:
            return False
        self._version = version
        self.arrived = self._library.arrived(self._seen)
        return True

    def has_edited(self) -> bool:
        """Whether feeds.toml is another one than when this was asked last."""
        before, self._stamp = self._stamp, self._stamped()
        return self._stamp != before

    def _stamped(self) -> tuple[int, int, int] | None:
        """What tells one state of feeds.toml from another without reading it.

        An editor that saves may take the file away for a moment; that is no edit yet.
        """
        with suppress(OSError):
            known = self._library.paths.feeds.stat()
            return known.st_mtime_ns, known.st_size, known.st_ino
        return getattr(self, "_stamp", None)


def compared(before: Following, after: Following) -> str:
    """Say in a sentence what an edit of feeds.toml has changed."""
    old = {feed.url for feed in before.subscriptions}
    new = {feed.url for feed in after.subscriptions}
    more = f"{counted(len(new - old), 'feed')} more" if new - old else ""
    fewer = f"{counted(len(old - new), 'feed')} fewer" if old - new else ""
    what = ", ".join(filter(None, (more, fewer)))
    return f"feeds.toml was edited: {what}." if what else "feeds.toml was edited."
