"""A person's files are changed whole or not at all, whoever else is at it."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from reader.config.editing import appended
from reader.config.files import edit, write_new
from reader.errors import ConfigError

OLD = '# mine\n\n[[feed]]\nurl = "https://a.example"\n'


def add(text: str, url: str = "https://b.example") -> str:
    return appended(text, "feed", [{"url": url}])


def urls(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return [feed["url"] for feed in tomllib.loads(text)["feed"]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "feeds.toml"
    path.write_text(OLD, encoding="utf-8")
    return path


def test_an_edit_keeps_what_was_there_beside_it(path: Path) -> None:
    assert edit(path, add)

    assert urls(path) == ["https://a.example", "https://b.example"]
    assert path.with_name("feeds.toml.bak").read_text() == OLD


def test_an_edit_is_for_its_owner_alone_and_leaves_nothing_else(path: Path) -> None:
    path.chmod(0o644)
    edit(path, add)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    names = {each.name for each in path.parent.iterdir()}
    assert names == {"feeds.toml", "feeds.toml.bak", ".feeds.toml.lock"}


def test_an_edit_that_changes_nothing_writes_nothing(path: Path) -> None:
    before = path.stat()

    assert not edit(path, str)
    assert path.stat() == before
    assert not path.with_name("feeds.toml.bak").exists()


def test_a_file_that_is_missing_is_made(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"

    assert edit(path, add)
    assert urls(path) == ["https://b.example"]


def test_a_symbolic_link_stays_one(path: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    link = home / "feeds.toml"
    link.symlink_to(path)

    edit(link, add)

    assert link.is_symlink()
    assert len(urls(path)) == 2
    assert [each.name for each in home.iterdir()] == ["feeds.toml"]


def test_a_broken_file_is_named_by_its_line_and_never_written(path: Path) -> None:
    broken = f'{OLD}title = "A\n'
    path.write_text(broken, encoding="utf-8")

    with pytest.raises(ConfigError, match=r"toml: line 5: .*nothing was changed"):
        edit(path, add)
    assert path.read_text() == broken
    assert not path.with_name("feeds.toml.bak").exists()


@pytest.mark.parametrize(
    "content",
    [b"# Sant\xe9\n", b"a" + b".a" * 5000 + b" = 1", b"#" * (2**20 + 1)],
    ids=["not UTF-8", "nested", "large"],
)
def test_what_cannot_be_read_safely_is_not_written(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    with pytest.raises(ConfigError, match=r"feeds\.toml"):
        edit(path, add)
    assert path.read_bytes() == content


def test_an_edit_that_would_make_it_too_large_is_refused(path: Path) -> None:
    with pytest.raises(ConfigError, match="larger than 1 MiB"):
        edit(path, lambda text: text + "#" * 2**20)
    assert path.read_text() == OLD


def test_a_mark_of_unicode_does_not_stand_in_the_way(path: Path) -> None:
    path.write_text(f"\ufeff{OLD}", encoding="utf-8")

    assert edit(path, add)
    assert len(urls(path)) == 2


def test_a_folder_that_is_none_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(ConfigError, match="cannot be written"):
        edit(tmp_path / "file" / "feeds.toml", add)


ADDING = """
import sys
from pathlib import Path
from reader.config.editing import appended
from reader.config.files import edit
path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(count):
    table = {"url": f"https://{name}.example/{number}"}
    edit(path, lambda text: appended(text, "feed", [table]))
    print(number, flush=True)
"""


def adding(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", ADDING, str(path), name, str(count)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def test_of_edits_at_the_same_time_none_is_lost(path: Path) -> None:
    processes = [adding(path, name, 15) for name in ("x", "y", "z")]
    for process in processes:
        process.communicate()
        assert process.returncode == 0

    wanted = {f"https://{name}.example/{n}" for name in "xyz" for n in range(15)}
    assert set(urls(path)) == wanted | {"https://a.example"}


def test_a_kill_leaves_a_whole_file_and_no_lock(path: Path) -> None:
    process = adding(path, "x", 10_000)
    assert process.stdout is not None
    for _ in range(5):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.communicate()

    assert len(urls(path)) >= 6
    assert edit(path, add)


def test_a_new_file_replaces_none_unless_it_may(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    write_new(path, b"one")

    with pytest.raises(FileExistsError):
        write_new(path, b"two")
    assert path.read_bytes() == b"one"
    write_new(path, b"two", replace=True)
    assert path.read_bytes() == b"two"
    assert [each.name for each in tmp_path.iterdir()] == ["feeds.opml"]


def test_what_is_no_plain_file_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    with pytest.raises(FileExistsError):
        write_new(pipe, b"two", replace=True)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
