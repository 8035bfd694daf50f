"""Addresses as people type them: what is asked, what is the same, what stays secret."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config.addresses import (
    complaint,
    origin,
    same_feed,
    spellings,
    without_password,
)

FEED = "https://example.org/feed"


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("https://example.org/feed", ["https://example.org/feed"]),
        (" https://example.org/feed\n", ["https://example.org/feed"]),
        (
            "example.org/health",
            ["https://example.org/health", "http://example.org/health"],
        ),
        ("//example.org/", ["https://example.org/", "http://example.org/"]),
        ("localhost:8080/x", ["https://localhost:8080/x", "http://localhost:8080/x"]),
        ("localhost:8080", ["https://localhost:8080", "http://localhost:8080"]),
        ("feed://example.org/feed", ["http://example.org/feed"]),
        ("feed:https://example.org/feed", ["https://example.org/feed"]),
        ("FEED://https://example.org/feed", ["https://example.org/feed"]),
        (
            "mailing:483773:ann@a.example",
            ["mailing:483773:ann@a.example"],
        ),
        ("javascript:alert(1)", ["javascript:alert(1)"]),
    ],
)
def test_an_address_is_read_as_it_is_meant(typed: str, asked: list[str]) -> None:
    assert list(spellings(typed)) == asked


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/feed",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "mailing:483773:ann@a.example",
        "https://",
        "https://|program/feed",
        "http://[::1/feed",
        "https://example.org:0/feed",
        "https://example.org:99999/feed",
        "https://example.org/a feed",
        "https://good.example\\@evil.example/",
        "https://example.org/\u202ekcab",
        "https://example.org/" + "a" * 4096,
    ],
)
def test_what_cannot_be_asked_is_refused(url: str) -> None:
    assert complaint(url)


@pytest.mark.parametrize(
    "url", [FEED, "http://[::1]:8080/feed", "https://münchen.example/feed?a=b#c"]
)
def test_web_addresses_can_be_asked(url: str) -> None:
    assert complaint(url) == ""


@pytest.mark.parametrize(
    "other",
    [
        "http://example.org/feed",
        "https://example.org/feed/",
        "HTTPS://EXAMPLE.org:443/Feed",
        "https://example.org./feed#top",
        "https://ann:secret@example.org/feed",
    ],
)
def test_spellings_of_one_feed_are_the_same(other: str) -> None:
    assert same_feed(other) == same_feed(FEED)


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/feed?channel=A",
        "https://example.org/feed/comments",
        "https://example.org:8443/feed",
        "https://www.example.org/feed",
        "wellread:welcome",
    ],
)
def test_different_feeds_are_not_the_same(other: str) -> None:
    assert same_feed(other) != same_feed(FEED)


def test_letters_in_a_query_tell_channels_apart() -> None:
    channel = "https://example.org/videos.xml?channel_id=UCaB"

    assert same_feed(channel) != same_feed(channel.replace("UCaB", "UCAb"))


@given(st.text())
def test_any_text_can_be_compared_and_asked_about(text: str) -> None:
    for url in spellings(text):
        assert complaint(url) or origin(url)
    assert same_feed(text) == same_feed(text)


SECRETS = st.text(
    st.characters(codec="ascii", categories=["L", "N"], include_characters="%:@"),
    min_size=1,
)


@given(SECRETS)
def test_a_password_is_taken_out_of_an_address(secret: str) -> None:
    url, taken = without_password(f"https://{secret}@example.org:8443/feed?a@b")

    assert (url, taken) == ("https://example.org:8443/feed?a@b", secret)


def test_a_password_belongs_to_one_origin() -> None:
    places = {
        origin(url)
        for url in (
            "https://example.org/feed",
            "https://EXAMPLE.org:443/other",
            "https://ann:secret@example.org",
        )
    }

    assert places == {"https://example.org"}
    for other in ("http://example.org", "https://example.org:8443", "https://[::1]"):
        assert origin(other) not in places


def test_an_at_sign_in_a_path_is_no_password() -> None:
    url = "https://example.org/feed/@ann"

    assert without_password(url) == (url, "")
