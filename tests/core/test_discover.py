"""A page leads to the feed that a reader means, and never to its comments first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.discover import discover, look, well_known
from reader.model import Document
from tests.core.feeds import atom, rss

PAGE = "https://news.example/health/"


def page(
    *elements: str,
    body: str = "",
    url: str = PAGE,
    media_type: str = "text/html; charset=utf-8",
) -> Document:
    head = "".join(elements)
    html = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return Document(url=url, status=200, content=html.encode(), media_type=media_type)


def link(
    href: str, title: str = "", media_type: str = "application/rss+xml", rel: str = ""
) -> str:
    return (
        f'<link rel="{rel or "alternate"}" type="{media_type}" title="{title}" '
        f'href="{href}">'
    )


def found(document: Document) -> list[str]:
    return [candidate.url for candidate in discover(document)]


@pytest.mark.parametrize(
    "media_type",
    [
        "application/rss+xml",
        "application/atom+xml",
        "Application/RSS+XML; charset=utf-8",
        "application/rdf+xml",
        "application/feed+json",
        "application/x.atom+xml",
        "application/x-rss+xml",
        "application/xml",
        "text/xml",
        "text/rss",
    ],
)
def test_every_kind_of_feed_is_announced(media_type: str) -> None:
    assert found(page(link("/feed", "News", media_type))) == [
        "https://news.example/feed"
    ]


@pytest.mark.parametrize(
    "element",
    [
        link("/de/", "Deutsch", "text/html"),
        link("/wp-json/wp/v2/pages/1", "JSON", "application/json"),
        link("/oembed?format=xml", "", "text/xml+oembed"),
        link("/wp-json/oembed/1.0/embed?format=xml", "", "text/xml"),
        link("/style.css", "", "text/css", "alternate stylesheet"),
        link("/search.xml", "", "application/opensearchdescription+xml", "search"),
        link("javascript:alert(1)"),
        link("http://[::1/feed"),
        link(""),
        '<link type="application/rss+xml" href="/feed">',
    ],
)
def test_what_is_no_feed_is_not_taken_for_one(element: str) -> None:
    assert found(page(element)) == []


def test_plain_json_is_a_feed_where_its_address_says_so() -> None:
    assert found(page(link("/feed.json", "", "application/json"))) == [
        "https://news.example/feed.json"
    ]


def test_relative_addresses_start_where_the_page_says() -> None:
    assert found(page('<base href="/blog/">', link("feed"))) == [
        "https://news.example/blog/feed"
    ]


def test_an_address_may_have_feed_before_it() -> None:
    urls = found(page(link("feed:https://a.example/x"), link("feed://b.example/y")))

    assert urls == ["https://a.example/x", "https://b.example/y"]


@pytest.mark.parametrize(
    "title",
    [
        "News » Comments Feed",
        "News » Kommentar-Feed",
        "News » Flux des commentaires",
        "News » Feed de los comentarios",
        "News » Feed dei commenti",
        "Новости » Лента комментариев",
        "新闻 » 评论Feed",
    ],
)
def test_comments_come_last(title: str) -> None:
    assert found(page(link("/c/feed", title), link("/feed", "News"))) == [
        "https://news.example/feed",
        "https://news.example/c/feed",
    ]


def test_comments_are_told_by_their_address_too() -> None:
    assert found(page(link("/comments/feed/"), link("/feed/")))[0].endswith("ple/feed/")


def test_the_feed_of_the_page_comes_before_that_of_its_site() -> None:
    links = (
        link("/feed/", "News"),
        link("/comments/feed/", "Comments"),
        link("/health/feed/", "Health"),
    )

    assert found(page(*links))[0] == "https://news.example/health/feed/"
    elsewhere = page(*links, url="https://news.example/sport/")
    assert found(elsewhere)[0] == "https://news.example/feed/"


def test_an_articles_page_leads_to_its_site_and_not_to_its_comments() -> None:
    links = (
        link("/feed/", "News » Feed"),
        link("/2026/a-study/feed/", "News » A study Comments Feed"),
    )

    document = page(*links, url="https://news.example/2026/a-study/")
    assert found(document)[0] == "https://news.example/feed/"


def test_the_sites_own_feed_comes_before_others() -> None:
    urls = found(
        page(link("https://ads.example/feed"), link("https://www.news.example/f"))
    )

    assert urls[0] == "https://www.news.example/f"


def test_of_two_forms_the_pages_order_decides_but_json_waits() -> None:
    urls = found(
        page(
            link("/feed.json", "", "application/feed+json"),
            link("/atom.xml", "", "application/atom+xml"),
            link("/rss.xml"),
        )
    )

    assert [url.rpartition("/")[2] for url in urls] == [
        "atom.xml",
        "rss.xml",
        "feed.json",
    ]


def test_the_page_itself_and_doubles_are_no_candidates() -> None:
    assert found(page(link(PAGE), link("/feed"), link("/feed#top"))) == [
        "https://news.example/feed"
    ]


@pytest.mark.parametrize(
    "href",
    [
        "/feed",
        "/health/feed/",
        "/rss.xml",
        "/news_rss.xml",
        "/index.rdf",
        "/blog.atom",
        "/?feed=rss2",
        "/blog?format=rss",
        "https://feeds.feedburner.com/News",
        "/rss/health",
    ],
)
def test_links_that_look_like_feeds_are_found(href: str) -> None:
    body = f'<a href="/about">About</a> <a href="{href}"><img src="/rss.png"></a>'

    assert len(found(page(body=body))) == 1


@pytest.mark.parametrize(
    "href",
    [
        "/how-to-feed-a-baby",
        "/feeding/",
        "/rssi-values",
        "https://feedly.com/i/subscription/feed/https://news.example/feed",
        "https://www.facebook.com/feed",
        "mailto:feed@news.example",
        "/atomic-habits",
        "/sitemap.xml",
    ],
)
def test_links_that_lead_elsewhere_are_not(href: str) -> None:
    assert found(page(body=f'<a href="{href}">Read on</a>')) == []


def test_what_is_announced_comes_before_what_is_linked() -> None:
    urls = found(page(link("/feed"), body='<a href="/health/rss.xml">RSS</a>'))

    assert urls == ["https://news.example/feed", "https://news.example/health/rss.xml"]


def test_titles_are_clean() -> None:
    [candidate] = discover(page(link("/feed", "News\x1b]0;x\x07 \u202e")))

    assert candidate.title.isprintable()
    assert (candidate.title, candidate.is_announced) == ("News]0;x", True)


def test_a_feed_is_seen_to_be_one() -> None:
    for content in (rss(), atom(), '{"version": "https://jsonfeed.org/version/1.1"}'):
        seen = look(Document(url=PAGE, status=200, content=content.encode()))
        assert (seen.is_feed, seen.candidates) == (True, ())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<!doctype html><p>Hello", "a web page, not a feed"),
        ("", "empty"),
        ("%PDF-1.7", "not XML or JSON: it begins “%PDF-1.7”"),
        ('{"a": 1}', "JSON, but not a JSON Feed"),
        ("<urlset/>", "a sitemap, not a feed"),
    ],
)
def test_what_is_there_instead_is_said(content: str, reason: str) -> None:
    seen = look(Document(url=PAGE, status=200, content=content.encode()))

    assert (seen.is_feed, seen.reason) == (False, reason)


def test_guesses_start_beneath_the_page_and_stay_few() -> None:
    urls = well_known("https://news.example/health/?page=2")

    assert urls[:3] == (
        "https://news.example/health/feed",
        "https://news.example/health/rss",
        "https://news.example/feed",
    )
    assert len(urls) <= 8
    assert well_known("https://news.example")[0] == "https://news.example/feed"
    assert well_known("https://news.example/a.html")[0] == "https://news.example/feed"


def test_a_page_of_ten_thousand_links_gives_few_candidates() -> None:
    body = "".join(f'<a href="/{n}/feed">x</a>' for n in range(10_000))

    assert len(found(page(body=body))) == 50


@given(st.binary(max_size=200), st.sampled_from(["", "text/html; charset=x", "a/b"]))
def test_any_bytes_can_be_looked_at(content: bytes, media_type: str) -> None:
    html = b"<html><link rel=alternate type=text/xml href='" + content
    for each in (content, html):
        document = Document(url=PAGE, status=200, content=each, media_type=media_type)
        for candidate in discover(document):
            assert candidate.url.startswith(("http://", "https://"))


def test_real_pages_lead_to_feeds_of_their_own_site(corpus: Path) -> None:
    """By eye: what the pages of the health feeds announce is what they should."""
    pages = sorted((corpus / "health").rglob("*.html"))
    leading = 0
    for path in pages:
        document = Document(url=PAGE, status=200, content=path.read_bytes())
        candidates = discover(document)
        leading += bool(candidates)
        assert not candidates or "comment" not in candidates[0].url, path
    assert len(pages) > 50
    assert leading > len(pages) / 2


def headed(links: str, *elements: str) -> Document:
    return replace(page(*elements), links=links)


def test_feeds_that_a_server_announces_in_a_header_are_found() -> None:
    links = (
        '</style.css>; rel=preload, <https://api.example/>; rel="https://api.w.org/", '
        '<feed?a=1,2>; rel="alternate home"; type="application/atom+xml"; '
        'title="News, daily", </x>; rel=alternate; type=text/html'
    )
    [only] = discover(headed(links))
    assert only.url == "https://news.example/health/feed?a=1,2"
    assert (only.title, only.is_announced) == ("News, daily", True)


def test_a_header_counts_as_much_as_the_page_and_after_it() -> None:
    document = headed("</b>; rel=alternate; type=application/rss+xml", link("/a"))
    assert found(document) == ["https://news.example/a", "https://news.example/b"]


@given(st.text(alphabet='<>;,="\\ relatypfdx/\x00\x1b', max_size=300))
def test_any_header_gives_addresses_or_nothing(links: str) -> None:
    for candidate in discover(headed(links)):
        assert candidate.url.startswith("http") and candidate.title.isprintable()


@pytest.mark.parametrize("piece", ["<", "<>;", '<a>;b="', "<a>;a;a;a", " ; "])
def test_a_hostile_header_is_looked_through_at_once(piece: str) -> None:
    assert found(headed(piece * 100_000)) == []
