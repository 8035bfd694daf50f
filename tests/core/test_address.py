"""One page is one address, and whoever registered a name is its publisher."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.address import address, address_mark, publisher


@pytest.mark.parametrize(
    "link",
    [
        "https://www.news.example/sleep/",
        "http://news.example/sleep",
        "HTTPS://News.Example/sleep#comments",
        "https://news.example/sleep/index.html?utm_source=feed&fbclid=x",
        "https://m.news.example/sleep/amp?utm_medium=rss",
    ],
)
def test_ways_to_one_page_are_one_address(link: str) -> None:
    assert address(link) == "news.example/sleep"
    assert address_mark(link) == address_mark("https://news.example/sleep")


def test_what_tells_pages_apart_stays() -> None:
    links = ["https://a.example/?p=1", "https://a.example/?p=2", "https://a.example/x"]
    assert len({address(link) for link in links}) == 3
    assert address("https://a.example/?b=2&a=1") == address(
        "https://a.example/?a=1&b=2"
    )


@pytest.mark.parametrize("link", ["", "https://a.example/", "mailto:a@b.example", "[]"])
def test_a_front_page_and_no_page_have_no_mark(link: str) -> None:
    assert address_mark(link) is None


@pytest.mark.parametrize(
    ("link", "owner"),
    [
        ("https://consumer.news.example/a", "news.example"),
        ("https://www.bbc.co.uk/news", "bbc.co.uk"),
        ("https://somebody.blogspot.com/a", "somebody.blogspot.com"),
        ("https://a.github.io", "a.github.io"),
        ("http://127.0.0.1:8000/feed", "127.0.0.1:8000"),
        ("", ""),
    ],
)
def test_a_publisher_is_whoever_registered_the_name(link: str, owner: str) -> None:
    assert publisher(link) == owner


@given(st.text())
def test_any_link_has_an_address_that_comes_to_rest(link: str) -> None:
    found = address(f"https://news.example/{link}")
    assert isinstance(found, str)
    assert isinstance(publisher(link), str)
