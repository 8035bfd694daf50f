"""The child's side of reader.workers: calls come in, answers go out, one at a time."""

from __future__ import annotations

import gc
import importlib
import pickle
import resource
import struct
import sys
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, BinaryIO

from reader.errors import ParseError
from reader.model import Digest, Document, Page, ParsedEntry, ParsedFeed
from reader.store.packing import Packed, packed

_CPU_SECONDS = 20
"""For one call; the kernel ends whoever takes longer."""

_MEMORY = 1024**3
"""Bytes of address space; feedparser needs some twenty times a feed's size."""

Waiting = tuple[ParsedEntry, Collection[int]]
"""An entry that waits for its digest, and the sentences that its feed repeats."""

PARSER = "reader.core.parse"
"""What ``read_feed`` imports."""

_LENGTH = struct.Struct(">Q")


def main() -> None:
    """Serve calls until the parent closes the pipe.

    What the command line names is imported before the first of them comes.
    """
    calls, answers = sys.stdin.buffer, sys.stdout.buffer
    # What a library prints must not be taken for an answer.
    sys.stdout = sys.stderr
    _limit(resource.RLIMIT_AS, _MEMORY)
    gc.disable()
    for name in sys.argv[1:]:
        importlib.import_module(name)
    while (call := receive(calls)) is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        spent = int(used.ru_utime + used.ru_stime)
        _limit(resource.RLIMIT_CPU, spent + _CPU_SECONDS)
        send(answers, _answer(*call))
        # What lives on (modules, words, caches) need not be looked through again.
        gc.collect()
        gc.freeze()


def send(stream: BinaryIO, value: object) -> None:
    """Write a value with its length before it."""
    packed = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(packed)) + packed)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """Read a value that ``send`` wrote; None where the other side has gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    packed = stream.read(length)
    # Both ends are this program, run by the same person with the same rights.
    return pickle.loads(packed) if len(packed) == length else None  # noqa: S301


def read_feed(asked: tuple[Document, bytes]) -> tuple[ParsedFeed, list[Packed]]:
    """Parse a feed; whoever asks for that in another process imports no parser.

    Args:
        asked: The document, and what its items were known by when it was parsed last.

    Returns:
        The feed without its entries, and those as they are to be stored.

    Raises:
        ParseError: If the document is not a feed.
    """
    from reader.core.parse import parse

    feed = parse(*asked)
    return replace(feed, entries=()), packed(feed.entries)


def digest_each(asked: tuple[Sequence[Waiting], bool]) -> list[Digest]:
    """Understand entries; as above, only the worker imports what it takes.

    Args:
        asked: The entries, and whether to keep what they say of studies.
    """
    from reader.core.digest import digest

    entries, evidence = asked
    return [digest(entry, said, evidence=evidence) for entry, said in entries]


def take_article(asked: tuple[Document, str, str]) -> Page:
    """Take an article out of its page.

    Args:
        asked: The page, and the title and the HTML that the feed gave, if any.
    """
    from reader.core.archive import Asked, archive

    return archive(Asked(*asked))


def _answer(function: Any, argument: Any) -> tuple[bool, Any]:
    """Call; whatever goes wrong with hostile bytes becomes one line."""
    try:
        return True, function(argument)
    except ParseError as error:
        return False, error.reason
    except RecursionError:
        return False, "nested too deeply"
    except MemoryError:
        return False, "needs more memory than a feed may have"
    except Exception as error:
        return False, f"cannot be read ({type(error).__name__})"


def _limit(what: int, soft: int) -> None:
    """Ask the kernel for a limit.

    macOS refuses one of address space, since every process has reserved more there from
    the beginning. The parent still ends whoever takes too long.
    """
    _, hard = resource.getrlimit(what)
    most = soft if hard == resource.RLIM_INFINITY else min(soft, hard)
    with suppress(OSError, ValueError):
        resource.setrlimit(what, (most, hard))


if __name__ == "__main__":
    main()
