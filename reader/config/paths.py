"""Where things are: a person's own files, and those that ship with the package."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from reader.config.syntax import LARGEST
from reader.errors import ConfigError

_PACKAGE = Path(__file__).parent.parent


def resource(name: str) -> Path:
    """Find a shipped file or folder, such as ``styles/read.tcss``.

    A wheel carries it inside the package; a checkout keeps it beside the package.
    """
    packaged = _PACKAGE / name
    return packaged if packaged.exists() else _PACKAGE.parent / name


@dataclass(frozen=True, slots=True)
class Paths:
    """The files that belong to a person."""

    config: Path
    """The folder of what they wrote: feeds, settings, themes."""
    data: Path
    """The folder of what the program keeps for them."""

    @classmethod
    def default(cls) -> Self:
        """Use ``$WELLREAD_HOME`` where it is set, else the system's own folders."""
        if home := os.environ.get("WELLREAD_HOME"):
            folder = Path(home).expanduser().absolute()
            return cls(config=folder, data=folder)
        # Costs 8 ms to import, of the 60 that a start-up may take.
        from platformdirs import PlatformDirs

        folders = PlatformDirs("wellread", appauthor=False)
        return cls(config=folders.user_config_path, data=folders.user_data_path)

    @property
    def feeds(self) -> Path:
        """What to follow."""
        return self.config / "feeds.toml"

    @property
    def settings(self) -> Path:
        """How to read; it need not exist."""
        return self.config / "settings.toml"

    @property
    def passwords(self) -> Path:
        """What servers want to hear; it need not exist."""
        return self.config / "passwords.toml"

    @property
    def tokens(self) -> Path:
        """What servers gave for a password, where the system has no keyring."""
        return self.config / "sync-tokens.json"

    @property
    def themes(self) -> Path:
        """A folder of colours of their own."""
        return self.config / "themes"

    @property
    def library(self) -> Path:
        """The SQLite file with every article."""
        return self.data / "library.db"

    @property
    def backups(self) -> Path:
        """A folder of copies of the library."""
        return self.data / "backups"

    @property
    def images(self) -> Path:
        """A folder of the images that were asked for; it need not exist."""
        return self.data / "images"

    def prepare(self, *, is_first: bool = True) -> None:
        """Make the folders, and on the first run a feeds.toml to begin with.

        What somebody reads about their health is nobody else's business, so folders are
        made for their owner alone. What exists already is left exactly as it is.

        Args:
            is_first: Whether this is the first run; later a feeds.toml that is missing
                is written from the library, since it did not say what ships.

        Raises:
            ConfigError: If a folder or the file cannot be made.
        """
        for folder in (self.config, self.data, self.themes):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise _refused(folder, "cannot be made", error) from error
        try:
            if is_first:
                _create(self.feeds, resource("feeds.toml").read_bytes())
        except OSError as error:
            raise _refused(self.feeds, "cannot be made", error) from error

    def feeds_stamp(self) -> tuple[int, int, int] | None:
        """What tells one state of feeds.toml from another without reading it.

        None while it is not there: an editor that saves may take it away for a moment.
        """
        try:
            known = self.feeds.stat()
        except OSError:
            return None
        return known.st_mtime_ns, known.st_size, known.st_ino

    def read_feeds(self) -> str:
        """The text of feeds.toml.

        Raises:
            ConfigError: If it exists and cannot be read.
        """
        return _read(self.feeds)

    def read_settings(self) -> str:
        """The text of settings.toml, "" where there is none.

        Raises:
            ConfigError: If it exists and cannot be read.
        """
        return _read(self.settings)

    def read_passwords(self) -> str:
        """The text of passwords.toml, "" where there is none.

        Raises:
            ConfigError: If it exists and cannot be read.
        """
        return _read(self.passwords)


def _create(path: Path, content: bytes) -> None:
    """Write a new file for its owner alone; never touch one that exists."""
    try:
        # O_EXCL neither overwrites nor follows a link that somebody laid out here.
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(file, "wb") as stream:
        stream.write(content)


def _read(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            # One byte more than is read, so that a larger file is seen to be one.
            content = stream.read(LARGEST + 1)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise _refused(path, "cannot be read", error) from error
    return content.decode("utf-8-sig", errors="replace")


def _refused(path: Path, what: str, error: OSError) -> ConfigError:
    return ConfigError(str(path), "", f"{what}: {error.strerror or error}")
