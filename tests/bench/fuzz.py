"""Mutants of feeds, many: ``python -m tests.bench.fuzz [MINUTES] [FIRST SEED]``.

Each must be a feed within its limits or no feed, the same in pieces and whole. What
failed is written to the folder for temporary files, with the seed that made it; at the
end the slowest are told.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from itertools import count
from pathlib import Path
from time import monotonic, process_time
from unittest.mock import patch

from reader.core import parse as parsing
from reader.model import ParsedFeed
from tests.core.mutants import mutants
from tests.core.test_fuzz import check, read

_OF_A_SEED = 50
_SLOWEST = 5


def main(minutes: float = 1.0, first: int = 1000) -> int:
    """Try mutants until the time is over; return how many failed."""
    until = monotonic() + minutes * 60
    tried = feeds = failed = 0
    slowest: list[tuple[float, int, int]] = []
    for seed in count(first):
        for number, content in enumerate(mutants(seed, _OF_A_SEED)):
            start = process_time()
            try:
                feeds += _try(content)
            except Exception as error:
                failed += 1
                path = Path(tempfile.gettempdir()) / f"mutant-{seed}-{number}.xml"
                path.write_bytes(content)
                print(f"seed {seed}, number {number}: {error!r:.200} ({path})")
            took = process_time() - start
            slowest = sorted([*slowest, (took, seed, number)], reverse=True)[:_SLOWEST]
            tried += 1
        if monotonic() > until:
            break
    print(f"{tried:,} mutants of seeds from {first}, {feeds:,} feeds, {failed} failed")
    for took, seed, number in slowest:
        print(f"  {took:.2f} CPU s: seed {seed}, number {number}")
    return failed


def _try(content: bytes) -> bool:
    found = read(content)
    with patch.object(parsing, "_is_plain", return_value=False):
        whole = read(content)
    if isinstance(found, ParsedFeed):
        check(found)
        found = replace(found, items=b"")
    if found != whole:
        raise AssertionError("not the same in pieces and whole")
    return isinstance(found, ParsedFeed)


if __name__ == "__main__":
    given = [float(argument) for argument in sys.argv[1:3]]
    sys.exit(bool(main(*given[:1], *map(int, given[1:]))))
