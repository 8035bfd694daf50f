"""What the interface costs beside newsboat: ``python -m tests.bench.screen``.

``[articles] [--runs N] [--folder DIR]``

Both show the same articles, in a pseudo-terminal each, in turns. Printed are medians of
milliseconds from the start or from the key, with the lowest and the highest, and of
processor time, in which other work on the machine is not; then how many times as much
as newsboat's that is. Libraries are kept in the folder for the next time: one of
100,000 articles takes some minutes to make. Where newsboat is missing, it says so.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import TypeAlias

from reader import splash
from reader.model import (
    DIGEST_VERSION,
    Block,
    CleanLine,
    CleanText,
    Section,
    Summary,
)
from reader.store.connection import SCHEMA_VERSION
from reader.store.intake import Intake
from reader.store.store import Store
from tests.bench import newsboat
from tests.bench.libraries import COMMON, NOW, RARE, make
from tests.bench.stopwatch import Stopwatch, Took
from tests.store.making import arrive, digested, parsed

COLUMNS, LINES = 120, 40
_LONG = "One hundred thousand words"

Figures: TypeAlias = dict[str, list[Took]]
"""What was measured, under its name."""


def main() -> None:
    """Make what is shown, measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.screen")
    parser.add_argument("articles", type=int, nargs="?", default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="Where libraries are kept.")
    asked = parser.parse_args()
    with _folder(asked.folder) as folder:
        home, peer = _homes(folder, asked.articles)
        _leave_a_sketch(home)
        ours: Figures = {}
        theirs: Figures = {}
        for _ in range(asked.runs):
            _start(ours, home)
            _use(ours, home)
            if peer:
                _use_newsboat(theirs, peer)
        size = f"{asked.articles:,} articles, {COLUMNS}x{LINES}, {asked.runs} runs"
        print(f"{size}; milliseconds: median (lowest-highest), × newsboat")
        if not peer:
            print("newsboat is not installed: no ratios")
        for name in ours:
            _tell(name, ours[name], theirs.get(_LIKE.get(name, name), []))


def _start(figures: Figures, home: Path) -> None:
    """Start it, with and without the frame that the last session left a sketch for."""
    first, last = _ends(home)
    with _wellread(home, WELLREAD_NO_SPLASH="1") as program:
        _note(figures, "first row, without the first frame", program.until(first))
        program.until(_READY)
    with _wellread(home) as program:
        _note(figures, "first row", program.until(first))
        program.until(_READY)
        program.rest(1.5)
        _note(figures, "memory then, MB", Took(program.memory(), 0))
        _note(figures, "quit", Took(program.leave("q"), 0))
    with _wellread(home) as program:
        # Typed before anything is there that could read it.
        program.type("G")
        _note(figures, "first key answered", program.until(last))


def _use(figures: Figures, home: Path) -> None:
    """Read some articles, and look for some words."""
    titles = _newest(home, 4)
    with _wellread(home) as program:
        program.until(_READY)
        program.rest(2.5)

        def press(name: str, keys: str, ends: str = "", pause: float = 0.1) -> None:
            program.press(keys)
            took = program.until(ends) if ends else program.until_quiet(pause)
            _note(figures, name, took)
            program.rest(0.6)

        press("a line down in the list", "j")
        press("the last article", "G")
        press("the first article", "g")
        program.press("jj")
        program.rest(0.5)
        press("open an article", "\r", titles[2])
        press("a page down in it", " ", pause=_TEXT)
        press("a line down in it", "j", pause=_TEXT)
        press("the next article", "n", titles[3])
        press("back to the list", "\x1b", _LISTING)
        press("open it again, with all beside it", "\r", pause=0.2)
        press("back to the list", "\x1b", _LISTING)
        press("the first article", "g")
        press("open an article of 100,000 words", "\r", titles[0])
        press("a page down in that", " ", pause=_TEXT)
        press("back to the list", "\x1b", _LISTING)
        for name, word in (("rare", RARE), ("common", COMMON)):
            program.press("/")
            program.rest(0.4)
            press(f"search for a {name} word", word, f"“{word}”")
            program.press("\x1b")
            program.rest(0.6)
        _note(figures, "quit after reading", Took(program.leave("q"), 0))


def _use_newsboat(figures: Figures, home: Path) -> None:
    """The same there, as far as there is the same."""
    with _program(newsboat.command(home)) as program:
        _note(figures, "first row", program.until("Feed 0"))
        program.rest(1.5)
        _note(figures, "memory then, MB", Took(program.memory(), 0))
        _note(figures, "quit", Took(program.leave("q"), 0))
    with _program(newsboat.command(home)) as program:
        program.until("Feed 0")
        program.rest(1)
        for name, keys, sign in (
            ("open a feed", "\r", ""),
            ("a line down in the list", "j", ""),
            ("open an article", "\r", ""),
            ("a page down in it", " ", ""),
            ("the next article", "n", ""),
            ("back to the list", "q", ""),
            ("back to the feeds", "q", ""),
            ("search for a rare word", f"/{RARE}\r", _FOUND),
            ("back to the feeds", "q", ""),
            ("search for a common word", f"/{COMMON}\r", _FOUND),
        ):
            program.press(keys)
            took = program.until(sign) if sign else program.until_quiet()
            _note(figures, name, took)
            program.rest(0.5)
        program.press("q")
        program.rest(0.4)
        _note(figures, "quit after reading", Took(program.leave("q"), 0))


_READY = "all keys"
"""What our interface paints last: the bar with the keys."""
_LISTING = "next unread"
"""Of which key it tells beside a list."""
_TITLES = "SELECT title FROM entries WHERE is_shown AND NOT is_read ORDER BY sort_at"
_TEXT = 0.01
"""Seconds of silence after which the text stands; the bars tell of it a bit later."""
_BEGINNING = 25
"""Letters of a title that stand in one line wherever it is shown."""
_FOUND = "ults"
"""Of newsboat's "Search results", what differs from the heading that stood there."""
_LIKE = {
    "first key answered": "first row",
    "first row, without the first frame": "first row",
    "open it again, with all beside it": "open an article",
    "open an article of 100,000 words": "open an article",
}
"""Figures of ours and those of newsboat that they are held against."""


def _homes(folder: Path, articles: int) -> tuple[Path, Path | None]:
    """Our library, and the same articles for newsboat; marks are made in copies."""
    made = folder / f"screen-{articles}-{SCHEMA_VERSION}-{DIGEST_VERSION}"
    peer = made / "newsboat"
    if not made.exists():
        print(f"making {articles:,} articles …", flush=True)
        making = folder / "making"
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir()
        make(making / "library.db", articles)
        with Store.open(making / "library.db") as store:
            _add_a_long_one(store)
            urls = store.connection.rows("SELECT url FROM feeds")
        tables = (f'[[feed]]\nurl = "{row["url"]}"\n' for row in urls)
        (making / "feeds.toml").write_text("".join(tables))
        making.rename(made)
    if newsboat.is_there() and not peer.exists():
        newsboat.fill(peer, made / "library.db")
    copy = folder / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(made, copy)
    return copy, (copy / "newsboat") if peer.exists() else None


def _add_a_long_one(store: Store) -> None:
    """An article of 100,000 words, newer than all others."""
    intake = Intake(store)
    url = str(store.connection.value("SELECT url FROM feeds"))
    sentence = "People who sleep seven hours a night were followed for ten years. "
    blocks = tuple(Block("paragraph", sentence * 8) for _ in range(1050))
    parts = (blocks[start : start + 35] for start in range(0, len(blocks), 35))
    sections = tuple(
        Section(
            title=CleanLine(f"Part {n}"),
            level=2,
            kind="other",
            markdown=CleanText("\n\n".join(block.text for block in part)),
            blocks=(Block("heading", f"Part {n}", level=2), *part),
        )
        for n, part in enumerate(parts)
    )
    text = "\n".join(b.text for section in sections for b in section.blocks)
    entry = parsed(
        "long",
        link=f"{url}/long",
        title=CleanLine(_LONG),
        html=f"<p>{sentence}</p>",
        published=NOW + timedelta(minutes=1),
    )
    with intake.writing():
        arrive(store, entry, url=url, title="Feed 0")
        [(entry_id, _)] = intake.undigested(DIGEST_VERSION, limit=1)
        digest = digested(
            text,
            version=DIGEST_VERSION,
            sections=sections,
            summary=Summary(CleanText(sentence), "extracted"),
        )
        intake.save_digests({entry_id: digest})


def _leave_a_sketch(home: Path) -> None:
    """Let a session leave its sketch."""
    file = Path(splash.sketch_file(str(home), COLUMNS, LINES))
    with _wellread(home) as program:
        while not file.exists():
            program.rest(0.1)
        program.leave("q")


def _ends(home: Path) -> tuple[str, str]:
    """The beginnings of the titles of the newest and of the oldest unread article."""
    with closing(sqlite3.connect(home / "library.db")) as db:
        oldest = db.execute(f"{_TITLES}, id LIMIT 1").fetchone()[0]
    return _newest(home, 1)[0], oldest[:_BEGINNING]


def _newest(home: Path, number: int) -> list[str]:
    """The beginnings of the titles of the newest unread articles."""
    with closing(sqlite3.connect(home / "library.db")) as db:
        rows = db.execute(f"{_TITLES} DESC, id DESC LIMIT {number}").fetchall()
    return [title[:_BEGINNING] for (title,) in rows]


def _wellread(home: Path, **environment: str) -> Stopwatch:
    command = [sys.executable, "-m", "reader"]
    # What is installed is compiled; a working copy need not be, and then that is timed.
    compiled = {
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(home.parent / "compiled"),
    }
    return _program(command, WELLREAD_HOME=str(home), **compiled, **environment)


def _program(command: Sequence[str], **environment: str) -> Stopwatch:
    return Stopwatch(command, environment, columns=COLUMNS, lines=LINES)


@contextmanager
def _folder(named: Path | None) -> Iterator[Path]:
    if named:
        named.mkdir(parents=True, exist_ok=True)
        yield named
        return
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def _note(figures: Figures, name: str, took: Took) -> None:
    figures.setdefault(name, []).append(took)


def _tell(name: str, ours: list[Took], theirs: list[Took]) -> None:
    wall, cpu = _middle(ours, lambda took: took.wall), _middle(ours, lambda t: t.cpu)
    walls = [took.wall for took in ours]
    spread = f"{wall:.0f} ({min(walls):.0f}-{max(walls):.0f})"
    spent = f"cpu {cpu:.0f}" if cpu else ""
    line = f"{name:<36}{spread:<20}{spent:<10}"
    if theirs:
        peer, their_cpu = (
            _middle(theirs, lambda t: t.wall),
            _middle(theirs, lambda t: t.cpu),
        )
        line += f"newsboat {peer:.0f}  ×{wall / peer:.2f}"
        line += f", cpu {their_cpu:.0f}  ×{cpu / their_cpu:.2f}" if their_cpu else ""
    print(line)


def _middle(took: list[Took], what: Callable[[Took], float]) -> float:
    return median(map(what, took))


if __name__ == "__main__":
    main()
