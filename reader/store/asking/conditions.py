"""The fields of a tree to SQL: values are always bound, never written into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from reader.store.asking.fulltext import expression, together
from reader.store.asking.tree import (
    All,
    Asking,
    Either,
    Field,
    Moment,
    Node,
    Not,
    Span,
    Value,
    Words,
)
from reader.store.moments import seconds
from reader.store.rows import FEED_TITLE

MATCHES = "SELECT rowid FROM entries_fts WHERE entries_fts MATCH ?"

_SQLITES_NOW = "CAST(strftime('%s', 'now') AS INTEGER)"

_A_DAY = Moment(86_400, is_ago=True)
"""What "today" reaches back: as in the sidebar, where it also means unread."""

_HAVING = {
    ("is", "unread"): "entries.is_read = 0",
    ("is", "read"): "entries.is_read = 1",
    ("is", "bookmarked"): "entries.is_bookmarked = 1",
    ("is", "archived"): "entries.readiness = 'full'",
    ("is", "watched"): "entries.id IN (SELECT entry_id FROM watched)",
    ("is", "changed"): "entries.revised_at IS NOT NULL",
    ("has", "note"): "entries.id IN (SELECT entry_id FROM notes)",
    ("has", "study"): "entries.id IN (SELECT entry_id FROM studies)",
    ("has", "copies"): "entries.copies > 0",
    ("has", "audio"): "(entries.medium = 'audio' AND entries.medium <> '')",
    ("has", "video"): "(entries.medium = 'video' AND entries.medium <> '')",
}


class Condition(NamedTuple):
    """A condition, and the values of its placeholders."""

    sql: str
    values: tuple[Any, ...] = ()


def conditions(nodes: Sequence[Node], asking: Asking) -> Iterator[Condition]:
    """Write the parts of a tree, all of which an entry must have."""
    words, rest = together(nodes, asking.expand)
    if words:
        yield matching(words)
    for node in rest:
        yield condition(node, asking)


def matching(words: str) -> Condition:
    """The entries that answer an FTS5 expression."""
    return Condition(f"entries.id IN ({MATCHES})", (words,))


def condition(node: Node, asking: Asking) -> Condition:
    """Write a tree as one condition."""
    match node:
        case Field(name, value):
            return _field(name, value, asking)
        case Not(inner):
            found = condition(inner, asking)
            # What is not known of an entry is not so.
            return Condition(f"NOT coalesce({found.sql}, 0)", found.values)
        case All(nodes):
            return _joined(list(conditions(nodes, asking)), " AND ")
        case Either(nodes):
            words = tuple(n for n in nodes if expression(n, asking.expand))
            others = [n for n in nodes if n not in words]
            found_by_words = [_words(Either(words), asking)] if words else []
            return _joined(
                [*found_by_words, *(condition(n, asking) for n in others)], " OR "
            )
        case Words():
            return _words(node, asking)


def since(nodes: Sequence[Node], asking: Asking) -> int | None:
    """The date before which nothing is asked for, in unix seconds; None without one."""
    dates = [
        date
        for node in nodes
        if isinstance(node, Field) and isinstance(node.value, Moment)
        if node.name == "after" and (date := _date(node.value, asking)) is not None
    ]
    return max(dates, default=None)


def tagged(name: str) -> Condition:
    """The entries that bear a tag."""
    return Condition(
        "entries.id IN (SELECT entry_id FROM tags WHERE name = ?)", (name,)
    )


def _words(node: Node, asking: Asking) -> Condition:
    return matching(expression(node, asking.expand) or '""')


def _joined(found: Sequence[Condition], joint: str) -> Condition:
    sql = joint.join(part.sql for part in found)
    return Condition(f"({sql})", tuple(v for part in found for v in part.values))


def _field(name: str, value: Value, asking: Asking) -> Condition:
    match value:
        case Moment():
            return _dated(name, value, asking)
        case "today" if name == "is":
            recent = _dated("after", _A_DAY, asking)
            return Condition(f"(entries.is_read = 0 AND {recent.sql})", recent.values)
        case Span(least, most):
            bounds = ((">=", least), ("<=", most))
            sql = [f"entries.people {sign} ?" for sign, n in bounds if n is not None]
            numbers = tuple(n for n in value if n is not None)
            return Condition(f"({' AND '.join(sql)})", numbers)
        case _:
            return _named(name, value)


def _dated(name: str, moment: Moment, asking: Asking) -> Condition:
    """Before a date begins, or since it began."""
    sign = "<" if name == "before" else ">="
    date = _date(moment, asking)
    if date is None:
        sql = f"entries.sort_at {sign} {_SQLITES_NOW} - ?"
        return Condition(sql, (moment.seconds,))
    return Condition(f"entries.sort_at {sign} ?", (date,))


def _date(moment: Moment, asking: Asking) -> int | None:
    """When that is; None where only SQLite knows what time it is now."""
    if not moment.is_ago:
        return moment.seconds
    return None if asking.now is None else seconds(asking.now()) - moment.seconds


def _named(name: str, value: str) -> Condition:
    match name:
        case "feed":
            titled = f"instr(casefold({FEED_TITLE}), ?) OR instr(casefold(url), ?)"
            sql = f"entries.feed_id IN (SELECT id FROM feeds WHERE {titled})"
            return Condition(sql, (value, value))
        case "category":
            named = "SELECT category FROM feeds WHERE casefold(category) = ?"
            return Condition(f"entries.category IN ({named})", (value,))
        case "tag":
            return tagged(value)
        case "readiness":
            return Condition("entries.readiness = ?", (value,))
        case "study":
            sql = "entries.id IN (SELECT entry_id FROM studies WHERE name = ?)"
            return Condition(sql, (value,))
        case _:
            return Condition(_HAVING[name, value])
