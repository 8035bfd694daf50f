"""Stems are those of SQLite's index, or what is looked for would not be found."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.stem import stem
from reader.core.vocabulary.reading import vocabulary

_ENDINGS = """
    s sses ies ss ed eed ing ings y al ance ation ational tional enci anci izer logi bli
    alli entli eli ousli ization ator alism iveness fulness ousness aliti iviti biliti
    icate ative alize iciti ical ful ness able ible ant ement ment ent ion ou ism ate
    iti ous ive ize e ll
""".split()  # noqa: SIM905

_LETTERS = st.text("abcdefghijklmnopqrstuvwxyz0123456789", max_size=9)


def _indexed(words: list[str]) -> list[str]:
    """The same words as an index has them."""
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE said USING fts5(it, tokenize=porter)")
    index.execute("CREATE VIRTUAL TABLE vocab USING fts5vocab(said, instance)")
    index.executemany("INSERT INTO said VALUES (?)", [(word,) for word in words])
    return [term for (term,) in index.execute("SELECT term FROM vocab ORDER BY doc")]


@given(st.lists(st.tuples(_LETTERS, st.sampled_from(_ENDINGS)), min_size=1))
def test_any_word_has_the_stem_that_the_index_gives_it(
    parts: list[tuple[str, str]],
) -> None:
    words = [begun + ending for begun, ending in parts]
    assert [stem(word) for word in words] == _indexed(words)


def test_the_words_of_the_vocabulary_have_the_stems_of_the_index() -> None:
    lowered = " ".join(word.lower() for line in vocabulary() for word in line.words)
    words = sorted({word for word in lowered.split() if word.isascii()})
    words = [word for word in words if word.isalnum()]
    assert len(words) > 500
    assert [stem(word) for word in words] == _indexed(words)


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [
        ("studies", "studi"),
        ("hopping", "hop"),
        ("filing", "file"),
        ("psychology", "psycholog"),
        ("probably", "probabl"),
        ("is", "is"),
        ("größe", "größe"),
    ],
)
def test_inflections_go(word: str, stemmed: str) -> None:
    assert stem(word) == stemmed
