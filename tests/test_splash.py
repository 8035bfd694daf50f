"""The first frame, in a real terminal: there at once, right, and gone without trace."""

from __future__ import annotations

import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from reader import splash
from reader.config.paths import Paths
from reader.library import Library
from reader.model import Query
from reader.store.connection import SCHEMA_VERSION
from reader.store.glance import glance
from tests.terminal import Terminal
from tests.tui import making

ONLY_THE_FRAME = (
    "-c",
    "from reader.splash import SPLASH\nimport time\nSPLASH.paint(); time.sleep(60)",
)
FAILING = (
    "-c",
    "import sys, runpy\nsys.argv = ['wellread']\nsys.modules['textual'] = None\n"
    "runpy.run_module('reader', run_name='__main__')",
)
SLOW = (
    "-c",
    "import sys, time, types\nfrom reader import __main__\n"
    "class Slow:\n"
    "  def find_spec(self, name, *_):\n"
    "    if name == 'textual': print('waiting', flush=True); time.sleep(60)\n"
    "sys.meta_path.insert(0, Slow())\n"
    "sys.argv = ['wellread']\n__main__.main()",
)
"""The program, but for Textual, which takes a minute to import."""
UPDATING = (
    "-c",
    "import sys, threading\nfrom reader import __main__\n"
    "from reader.splash import SPLASH\nfrom reader.store import patience, schema\n"
    "migrate, tell, told = schema.migrate, SPLASH.tell, threading.Event()\n"
    "def slowly(*known, **named): told.wait(60); sys.stdin.read(1); "
    "migrate(*known, **named)\n"
    "def heard(words): tell(words); told.set()\n"
    "SPLASH.tell, schema.migrate, patience.MOMENT = heard, slowly, 0\n"
    "sys.argv = ['wellread']\n__main__.main()",
)
"""The program, whose update of the library waits for a key once it has been told."""
SIZES = [(80, 24), (120, 40), (200, 50)]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """The folder of a library of five articles, all unread."""
    with making.library(tmp_path) as library:
        making.fill(library._store, (*making.TITLES, "睡眠と健康 ☕ 七時間"))
    (tmp_path / "feeds.toml").write_text(
        f'[[feed]]\nurl = "{making.SLEEP}"\ncategory = "Research"\n'
        f'[[feed]]\nurl = "{making.DIET}"\ncategory = "News"\n'
    )
    return tmp_path


def sketched(home: Path, columns: int, lines: int) -> str:
    """Run a session, so that it leaves its sketch; return what it showed at first."""
    file = Path(splash.sketch_file(str(home), columns, lines))
    with Terminal(columns=columns, lines=lines, WELLREAD_HOME=str(home)) as terminal:
        terminal.wait_for("Seven hours")
        end = time.monotonic() + 30
        while not file.exists():
            assert time.monotonic() < end, "no sketch was left"
            terminal.read(0.1)
        shown = terminal.wait_for("all keys")
        terminal.press("q")
        assert terminal.ended() == 0
    return shown


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("density", ["comfortable", "compact"])
def test_what_it_paints_stands_where_the_interface_paints_it(
    shelf: Path, size: tuple[int, int], density: str
) -> None:
    (shelf / "settings.toml").write_text(f'[display]\ndensity = "{density}"\n')
    columns, lines = size
    later = sketched(shelf, columns, lines).splitlines()
    with Terminal(
        columns=columns, lines=lines, program=ONLY_THE_FRAME, WELLREAD_HOME=str(shelf)
    ) as terminal:
        terminal.wait_for("all keys")
        first = terminal.shown().splitlines()
    assert len(first) == lines
    assert first[0] == later[0].rstrip()
    assert first[-1] == later[-1]
    for before, after in zip(first, later, strict=True):
        shown = [n for n, cell in enumerate(before) if cell != " "]
        assert all(before[n] == after[n] for n in shown), (before, after)
    assert sum("Seven hours" in line for line in first) == 1


def test_it_shows_what_has_come_and_been_read_since(shelf: Path) -> None:
    sketched(shelf, 80, 24)
    with making.library(shelf) as library:
        newest = library.entries(Query(), limit=1)[0]
        library.mark_read(newest.id)
    with Terminal(program=ONLY_THE_FRAME, WELLREAD_HOME=str(shelf)) as terminal:
        terminal.wait_for("Naps at noon")
        assert "Seven hours" not in terminal.shown()
        assert "Unread   5 articles" in terminal.shown()


@pytest.mark.parametrize("is_sketched", [True, False])
def test_an_update_of_the_library_is_told_of_before_the_interface(
    shelf: Path, is_sketched: bool
) -> None:
    if is_sketched:
        sketched(shelf, 80, 24)
    with closing(sqlite3.connect(shelf / "library.db")) as raw:
        raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION - 1}")
    with Terminal(program=UPDATING, WELLREAD_HOME=str(shelf)) as terminal:
        shown = terminal.wait_for("brought up to date").splitlines()
        assert ("Seven hours" in "".join(shown)) is is_sketched
        assert "brought up to date" in shown[-1 if is_sketched else 0]
        terminal.press("x\n")
        assert "brought" not in terminal.wait_for("all keys")
        terminal.press("Q")
        assert terminal.ended() == 0


@pytest.mark.parametrize("change", ["settings", "size", "colours"])
def test_a_sketch_of_other_circumstances_is_not_used(shelf: Path, change: str) -> None:
    sketched(shelf, 80, 24)
    columns, environment = 80, {"WELLREAD_HOME": str(shelf)}
    if change == "settings":
        (shelf / "settings.toml").write_text('[display]\ntheme = "ink"\n')
    elif change == "size":
        columns = 81
    else:
        environment["NO_COLOR"] = "1"
    program = (ONLY_THE_FRAME[0], ONLY_THE_FRAME[1].replace("time.sleep(60)", "0"))
    with Terminal(columns=columns, program=program, **environment) as terminal:
        terminal.ended()
        assert terminal.received == b""


def test_keys_typed_before_the_interface_is_there_are_not_lost(shelf: Path) -> None:
    sketched(shelf, 80, 24)
    with Terminal(WELLREAD_HOME=str(shelf)) as terminal:
        while b"Seven hours" not in terminal.received:
            terminal.read(0.05)
        assert not terminal.is_echoing()
        terminal.press("jb")
        terminal.wait_for("★")
        terminal.press("q")
        assert terminal.ended() == 0
        assert terminal.is_echoing()
    with making.library(shelf) as library:
        [kept] = library.entries(Query(bookmarked=True))
        assert kept.title == "Naps at noon"


def test_a_failed_start_says_why_on_a_terminal_as_it_was(shelf: Path) -> None:
    sketched(shelf, 80, 24)
    with Terminal(program=FAILING, WELLREAD_HOME=str(shelf)) as terminal:
        terminal.ended()
        assert b"Seven hours" in terminal.received
        left = terminal.received.rpartition(b"\x1b[?1049l")
        assert b"textual" in left[2]
        assert b"\x1b[?25h" in left[0]
        assert terminal.is_echoing()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_during_the_first_frame_leaves_the_terminal_as_it_was(
    shelf: Path, number: int
) -> None:
    sketched(shelf, 80, 24)
    with Terminal(program=SLOW, WELLREAD_HOME=str(shelf)) as terminal:
        terminal.wait_for("Seven hours")
        while b"waiting" not in terminal.received:
            terminal.read(0.05)
        assert not terminal.is_echoing()
        terminal.press("\x1a")  # Control-Z has to wait
        terminal.kill(number)
        assert terminal.ended() != 0
        assert terminal.is_echoing()
        left = terminal.received.rpartition(b"\x1b[?1049l")
        assert b"\x1b[?25h" in left[0]
        assert b"Seven hours" not in left[2]


def test_a_terminal_that_vanishes_during_the_first_frame_takes_it_along(
    shelf: Path,
) -> None:
    sketched(shelf, 80, 24)
    with Terminal(program=SLOW, WELLREAD_HOME=str(shelf)) as terminal:
        terminal.wait_for("Seven hours")
        while b"waiting" not in terminal.received:
            terminal.read(0.05)
        terminal.hang_up()
        assert terminal.ended() == -signal.SIGHUP


def test_the_first_look_agrees_with_the_library(shelf: Path) -> None:
    file = str(Paths(config=shelf, data=shelf).library)
    with making.library(shelf) as library:
        for _ in range(2):
            seen = glance(file, 100)
            assert seen is not None
            counts = library.counts()
            query = Query(unread=bool(counts.unread))
            assert seen[:2] == (counts.total, counts.unread)
            assert seen[2] == [
                (e.title, e.feed_title, e.is_read, e.is_bookmarked, e.readiness)
                for e in library.entries(query)
            ]
            library.mark_all(Query())


def test_no_library_or_another_file_gives_no_first_look(tmp_path: Path) -> None:
    assert glance(str(tmp_path / "none ? # %.db"), 5) is None
    (tmp_path / "text.db").write_text("This is no database." * 100)
    assert glance(str(tmp_path / "text.db"), 5) is None
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE entries (title)")
    assert glance(str(tmp_path / "other.db"), 5) is None
    assert not (tmp_path / "none ? # %.db").exists()


def test_the_library_is_found_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("WELLREAD_HOME", "~/x"), ("XDG_DATA_HOME", "/d"), ("", "")):
        monkeypatch.delenv("WELLREAD_HOME", raising=False)
        monkeypatch.delenv("XDG_DATA_HOME", raising=False)
        if name:
            monkeypatch.setenv(name, value)
        assert splash.data_folder() in ("", str(Paths.default().data))


def test_text_that_would_command_a_terminal_is_left_out() -> None:
    hostile = "Sleep \x1b]52;c;x\x07\x9b31m \u202e睡眠"
    fitted = splash._fitted(hostile, 80, "…")
    assert fitted.isprintable()
    assert fitted == "Sleep ]52;c;x31m 睡眠"
    assert splash._fitted(hostile, 20, "…") == "Sleep ]52;c;x31m 睡…"


def test_a_library_can_be_opened_while_it_is_looked_at(shelf: Path) -> None:
    assert glance(str(shelf / "library.db"), 5)
    with Library.open(Paths(config=shelf, data=shelf)) as library:
        assert library.counts().total == 6
