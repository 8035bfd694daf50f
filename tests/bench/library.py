"""How fast the library answers, and whether that depends on how many articles it has.

``python -m tests.bench.library [--sizes 1000 10000 100000] [--folder DIR]``

Makes libraries of these sizes (1 ms an article up to 100,000, and 0.4 ms for each of
those above that, so that a million takes eight minutes), or takes those that a former
run left in the folder, and prints medians in milliseconds of processor time (so neither
a busy machine nor a slow disk is in them), each with how many times the figure of the
smallest library that is. What stands above the line is asked at every key or start and
should not grow; what stands below it reads or writes as much as it says.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from statistics import median
from time import process_time

from reader.core.relate import question, terms
from reader.model import Query, SavedSearch, Term
from reader.store.connection import SCHEMA_VERSION
from reader.store.kin import Kinship
from reader.store.snapshot import Snapshot
from reader.store.store import Store
from tests.bench.libraries import COMMON, NOW, RARE, make

_RUNS = 9
_PAGE = 60

Work = Callable[[Store], object]
Made = tuple[Path, int]
"""The file of a library, and how many articles it has."""


def page(query: Query) -> Work:
    """The first page of what a query asks for, as a list shows it."""
    return lambda store: store.entries(query, limit=_PAGE)


def view(**fields: object) -> Work:
    """The first page of a view of the sidebar."""
    return page(Query(**fields))  # type: ignore[arg-type]


STEADY: dict[str, Work] = {
    "open the library": lambda store: Store.open(store.connection.path).close(),
    "first page": view(),
    "first page, unread": view(unread=True),
    "first page, a feed": view(feed_url="https://feed1.example/rss"),
    "first page, a category": view(category="Category 3"),
    "first page, a tag": view(text="tag:sleep"),
    "counts": lambda store: store.counts(today=NOW),
    "feeds and tags": lambda store: (store.feeds(), store.tags()),
    "an article": lambda store: store.article(_middle(store)),
    "related": lambda store: store.related(_middle(store)),
    "copies": lambda store: store.copies(_middle(store)),
    "mark one read": lambda store: _mark_one(store),
    "search, a rare word": view(text=RARE),
    "search, a rare word, best first": view(text=RARE, sort="relevance"),
}

GROWING: dict[str, Work] = {
    "search, a common word": view(text=COMMON),
    "search, a common word, best first": view(text=COMMON, sort="relevance"),
    "search, two common words": view(text=f"{COMMON} blood", sort="relevance"),
    "search, three letters": view(text="wod", sort="relevance", is_unfinished=True),
    "search, words and fields": view(text=f"{COMMON} tag:sleep is:unread after:30d"),
    "find what one is related to": lambda store: _candidates(store),
    "count how common its words are": lambda store: _frequency(store),
    "count a search": lambda store: store.count(Query(text=COMMON)),
    "count a saved search": lambda store: store.counted([_saved()]),
    "snapshot of all": lambda store: store.snapshot(Query()).close(),
    "snapshot of a common word": lambda store: store.snapshot(_common()).close(),
}


def main() -> None:
    """Make the libraries, ask them, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.library")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--folder", type=Path, help="Where libraries are kept.")
    options = parser.parse_args()
    with _folder(options.folder) as folder:
        libraries = made(options.sizes, folder)
        _head(options.sizes)
        _row("bytes an article", [p.stat().st_size / n for p, n in libraries], digits=0)
        for name, figures in measured(STEADY, libraries):
            _row(name, figures)
        _row("a page at 99 %", [_page_at_the_end(path) for path, _ in libraries])
        print("-" * (36 + 16 * len(libraries)))
        for name, figures in measured(GROWING, libraries):
            _row(name, figures)
        for name, work in (("mark all read", _mark_all), ("undo that", _undo)):
            _row(name, [_once(path, work) for path, _ in libraries])


def made(sizes: Sequence[int], folder: Path) -> list[Made]:
    """Libraries of these sizes, kept in a folder from one run to the next."""
    return [_library(folder, size) for size in sizes]


def measured(
    works: Mapping[str, Work], libraries: Sequence[Made]
) -> Iterator[tuple[str, list[float]]]:
    """Each work's milliseconds of processor time, in the median, in every library."""
    for name, work in works.items():
        yield name, [_median(path, work) for path, _ in libraries]


def _median(path: Path, work: Work) -> float:
    with Store.open(path) as store:
        work(store)
        return median(_timed(work, store) for _ in range(_RUNS))


def _once(path: Path, work: Work) -> float:
    with Store.open(path) as store:
        return _timed(work, store)


def _timed(work: Callable[..., object], *values: object) -> float:
    start = process_time()
    work(*values)
    return 1000 * (process_time() - start)


def _page_at_the_end(path: Path) -> float:
    def turn(snapshot: Snapshot) -> None:
        start = snapshot.count * 99 // 100
        snapshot.rows(start, start + _PAGE)

    with Store.open(path) as store, store.snapshot(Query()) as snapshot:
        return median(_timed(turn, snapshot) for _ in range(_RUNS))


def _mark_one(store: Store) -> None:
    entry = store.entry(_middle(store))
    store.mark_read([entry.id], not entry.is_read, at=NOW)


def _mark_all(store: Store) -> None:
    store.mark_read(store.ids(Query(unread=True)), True, at=NOW)


def _undo(store: Store) -> None:
    store.undo()


def _candidates(store: Store) -> None:
    """Look for what an article that has just been understood may be related to."""
    Kinship(store).candidates(_question(store), but=_middle(store))


def _frequency(store: Store) -> dict[str, int]:
    """Count its words, as a refresh does that has just begun."""
    with store.connection.writing():
        return Kinship(store).frequency([term.stem for term in _terms(store)])


@cache
def _question(store: Store) -> tuple[str, ...]:
    return question(_terms(store), _frequency(store), Kinship(store).total())


@cache
def _terms(store: Store) -> tuple[Term, ...]:
    article = store.article(_middle(store))
    blocks = (b.text for section in article.sections for b in section.blocks)
    return terms(article.entry.title, "\n".join(blocks))


def _middle(store: Store) -> int:
    return int(store.connection.value("SELECT last_id / 2 FROM counts"))


def _common() -> Query:
    return Query(text=COMMON)


def _saved() -> SavedSearch:
    return SavedSearch(name="saved", query=COMMON)


def _library(folder: Path, size: int) -> Made:
    """A copy, since marks are made in it, of a library that is made once."""
    path = folder / f"{size}-{SCHEMA_VERSION}.db"
    if not path.exists():
        print(f"making {size:,} articles …", flush=True)
        making = folder / "making.db"
        making.unlink(missing_ok=True)
        make(making, size)
        making.rename(path)
    copy = folder / f"copy-{size}.db"
    shutil.copy(path, copy)
    return copy, size


@contextmanager
def _folder(named: Path | None) -> Iterator[Path]:
    if named:
        named.mkdir(parents=True, exist_ok=True)
        yield named
        return
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def _head(sizes: list[int]) -> None:
    print(f"{'milliseconds':36}" + "".join(f"{size:>16,}" for size in sizes))


def _row(name: str, figures: list[float], digits: int = 2) -> None:
    told = [f"{figures[0]:>16.{digits}f}"]
    for figure in figures[1:]:
        times = f"×{figure / figures[0]:.1f}"
        told.append(f"{figure:>10.{digits}f}{times:>6}")
    print(f"{name:36}" + "".join(told), flush=True)


if __name__ == "__main__":
    main()
