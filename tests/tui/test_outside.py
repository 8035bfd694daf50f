"""What other programs do meanwhile is noticed, told, and moves nothing."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from reader.library import Library
from reader.model import FeedList, Query, SavedSearch
from reader.tui.outside import Outside
from tests.conftest import follow
from tests.tui.making import WIDE, main, said, shown, text, until, until_said
from tests.web import Web, rss

NAPS = "<p>Short naps help adults to stay awake, a small trial has found.</p>" * 9
OLD, NEW = ("1", "Sleep well", NAPS), ("2", "Take naps", NAPS)


def refresh_elsewhere() -> None:
    """What cron does: the same library, on a connection of its own."""
    with Library.open() as other:
        list(other.refresh(everything=True))


async def test_what_another_program_brings_is_announced_and_moves_nothing(
    home: Path, web: Web
) -> None:
    web.pages["/feed"] = rss("News", [OLD])
    follow(home, web.url("/feed"))
    refresh_elsewhere()
    with Library.open() as library:
        async with shown(library, WIDE) as pilot:
            screen = main(pilot)
            screen.look_outside()
            before = screen._browsing.highlighted
            web.pages["/feed"] = rss("News", [NEW, OLD])
            refresh_elsewhere()
            screen.look_outside()
            await pilot.pause()
            assert "1 new · press . to show" in text(pilot).splitlines()[0]
            assert screen._browsing.shelves.counts.unread == 2
            assert screen._browsing.highlighted == before
            assert screen.entries.count == 1
            await pilot.press("full_stop")
            assert screen.entries.count == 2
            assert screen._browsing.highlighted == before
            screen.look_outside()
            await pilot.pause()
            assert "press ." not in text(pilot)


async def test_a_mark_that_is_made_elsewhere_is_shown(shelf: Library) -> None:
    async with shown(shelf, WIDE) as pilot:
        screen = main(pilot)
        entry = screen.entries.current
        assert entry
        with shelf.beside() as other:
            other._store.mark_read([entry.id], True, at=shelf.now())
        assert screen.entries.current == entry
        screen.look_outside()
        assert screen.entries.current
        assert screen.entries.current.is_read
        assert screen._browsing.shelves.counts.unread == 4


def test_looking_writes_nothing_and_own_changes_are_no_news(shelf: Library) -> None:
    outside = Outside(shelf)
    before = shelf.paths.library.with_name("library.db-wal").stat().st_size
    assert not any(outside.has_written() for _ in range(9))
    assert shelf.paths.library.with_name("library.db-wal").stat().st_size == before
    [entry, *_] = shelf.entries(Query())
    shelf.mark_read(entry.id)
    assert not outside.has_written()


async def test_an_edit_of_feeds_toml_is_taken_in_and_its_mistakes_are_named(
    home: Path, web: Web
) -> None:
    web.pages["/feed"] = rss("News", [OLD])
    web.pages["/more"] = rss("More", [NEW])
    feeds = home / "feeds.toml"
    feeds.write_text(f'[[feed]]\nurl = "{web.url("/feed")}"\ncategory = "Sleep"\n')
    refresh_elsewhere()
    with Library.open() as library:
        async with shown(library, WIDE) as pilot:
            screen = main(pilot)
            screen.go_to_view(screen.views()[-1])
            assert "Sleep" in text(pilot)
            feeds.write_text(
                f'[[feed]]\nurl = "{web.url("/more")}"\ncategory = "Naps"\n'
                'titel = "Oh"\nlazy = 1\n'
            )
            screen.look_outside()
            await until_said(pilot, "feeds.toml was edited: 1 feed more, 1 feed fewer.")
            await until_said(
                pilot, "2 mistakes in your files: “wellread doctor” names them."
            )
            await until(pilot, "Naps")
            assert [feed.category for feed in library.feeds()] == ["Naps"]


async def test_a_refresh_takes_the_edit_in_first(home: Path, web: Web) -> None:
    web.pages["/feed"] = rss("News", [OLD])
    web.pages["/more"] = rss("More", [NEW])
    follow(home, web.url("/feed"))
    refresh_elsewhere()
    with Library.open() as library:
        async with shown(library, WIDE) as pilot:
            follow(home, web.url("/feed"), web.url("/more"))
            await pilot.press("r")
            await until(pilot, "1 new · press . to show")
            assert "No feed is due" not in said(pilot)
            assert len(library.entries()) == 2


async def test_an_edit_is_noticed_however_early_and_what_one_does_oneself_is_none(
    home: Path, web: Web
) -> None:
    web.pages["/feed"] = rss("News", [OLD])
    follow(home, web.url("/feed"))
    with Library.open() as library:
        assert not library.is_edited
        kept = SavedSearch(name="Naps", query="naps")
        library.adopt(FeedList(searches=(kept,)))
        assert not library.is_edited
        (home / "feeds.toml").open("a").write("# Before anything is shown.\n")
        assert library.is_edited
        async with shown(library) as pilot:
            main(pilot).look_outside()
            assert main(pilot).errand
            await until_not(pilot, "reading feeds.toml")
            assert not library.is_edited
            assert "edited" not in said(pilot)
        (home / "feeds.toml").unlink()
        assert not library.is_edited


async def until_not(pilot: Pilot[None], words: str) -> None:
    """Wait until words stand on the screen no more."""
    for _ in range(1000):
        if words not in text(pilot):
            return
        await pilot.pause(0.02)
    raise AssertionError(f"{words!r} never went:\n{text(pilot)}")
