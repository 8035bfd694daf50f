"""What a person does to entries: read them, keep them, write to them and label them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from reader.errors import EntryNotFoundError
from reader.model import ParsedEntry, Register
from reader.store import reads
from reader.store.changes import Change
from reader.store.connection import Connection
from reader.store.handmade import Key, Values, choices_of, put
from reader.store.moments import seconds
from reader.store.personal import personal_tables
from reader.store.rows import FEED_TITLE, TEXT, parsed_of
from reader.store.texts import markdown_of, pack
from reader.store.undo import keep, recording

_INNER = str.maketrans("“”", "‘’")
"""Quotation marks within others."""
_KEPT = f"""
    SELECT entries.id, ?, entries.title, entries.link, author, published, feeds.url,
        {FEED_TITLE}
    FROM entries JOIN feeds ON feeds.id = entries.feed_id
    WHERE entries.id IN (SELECT value FROM json_each(?)) AND is_bookmarked = 0
"""

_KEEP_SOURCE = """
    UPDATE bookmarks SET source = (
        SELECT source FROM texts WHERE texts.entry_id = bookmarks.entry_id
    )
    WHERE markdown IS NULL AND source IS NULL
        AND entry_id IN (SELECT value FROM json_each(?))
"""

_WITHOUT_TEXT = f"""
    SELECT entry_id, {TEXT}
    FROM bookmarks JOIN texts USING (entry_id) JOIN entries ON entries.id = entry_id
    WHERE entry_id IN (SELECT value FROM json_each(?))
        AND markdown IS NULL AND digest_version > 0
        AND (bookmarks.source IS NULL OR bookmarks.source = texts.source)
"""

_LONGEST_NOTE = 100_000
"""Characters."""

_OVERTAKEN = """
    SELECT entry_id, bookmarks.link, bookmarks.title, bookmarks.author,
        bookmarks.published, is_guessed, bookmarks.source, NULL AS page,
        '[]' AS common_labels
    FROM bookmarks JOIN texts USING (entry_id) JOIN entries ON entries.id = entry_id
    WHERE bookmarks.source IS NOT NULL AND bookmarks.source <> texts.source
"""


def has_marks(connection: Connection) -> bool:
    """Whether a person has made anything of what is here."""
    tables = personal_tables(connection.raw)
    return any(connection.row(f"SELECT 1 FROM {name} LIMIT 1") for name in tables)


def mark_read(
    connection: Connection,
    entry_ids: Iterable[int],
    is_read: bool,
    at: datetime,
    *,
    rule: str = "",
    of: int | None = None,
) -> int:
    """Set or clear the read marks of entries; say how many that changed.

    Args:
        connection: The library.
        entry_ids: The entries; unknown ones are left out.
        is_read: Which of the two.
        at: Now.
        rule: What does it, where it is not a person.
        of: The entry that the others are copies of, where they are.
    """
    said = f"marked {{}} {'read' if is_read else 'unread'}{rule and f' ({rule})'}"
    moment = seconds(at) if is_read else None
    with connection.writing():
        before = reads.mark(connection, entry_ids, moment)
        if before:
            change = Change(
                "reads",
                {(n,): None if then is None else (then,) for n, then in before.items()},
                dict.fromkeys(
                    ((n,) for n in before), None if moment is None else (moment,)
                ),
            )
            label = _label(connection, said, of)(list(before))
            keep(connection, [change], at, label, is_automatic=bool(rule))
    return len(before)


def bookmark(
    connection: Connection, entry_ids: Sequence[int], keep: bool, at: datetime
) -> int:
    """Keep entries with what they say now, or let them go; say how many that changed.

    Raises:
        EntryNotFoundError: If one of them does not exist; then nothing is changed.
    """
    label = _label(connection, "bookmarked {}" if keep else "let {} go")
    with connection.writing():
        _require(connection, entry_ids)
        with recording(
            connection, ["bookmarks"], entry_ids, at=at, label=label
        ) as changed:
            if keep:
                _keep(connection, entry_ids, at)
            else:
                put(connection, "bookmarks", {(n,): None for n in entry_ids})
    return len(changed)


def settle(
    connection: Connection, register: Register, marks: Mapping[int, bool], at: datetime
) -> None:
    """Set and clear marks as they were made elsewhere: no action that is undone here.

    The caller is within ``writing()``.
    """
    if register == "read":
        moment = (seconds(at),)
        put(
            connection, "reads", {(n,): moment if m else None for n, m in marks.items()}
        )
        return
    put(connection, "bookmarks", {(n,): None for n, m in marks.items() if not m})
    _keep(connection, [n for n, is_set in marks.items() if is_set], at)


def keep_texts(connection: Connection, entry_ids: Sequence[int]) -> None:
    """Give bookmarks their text, where the entry was not understood when it was kept.

    A bookmark that has a text keeps it, whatever becomes of the article. One whose
    article was changed before that has the source of what was seen: see `overtaken`.
    """
    rows = connection.rows(_WITHOUT_TEXT, (json.dumps(list(entry_ids)),))
    connection.run_many(
        "UPDATE bookmarks SET markdown = ?, source = NULL WHERE entry_id = ?",
        ((pack(markdown_of(row)), row["entry_id"]) for row in rows),
    )


def overtaken(connection: Connection) -> list[tuple[int, ParsedEntry]]:
    """Bookmarks whose article was changed before it had been understood.

    They come with what the feed gave when they were made, which is what their text has
    to be made of.
    """
    return [(row["entry_id"], parsed_of(row)) for row in connection.rows(_OVERTAKEN)]


def keep_text(connection: Connection, entry_id: int, markdown: str) -> None:
    """Give one bookmark its text; one that has a text keeps that."""
    with connection.writing():
        connection.run(
            "UPDATE bookmarks SET markdown = ?, source = NULL "
            "WHERE entry_id = ? AND markdown IS NULL",
            (pack(markdown), entry_id),
        )


def set_note(connection: Connection, entry_id: int, text: str, at: datetime) -> bool:
    """Write a note to an entry, or take it away with ""; say whether that changed it.

    Raises:
        EntryNotFoundError: If there is no such entry.
    """
    text = text.strip()[:_LONGEST_NOTE]
    said = "wrote a note to {}" if text else "removed the note of {}"
    with connection.writing():
        _require(connection, [entry_id])
        if text == note(connection, entry_id):
            return False
        with recording(
            connection,
            ["notes"],
            [entry_id],
            at=at,
            label=_label(connection, said),
        ):
            row = (seconds(at), text) if text else None
            put(connection, "notes", {(entry_id,): row})
    return True


def note(connection: Connection, entry_id: int) -> str:
    """The note of an entry; "" where there is none."""
    sql = "SELECT text FROM notes WHERE entry_id = ?"
    return connection.value(sql, (entry_id,)) or ""


def tag(
    connection: Connection,
    entry_ids: Sequence[int],
    names: Sequence[str],
    wanted: bool,
    at: datetime,
    taken: Sequence[str] = (),
) -> int:
    """Add tags to entries or take them away, for good; say how many that changed.

    Those of ``taken`` are taken away whatever is ``wanted`` of the others: one step to
    be undone.

    Raises:
        EntryNotFoundError: If one of them does not exist; then nothing is changed.
    """
    hashed = " ".join(f"#{name}" for name in names)
    said = f"tagged {{}} {hashed}" if wanted else f"took from {{}} {hashed}"
    if taken:
        said += f", took away {' '.join(f'#{name}' for name in taken)}"
    with connection.writing():
        _require(connection, entry_ids)
        with recording(
            connection,
            ["tag_choices"],
            entry_ids,
            at=at,
            label=_label(connection, said),
        ) as changed:
            put(
                connection,
                "tag_choices",
                _choices(connection, entry_ids, names, wanted, at)
                | _choices(connection, entry_ids, taken, False, at),
            )
    return len(changed)


def remember_position(
    connection: Connection, entry_id: int, place: tuple[int, int], at: datetime
) -> None:
    """Keep the block and the offset where somebody stopped reading an entry.

    At the very beginning nobody has stopped, and nothing is kept.
    """
    with connection.writing():
        connection.run("DELETE FROM positions WHERE entry_id = ?", (entry_id,))
        if place != (0, 0):
            connection.run(
                "INSERT INTO positions (entry_id, at, block, offset) "
                "SELECT id, ?, ?, ? FROM entries WHERE id = ?",
                (seconds(at), *place, entry_id),
            )


def _choices(
    connection: Connection,
    entry_ids: Iterable[int],
    names: Iterable[str],
    wanted: bool,
    at: datetime,
) -> dict[Key, Values | None]:
    """What is to be chosen so that each entry has, or lacks, each tag.

    No choice is needed for what a digest says anyway.
    """
    chosen, found = choices_of(connection, entry_ids), dict[Key, Values | None]()
    for entry_id in entry_ids:
        bears = {
            row["name"]: row["origin"]
            for row in connection.rows(
                "SELECT name, origin FROM tags WHERE entry_id = ?", (entry_id,)
            )
        }
        for name in names:
            choice = chosen.get(entry_id, {}).get(name)
            if (name in bears) == wanted:
                continue
            is_own = bears.get(name) == "user" or (choice and choice[2])
            row = (seconds(at), int(wanted), "" if wanted else bears[name])
            found[(entry_id, name)] = None if is_own else row
    return found


def _keep(connection: Connection, entry_ids: Sequence[int], at: datetime) -> None:
    connection.run(
        "INSERT INTO bookmarks (entry_id, at, title, link, author, published, "
        f"feed_url, feed_title) {_KEPT}",
        (seconds(at), json.dumps(list(entry_ids))),
    )
    keep_texts(connection, entry_ids)
    connection.run(_KEEP_SOURCE, (json.dumps(list(entry_ids)),))


def _label(
    connection: Connection, said: str, of: int | None = None
) -> Callable[[list[int]], str]:
    """What was done to one article, by its title, or to how many.

    Where all of them are copies ``of`` one among them, that is called by its title.
    """

    def name(changed: list[int]) -> str:
        number, others = len(changed), ""
        if of in changed and number > 1:
            others = " and a copy" if number == 2 else f" and {number - 1:,} copies"
        elif number != 1:
            return said.replace("{}", f"{number:,} articles", 1)
        sql = "SELECT title FROM entries WHERE id = ?"
        title = connection.value(sql, (of if others else changed[0],)) or "an article"
        return said.replace("{}", f"“{str(title).translate(_INNER)}”{others}", 1)

    return name


def _require(connection: Connection, entry_ids: Iterable[int]) -> None:
    for entry_id in entry_ids:
        found = connection.value("SELECT 1 FROM entries WHERE id = ?", (entry_id,))
        if found is None:
            raise EntryNotFoundError(entry_id)
