"""As many panes as fit, and every pane one key away."""

from __future__ import annotations

import pytest

from reader.tui.arrangement import Arrangement, Wishes, arrange, toggled

NONE = Wishes()


def panes(shown: Arrangement) -> str:
    names = ("sidebar", "entries", "article", "side")
    return " ".join(name for name in names if getattr(shown, name))


@pytest.mark.parametrize(
    ("width", "browsing", "reading"),
    [
        (40, "entries", "article"),
        (80, "entries", "article"),
        (120, "sidebar entries", "article side"),
        (160, "sidebar entries article", "entries article side"),
        (200, "sidebar entries article", "sidebar entries article side"),
    ],
)
def test_what_is_shown_depends_on_the_room(
    width: int, browsing: str, reading: str
) -> None:
    assert panes(arrange(width, NONE, is_reading=False)) == browsing
    assert panes(arrange(width, NONE, is_reading=True)) == reading


@pytest.mark.parametrize("width", [40, 80, 120, 160, 200])
@pytest.mark.parametrize("is_reading", [False, True])
@pytest.mark.parametrize("pane", ["sidebar", "side"])
def test_a_key_shows_what_is_hidden_and_hides_what_is_shown(
    width: int, is_reading: bool, pane: str
) -> None:
    if pane == "side" and not is_reading:
        return
    before = getattr(arrange(width, NONE, is_reading=is_reading), pane)
    once = toggled(pane, width, NONE, is_reading=is_reading)
    assert getattr(arrange(width, once, is_reading=is_reading), pane) is not before
    twice = toggled(pane, width, once, is_reading=is_reading)
    assert twice == NONE


def test_what_has_no_room_of_its_own_floats() -> None:
    assert arrange(80, Wishes(True, True), is_reading=True).side_floats
    assert arrange(120, Wishes(sidebar=True), is_reading=True).sidebar_floats
    assert not arrange(120, NONE, is_reading=False).sidebar_floats
    assert not arrange(200, NONE, is_reading=True).sidebar_floats
