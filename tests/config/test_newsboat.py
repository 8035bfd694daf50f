"""Newsboat's urls and its filters: what is taken over, and what is refused by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config.filters import translated
from reader.config.newsboat import is_urls, left_in_config, read_urls
from reader.model import SavedSearch, Subscription
from reader.store.asking.grammar import read

URLS = rb"""# my feeds

https://a.example/rss "public health" "~The A \"Journal\"" daily
https://b.example/atom.xml research  # a remark
"https://me:secret@c.example/feed" "!" "~C"
https://A.example/rss/ again
"query:Unread on sleep:unread = \"yes\" and title =~ \"sleep\""
query:All:
"query:Odd:articleindex < 5"
exec:~/bin/feed.py mine
"filter:~/bin/clean:https://d.example/rss"
file:///home/me/feed.xml
"""


def test_feeds_come_with_their_titles_and_first_tags() -> None:
    found = read_urls(URLS)
    assert found.subscriptions == (
        Subscription(
            url="https://a.example/rss",
            title='The A "Journal"',
            category="public health",
        ),
        Subscription(url="https://b.example/atom.xml", category="research"),
        Subscription(url="https://c.example/feed", title="C", login="me:secret"),
    )


def test_what_can_be_said_here_becomes_a_saved_search() -> None:
    assert read_urls(URLS).searches == (
        SavedSearch(name="Unread on sleep", query='is:unread title:"sleep"'),
    )


def test_what_is_left_out_is_named_with_its_line() -> None:
    told = {(line, name): reason for line, name, reason in read_urls(URLS).skipped}
    assert "'daily'" in told[3, "https://a.example/rss"]
    assert "already" in told[6, "https://A.example/rss/"]
    assert "empty" in told[8, "All"]
    assert "articleindex" in told[9, "Odd"]
    assert "exec:" in told[10, "exec:~/bin/feed.py"]
    assert "filter:" in told[11, "filter:~/bin/clean:https://d.example/rss"]
    assert told[12, "file:///home/me/feed.xml"]
    assert (
        "hidden there"
        in told[5, "https://me:secret@c.example/feed".replace("me:secret@", "")]
    )
    assert "parts of words" in told[7, "Unread on sleep"]
    assert len(told) == 9
    assert "secret" not in repr(told)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (URLS, True),
        (b"\xef\xbb\xbfhttps://a.example/rss\n", True),
        (b'"query:A:unread = \\"yes\\""\n', True),
        (b"<?xml version='1.0'?><opml/>", False),
        (b'{"type": "wellread"}', False),
        (b"# nothing but a remark\n", False),
        (b"Dear diary", False),
        (b"", False),
    ],
)
def test_a_file_is_told_by_its_first_line(content: bytes, expected: bool) -> None:
    assert is_urls(content) is expected


@pytest.mark.parametrize(
    ("filter_", "query"),
    [
        ('unread = "yes"', "is:unread"),
        ('unread != "yes"', "-is:unread"),
        ('unread = "no"', "is:read"),
        ('title =~ "sleep|insomnia"', '(title:"sleep" OR title:"insomnia")'),
        ('title !~ "(mice|rats)"', '-(title:"mice" OR title:"rats")'),
        ('content # "heart attack"', '"heart attack"'),
        ('author = "Ann Bee"', 'author:"Ann Bee"'),
        ('tags # "health"', 'category:"health"'),
        ('tags !# "health"', '-category:"health"'),
        ('rssurl = "https://a.example/rss?x=1"', 'feed:"https://a.example/rss?x=1"'),
        ('flags # "s"', "is:bookmarked"),
        ('flags != ""', "is:bookmarked"),
        ("age < 7", "after:7d"),
        ("age > 30", "before:30d"),
        ("age between 0:10", "after:10d"),
        ("age between 3:10", "(before:3d after:10d)"),
        (
            '(unread = "yes" and age < 3) or title =~ "measles"',
            '(is:unread after:3d) OR title:"measles"',
        ),
        (
            'unread="yes"and(tags#"a"or tags#"b")',
            'is:unread (category:"a" OR category:"b")',
        ),
    ],
)
def test_filters_say_the_same_here(filter_: str, query: str) -> None:
    assert translated(filter_).query == query
    assert read(query).hints == ()


@pytest.mark.parametrize(
    ("filter_", "reason"),
    [
        ("", "empty"),
        ('enclosure_type =~ "audio"', "enclosure_type"),
        ('title =~ "^Sleep"', "cannot be said"),
        ('unread = "maybe"', "cannot be said"),
        ('tags = "health"', "cannot be said"),
        ('tags =~ "heal"', "cannot be said"),
        ('unread = "yes" and title =~ "a" or title =~ "b"', "mixed"),
        ('(unread = "yes"', "never closed"),
        ('unread = "yes" nonsense', "nonsense"),
        ("(" * 50 + 'unread = "yes"' + ")" * 50, "too deep"),
    ],
)
def test_what_cannot_be_said_is_refused_with_a_reason(
    filter_: str, reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        translated(filter_)


@given(st.text(alphabet='ab"=~#!()<: andor0unreadtitle\\|', max_size=60))
def test_any_text_is_translated_or_refused(text: str) -> None:
    try:
        query = translated(text).query
    except ValueError as error:
        assert str(error)
    else:
        assert read(query).node is not None


@given(st.binary(max_size=200))
def test_any_file_is_read(content: bytes) -> None:
    found = read_urls(content)
    assert all(skipped.reason for skipped in found.skipped)


TAGGED = rb""""query:Science:tags # \"science\""
"query:Not science:tags !# \"science\""
https://a.example/rss science
https://b.example/rss news science
https://c.example/rss news
"""


def test_a_tag_that_is_no_category_here_is_asked_for_by_its_feeds() -> None:
    science, others = read_urls(TAGGED).searches
    assert science.query == '(category:"science" OR feed:"https://b.example/rss")'
    assert others.query == '-(category:"science" OR feed:"https://b.example/rss")'


def test_a_tag_of_too_many_feeds_is_no_search() -> None:
    feeds = "".join(f"https://{n}.example/ news science\n" for n in range(40))
    query = r'"query:Science:tags # \"science\""'
    found = read_urls(f"{query}\n{feeds}".encode())
    assert found.searches == ()
    assert "of 40 feeds" in found.skipped[0].reason


@pytest.mark.parametrize(
    ("filter_", "words"),
    [
        ('author = "Ann Bee"', "compares the whole there"),
        ('title == "Sleep"', "compares the whole there"),
        ('flags =~ "s"', "flags are not told apart"),
        ('content =~ "nap"', "titles, tags and notes"),
        ('title !~ "nap"', "parts of words"),
        ('unread = "yes"', ""),
        ('flags != ""', ""),
        ('rssurl = "https://a.example/"', ""),
    ],
)
def test_what_means_something_else_here_is_said(filter_: str, words: str) -> None:
    told = " ".join(translated(filter_).remarks)
    assert (words in told) if words else not told


def test_what_a_config_has_that_has_no_place_here_is_counted() -> None:
    config = b"""# mine
ignore-article "*" "title =~ \\"ad\\""
macro y set browser "mpv %u"; open-in-browser
bind-key j down
bind j articlelist next
color background white black
"""
    assert left_in_config(config) == "ignore-article (1), macro (1), bind-key (2)"
    assert left_in_config(b"auto-reload yes\n") == ""
