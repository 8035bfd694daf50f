"""Accidents: processes killed at any moment, and disks that are full."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.model import Query
from reader.store import check, journal
from reader.store.store import Store
from tests.store.making import follow

ROOT = Path(__file__).parent.parent.parent

BUSY = """
import sys
from pathlib import Path
from reader.store import backup
from reader.store.store import Store
from tests.store.making import NOW, arrive, digest, ids, parsed
path, start = Path(sys.argv[1]), int(sys.argv[2])
with Store.open(path) as store:
    for n in range(start, start + 10_000):
        arrive(store, *(parsed(f"{n}-{m}") for m in range(3)))
        kept = store.connection.value("SELECT max(id) FROM entries")
        store.bookmark([kept], True, at=NOW)
        print("kept", kept, flush=True)
        digest(store, "What it says.")
        store.set_note(kept, f"note {n}", at=NOW)
        print("noted", kept, flush=True)
        store.mark_read([kept - 1], True, at=NOW)
        print("read", kept - 1, flush=True)
        if n % 5 == 0:
            backup.back_up(store.connection, kind="library", at=NOW)
            backup.rotate(path, daily=2)
"""


def told(said: bytes) -> dict[str, set[int]]:
    """What a process said that it had saved; its last line may be cut short."""
    saved: dict[str, set[int]] = {"kept": set(), "noted": set(), "read": set()}
    for line in said[: said.rfind(b"\n") + 1].decode().splitlines():
        kind, number = line.split()
        saved[kind].add(int(number))
    return saved


def there(path: Path) -> dict[str, set[int]]:
    with Store.open(path) as store:
        assert all(f.is_well for f in check.examine(store.connection, fix=False))
        tables = {"kept": "bookmarks", "noted": "notes", "read": "reads"}
        return {
            kind: {row[0] for row in store.connection.rows(f"SELECT entry_id FROM {t}")}
            for kind, t in tables.items()
        }


def test_what_was_told_to_be_saved_survives_any_kill(path: Path) -> None:
    with Store.open(path) as store:
        follow(store)
    saved: dict[str, set[int]] = {"kept": set(), "noted": set(), "read": set()}
    dice = random.Random(5)
    for attempt in range(6):
        with subprocess.Popen(
            [sys.executable, "-c", BUSY, str(path), str(attempt * 10_000)],
            stdout=subprocess.PIPE,
            cwd=ROOT,
        ) as busy:
            assert busy.stdout
            first = busy.stdout.readline()
            time.sleep(dice.random() * 0.3)
            busy.kill()
            said = first + busy.stdout.read()
        for kind, numbers in told(said).items():
            saved[kind] |= numbers
        found = there(path)
        assert all(saved[kind] <= found[kind] for kind in saved)
    assert all(saved.values())
    assert any(mark.table == "bookmarks" for mark in journal.noted(path))


FULL = """
import json, os, sys
from contextlib import suppress
from pathlib import Path
from reader.errors import StoreError
from reader.model import Query
from reader.store.access import free_bytes
from reader.store.store import Store
from tests.store.making import NOW, arrive, digest, follow, parsed
folder = Path(sys.argv[1])
path, filler = folder / "library.db", folder / "filler"
found = {}
store = Store.open(path)
follow(store)
arrive(store, *(parsed(str(n), html="<p>" + "word " * 200) for n in range(20)))
digest(store, "What it says. " * 50)
found["ballast"] = (folder / "library.ballast").exists()
store.connection.run("PRAGMA wal_checkpoint(TRUNCATE)")
with filler.open("wb", buffering=0) as stream, suppress(OSError):
    while True:
        stream.write(bytes(4096))
found["free"] = free_bytes(folder)
noise = os.urandom(400_000).hex()
try:
    arrive(store, parsed("big", html=noise))
    found["said"] = "nothing"
except StoreError as error:
    found["said"] = str(error)
found["asked"] = store.count(Query())
found["kept"] = store.bookmark([1, 2], True, at=NOW)
found["spent"] = not (folder / "library.ballast").exists()
found["integrity"] = store.connection.value("PRAGMA integrity_check")
store.close()
store = Store.open(path)
found["still"] = [e.id for e in store.entries(Query(bookmarked=True, sort="old"))]
refused = 0
for n in range(3, 21):
    try:
        store.set_note(n, os.urandom(20_000).hex(), at=NOW)
    except StoreError as error:
        refused += "full" in str(error)
found["refused"] = refused
filler.unlink()
found["after"] = arrive(store, parsed("big", html=noise)).new
found["sound"] = store.connection.value("PRAGMA integrity_check")
store.close()
print(json.dumps(found))
"""


def on_a_small_disk(script: str, megabytes: int) -> dict[str, object]:
    """Run a script on a disk of its own, which goes with it."""
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("no disk can be made here")
    root = [] if os.getuid() == 0 else ["-r"]
    mount = f"mount -t tmpfs -o size={megabytes}m none /mnt"
    started = f'{mount} && exec "$0" -c "$1" /mnt'
    ran = subprocess.run(
        [unshare, "-m", *root, "sh", "-c", started, sys.executable, script],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    if "unshare" in ran.stderr or "mount" in ran.stderr:
        pytest.skip("no disk can be made here")
    assert ran.returncode == 0, ran.stderr
    found: dict[str, object] = json.loads(ran.stdout)
    return found


def test_on_a_full_disk_a_bookmark_still_fits_and_nothing_breaks() -> None:
    found = on_a_small_disk(FULL, megabytes=56)
    assert found["ballast"]
    assert found["free"] == 0
    assert "the disk is full; nothing was changed" in str(found["said"])
    assert found["asked"] == 20
    assert found["kept"] == 2
    assert found["spent"]
    assert found["integrity"] == "ok"
    assert found["still"] == [1, 2]
    assert found["refused"]
    assert found["after"] == 1
    assert found["sound"] == "ok"


OPENED = """
import json, os, sys
from contextlib import suppress
from pathlib import Path
from reader import Library, Query
folder = Path(sys.argv[1]) / "home"
os.environ["WELLREAD_HOME"] = str(folder)
found = {}
with Library.open() as library:
    found["manual"] = len(library.entries())
feeds = folder / "feeds.toml"
feeds.write_text(feeds.read_text() + "# so that it is taken up anew\\n")
with (folder / "filler").open("wb", buffering=0) as stream, suppress(OSError):
    while True:
        stream.write(bytes(4096))
with Library.open() as library:
    found["listed"] = len(library.entries())
    found["kept"] = library.bookmark(1)
with Library.open() as library:
    found["still"] = library.count(Query(bookmarked=True))
print(json.dumps(found))
"""


def test_on_a_disk_without_a_page_left_the_library_opens() -> None:
    found = on_a_small_disk(OPENED, megabytes=60)
    assert found["manual"] == found["listed"] != 0
    assert (found["kept"], found["still"]) == (1, 1)


def test_where_there_is_little_room_the_library_opens_without_the_manual() -> None:
    script = OPENED.partition("feeds =")[0] + "print(json.dumps(found))"
    assert on_a_small_disk(script, megabytes=20) == {"manual": 0}


LIMITED = """
import json, resource, sys
from pathlib import Path
from reader.errors import StoreError
from reader.model import Query
from reader.store.store import Store
from tests.store.making import NOW, arrive, digest, follow, parsed
path = Path(sys.argv[1])
found = {}
with Store.open(path) as store:
    follow(store)
    arrive(store, parsed("1"))
    limit = path.with_name("library.db-wal").stat().st_size + 8192
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        arrive(store, *(parsed(f"n{n}") for n in range(400)))
    except StoreError as error:
        found["said"] = str(error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))
    found["asked"] = store.count(Query())
    found["new"] = arrive(store, parsed("2")).new
    found["sound"] = store.connection.value("PRAGMA integrity_check")
print(json.dumps(found))
"""


def test_a_disk_that_refuses_a_write_half_way_costs_that_write_alone(
    path: Path,
) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert "nothing was changed" in found["said"]
    assert (found["asked"], found["new"], found["sound"]) == (1, 1, "ok")
    with Store.open(path) as store:
        assert store.count(Query()) == 2
