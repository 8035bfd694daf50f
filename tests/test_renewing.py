"""A feeds.toml that has gone is written anew, with what was followed."""

import tomllib
from pathlib import Path

import pytest

from reader.config.files import edit
from reader.config.paths import Paths
from reader.config.subscriptions import parse_following
from reader.library import Library
from reader.model import FeedList, SavedSearch

_MINE = """# mine, and with a comment
[[feed]]
url = "https://name:secret@private.example/feed"

[[feed]] # the good one
url = "https://one.example/feed"
title = "One"
category = "News"
full_text = true
every = "2h"
keep_if = "sleep OR measles"

[[search]]
name = "Sleep"
query = "sleep is:unread"

[watch]
terms = ["measles", "long covid"]
"""


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = Paths(config=tmp_path, data=tmp_path)
    paths.prepare(is_first=False)
    paths.feeds.write_text(_MINE)
    Library.open(paths).close()
    return paths


def _opened(paths: Paths) -> tuple[str, ...]:
    with Library.open(paths) as library:
        return library.problems


def test_from_the_library_alone_everything_but_the_password_comes_back(
    paths: Paths,
) -> None:
    before = parse_following(_MINE)
    paths.feeds.unlink()
    (told,) = _opened(paths)
    assert told == (
        "feeds.toml was not there: 2 feeds are in it again, from the library"
    )
    after = parse_following(paths.read_feeds())
    assert {s.url: s.keep_if for s in after.subscriptions} == {
        s.url: s.keep_if for s in before.subscriptions
    }
    [one] = [s for s in after.subscriptions if s.title == "One"]
    assert one in before.subscriptions
    assert after.searches == before.searches
    assert after.watched == before.watched
    assert paths.feeds.stat().st_mode & 0o777 == 0o600
    assert _opened(paths) == ()


def test_the_former_text_brings_comments_and_passwords_but_not_what_was_unfollowed(
    paths: Paths,
) -> None:
    extra = '\n[[feed]]\nurl = "https://two.example/feed"\n'
    edit(paths.feeds, lambda text: text + extra)
    _opened(paths)
    edit(paths.feeds, lambda text: text.replace("One", "Uno"))
    with Library.open(paths) as library:
        library.unfollow("https://two.example/feed")
    assert "two.example" in (paths.config / "feeds.toml.bak").read_text()
    paths.feeds.unlink()
    (told,) = _opened(paths)
    assert told.endswith("2 feeds are in it again, from the library and feeds.toml.bak")
    text = paths.read_feeds()
    assert "# mine, and with a comment" in text
    assert "name:secret@private.example" in text
    assert "two.example" not in text
    assert [s.title for s in parse_following(text).subscriptions] == ["", "Uno"]


def test_what_was_followed_since_the_former_text_is_in_it_too(paths: Paths) -> None:
    extra = '\n[[feed]]\nurl = "https://two.example/feed"\ntitle = "Two"\n'
    edit(paths.feeds, lambda text: text + extra)
    _opened(paths)
    paths.feeds.unlink()
    _opened(paths)
    feeds = tomllib.loads(paths.read_feeds())["feed"]
    assert [feed.get("title") for feed in feeds] == [None, "One", "Two"]


def test_what_goes_while_the_library_is_open_is_not_unfollowed(paths: Paths) -> None:
    with Library.open(paths) as library:
        paths.feeds.unlink()
        kept = SavedSearch(name="Naps", query="naps")
        library.adopt(FeedList(searches=(kept,)))
        assert len(library.feeds()) == 2
        assert any("2 feeds are in it again" in told for told in library.problems)
    after = parse_following(paths.read_feeds())
    assert [search.name for search in after.searches] == ["Sleep", "Naps"]


def test_a_former_text_that_is_broken_is_left_aside(paths: Paths) -> None:
    (paths.config / "feeds.toml.bak").write_text("[[feed\nurl = 3")
    paths.feeds.unlink()
    (told,) = _opened(paths)
    assert told.endswith("from the library")
    assert len(parse_following(paths.read_feeds()).subscriptions) == 2


def test_a_link_whose_file_is_away_is_left_alone(paths: Paths) -> None:
    elsewhere = paths.config / "elsewhere"
    paths.feeds.unlink()
    paths.feeds.symlink_to(elsewhere)
    _opened(paths)
    assert not elsewhere.exists()


def test_a_library_that_follows_nothing_gets_the_list_that_ships(
    tmp_path: Path,
) -> None:
    paths = Paths(config=tmp_path, data=tmp_path)
    paths.prepare(is_first=False)
    paths.feeds.write_text("")
    Library.open(paths).close()
    paths.feeds.unlink()
    (told,) = _opened(paths)
    assert told == "feeds.toml was not there: wellread's own list is in it now"
