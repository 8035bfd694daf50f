"""Feeds put into other categories, in the text of feeds.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping

from reader.config.addresses import same_feed, without_password
from reader.config.editing import changed


def filed(text: str, categories: Mapping[str, str]) -> str:
    """Put feeds into categories; whoever is not followed stays out.

    Args:
        text: What feeds.toml says.
        categories: By the addresses of feeds.

    Raises:
        UneditableError: If that cannot be done without touching anything else.
    """
    wanted = {same_feed(url): category for url, category in categories.items()}
    for place, table in enumerate(tomllib.loads(text).get("feed", [])):
        url = without_password(str(table.get("url", "")).strip())[0]
        if category := wanted.get(same_feed(url)):

            def put(table: dict[str, str], category: str = category) -> None:
                table["category"] = category

            text = changed(text, "feed", put, place=place)
    return text
