"""What has arrived is understood: digested, indexed, and compared with the rest.

An article can be listed and opened before that. This works off what waits in the
store, newest first, and resumes where an interrupted run left off.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

from reader.core.digest import DIGEST_VERSION, digest
from reader.core.relate import question, rank, weigh
from reader.model import Digest, ParsedEntry
from reader.store.intake import Intake
from reader.store.kin import Kinship
from reader.workers import WorkError, Workers

_BATCH = 64
"""Entries understood between two commits: what a kill can cost."""


def understand(
    intake: Intake, kinship: Kinship, workers: Workers, *, evidence: bool = True
) -> Iterator[int]:
    """Digest every entry that waits, yielding how many each step got done.

    Work that a kill interrupts is done again by the next call; nothing is half done,
    since a batch is stored in one transaction.
    """

    def make(parsed: ParsedEntry) -> Digest:
        try:
            return workers.call(partial(digest, evidence=evidence), parsed)
        except WorkError:
            return _unreadable(parsed)

    with ThreadPoolExecutor(workers.count, thread_name_prefix="digest") as pool:
        while waiting := dict(intake.undigested(DIGEST_VERSION, limit=_BATCH)):
            made = pool.map(make, waiting.values())
            keep(intake, kinship, dict(zip(waiting, made, strict=True)))
            yield len(waiting)


def understand_overtaken(intake: Intake, workers: Workers) -> None:
    """Give bookmarks the text that was seen, where it changed before its digest."""
    for entry_id, parsed in intake.overtaken():
        try:
            made = workers.call(digest, parsed)
        except WorkError:
            made = _unreadable(parsed)
        intake.keep_text(entry_id, "".join(s.markdown for s in made.sections))


def understand_one(
    intake: Intake,
    kinship: Kinship,
    entry_id: int,
    parsed: ParsedEntry,
    *,
    evidence: bool = True,
) -> None:
    """Digest one entry at once, since somebody has opened it."""
    keep(intake, kinship, {entry_id: digest(parsed, evidence=evidence)})


def _unreadable(parsed: ParsedEntry) -> Digest:
    """Digest the title alone; the HTML stays stored for a better version to try."""
    return digest(replace(parsed, html="", offered="", page=None))


def keep(intake: Intake, kinship: Kinship, digests: Mapping[int, Digest]) -> None:
    """Store digests, and the entries most like each, so that related is a look-up."""
    with intake.writing():
        intake.save_digests(digests)
        for entry_id, made in digests.items():
            _find_kin(kinship, entry_id, made)


def _find_kin(kinship: Kinship, entry_id: int, made: Digest) -> None:
    frequency = kinship.frequency(term.stem for term in made.terms)
    total = kinship.total()
    vector = weigh(made.terms, frequency, total)
    words = question(made.terms, frequency, total)
    others = kinship.candidates(words, but=entry_id)
    readable = {term.stem: term.word for term in made.terms}
    kinship.save(entry_id, vector, rank(vector, readable, others))
