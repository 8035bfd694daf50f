"""feeds.toml: every slip is named by its place, and costs no more than its table."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config.subscriptions import parse_following
from reader.model import SavedSearch, Subscription

FEED = '[[feed]]\nurl = "https://example.org/feed"\n'


def problem(text: str) -> str:
    """The one problem of a text."""
    (line,) = parse_following(text).problems
    return line


def test_all_that_a_file_may_say_is_read() -> None:
    following = parse_following("""
        [[feed]]
        url = "https://example.org/health/rss.xml"
        title = "Example Health"
        category = "Research"
        full_text = true
        every = "6h"
        keep_if = "sleep OR insomnia"

        [[search]]
        name = "Trials on sleep"
        query = "tag:sleep trial"

        [watch]
        terms = ["semaglutide", "long covid"]
    """)

    assert following.subscriptions == (
        Subscription(
            url="https://example.org/health/rss.xml",
            title="Example Health",
            category="Research",
            full_text=True,
            every=6 * 3600,
            keep_if="sleep OR insomnia",
        ),
    )
    assert following.searches == (
        SavedSearch(name="Trials on sleep", query="tag:sleep trial"),
    )
    assert following.watched == ("semaglutide", "long covid")
    assert following.problems == ()


def test_an_address_is_all_that_a_feed_needs() -> None:
    (feed,) = parse_following(FEED).subscriptions

    assert feed == Subscription(url="https://example.org/feed", category="Unsorted")


def test_an_empty_category_is_no_category() -> None:
    (feed,) = parse_following(FEED + 'category = ""').subscriptions

    assert feed.category == "Unsorted"


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n"])
def test_an_empty_file_follows_nothing_and_is_no_problem(text: str) -> None:
    following = parse_following(text)

    assert (following.subscriptions, following.problems) == ((), ())


def test_an_unknown_key_is_named_with_the_nearest_known_one() -> None:
    text = FEED + '[[feed]]\nurl = "https://b.example.org"\ntitel = "B"\n'

    assert problem(text) == (
        "feeds.toml: feed[2].titel: unknown key; did you mean 'title'?"
    )
    assert len(parse_following(text).subscriptions) == 2


def test_an_unknown_table_is_named_with_the_nearest_known_one() -> None:
    assert problem('[[feeds]]\nurl = "https://example.org"') == (
        "feeds.toml: feeds: unknown key; did you mean 'feed'?"
    )


def test_the_source_is_called_what_the_caller_calls_it() -> None:
    (line,) = parse_following("x = 1", source="/home/ann/feeds.toml").problems

    assert line.startswith("/home/ann/feeds.toml: x: ")


@pytest.mark.parametrize(
    ("key", "value", "complaint"),
    [
        ("title", "3", "must be text in quotes, not a whole number"),
        ("title", "1.5", "must be text in quotes, not a number with a point"),
        ("title", "2026-01-31", "must be text in quotes, not a date"),
        ("title", r'"\u001b[2J"', "has control characters or more than one line"),
        ("title", r'"\u202ekcab"', "has control characters or more than one line"),
        ("full_text", "1", "must be true or false, not a whole number"),
        ("full_text", '"yes"', "must be true or false, not text"),
        ("every", "60", "must be a length of time in quotes"),
        ("every", '"often"', "such as '90m', '6h' or '2d', not 'often'"),
        ("every", '"90"', "not '90'"),
    ],
)
def test_a_value_that_cannot_be_used_leaves_the_default(
    key: str, value: str, complaint: str
) -> None:
    text = f"{FEED}{key} = {value}\n"

    assert f"feeds.toml: feed[1].{key}: " in problem(text)
    assert complaint in problem(text)
    (feed,) = parse_following(text).subscriptions
    assert feed == Subscription(url="https://example.org/feed")


def test_no_feed_is_asked_more_than_twice_an_hour() -> None:
    following = parse_following(FEED + 'every = "1m"')

    assert following.subscriptions[0].every == 30 * 60
    assert "at least 30m" in following.problems[0]


@pytest.mark.parametrize("url", ['""', '"  "', "3", r'"\u0007"'])
def test_a_feed_without_an_address_is_left_out(url: str) -> None:
    following = parse_following(f'[[feed]]\nurl = {url}\n{FEED}[[feed]]\ntitle="B"')

    assert [feed.url for feed in following.subscriptions] == [
        "https://example.org/feed"
    ]
    first, second = following.problems
    assert first.startswith("feeds.toml: feed[1]")
    assert second == "feeds.toml: feed[3]: a feed needs a url; it is left out"


@pytest.mark.parametrize(
    "url",
    [
        "example.org/feed",
        "ftp://example.org/feed",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "wellread:other",
        "https://",
        "https:///feed",
        "http://[::1/feed",
        "https://example.org/a feed",
    ],
)
def test_an_address_that_cannot_be_asked_is_a_problem(url: str) -> None:
    text = f"[[feed]]\nurl = '{url}'\n"

    assert "must be an http or https address" in problem(text)
    assert parse_following(text).subscriptions == ()


@pytest.mark.parametrize(
    "url", ["http://example.org", "HTTPS://example.org/f?a=b&c#d", "wellread:welcome"]
)
def test_web_addresses_and_the_manuals_are_followed(url: str) -> None:
    following = parse_following(f'[[feed]]\nurl = "{url}"\n')

    assert [feed.url for feed in following.subscriptions] == [url]


def test_of_two_feeds_with_one_address_the_first_stands() -> None:
    text = f'{FEED}title = "A"\n{FEED}title = "B"\n'

    assert problem(text) == (
        "feeds.toml: feed[2].url: the same as in feed[1], which is kept"
    )
    assert [feed.title for feed in parse_following(text).subscriptions] == ["A"]


def test_of_two_searches_with_one_name_the_first_stands() -> None:
    text = '[[search]]\nname = "A"\nquery = "a"\n[[search]]\nname = "A"\nquery = "b"'

    assert "search[2].name: the same as in search[1]" in problem(text)
    assert [found.query for found in parse_following(text).searches] == ["a"]


def test_a_search_without_a_query_is_left_out() -> None:
    text = '[[search]]\nname = "A"'

    assert "search[1]: a search needs a name and a query" in problem(text)


def test_a_single_table_is_told_how_feeds_are_written() -> None:
    text = '[feed]\nurl = "https://example.org"'

    assert "a list of tables, written [[feed]]" in problem(text)


def test_watched_words_are_kept_once_and_the_rest_is_named() -> None:
    text = '[watch]\nterms = ["a", 3, "b", "a", ""]'

    assert "watch.terms[2]: must be text in quotes" in problem(text)
    assert parse_following(text).watched == ("a", "b")


def test_bad_toml_is_one_problem_that_names_the_line() -> None:
    assert problem('\n[[feed]]\nurl = "https://example.org\n').startswith(
        "feeds.toml: line 3: "
    )


def test_bad_toml_costs_its_own_table_alone() -> None:
    broken = '[[feed]]\nurl = "https://b.example.org\n'
    unclosed = '[watch]\nterms = ["a",\n'
    text = f'{FEED}{broken}{unclosed}[[feed]]\nurl = "https://c.example.org"\n'

    following = parse_following(text)

    assert [feed.url for feed in following.subscriptions] == [
        "https://example.org/feed",
        "https://c.example.org",
    ]
    assert [line.split(": ")[1] for line in following.problems] == ["line 4", "line 6"]


def test_a_table_that_is_written_twice_is_named_and_loses_nothing() -> None:
    text = f'[watch]\nterms = ["a"]\n[watch]\nterms = ["b"]\n{FEED}'

    assert "line 3: " in problem(text)
    assert parse_following(text).watched == ("a", "b")
    assert len(parse_following(text).subscriptions) == 1


def test_text_that_was_not_utf8_is_named_and_the_rest_is_kept() -> None:
    following = parse_following(f'{FEED}title = "Sant\ufffd"\n')

    assert "line 3: not UTF-8" in following.problems[0]
    assert len(following.subscriptions) == 1


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "a = " + "[" * 100_000,
        "a = " + "{a = " * 50_000,
        "a" + ".a" * 50_000 + " = 1",
        '"a"' + ' . "a"' * 50_000 + " = 1",
        "[" + "a." * 50_000 + "a]",
    ],
    ids=["headers", "lists", "tables", "dots", "quoted dots", "header dots"],
)
def test_a_text_made_to_exhaust_the_parser_is_refused_before_it_gets_there(
    text: str,
) -> None:
    assert "nested too deeply" in problem(text)


@pytest.mark.parametrize("quotes", ['"', "'", '"""', "'''", "#"])
def test_brackets_and_dots_inside_strings_and_comments_are_no_nesting(
    quotes: str,
) -> None:
    text = f"a = 1 #\n{quotes}" if quotes == "#" else f"a = {quotes}"
    closing = "" if quotes == "#" else quotes

    line = problem(f"{text}{'[{.' * 100}{closing}")

    assert line == "feeds.toml: a: unknown key"


def test_a_file_too_large_to_have_been_written_by_hand_is_not_read() -> None:
    assert "larger than 1 MiB" in problem(FEED + "#" * 1024 * 1024)


def test_a_file_full_of_mistakes_does_not_flood_the_screen() -> None:
    following = parse_following("[[feed]]\n" * 1000)

    assert len(following.problems) == 51
    assert following.problems[-1] == "feeds.toml: and 950 more"


def test_a_file_of_nothing_but_broken_tables_is_given_up() -> None:
    text = f"{FEED}" + "[x]\n=\n" * 5000

    following = parse_following(text)

    assert len(following.subscriptions) == 1
    assert following.problems[-1] == "feeds.toml: and 951 more"


def test_what_a_problem_quotes_cannot_steer_the_terminal() -> None:
    assert problem(r'"\u001b]0;owned\u0007" = 1').isprintable()


@given(st.text())
def test_any_text_gives_a_following(text: str) -> None:
    following = parse_following(text)

    assert all(len(line.splitlines()) == 1 for line in following.problems)


LINES = st.sampled_from(
    [
        "[[feed]]",
        "[feed]",
        "[[search]]",
        "[watch]",
        'url = "https://example.org"',
        "url = 3",
        "url = ",
        'name = "a"',
        'query = "b"',
        'terms = ["a",',
        'terms = ["a"]',
        '"""',
        "every = '6h'",
        "full_text = true",
        "]",
        "a.b = {c = 1}",
        "# [[feed]]",
    ]
)


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_text_that_looks_like_feeds_gives_a_following_without_doubles(
    text: str,
) -> None:
    following = parse_following(text)

    urls = [feed.url for feed in following.subscriptions]
    assert len(urls) == len(set(urls))
    assert set(urls) <= {"https://example.org"}


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_what_is_not_toml_is_always_told(text: str) -> None:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assert any(": line " in line for line in parse_following(text).problems)


def test_categories_that_differ_in_case_and_blanks_alone_are_one() -> None:
    written = ("News", "news", "NEWS ", "Front  page", "front page", "Newsroom")
    text = "".join(
        f'[[feed]]\nurl = "https://{n}.example/"\ncategory = "{name}"\n'
        for n, name in enumerate(written)
    )
    read = [s.category for s in parse_following(text).subscriptions]
    assert read == ["News", "News", "News", "Front  page", "Front  page", "Newsroom"]
