"""The way out: how we speak to servers, as the settings want it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, metadata
from types import MappingProxyType

from reader.config.settings import FetchSettings
from reader.fetch.client import Client
from reader.fetch.headers import user_agent
from reader.fetch.limits import USUAL, Limits


def client(
    fetch: FetchSettings,
    *,
    limits: Limits = USUAL,
    resting: Mapping[str, float] = MappingProxyType({}),
) -> Client:
    """Open it; every server is told who asks, and whom to write to where that is set.

    Args:
        fetch: What ``[fetch]`` says.
        limits: What one request may cost.
        resting: Hosts that want to be left alone, and for how many seconds more.
    """
    return Client(
        allow_private=fetch.allow_private,
        user_agent=user_agent(home_page(), fetch.contact),
        limits=limits,
        resting=resting,
    )


def home_page() -> str:
    """The page about wellread that its metadata name, so that servers may know us."""
    try:
        named: list[str] = metadata("wellread").get_all("Project-URL") or []
    except PackageNotFoundError:
        return ""
    pages = dict(line.split(", ", 1) for line in named if ", " in line)
    return pages.get("Homepage", "")
