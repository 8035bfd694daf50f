"""A token is where only its owner can read it: in a keyring that works, or a file."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader.config.tokens import IN_KEYRING, Tokens
from reader.errors import ConfigError


class Ring:
    """A keyring; one that is broken keeps nothing, or raises what it likes."""

    def __init__(self, *, fault: str = "") -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.fault = fault

    def module(self) -> SimpleNamespace:
        return SimpleNamespace(
            set_password=self.put,
            get_password=lambda service, name: self.kept.get((service, name)),
            delete_password=lambda service, name: self.kept.pop((service, name)),
        )

    def put(self, service: str, name: str, token: str) -> None:
        if self.fault == "raises":
            raise RuntimeError("no backend")
        if self.fault != "forgets":
            self.kept[service, name] = token


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sync-tokens.json"


def test_a_keyring_that_works_has_the_token_and_no_file_has(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = Ring()
    monkeypatch.setitem(sys.modules, "keyring", ring.module())
    tokens = Tokens(path)
    assert tokens.keep("jo@https://rss.example", "secret") == IN_KEYRING
    assert not path.exists()
    assert tokens.find("jo@https://rss.example") == "secret"
    tokens.drop("jo@https://rss.example")
    assert ring.kept == {}


@pytest.mark.parametrize("fault", ["raises", "forgets", "missing"])
def test_without_one_a_file_has_it_that_its_owner_alone_may_read(
    path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    ring = None if fault == "missing" else Ring(fault=fault).module()
    monkeypatch.setitem(sys.modules, "keyring", ring)
    tokens = Tokens(path)
    assert tokens.keep("a", "secret") == str(path)
    assert tokens.keep("b", "other") == str(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert (tokens.find("a"), tokens.find("b"), tokens.find("c")) == (
        "secret",
        "other",
        "",
    )
    tokens.drop("a")
    tokens.drop("b")
    assert not path.exists()


def test_a_token_that_moves_into_the_keyring_leaves_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    Tokens(path).keep("a", "old")
    monkeypatch.setitem(sys.modules, "keyring", Ring().module())
    Tokens(path).keep("a", "new")
    assert Tokens(path).find("a") == "new"
    assert not path.exists()


def test_a_broken_file_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    path.write_text("{")
    with pytest.raises(ConfigError, match="cannot be read"):
        Tokens(path).find("a")
