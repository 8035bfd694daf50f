"""The heavy work, done by wellread itself in processes of their own.

A thread that parses makes every turn of the event loop wait for the interpreter lock, 7
ms and more; a process 0.2. So the interface starts the same commands a person would.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from reader.config.paths import Paths
from reader.errors import OfflineError, ReaderError
from reader.model import Refreshed, Synced

_FAILED = (1, 2)
"""The exit codes that mean a command did nothing."""
_SOME_FAILED = 3
"""The one that means that some feeds failed; all of them, where none was told of."""
_LONGEST_LINE = 1 << 20
_HERE = Path(__file__).parents[2]


async def refresh(
    paths: Paths,
    *,
    feeds: Sequence[str] = (),
    everything: bool = False,
    offline: Callable[[OfflineError], None] = lambda _: None,
) -> AsyncGenerator[Refreshed | Synced, None]:
    """Refresh the feeds that are due, or these, or all; yield how each one went.

    That there is no network is told to ``offline`` as soon as it is known: texts that
    wait are prepared after that, and only then is it raised.

    Where there is an account, what the exchange with its server came to is yielded
    first; what went wrong is among its ``notices``.

    Raises:
        ReaderError: If the refresh could not be done at all, with why.
    """
    extent = ("--all",) if everything else ("--", *feeds)
    told = 0

    def has_failed(code: int) -> bool:
        return code in _FAILED or (code == _SOME_FAILED and not told)

    def heard(line: str) -> None:
        if isinstance(error := _failure(line), OfflineError):
            offline(error)

    command = ("refresh", "--json", *extent)
    async with _child(
        paths, *command, stdout=PIPE, has_failed=has_failed, heard=heard
    ) as child:
        assert child.stdout is not None
        async for line in child.stdout:
            if outcome := _outcome(line):
                told += 1
                yield outcome


async def understand(paths: Paths, entry_id: int) -> None:
    """Have one entry's text prepared for reading.

    Raises:
        ReaderError: If that could not be done, with why.
    """
    async with _child(paths, "read", str(entry_id), "--json", stdout=DEVNULL):
        pass


async def take_up(paths: Paths) -> None:
    """Have the library follow what feeds.toml says by now.

    Raises:
        ReaderError: If that could not be done, with why.
    """
    # Whatever opens the library does so first, and this asks the least of it.
    async with _child(paths, "list", "--limit", "1", "--json", stdout=DEVNULL):
        pass


async def archive(paths: Paths, entry_id: int) -> list[dict[str, Any]]:
    """Fetch an entry's page; give what came of it, nothing where it is no teaser.

    Raises:
        ReaderError: If that could not be tried at all, with why.
    """
    return await _told(paths, "archive", "--id", str(entry_id), "--again", "--json")


async def image(paths: Paths, entry_id: int, number: int) -> Path:
    """Fetch one of an article's images, counted from 1; say where it lies.

    Raises:
        ReaderError: If it is not to be had, or no image that can be shown.
    """
    [told] = await _told(paths, "image", str(entry_id), str(number), "--json")
    return Path(str(told["path"]))


async def follow(paths: Paths, address: str) -> dict[str, Any]:
    """Follow the feed that an address leads to; say what became of it.

    Raises:
        ReaderError: If there is none, or it cannot be followed.
    """
    [outcome] = await _told(paths, "follow", "--json", "--", address)
    return outcome


async def unfollow(paths: Paths, url: str) -> dict[str, Any]:
    """Follow a feed no longer; say what became of it.

    Raises:
        ReaderError: If that could not be done.
    """
    [outcome] = await _told(paths, "unfollow", "--json", "--", url)
    return outcome


async def turn(paths: Paths, action_id: int, *, is_redo: bool) -> str:
    """Undo an action, or do again what was undone last; say what that was.

    Raises:
        ReaderError: If that could not be done.
    """
    how = "--redo" if is_redo else str(action_id)
    turned = await _told(paths, "undo", "--json", how)
    return "".join(str(action["label"]) for action in turned)


async def _told(paths: Paths, *arguments: str) -> list[dict[str, Any]]:
    """Run a command to its end, and read the lines it prints."""
    async with _child(paths, *arguments, stdout=PIPE) as child:
        assert child.stdout is not None
        said = await child.stdout.read()
    return [json.loads(line) for line in said.splitlines()]


@asynccontextmanager
async def _child(
    paths: Paths,
    *arguments: str,
    stdout: int,
    has_failed: Callable[[int], bool] = _FAILED.__contains__,
    heard: Callable[[str], None] = lambda _: None,
) -> AsyncIterator[Process]:
    """Run a command of our own, to its end or to the end of whoever wanted it."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "reader",
        *arguments,
        stdin=DEVNULL,
        stdout=stdout,
        stderr=PIPE,
        env=_environment(paths),
        # "-m" looks for the package where it is started: not where somebody happens to
        # keep a folder that is called "reader", too.
        cwd=_HERE,
        limit=_LONGEST_LINE,
        # Control-C is for the interface, which ends its children itself.
        start_new_session=True,
    )
    assert child.stderr is not None
    complaint = asyncio.create_task(_listen(child.stderr, heard))
    try:
        yield child
        said = await complaint
        if has_failed(await child.wait()):
            raise _failure(said)
    finally:
        complaint.cancel()
        if child.returncode is None:
            # Each of its transactions is whole, whenever it ends.
            with suppress(ProcessLookupError):
                child.terminate()
            await child.wait()


async def _listen(stream: asyncio.StreamReader, heard: Callable[[str], None]) -> str:
    """Hear what a command has to say, line by line, and give all of it at the end."""
    lines: list[str] = []
    while line := await stream.readline():
        lines.append(line.decode("utf-8", "replace").strip())
        heard(lines[-1])
    return "\n".join(lines).strip()


def _failure(said: str) -> ReaderError:
    """What a command that failed said last, without its own name before it."""
    words = said.rpartition("\n")[2].removeprefix("wellread: ")
    offline = OfflineError(0)
    if words == str(offline):
        return offline
    return ReaderError(words or "it ended without a word")


def _environment(paths: Paths) -> Mapping[str, str]:
    """Make the child open the very library that is shown."""
    if paths.config == paths.data:
        return os.environ | {"WELLREAD_HOME": str(paths.config)}
    return os.environ


def _outcome(line: bytes) -> Refreshed | Synced | None:
    try:
        told = json.loads(line)
        if "server" in told:
            notices = filter(None, [told["error"], *told.get("notices", ())])
            return Synced(
                server=str(told["server"]),
                new=int(told["new"]),
                notices=tuple(map(str, notices)),
            )
        return Refreshed(
            feed=str(told["feed"]),
            title=str(told["title"]),
            status=told["status"],
            new=int(told["new"]),
            changed=int(told["changed"]),
            unchanged=int(told["unchanged"]),
            seconds=float(told["seconds"]),
            error=told["error"],
            note=str(told.get("note") or ""),
        )
    except (KeyError, TypeError, ValueError):
        return None
