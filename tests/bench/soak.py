"""Hours of use in one: ``python -m tests.bench.soak [--minutes 30]``.

The interface runs in a pseudo-terminal while every minute all feeds are refreshed: the
real ones that the rig replays, each a step further on in its recorded states, and made
ones with a new article each. Meanwhile a script reads as a person does: opens, pages,
bookmarks, searches, walks through the panes. Each minute is a line:

    its memory, the longest turns of its event loop by the clock and in processor time
    (other work on the machine is in the first only), how many articles there are, how
    many marks stand by the journal, how many of those the library lacks, and articles
    that came twice

and the end says whether memory grew: the median of the last third over the second's.
"""

from __future__ import annotations

import argparse
import asyncio
import fcntl
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from tests.bench.stopwatch import Stopwatch

_HERE = Path(__file__).parent.parent.parent.parent / "shared"
_RIG = Path(os.environ.get("WELLREAD_RIG", _HERE / "rig"))
_CORPUS = Path(os.environ.get("WELLREAD_CORPUS", _HERE / "corpus"))
_REPLAYED, _MADE = 8861, 8862
_HOSTS = 70
_TICK = 0.005
_DAY = 86_400
_PROGRAM = "from tests.bench.soak import watched; watched()"

_ROUND = (
    *("j", "j", "\r", " ", " ", "]", "[", "i", "\t", "j", "i", "\x1b"),
    *("n", "\r", "b", "t", "j", "\r", "v", "\x1b", "\x1b"),
    *("\x04", "\x15", "U", "/sleep\r", "j", "\r", "\x1b", "\x1b"),
    *("G", "g", "s", "j", "j", "\r", "d", "d", ".", "s", "k", "\r", "?", "\x1b"),
)
"""What the script presses, one after the other, again and again."""

_TWICE = """
    SELECT count(*) FROM (
        SELECT 1 FROM entries GROUP BY feed_id, title, link
        HAVING count(DISTINCT first_seen) > 1
    )
"""
_MARKS = " UNION ALL ".join(
    f"SELECT '{table}', feeds.url, lower(hex(identity)) FROM {table} "
    "JOIN entries ON entries.id = entry_id JOIN feeds ON feeds.id = feed_id"
    for table in ("reads", "bookmarks")
)


@dataclass
class Watch:
    """What has been seen so far."""

    memory: list[float] = field(default_factory=list)
    stalls: list[float] = field(default_factory=list)
    lost: int = 0


def main() -> None:
    """Set up servers and a library, use it for so many minutes, and tell."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.soak")
    parser.add_argument("--minutes", type=int, default=30)
    parser.add_argument("--real", type=int, default=229, help="feeds that are replayed")
    parser.add_argument("--made", type=int, default=71, help="feeds besides those")
    options = parser.parse_args()
    if not (_RIG / "replay.py").is_file() or not (_CORPUS / "health").is_dir():
        print("nothing to replay: the rig and its feeds are not here")
        return
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        home = Path(folder) / "home"
        home.mkdir()
        stack.enter_context(_made(Path(folder) / "made", options.made))
        _write_feeds(home, options.real, options.made)
        _refresh(home)
        turns = home / "turns"
        place = {"WELLREAD_HOME": str(home), "WELLREAD_TURNS": str(turns)}
        terminal = stack.enter_context(
            Stopwatch([sys.executable, "-c", _PROGRAM], place)
        )
        terminal.until("min", seconds=120)
        _soak(terminal, home, options.minutes)


def _soak(terminal: Stopwatch, home: Path, minutes: int) -> None:
    watch = Watch()
    rng = random.Random(7)
    print("minute    MB  turn ms  of it CPU  articles  marked  lost  twice", flush=True)
    for minute in range(1, minutes + 1):
        with _replayed(home, minute - 1):
            _get(_MADE, f"/_ctl?rev={minute + 1}")
            _let_a_day_pass(home)
            terminal.press("R")
            end = time.monotonic() + 60
            while time.monotonic() < end:
                _use(terminal, rng)
        _tell(minute, terminal, home, watch)
    third = max(1, minutes // 3)
    late, early = watch.memory[-third:], watch.memory[third : 2 * third]
    grown = median(late) / median(early or late)
    print(f"memory, last third to second: ×{grown:.3f}; lost marks: {watch.lost}")
    print(f"longest turn in processor time: {max(watch.stalls):.0f} ms")


def _use(terminal: Stopwatch, rng: random.Random) -> None:
    """Press a stretch of what a person presses."""
    start = rng.randrange(len(_ROUND))
    for keys in _ROUND[start : start + 6]:
        terminal.press(keys)
        terminal.rest(0.25)
        if ended := terminal.ended():
            raise SystemExit(f"the interface is gone: {ended}")


def _tell(minute: int, terminal: Stopwatch, home: Path, watch: Watch) -> None:
    watch.memory.append(terminal.memory())
    wall, spent = _longest_turns(home / "turns")
    watch.stalls.append(spent)
    made = _made_marks(home)
    with _library(home) as db:
        [articles] = db.execute("SELECT count(*) FROM entries").fetchone()
        [twice] = db.execute(_TWICE).fetchone()
        watch.lost = len(made - {tuple(row) for row in db.execute(_MARKS)})
    print(
        f"{minute:6}{watch.memory[-1]:6.0f}{wall:9.0f}{spent:11.0f}{articles:10,}"
        f"{len(made):8}{watch.lost:6}{twice:7}",
        flush=True,
    )


def _made_marks(home: Path) -> set[tuple[str, str, str]]:
    """The marks that stand by the journal, which is written apart from the library."""
    stand: dict[tuple[str, str, str], bool] = {}
    for line in (home / "journal.jsonl").read_text("utf-8").splitlines():
        noted = json.loads(line)
        if noted["table"] in ("reads", "bookmarks"):
            for identity, rows in noted["marks"].items():
                stand[noted["table"], noted["feed"], identity] = bool(rows)
    return {mark for mark, stands in stand.items() if stands}


def watched() -> None:
    """Run the interface, and write down each long turn of its event loop.

    Runs in the child. A line is the turn in milliseconds by the clock, and how many of
    them this thread was computing.
    """
    from reader.tui import app

    class Watched(app.WellreadApp):
        def on_ready(self) -> None:
            self.ticking = asyncio.create_task(
                _tick(Path(os.environ["WELLREAD_TURNS"]))
            )

    app.WellreadApp = Watched  # type: ignore[misc]
    sys.exit(app.run_interface())


async def _tick(file: Path) -> None:
    with file.open("a", buffering=1) as turns:
        while True:
            wall, spent = time.monotonic(), time.thread_time()
            await asyncio.sleep(_TICK)
            wall, spent = time.monotonic() - wall - _TICK, time.thread_time() - spent
            if wall > 0.02:
                print(f"{1000 * wall:.1f} {1000 * spent:.1f}", file=turns)


def _longest_turns(file: Path) -> tuple[float, float]:
    """The longest turn by the clock and by processor time; then the page is blank."""
    turns = [[float(n) for n in line.split()] for line in file.read_text().splitlines()]
    os.truncate(file, 0)
    return max((t[0] for t in turns), default=0), max((t[1] for t in turns), default=0)


def _write_feeds(home: Path, real: int, made: int) -> None:
    with _replayed(home, 0):
        listed = (home / "feeds.toml").read_text()
    listed = "[[feed]]".join(listed.split("[[feed]]")[: real + 1])
    urls = _get(_MADE, f"/_urls?n={made}").split()
    tables = "".join(f'\n[[feed]]\nurl = "{url}"\n' for url in urls)
    (home / "feeds.toml").write_text(listed + tables)
    hosts = ["127.0.0.1", *sorted({url.split("/")[2].split(":")[0] for url in urls})]
    (home / "settings.toml").write_text(
        f"[fetch]\nallow_private = {json.dumps(hosts)}\n"
    )


def _refresh(home: Path) -> None:
    with _replayed(home, 0):
        subprocess.run(
            [sys.executable, "-m", "reader", "refresh"],
            env=os.environ | {"WELLREAD_HOME": str(home)},
            capture_output=True,
        )


@contextmanager
def _replayed(home: Path, step: int) -> Iterator[None]:
    """Serve the real feeds at some step of their states."""
    told = home / "feeds.toml"
    listing = home / "listing.toml" if told.exists() else told
    command = [sys.executable, str(_RIG / "replay.py"), str(_CORPUS / "health")]
    options = ["--port", str(_REPLAYED), "--step", str(step), "--feeds-toml", listing]
    with subprocess.Popen([*command, *options], stderr=subprocess.DEVNULL) as server:
        try:
            _until_there(_REPLAYED)
            yield
        finally:
            server.terminate()


@contextmanager
def _made(folder: Path, feeds: int) -> Iterator[None]:
    make = [sys.executable, str(_RIG / "makefeeds.py"), str(folder)]
    sizes = ["--feeds", str(feeds), "--entries", "10"]
    subprocess.run([*make, *sizes], check=True, capture_output=True)
    serve = [sys.executable, str(_RIG / "serve.py"), str(folder)]
    options = ["--port", str(_MADE), "--hosts", str(_HOSTS)]
    with subprocess.Popen([*serve, *options], stdout=subprocess.DEVNULL) as server:
        try:
            _until_there(_MADE)
            yield
        finally:
            server.terminate()


def _until_there(port: int) -> None:
    for _ in range(600):
        with suppress(OSError):
            _get(port, "/_stats")
            return
        time.sleep(0.05)
    raise SystemExit(f"nothing answers at port {port}")


def _get(port: int, path: str) -> str:
    host = "127.0.1.1" if port == _MADE else "127.0.0.1"
    try:
        with urlopen(f"http://{host}:{port}{path}", timeout=10) as answer:
            return str(answer.read().decode())
    except OSError as error:
        if getattr(error, "code", None) == 404:
            return ""
        raise


def _let_a_day_pass(home: Path) -> None:
    """Make every feed due; wellread asks none twice within ten minutes."""
    with (home / "library.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with closing(sqlite3.connect(home / "library.db")) as db, db:
            for name in ("refreshed_at", "failed_at", "next_at"):
                db.execute(f"UPDATE feeds SET {name} = {name} - {2 * _DAY}")


@contextmanager
def _library(home: Path) -> Iterator[sqlite3.Connection]:
    library = f"file:{home / 'library.db'}?mode=ro"
    with closing(sqlite3.connect(library, uri=True, timeout=30)) as db:
        yield db


if __name__ == "__main__":
    main()
