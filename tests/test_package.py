"""The package: what a wheel carries; it runs from anywhere and writes only at home."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from reader import __version__

ROOT = Path(__file__).parent.parent


def build(kind: str, folder: Path) -> Path:
    """Build one without any network: the backend comes with the test extra."""
    pytest.importorskip("hatchling", reason="the build backend is not installed")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    [made] = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


def in_the_repository(folder: str, pattern: str) -> set[str]:
    found = (ROOT / folder).rglob(pattern)
    return {path.relative_to(ROOT).as_posix() for path in found if path.is_file()}


def test_the_wheel_carries_code_styles_feeds_manual_and_types(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as carried:
        names = set(carried.namelist())
    code = in_the_repository("reader", "*.py")
    styles = {f"reader/{name}" for name in in_the_repository("styles", "*.t*")}
    assert len(code) > 200
    assert len(styles) >= 8
    besides = {"reader/feeds.toml", "reader/welcome.xml", "reader/py.typed"}
    told = {name for name in names if ".dist-info/" in name}
    assert names - told == code | styles | besides
    assert any(name.endswith("licenses/LICENSE") for name in told)


def test_the_wheel_brings_one_command_and_its_version(wheel: Path) -> None:
    assert wheel.name == f"wellread-{__version__}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as carried:
        folder = f"wellread-{__version__}.dist-info"
        points = carried.read(f"{folder}/entry_points.txt").decode()
        told = carried.read(f"{folder}/METADATA").decode()
    assert points == "[console_scripts]\nwellread = reader.__main__:main\n"
    assert "Requires-Python: >=3.11" in told
    # What tests need is asked for by nobody who only reads.
    needed = [line for line in told.splitlines() if line.startswith("Requires-Dist")]
    assert not any("pytest" in line for line in needed if "extra ==" not in line)


def test_the_source_builds_again_and_brings_its_tests(tmp_path: Path) -> None:
    made = build("sdist", tmp_path)
    with tarfile.open(made) as carried:
        names = {name.partition("/")[2] for name in carried.getnames()}
    wanted = {"pyproject.toml", "feeds.toml", "README.md", "CHANGELOG.md", "LICENSE"}
    assert wanted | in_the_repository("styles", "*.t*") <= names
    assert in_the_repository("reader", "*.py") <= names
    assert "tests/test_package.py" in names
    assert not any(".venv" in name or "__pycache__" in name for name in names)


def test_from_a_wheel_it_runs_and_writes_to_the_persons_own_folders_alone(
    wheel: Path, tmp_path: Path
) -> None:
    installed, person, work = (tmp_path / name for name in ("site", "person", "work"))
    with zipfile.ZipFile(wheel) as carried:
        carried.extractall(installed)
    person.mkdir()
    work.mkdir()
    before = sorted(path.relative_to(installed) for path in installed.rglob("*"))
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "PYTHON"))},
        **{"HOME": str(person), "PYTHONPATH": str(installed)},
        **{"PYTHONDONTWRITEBYTECODE": "1"},
    }
    environment.pop("WELLREAD_HOME", None)

    def wellread(*arguments: str) -> str:
        run = subprocess.run(
            [sys.executable, "-P", "-m", "reader", *arguments],
            cwd=work,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return run.stdout

    assert wellread("--version") == f"wellread, version {__version__}\n"
    assert "Start here" in wellread("list")
    assert "fish" in wellread("completion", "fish")
    assert "Outline" in wellread("help", "reading")
    told = wellread("doctor")
    assert "SQLite " in told
    assert str(person) in told
    after = sorted(path.relative_to(installed) for path in installed.rglob("*"))
    assert after == before
    assert list(work.iterdir()) == []
    files = [path for path in person.rglob("*") if path.is_file()]
    assert {"feeds.toml", "library.db"} <= {path.name for path in files}
    assert all("wellread" in path.relative_to(person).parts for path in files)
