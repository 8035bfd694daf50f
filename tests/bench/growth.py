"""How cost grows: ``python -m tests.bench.growth [--folder DIR]``.

Measures what ``library`` and ``refresh`` measure, over libraries from a thousand to a
million articles and from ten to a thousand feeds, draws the figures into the README's
``tests/pictures/growth.svg``, and prints them as the manual shows them. ``--folder``
keeps the libraries from one run to the next: a million articles take ten minutes to
make. The figures themselves stand beside the picture, in ``growth.json``: ``--sizes``
or ``--feeds`` without a number leaves those as they were measured before.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from statistics import median
from time import strftime

from tests.bench import library, refresh
from tests.pictures.chart import Chart, chart, sparks

_PICTURES = Path(__file__).parent.parent / "pictures"
_FIGURES = _PICTURES / "growth.json"

ASKED = {
    "open the library": "open the library",
    "first page": "first page of the list",
    "an article": "open an article",
    "related": "related articles",
    "search, a rare word": "search, a rare word",
    "mark one read": "mark one read",
    "search, a common word, best first": "search, a word in most",
    "count a saved search": "count a saved search",
    "snapshot of all": "line up the whole list",
}
"""What is shown, by the names that the bench has for it, and in the reader's words."""

Figures = dict[str, list[float]]


def main() -> None:
    """Measure or take up figures; draw them, and print them."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.growth")
    sizes = [1000, 10_000, 100_000, 1_000_000]
    parser.add_argument("--sizes", type=int, nargs="*", default=sizes)
    parser.add_argument(
        "--feeds", type=int, nargs="*", default=[10, 30, 100, 300, 1000]
    )
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    _measure(options.sizes, options.feeds, options.folder)
    charts = _charts(json.loads(_FIGURES.read_text("utf-8")))
    (_PICTURES / "growth.svg").write_text(chart(charts), "utf-8")
    for each in charts:
        print(sparks(each), end="\n\n")


def _measure(sizes: Sequence[int], feeds: Sequence[int], folder: Path | None) -> None:
    figures = json.loads(_FIGURES.read_text("utf-8")) if _FIGURES.exists() else {}
    figures["date"] = strftime("%Y-%m-%d")
    cores, python = os.cpu_count(), platform.python_version()
    figures["machine"] = f"{cores} cores, {platform.machine()}, Python {python}"
    if sizes:
        figures["articles"] = {"sizes": sizes, "took": _library(sizes, folder)}
    if feeds:
        figures["feeds"] = {"sizes": feeds, "took": _refresh(feeds)}
    _FIGURES.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


def _library(sizes: Sequence[int], folder: Path | None) -> Figures:
    works = library.STEADY | library.GROWING
    kept = nullcontext(folder) if folder else tempfile.TemporaryDirectory()
    with kept as place:
        made = library.made(sizes, Path(place))
        asked = {name: works[name] for name in ASKED}
        return {ASKED[n]: figures for n, figures in library.measured(asked, made)}


def _refresh(feeds: Sequence[int]) -> Figures:
    found: Figures = {}
    for count in feeds:
        asked = refresh.Asked(feeds=count, entries=10, latency=100, rounds=1)
        for work, peers in refresh.measured(asked).items():
            for peer, costs in peers.items():
                name = f"{work}, {peer.partition(',')[0]}"
                found.setdefault(name, []).append(
                    median(cost.seconds for cost in costs)
                )
    return found


def _charts(figures: Mapping[str, Mapping[str, object]]) -> list[Chart]:
    said = f"{figures['date']}, {figures['machine']}"
    titles = {
        "articles": f"Milliseconds of processor time, by articles ({said})",
        "feeds": f"Seconds to refresh, by feeds of ten articles ({said})",
    }
    return [Chart(title, **figures[n]) for n, title in titles.items() if n in figures]


if __name__ == "__main__":
    main()
