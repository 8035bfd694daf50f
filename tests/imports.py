"""What a Python of its own imports."""

from __future__ import annotations

import subprocess
import sys

HEAVY = {
    "bs4",
    "click",
    "feedparser",
    "lxml",
    "markdown_it",
    "markdownify",
    "platformdirs",
    "pygments",
    "sqlite_utils",
    "textual",
    "tomlkit",
    "trafilatura",
    "urllib3",
}
"""What takes long to import, of all that is used somewhere."""


def modules(statement: str) -> set[str]:
    """All that is imported once a statement has been run."""
    probe = f"{statement}\nimport sys; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True
    )
    return set(run.stdout.split())
