"""The manual: a feed that ships with the program, and the same articles by topic."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from reader.config.paths import resource
from reader.errors import FetchError
from reader.model import Article, Digest, Document, Entry, ParsedEntry, Validators

ADDRESS = "wellread:welcome"
"""What feeds.toml calls the manual; no server is asked for it."""


def bundled(url: str, validators: Validators = Validators()) -> Document:
    """Answer for a feed that ships with the program as a server would.

    Raises:
        FetchError: If no such feed ships.
    """
    if url != ADDRESS:
        raise FetchError(url, f"wellread brings one feed along, {ADDRESS}")
    content = resource("welcome.xml").read_bytes()
    etag = hashlib.sha256(content).hexdigest()
    if etag == validators.etag:
        return Document(url=url, status=304, validators=validators)
    return Document(
        url=url,
        status=200,
        content=content,
        media_type="application/atom+xml",
        validators=Validators(etag=etag),
    )


def manual() -> dict[str, Article]:
    """Read the manual without a library: topic, such as ``keys``, to article."""
    # Half a second of imports, which a refresh that only needs `bundled` is spared.
    from reader.core.digest import digest
    from reader.core.parse import parse

    feed = parse(bundled(ADDRESS))
    return {_topic(entry): _article(entry, digest(entry)) for entry in feed.entries}


def _topic(entry: ParsedEntry) -> str:
    """The last word of the entry's id: ``tag:wellread,2026:keys`` is on ``keys``."""
    return entry.guid.rpartition(":")[2]


def _article(entry: ParsedEntry, made: Digest) -> Article:
    return Article(
        entry=Entry(
            id=0,
            feed_url=ADDRESS,
            feed_title="Welcome to wellread",
            title=entry.title,
            link=entry.link,
            author=entry.author,
            published=entry.published or datetime.fromtimestamp(0, UTC),
            published_is_guessed=entry.published is None,
            summary=made.summary.text,
            tags=made.tags,
            words=made.words,
            minutes=max(1, made.words // 230),
            is_read=False,
            is_bookmarked=False,
            readiness=made.readiness,
            is_digested=True,
        ),
        sections=made.sections,
        summary=made.summary,
        identifiers=made.identifiers,
    )
