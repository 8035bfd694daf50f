"""Blocks hold what the Markdown says, and say where it looks or does something else."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.core.block import blocks, lay, plain
from reader.core.clean import clean_text
from reader.model import Block, Span

MARKDOWN = st.text(
    st.sampled_from("ab1 \n*_`~[]()!#>-+.|\\<&;:=\u202e"), max_size=80
) | st.text(max_size=60)


def test_each_kind_of_block_is_told() -> None:
    markdown = (
        "# Sleep\n\nIt *helps* **much**.\n\n- one\n  - two\n\n> quoted\n\n"
        "```py\nx = 1\n```\n\n---\n\n![A bed](https://a.example/bed.png)\n"
    )
    kinds = [(block.kind, block.text) for block in blocks(markdown)]
    assert kinds == [
        ("heading", "Sleep"),
        ("paragraph", "It helps much."),
        ("item", "one"),
        ("item", "two"),
        ("quote", "quoted"),
        ("code", "x = 1"),
        ("rule", ""),
        ("image", "A bed"),
    ]


def test_spans_say_where_a_text_is_styled() -> None:
    (block,) = blocks("An *early* **[trial](https://a.example/)** of `x` ~~y~~\n")
    assert block.text == "An early trial of x y"
    assert block.spans == (
        Span(3, 8, "em"),
        Span(9, 14, "link", "https://a.example/"),
        Span(9, 14, "strong"),
        Span(18, 19, "code"),
        Span(20, 21, "strike"),
    )


def test_items_know_their_depth_and_their_marker() -> None:
    found = blocks("3. a\n   - b\n\n   more of a\n4. c\n")
    assert [(b.text, b.level, b.marker) for b in found] == [
        ("a", 0, "3."),
        ("b", 1, "•"),
        ("more of a", 0, ""),
        ("c", 0, "4."),
    ]


def test_a_table_keeps_its_cells_and_its_links() -> None:
    (table,) = blocks(
        "| Dose | Effect |\n| --- | --- |\n| 5 mg | [12 %](http://a.b) |\n"
    )
    assert table.kind == "table"
    assert table.rows == (("Dose", "Effect"), ("5 mg", "12 %"))
    (span,) = table.spans
    assert table.text[span.start : span.end] == "12 %"


def test_a_line_break_is_kept_and_a_soft_one_is_a_space() -> None:
    assert blocks("one\\\ntwo\nthree\n")[0].text == "one\ntwo three"


def test_html_is_text() -> None:
    assert plain(blocks("<b>x</b> & <script>\n")) == "<b>x</b> & <script>"


def test_a_link_that_must_not_be_followed_is_text() -> None:
    (block,) = blocks("[x](javascript:alert(1)) [y](ftp://a.example/)\n")
    assert all(span.href == "" for span in block.spans)


def test_plain_text_has_a_line_for_each_block() -> None:
    found = [Block("heading", "A"), Block("code", "x\ny"), Block("rule", "")]
    assert plain(found) == "A\nx y"


@given(MARKDOWN)
def test_every_text_is_clean_and_every_span_lies_in_it(markdown: str) -> None:
    for block in blocks(markdown):
        assert clean_text(block.text) == block.text
        for span in block.spans:
            assert 0 <= span.start <= span.end <= len(block.text)


@given(st.lists(st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True), max_size=30))
def test_the_words_of_the_blocks_are_those_of_the_markdown(words: list[str]) -> None:
    marked = [f"**{w}**" if i % 3 == 0 else w for i, w in enumerate(words)]
    lines = [f"{'- ' * (i % 2)}{w}" for i, w in enumerate(marked)]
    text = plain(blocks("\n\n".join(lines)))
    assert re.findall(r"\w+", text) == words


@given(MARKDOWN)
def test_running_text_is_taken_in_as_the_parser_itself_would(markdown: str) -> None:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 40})
    parser.enable(["table", "strikethrough"])
    assert blocks(markdown) == lay(parser.parse(markdown))
