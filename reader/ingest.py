"""What has arrived is understood: digested, indexed, and compared with the rest.

An article can be listed and opened before that. This works off what waits in the
store, newest first, and resumes where an interrupted run left off.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from time import monotonic
from types import MappingProxyType
from typing import NamedTuple

from reader.model import DIGEST_VERSION, Digest, ParsedEntry
from reader.relating import Relating
from reader.store.intake import Intake
from reader.worker import Waiting, digest_each
from reader.workers import WorkError, Workers

_STEP = 16
"""Entries that a worker digests at a call."""

_AT_ONCE = 4
"""Entries that are stored and compared together."""

_HOLD = 0.02
"""Seconds after which a transaction takes no further entries: while it lasts nobody
else can write, and whoever opens an article meanwhile would feel it. Whoever waits is
the next one, since all who write stand in the queue of ``store.lock``."""


class _Step(NamedTuple):
    """Entries that a worker is busy with."""

    entry_ids: list[int]
    said: dict[int, frozenset[int]]
    """What was known then of what their feeds repeat."""
    made: Future[list[Digest]]


def understand(
    intake: Intake,
    relating: Relating,
    workers: Workers,
    *,
    evidence: bool = True,
    read_copies: bool = True,
    only_new: bool = False,
    feeds: Collection[str] | None = None,
) -> Iterator[int]:
    """Digest every entry that waits, yielding how many each step got done.

    Work that a kill interrupts is done again by the next call; nothing is half done,
    since an entry is stored in one transaction. While a step is being stored, the
    workers have the next ones.

    Args:
        intake: What hands out the entries, and keeps what is made of them.
        relating: What finds their kin and their copies.
        workers: What digests.
        evidence: Whether to look for what a text says of the study it reports.
        read_copies: Whether copies of what somebody has read arrive as read.
        only_new: Pass over those that an older version has understood.
        feeds: Only entries of these feeds; of all if None.

    Whoever stops in the middle ends the workers, too.
    """
    version = 1 if only_new else DIGEST_VERSION
    waiting_of = partial(intake.undigested, version, feeds=feeds)
    busy: deque[_Step] = deque()
    with (
        ThreadPoolExecutor(workers.count, thread_name_prefix="digest") as pool,
        _ended_early(workers),
    ):
        while True:
            for waiting in _steps(waiting_of, busy, workers.count + 1):
                said = relating.repeated(list(waiting))
                entries = [(e, said.get(number, ())) for number, e in waiting.items()]
                coming = pool.submit(_made, workers, entries, evidence)
                busy.append(_Step(list(waiting), said, coming))
            if not busy:
                return
            step = busy.popleft()
            made = dict(zip(step.entry_ids, step.made.result(), strict=True))
            keep(intake, relating, made, step.said, read_copies=read_copies)
            yield len(made)


@contextmanager
def _ended_early(workers: Workers) -> Iterator[None]:
    """See to it that whoever stops in the middle need not wait for what is in work."""
    try:
        yield
    except BaseException:
        workers.close()
        raise


def understand_overtaken(intake: Intake, workers: Workers) -> None:
    """Give bookmarks the text that was seen, where it changed before its digest."""
    for entry_id, parsed in intake.overtaken():
        made = _made_alone(workers, (parsed, ()), evidence=False)
        intake.keep_text(entry_id, "".join(s.markdown for s in made.sections))


def understand_one(
    intake: Intake,
    relating: Relating,
    workers: Workers,
    entry_id: int,
    parsed: ParsedEntry,
    *,
    evidence: bool = True,
) -> None:
    """Digest one entry at once, since somebody has opened it."""
    said = relating.repeated([entry_id])
    made = _made_alone(workers, (parsed, said.get(entry_id, ())), evidence)
    keep(intake, relating, {entry_id: made}, said)


def _steps(
    waiting_of: Callable[..., list[tuple[int, ParsedEntry]]],
    busy: Collection[_Step],
    most: int,
) -> Iterator[dict[int, ParsedEntry]]:
    """Hand out what waits and is not in work, until ``most`` steps are."""
    if len(busy) >= most:
        return
    at_work = {entry_id for step in busy for entry_id in step.entry_ids}
    wanted = (most - len(busy)) * _STEP
    new = waiting_of(limit=wanted, but=at_work)
    for start in range(0, len(new), _STEP):
        yield dict(new[start : start + _STEP])


def _made(workers: Workers, entries: Sequence[Waiting], evidence: bool) -> list[Digest]:
    """Have a worker digest several entries; if one of them is evil, each by itself."""
    try:
        return workers.call(digest_each, (entries, evidence))
    except WorkError:
        return [_made_alone(workers, entry, evidence) for entry in entries]


def _made_alone(workers: Workers, entry: Waiting, evidence: bool) -> Digest:
    try:
        [made] = workers.call(digest_each, ([entry], evidence))
    except WorkError:
        # The title alone; the HTML stays stored for a better version to try.
        bare = replace(entry[0], html="", offered="", page=None)
        [made] = digest_each(([(bare, ())], True))
    return made


def keep(
    intake: Intake,
    relating: Relating,
    made: Mapping[int, Digest],
    said: Mapping[int, frozenset[int]] = MappingProxyType({}),
    *,
    read_copies: bool = False,
) -> None:
    """Store digests, and what they are like, so that related is a look-up.

    In short transactions, so that nobody who writes meanwhile has to wait for long.

    Args:
        intake: What keeps the digests.
        relating: What finds the kin and the copies.
        made: The digests, by entry.
        said: What each entry's feed was known to repeat when its digest was made.
        read_copies: Whether copies of what somebody has read arrive as read.
    """
    left = list(made)
    while left:
        until = monotonic() + _HOLD
        with intake.writing():
            while left and monotonic() < until:
                few, left = left[:_AT_ONCE], left[_AT_ONCE:]
                new = intake.new_unread(few) if read_copies else []
                saved = intake.save_digests({number: made[number] for number in few})
                again = relating.place({number: made[number] for number in saved}, said)
                intake.redo(again)
                intake.read_told(new)
