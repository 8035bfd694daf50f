"""Long questions are asked in threads, and end when nobody waits for them any more."""

from __future__ import annotations

import asyncio
import gc
import re
import threading
import warnings

import pytest

from reader.errors import StoreError
from reader.library import Library
from reader.library.catalogue import Catalogue
from reader.model import Listed, Query, SearchCount
from reader.tui import browsing
from reader.tui.beside import ask
from tests.tui.making import MEDIUM, TITLES, main, shown, text, until

ENDLESS = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
    SELECT count(*) FROM n
"""


def _unread(screen: str) -> str | None:
    """The number beside the saved search in the sidebar."""
    [beside] = re.findall(r"^ +Naps {2,}(\d*)", screen, re.MULTILINE)
    return beside or None


async def test_saved_searches_are_counted_while_keys_are_answered(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_answer = threading.Event()
    threads = set()
    searches = Catalogue.searches

    def slowly(library: Catalogue) -> list[SearchCount]:
        threads.add(threading.current_thread())
        may_answer.wait(60)
        return searches(library)

    monkeypatch.setattr(Catalogue, "searches", slowly)
    async with shown(shelf, MEDIUM) as pilot:
        await until(pilot, "Naps")
        await pilot.pause(0.5)
        await pilot.press("j")
        assert main(pilot).entries.cursor == 1
        assert _unread(text(pilot)) is None
        may_answer.set()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert _unread(text(pilot)) == "1"
    assert threads
    assert threading.main_thread() not in threads


async def test_work_that_is_replaced_before_its_turn_was_never_begun(
    shelf: Library,
) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await until(pilot, "Naps")
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            for _ in range(3):
                main(pilot).count_searches()
            await pilot.pause()
            gc.collect()
    assert not [each for each in warned if "never awaited" in str(each.message)]


async def test_what_is_typed_is_looked_up_in_a_thread(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what is found too late, once the search was left, is not shown."""
    may_answer = threading.Event()
    may_answer.set()
    threads = []
    listed = browsing._listed

    def slowly(library: Catalogue, *, query: Query, is_grouped: bool) -> Listed:
        threads.append(threading.current_thread())
        may_answer.wait(60)
        return listed(library, query=query, is_grouped=is_grouped)

    monkeypatch.setattr(browsing, "_listed", slowly)
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("slash", *"=naps")
        await until(pilot, "“=naps”   1 article")
        await pilot.press("down")
        assert [e.title for e in main(pilot).entries._source.rows(0, 9)] == [TITLES[1]]
        may_answer.clear()
        asked = len(threads)
        await pilot.press(*" noon")
        async with asyncio.timeout(60):
            while len(threads) == asked:
                await pilot.pause(0.02)
        await pilot.press("escape")
        may_answer.set()
        await pilot.pause(0.2)
        assert "Unread   5 articles" in text(pilot)
    assert threading.main_thread() not in threads


async def test_who_no_longer_waits_ends_the_question(shelf: Library) -> None:
    has_begun, has_ended = threading.Event(), threading.Event()

    def count(library: Catalogue) -> object:
        has_begun.set()
        try:
            return library._store.connection.value(ENDLESS)
        except StoreError:
            has_ended.set()
            raise

    asking = asyncio.create_task(ask(shelf, count))
    await asyncio.to_thread(has_begun.wait, 60)
    await asyncio.sleep(0.2)  # until SQLite is at it
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert await asyncio.to_thread(has_ended.wait, 60)


async def test_what_was_taken_back_before_it_began_is_not_asked(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    may_open, has_opened = threading.Event(), threading.Event()
    beside = Catalogue.beside

    def slowly(library: Catalogue) -> object:
        may_open.wait(60)
        has_opened.set()
        return beside(library)

    monkeypatch.setattr(Catalogue, "beside", slowly)
    asking = asyncio.create_task(ask(shelf, asked.append))
    await asyncio.sleep(0)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    may_open.set()
    await asyncio.get_running_loop().shutdown_default_executor()
    assert has_opened.is_set()
    assert asked == []


async def test_an_answer_may_be_an_error(shelf: Library) -> None:
    def fail(library: Catalogue) -> None:
        library.entry(-1)

    with pytest.raises(Exception, match="-1"):
        await ask(shelf, fail)
