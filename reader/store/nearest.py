"""Words that no article has, and the nearest that one does have: a hint for a typo.

The index keeps the stems of words, which nobody would type; the word itself is looked
up in the text of an article that has it. Only stems that begin with the same letters
are compared, so that this takes milliseconds in a large library.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from reader.model import Meant, Query
from reader.store.asking.conditions import MATCHES
from reader.store.asking.fulltext import expression, quoted
from reader.store.asking.grammar import read
from reader.store.asking.tree import Asking, Words, wanted_words
from reader.store.connection import Connection
from reader.store.rows import TEXT
from reader.store.texts import text_of

_MOST_WORDS = 3
"""Words of a query that are looked after."""
_SHORTEST = 4
"""Letters of a word; shorter ones are near to too many."""
_SAME = 2
"""Letters at the beginning that are taken to be right."""
_SHORTENED = 6
"""Letters, at most, that a word may have more than its stem."""
_MOST_STEMS, _LOOKED_UP = 20_000, 6
"""Stems that are compared, and of how many of them the words are looked up."""
_LONG, _ENDING = 6, 3
"""Letters from which on a word may have an ending, and how many that often has."""
_LIKE_STEM, _LIKE = 0.6, 0.8
"""How alike a stem must be to be looked up, and a word to be named."""

_STEMS = """
    SELECT DISTINCT term FROM entries_vocab
    WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ? LIMIT ?
"""
_TEXTS = f"""
    SELECT title, {TEXT} FROM entries JOIN texts ON texts.entry_id = entries.id
    WHERE entries.id IN ({MATCHES}) AND is_shown = 1 LIMIT 3
"""
_ENDINGS = ("", "e", "y", "s", "ed", "ing", "ion", "al", "ity", "ness", "ment")
_WORD = re.compile(r"[^\W\d_]+")


def meant(connection: Connection, query: Query, asking: Asking) -> tuple[Meant, ...]:
    """Those words of a query that no article has, with the word that may be meant.

    Only plain words are looked after, and only those to which one comes near.
    """
    node = read(query.text, is_unfinished=query.is_unfinished).node
    plain = [word for word in dict.fromkeys(wanted_words(node)) if _is_plain(word)]
    found = list[Meant]()
    for word in plain[:_MOST_WORDS]:
        if not _is_found(connection, word, asking):
            nearest = _nearest(connection, word.text.casefold())
            found += [Meant(word.text, nearest)] if nearest else []
    return tuple(found)


def _is_plain(word: Words) -> bool:
    return not word.column and word.text.isalpha() and len(word.text) >= _SHORTEST


def _is_found(connection: Connection, word: Words, asking: Asking) -> bool:
    sql = f"SELECT EXISTS ({MATCHES})"
    return bool(connection.value(sql, (expression(word, asking.expand),)))


def _nearest(connection: Connection, word: str) -> str:
    """The most similar word in the texts; empty where none is similar enough."""
    first, longest = word[:_SAME], len(word) + _SAME
    bounds = (first, f"{first}\U0010ffff", len(word) - _SHORTENED, longest)
    stems = [row["term"] for row in connection.rows(_STEMS, (*bounds, _MOST_STEMS))]
    likely = dict.fromkeys(
        stem
        for start in (word[:-_ENDING] if len(word) > _LONG else word, word)
        for stem in get_close_matches(start, stems, n=_LOOKED_UP, cutoff=_LIKE_STEM)
    )
    words = {found for stem in likely for found in _words(connection, stem)} - {word}
    return next(iter(get_close_matches(word, sorted(words), n=1, cutoff=_LIKE)), "")


def _words(connection: Connection, stem: str) -> Iterator[str]:
    """Words of a few articles that begin like a stem, and end like one of its words."""
    # What is asked for is stemmed, and a stem's own stem is another one at times.
    either = " OR ".join(quoted(stem + ending) for ending in _ENDINGS)
    asked = f"{{title text}} : ({either} OR {quoted(stem[:-1] + 'y')})"
    for row in connection.rows(_TEXTS, (asked,)):
        for found in _WORD.findall(f"{row['title']}\n{text_of(row)}".casefold()):
            if found.startswith(stem[:-1]) and len(found) <= len(stem) + _SHORTENED:
                yield found
