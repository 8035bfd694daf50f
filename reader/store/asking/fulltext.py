"""Words of a tree to an FTS5 expression: all that was typed stands in quotation marks.

Within them FTS5 knows no syntax, so nothing typed can become any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from reader.store.asking.tree import All, Either, Expander, Node, Not, Words

_MOST_KIN = 16
"""Other words for one, at most."""
_LONG = 5
"""Letters from which on a beginning may be longer than its word's stem."""
_ENDINGS = ("n", "g", "on", "ng", "ty", "ion", "ing", "ive")
"""What a word may still lack that the index leaves out."""
_WHOLE = re.compile(
    r"[aeiouy]\w*(?:ed|ing|ies|ness|ment|able|ible|ation|[ae]nce|ous|ive|ity)$", re.I
)
"""Words with endings of two letters and more that the index leaves out."""


def quoted(words: str) -> str:
    """A word or phrase as FTS5 reads it, whatever characters are in it."""
    return '"' + words.replace('"', '""') + '"'


def expression(node: Node, expand: Expander) -> str | None:
    """Write a tree for FTS5; None where it asks for more than words.

    Words that must be missing can only be written beside words that must be there.
    """
    match node:
        case Words():
            return _row([node], expand)
        case Either(nodes):
            written = [expression(part, expand) for part in nodes]
            found = [text for text in written if text]
            return f"({' OR '.join(found)})" if len(found) == len(written) else None
        case All(nodes):
            text, rest = together(nodes, expand)
            return None if rest else text
        case _:
            return None


def together(
    nodes: Sequence[Node], expand: Expander
) -> tuple[str | None, tuple[Node, ...]]:
    """Write those of the parts that are words as one expression, and give the rest."""
    wanted, unwanted, rest = list[str](), list[str](), list[Node]()
    for is_words, run in groupby(nodes, key=_shape):
        if is_words:
            wanted.append(_row([n for n in run if isinstance(n, Words)], expand))
            continue
        for node in run:
            inner = node.node if isinstance(node, Not) else node
            written = expression(inner, expand)
            if written is None:
                rest.append(node)
            else:
                (unwanted if isinstance(node, Not) else wanted).append(written)
    if not wanted:
        return None, tuple(nodes)
    text = " AND ".join(wanted)
    if unwanted:
        text = f"({text}) NOT ({' OR '.join(unwanted)})"
    return f"({text})", tuple(rest)


def kin(nodes: Sequence[Node], expand: Expander) -> Iterator[tuple[str, ...]]:
    """Yield the words of a tree that have kin, each followed by its kin."""
    for is_words, run in groupby(nodes, key=_shape):
        if is_words:
            row = [node for node in run if isinstance(node, Words)]
            for words, others in _alike(row, expand):
                if others:
                    yield " ".join(word.text for word in words), *others
            continue
        for node in run:
            inner = node.node if isinstance(node, Not) else node
            if isinstance(inner, All | Either):
                yield from kin(inner.nodes, expand)
            elif isinstance(inner, Words):
                yield from kin((inner,), expand)


def _shape(node: Node) -> str | None:
    """What neighbours must have in common to be read as one row of words."""
    return f"in {node.column}" if isinstance(node, Words) else None


def _row(words: Sequence[Words], expand: Expander) -> str:
    """Write words that stand side by side, such as two that name one thing."""
    written = []
    for row, others in _alike(words, expand):
        own = " AND ".join(_word(word) for word in row)
        if others:
            column = f"{row[0].column} : " if row[0].column else ""
            either = " OR ".join(f"{column}{quoted(other)}" for other in others)
            own = f"({f'({own})' if len(row) > 1 else own} OR {either})"
        written.append(own)
    return " AND ".join(written) if len(written) == 1 else f"({' AND '.join(written)})"


def _word(word: Words) -> str:
    column = f"{word.column} : " if word.column else ""
    if not word.is_open:
        return column + quoted(word.text)
    return f"{column}({' OR '.join(_begun(word.text))})"


def _begun(text: str) -> Iterator[str]:
    """Write the beginning of a word: as a whole one, since that comes first, and more.

    The index has stems, and shortens what it is asked for as well. "counted" would be
    "count", and find countries: what ends like a whole word is no beginning. On the
    other hand "hypertensi" is longer than the stem of every word it can become.
    """
    yield quoted(text)
    if not _WHOLE.search(text):
        yield f"{quoted(text)}*"
    if len(text) >= _LONG:
        yield from (quoted(text + ending) for ending in _ENDINGS)


def _alike(
    words: Sequence[Words], expand: Expander
) -> Iterator[tuple[Sequence[Words], tuple[str, ...]]]:
    """Cut a row of words into those that have kin together and those that have none."""
    done = 0
    for is_exact, run in groupby(words, key=lambda word: word.is_exact):
        row = list(run)
        if is_exact:
            yield from (([word], ()) for word in row)
            continue
        done = 0
        for place, size, others in expand([word.text for word in row]):
            yield from (([word], ()) for word in row[done:place])
            yield row[place : place + size], others[:_MOST_KIN]
            done = place + size
        yield from (([word], ()) for word in row[done:])
