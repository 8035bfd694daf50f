"""The law of pieces: a feed read in pieces is the feed read whole, and costs less."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core import parse as parsing
from reader.core import take as taking
from reader.core.cut import cut, without
from reader.core.parse import parse
from reader.core.shape import RawFeed
from reader.model import Document, ParsedFeed
from tests.core.feeds import URL, atom, rss

# Whatever stands in an item; most of it plain, some for feedparser, some odd.
CHILDREN = (
    "<title>Salt &amp; sleep</title>",
    "<title>A &lt;i>b&lt;/i></title>",
    "<title>Über Zürich\u2019s \u00c3\u00bc</title>",
    "<title type='html'>A &amp;amp; b</title>",
    "<link>/a?b=1&amp;c=2</link>",
    "<link>https://news.example/2</link>",
    "<link/>",
    "<atom:link href='/x'/>",
    "<atom:link rel='enclosure' href='/x.mp3' length='7'/>",
    "<guid>1</guid>",
    "<guid isPermaLink='false'>https://news.example/3</guid>",
    "<guid isPermaLink='true'>https://news.example/3</guid>",
    "<description>In short.</description>",
    "<description><![CDATA[<p>In <b>short</b>.</p>]]></description>",
    "<content:encoded><![CDATA[<p>At \x85 \u0093so\u0094</p>]]></content:encoded>",
    "<content:encoded/>",
    "<pubDate>Tue, 03 Jun 2003 09:39:21 GMT</pubDate>",
    "<pubDate>3 \u0438\u044e\u043d\u044f 2003</pubDate>",
    "<dc:date>2004-01-02</dc:date>",
    "<dc:creator>A. Bee</dc:creator>",
    "<author>jo@news.example (Jo)</author>",
    "<author>Jo</author>",
    "<category>Heart</category>",
    "<category domain='https://x.example'>Diet</category>",
    "<category></category>",
    "<dc:subject>Sleep</dc:subject>",
    "<dc:identifier>doi:10.1234/abc.5</dc:identifier>",
    "<dc:identifier>PMID: 12345678</dc:identifier>",
    "<prism:doi>10.1234/abc.6</prism:doi>",
    "<enclosure url='/a.mp3' type='audio/mpeg' length='123'/>",
    "<media:content url='/v.mp4' medium='video'/>",
    "<media:content url='/v.png' type='image/png'><media:title>x</media:title>"
    "</media:content>",
    "<media:description>A caption.</media:description>",
    "<source url='https://o.example'>Other</source>",
    "<comments>https://news.example/c</comments>",
    "<itunes:summary xmlns:itunes='http://www.itunes.com/DTDs/PodCast-1.0.dtd'>Spoken."
    "</itunes:summary>",
    "<summary>Of atom.</summary>",
    "<content type='html'>&lt;p>Of atom&lt;/p></content>",
    "<author><name>C. Dee</name><email>c@d.example</email></author>",
    "<published>2020-01-02T03:04:05Z</published>",
    "<updated>2021-01-02T03:04:05Z</updated>",
    "<category term='x' label='Heart'/>",
    "<image><url>/i.png</url><title>i</title></image>",
    "text between",
    "<!-- a comment -->",
)
items = st.lists(st.sampled_from(CHILDREN), max_size=9).map("".join)
feeds = st.lists(items, max_size=6)


def rss_with_atom(*contents: str) -> str:
    return rss(*contents).replace(
        "<rss ", "<rss xmlns:atom='http://www.w3.org/2005/Atom' "
    )


def atom_with_more(*contents: str) -> str:
    more = (
        "<feed xmlns:dc='http://purl.org/dc/elements/1.1/'"
        " xmlns:content='http://purl.org/rss/1.0/modules/content/'"
        " xmlns:media='http://search.yahoo.com/mrss/'"
        " xmlns:prism='http://prismstandard.org/namespaces/basic/2.0/'"
        " xmlns:atom='http://www.w3.org/2005/Atom' "
    )
    head = "<author><name>The desk</name></author>"
    return atom(*contents, head=head).replace("<feed ", more)


WRITERS = (rss_with_atom, atom_with_more)


def in_pieces(text: str, known: bytes = b"") -> ParsedFeed:
    return parse(Document(url=URL, status=200, content=text.encode()), known)


def whole(text: str) -> ParsedFeed:
    with patch.object(parsing, "_is_plain", return_value=False):
        return in_pieces(text)


def same(feed: ParsedFeed) -> ParsedFeed:
    return replace(feed, items=b"", skipped=0)


@settings(max_examples=300)
@given(feeds, st.sampled_from(WRITERS))
def test_in_pieces_and_whole_are_the_same(
    contents: list[str], write: Callable[..., str]
) -> None:
    text = write(*contents)
    assert same(in_pieces(text)) == whole(text)


def numbered(n: int, text: str = "Text", more: str = "") -> str:
    return (
        f"<guid isPermaLink='false'>n{n}</guid><link>https://news.example/{n}</link>"
        f"<title>Title {n}</title><description>{text} {n}.</description>{more}"
    )


HARD = (
    "<title>A &lt;i>b&lt;/i></title><guid>h</guid><link>https://news.example/h</link>"
)


def test_what_is_known_is_not_read_again() -> None:
    old = [numbered(n) for n in range(9)]
    first = in_pieces(rss(*old))
    assert (len(first.entries), first.skipped) == (9, 0)
    again = in_pieces(rss(*old, head="<ttl>5</ttl>"), first.items)
    assert (again.entries, again.skipped, again.items) == ((), 9, first.items)
    changed = [HARD, numbered(2, "Other"), *reversed(old[3:]), numbered(10)]
    then = in_pieces(rss(*changed), first.items)
    assert [entry.guid for entry in then.entries] == ["h", "n2", "n10"]
    assert then.skipped == 6
    expected = {entry.guid: entry for entry in whole(rss(*changed)).entries}
    assert all(entry == expected[entry.guid] for entry in then.entries)
    last = in_pieces(rss(*changed), then.items)
    assert (last.entries, last.skipped) == ((), 9)


def test_feedparser_is_given_only_what_is_new_and_not_plain() -> None:
    old = [HARD.replace("h</", f"h{n}</") for n in range(5)]
    first = in_pieces(rss(*old))
    given: list[bytes] = []
    take = taking.take

    def spied(document: Document, content: bytes) -> RawFeed:
        given.append(content)
        return take(document, content)

    with patch.object(taking, "take", spied):
        in_pieces(rss(numbered(1), *old, HARD), first.items)
    assert [content.count(b"<item>") for content in given] == [1]


HEADS = (
    "<title>The desk</title>",
    "<title>A &lt;b>desk&lt;/b></title>",
    "<title/>",
    "<dc:title>Another</dc:title>",
    "<link>https://news.example/</link>",
    "<link>/a?b=1&amp;c=2</link>",
    "<link/>",
    "<atom:link href='/feed' rel='self' type='application/rss+xml'/>",
    "<atom:link href='https://news.example/home'/>",
    "<atom:id>tag:news.example,2026:1</atom:id>",
    "<guid>https://news.example/guid</guid>",
    "<image><url>/i.png</url><title>Logo</title><link>/logo</link></image>",
    "<textInput><title>Search</title><link>/s</link></textInput>",
    "<description>News &lt;b>of</b> health.</description>".replace("</b>", "&lt;/b>"),
    "<category>Health</category>",
    "<managingEditor>jo@news.example (Jo)</managingEditor>",
    "<skipHours><hour>3</hour></skipHours>",
    "<x:y xmlns:x='https://x.example'><title>Not ours</title></x:y>",
    "Some words.",
)


@given(st.lists(st.sampled_from(HEADS), max_size=5))
def test_the_head_of_a_feed_is_what_feedparser_says(head: list[str]) -> None:
    text = rss(numbered(1).replace("https://news.example", ""), head="".join(head))
    text = text.replace("<title>News</title>", "", 1)
    assert same(in_pieces(text)) == whole(text)


ATOM_HEADS = (
    "<title>The desk</title>",
    "<title type='html'>A &lt;b>desk&lt;/b></title>",
    "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A</div></title>",
    "<id>tag:news.example,2026:1</id>",
    "<id>https://news.example/id</id>",
    "<link href='/feed' rel='self'/>",
    "<link href='https://news.example/home'/>",
    "<link href='/home' rel='alternate' type='text/html'/>",
    "<author><name>A. Bee</name><email>a@news.example</email></author>",
    "<author><name>C. Dee</name></author>",
    "<contributor><name>E. Eff</name></contributor>",
    "<subtitle>News of health.</subtitle>",
    "<updated>2026-01-02T03:04:05Z</updated>",
    "<generator uri='https://g.example'>G</generator>",
)


@given(st.lists(st.sampled_from(ATOM_HEADS), max_size=5))
def test_the_head_of_an_atom_feed_is_what_feedparser_says(head: list[str]) -> None:
    entry = "<id>1</id><title>One</title><link href='/1'/><summary>Text.</summary>"
    text = atom(entry, head="".join(head)).replace("<title>News</title>", "", 1)
    assert same(in_pieces(text)) == whole(text)


@pytest.mark.parametrize(
    "twin",
    [
        numbered(1, "Other"),
        numbered(1).replace("n1", "n7"),
        numbered(1).replace("<guid isPermaLink='false'>n1</guid>", ""),
    ],
    ids=range(3),
)
def test_what_looks_like_a_known_item_is_read_beside_it(twin: str) -> None:
    first = in_pieces(rss(numbered(1), numbered(2)))
    text = rss(numbered(1), numbered(2), twin)
    assert same(in_pieces(text, first.items)) == whole(text)


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE rss [<!ENTITY a 'b'>]>" + rss(numbered(1)),
        rss(numbered(1)).removesuffix("</rss>"),
        rss("<title>&nbsp;</title>"),
        rss("<link xml:base='/b'>/1</link>"),
        "<?xml version='1.0' encoding='iso-8859-1'?>" + rss(numbered(1)),
        rss(numbered(1))
        .replace("<item>", "<x><item>")
        .replace("</item>", "</item></x>"),
        rss(numbered(1), numbered(2)).replace("</item><item>", "<item/>"),
        rss("<y:title xmlns:z='y'>A</y:title>"),
    ],
    ids=range(8),
)
def test_what_is_doubtful_is_read_whole(text: str) -> None:
    feed = in_pieces(text)
    assert feed == whole(text)
    assert feed.items == b""


def test_a_feed_at_another_address_has_other_items() -> None:
    first = in_pieces(rss(numbered(1)))
    document = Document(url=f"{URL}2", status=200, content=rss(numbered(1)).encode())
    assert len(parse(document, first.items).entries) == 1


@given(st.binary(max_size=100))
def test_any_bytes_may_be_remembered(known: bytes) -> None:
    assert len(in_pieces(rss(numbered(1)), known).entries) == 1


@pytest.mark.parametrize("tail", ["</channel></rss>", ""])
def test_of_too_many_the_newest_are_kept(tail: str) -> None:
    day = datetime(2020, 1, 1, tzinfo=UTC)
    dated = [
        numbered(n, more=f"<pubDate>{day + timedelta(days=n)}</pubDate>")
        for n in range(2100, 0, -1)
    ]
    feed = in_pieces(rss(*dated).removesuffix("</channel></rss>") + tail)
    assert (len(feed.entries), feed.omitted) == (2000, 100)
    assert feed.entries[0].guid == "n2100" and feed.entries[-1].guid == "n101"


def test_the_oldest_are_left_out_wherever_they_stand() -> None:
    day = datetime(2020, 1, 1, tzinfo=UTC)
    dated = [
        numbered(n, more=f"<pubDate>{day + timedelta(days=n)}</pubDate>")
        for n in range(2003)
    ]
    feed = in_pieces(rss(*dated))
    assert (feed.entries[0].guid, feed.omitted) == ("n3", 3)


def test_items_are_taken_out_byte_for_byte() -> None:
    content = rss(numbered(1), "<title>ü</title>", numbered(3)).encode()
    pieces = cut(content)
    assert pieces
    assert [content[i.start : i.end][:6] for i in pieces.items] == [b"<item>"] * 3
    assert without(content, pieces.items) == rss().encode()
    assert without(content, pieces.items[1:2]) == rss(numbered(1), numbered(3)).encode()
