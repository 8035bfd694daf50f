"""Other processes: they may write at once, and be killed at any moment."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reader.model import Query, Validators
from reader.store.intake import Arrived
from reader.store.store import Store
from reader.store.visits import Visits
from tests.store.making import LATER, NOW, URL, arrive, follow, parsed

ROOT = Path(__file__).parent.parent.parent

WRITER = """
import sys
from pathlib import Path
from reader.store.store import Store
from tests.store.making import arrive, parsed, NOW
url, path = sys.argv[1], Path(sys.argv[2])
with Store.open(path) as store:
    print("ready", flush=True); sys.stdin.readline()
    for n in range(40):
        arrive(store, *(parsed(f"{n}-{m}") for m in range(5)), url=url)
        store.mark_read([store.connection.value("SELECT max(id) FROM entries")],
                        True, at=NOW)
"""

KILLED = """
import sys
from pathlib import Path
from reader.store.store import Store
from tests.store.making import arrive, parsed
store = Store.open(Path(sys.argv[1]))
def pause(sql):
    if sql.lower().startswith(sys.argv[2]):
        print("inside", flush=True)
        sys.stdin.read()
store.connection.raw.set_trace_callback(pause)
arrive(store, parsed("1", html="Changed."), *(parsed(f"new {n}") for n in range(300)))
"""


def started(script: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )


def test_two_processes_may_write_at_once(path: Path) -> None:
    urls = ["https://a.example/rss", "https://b.example/rss"]
    with Store.open(path) as store:
        follow(store, *urls)
    writers = [started(WRITER, url, str(path)) for url in urls]
    for writer in writers:
        assert writer.stdout
        writer.stdout.readline()
    for writer in writers:
        assert writer.stdin
        writer.stdin.write(b"go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0, 0]
    with Store.open(path) as store:
        assert [feed.total for feed in store.feeds()] == [200, 200]
        assert store.count(Query()) == store.counts(today=NOW).total == 400
        assert store.count(Query(unread=True)) == store.counts(today=NOW).unread
        assert store.connection.value("PRAGMA integrity_check") == "ok"


@pytest.mark.parametrize(
    "moment",
    [
        "insert into texts",
        "insert into entries_fts",
        "update feeds set status",
        "commit",
    ],
)
def test_a_writer_that_is_killed_leaves_no_half_of_a_feed(
    path: Path, moment: str
) -> None:
    with Store.open(path) as store:
        follow(store)
        arrive(store, parsed("1"), content=b"old", validators=Validators(etag="old"))
        store.bookmark([1], True, at=NOW)
        before = (store.feeds(), store.entries(Query()), store.parsed(1))
    with started(KILLED, str(path), moment) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == b"inside\n"
        writer.kill()
    with Store.open(path) as store:
        assert (store.feeds(), store.entries(Query()), store.parsed(1)) == before
        assert Visits(store).standings()[URL].validators.etag == "old"
        assert store.count(Query(text="new")) == 0
        assert store.connection.value("PRAGMA integrity_check") == "ok"
        assert arrive(store, parsed("1"), parsed("2"), at=LATER) == Arrived(1, 0, 1)
