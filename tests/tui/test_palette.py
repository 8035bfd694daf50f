"""The palette offers whatever can be done, and wherever one can go."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.binding import Binding
from textual.pilot import Pilot

from reader.library import Library
from reader.model import CleanLine
from reader.store.store import Store
from reader.tui.app import CONTEXTS
from reader.tui.hints import BESIDE
from reader.tui.palette import Actions, Everything, Offers, Topics, Views
from reader.tui.screens.main_keys import APP_KEYS, MAIN_KEYS
from tests.store.making import NOW, arrive, follow, parsed
from tests.tui import making
from tests.tui.making import MEDIUM, SMALL, main, shown, text, until

PLACES: Sequence[tuple[Sequence[str], int]] = (
    ((), 0),
    (("enter",), 1),
    (("enter", "slash", *"sleep", "enter"), 2),
    (("s",), 3),
)
"""Keys that lead to a place, and which of the contexts its bindings are."""


def offers(pilot: Pilot[None], kind: type[Offers]) -> list[tuple[str, str]]:
    """The names of what a part of the palette offers here, and what is told of it."""
    return [(offer.name, offer.told) for offer in kind(main(pilot)).offers()]


@pytest.mark.parametrize(("keys", "context"), PLACES)
async def test_no_binding_is_without_an_entry_in_the_place_where_it_works(
    shelf: Library, keys: Sequence[str], context: int
) -> None:
    async with shown(shelf, SMALL) as pilot:
        await pilot.press(*keys)
        told = {told for _, told in offers(pilot, Actions)}
        for binding in (*CONTEXTS[context], *MAIN_KEYS, *APP_KEYS):
            assert isinstance(binding, Binding)
            works = main(pilot).is_reading or binding.id not in BESIDE
            assert (binding.tooltip in told) is works, binding.id


async def test_what_does_the_same_is_offered_once_with_all_its_keys(
    shelf: Library,
) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        told = [told for _, told in offers(pilot, Actions)]
        assert len(told) == len(set(told))
        await pilot.press("ctrl+p", *"Go one line down")
        await until(pilot, "j ↓")


async def test_a_command_without_a_key_here_can_be_given_all_the_same(
    shelf: Library,
) -> None:
    async with shown(shelf, SMALL) as pilot:
        await pilot.press("enter", "ctrl+p", *"Search the text of all")
        await until(pilot, "Search the text of all articles.")
        await pilot.press("enter")
        await pilot.pause()
        assert main(pilot).search_line.has_focus


async def test_every_view_is_offered_however_many_tags_there_are(
    shelf: Library,
) -> None:
    many = 130
    store: Store = shelf._store
    [entry] = shelf.entries(limit=1)
    shelf.tag(entry.id, names=[f"mine{n:03}" for n in range(many)])
    async with shown(shelf, MEDIUM) as pilot:
        names = {name for name, _ in offers(pilot, Views)}
        assert {"All", "Unread", "Today", "Bookmarked", "Naps"} <= names
        assert {"Research", "News", "Sleep Today", "Diet News"} <= names
        assert {f"#mine{n:03}" for n in range(many)} <= names
        assert len(store.tags()) == len([n for n in names if n.startswith("#")])


async def test_the_pages_of_the_manual_are_offered(shelf: Library) -> None:
    page = parsed("keys", title=CleanLine("The keys [b]all[/nope]"), published=NOW)
    shipped = "wellread:welcome"
    follow(shelf._store, making.SLEEP, making.DIET, shipped)
    arrive(shelf._store, page, url=shipped, title="Welcome")
    async with shown(shelf, MEDIUM) as pilot:
        assert [name for name, _ in offers(pilot, Topics)] == ["The keys [b]all[/nope]"]
        await pilot.press("ctrl+p", *"keys nope")
        await until(pilot, "Read this page of the manual.")
        assert "The keys [b]all[/nope]" in text(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert main(pilot).is_reading
        await pilot.press("escape")
        assert main(pilot).entries.has_focus


async def test_a_theme_is_chosen_by_its_name(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("ctrl+p", *"Theme ink")
        await until(pilot, "Use these colours")
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.theme == "ink"


async def test_what_can_be_done_here_is_offered_before_all_else(
    shelf: Library,
) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        every = list(Everything(main(pilot)).offers())
        actions = {name for name, _ in offers(pilot, Actions)}
        ours = [offer for offer in every if offer.name in actions]
        assert every[: len(ours)] == ours
        keyed = [bool(offer.keys) for offer in ours]
        assert keyed == sorted(keyed, reverse=True)
        await pilot.press("ctrl+p")
        await until(pilot, every[0].name)
        page = text(pilot)
        assert all(offer.name in page for offer in every[:5])
