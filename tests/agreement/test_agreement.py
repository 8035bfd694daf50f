"""The law of others' suites: we agree, or say why not (README.md explains each class).

Where a difference that is listed here is none any more, the list is wrong, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.agreement.suites import SUITES, Pair

# By suite, file and field: the class of the difference, which README.md explains.
DIFFERENT: dict[tuple[str, str, str], str] = {
    ("gofeed", "atom10_feed_title_xhtml_escaped_markup.xml", "feed title"): "broken",
    ("gofeed", "rss_channel_item_category_naked_markup.xml", "labels"): "naked",
    ("gofeed", "rss_channel_item_uri_at_protocol.xml", "link"): "scheme",
    ("feed_rs", "atom_relative.xml", "link"): "relative",
    ("feed_rs", "rss_0.92_spec_1.xml", "guid"): "made up",
    ("feed_rs", "rss_1.0_example_1.xml", "link"): "relative",
    ("feed_rs", "rss_2.0_bbc.xml", "text"): "abbreviated",
    ("feed_rs", "rss_2.0_ch9.xml", "text"): "abbreviated",
    ("feed_rs", "rss_2.0_ghost_2.xml", "text"): "abbreviated",
    ("feed_rs", "rss_2.0_example_3.xml", "labels"): "more labels",
    ("feed_rs", "rss_2.0_ilgiornale.xml", "author"): "a word for a name",
    ("feed_rs", "rss_2.0_relurl_1.xml", "author"): "a word for a name",
    ("rss_parser", "gulp-atom.atom", "link"): "relative",
    ("rss_parser", "itunes-category.rss", "labels"): "more labels",
    ("rss_parser", "narro.rss", "author"): "address",
    ("rss_parser", "reddit-atom.rss", "text"): "reordered",
    (
        "feedparser_suite",
        "wellformed/rss/item_image_link_conflict.xml",
        "link",
    ): "lower case",
    (
        "feedparser_suite",
        "wellformed/sanitize/entry_summary_iframe.xml",
        "text",
    ): "unsanitised",
    (
        "feedparser_suite",
        "wellformed/sanitize/item_content_encoded_iframe.xml",
        "text",
    ): "unsanitised",
    (
        "feedparser_suite",
        "wellformed/sanitize/xml_malicious_comment.xml",
        "feed title",
    ): "unclosed",
    ("feedvalidator", "rss20/data-types-datetime/everything.xml", "date"): "old dates",
}

LEAST = {
    "gofeed": 250,
    "feed_rs": 450,
    "rss_parser": 1000,
    "feedparser_suite": 400,
    "feedvalidator": 6,
    "laminas": 50,
}
"""How much each suite states, at the least: one that says nothing proves nothing."""


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.__name__)
def test_we_agree_or_say_why_not(
    corpus: Path, suite: Callable[[Path], Iterator[Pair]]
) -> None:
    pairs = list(suite(corpus))
    if not pairs:
        pytest.skip("this suite is not in the corpus")
    name = suite.__name__
    listed = {(file, field) for of, file, field in DIFFERENT if of == name}
    different = {(pair.file, pair.field): pair for pair in pairs if not pair.agrees}
    unlisted = [pair for key, pair in different.items() if key not in listed]
    assert unlisted == []
    assert listed <= different.keys()
    assert len(pairs) >= LEAST[name]


def test_each_class_of_difference_is_explained() -> None:
    text = (Path(__file__).parent / "README.md").read_text("utf-8")
    for reason in DIFFERENT.values():
        assert f"**{reason}**" in text, reason
