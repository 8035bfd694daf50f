"""Refreshing beside newsboat, in one batch: ``python -m tests.bench.refresh``.

    --feeds 40 --entries 25 --latency 100 --rounds 3 [--understand]

Cold, nothing new (304), all 200 and unchanged, one new article in each; every feed has
a host of its own on loopback, as the rig's makefeeds.py and serve.py make them. Counted
is the time until the last article can be listed and read; with ``--understand`` also
until all of them are understood, which otherwise is left out, since it goes on unseen.
Where the rig or newsboat is missing, it says so.

Beside the seconds stand those of CPU, which a busy machine does not change as much, and
the most memory that all processes of a peer took together (Linux).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import monotonic, sleep
from typing import Any, NamedTuple
from urllib.request import urlopen

_RIG = Path(
    os.environ.get(
        "WELLREAD_RIG", Path(__file__).parent.parent.parent.parent / "shared" / "rig"
    )
)
_DAY = 86_400

_SOMETIMES = 0.2
"""Seconds between two looks at how much memory is taken, which stops who takes it."""


class Cost(NamedTuple):
    """What one refresh took."""

    seconds: float
    cpu: float
    """Seconds, of all processes together."""
    megabytes: float


Took = dict[str, list[Cost]]


@dataclass(frozen=True)
class Asked:
    """What is measured, and how often."""

    feeds: int
    entries: int
    latency: int
    rounds: int = 3
    understand: bool = False


def main() -> None:
    """Measure all of it, and print medians, ranges and ratios."""
    asked = _asked()
    if not is_possible():
        print("nothing to measure: the rig that makes and serves feeds is not here")
        return
    if not shutil.which("newsboat"):
        print("newsboat is not installed: no ratios")
    _print(asked, measured(asked))


def is_possible() -> bool:
    """Whether the rig is here that makes feeds and serves them."""
    return (_RIG / "serve.py").is_file()


def measured(asked: Asked) -> dict[str, Took]:
    """Seconds that each peer took for each kind of work, in each round."""
    peers: list[type[Peer]] = [Wellread]
    if shutil.which("newsboat"):
        peers.append(Newsboat)
    took: dict[str, Took] = defaultdict(lambda: defaultdict(list))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        with _served(root / "feeds", asked):
            urls = _get(f"/_urls?n={asked.feeds}").split()
            for number in range(asked.rounds):
                for peer in peers:
                    home = root / f"{peer.__name__}{number}"
                    home.mkdir()
                    _round(peer(home, urls, asked.understand), took)
    return took


def _asked() -> Asked:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.refresh")
    parser.add_argument("--feeds", type=int, default=40)
    parser.add_argument("--entries", type=int, default=25, help="of each feed")
    parser.add_argument("--latency", type=int, default=100, help="ms of each answer")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--understand", action="store_true")
    return Asked(**vars(parser.parse_args()))


_WORKS = (
    ("cold", "rev=1&cond=1&valid=1"),
    # newsboat 2.21 keeps no validators of the very first answer.
    ("", "cond=1"),
    ("nothing new (304)", "cond=1"),
    # Told when a feed was modified, libcurl drops the body by itself.
    ("all 200, unchanged", "cond=0&valid=0"),
    ("one new in each", "rev=2&cond=1&valid=1"),
)
"""What is measured, and what the server does then; one without a name is not."""


def _round(peer: Peer, took: dict[str, Took]) -> None:
    """Let a peer do all kinds of work once, on a library of its own."""
    for work, control in _WORKS:
        _get(f"/_ctl?{control}")
        for what, cost in peer.refresh().items():
            if work:
                took[work][what].append(cost)


class Peer:
    """A reader with a library of its own."""

    def __init__(self, home: Path, urls: list[str], understand: bool) -> None:
        self.home = home
        self.urls = urls
        self.understand = understand

    def refresh(self) -> dict[str, Cost]:
        """Refresh all feeds; say what that took."""
        raise NotImplementedError  # each peer has its own way


class Wellread(Peer):
    """This one, through its command."""

    def __init__(self, home: Path, urls: list[str], understand: bool) -> None:
        super().__init__(home, urls, understand)
        tables = (f'[[feed]]\nurl = "{url}"\n' for url in urls)
        (home / "feeds.toml").write_text("\n".join(tables))
        hosts = sorted({url.split("/")[2].split(":")[0] for url in urls})
        settings = f"[fetch]\nallow_private = {json.dumps(hosts)}\n"
        (home / "settings.toml").write_text(settings)
        self._run("feeds")

    def refresh(self) -> dict[str, Cost]:
        """Read its lines, one for each feed whose articles are stored."""
        self._let_a_day_pass()
        took: dict[str, Cost] = {}
        told = 0
        with self._started("refresh", "--all", "--json") as process:
            watch = Watch(process)
            assert process.stdout
            for line in process.stdout:
                outcome = json.loads(line)
                if outcome["error"] or outcome.get("note"):
                    print(f"not measured: {outcome}", file=sys.stderr)
                told += 1
                if told == len(self.urls):
                    took["wellread, arrived"] = watch.so_far()
                    if not self.understand:
                        process.terminate()
            whole = watch.whole()
        if self.understand:
            took["wellread, understood"] = whole
        return took

    def _run(self, *arguments: str) -> None:
        with self._started(*arguments) as process:
            process.communicate()

    def _started(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "reader", *arguments],
            env=os.environ | {"WELLREAD_HOME": str(self.home)},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def _let_a_day_pass(self) -> None:
        """Make every feed due; wellread asks none twice within ten minutes."""
        [library] = self.home.rglob("library.db")
        with closing(sqlite3.connect(library)) as db, db:
            for name in ("refreshed_at", "failed_at", "next_at"):
                db.execute(f"UPDATE feeds SET {name} = {name} - {2 * _DAY}")


class Newsboat(Peer):
    """newsboat at its best: with threads enough, and statistics in its database.

    It ships without them, and then takes many times as long with hundreds of feeds.
    """

    def __init__(self, home: Path, urls: list[str], understand: bool) -> None:
        super().__init__(home, urls, understand)
        (home / "urls").write_text("\n".join(urls))
        (home / "config").write_text("reload-threads 30\n")

    def refresh(self) -> dict[str, Cost]:
        """Wait for it to end."""
        names = (("-u", "urls"), ("-C", "config"), ("-c", "cache.db"))
        files = [part for flag, name in names for part in (flag, str(self.home / name))]
        with subprocess.Popen(
            ["newsboat", *files, "-x", "reload"],
            env=os.environ | {"HOME": str(self.home)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            cost = Watch(process).whole()
        with closing(sqlite3.connect(self.home / "cache.db")) as cache, cache:
            cache.execute("ANALYZE")
        return {"newsboat": cost}


class Watch:
    """What a process and its children take, from now on."""

    def __init__(self, process: subprocess.Popen[Any]) -> None:
        self._process = process
        self._start = monotonic()
        self._used = resource.getrusage(resource.RUSAGE_CHILDREN)
        self._most = 0.0
        self._is_over = Event()
        self._watching = Thread(target=self._watch, daemon=True)
        self._watching.start()

    def so_far(self) -> Cost:
        """What was taken until now."""
        ticks = sum(sum(map(int, stat[11:15])) for _, stat in self._family())
        cpu = ticks / os.sysconf("SC_CLK_TCK")
        return Cost(monotonic() - self._start, cpu, self._most)

    def whole(self) -> Cost:
        """Wait for the end, and say what was taken until then."""
        self._process.wait()
        seconds = monotonic() - self._start
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = used.ru_utime + used.ru_stime - self._used.ru_utime - self._used.ru_stime
        self._is_over.set()
        self._watching.join()
        return Cost(seconds, cpu, self._most)

    def _watch(self) -> None:
        while not self._is_over.wait(_SOMETIMES):
            taken = sum(_shared_out(pid) for pid, _ in self._family())
            self._most = max(self._most, taken)

    def _family(self) -> Iterator[tuple[int, list[str]]]:
        """The process and its children: number, and what the kernel tells of each."""
        threads = Path(f"/proc/{self._process.pid}/task").glob("*/children")
        children = (pid for thread in threads for pid in _read(thread).split())
        for pid in (self._process.pid, *map(int, children)):
            if stat := _read(Path(f"/proc/{pid}/stat")):
                yield pid, stat.rpartition(")")[2].split()


def _read(told: Path) -> str:
    """What the kernel tells, or nothing of what is no more."""
    try:
        return told.read_text()
    except OSError:
        return ""


def _shared_out(pid: int) -> float:
    """Megabytes that a process takes, those it shares counted in parts."""
    told = _read(Path(f"/proc/{pid}/smaps_rollup"))
    return sum(
        int(line.split()[1]) / 1024
        for line in told.splitlines()
        if line.startswith("Pss:")
    )


@contextmanager
def _served(folder: Path, asked: Asked) -> Iterator[None]:
    make = [sys.executable, str(_RIG / "makefeeds.py"), str(folder)]
    sizes = ["--feeds", str(asked.feeds), "--entries", str(asked.entries)]
    subprocess.run([*make, *sizes], check=True, capture_output=True)
    ready = folder / "ready"
    serve = [sys.executable, str(_RIG / "serve.py"), str(folder)]
    options = ["--port", str(_port()), "--hosts", str(min(asked.feeds, 250))]
    options += ["--latency", str(asked.latency), "--ready", str(ready)]
    with subprocess.Popen([*serve, *options], stdout=subprocess.DEVNULL) as server:
        try:
            while not ready.exists():
                if server.poll() is not None:
                    raise SystemExit("the server of the rig has ended")
                sleep(0.05)
            yield
        finally:
            server.terminate()


@cache
def _port() -> int:
    """One that is free here, on the first host and so, nearly surely, on all."""
    with socket.create_server(("127.0.1.1", 0)) as free:
        return int(free.getsockname()[1])


def _get(path: str) -> str:
    with urlopen(f"http://127.0.1.1:{_port()}{path}", timeout=10) as answer:
        return str(answer.read().decode())


def _print(asked: Asked, took: dict[str, Took]) -> None:
    print(
        f"{asked.feeds} feeds of {asked.entries} articles, {asked.latency} ms latency, "
        f"median (least-most) of {asked.rounds}; × newsboat"
    )
    for work, peers in took.items():
        peer = _middle(peers["newsboat"]) if "newsboat" in peers else None
        for what, costs in peers.items():
            cost = _middle(costs)
            line = f"{work:<20}{what:<22}{_told([c.seconds for c in costs], 's'):<24}"
            line += f"{_told([c.cpu for c in costs], 's CPU'):<28}"
            line += f"{cost.megabytes:4.0f} MB"
            if peer and what != "newsboat":
                ratios = (
                    mine / theirs for mine, theirs in zip(cost, peer, strict=True)
                )
                line += "  ×" + "".join(f" {ratio:5.2f}" for ratio in ratios)
            print(line)


def _middle(costs: list[Cost]) -> Cost:
    return Cost(*map(median, zip(*costs, strict=True)))


def _told(figures: list[float], unit: str) -> str:
    spread = f"({min(figures):.2f}-{max(figures):.2f})"
    return f"{median(figures):6.2f} {unit} {spread}"


if __name__ == "__main__":
    main()
