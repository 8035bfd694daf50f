"""Times as the file keeps them: unix seconds."""

from __future__ import annotations

from datetime import UTC, datetime

LONG_AGO = datetime.fromtimestamp(0, UTC)


def seconds(moment: datetime) -> int:
    """A moment as it is stored: unix seconds."""
    return int(moment.timestamp())


def moment(seconds: int) -> datetime:
    """A stored moment, in UTC."""
    return datetime.fromtimestamp(seconds, UTC)


def moment_or_none(seconds: int | None) -> datetime | None:
    """A moment out of the file, where there is one."""
    return None if seconds is None else moment(seconds)
