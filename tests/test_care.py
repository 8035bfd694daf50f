"""The commands that look after a library: what they say, and what they leave alone."""

from __future__ import annotations

import ctypes
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from reader import Library, Query
from reader.cli.main import run
from reader.errors import StoreError
from reader.library import refreshing
from reader.store.backup import backups
from reader.store.connection import SCHEMA_VERSION
from tests.conftest import follow
from tests.store import making
from tests.web import Web, rss

TEXT = "<p>Sleeping seven hours was linked to a longer life in 1,240 adults.</p>"
Said = pytest.CaptureFixture[str]


@pytest.fixture
def filled(home: Path) -> Path:
    """A library with three articles of one feed, one of which is kept, and a copy."""
    follow(home, making.URL)
    with Library.open() as library:
        entries = [making.parsed(str(n), html=TEXT) for n in range(3)]
        making.arrive(library._store, *entries, title="Health News")
        making.digest(library._store)
        library.bookmark(number("Article 1", library))
    for path in (home, *home.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return home


@pytest.fixture
def served(filled: Path, web: Web) -> Path:
    """The same, with a feed that can be asked."""
    web.pages["/feed"] = rss("More News", [("7", "Sleep", TEXT)])
    follow(filled, making.URL, web.url("/feed"))
    with Library.open() as library:
        list(library.refresh([web.url("/feed")]))
    return filled


def number(title: str, library: Library) -> int:
    return next(e.id for e in library.entries() if e.title == title)


def kept() -> list[str]:
    with Library.open() as library:
        return [e.title for e in library.entries(Query(bookmarked=True))]


def spoil(home: Path) -> bytes:
    """Damage the library where its first table begins."""
    path = home / "library.db"
    content = bytearray(path.read_bytes())
    content[: 4096 * 3] = b"\xff" * (4096 * 3)
    path.write_bytes(content)
    return bytes(content)


def findings(capsys: Said, *options: str) -> tuple[int, list[dict[str, Any]]]:
    code = run(["doctor", "--json", *options])
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def unwell(found: list[dict[str, Any]]) -> set[str]:
    return {
        f["subject"] for f in found if not f["is_well"] and f["subject"] != "terminal"
    }


def test_a_library_in_order_is_well(filled: Path, capsys: Said) -> None:
    _, found = findings(capsys)
    assert unwell(found) == set()
    assert list(found[0]) == ["subject", "is_well", "said", "advice", "is_mended"]
    subjects = {f["subject"] for f in found}
    assert {"integrity", "search", "counts", "backups", "disk", "sqlite"} <= subjects


def test_the_doctor_for_people_is_a_line_each(filled: Path, capsys: Said) -> None:
    run(["doctor"])
    out = capsys.readouterr().out
    assert "every page is sound" in out
    assert all(line.split()[0] in ("ok", "unwell") for line in out.splitlines())


def test_what_others_may_read_is_unwell_until_it_is_mended(
    filled: Path, capsys: Said
) -> None:
    (filled / "library.db").chmod(0o644)
    filled.chmod(0o755)
    code, found = findings(capsys)
    assert (code, unwell(found)) == (1, {"permissions"})
    _, found = findings(capsys, "--fix")
    assert sum(f["is_mended"] for f in found) == 2
    _, found = findings(capsys)
    assert unwell(found) == set()


def test_a_file_of_ones_own_is_safe_in_a_folder_of_ones_own(
    filled: Path, capsys: Said
) -> None:
    (filled / "feeds.toml").chmod(0o644)
    _, found = findings(capsys)
    assert unwell(found) == set()
    filled.chmod(0o755)
    _, found = findings(capsys)
    assert any("feeds.toml" in f["said"] for f in found)


def test_slips_in_the_configuration_and_failing_feeds_are_named(
    filled: Path, web: Web, capsys: Said
) -> None:
    (filled / "settings.toml").write_text(
        '[fetch]\nallow_private = ["127.0.0.1"]\na = 1'
    )
    follow(filled, web.url("/gone"))
    with Library.open() as library:
        for _ in range(3):
            list(library.refresh(everything=True))
    code, found = findings(capsys)
    assert code == 1
    assert {"configuration", "feeds"} <= unwell(found)
    assert all(f["advice"] for f in found if not f["is_well"])


def test_passwords_that_open_nothing_of_ours_are_named(
    filled: Path, capsys: Said
) -> None:
    server = '[[server]]\norigin = "{}"\nname = "ann"\npassword = "s3cret"\n'
    (filled / "passwords.toml").write_text(
        server.format(making.URL) + server.format("https://gone.example") + "a = 1"
    )
    (filled / "sync-tokens.json").write_text('{"ann@https://sync.example": "t0ken"}')
    (filled / "sync-tokens.json").chmod(0o600)
    code, found = findings(capsys)
    said = [f["said"] for f in found if f["subject"] == "passwords"]
    assert (code, unwell(found)) == (1, {"passwords"})
    assert len(said) == 3
    assert "passwords.toml: server[2].a: " in said[0]
    assert "a password for https://gone.example, " in said[1]
    assert "a token for ann@https://sync.example, " in said[2]
    assert not any("s3cret" in line or "t0ken" in line for line in said)


def test_a_damaged_library_is_named_left_alone_and_then_rescued(
    filled: Path, capsys: Said
) -> None:
    damaged = spoil(filled)
    assert run(["list"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert (filled / "library.db").read_bytes() == damaged
    code, found = findings(capsys)
    assert (code, unwell(found)) == (1, {"integrity"})
    assert (filled / "library.db").read_bytes() == damaged
    code, found = findings(capsys, "--fix")
    assert unwell(found) == set()
    [aside] = filled.glob("damaged-*.db")
    assert aside.read_bytes() == damaged
    assert kept() == ["Article 1"]
    assert run(["forget", "1", "--yes", "--bookmarked"]) == 0
    assert f"{aside} may still hold it" in capsys.readouterr().err


def test_the_first_change_of_a_day_leaves_a_copy(filled: Path) -> None:
    library_file = filled / "library.db"
    [first] = backups(library_file)
    for hours in (1, 25, 26, 50):
        now = first.at + timedelta(hours=hours)
        with Library.open(now=partial(datetime.astimezone, now)) as library:
            library.mark_read(1, is_read=bool(hours % 2))
    assert len(backups(library_file)) == 3


def test_looking_leaves_no_copy(filled: Path) -> None:
    [copy] = backups(filled / "library.db")
    later = copy.at + timedelta(days=3)
    with Library.open(now=partial(datetime.astimezone, later)) as library:
        library.article(1)
    assert len(backups(filled / "library.db")) == 1


def test_zero_copies_are_zero(home: Path, web: Web) -> None:
    (home / "settings.toml").write_text(
        '[fetch]\nallow_private = ["127.0.0.1"]\n[library]\nbackups = 0\n'
    )
    web.pages["/feed"] = rss("News", [("1", "Sleep", TEXT)])
    follow(home, web.url("/feed"))
    with Library.open() as library:
        list(library.refresh())
        library.bookmark(1)
    assert backups(home / "library.db") == []


def test_a_copy_that_cannot_be_made_is_told_at_the_next_start(filled: Path) -> None:
    for copy in backups(filled / "library.db"):
        copy.path.unlink()
    (filled / "backups").rmdir()
    (filled / "backups").write_text("in the way")
    with Library.open() as library:
        library.mark_read(1)
    with Library.open() as library:
        assert any("no backup could be made" in problem for problem in library.problems)


def test_backup_and_restore_by_hand(filled: Path, capsys: Said, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert run(["backup", str(copy)]) == 0
    assert run(["backup", str(copy)]) == 1  # it exists already
    with Library.open() as library:
        library.bookmark(number("Article 1", library), keep=False)
    assert run(["restore", str(copy), "--yes"]) == 0
    assert kept() == ["Article 1"]
    capsys.readouterr()
    assert run(["restore"]) == 0
    assert "replaced" in capsys.readouterr().out
    assert run(["restore", str(filled / "feeds.toml"), "--yes"]) == 1


def test_forgetting_asks_and_spares_what_is_kept(filled: Path, capsys: Said) -> None:
    with Library.open() as library:
        plain, bookmarked = number("Article 0", library), number("Article 1", library)
    assert run(["forget", str(bookmarked), "--yes"]) == 2
    assert run(["forget", "999", "--yes"]) == 1
    assert run(["forget", "No such feed", "--yes"]) == 1
    assert run(["forget", str(plain), "--yes"]) == 0
    assert "backups still hold it" in capsys.readouterr().err
    with Library.open() as library:
        assert sorted(e.title for e in library.entries()) == ["Article 1", "Article 2"]
    assert run(["forget", "Health News", "--yes"]) == 2
    assert run(["forget", "Health News", "--yes", "--bookmarked", "--backups"]) == 0
    assert kept() == []
    assert making.URL not in (filled / "feeds.toml").read_text()
    with Library.open() as library:
        assert library.feeds() == []


def test_what_is_forgotten_is_not_fetched_again(served: Path, web: Web) -> None:
    with Library.open() as library:
        entry_id = number("Sleep", library)
    assert run(["forget", str(entry_id), "--yes"]) == 0
    web.pages["/feed"] += b" "
    with Library.open() as library:
        [outcome] = library.refresh([web.url("/feed")])
        assert (outcome.status, outcome.new) == (200, 0)


def test_on_a_disk_that_is_nearly_full_nothing_is_fetched_but_all_can_be_kept(
    served: Path, web: Web, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refreshing, "free_bytes", lambda _: 49 * 2**20)
    assert run(["refresh", "More News"]) in (1, 3)
    assert "49 MB are free" in "".join(capsys.readouterr())
    assert run(["bookmark", "2"]) == 0


def test_a_newer_wellreads_library_is_read(filled: Path, capsys: Said) -> None:
    raw = sqlite3.connect(filled / "library.db")
    raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    raw.close()
    before = (filled / "library.db").read_bytes()
    assert run(["list", "is:bookmarked"]) == 0
    said = capsys.readouterr()
    assert "newer wellread" in said.err
    assert "Article 1" in said.out
    assert run(["mark", "1"]) == 1
    assert run(["refresh", "--all"]) == 1
    assert capsys.readouterr().err.count("Traceback") == 0
    assert (filled / "library.db").read_bytes() == before


LOOKING = """
import sys
from reader.cli.main import run
sys.exit(run(["list", "is:bookmarked"]) * 10 + run(["bookmark", "2"]))
"""


def without_privileges() -> None:
    """Let even root be held to the permissions of files, after the next exec."""
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


@pytest.mark.skipif(sys.platform != "linux", reason="root cannot be held back here")
def test_a_folder_that_may_not_be_written_to_is_read(filled: Path) -> None:
    everything = (filled, *filled.rglob("*"))
    for path in everything:
        path.chmod(0o500 if path.is_dir() else 0o400)
    looked = subprocess.run(
        [sys.executable, "-c", LOOKING],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent.parent,
        preexec_fn=without_privileges,
    )
    for path in everything:
        path.chmod(0o700)
    assert "Article 1" in looked.stdout, looked.stderr
    assert "may not be written to, so it is only read" in looked.stderr
    assert "Traceback" not in looked.stderr
    assert looked.returncode == 1


def test_feeds_are_not_asked_for_what_a_newer_library_cannot_be_given(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(filled / "library.db")) as raw:
        raw.execute("PRAGMA user_version = 99")
    assert run(["refresh", "--all"]) == 1
    said = capsys.readouterr().err
    assert "newer wellread" in said
    assert "no feed is due" not in said
    run(["doctor"])
    assert "permissions" not in capsys.readouterr().out.split("please update")[1]


def test_a_library_of_nobody_cannot_be_copied(home: Path) -> None:
    assert run(["backup"]) == 1
    assert run(["doctor"]) in (0, 1)
    assert not (home / "library.db").exists()


def test_care_can_be_had_from_python(filled: Path) -> None:
    with Library.open() as library:
        made = library.care.backup()
        assert made in [b.path for b in library.care.backups()]
        with pytest.raises(StoreError):
            library.care.restore(filled / "nothing.db")


def test_where_the_library_is_gone_the_next_one_says_that_there_are_copies(
    filled: Path,
) -> None:
    (filled / "library.db").unlink()
    with Library.open() as library:
        [problem] = library.problems
        assert "wellread restore" in problem
    [copy] = backups(filled / "library.db")
    assert run(["restore", str(copy.path), "--yes"]) == 0
    assert kept() == ["Article 1"]


def test_the_doctor_looks_at_what_only_the_interface_and_the_store_can_judge(
    filled: Path, capsys: Said
) -> None:
    (filled / "settings.toml").write_text(
        '[display]\ntheme = "paper-drak"\n'
        '[keys]\n"app.help" = "foo+bar"\n"entry.bookmrak" = "b"\n'
        '"entry.browser" = "r"\n'
    )
    with (filled / "feeds.toml").open("a") as feeds:
        feeds.write('[[feed]]\nurl = "https://x.example/"\nkeep_if = "diabetes OR ("\n')
    code, found = findings(capsys)
    said = "\n".join(f["said"] for f in found if f["subject"] == "configuration")
    assert code == 1
    for words in (
        "did you mean 'paper-dark'?",
        "keys.app.help: no key is called 'foo+bar'",
        "did you mean 'entry.bookmark'?",
        "keys.entry.browser: 'r' would mean both",
        "keep_if: a parenthesis was never closed",
    ):
        assert words in said
    assert "nothing in it is wrong" not in said
