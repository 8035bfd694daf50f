"""The images that lie beside a library: which of them stay, and which go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from reader.errors import EntryNotFoundError
from reader.store.store import Store


def let_go(folder: Path, store: Store, *, but: int = -1) -> None:
    """Delete the images of articles that are not bookmarked, or no longer there.

    Args:
        folder: Where images are; their names begin with their article's number.
        store: What knows the articles.
        but: The article that is being looked at.
    """
    for path, entry_id in list(_images(folder)):
        if entry_id != but and not _is_bookmarked(store, entry_id):
            with suppress(OSError):
                path.unlink()


def _images(folder: Path) -> Iterator[tuple[Path, int]]:
    for path in folder.glob("*-*.*"):
        number, _, _ = path.name.partition("-")
        if number.isdecimal():
            yield path, int(number)


def _is_bookmarked(store: Store, entry_id: int) -> bool:
    try:
        return store.entry(entry_id).is_bookmarked
    except EntryNotFoundError:
        return False
