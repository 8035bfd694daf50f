"""Chunks of Markdown: what a quick look says of one is what the parser says."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from reader.core.block import blocks, plain
from reader.core.chunk import bare

_MARKUP = "word Zwei “q” # ! ? : . 1. - + = (a) ] [b] *c* _ ` \\ <d> &amp; ~~e~~ |"
_PIECES = st.sampled_from(
    [*_MARKUP.split(), "# ", "## ", *" \n\t\x0c\x85\u00a0\u200b\u2028\u0301²é"]
)


@given(st.lists(_PIECES, max_size=8).map("".join))
@example("# ")
@example("## A heading with a stop.")
@example("Plain text, and no more")
@example("Text \u2028 parted")
@example("Text!  ")
def test_a_plain_chunk_reads_as_the_parser_reads_it(chunk: str) -> None:
    assert bare(chunk) == plain(blocks(chunk))


@given(st.text(max_size=30))
def test_any_chunk_reads_as_the_parser_reads_it(chunk: str) -> None:
    assert bare(f"A{chunk}") == plain(blocks(f"A{chunk}"))
