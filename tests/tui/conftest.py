"""A filled library for each test that shows one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from tests.tui import making


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Library]:
    """Five articles in two feeds, four of them whole, all unread."""
    with making.library(tmp_path) as library:
        making.fill(library._store)
        yield library
