"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.site import Site, serving_site
from tests.web import Web, serving

# A busy machine is no fault of the code's, and a run that guards main must not be luck.
settings.register_profile("here", deadline=None)
settings.register_profile("guard", deadline=None, derandomize=True)
settings.load_profile("guard" if os.environ.get("CI") else "here")

_BESIDE = Path(__file__).parent.parent.parent / "shared" / "corpus"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """A folder of real feeds and pages, where this machine has one."""
    folder = Path(os.environ.get("WELLREAD_CORPUS", _BESIDE))
    if not folder.is_dir():
        pytest.skip("no corpus of real feeds on this machine")
    return folder


@pytest.fixture
def web() -> Iterator[Web]:
    """A small web on loopback; its address is allowed in ``home``."""
    with serving() as web:
        yield web


@pytest.fixture
def site() -> Iterator[Site]:
    """A site whose pages answer as they like; its address is allowed, too."""
    with serving_site() as site:
        yield site


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A reader's folder: feeds on loopback are allowed, none is followed yet."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("WELLREAD_HOME", str(folder))
    (folder / "feeds.toml").write_text("", encoding="utf-8")
    (folder / "settings.toml").write_text('[fetch]\nallow_private = ["127.0.0.1"]\n')
    return folder


def follow(home: Path, *urls: str, category: str = "News") -> None:
    """Write a feeds.toml that names these feeds."""
    tables = (f'[[feed]]\nurl = "{url}"\ncategory = "{category}"\n' for url in urls)
    (home / "feeds.toml").write_text("\n".join(tables), encoding="utf-8")
