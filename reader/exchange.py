"""One exchange with the server of an account: told, asked, fetched, taken over.

First the server hears what was done here; then it is asked which articles are unread
and which are starred, as whole sets; what is new is fetched; and marks that differ are
taken over, but for those that it is still to hear of. An exchange that breaks off at
any point loses nothing: the next one begins anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from reader.core.shape import RawEntry, Text, shape
from reader.errors import SyncError
from reader.labelling import Labelling
from reader.model import ParsedEntry, Register, RemoteItem
from reader.store.outbox import Intent, Outbox
from reader.store.remote import Remote
from reader.sync.wire import Server, in_batches, is_refusal

_REGISTERS: tuple[Register, Register] = ("read", "starred")

_MANY, _LARGE = 500, 0.5
"""Marks that one exchange may change without being asked: so many, or so large a share
of what is unread. Beyond both, the server's answer is more likely broken than true."""

_FULL_EVERY = timedelta(days=1)


class Exchange:
    """Brings a library and its account on a server in step.

    Args:
        server: The other side.
        remote: Which article there is which one here.
        outbox: What it is to be told.
        labelling: What exchanges tags, where the server has labels.
        feeds: The addresses that we know feeds by, by their ids on the server.
        now: The clock.
        is_forced: Take over what the server says, however much that changes.
    """

    def __init__(
        self,
        server: Server,
        remote: Remote,
        outbox: Outbox,
        *,
        labelling: Labelling | None,
        feeds: Mapping[str, str],
        now: Callable[[], datetime],
        is_forced: bool = False,
    ) -> None:
        self._server = server
        self._remote = remote
        self._outbox = outbox
        self._labelling = labelling
        self._feeds = feeds
        self._now = now
        self._is_forced = is_forced
        self._existing: frozenset[str] | None = None
        self.sent = self.parked = 0
        self.new = self.matched = self.changed = self.gone = 0
        self.notices: list[str] = []
        """What was not done, and why."""

    def run(self, *, last_full: datetime | None) -> bool:
        """Do all of it; say whether articles were compared, as once a day.

        Raises:
            SyncError: If the server fails; what has been done until then stays done.
        """
        is_full = last_full is None or self._now() - last_full >= _FULL_EVERY
        if self._labelling and last_full is None:
            self._labelling.begin()
        self.push()
        known = self._remote.known()
        # First, so that whatever it has was there when the sets were made: an article
        # that comes in between would seem to be read, being in neither.
        recent = self._server.recent(known)
        unread, starred = self._server.unread(), self._server.starred()
        wanted = (unread or frozenset()) | (starred or frozenset()) | recent
        self._fetch(sorted(wanted - known, key=_by_number, reverse=True))
        self._take_over(unread, starred)
        if is_full:
            is_full = self._compare()
        self.push()
        self._count_labels()
        return is_full

    def push(self) -> None:
        """Tell the server how marks stand here; what it refuses is put by."""
        if self._labelling:
            self._labelling.push()
        for register in _REGISTERS:
            intents = self._outbox.due(register, self._now())
            for is_set in (True, False):
                alike = [i for i in intents if i.is_set == is_set]
                for start in range(0, len(alike), self._server.edit):
                    batch = alike[start : start + self._server.edit]
                    self._tell(register, is_set, batch)

    def _tell(self, register: Register, is_set: bool, batch: Sequence[Intent]) -> None:
        """Tell a batch; where the server refuses it, find out which one it means."""
        try:
            self._server.mark(register, is_set, [i.remote_id for i in batch])
        except SyncError as error:
            if not is_refusal(error):
                raise
            if len(batch) == 1:
                self._outbox.park(batch[0], self._now())
                self.parked += 1
                return
            for intent in batch:
                self._tell(register, is_set, [intent])
            return
        self._outbox.told(batch)
        self.sent += len(batch)

    def _fetch(self, missing: Sequence[str]) -> None:
        """Fetch what is not known yet, the newest first, and store it step by step."""
        for batch in in_batches(missing, self._server.step):
            items = self._server.contents(batch)
            for feed_id, group in groupby(
                sorted(items, key=lambda item: item.feed_id), lambda item: item.feed_id
            ):
                self._meet(self._feeds.get(feed_id, ""), list(group))
            self._pass_over(set(batch) - {item.remote_id for item in items})

    def _meet(self, url: str, items: Sequence[RemoteItem]) -> None:
        if not url:
            self._pass_over(item.remote_id for item in items)
            return
        pairs = [(item, _shaped(item, url)) for item in items]
        met = self._remote.meet(url, pairs, at=self._now())
        if self._labelling:
            self._labelling.met(items)
        self.new += met.new
        self.matched += met.matched

    def _pass_over(self, remote_ids: Iterable[str]) -> None:
        """Leave out what has no content, or is of no feed that is here, for a day."""
        self._remote.pass_over(remote_ids, self._now())

    def _take_over(
        self, unread: frozenset[str] | None, starred: frozenset[str] | None
    ) -> None:
        """Bring marks in step, if what the server says of them can be believed."""
        before = self._remote.unread()
        flips: dict[Register, dict[str, bool]] = {}
        for register, said in zip(_REGISTERS, (unread, starred), strict=True):
            if said is None:
                self._complain(f"its list of what is {_WORDS[register]} keeps changing")
                continue
            flips[register] = self._believed(register, said)
        total = sum(map(len, flips.values()))
        if total > _MANY and total > _LARGE * before and not self._is_forced:
            self._complain(
                f"it would change {total:,} marks at once, of {before:,} unread "
                "articles; nothing was changed here. If that is meant so: "
                "wellread sync --anyway"
            )
            return
        for register, wanted in flips.items():
            self.changed += self._remote.take_over(register, wanted, at=self._now())

    def _believed(self, register: Register, said: frozenset[str]) -> dict[str, bool]:
        """The marks that are to change, where there is evidence for each."""
        known = self._remote.known()
        there = known - said if register == "read" else said
        differing = self._remote.differing(register, there)
        # An article that is gone is in no set either. That says nothing of its marks.
        doubtful = [
            n
            for n in differing
            if self._is_too_round(said) or (n not in said and n not in self._there())
        ]
        if not doubtful:
            return differing
        items = {item.remote_id: item for item in self._server.contents(doubtful)}
        checked = set(doubtful)
        self.gone += self._remote.is_gone(checked - set(items), self._now())
        bears = {n: item.has(register) for n, item in items.items()}
        wrong = [n for n in bears if bears[n] != differing[n]]
        if len(wrong) > len(bears) / 2:
            self._complain(
                f"what it lists as {_WORDS[register]} contradicts what it says of the "
                "articles themselves, which was believed"
            )
        return {
            n: is_set
            for n, is_set in differing.items()
            if n not in checked or bears.get(n) == is_set
        }

    def _is_too_round(self, said: frozenset[str]) -> bool:
        """Whether a set is all there is, or nothing at all.

        So does a server answer that does not understand what it is asked for; but it
        may be true as well.
        """
        return not said or said >= self._there()

    def _there(self) -> frozenset[str]:
        if self._existing is None:
            self._existing = self._server.existing()
        return self._existing

    def _compare(self) -> bool:
        """Find out what the server has no more; it stays here as it is."""
        there = self._server.everything()
        if there is None:
            self._complain("its list of all articles keeps changing")
            return False
        self.gone += self._remote.compare(there, self._now())
        if self._labelling:
            self._labelling.compare(there)
        return True

    def _count_labels(self) -> None:
        if labelling := self._labelling:
            self.sent += labelling.sent
            self.parked += labelling.parked
            self.changed += labelling.changed
            self.notices += labelling.notices

    def _complain(self, notice: str) -> None:
        self.notices.append(notice)


_WORDS: Mapping[Register, str] = {"read": "unread", "starred": "starred"}


def _by_number(remote_id: str) -> tuple[int, str]:
    """Order ids as numbers where they are some; the higher, the newer."""
    digits = remote_id.removeprefix("-")
    return (int(remote_id), "") if digits.isdecimal() else (0, remote_id)


def _shaped(item: RemoteItem, url: str) -> ParsedEntry:
    """Clean an article as one of its feed's own document would be.

    Its guid is not told by any server; what it would be is found out when its feed is
    asked: see identity.py.
    """
    raw = RawEntry(
        guid="",
        link=item.link,
        title=Text(value=item.title, is_plain=True),
        texts=[Text(value=item.html)],
        published=item.published,
        authors=[item.author] if item.author else [],
        labels=item.labels,
    )
    return shape(raw, url)
