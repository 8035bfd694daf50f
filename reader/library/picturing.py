"""The images of articles, each fetched alone and only when somebody asks for it.

What is fetched lies beside the library. Images of bookmarked articles stay there; those
of others go when the next image is fetched.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from reader.config.settings import Settings
from reader.core.picture import image_facts
from reader.errors import PictureError
from reader.fetch.limits import Limits
from reader.library import outward
from reader.library.album import let_go
from reader.model import Entry, Figure, ImageFacts, Picture
from reader.store.store import Store

IMAGE_LIMITS = Limits(total=30, size=8 * 2**20)
"""An image may cost no more than a feed."""

LARGEST = 40_000_000
"""Pixels. A few kilobytes can unpack to gigabytes in whatever shows them."""


class Picturing:
    """Fetches images, and keeps those of bookmarked articles.

    Args:
        store: Where entries are kept.
        folder: Where images are kept.
        settings: What settings.toml says.
    """

    def __init__(self, store: Store, folder: Path, settings: Settings) -> None:
        self._store = store
        self._folder = folder
        self._settings = settings

    def fetch(self, entry: Entry, figure: Figure) -> Picture:
        """Fetch one image of an article, unless it is here.

        Raises:
            FetchError: If it could not be fetched.
            PictureError: If it is no image that can be shown, or cannot be kept.
        """
        let_go(self._folder, self._store, but=entry.id)
        name = f"{entry.id}-{sha256(figure.url.encode()).hexdigest()[:20]}"
        for path in self._folder.glob(f"{name}.*"):
            with suppress(OSError):
                if facts := image_facts(path.read_bytes()):
                    return Picture(figure, str(path), facts, is_new=False)
        content = self._get(figure.url)
        facts = _checked(figure.url, content)
        path = self._folder / f"{name}.{facts.kind}"
        try:
            _write(path, content)
        except OSError as error:
            reason = f"cannot be kept: {error.strerror or error}"
            raise PictureError(figure.url, reason) from error
        return Picture(figure, str(path), facts, is_new=True)

    def _get(self, url: str) -> bytes:
        with outward.client(self._settings.fetch, limits=IMAGE_LIMITS) as client:
            document = client.get(url)
        kind = document.media_type.partition(";")[0].strip().lower()
        if kind and not kind.startswith("image/") and kind not in _UNSAID:
            raise PictureError(url, f"the server says that it is {kind}, no image")
        return document.content


_UNSAID = ("application/octet-stream", "binary/octet-stream")
"""What servers say that do not know."""


def _checked(url: str, content: bytes) -> ImageFacts:
    facts = image_facts(content)
    if facts is None:
        raise PictureError(url, "it is no PNG, JPEG, GIF or WebP image")
    if facts.width * facts.height > LARGEST:
        size = f"{facts.width:,} × {facts.height:,} pixels"
        raise PictureError(url, f"it has {size}, more than can be shown safely")
    return facts


def _write(path: Path, content: bytes) -> None:
    """Write a file for its owner alone, whole or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    file = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(file, "wb") as stream:
            stream.write(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
