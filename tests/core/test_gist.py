"""The gist of a text is how its paragraphs begin, word for word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.core.block import blocks
from reader.core.gist import gist
from reader.core.outline import outline
from reader.model import Section

TEXT = (
    "Before all. And more.\n\n## Results\n\nIt fell by 3.5 mg, says Dr. Lee of "
    "**Leeds**. Nobody knows why.\n\n- One thing. Or two.\n- Another\n\n"
    "| a | b |\n| - | - |\n| 1 | 2 |\n"
)


def test_paragraphs_and_items_end_with_their_first_sentence() -> None:
    lead, results = gist(outline(TEXT))
    assert [block.text for block in lead.blocks] == ["Before all."]
    assert [block.text for block in results.blocks] == [
        "Results",
        "It fell by 3.5 mg, says Dr. Lee of Leeds.",
        "One thing.",
        "Another",
    ]
    [strong] = results.blocks[1].spans
    assert results.blocks[1].text[strong.start : strong.end] == "Leeds"


@given(st.text())
def test_every_block_of_a_gist_is_the_beginning_of_a_block(text: str) -> None:
    sections: tuple[Section, ...] = outline(text)
    for whole, short in zip(sections, gist(sections), strict=True):
        assert short.title == whole.title
        rest = iter(whole.blocks)
        for block in short.blocks:
            assert any(other.text.startswith(block.text) for other in rest)
            assert all(span.end <= len(block.text) for span in block.spans)


def test_blocks_know_no_sentences_of_their_own() -> None:
    assert gist(()) == ()
    assert blocks("") == ()
