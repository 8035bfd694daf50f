"""Where a server's token is kept: in the system's keyring, or in a file of one's own.

A token opens an account as a password does. It stands in neither library nor backup, in
no list and in no error.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from reader.config.files import write_new
from reader.errors import ConfigError

_SERVICE = "wellread"

IN_KEYRING = "the system's keyring"


def token_name(base_url: str, user: str) -> str:
    """Under which name the token of an account is kept."""
    return f"{user}@{base_url}"


class Tokens:
    """Keeps tokens.

    Args:
        path: The file that has them where there is no keyring that works.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def keep(self, name: str, token: str) -> str:
        """Keep a token under a name; say where.

        Raises:
            ConfigError: If neither the keyring nor the file takes it.
        """
        if _kept(name, token):
            self._write({n: t for n, t in self._read().items() if n != name})
            return IN_KEYRING
        self._write({**self._read(), name: token})
        return str(self._path)

    def find(self, name: str) -> str:
        """The token of that name; "" where there is none.

        Raises:
            ConfigError: If the file cannot be read.
        """
        return _found(name) or self._read().get(name, "")

    def names(self) -> list[str]:
        """Under which names the file has tokens; what a keyring has, it does not tell.

        Raises:
            ConfigError: If the file cannot be read.
        """
        return list(self._read())

    def drop(self, name: str) -> None:
        """Keep it no longer."""
        keyring = _keyring()
        # Each keyring has errors of its own for what it does not have.
        with suppress(Exception):
            if keyring:
                keyring.delete_password(_SERVICE, name)
        self._write({n: t for n, t in self._read().items() if n != name})

    def _read(self) -> dict[str, str]:
        try:
            said = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise ConfigError(str(self._path), "", "cannot be read") from error
        is_ours = isinstance(said, dict)
        return {str(n): str(t) for n, t in said.items()} if is_ours else {}

    def _write(self, tokens: dict[str, str]) -> None:
        try:
            if tokens:
                content = json.dumps(tokens, indent=1).encode()
                write_new(self._path, content, replace=True)
            else:
                self._path.unlink(missing_ok=True)
        except OSError as error:
            reason = f"cannot be written: {error.strerror or error}"
            raise ConfigError(str(self._path), "", reason) from error


def _keyring() -> Any:
    """The keyring library, where it is installed (``wellread[keyring]``)."""
    try:
        # Half a second on some systems; only who has an account needs it.
        import keyring
    except Exception:
        # A back end that is broken fails here, in a way of its own.
        return None
    return keyring


def _kept(name: str, token: str) -> bool:
    """Put a token into the keyring, and see whether it is there then."""
    keyring = _keyring()
    if keyring is None:
        return False
    with suppress(Exception):
        keyring.set_password(_SERVICE, name, token)
        return bool(keyring.get_password(_SERVICE, name) == token)
    return False


def _found(name: str) -> str:
    keyring = _keyring()
    with suppress(Exception):
        if keyring:
            return str(keyring.get_password(_SERVICE, name) or "")
    return ""
