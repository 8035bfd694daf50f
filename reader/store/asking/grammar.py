"""Text to tree: the grammar of the query language, which has no errors.

::

    query = group { "OR" group }
    group = { term }                     all of them; "AND" may stand between
    term  = [ "-" | "NOT" ] ( [ field ":" ] "(" query ")" | leaf )
    leaf  = [ field ":" ] [ "=" ] ( word | phrase )

A field before parentheses is that of every leaf within them that has none of its own.
What is none of this is searched as words, and a hint says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from reader.store.asking.tree import All, Either, Field, Node, Not, Words
from reader.store.asking.values import CHOICES, COLUMNS, FIELDS, read_value

_LONGEST = 1000
"""Characters of a query that are read."""

_MOST = 64
"""Words and fields of a query that are read."""

_DEEPEST = 8
"""Parentheses within parentheses; FTS5's own parser gives up at some dozens."""

_SHORTEST_OPENED = 3
"""Letters of a word that is still being typed before longer words are looked for."""

_TOKEN = re.compile(
    r"""
    (?P<open> (?: (?P<scope> [A-Za-z]+ ) : )? \( ) | (?P<close> \) )
    | (?P<minus> - (?= [^\s-] ) )
    | (?: (?P<field> [A-Za-z]+ ) : (?= [^\s()] ) )? (?P<exact> = (?= [^\s()] ) )?
      (?: ["“”„] (?P<phrase> [^"“”„]* ) (?P<end> ["“”„]? ) | (?P<word> [^\s"“”„()]+ ) )
    """,
    re.VERBOSE,
)


class Reading(NamedTuple):
    """How a query was understood."""

    node: Node | None
    """None asks for everything."""
    hints: tuple[str, ...] = ()
    """What in it was taken for words, or left out, and what to write instead."""


def read(text: str, *, is_unfinished: bool = False) -> Reading:
    """Read a query. Any text is one.

    Args:
        text: What was typed.
        is_unfinished: Somebody is still typing its last word.
    """
    reader = _Reader(text[:_LONGEST], is_unfinished)
    if len(text) > _LONGEST:
        reader.hint(f"only the first {_LONGEST:,} characters were read")
    return Reading(reader.either(), tuple(dict.fromkeys(reader.hints)))


class _Reader:
    def __init__(self, text: str, is_unfinished: bool) -> None:
        self._tokens = list(_shallow(_TOKEN.finditer(text)))
        self._end = len(text) if is_unfinished else -1
        self._at = 0
        self._depth = 0
        self._read = 0
        self._scope = ""
        self.hints: list[str] = []

    def hint(self, said: str) -> None:
        self.hints.append(said)

    def either(self) -> Node | None:
        """Read up to where the group ends, or the query."""
        groups = [self._all()]
        while self._takes("OR", "|"):
            groups.append(self._all())
        return _either(group for group in groups if group)

    def _all(self) -> Node | None:
        found: list[Node] = []
        while token := self._peek():
            if token["close"] and self._depth == 0:
                self._at += 1
                self.hint("a parenthesis that was never opened was left out")
                continue
            if token["close"] or (found and self._is_joint("OR", "|")):
                break
            if found and self._takes("AND", "&"):
                continue
            if node := self._term():
                found.append(node)
        return _all(found)

    def _term(self) -> Node | None:
        token = self._tokens[self._at]
        self._at += 1
        if token["minus"] or (_is_bare(token, "NOT") and self._begins_term()):
            node = self._term()
            return _not(node) if node else None
        if not token["open"]:
            return self._leaf(token)
        return self._scoped(token["scope"]) if token["scope"] else self._group()

    def _scoped(self, name: str) -> Node | None:
        """Read a group that has a field before it."""
        field, outer = name.lower(), self._scope
        if field in FIELDS:
            self._scope = field
            node = self._group()
            self._scope = outer
            return node
        self._hint_field(field)
        said = None if self._is_too_much() else Words(name, self._column())
        return _all(node for node in (said, self._group()) if node)

    def _group(self) -> Node | None:
        self._depth += 1
        if self._depth > _DEEPEST:
            self.hint(f"parentheses were read {_DEEPEST} deep")
        node = self.either()
        if self._peek() is None:
            self.hint("a parenthesis was never closed; it closes at the end")
        self._at += 1
        self._depth -= 1
        return node if self._depth < _DEEPEST else _flat(node)

    def _leaf(self, token: re.Match[str]) -> Node | None:
        text = " ".join((token["phrase"] or token["word"] or "").split())
        if token["phrase"] is not None and not token["end"]:
            self.hint("a quotation mark was never closed; it closes at the end")
        if not any(character.isalnum() for character in text):
            return None
        if self._is_too_much():
            return None
        field = (token["field"] or self._scope).lower()
        if field in FIELDS and field not in COLUMNS:
            try:
                return Field(field, read_value(field, text))
            except ValueError as error:
                self.hint(f"{field}: {error}; searched as words{_near(field, text)}")
                return Words(f"{field} {text}", self._column(), is_exact=True)
        if field and field not in COLUMNS:
            if not text.startswith("//"):
                self._hint_field(field)
            return Words(f"{token['field']} {text}", self._column(), is_exact=True)
        return self._words(token, text, column=field)

    def _column(self) -> str:
        """Where words are looked for that have no field of their own."""
        return self._scope if self._scope in COLUMNS else ""

    def _is_too_much(self) -> bool:
        """Count a word or field, and say whether it is one too many."""
        self._read += 1
        if self._read > _MOST:
            self.hint(f"only the first {_MOST} words and fields were read")
        return self._read > _MOST

    def _words(self, token: re.Match[str], text: str, column: str) -> Words:
        is_phrase = token["phrase"] is not None
        is_open = not is_phrase and (
            text.endswith("*") or self._is_being_typed(token, text)
        )
        is_exact = is_phrase or token["exact"] is not None
        return Words(text if is_phrase else text.rstrip("*"), column, is_exact, is_open)

    def _is_being_typed(self, token: re.Match[str], text: str) -> bool:
        is_long = len(text) >= _SHORTEST_OPENED or not text.isascii()
        return token.end() == self._end and is_long and text[-1].isalnum()

    def _hint_field(self, field: str) -> None:
        nearest = next(iter(get_close_matches(field, FIELDS, n=1)), "")
        meant = _meant(f"{nearest}:") if nearest else ""
        self.hint(f"there is no field '{field}:', so it was searched as words{meant}")

    def _peek(self) -> re.Match[str] | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _takes(self, *joints: str) -> bool:
        """Pass over a joint, if one stands here and joins something."""
        if self._is_joint(*joints):
            self._at += 1
            return True
        return False

    def _is_joint(self, *joints: str) -> bool:
        token = self._peek()
        if token is None or not _is_bare(token, *joints):
            return False
        # Who is still typing has not come to the other side yet.
        return self._begins_term(self._at + 1) or token.end() + 1 >= self._end > 0

    def _begins_term(self, at: int | None = None) -> bool:
        at = self._at if at is None else at
        return at < len(self._tokens) and not self._tokens[at]["close"]


def _shallow(tokens: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Leave out parentheses that stand so deep that reading them would never end."""
    depth = 0
    for token in tokens:
        depth += bool(token["open"])
        if not (token["open"] or token["close"]) or depth <= _MOST:
            yield token
        depth = max(0, depth - bool(token["close"]))


def _is_bare(token: re.Match[str], *words: str) -> bool:
    return token["word"] in words and not token["field"] and not token["exact"]


def _near(field: str, text: str) -> str:
    """What to suggest for a value that a field does not take."""
    names = CHOICES.get(field, ())
    return "".join(
        _meant(f"{field}:{name}") for name in get_close_matches(text.lower(), names, 1)
    )


def _meant(typed: str) -> str:
    return f"; did you mean '{typed}'?"


def _all(nodes: Iterable[Node]) -> Node | None:
    found: list[Node] = []
    for node in nodes:
        found += node.nodes if isinstance(node, All) else (node,)
    # What is said twice is asked once: FTS5 takes seconds over sixty of one word.
    found = [*dict.fromkeys(found)]
    return All(tuple(found)) if len(found) > 1 else next(iter(found), None)


def _either(nodes: Iterable[Node]) -> Node | None:
    found: list[Node] = []
    for node in nodes:
        found += node.nodes if isinstance(node, Either) else (node,)
    return Either(tuple(found)) if len(found) > 1 else next(iter(found), None)


def _not(node: Node) -> Node:
    return node.node if isinstance(node, Not) else Not(node)


def _flat(node: Node | None) -> Node | None:
    """The first word or field of what is nested too deeply to be asked."""
    while isinstance(node, All | Either | Not):
        node = node.node if isinstance(node, Not) else node.nodes[0]
    return node
