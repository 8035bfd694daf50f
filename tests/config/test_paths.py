"""Paths: a person's folders are made once, for them alone, and never written over."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from reader.config.paths import Paths, resource
from reader.errors import ConfigError


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(config=tmp_path / "config", data=tmp_path / "data")


def test_one_variable_moves_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WELLREAD_HOME", str(tmp_path))

    paths = Paths.default()

    assert paths.feeds == tmp_path / "feeds.toml"
    assert paths.settings == tmp_path / "settings.toml"
    assert paths.library == tmp_path / "library.db"
    assert paths.themes == tmp_path / "themes"
    assert paths.backups == tmp_path / "backups"


def test_a_relative_home_stays_where_it_was_when_the_program_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WELLREAD_HOME", "stick")

    assert Paths.default().data == tmp_path / "stick"


def test_without_the_variable_the_systems_own_folders_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WELLREAD_HOME", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))

    paths = Paths.default()

    assert paths.config.is_relative_to(tmp_path)
    assert paths.data.is_relative_to(tmp_path)
    assert (paths.config.name, paths.data.name) == ("wellread", "wellread")


def test_the_first_run_makes_folders_for_their_owner_alone(paths: Paths) -> None:
    paths.prepare()

    assert [mode(f) for f in (paths.config, paths.data, paths.themes)] == [0o700] * 3


def test_the_first_run_brings_the_feeds_that_ship(paths: Paths) -> None:
    paths.prepare()

    assert paths.feeds.read_bytes() == resource("feeds.toml").read_bytes()
    assert mode(paths.feeds) == 0o600


def test_later_runs_leave_a_persons_feeds_alone(paths: Paths) -> None:
    paths.prepare()
    paths.feeds.write_text("# mine\n", encoding="utf-8")

    paths.prepare()

    assert paths.read_feeds() == "# mine\n"


def test_a_link_laid_out_in_the_folder_is_not_written_through(
    paths: Paths, tmp_path: Path
) -> None:
    paths.config.mkdir()
    elsewhere = tmp_path / "elsewhere"
    paths.feeds.symlink_to(elsewhere)

    paths.prepare()

    assert not elsewhere.exists()


def test_folders_that_exist_keep_the_mode_that_they_were_given(paths: Paths) -> None:
    paths.config.mkdir(mode=0o750)
    paths.config.chmod(0o750)

    paths.prepare()

    assert mode(paths.config) == 0o750


def test_settings_that_nobody_wrote_are_empty(paths: Paths) -> None:
    paths.prepare()

    assert paths.read_settings() == ""


def test_a_byte_order_mark_is_not_part_of_the_text(paths: Paths) -> None:
    paths.prepare()
    paths.settings.write_bytes(b"\xef\xbb\xbf[display]\n")

    assert paths.read_settings() == "[display]\n"


def test_a_file_that_cannot_be_read_is_named(paths: Paths) -> None:
    paths.prepare()
    paths.settings.mkdir()

    with pytest.raises(ConfigError, match=r"settings\.toml: cannot be read"):
        paths.read_settings()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(ConfigError, match=r"file.*cannot be made"):
        Paths(config=tmp_path / "file" / "config", data=tmp_path).prepare()


@pytest.mark.parametrize("name", ["feeds.toml", "welcome.xml", "styles"])
def test_what_ships_is_found(name: str) -> None:
    assert resource(name).exists()
