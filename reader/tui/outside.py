"""What others do meanwhile: cron's refresh, a mark from a shell, an edited feeds.toml.

Both are noticed by a number that costs microseconds to ask for, so a timer may ask
every few seconds; neither is ever written to, nor locked, for that.
"""

from __future__ import annotations

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


def compared(before: Following, after: Following) -> str:
    """Say in a sentence what an edit of feeds.toml has changed."""
    old = {feed.url for feed in before.subscriptions}
    new = {feed.url for feed in after.subscriptions}
    more = f"{counted(len(new - old), 'feed')} more" if new - old else ""
    fewer = f"{counted(len(old - new), 'feed')} fewer" if old - new else ""
    what = ", ".join(filter(None, (more, fewer)))
    return f"feeds.toml was edited: {what}." if what else "feeds.toml was edited."
