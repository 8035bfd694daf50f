"""The law of addresses: what was checked is what is asked for, and secrets stay in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.fetch.limits import RefusedError
from reader.fetch.urls import (
    Target,
    host_of,
    is_same_origin,
    read_url,
    redirected,
    without_credentials,
)


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("http://News.Example", "http://news.example/"),
        ("HTTPS://news.example:443/a?b=c#d", "https://news.example/a?b=c"),
        ("http://news.example:8080//a/../b;c", "http://news.example:8080//a/../b;c"),
        ("http://[2606:4700:0::1111]:81/", "http://[2606:4700::1111]:81/"),
        ("https://bücher.example/ü?q=%C3%BC&r=ü", "https://xn--bcher-kva.example/"
         "%C3%BC?q=%C3%BC&r=%C3%BC"),
        ("http://127。0。0。9/", "http://127.0.0.9/"),
        ("http://straße.example/", "http://xn--strae-oqa.example/"),
        ("http://ＮＥＷＳ.example/", "http://news.example/"),
        ("http://me:pw@news.example/@you?x=a@b", "http://news.example/@you?x=a@b"),
    ],
)  # fmt: skip
def test_a_url_is_asked_for_as_it_was_given(url: str, same: str) -> None:
    assert read_url(url).url == same
    assert read_url(same).url == same


@pytest.mark.parametrize(
    "url",
    [
        "",
        "news.example/feed",
        "file:///etc/passwd",
        "feed://news.example/",
        "http://",
        "http:///feed",
        "http://news.example:port/",
        "http://news.example:99999/",
        "http://good.example\\@evil.example/",
        "http://good.example\t.evil.example/",
        "http://news.example/a b",
        "http://news.example/\u202egpj.exe",
        "http://news.example/\x1b[2J",
        "http://news.ex%61mple/",
        "http://-\u200b-.example/",
        "http://[::1/",
        "http://[news.example:a]/",
        "http://a..example/",
        "http://" + "a" * 64 + ".example/",
        "http://news.example/" + "a" * 4096,
    ],
)
def test_a_doubtful_url_is_refused(url: str) -> None:
    with pytest.raises(RefusedError):
        read_url(url)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        target = read_url(f"http://{text}")
    except RefusedError:
        return
    assert target.url.isascii()
    assert target.url.isprintable()
    assert " " not in target.url
    assert read_url(target.url) == target._replace(authorization="")


@given(st.text())
def test_a_server_may_redirect_to_any_text(location: str) -> None:
    start = read_url("https://me:pw@news.example/feed")
    try:
        there = redirected(start, location)
    except RefusedError:
        return
    assert there.scheme == "https"
    assert bool(there.authorization) == (there.origin == start.origin)


def test_a_redirect_never_gives_encryption_up() -> None:
    with pytest.raises(RefusedError, match="without encryption"):
        redirected(read_url("https://news.example/"), "http://news.example/")
    start = read_url("http://news.example/")
    assert redirected(start, "//news.example/a").url == "http://news.example/a"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://me:pw@news.example/a@b", "https://news.example/a@b"),
        ("https://news.example/@me", "https://news.example/@me"),
        ("https://news.example?x=a@b", "https://news.example?x=a@b"),
        ("me:pw@news.example/feed", "news.example/feed"),
        ("ftp://me:pw@[news.example/feed", "ftp://[news.example/feed"),
    ],
)
def test_credentials_are_cut_out_of_any_url(url: str, shown: str) -> None:
    assert without_credentials(url) == shown


def test_an_empty_password_is_one() -> None:
    target = read_url("http://me@news.example/")
    assert target.authorization == "Basic bWU6"
    assert isinstance(target, Target)


def test_hosts_are_told_apart_as_they_are_asked() -> None:
    assert host_of("HTTPS://me:pw@Bücher.example:81/x") == "xn--bcher-kva.example"
    assert host_of("wellread:welcome") == ""
    assert host_of("http://a b/") == ""


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("https://a.example/x", "https://A.example:443/y", True),
        ("https://a.example/", "http://a.example/", False),
        ("https://a.example/", "https://b.a.example/", False),
        ("https://a.example/", "https://a.example:444/", False),
        ("https://a.example/", "nonsense", False),
    ],
)
def test_secrets_are_shared_within_an_origin(
    one: str, other: str, is_same: bool
) -> None:
    assert is_same_origin(one, other) is is_same


@given(st.text(), st.text())
def test_a_login_is_never_a_part_of_what_is_shown(url: str, login: str) -> None:
    target = read_url("http://news.example/" + "".join(c for c in url if c.isalnum()))
    try:
        with_login = read_url(target.url, login)
    except RefusedError:
        return
    assert with_login.url == target.url
    assert with_login.host == "news.example"
