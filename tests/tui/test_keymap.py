"""Keys can be changed; what cannot be done is refused by name, and nothing is lost."""

from __future__ import annotations

import pytest
from textual.binding import Binding

from reader.library import Library
from reader.tui.app import CONTEXTS
from reader.tui.keymap import check_keys, is_key
from tests.tui.making import MEDIUM, main, settings, shown, text, until


def bindings() -> list[Binding]:
    found = [binding for context in CONTEXTS for binding in context]
    assert all(isinstance(binding, Binding) for binding in found)
    return [binding for binding in found if isinstance(binding, Binding)]


def keys(binding: Binding) -> set[str]:
    return {made.key for made in Binding.make_bindings([binding])}


def test_every_binding_has_a_name_a_description_and_a_tooltip() -> None:
    for binding in bindings():
        assert binding.id, binding
        assert binding.description, binding
        assert binding.tooltip.endswith("."), binding


def test_one_name_means_one_action() -> None:
    actions = {(binding.id, binding.action) for binding in bindings()}
    assert len({name for name, _ in actions}) == len(actions)


def test_no_key_means_two_things_in_one_place() -> None:
    for context in CONTEXTS:
        held: dict[str, str] = {}
        for binding in context:
            assert isinstance(binding, Binding)
            for key in keys(binding):
                assert held.setdefault(key, str(binding.id)) == binding.id


def test_a_key_can_be_given_to_an_action() -> None:
    wanted = {"entry.bookmark": "B,ctrl+b", "list.next": ")"}
    assert check_keys(wanted, CONTEXTS) == (
        {"entry.bookmark": "B,ctrl+b", "list.next": "right_parenthesis"},
        [],
    )


def test_two_actions_can_change_places() -> None:
    wanted = {"entry.bookmark": "r", "app.refresh": "b"}
    assert check_keys(wanted, CONTEXTS) == (wanted, [])


def test_a_key_that_is_taken_is_refused_and_both_actions_are_named() -> None:
    keymap, [problem] = check_keys({"entry.bookmark": "r"}, CONTEXTS)
    assert keymap == {}
    assert "entry.bookmark" in problem
    assert "app.refresh" in problem


def test_two_wishes_for_one_key_cannot_both_be_granted() -> None:
    wanted = {"entry.bookmark": "B", "entry.browser": "B", "app.help": "f9"}
    keymap, [problem] = check_keys(wanted, CONTEXTS)
    assert keymap.keys() == {"app.help", "entry.bookmark"}
    assert "entry.browser" in problem


def test_an_unknown_action_is_refused_and_the_nearest_one_named() -> None:
    keymap, [problem] = check_keys({"entry.bookmrak": "B"}, CONTEXTS)
    assert keymap == {}
    assert "did you mean 'entry.bookmark'?" in problem


def test_no_key_at_all_is_refused() -> None:
    keymap, [problem] = check_keys({"entry.bookmark": " , "}, CONTEXTS)
    assert keymap == {}
    assert "entry.bookmark" in problem


@pytest.mark.parametrize("key", ["foo+bar", "ctrl+foo", "strg+d", "help", "ctrl+"])
def test_a_key_that_nobody_can_press_is_refused(key: str) -> None:
    keymap, [problem] = check_keys({"app.help": key}, CONTEXTS)
    assert keymap == {}
    assert f"no key is called {key!r}" in problem


def test_every_key_that_is_bound_is_a_key() -> None:
    for binding in bindings():
        assert all(map(is_key, keys(binding))), binding
    for key in ("f5", "ctrl+d", "shift+f3", "é", "plus", "alt+x", "ctrl+pagedown", "."):
        assert is_key(key), key


async def test_what_is_said_names_the_keys_that_there_are(shelf: Library) -> None:
    wished = settings()
    others = {"entry.archive": "f7", "article.zoom-in": "f8", "app.undo": "f9"}
    wished.keys.update(others)  # type: ignore[attr-defined]
    async with shown(shelf, MEDIUM, settings=wished) as pilot:
        await pilot.press("G", "enter")
        await until(pilot, "f7 fetches its")
        await pilot.press("minus")
        await until(pilot, "f8 shows more.")
        await pilot.press("escape", "X")
        await until(pilot, "f9 brings them back.")


async def test_a_changed_key_works_and_is_the_one_that_is_hinted_at(
    shelf: Library,
) -> None:
    wished = settings()
    wished.keys.update({"entry.bookmark": "B", "app.help": "r"})  # type: ignore[attr-defined]
    async with shown(shelf, settings=wished) as pilot:
        assert "B bookmark" in text(pilot)
        assert "app.help" in " ".join(n.message for n in pilot.app._notifications)
        await pilot.press("b", "B")
        assert shelf.counts().bookmarked == 1
        assert main(pilot).entries.has_focus
