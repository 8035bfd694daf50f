"""After an update what was understood stays so until a refresh has time for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import Library, Query
from reader.cli.main import run
from reader.config import subscriptions
from tests.conftest import follow
from tests.web import Web, rss

TEXT = "<p>People who sleep seven hours live longer, a study of adults found.</p>"


@pytest.fixture
def outdated(home: Path, web: Web) -> str:
    """A library of two feeds that an older wellread understood."""
    web.pages["/old"] = rss("Old", [("1", "Sleep", TEXT), ("2", "Walk", TEXT)])
    web.pages["/new"] = rss("New", [("3", "Naps", TEXT)])
    follow(home, web.url("/old"))
    assert run(["refresh"]) == 0
    with Library.open() as library:
        with library._store.connection.writing():
            library._store.connection.run("UPDATE entries SET digest_version = 1")
        library._store.remember("following", "of an older wellread")
    return web.url("/new")


def versions(library: Library) -> dict[str, int]:
    rows = library._store.connection.rows("SELECT title, digest_version FROM entries")
    return {row["title"]: row["digest_version"] for row in rows}


def test_opening_following_and_undoing_understand_nothing_anew(outdated: str) -> None:
    with Library.open() as library:
        assert versions(library) == {"Sleep": 1, "Walk": 1}
        library.follow(outdated)
        library.unfollow("Old")
        library.undo()
        found = versions(library)
        assert found.pop("Naps") > 1
        assert found == {"Sleep": 1, "Walk": 1}
        assert library.count(Query()) == 3


def test_a_refresh_understands_everything_anew(outdated: str) -> None:
    assert run(["refresh", "--all"]) == 0
    with Library.open() as library:
        assert min(versions(library).values()) > 1


def test_an_archive_only_looks_at_what_is_new(outdated: str) -> None:
    with Library.open() as library:
        assert list(library.archive(Query(text="xylophone"))) == []
        assert set(versions(library).values()) == {1}


def test_what_is_read_otherwise_now_reaches_a_library_that_is_there(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = '[[feed]]\nurl = "https://{0}.example/"\ncategory = "{1}"\n'
    (home / "feeds.toml").write_text(table.format(1, "News") + table.format(2, "news"))
    with monkeypatch.context() as before:
        before.setattr(
            subscriptions, "_category", lambda table, _: table.text("category")
        )
        with Library.open() as library:
            assert {feed.category for feed in library.feeds()} == {"News", "news"}
    with Library.open() as library:
        assert {feed.category for feed in library.feeds()} == {"News"}
