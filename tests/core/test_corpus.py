"""What real feeds carry is understood: no word of it lost, no section out of place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag

from reader.core.block import blocks, plain
from reader.core.clean import clean_text
from reader.core.convert import convert
from reader.core.lift import lift
from reader.core.outline import outline
from reader.core.parse import parse
from reader.core.promote import promote
from reader.core.scrub import scrub
from reader.errors import ParseError
from reader.model import CleanText, Document, ParsedEntry

FULL_TEXT = 1500
FEEDS_OF_A_PUBLISHER = 8
ENTRIES_OF_A_FEED = 4
LARGEST_FEED = 400_000

FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ⁿⁱˣᵐ₀₁₂₃₄₅₆₇₈₉°™", "0123456789nixm0123456789oT")
LETTERS = re.compile(r"[^\W_]+")


class Told(NamedTuple):
    """An entry, and what was made of it."""

    entry: ParsedEntry
    markdown: CleanText
    lifted: CleanText
    promoted: CleanText


@pytest.fixture(scope="module")
def told(corpus: Path) -> list[Told]:
    found = [
        _tell(entry)
        for publisher in sorted((corpus / "health").iterdir())
        if publisher.is_dir()
        for feed in _feeds(publisher)
        for entry in [e for e in feed if len(e.html) > FULL_TEXT][:ENTRIES_OF_A_FEED]
    ]
    if not found:
        pytest.skip("the corpus has no feeds with whole texts")
    return found


def _tell(entry: ParsedEntry) -> Told:
    markdown = convert(entry.html, entry.link)
    lifted = lift(markdown, entry.title).markdown
    return Told(entry, markdown, lifted, promote(lifted))


def _feeds(publisher: Path) -> Iterator[tuple[ParsedEntry, ...]]:
    files = [path for path in sorted(publisher.rglob("*")) if path.is_file()]
    small = [path for path in files if path.stat().st_size < LARGEST_FEED]
    for path in small[:: max(1, len(small) // FEEDS_OF_A_PUBLISHER)]:
        document = Document(
            url="https://a.example/", status=200, content=path.read_bytes()
        )
        try:
            yield parse(document).entries
        except ParseError:
            continue


def test_the_blocks_hold_every_letter_of_the_tree(told: list[Told]) -> None:
    for entry, markdown, _, _ in told:
        read = _read(scrub(entry.html, entry.link))
        assert _letters(plain(blocks(markdown))) == _letters(read)


def _letters(text: str) -> str:
    return "".join(LETTERS.findall(text.translate(FIGURES)))


def _read(tag: Tag) -> str:
    """Read a tree from top to bottom, images by their alternative texts."""
    if tag.name == "img":
        return str(tag.get("alt", ""))
    return "".join(
        _read(child) if isinstance(child, Tag) else str(child) for child in tag.children
    )


def test_hardly_a_word_of_the_html_is_left_out(told: list[Told]) -> None:
    for entry, markdown, _, _ in told:
        words = BeautifulSoup(entry.html, "lxml").get_text(" ").split()
        assert len(plain(blocks(markdown)).split()) > 0.8 * len(words)


def test_shaping_a_text_keeps_its_letters(told: list[Told]) -> None:
    for _, _, lifted, promoted in told:
        assert len(_letters(promoted)) > 0.99 * len(_letters(lifted))


def test_sections_join_to_the_whole_and_are_clean(told: list[Told]) -> None:
    for _, _, _, promoted in told:
        sections = outline(promoted)
        assert "".join(section.markdown for section in sections) == promoted
        for section in sections:
            assert clean_text(section.markdown) == section.markdown
            assert section.level == 0 or section.title
