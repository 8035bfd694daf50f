"""Successive states of real feeds, where this machine has them."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path


def series(corpus: Path) -> Iterator[list[bytes]]:
    """The states of each health feed that was kept more than once, oldest first."""
    states: dict[str, list[Path]] = defaultdict(list)
    with (corpus / "health" / "urls.tsv").open(encoding="utf-8", newline="") as listing:
        rows = csv.DictReader(listing, delimiter="\t", quoting=csv.QUOTE_NONE)
        for row in sorted(rows, key=lambda row: row["fetched_at"] or ""):
            if row["kind"] == "feed":
                states[row["original_url"]].append(corpus / "health" / row["file"])
    for files in states.values():
        if len(files) > 1:
            yield [file.read_bytes() for file in files]
