"""A page holds every block at any width, and a change of width loses no place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.model import Block, Span
from reader.tui.widgets.glyphs import ASCII
from reader.tui.widgets.layout import Anchor, Layout, lay_out, prefixes

TEXTS = st.text(alphabet="abc de\n日🙂-", min_size=1, max_size=200)
KINDS = ("heading", "paragraph", "item", "quote", "code", "image", "rule", "title")
BLOCKS = st.lists(
    st.builds(
        Block,
        st.sampled_from(KINDS),
        TEXTS,
        level=st.integers(0, 9),
        marker=st.sampled_from(("", "•", "12.")),
        quote=st.integers(0, 9),
    ),
    max_size=12,
)
TABLE = Block("table", "a b", rows=(("Dose", "Effect"), ("10 mg", "less pain")))
WIDTHS = st.integers(12, 100)


def drawn(layout: Layout, measure: int) -> list[str]:
    """The lines as they are painted, prefixes and all."""
    lines = []
    for number, (index, start, end) in enumerate(layout.lines):
        if index < 0:
            lines.append("")
            continue
        block = layout.blocks[index]
        first, others = prefixes(block, measure)
        lead = first if layout.first[index] == number else others
        lines.append(lead + block.text[start:end])
    return lines


@given(BLOCKS, WIDTHS)
def test_no_line_is_wider_than_the_measure(blocks: list[Block], measure: int) -> None:
    for line in drawn(lay_out(blocks, measure), measure):
        assert cell_len(line) <= measure


@given(BLOCKS, WIDTHS)
def test_every_block_has_its_lines_in_its_order(
    blocks: list[Block], measure: int
) -> None:
    layout = lay_out(blocks, measure)
    shown = [line.block for line in layout.lines if line.block >= 0]
    assert shown == sorted(shown)
    assert set(shown) == set(range(len(blocks)))
    assert [layout.lines[first].block for first in layout.first] == [
        *range(len(blocks))
    ]


@given(BLOCKS, WIDTHS, WIDTHS, st.data())
def test_a_place_survives_a_change_of_width(
    blocks: list[Block], narrow: int, wide: int, data: st.DataObject
) -> None:
    before, after = lay_out(blocks, narrow), lay_out(blocks, wide)
    line = data.draw(st.integers(0, max(0, len(before.lines) - 1)))
    anchor = before.anchor(line)
    if not blocks:
        assert after.line_of(anchor) == 0
        return
    there = after.line_of(anchor) + anchor.above
    starts = [line.start for line in after.lines[there:] if line.block == anchor.block]
    assert after.lines[there].block == anchor.block
    assert starts[0] <= anchor.offset < (*starts[1:], anchor.offset + 1)[0]
    assert before.anchor(before.line_of(anchor)) == anchor


def test_items_of_a_list_hang_together_and_from_their_markers() -> None:
    blocks = [
        Block("item", "one two three", marker="•"),
        Block("item", "four", level=1, marker="2."),
    ]
    assert drawn(lay_out(blocks, 12), 12) == ["• one two", "  three", "  2. four"]


def test_a_quotation_keeps_its_bar_on_every_line() -> None:
    block = Block("quote", "one two three", quote=1)
    assert drawn(lay_out([block], 12), 12) == ["│ one two", "│ three"]


def test_headings_stand_closer_to_what_follows_than_to_what_came_before() -> None:
    blocks = [
        Block("paragraph", "one"),
        Block("heading", "Two", level=2),
        Block("paragraph", "three"),
    ]
    assert drawn(lay_out(blocks, 20), 20) == ["one", "", "", "Two", "three"]


def test_code_keeps_its_spaces() -> None:
    layout = lay_out([Block("code", "if a:\n    b\n")], 20)
    assert drawn(layout, 20) == [" if a:", "     b"]


def test_code_is_parted_at_a_blank_and_keeps_every_one() -> None:
    text = "wellread list  is:unread --json | jq -r .feed_title"
    layout = lay_out([Block("code", text)], 44)
    parts = [text[start:end] for _, start, end in layout.lines]
    assert parts == ["wellread list  is:unread --json | jq -r ", ".feed_title"]
    long = lay_out([Block("code", "a " + "x" * 60)], 44)
    assert [end for *_, end in long.lines] == [42, 62]


def test_a_table_is_painted_as_it_is_drawn() -> None:
    layout = lay_out([TABLE], 40)
    assert drawn(layout, 40) == [
        "Dose   Effect",
        "─────  ─────────",
        "10 mg  less pain",
    ]


def test_ascii_draws_with_ascii() -> None:
    blocks = [
        Block("item", "one", marker="•"),
        Block("quote", "two", quote=1),
        Block("rule", ""),
        TABLE,
    ]
    layout = lay_out(blocks, 30, ASCII)
    shown = "".join(
        "".join(prefixes(block, 30, ASCII)) + block.text for block in layout.blocks
    )
    assert shown.isascii()


def test_a_place_in_an_empty_text_is_its_beginning() -> None:
    layout = lay_out([], 40)
    assert layout.anchor(3) == Anchor()
    assert layout.line_of(Anchor(7, 7)) == 0


def test_a_quotations_bar_goes_on_between_its_paragraphs() -> None:
    quoted = [Block("paragraph", text, quote=depth) for text, depth in QUOTED]
    layout = lay_out(quoted, 40)
    empty = [line.start for line in layout.lines if line.block < 0]
    assert empty == [1, 1, 0]


def test_a_list_goes_on_after_one_within_it_without_a_gap() -> None:
    items = [("•", 0), ("1.", 1), ("2.", 1), ("•", 0)]
    blocks = [Block("item", "x", level=level, marker=m) for m, level in items]
    assert [line.block for line in lay_out(blocks, 40).lines] == [0, 1, 2, 3]
    apart = [Block("item", "x", marker="•"), Block("item", "x", marker="1.")]
    assert [line.block for line in lay_out(apart, 40).lines] == [0, -1, 1]


def test_a_bold_line_heads_the_list_beneath_it() -> None:
    item = Block("item", "x", marker="•")
    bold = Block("paragraph", "What helps", spans=(Span(0, 10, "strong"),))
    partly = bold._replace(spans=(Span(0, 4, "strong"),))
    assert [line.block for line in lay_out([bold, item], 40).lines] == [0, 1]
    assert [line.block for line in lay_out([partly, item], 40).lines] == [0, -1, 1]


def test_a_rule_stands_in_the_middle_and_takes_a_headings_room() -> None:
    blocks = [
        Block("paragraph", "a"),
        Block("rule", ""),
        Block("heading", "b", level=2),
    ]
    layout = lay_out(blocks, 41)
    assert layout.blocks[1].text == " " * 18 + "· · ·"
    assert [line.block for line in layout.lines] == [0, -1, 1, -1, 2]


QUOTED = (("one", 1), ("two", 1), ("three", 2), ("four", 0))
