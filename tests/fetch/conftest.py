"""What the tests of fetching may ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.fetch.client import Client
from tests.site import Site, Visit

__all__ = ["Site", "Visit"]


@pytest.fixture
def client() -> Iterator[Client]:
    """A client that may visit the site."""
    with Client(allow_private=["127.0.0.1"]) as client:
        yield client
