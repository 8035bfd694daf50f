"""A copy of what somebody has read arrives as read; nothing else does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader import Library, Query
from tests.conftest import follow
from tests.stories import printed, publish, sentences
from tests.web import Web

STORY = sentences(1)


class Clock:
    """It goes on a minute each time somebody looks."""

    def __init__(self) -> None:
        self.at = datetime(2026, 6, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at


@pytest.fixture
def opened(home: Path, web: Web) -> Callable[[], Library]:
    """Opens a library that follows two papers, of which one has printed a story."""
    clock = Clock()
    follow(home, web.url("/agency"), web.url("/paper"))
    publish(web, agency=[printed("agency", "1", "The whole", STORY)], paper=[])
    with Library.open(now=clock) as library:
        list(library.refresh())
    return lambda: Library.open(now=clock)


def unread(library: Library) -> list[str]:
    return sorted(entry.title for entry in library.entries(Query(unread=True)))


def number(library: Library, title: str) -> int:
    return next(e.id for e in library.entries() if e.title == title)


def test_a_copy_of_what_was_read_arrives_read_and_by_nobodys_hand(
    web: Web, opened: Callable[[], Library]
) -> None:
    publish(web, paper=[printed("paper", "1", "A part", STORY[:15])])
    with opened() as library:
        library.read(number(library, "The whole"))
        list(library.refresh(everything=True))
        assert unread(library) == []
        newest, read = library.actions()[:2]
        assert newest.label == "marked “A part” read (a copy of it had been read)"
        assert (newest.is_automatic, read.is_automatic) == (True, False)
        # What is taken back is what the person did; the copy goes by its number.
        undone = library.undo()
        assert undone
        assert undone.id == read.id
        assert unread(library) == ["The whole"]
        library.undo(newest.id)
        assert unread(library) == ["A part", "The whole"]
        # What a person wants unread stays so, however often it is understood.
        library.read(number(library, "The whole"), with_copies=False)
        library._store.connection.run("UPDATE entries SET digest_version = 1")
        list(library.understand())
        assert unread(library) == ["A part"]


def test_an_article_that_is_read_with_its_copies_is_named(
    home: Path, web: Web, opened: Callable[[], Library]
) -> None:
    for number_of, said in ((1, "a copy"), (2, "2 copies")):
        feeds = home / "feeds.toml"
        feeds.write_text(
            f'{feeds.read_text()}\n[[feed]]\nurl = "{web.url(f"/p{number_of}")}"\n'
        )
        publish(web, **{f"p{number_of}": [printed("paper", "1", "One", STORY)]})
        with opened() as library:
            list(library.refresh(everything=True))
            library.read(number(library, "The whole"))
            assert library.actions()[0].label == f"marked “The whole” and {said} read"
            library.undo()
            library.read(number(library, "The whole"), with_copies=False)
            assert library.actions()[0].label == "marked “The whole” read"
            library.undo()


def test_a_copy_with_more_to_say_arrives_unread(
    web: Web, opened: Callable[[], Library]
) -> None:
    longer = [*STORY, *sentences(2, 10)]
    publish(web, paper=[printed("paper", "1", "And more", longer)])
    with opened() as library:
        library.read(number(library, "The whole"))
        list(library.refresh(everything=True))
        assert library.entry(number(library, "And more")).copies == 1
        assert unread(library) == ["And more"]


def test_a_copy_of_what_nobody_has_read_arrives_unread(
    home: Path, web: Web, opened: Callable[[], Library]
) -> None:
    with opened() as library:
        library.read(number(library, "The whole"))
        library.undo()
    feeds = home / "feeds.toml"
    feeds.write_text(f'{feeds.read_text()}\n[[feed]]\nurl = "{web.url("/third")}"\n')
    sifted = f'"{web.url("/paper")}"\nkeep_if = "elsewhere"'
    feeds.write_text(feeds.read_text().replace(f'"{web.url("/paper")}"', sifted))
    other = sentences(3)
    publish(web, paper=[printed("paper", "1", "Sifted out", other)], third=[])
    with opened() as library:
        list(library.refresh(everything=True))
        assert unread(library) == ["The whole"]
    third = [printed("third", "1", "One", STORY), printed("third", "2", "Two", other)]
    publish(web, third=third)
    with opened() as library:
        list(library.refresh(everything=True))
        assert {e.copies for e in library.entries()} == {1}
        assert unread(library) == ["One", "The whole", "Two"]


@pytest.mark.parametrize("mark", ["bookmark", "note", "tag", "setting"])
def test_what_a_person_has_marked_or_set_comes_first(
    home: Path, web: Web, opened: Callable[[], Library], mark: str
) -> None:
    publish(web, paper=[printed("paper", "1", "A part", STORY[:15])])
    if mark == "setting":
        with (home / "settings.toml").open("a") as settings:
            settings.write("[library]\nread_copies = false\n")
    with opened() as library:
        library.read(number(library, "The whole"))
        list(library.refresh(everything=True, understand=False))
        part = number(library, "A part")
        if mark == "bookmark":
            library.bookmark(part)
        elif mark == "note":
            library.write_note(part, "for Anna")
        elif mark == "tag":
            library.tag(part, names=["sleep-lab"])
        list(library.understand())
        assert library.entry(part).copies == 1
        assert unread(library) == ["A part"]
