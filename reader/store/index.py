"""The full-text index, which has to be told what it forgets."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from reader.store.connection import Connection
from reader.store.rows import TEXT
from reader.store.texts import text_of

_COLUMNS = "rowid, title, text, tags, author, note"

_PUT_IN = f"INSERT INTO entries_fts ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)"

_BATCH = 500

_STORED = f"""
    SELECT entries.id, title, author, tags, notes.text AS note, {TEXT}
    FROM entries JOIN texts ON texts.entry_id = entries.id
    LEFT JOIN notes ON notes.entry_id = entries.id
    WHERE entries.id IN (SELECT value FROM json_each(?))
"""


@contextmanager
def reindexing(
    connection: Connection,
    entry_ids: Iterable[int],
    texts: Mapping[int, str] = MappingProxyType({}),
) -> Iterator[None]:
    """Take entries out of the index, let a block change them, and put them back.

    The index keeps no copy of what it indexed, and forgets a row only if it is told
    exactly what stood in it (SQLite 3.43 could do without; most have an older one).
    So what is indexed is always made by one function, `_indexed`, of what is stored,
    and whoever changes that does it within this block. An entry that does not exist
    before the block is only put in, and one that does not exist after it only out.

    Args:
        connection: To the library.
        entry_ids: The entries.
        texts: What `text_of` would read of entries after the block, where the caller
            has it at hand: unpacking takes longer than the rest.
    """
    wanted = json.dumps(list(entry_ids))
    connection.run_many(
        f"INSERT INTO entries_fts (entries_fts, {_COLUMNS}) "
        "VALUES ('delete', ?, ?, ?, ?, ?, ?)",
        _indexed(connection, wanted),
    )
    yield
    connection.run_many(_PUT_IN, _indexed(connection, wanted, texts))


def rebuild(connection: Connection) -> None:
    """Make the whole index anew of what is stored."""
    with connection.writing():
        connection.run("INSERT INTO entries_fts (entries_fts) VALUES ('delete-all')")
        last = connection.value("SELECT max(id) FROM entries") or 0
        for start in range(0, last, _BATCH):
            wanted = json.dumps(list(range(start + 1, start + 1 + _BATCH)))
            connection.run_many(_PUT_IN, _indexed(connection, wanted))


def _indexed(
    connection: Connection, wanted: str, texts: Mapping[int, str] = MappingProxyType({})
) -> Iterator[tuple[int, str, str, str, str, str]]:
    for row in connection.rows(_STORED, (wanted,)):
        tags = " ".join(name for name, _origin in json.loads(row["tags"]))
        note = row["note"] or ""
        text = texts[row["id"]] if row["id"] in texts else text_of(row)
        yield row["id"], row["title"], text, tags, row["author"], note
