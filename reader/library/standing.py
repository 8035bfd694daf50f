"""How the account on a server stands, from what is remembered; nobody is asked."""

from __future__ import annotations

from datetime import datetime

from reader.model import SyncStatus
from reader.store.accounts import Accounts
from reader.store.outbox import Outbox
from reader.store.store import Store
from reader.sync.profiles import PROFILES
from reader.sync.wire import server_of


def standing(store: Store, now: datetime) -> SyncStatus | None:
    """How the account stands; None where there is none."""
    account = Accounts(store.connection).current()
    if account is None:
        return None
    outbox = Outbox(store.connection, account)
    pending, parked = outbox.size()
    return SyncStatus(
        server=server_of(account.base_url),
        user=account.user,
        profile=PROFILES[account.profile].title,
        last_ok=account.last_ok,
        pending=pending,
        parked=parked,
        leaving=tuple(i.remote_id for i in outbox.due("follow", now) if not i.is_set),
        error=account.last_error,
        next_try=account.next_try,
        notices=account.notices,
    )


def told(status: SyncStatus | None, now: datetime) -> str:
    """Word that for a status line: ``synced 2 min ago · 14 pending``; "" for None."""
    if status is None:
        return ""
    parts = [_when(status.last_ok, now)]
    if status.pending:
        parts.append(f"{status.pending:,} pending")
    if status.error:
        parts.append("the last try failed")
    elif status.notices:
        parts.append("not all was done")
    return " · ".join(parts)


def _when(last_ok: datetime | None, now: datetime) -> str:
    if last_ok is None:
        return "never synced"
    minutes = max(0, int((now - last_ok).total_seconds() // 60))
    for length, unit in ((1440, "d"), (60, "h"), (1, "min")):
        if minutes >= length:
            return f"synced {minutes // length} {unit} ago"
    return "synced just now"
