"""A file in the reader's own editor, which has the terminal meanwhile."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path

_USUAL = "vi"


def editor(environment: Mapping[str, str] = os.environ) -> list[str]:
    """The command that somebody edits with: $VISUAL, $EDITOR, or else vi."""
    said = environment.get("VISUAL") or environment.get("EDITOR") or _USUAL
    return split(said) or [_USUAL]


def split(said: str) -> list[str]:
    """The words of a command, as a shell would split it.

    A quotation mark that is never closed makes all of it one word.
    """
    try:
        return shlex.split(said)
    except ValueError:
        return [said]


def edit(command: list[str], path: Path) -> str:
    """Wait until a file has been edited; say why it could not be, or nothing.

    The terminal must be the editor's alone meanwhile.
    """
    try:
        code = subprocess.run([*command, str(path)], check=False).returncode
    except OSError as error:
        return f"{command[0]}: {error.strerror or error}"
    except KeyboardInterrupt:
        return f"{command[0]} was interrupted"
    return f"{command[0]} ended with {code}" if code else ""
