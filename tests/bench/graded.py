"""Graded articles, where this machine has them, and how figures are printed."""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from reader.core.repeat import REPEATED, sentence_marks

_BESIDE = Path(__file__).parent.parent.parent.parent / "shared" / "corpus"


def rows(name: str) -> list[dict[str, Any]]:
    """Read a file of one JSON object a line, such as ``dev/summary_fakehealth.jsonl``.

    Raises:
        SystemExit: The file is missing; nothing is wrong, but nothing can be measured.
    """
    with _found(name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def table(name: str) -> dict[str, Any]:
    """Read a file that holds one JSON object; raises as `rows` does."""
    found: dict[str, Any] = json.loads(_found(name).read_text(encoding="utf-8"))
    return found


def report(what: str, reached: float, **baselines: float) -> None:
    """Print a figure, and what simpler methods reach."""
    beside = ", ".join(
        f"{name.replace('_', ' ')} {value:.3f}" for name, value in baselines.items()
    )
    print(f"{what:<24}{reached:.3f}  ({beside})")


def repeated_sentences(articles: Iterable[dict[str, Any]]) -> dict[str, set[int]]:
    """What each publisher says in three of its articles."""
    times: dict[str, Counter[int]] = defaultdict(Counter)
    for row in articles:
        times[row["host"]].update(set(sentence_marks(row["text"])))
    return {
        host: {mark for mark, n in counted.items() if n >= REPEATED}
        for host, counted in times.items()
    }


def _found(name: str) -> Path:
    path = Path(os.environ.get("WELLREAD_CORPUS", _BESIDE)) / "understanding" / name
    if not path.is_file():
        print(f"nothing to measure: no graded articles ({path.name}) on this machine")
        raise SystemExit(0)
    return path
