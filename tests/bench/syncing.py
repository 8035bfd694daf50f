"""What an exchange costs: ``python -m tests.bench.syncing [COUNT…] [--server KIND]``.

A stub serves an account of so many unread articles from a process of its own. Measured
is what the library does: requests, bytes that the server sent, CPU seconds, and the
most memory so far. Digesting is left out; ``tests.bench.digest`` has that.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import process_time
from urllib.parse import urlencode
from urllib.request import urlopen

from reader.config.paths import Paths
from reader.library import Library
from reader.model import Query, Synced

_PORT = 8801
_FEEDS = 50
_SETTINGS = '[fetch]\nallow_private = ["127.0.0.1"]\n[library]\nbackups = 0\n'


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.syncing")
    parser.add_argument("counts", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--server", default="freshrss")
    given = parser.parse_args()
    print(f"{'articles':>8}  {'':18}  requests  received   CPU     memory")
    for count in given.counts:
        measure(given.server, count)


def measure(server: str, count: int) -> None:
    """Print what a first exchange costs, one without news, and one with some."""
    with _stub(server.removesuffix("-native"), count // _FEEDS) as url, _home() as home:
        paths = Paths(config=home, data=home)
        with Library.open(paths) as library:
            user, secret = "jo", "api-password"
            if server.endswith("-native"):
                user, secret = "", "an-api-key"
            library.syncing.log_in(url, user, secret)
        for name, before in (
            ("the first", {}),
            ("nothing new", {}),
            ("50 new articles", {"publish": "1"}),
            ("1,000 marks", {}),
        ):
            if before:
                _tell(url, before)
            with Library.open(paths) as library:
                if name == "1,000 marks":
                    entries = library.entries(Query(), limit=1_000)
                    library.mark_read(*(entry.id for entry in entries))
                _tell(url, {"received": "0"})
                start = process_time()
                done = library.syncing.sync(understand=False)
                spent = process_time() - start
            received = int(_tell(url, {}).rpartition("received: ")[2])
            _print(count, name, done, received, spent)


def _print(count: int, name: str, done: Synced, received: int, spent: float) -> None:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{count:8,}  {name:18}  {done.requests:8}  {received / 1e6:5.2f} MB"
        f"  {spent:6.2f} s  {most:5} MB  {' '.join(done.notices)}",
        flush=True,
    )


@contextmanager
def _stub(profile: str, articles: int) -> Iterator[str]:
    command = (sys.executable, "-m", "tests.sync", profile, "--port", str(_PORT))
    size = ("--feeds", str(_FEEDS), "--articles", str(articles))
    with subprocess.Popen([*command, *size], stdout=subprocess.PIPE) as stub:
        try:
            assert stub.stdout
            yield stub.stdout.readline().decode().split()[0]
        finally:
            stub.terminate()


@contextmanager
def _home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "feeds.toml").touch()
        (home / "settings.toml").write_text(_SETTINGS)
        yield home


def _tell(url: str, what: dict[str, str]) -> str:
    with urlopen(f"{url}/stub", urlencode(what).encode() or None) as answer:
        return str(answer.read().decode())


if __name__ == "__main__":
    main()
