"""What a person made, as rows: read out, and put back with all that hangs on them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from reader.model import Tag
from reader.store.connection import Connection
from reader.store.index import reindexing
from reader.store.reads import put_reads

Key: TypeAlias = tuple[Any, ...]
"""What names a row: the entry's id, and a tag's name where there can be several."""
Values: TypeAlias = tuple[Any, ...]
"""The rest of a row."""
Made: TypeAlias = Mapping[Key, Values | None]
"""Rows by their keys; None where there is to be none."""

_COLUMNS = {
    "reads": ("at",),
    "bookmarks": (
        *("at", "title", "link", "author", "published"),
        *("feed_url", "feed_title", "markdown", "source"),
    ),
    "notes": ("at", "text"),
    "tag_choices": ("at", "is_wanted", "origin"),
}


def made(
    connection: Connection, table: str, entry_ids: Iterable[int]
) -> dict[Key, Values]:
    """Read the rows that these entries have in one of the tables of a person's own."""
    key = _key(table)
    rows = connection.rows(
        f"SELECT {', '.join((*key, *_COLUMNS[table]))} FROM {table} "
        "WHERE entry_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(entry_ids)),),
    )
    return {tuple(row)[: len(key)]: tuple(row)[len(key) :] for row in rows}


def is_handmade(table: str) -> bool:
    """Whether `put` knows what hangs on the rows of a table."""
    return table in _COLUMNS


def keyed(table: str, entry_id: int, row: Mapping[str, Any]) -> tuple[Key, Values]:
    """A row that is given by its columns' names, as `put` takes it."""
    key = tuple(row[name] for name in _key(table)[1:])
    return (entry_id, *key), tuple(row.get(name) for name in _COLUMNS[table])


def put(connection: Connection, table: str, rows: Made) -> None:
    """Write rows and delete others, and bring in step whatever is made of them.

    Rows of entries that do not exist are left out. The caller is within ``writing()``.
    """
    if table == "reads":
        put_reads(
            connection, {key[0]: row[0] if row else None for key, row in rows.items()}
        )
        return
    rows = _of_known(connection, rows)
    if table == "bookmarks":
        _write(connection, table, rows)
        return
    entry_ids = {key[0] for key in rows}
    with reindexing(connection, entry_ids):
        before = made(connection, table, entry_ids)
        _write(connection, table, rows)
        if table == "tag_choices":
            _retag(connection, before, made(connection, table, entry_ids))


def chosen(tags: Iterable[Tag], choices: Mapping[str, Values]) -> tuple[Tag, ...]:
    """The tags that an entry has by a digest and by what a person chose, in order."""
    own = tuple(tags)
    names = {tag.name for tag in own}
    kept = [t for t in own if t.name not in choices or choices[t.name][1]]
    added = [
        Tag(name, "user")
        for name, (_at, is_wanted, _origin) in choices.items()
        if is_wanted and name not in names
    ]
    return (*kept, *added)


def choices_of(
    connection: Connection, entry_ids: Iterable[int]
) -> dict[int, dict[str, Values]]:
    """What a person chose about the tags of entries, by entry and name."""
    found: dict[int, dict[str, Values]] = {}
    for (entry_id, name), row in made(connection, "tag_choices", entry_ids).items():
        found.setdefault(entry_id, {})[name] = row
    return found


def remember_origins(
    connection: Connection,
    entry_id: int,
    tags: Iterable[Tag],
    choices: Mapping[str, Values],
) -> None:
    """Note which of the tags taken away a digest still gives, should one be wanted."""
    origins = {tag.name: tag.origin for tag in tags}
    connection.run_many(
        "UPDATE tag_choices SET origin = ? WHERE entry_id = ? AND name = ?",
        (
            (origins.get(name, ""), entry_id, name)
            for name, (_at, is_wanted, _origin) in choices.items()
            if not is_wanted
        ),
    )


def write_tags(
    connection: Connection, entry_id: int, tags: Iterable[Tag], sort_at: int
) -> None:
    """Replace the rows of ``tags``; of a name with two origins, the first counts."""
    connection.run("DELETE FROM tags WHERE entry_id = ?", (entry_id,))
    origins = {tag.name: tag.origin for tag in reversed(list(tags))}
    connection.run_many(
        "INSERT INTO tags (entry_id, name, origin, at) VALUES (?, ?, ?, ?)",
        ((entry_id, name, origin, sort_at) for name, origin in origins.items()),
    )


def _key(table: str) -> tuple[str, ...]:
    return ("entry_id", "name") if table == "tag_choices" else ("entry_id",)


def _of_known(connection: Connection, rows: Made) -> Made:
    ids = json.dumps(sorted({key[0] for key in rows}))
    sql = "SELECT id FROM entries WHERE id IN (SELECT value FROM json_each(?))"
    known = {row["id"] for row in connection.rows(sql, (ids,))}
    return {key: row for key, row in rows.items() if key[0] in known}


def _write(connection: Connection, table: str, rows: Made) -> None:
    key = _key(table)
    columns = (*key, *_COLUMNS[table])
    named = " AND ".join(f"{column} = ?" for column in key)
    connection.run_many(f"DELETE FROM {table} WHERE {named}", rows)
    connection.run_many(
        f"INSERT INTO {table} ({', '.join(columns)}) "
        f"VALUES ({', '.join('?' * len(columns))})",
        ((*k, *row) for k, row in rows.items() if row is not None),
    )


def _retag(
    connection: Connection, before: Mapping[Key, Values], after: Mapping[Key, Values]
) -> None:
    """Give entries the tags that they have by the choices after, not those before."""
    for entry_id in {key[0] for key in (*before, *after)}:
        old = {k[1]: row for k, row in before.items() if k[0] == entry_id}
        new = {k[1]: row for k, row in after.items() if k[0] == entry_id}
        [row] = connection.rows(
            "SELECT tags, sort_at FROM entries WHERE id = ?", (entry_id,)
        )
        own = [Tag(*t) for t in json.loads(row["tags"]) if t[1] != "user"]
        given_back = [Tag(n, r[2]) for n, r in old.items() if not r[1] and r[2]]
        tags = chosen((*own, *given_back), new)
        connection.run(
            "UPDATE entries SET tags = ? WHERE id = ?",
            (json.dumps(tags, ensure_ascii=False), entry_id),
        )
        write_tags(connection, entry_id, tags, row["sort_at"])
