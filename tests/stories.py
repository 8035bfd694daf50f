"""Stories that several feeds tell: sentences by chance, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tests.web import Web

WORDS = """
    sleep study adults hours night health risk heart doctors found blood people trial
    week light evening screens coffee walking brain memory stress diet exercise months
    hospital nurses insulin sugar weight older children university journal published
    researchers compared reported measured slept lower higher group average effect
""".split()  # noqa: SIM905


def sentences(seed: int, count: int = 30, words: Sequence[str] = WORDS) -> list[str]:
    chance = random.Random(seed)
    return [
        " ".join(chance.choices(words, k=12)).capitalize() + f" in {seed}{n} cases."
        for n in range(count)
    ]


def paragraphs(said: list[str]) -> str:
    return "".join(f"<p>{sentence}</p>" for sentence in said)


def item(guid: str, title: str, html: str, link: str) -> str:
    return (
        f"<item><guid isPermaLink='false'>{guid}</guid><title>{title}</title>"
        f"<link>{link}</link><pubDate>Mon, 01 Jun 2026 08:00:00 GMT</pubDate>"
        f"<description><![CDATA[{html}]]></description></item>"
    )


def printed(host: str, guid: str, title: str, said: list[str]) -> str:
    return item(guid, title, paragraphs(said), f"https://{host}.example/{guid}")


def publish(web: Web, **feeds: list[str]) -> None:
    """Put feeds on the web, by their names, instead of what they had before."""
    for name, items in feeds.items():
        web.pages[f"/{name}"] = (
            f"<rss version='2.0'><channel><title>{name}</title>{''.join(items)}"
            "</channel></rss>"
        ).encode()
