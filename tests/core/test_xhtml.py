"""Blocks as XHTML: well formed whatever they hold, and nothing of the text is lost."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from reader.core.block import blocks
from reader.core.xhtml import said, xhtml
from reader.model import Block, Span

TEXTS = st.text(max_size=30)
SPANS = st.builds(
    lambda start, size, style, href: Span(start, start + size, style, href),
    st.integers(0, 20),
    st.integers(0, 20),
    st.sampled_from(["em", "strong", "strike", "code", "link", "image"]),
    st.sampled_from(["", 'https://a.example/?a=1&b="2"', "javascript:x", "#top"]),
)
KINDS = ["heading", "paragraph", "item", "quote", "code", "table", "rule", "image"]
UNSPEAKABLE = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
BLOCKS = st.builds(
    Block,
    st.sampled_from(
        ["heading", "paragraph", "item", "quote", "code", "table", "rule", "image"]
    ),
    TEXTS,
    st.lists(SPANS, max_size=3).map(tuple),
    level=st.integers(0, 6),
    marker=st.sampled_from(["", "•", "1.", "7."]),
    quote=st.integers(0, 3),
    rows=st.lists(st.lists(TEXTS, max_size=3).map(tuple), max_size=3).map(tuple),
)


def parsed(found: str) -> ElementTree.Element:
    return ElementTree.fromstring(f"<section>{found}</section>")


def letters(text: str) -> str:
    return re.sub(r"\s+", "", text)


@given(st.lists(BLOCKS, max_size=8))
def test_any_blocks_become_elements_that_hold_their_text(found: list[Block]) -> None:
    root = parsed(xhtml(found))
    wanted = ""
    for block in found:
        cells = "".join("".join(row) for row in block.rows)
        wanted += {"table": cells, "rule": ""}.get(block.kind, block.text)
    wanted = re.sub(UNSPEAKABLE, "\ufffd", wanted)
    assert letters("".join(root.itertext())) == letters(wanted)
    assert not any("javascript" in str(e.attrib) for e in root.iter())


@given(st.text(max_size=60))
def test_any_text_can_be_said(text: str) -> None:
    element = ElementTree.fromstring(f'<p t="{said(text)}">{said(text)}</p>')
    assert letters(element.text or "") == letters(element.attrib["t"])


def markdown(text: str) -> str:
    return xhtml(blocks(text)).replace("\n", "")


def test_lists_stand_within_lists() -> None:
    found = markdown("1. one\n2. two\n    - deep\n    - deeper\n3. three\n")
    assert found == (
        "<ol><li><p>one</p></li><li><p>two</p><ul><li><p>deep</p></li>"
        "<li><p>deeper</p></li></ul></li><li><p>three</p></li></ol>"
    )


def test_a_list_begins_with_its_own_number() -> None:
    assert markdown("4. four\n5. five\n").startswith('<ol start="4"><li>')


def test_quotations_tables_code_and_emphases() -> None:
    assert markdown("> so *it* is\n") == (
        "<blockquote><p>so <em>it</em> is</p></blockquote>"
    )
    assert markdown("| a | b |\n|---|---|\n| 1 | <2 |\n") == (
        "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>&lt;2</td></tr></table>"
    )
    assert markdown("    x < y\n") == "<pre><code>x &lt; y</code></pre>"
    assert markdown("see [**it**](https://a.example/?a=1&b=2)\n") == (
        '<p>see <a href="https://a.example/?a=1&amp;b=2"><strong>it</strong></a></p>'
    )


def test_no_heading_is_as_high_as_the_title() -> None:
    assert markdown("# One\n") == "<h2>One</h2>"
    assert markdown("#### Four\n") == "<h4>Four</h4>"
