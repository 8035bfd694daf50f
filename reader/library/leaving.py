"""Articles as Markdown files, one each, for any other program to read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reader.core.name import name
from reader.errors import ConfigError
from reader.model import Article


class Left(NamedTuple):
    """What became of one article."""

    path: Path
    is_new: bool
    """False where a file of that name stood already, and was left alone."""


def leave(article: Article, note: str, folder: Path) -> Left:
    """Write an article into a folder, as a new file; never over another.

    Raises:
        ConfigError: If that cannot be done.
    """
    path = folder / name(article.entry.title, article.entry.id, ".md")
    # A link that somebody laid out there is not followed, nor is a file replaced.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = os.open(path, flags, 0o644)
    except FileExistsError:
        if not folder.is_dir():
            raise ConfigError(str(folder), "", "it is no folder") from None
        return Left(path, False)
    except OSError as error:
        reason = f"cannot be written: {error.strerror or error}"
        raise ConfigError(str(path), "", reason) from error
    with os.fdopen(file, "w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(_lines(article, note))
    return Left(path, True)


def _lines(article: Article, note: str) -> Iterator[str]:
    """Yield the file: a head in YAML, the text, and the note at its end."""
    entry = article.entry
    head = {
        "title": entry.title,
        "link": entry.link,
        "author": entry.author,
        "feed": entry.feed_title,
        "feed_url": entry.feed_url,
        "published": f"{entry.published:%Y-%m-%dT%H:%M:%SZ}",
        "tags": [tag.name for tag in entry.tags],
        "bookmarked": entry.is_bookmarked,
        "read": entry.is_read,
        "summary": article.summary.text,
    }
    yield "---\n"
    for key, value in head.items():
        # JSON's strings and lists are YAML's, whatever stands in them.
        yield f"{key}: {json.dumps(value, ensure_ascii=False)}\n"
    yield "---\n\n"
    yield f"# {entry.title}\n\n"
    yield article.markdown or "(not understood yet)\n"
    if note:
        yield f"\n---\n\n{note}\n"
