"""The law of pruning: what is known is left out unread, and nothing else ever is."""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import parse as parsing
from reader.core.cut import MARK, Pieces, cut
from reader.core.parse import parse
from reader.model import Document, ParsedFeed
from tests.core.feeds import URL, atom, rss

ODD = st.sampled_from(
    [
        "<?known?>",
        "<![CDATA[<?known?>]]>",
        "<!-- <item><guid>1</guid></item> -->",
        "<!-- <rss>-->",
        "<item/>",
        "</item>",
        "<items><b/></items>",
        "<itunes><item><guid>1</guid></item></itunes>",
        "\x01",
    ]
)


def read(text: str, known: bytes = b"") -> ParsedFeed:
    return parse(Document(url=URL, status=200, content=text.encode()), known)


def numbered(n: int, more: str = "") -> str:
    return (
        f"<title>No. {n}</title><guid>{n}</guid><link>https://news.example/{n}</link>"
        f"<description>Text {n}.{more}</description>"
    )


def unpruned(text: str, known: bytes) -> ParsedFeed:
    with patch.object(parsing, "prune", return_value=None):
        return read(text, known)


@given(
    st.lists(st.integers(0, 9), unique=True),
    st.lists(st.integers(0, 12), max_size=12),
    st.lists(st.tuples(st.integers(0, 13), ODD), max_size=2),
    st.sampled_from([rss, atom]),
)
def test_pruned_or_not_a_feed_is_the_same(
    before: list[int],
    now: list[int],
    odd: list[tuple[int, str]],
    made: Callable[..., str],
) -> None:
    known = read(made(*map(numbered, before))).items
    items = [numbered(n) for n in now]
    for at, text in odd:
        items.insert(at, text)
    feed = made(*items)
    assert read(feed, known) == unpruned(feed, known)


def test_only_what_is_new_meets_a_parser() -> None:
    lengths: list[int] = []

    def spied(content: bytes) -> Pieces | None:
        lengths.append(len(content))
        return cut(content)

    old = [numbered(n, "Long. " * 500) for n in range(20)]
    known = read(rss(*old)).items
    new = numbered(20)
    with patch.object(parsing, "cut", spied):
        feed = read(rss(new, *old), known)
    assert [entry.guid for entry in feed.entries] == ["20"]
    assert feed.skipped == 20
    assert lengths == [len(rss(new)) + 20 * len(MARK)]


@pytest.mark.parametrize("beneath", ["<description><![CDATA[{}]]></description>", "{}"])
def test_a_known_item_within_a_text_is_a_part_of_that_text(beneath: str) -> None:
    old = f"<item>{numbered(1)}</item>"
    known = read(rss(numbered(1))).items
    quoting = f"<guid>2</guid><title>B</title>{beneath.format(old)}"
    feed = rss(quoting, numbered(1))
    assert read(feed, known) == unpruned(feed, known)
    if "CDATA" in beneath:
        [entry] = read(feed, known).entries
        assert "Text 1." in entry.html


def test_under_another_root_nothing_is_known() -> None:
    known = read(rss(numbered(1))).items
    renamed = rss(numbered(1)).replace("xmlns:dc='", "xmlns:dc='x")
    assert read(renamed, known).skipped == 0
