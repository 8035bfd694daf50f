"""Long work, shown on its way: a bar where somebody is watching, words where not."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import BinaryIO

import click

from reader.cli.output import warn
from reader.library import Library

_STEPS = 200
"""How often a bar moves at most; each time costs more than reading a line."""


def prepare(
    library: Library, *, only_new: bool = False, is_silent: bool = False
) -> None:
    """Digest what waits, and show how far that has come.

    Args:
        library: Where it waits.
        only_new: Pass over what an older wellread understood.
        is_silent: Show nothing, whoever is watching.
    """
    waiting = library.waiting()
    is_watched = sys.stderr.isatty()
    if waiting and not (is_silent or is_watched):
        warn(f"preparing {waiting:,} texts")
    if is_silent or not waiting or not is_watched:
        for _ in library.understand(only_new=only_new):
            pass
        return
    with click.progressbar(length=waiting, label="Articles", file=sys.stderr) as bar:
        for done in library.understand(only_new=only_new):
            bar.update(done)


def lines_of(stream: BinaryIO, *, is_silent: bool = False) -> Iterator[bytes]:
    """Yield the lines of a file, and show how much of it has been read.

    What has no size, such as a pipe, is read without a bar.
    """
    size = _size(stream)
    if is_silent or not size or not sys.stderr.isatty():
        yield from stream
        return
    step = max(size // _STEPS, 1)
    with click.progressbar(
        length=size, label="Reading", file=sys.stderr, update_min_steps=step
    ) as bar:
        for line in stream:
            yield line
            bar.update(len(line))


def _size(stream: BinaryIO) -> int:
    try:
        return os.fstat(stream.fileno()).st_size
    except OSError:
        return 0
