"""Commands that take a library elsewhere: export, and import of what it wrote."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import click

from reader.cli.completing import complete_query
from reader.cli.output import closed_pipe_is_the_end, opened, warn, write
from reader.cli.progress import lines_of, prepare
from reader.cli.querying import say_how_read
from reader.errors import ConfigError
from reader.library import Library
from reader.model import FeedList, Moved, Query

_STDOUT = Path("-")
_words = click.argument("query", nargs=-1, shell_complete=complete_query)
with_copies = click.option(
    "--copies", is_flag=True, help="Also those that tell the same story as another one."
)


@click.group()
def export() -> None:
    """Write what is yours in a form that other programs read."""


@export.command("json")
@_words
@click.option(
    "-o",
    "--output",
    "file",
    default=_STDOUT,
    type=click.Path(path_type=Path),
    help="A new file, instead of stdout.",
)
def export_json(query: tuple[str, ...], file: Path) -> None:
    """Write the library as lines of JSON.

    Each line is an article that answers QUERY, or any, with all you made of it.
    `wellread import` reads them back. They go to stdout, or to a new FILE.
    """
    with opened() as library, new_file(file) as stream:
        asked, written = Query(text=" ".join(query)) if query else None, 0
        say_how_read(library, asked or Query())
        for record in library.porting.records(asked):
            line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
            with closed_pipe_is_the_end():
                stream.write(line.encode("utf-8", "replace") + b"\n")
            written += record["type"] == "entry"
    say_written(file, written)


@export.command("opml")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
def export_opml(file: Path | None, force: bool) -> None:
    """Write the feeds you follow as OPML.

    They go to FILE, or to stdout, for any other reader. Passwords are left out. What
    only wellread knows of, such as saved searches, is in there too: other readers pass
    over it, and wellread import takes it up again.
    """
    with opened() as library:
        written = library.export_opml()
        if file is None or file == Path("-"):
            write(written.removesuffix("\n"))
        else:
            _save(file, written, force=force)
        if any(feed.login for feed in library.following.subscriptions):
            warn("passwords are left out")


@export.command("markdown")
@click.argument("arguments", metavar="[QUERY]… DIR", nargs=-1, required=True)
@with_copies
def export_markdown(arguments: tuple[str, ...], copies: bool) -> None:
    """Write a Markdown file for each article.

    Those that answer QUERY go into the folder DIR, each story once. Files that are
    there already are left as they are.
    """
    *words, folder = arguments
    if any(sign in folder for sign in ':"()') and not Path(folder).is_dir():
        raise click.UsageError(f"'{folder}' is a query; say which folder after it")
    asked, written, there = Query(text=" ".join(words)), 0, 0
    with opened() as library:
        say_how_read(library, asked)
        copies = copies or not library.settings.display.group_copies
        for left in library.porting.leave(asked, Path(folder), copies=copies):
            written += left.is_new
            there += not left.is_new
        left_out = library.count(asked) - written - there
    warn(f"{written:,} written to {folder}" + (f", {there:,} there" if there else ""))
    say_left_out(left_out)


def say_left_out(copies: int) -> None:
    """Say how many copies of stories were left out of an export."""
    if copies > 0:
        told = "1 copy was" if copies == 1 else f"{copies:,} copies were"
        warn(f"{told} left out, whose stories are there; --copies has them, too")


def import_library(library: Library, file: Path, *, is_silent: bool = False) -> Moved:
    """Read what `export json` wrote, tell of its problems, and say what came in.

    How far that has come is shown where somebody is watching, unless it is to be
    ``is_silent``.
    """
    try:
        with _stream(file) as stream:
            lines = lines_of(stream, is_silent=is_silent)
            brought = library.porting.bring(lines)
    except OSError as error:
        reason = f"cannot be read: {error.strerror or error}"
        raise ConfigError(str(file), "", reason) from error
    for problem in brought.problems:
        warn(problem)
    library.adopt(
        FeedList(
            subscriptions=brought.subscriptions,
            searches=brought.searches,
            watched=brought.watched,
        )
    )
    prepare(library, only_new=True, is_silent=is_silent)
    return Moved(brought.taken.entries, brought.taken.marks)


def say_written(file: Path, articles: int) -> None:
    """Say how many articles went into a file; of stdout one sees that."""
    if file != _STDOUT:
        warn(f"{articles:,} written to {file}")


def _save(file: Path, text: str, *, force: bool) -> None:
    """Write an export to a file, all of it or nothing; what exists stays, unforced.

    Raises:
        ConfigError: If that is not possible.
    """
    from reader.config.files import write_new

    try:
        write_new(file, text.encode(), replace=force)
    except FileExistsError:
        raise ConfigError(str(file), "", "exists; --force replaces it") from None
    except OSError as error:
        reason = f"cannot be written: {error.strerror or error}"
        raise ConfigError(str(file), "", reason) from error


@contextlib.contextmanager
def new_file(file: Path) -> Iterator[BinaryIO]:
    """Open a file that does not exist yet; it is there as a whole, or not at all."""
    if file == _STDOUT:
        yield sys.stdout.buffer
        return
    part = file.with_name(f".{file.name}.part")
    try:
        if file.exists():
            raise ConfigError(str(file), "", "it exists already, and is left as it is")
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.rename(file)
    except OSError as error:
        reason = f"cannot be written: {error.strerror or error}"
        raise ConfigError(str(file), "", reason) from error
    finally:
        part.unlink(missing_ok=True)


@contextlib.contextmanager
def _stream(file: Path) -> Iterator[BinaryIO]:
    if file == _STDOUT:
        yield sys.stdin.buffer
        return
    with file.open("rb") as stream:
        yield stream
