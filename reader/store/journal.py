"""The journal: a second record of what a person did, in a file that only grows.

The library's file has all of it too. The journal is for the day when that file is
damaged or gone: the newest backup and the lines since then make everything again.

A line says how the marks of one kind stand after a commit, for some entries of a feed:
``{"at": …, "table": "reads", "feed": url, "marks": {identity: [row, …]}}``. So a line
can be applied twice, or onto a library that knows a part of it already.
"""

from __future__ import annotations

import base64
import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from reader.store.personal import NOTED, columns_of

_LARGEST = 16 * 2**20
"""Bytes after which a journal is put by, though no backup has been made since."""

_LISTEN = """
    CREATE TEMP TABLE touched (name TEXT, entry_id INTEGER,
        PRIMARY KEY (name, entry_id)) WITHOUT ROWID
"""

_TRIGGER = """
    CREATE TEMP TRIGGER touched_{table}_{event} AFTER {event} ON main.{table} BEGIN
        INSERT OR IGNORE INTO touched VALUES ('{table}', {row}.entry_id);
    END
"""

# CROSS keeps the order of the tables; SQLite would rather go through all entries.
_TOUCHED = """
    SELECT feeds.url, lower(hex(entries.identity)), {columns}
    FROM temp.touched CROSS JOIN entries ON entries.id = touched.entry_id
    CROSS JOIN feeds ON feeds.id = entries.feed_id
    LEFT JOIN {table} AS mark ON mark.entry_id = touched.entry_id
    WHERE touched.name = '{table}' ORDER BY feeds.url, entries.id
"""


# SQLite writes a hundred thousand marks down in a fifth of the time that we would take.
_MARKS = """
    SELECT feeds.url, json_group_object(
        lower(hex(entries.identity)), CASE WHEN mark.entry_id IS NULL THEN json('[]')
        ELSE json_array(json_object({columns})) END
    )
    FROM temp.touched CROSS JOIN entries ON entries.id = touched.entry_id
    CROSS JOIN feeds ON feeds.id = entries.feed_id
    LEFT JOIN {table} AS mark ON mark.entry_id = touched.entry_id
    WHERE touched.name = '{table}' GROUP BY feeds.id
"""

_SIMPLE = ("reads", "notes")
"""Tables with one row for an entry at most, and nothing in it but text and numbers."""


class Noted(NamedTuple):
    """How an entry's marks of one kind stood at some time."""

    table: str
    feed_url: str
    identity: bytes
    rows: tuple[dict[str, Any], ...]
    """Without ``entry_id``; none where the mark was taken away."""


class Journal:
    """Notes every change to a person's tables, once it has been committed.

    Args:
        library: The library's file; the journal stands beside it.
        raw: The connection that is listened to.
    """

    def __init__(self, library: Path, raw: sqlite3.Connection) -> None:
        self._path = journal_of(library)
        self._raw = raw
        self._columns: dict[str, list[str]] = {}

    def listen(self) -> None:
        """Have every change from now on remembered; harmless when called again."""
        if self._columns:
            return
        self._raw.execute(_LISTEN)
        for table in NOTED:
            self._columns[table] = columns_of(self._raw, table)
            for event, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old")):
                sql = _TRIGGER.format(table=table, event=event, row=row)
                self._raw.execute(sql)

    def write(self) -> None:
        """Note what changed since the last time; the caller holds the write lock.

        That it cannot be noted loses nothing: it stands in the library.
        """
        touched = self._raw.execute("SELECT DISTINCT name FROM temp.touched").fetchall()
        if not touched:
            return
        lines = [line for (table,) in touched for line in self._lines(table)]
        self._raw.execute("DELETE FROM temp.touched")
        with suppress(OSError):
            _append(self._path, lines)

    def _lines(self, table: str) -> Iterator[str]:
        columns = self._columns[table]
        if table in _SIMPLE:
            pairs = ", ".join(f"'{name}', mark.{name}" for name in columns)
            sql = _MARKS.format(table=table, columns=pairs)
            for url, said in self._raw.execute(sql).fetchall():
                yield _line(table, url, said)
            return
        names = ", ".join(f"mark.{name}" for name in ("entry_id", *columns))
        sql = _TOUCHED.format(table=table, columns=names)
        with closing(self._raw.cursor()) as cursor:
            cursor.row_factory = None
            for url, rows in groupby(cursor.execute(sql), key=lambda row: row[0]):
                marks: dict[str, list[dict[str, Any]]] = {}
                for _url, identity, entry_id, *values in rows:
                    stands = marks.setdefault(identity, [])
                    if entry_id is not None:
                        stands.append(
                            dict(zip(columns, map(_plain, values), strict=True))
                        )
                yield _line(table, url, _json(marks))


def journal_of(library: Path) -> Path:
    """The journal beside a library."""
    return library.with_name("journal.jsonl")


def journals_of(library: Path) -> list[Path]:
    """The journal from before the newest backup and that since, as far as they are."""
    now = journal_of(library)
    return [path for path in (_earlier(now), now) if path.exists()]


def noted(library: Path) -> Iterator[Noted]:
    """Yield all that is noted, oldest first; a line that was cut short is left out."""
    for path in journals_of(library):
        with path.open("rb") as lines:
            for line in lines:
                yield from _read(line)


def length(library: Path) -> int:
    """How far the journal goes by now, in bytes."""
    try:
        return journal_of(library).stat().st_size
    except OSError:
        return 0


def put_by(library: Path, until: int) -> None:
    """Put by what a backup has: the first ``until`` bytes. Needs the write lock."""
    path = journal_of(library)
    with suppress(OSError):
        content = path.read_bytes()
        _replace(_earlier(path), content[:until])
        _replace(path, content[until:])


def end(library: Path, *, with_name: str) -> None:
    """Begin a new journal, and keep the old one beside the library that it was of."""
    for path in journals_of(library):
        with suppress(OSError):
            path.replace(path.with_name(f"{with_name}.{path.name}"))


def erase(library: Path, is_meant: Callable[[Noted], bool]) -> int:
    """Take notes out of every journal for good; say how many. Needs the write lock.

    Raises:
        OSError: If that cannot be done.
    """
    erased = 0
    for path in library.parent.glob("*journal*.jsonl"):
        kept: list[bytes] = []
        for line in path.read_bytes().splitlines():
            marks = list(_read(line))
            rest = [mark for mark in marks if not is_meant(mark)]
            erased += len(marks) - len(rest)
            kept += [line] if len(rest) == len(marks) else map(_again, rest)
        _overwrite(path)
        _replace(path, b"".join(line + b"\n" for line in kept))
    return erased


def _line(table: str, feed: str, marks: str) -> str:
    head = _json({"at": int(time.time()), "table": table, "feed": feed})
    return f'{head.removesuffix("}")},"marks":{marks}}}'


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _again(mark: Noted) -> bytes:
    rows = [{k: _plain(v) for k, v in row.items()} for row in mark.rows]
    line = _line(mark.table, mark.feed_url, _json({mark.identity.hex(): rows}))
    return line.encode("utf-8", "replace")


def _append(path: Path, lines: list[str]) -> None:
    if path.exists() and path.stat().st_size > _LARGEST:
        path.replace(_earlier(path))
    content = "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(file, "r+b") as stream:
        size = stream.seek(0, os.SEEK_END)
        # A line that a kill cut short must not swallow the next one.
        if size and os.pread(stream.fileno(), 1, size - 1) != b"\n":
            content = b"\n" + content
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _read(line: bytes) -> Iterator[Noted]:
    with suppress(ValueError, KeyError, TypeError, AttributeError):
        said = json.loads(line)
        yield from [
            Noted(
                str(said["table"]),
                str(said["feed"]),
                bytes.fromhex(identity),
                tuple({k: _value(v) for k, v in row.items()} for row in rows),
            )
            for identity, rows in said["marks"].items()
        ]


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode()}
    return value


def _value(plain: Any) -> Any:
    return base64.b64decode(plain["base64"]) if isinstance(plain, dict) else plain


def _earlier(path: Path) -> Path:
    return path.with_suffix(".1.jsonl")


def _replace(path: Path, content: bytes) -> None:
    """Give a file another content: all of it, or the one it had."""
    new = path.with_suffix(".new")
    file = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(file, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    new.replace(path)


def _overwrite(path: Path) -> None:
    """Write zeros over a file whose content somebody wants to be gone."""
    with path.open("r+b") as stream:
        stream.write(bytes(path.stat().st_size))
        stream.flush()
        os.fsync(stream.fileno())
