"""What each way in may import: start-up is paid for in imports."""

import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli import opening
from tests.conftest import follow
from tests.imports import HEAVY, modules
from tests.web import Web, rss


def heavy_imports(statement: str) -> set[str]:
    return HEAVY & modules(statement)


@pytest.mark.parametrize(
    ("statement", "allowed"),
    [
        ("import reader", set()),
        ("from reader import Library", set()),
        ("import reader.cli.main", {"click"}),
        ("import reader.cli.opening", set()),
        ("import reader.tui.app", {"textual", "platformdirs"}),  # Textual needs that
    ],
)
def test_nothing_heavy_is_imported_early(statement: str, allowed: set[str]) -> None:
    assert heavy_imports(statement) <= allowed


AT_FIRST = """
import sys
from reader import __main__
from reader.store.glance import glance
import termios
glance("nowhere", 1)
print(*sys.modules)
"""


def test_only_a_handful_of_modules_comes_before_the_first_frame() -> None:
    """Without what the site's own start-up imports, which is not ours to choose."""
    run = subprocess.run(
        [sys.executable, "-S", "-c", AT_FIRST],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
    )
    found = run.stdout.split()
    ours = {name for name in found if name.startswith("reader")}
    assert ours == {
        *("reader", "reader.__main__", "reader.splash"),
        *("reader.store", "reader.store.glance"),
    }
    slow = {"argparse", "dataclasses", "importlib", "json", "pathlib", "re", "typing"}
    assert (HEAVY | slow) & set(found) == set()
    assert "sqlite3" in found


AGAIN = """
import os
from reader.cli.main import run
os.environ["WELLREAD_HOME"] = {home!r}
run({arguments!r})
"""


@pytest.mark.parametrize("arguments", [["list"], ["search", "sleep"], ["tags"]])
def test_asking_an_existing_library_imports_nothing_of_the_write_path(
    tmp_path: Path, arguments: list[str]
) -> None:
    (tmp_path / "feeds.toml").write_text("")
    asking = AGAIN.format(home=str(tmp_path), arguments=arguments)
    heavy_imports(asking)  # the first run makes the library
    assert heavy_imports(asking) <= {"click"}


REFRESHING = """
import os
from reader.library import Library
os.environ["WELLREAD_HOME"] = {home!r}
with Library.open() as library:
    outcomes = list(library.refresh(everything=True, understand={understand}))
assert [(o.status, o.error) for o in outcomes] == [({status}, None)], outcomes
"""


COMMANDED = """
import os
from reader.cli.main import run
os.environ["WELLREAD_HOME"] = {home!r}
assert run(["refresh", "--all", "--json"]) == 0
import sys
assert not [name for name in sys.modules if name.startswith("reader.core.evidence")]
assert sys.modules.keys().isdisjoint(["reader.ingest", "reader.relating"])
"""


def test_a_refresh_that_brings_nothing_imports_no_parser(home: Path, web: Web) -> None:
    web.pages["/feed"] = rss("News", [("1", "Sleep", "<p>Seven hours.</p>")])
    follow(home, web.url("/feed"))
    first = REFRESHING.format(home=str(home), understand=True, status=200)
    assert heavy_imports(first) <= {"click", "sqlite_utils", "urllib3"}
    again = REFRESHING.format(home=str(home), understand=True, status=304)
    assert heavy_imports(again) <= {"urllib3"}
    assert heavy_imports(COMMANDED.format(home=str(home))) <= {"click", "urllib3"}


def test_the_interface_tells_what_is_wrong_as_any_command_would(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "library.db").write_text("This is no library at all. " * 500)
    assert opening.run() == 1
    said = capsys.readouterr().err
    assert said.startswith("wellread: ")
    assert "not a library" in said
