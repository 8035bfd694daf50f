"""The law of feeds: whatever the format and its faults, what it says is understood."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.clean import clean_line
from reader.errors import ParseError
from reader.model import ParsedEntry, ParsedFeed
from tests.core.feeds import atom, only, read, reason, rss


def test_an_rss_item_is_read() -> None:
    feed = read(
        rss(
            "<guid isPermaLink='false'>n1</guid><link>/2026/n1</link>"
            "<title>Salt &amp; blood\n pressure</title>"
            "<description>In short.</description>"
            "<content:encoded><![CDATA[<p>At length, and in other words.</p>]]>"
            "</content:encoded><dc:creator>A. Bee</dc:creator>"
            "<dc:creator>C. Dee</dc:creator><category>Heart</category>"
            "<category>heart</category><category>Diet</category>"
            "<pubDate>Tue, 03 Jun 2003 09:39:21 GMT</pubDate>",
            head="<link>https://www.news.example/</link>",
        )
    )
    assert (feed.title, feed.link) == ("News", "https://www.news.example/")
    assert feed.entries == (
        ParsedEntry(
            guid="n1",
            link="https://www.news.example/2026/n1",
            title=clean_line("Salt & blood pressure"),
            html="<p>At length, and in other words.</p>",
            offered="In short.",
            published=datetime(2003, 6, 3, 9, 39, 21, tzinfo=UTC),
            author=clean_line("A. Bee, C. Dee"),
            labels=(clean_line("Heart"), clean_line("Diet")),
        ),
    )


def test_an_atom_entry_is_read() -> None:
    entry = only(
        atom(
            "<id>tag:news.example,2026:1</id>"
            "<title type='html'>A &lt;i>b&lt;/i></title>"
            "<link rel='edit' href='/edit'/><link href='a?b=c'/>"
            "<published>2026-01-02T03:04:05+01:00</published>"
            "<updated>2026-02-02T00:00:00Z</updated>"
            "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
            "<p>Text</p></div></content><category term='x' label='Heart'/>",
            head="<author><name>The desk</name></author>",
        )
    )
    assert entry.guid == "tag:news.example,2026:1"
    assert entry.title == "A b"
    assert entry.link == "https://news.example/feeds/a?b=c"
    assert entry.published == datetime(2026, 1, 2, 2, 4, 5, tzinfo=UTC)
    assert entry.html == "<p>Text</p>"
    assert entry.author == "The desk"
    assert entry.labels == ("Heart",)


def test_an_rdf_item_is_read() -> None:
    entry = only(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
        " xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'"
        " xmlns:prism='http://prismstandard.org/namespaces/basic/2.0/'>"
        "<channel rdf:about='/'><title>News</title></channel>"
        "<item rdf:about='https://news.example/1'><title>One</title>"
        "<dc:date>2021-05</dc:date><dc:identifier>doi:10.1234/Abc.5</dc:identifier>"
        "</item></rdf:RDF>"
    )
    assert entry.guid == entry.link == "https://news.example/1"
    assert entry.published == datetime(2021, 5, 1, tzinfo=UTC)
    assert entry.identifiers == (("doi", "10.1234/abc.5"),)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "empty"),
        (" \n\ufeff ", "empty"),
        ("\0\0\0\0", "empty"),
        ("<!DOCTYPE html><title>News</title>", "a web page, not a feed"),
        ("<!-- a --><!-- b -->\n<?php ?><HTML lang='en'>", "a web page, not a feed"),
        ("<?xml version='1.0'?><opml version='2.0'/>", "a list of feeds (OPML)"),
        ("<urlset><url/></urlset>", "a sitemap, not a feed"),
        ("<note>hello</note>", "XML, but not a feed"),
        ("Not found\x1b[2J", "not XML or JSON: it begins “Not found[2J”"),
        ("{}", "JSON, but not a JSON Feed"),
        ("[1, 2]", "JSON, but not a JSON Feed"),
        ('{"version": "https://jsonfeed.org/version/1.1", "it', "broken or cut short"),
        ("[" * 100_000, "broken or cut short"),
    ],
    ids=range(13),
)
def test_what_is_no_feed_is_called_by_its_name(content: str, words: str) -> None:
    assert words in reason(content)


def test_an_empty_feed_is_a_feed() -> None:
    assert read(rss()) == ParsedFeed(title=clean_line("News"), link="", entries=())


@pytest.mark.parametrize(
    "content",
    [
        "Notice: undefined index\n<?xml version='1.0'?>" + rss("<title>é</title>"),
        "\ufeff" + rss("<title>é</title>"),
        "<?xml version='1.0' encoding='iso-8859-1'?>" + rss("<title>é</title>"),
        "<?xml version='1.0' encoding='punycode'?>" + rss("<title>é</title>"),
        rss("<title>&#xE9;&#27;&#xFFFF;&#x110000;&#99999999999;\x08</title>"),
        rss("<title>&eacute;</title>"),
        rss("<title>é</title>").removesuffix("</channel></rss>"),
    ],
    ids=range(7),
)
def test_a_broken_feed_is_read_nevertheless(content: str) -> None:
    assert only(content).title == "é"


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-32", "latin-1"]
)
@pytest.mark.parametrize("declared", ["", "utf-8"])
def test_the_first_bytes_tell_the_encoding(encoding: str, declared: str) -> None:
    name = declared or encoding.removesuffix("-sig")
    head = f"<?xml version='1.0' encoding='{name}'?>"
    content = (head + rss("<title>é</title>")).encode(encoding)
    assert only(content, "text/xml").title == "é"


def test_the_charset_of_the_server_counts() -> None:
    content = rss("<title>жизнь</title>").encode("koi8-r")
    assert only(content, "application/xml; charset=koi8-r").title == "жизнь"
    assert only(rss("<title>é</title>"), "application/xml; charset=idna").title == "é"


def test_a_declared_entity_is_not_blown_up() -> None:
    entities = "".join(f"<!ENTITY e{n + 1} '{f'&e{n};' * 10}'>" for n in range(9))
    bomb = f"<!DOCTYPE r [<!ENTITY e0 'lol'>{entities}]>{rss('<title>&e9;</title>')}"
    assert len(only(bomb).title) < 1000


def test_a_caption_is_the_text_only_where_there_is_no_other() -> None:
    caption = "<media:description type='plain'>A photo\nof salt</media:description>"
    both = only(rss(f"<description>News</description>{caption}"))
    assert (both.html, both.offered) == ("News", "")
    assert only(rss(caption)).html == "A photo<br>\nof salt"


def test_relative_links_of_a_text_start_where_the_feed_says() -> None:
    entries = read(
        atom(
            "<link href='https://news.example/1'/><content type='html'"
            " xml:base='/img/'>&lt;img src='a.png'>&lt;a href='#b'>b&lt;/a></content>",
            "<link href='2'/><content type='html'>&lt;img src='a.png'></content>",
        )
    ).entries
    assert entries[0].html == (
        "<img src='https://news.example/img/a.png'><a href='#b'>b</a>"
    )
    assert entries[1].html == "<img src='a.png'>"
    assert entries[1].link == "https://news.example/feeds/2"


def test_a_guid_that_is_an_address_stands_in_for_a_missing_link() -> None:
    assert only(rss("<guid>https://news.example/1</guid>")).link == (
        "https://news.example/1"
    )
    assert only(rss("<guid>12345</guid>")).link == ""


@pytest.mark.parametrize("base", ["", "<x xml:base='https://other.example/'/>"])
def test_a_guid_stays_as_it_is_when_the_feed_moves(base: str) -> None:
    for guid in ("12345", "/2026/a", "10.1234/abc", "urn:x:1", "HTTP://A.example/%7e"):
        assert only(rss(f"<guid>{guid}</guid>", head=base)).guid == guid


def test_dates_are_taken_from_wherever_they_stand() -> None:
    items = (
        "<guid>1</guid><pubDate>never</pubDate><dc:date>2021-02-03</dc:date>",
        "<guid>2</guid><prism:publicationDate>2021-02-03</prism:publicationDate>",
        "<guid>3</guid><pubDate>Τετ, 03 Φεβ 2021 00:00:00 GMT</pubDate>",
        "<guid>4</guid><pubDate>0000-00-00</pubDate>",
        "<guid>5</guid>",
    )
    dates = [entry.published for entry in read(rss(*items)).entries]
    assert dates == [*[datetime(2021, 2, 3, tzinfo=UTC)] * 3, None, None]


FIELDS = (
    *("id", "link", "links", "authors", "author_detail", "tags", "content", "version"),
    *("published", "published_parsed", "title_detail", "summary_detail", "entries"),
    *("dc_identifier", "enclosures", "feed"),
)


def test_fields_of_a_wrong_kind_do_no_harm() -> None:
    """Any element of a feed can overwrite any of the fields that feedparser gives."""
    odd = "".join(f"<{name} x='1'/>" for name in FIELDS)
    assert only(rss(f"{odd}<title>A</title>", head=odd)).title == "A"
    texts = "".join(f"<{name}>1</{name}>" for name in FIELDS)
    assert len(read(rss(texts, head=texts)).entries) == 1


PIECES = st.sampled_from(
    (
        *("<rss>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<link>"),
        *("<guid>", "<pubDate>", "<entry>", "<feed>", "<content:encoded>", "<source>"),
        *("<author>", "<name>", "<id>", "<svg>", "<math>", "<media:description>"),
        *("<![CDATA[", "]]>", "<!--", "-->", "<![", "<!DOCTYPE", "[", "<?xml", "?>"),
        *(
            "&amp;",
            "&#27;",
            "&#xD800;",
            "&bad;",
            " encoding='utf-7'",
            " xml:base='//x'",
        ),
        *("\x00", "\xff", "https://a.example/", "2020-01-01"),
    )
)


@settings(max_examples=200)
@given(st.lists(PIECES | st.text(max_size=5), max_size=30))
def test_any_bytes_are_a_feed_or_a_reason(pieces: list[str]) -> None:
    content = "".join(pieces).encode("utf-8", "surrogatepass")
    for document in (content, b"<rss version='2.0'><channel><item>" + content):
        try:
            feed = read(document)
        except ParseError as error:
            assert error.reason == clean_line(error.reason)
        else:
            check(feed)


def check(feed: ParsedFeed) -> None:
    """Hold a feed to what every later step relies on."""
    guids = [entry.guid for entry in feed.entries]
    assert len(set(guids)) == len(guids)
    for entry in feed.entries:
        lines = (entry.title, entry.author, *entry.labels, entry.guid)
        assert all(line == clean_line(line, 2048) for line in lines)
        assert entry.guid
        assert entry.link.startswith(("http://", "https://", "mailto:")) or (
            entry.link == ""
        )
        entry.html.encode()
        entry.offered.encode()
