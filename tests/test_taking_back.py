"""Following, unfollowing and keeping a search are undone and done again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reader import Library
from reader.cli.main import run
from reader.config.addresses import without_password
from reader.errors import ConfigError
from reader.model import FeedList, SavedSearch, Subscription
from tests.web import Web, rss

TEXT = "<p>People who sleep seven hours live longer, a study of adults found.</p>"

Said = pytest.CaptureFixture[str]


@pytest.fixture
def news(web: Web) -> str:
    """The address of a feed with two articles."""
    web.pages["/feed"] = rss("News", [("1", "Sleep", TEXT), ("2", "Walk", TEXT)])
    return web.url("/feed")


@pytest.fixture
def mine(home: Path, news: str) -> str:
    """What a feeds.toml says that a person wrote, with the feed in its middle."""
    text = (
        '[[feed]]\nurl = "https://a.example/"\n\n# the best\n\n[[feed]] # hers\n'
        f'url = "{news}"\ncategory = "Family" # since May\nevery = "6h"\n\n'
        '[[feed]]\nurl = "https://z.example/"\n'
    )
    (home / "feeds.toml").write_text(text)
    return text


def test_an_unfollowed_feed_comes_back_with_everything(
    home: Path, mine: str, news: str
) -> None:
    with Library.open() as library:
        list(library.refresh([news]))
        first, second = library.entries()
        library.bookmark(first.id)
        library.write_note(second.id, "ask Anna")
        feeds, entries = library.feeds(), library.entries()
        library.unfollow("news")
        assert len(library.feeds()) == 2
        without = (home / "feeds.toml").read_text()
        assert news not in without

    # After a restart, too.
    with Library.open() as library:
        action = library.undo()
        assert action is not None
        assert (action.label, action.is_about_feeds) == ("unfollowed “News”", True)
        assert (home / "feeds.toml").read_text() == mine
        assert library.feeds() == feeds
        assert library.entries() == entries
        assert library.note(second.id) == "ask Anna"
        again = library.redo()
        assert again is not None
        assert (home / "feeds.toml").read_text() == without
        assert [e.id for e in library.entries()] == [first.id]
        assert library.undo() is not None
        assert library.feeds() == feeds


def test_what_was_bookmarked_of_a_feed_outlives_the_undoing_of_its_following(
    home: Path, news: str
) -> None:
    with Library.open() as library:
        library.follow(news, category="Health")
        before = (home / "feeds.toml").read_text()
        first, second = library.entries()
        library.bookmark(first.id)
        assert [a.label for a in library.actions()] == [
            "bookmarked “Walk”",
            "followed “News”",
        ]
        library.undo(library.actions()[-1].id)
        assert library.feeds() == []
        assert (home / "feeds.toml").read_text() == ""
        [kept] = library.entries()
        assert (kept.id, kept.is_bookmarked) == (first.id, True)
        assert library.article(first.id).markdown

        library.redo()
        assert (home / "feeds.toml").read_text() == before
        assert {e.id for e in library.entries()} == {first.id, second.id}
        assert library.feeds()[0].category == "Health"


def test_what_a_list_brought_goes_all_at_once(home: Path, mine: str) -> None:
    with Library.open() as library:
        library.adopt(
            FeedList(
                subscriptions=tuple(
                    Subscription(url=f"https://{n}.example/feed") for n in range(3)
                ),
                searches=(SavedSearch(name="Naps", query="nap"),),
                watched=("tea", "coffee"),
            )
        )
        [action] = library.actions()
        assert action.label == (
            "followed 3 feeds, kept the search “Naps”, watched 2 words"
        )
        assert len(library.feeds()) == 6
        assert [s.name for s in library.searches()] == ["Naps"]
        library.undo()
        assert (len(library.feeds()), library.searches()) == (3, [])
        assert library.watched() == []
        assert library.following.watched == ()
        library.redo()
        assert len(library.feeds()) == 6
        assert [w.name for w in library.watched()] == ["tea", "coffee"]


def test_what_changed_nothing_is_no_action(home: Path, mine: str, news: str) -> None:
    with Library.open() as library:
        library.adopt(FeedList(subscriptions=(Subscription(url=news),)))
        assert library.actions() == []


def test_a_password_goes_where_passwords_belong(home: Path, news: str) -> None:
    secret = news.replace("http://", "http://anna:geheim@")
    (home / "feeds.toml").write_text(f'[[feed]]\nurl = "{secret}"\n')
    with Library.open() as library:
        library.unfollow(news)
        library.undo()
        [feed] = library.following.subscriptions
        assert (feed.url, feed.login) == (news, "anna:geheim")
        assert without_password(secret) == (news, "anna:geheim")
    assert "geheim" not in (home / "feeds.toml").read_text()
    assert b"geheim" not in (home / "library.db").read_bytes()


def test_where_the_file_cannot_be_written_nothing_is_undone(
    home: Path, mine: str, news: str
) -> None:
    with Library.open() as library:
        library.unfollow(news)
        (home / "feeds.toml").write_text("[[feed]\n")
        with pytest.raises(ConfigError):
            library.undo()
        [action] = library.actions()
        assert not action.is_undone


def test_where_the_file_cannot_be_written_there_is_no_action(
    home: Path, mine: str, news: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open() as library:
        with monkeypatch.context() as broken:
            broken.setattr(Path, "replace", _refuse)
            with pytest.raises(ConfigError):
                library.unfollow(news)
        assert (home / "feeds.toml").read_text() == mine
        assert library.actions() == []
        assert len(library.feeds()) == 3


def _refuse(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_what_is_forgotten_cannot_be_brought_back(
    home: Path, mine: str, news: str, capsys: Said
) -> None:
    assert run(["refresh", news]) == 0
    assert run(["unfollow", news]) == 0
    assert run(["forget", news, "--yes"]) == 0
    with Library.open() as library:
        assert library.actions() == []
        assert library.undo() is None
    assert news.encode() not in (home / "library.db").read_bytes()
    former = (home / "feeds.toml.bak").read_text()
    assert news not in former
    assert "https://z.example/" in former


@pytest.mark.parametrize(
    "broken", ["# {}\n", "[[feed]\n# {}\n", "feed = [{{url = '{}'}}]"]
)
def test_what_was_said_of_a_forgotten_feed_goes_as_a_whole_if_need_be(
    home: Path, mine: str, news: str, broken: str
) -> None:
    assert run(["unfollow", news]) == 0
    (home / "feeds.toml.bak").write_text(broken.format(news))
    assert run(["forget", news, "--yes"]) == 0
    assert not (home / "feeds.toml.bak").exists()


def test_a_forgotten_feeds_password_is_forgotten_with_it(
    home: Path, mine: str, news: str, capsys: Said
) -> None:
    secret = news.replace("//", "//ann:s3cret@")
    (home / "feeds.toml").write_text(mine.replace(news, secret))
    assert run(["refresh", news]) == 0
    # Letting it go puts its password aside, so that it can come back.
    assert run(["unfollow", news]) == 0
    assert "s3cret" in (home / "passwords.toml").read_text()
    capsys.readouterr()
    assert run(["doctor"]) == 1
    assert "where no feed is from" in capsys.readouterr().out
    assert run(["forget", news, "--yes"]) == 0
    for path in home.rglob("*"):
        assert not path.is_file() or b"s3cret" not in path.read_bytes(), path
    run(["doctor"])
    assert "passwords" not in capsys.readouterr().out


def test_the_command_says_what_it_takes_back(
    home: Path, mine: str, news: str, capsys: Said
) -> None:
    assert run(["undo", "--list"]) == 0
    assert "nothing has been done" in capsys.readouterr().err
    assert run(["unfollow", news]) == 0
    capsys.readouterr()
    assert run(["undo"]) == 0
    assert "took back: unfollowed “http:" in capsys.readouterr().err
    assert run(["undo", "--redo", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["label"].startswith("unfollowed “http:")
    assert run(["undo", "99"]) == 1
    assert "there is no action 99 to undo" in capsys.readouterr().err
    assert run(["searches"]) == 0
    assert "no saved searches" in capsys.readouterr().err


def test_what_a_server_unfollows_is_undone_only_when_it_is_named(
    home: Path, mine: str, news: str
) -> None:
    with Library.open() as library:
        library._subscribing().unfollow(news, rule="by the server")
        assert library.undo() is None
        [action] = library.actions()
        assert action.label.endswith("(by the server)")
        assert library.undo(action.id) is not None
        assert len(library.feeds()) == 3


def test_an_action_that_was_cut_short_leaves_no_trace(
    home: Path, mine: str, news: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(path: Path, change: Callable[[str], str]) -> bool:
        assert change(path.read_text()) != mine
        raise KeyboardInterrupt

    with Library.open() as library:
        with monkeypatch.context() as cut_short:
            cut_short.setattr("reader.config.files.edit", interrupted)
            with pytest.raises(KeyboardInterrupt):
                library.unfollow(news)
        assert library.actions() == []
        assert len(library.feeds()) == 3
        library.unfollow(news)
        assert len(library.actions()) == 1
