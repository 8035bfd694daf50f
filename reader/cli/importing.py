"""``wellread import``: lists of feeds, libraries, and what other readers kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from io import BufferedReader
from pathlib import Path
from typing import cast

import click

from reader.cli.export import import_library
from reader.cli.feeds import refresh as refresh_feeds
from reader.cli.output import as_json, dim, opened, warn, write, write_json
from reader.cli.progress import prepare
from reader.cli.shapes import imported_shapes, moved_shape
from reader.errors import ConfigError
from reader.library import Library
from reader.model import Imported, Moved

_LARGEST_LIST = 4 * 2**20
_STDIN = Path("-")
_SQLITE = b"SQLite format 3\0"
_OF_NEWSBOAT = ("urls", "cache.db")


@click.command("import")
@click.argument(
    "files",
    metavar="FILE…",
    nargs=-1,
    required=True,
    type=click.Path(allow_dash=True, path_type=Path),
)
@click.option("--refresh", is_flag=True, help="Fetch what was added.")
@as_json
@click.pass_context
def import_files(
    context: click.Context, files: tuple[Path, ...], refresh: bool, as_json: bool
) -> None:
    """Take over what FILE has: feeds, articles, and what you made of them.

    \b
    FILE may be
      a list of feeds in OPML, as most readers export it
      what `wellread export json` wrote
      newsboat's urls, its cache.db, or the folder where both are
      -, for a list on stdin

    Nothing is fetched, unless --refresh asks for it. What is here already stays as it
    is, and what has to be left out is told, line by line.
    """  # noqa: D301 - a backspace keeps click from filling lines
    added: list[str] = []
    ordered = _ordered(files)
    for file in ordered:
        added += _import(file, as_json)
    is_half = any(file.name == "urls" for file in ordered)
    if is_half and not any(map(_is_cache, ordered)):
        warn("newsboat's articles are in its cache.db; name that file to bring them")
    for folder in dict.fromkeys(file.parent for file in ordered if file.name == "urls"):
        _mention_config(folder / "config")
    if refresh and added:
        asked = tuple(added)
        context.invoke(refresh_feeds, names=asked, everything=False, as_json=as_json)


COMMANDS = (import_files,)


def _ordered(files: Sequence[Path]) -> list[Path]:
    """Name each file, and lists of feeds before the articles that belong to them."""
    found: list[Path] = []
    for file in files:
        if file != _STDIN and file.is_dir():
            within = [file / name for name in _OF_NEWSBOAT if (file / name).is_file()]
            if not within:
                reason = "there is neither urls nor cache.db in this folder"
                raise ConfigError(str(file), "", reason)
            found += within
        else:
            found.append(file)
    return sorted(found, key=_is_cache)


def _is_cache(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return stream.read(len(_SQLITE)) == _SQLITE
    except OSError:  # Whoever reads it says so.
        return False


def _mention_config(config: Path) -> None:
    """Say once what of Newsboat's own settings has no place here."""
    from reader.config.newsboat import left_in_config

    with suppress(OSError), config.open("rb") as stream:
        if left := left_in_config(stream.read(_LARGEST_LIST)):
            warn(
                f"not taken over from {config}: {left}; keep_if in feeds.toml sifts a "
                "feed, and [keys] in settings.toml gives actions other keys"
            )


def _import(file: Path, as_json: bool) -> list[str]:
    """Take one file in, tell what came of it, and return the feeds that are new."""
    if file != _STDIN and _is_cache(file):
        return _import_cache(file, as_json)
    name = "stdin" if file == _STDIN else str(file)
    with _stream(file, name) as stream:
        is_ours = stream.peek(1).startswith(b"{")
        content = b"" if is_ours else stream.read(_LARGEST_LIST + 1)
    with opened() as library:
        if is_ours:
            _tell_moved(import_library(library, file, is_silent=as_json), as_json)
            return []
        imported = _import_list(library, content, name)
        _tell_imported(imported, as_json)
    return [subscription.url for subscription in imported.added]


def _import_list(library: Library, content: bytes, name: str) -> Imported:
    from reader.config.newsboat import is_urls, read_urls

    if is_urls(content):
        return library.adopt(read_urls(content))
    return library.import_opml(content, source=name)


def _import_cache(file: Path, as_json: bool) -> list[str]:
    with opened() as library:
        imported, moved = library.import_newsboat(file, understand=False)
        prepare(library, only_new=True, is_silent=as_json)
        for problem in moved.problems:
            warn(problem)
        if imported.added:
            _tell_imported(imported, as_json)
        _tell_moved(moved, as_json)
        return [feed.url for feed in imported.added]


@contextmanager
def _stream(file: Path, name: str) -> Iterator[BufferedReader]:
    """Open a file, or stdin, for a look at what it is."""
    try:
        if file == _STDIN:
            yield cast(BufferedReader, sys.stdin.buffer)
            return
        with file.open("rb") as stream:
            yield stream
    except OSError as error:
        reason = f"cannot be read: {error.strerror or error}"
        raise ConfigError(name, "", reason) from error


def _tell_moved(moved: Moved, as_json: bool) -> None:
    if as_json:
        write_json(moved_shape(moved))
        return
    told = f"{moved.entries:,} articles and {moved.marks:,} marks are new here"
    if moved.bookmarks is not None:
        told += f"; flagged, so bookmarked: {moved.bookmarks:,}"
    if moved.entries or moved.marks:
        told += "; 'undo' takes none of that back"
    warn(told)


def _tell_imported(imported: Imported, as_json: bool) -> None:
    if as_json:
        for shape in imported_shapes(imported):
            write_json(shape)
        return
    for subscription in imported.added:
        title = subscription.title or subscription.url
        write(f"{subscription.category}: {title}  {dim(subscription.url)}")
    for line, name, reason in imported.skipped:
        warn(f"line {line}: {name}: {reason}" if name else f"line {line}: {reason}")
    for notice in imported.notices:
        warn(notice)
    told = [f"{len(imported.added):,} added", f"{len(imported.known):,} known already"]
    if imported.searches:
        told.append(f"{imported.searches} saved searches")
    if imported.watched:
        told.append(f"{imported.watched} watched terms")
    if imported.skipped:
        told.append(f"{len(imported.skipped):,} remarks")
    warn(", ".join(told))
