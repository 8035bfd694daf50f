"""The panes beside an article: all of them, at every size, and none of another one."""

from __future__ import annotations

import pytest
from textual.geometry import Size

from reader.library import Library
from reader.model import Query
from reader.tui.widgets.entry_list import EntryList
from reader.tui.widgets.line_view import LineView
from reader.tui.widgets.pane import Pane
from tests.tui.making import MEDIUM, WIDE, main, settings, shown, text

NOTE = "Ask whether naps count.\nAnd who paid for it."
SIZES = [(80, 24), (100, 20), (120, 24), (120, 36), (160, 45), (200, 50)]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_each_pane_has_its_heading_and_a_line(
    shelf: Library, size: tuple[int, int]
) -> None:
    shelf.write_note(shelf.entries(Query())[0].id, NOTE)
    async with shown(shelf, size) as pilot:
        await pilot.press("enter")
        main(pilot).bring("side")
        await pilot.pause()
        page = text(pilot)
        for pane in main(pilot).side.panes:
            assert str(pane.id).replace("-", " ").upper() in page
            assert pane.size.height >= 1
            bottom = pane.content_region.bottom
            assert bottom <= main(pilot).side.region.bottom


async def test_the_pane_with_the_focus_unfolds(shelf: Library) -> None:
    async with shown(shelf, (120, 16)) as pilot:
        await pilot.press("enter")
        side = main(pilot).side
        before = side.related.size.height
        await pilot.press("v")
        await pilot.pause()
        assert before < side.related.size.height <= 6
        assert all(pane.size.height >= 1 for pane in side.panes)


async def test_a_note_stands_beside_its_article_alone(shelf: Library) -> None:
    first, *_ = shelf.entries(Query())
    shelf.write_note(first.id, NOTE)
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "YOUR NOTE" in text(pilot)
        assert "And who paid for it." in text(pilot)
        await pilot.press("n")
        await pilot.pause()
        assert "YOUR NOTE" not in text(pilot)


async def test_a_note_can_be_changed_from_its_pane(shelf: Library) -> None:
    first, *_ = shelf.entries(Query())
    shelf.write_note(first.id, NOTE)
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        main(pilot).side.note.focus()
        await pilot.press("enter")
        await pilot.press("X", "escape")
        await pilot.pause()
        assert shelf.note(first.id) == f"X{NOTE}"
        assert "XAsk whether naps count." in text(pilot)


@pytest.mark.parametrize(("is_ascii", "sign"), [(False, "✎"), (True, "=")])
@pytest.mark.parametrize("density", ["comfortable", "compact"])
async def test_the_list_tells_of_notes_and_tags_of_ones_own(
    shelf: Library, density: str, is_ascii: bool, sign: str
) -> None:
    first, second, *_ = shelf.entries(Query())
    shelf.write_note(first.id, NOTE)
    shelf.tag(second.id, names=["to-discuss"])
    chosen = settings(density=density, ascii=is_ascii)
    async with shown(shelf, WIDE, settings=chosen) as pilot:
        listed = main(pilot).entries.region
        rows = [row[listed.x : listed.right] for row in text(pilot).splitlines()]
        [noted] = [n for n, row in enumerate(rows) if first.title in row]
        [tagged] = [n for n, row in enumerate(rows) if second.title in row]
        height = 2 if density == "comfortable" else 1
        assert sign in "".join(rows[noted : noted + height])
        own = "#to-discuss" if height == 2 else sign
        assert own in "".join(rows[tagged : tagged + height])


async def test_no_line_of_another_article_stays(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a layout asks of a pane, what it paints is of one article and width."""
    mixed: list[str] = []
    paint = LineView.render_lines

    def watched(view: LineView, crop: object) -> object:
        strips = paint(view, crop)  # type: ignore[arg-type]
        top = view.scroll_offset.y
        if isinstance(view, Pane | EntryList):
            for y in range(top, top + view.size.height):
                kept = view._strips.get(y)
                if kept is not None and kept.text != view.paint_line(y).text:
                    mixed.append(f"{view.id} {y}: {kept.text!r}")
        return strips

    monkeypatch.setattr(LineView, "render_lines", watched)
    async with shown(shelf, (160, 45)) as pilot:
        await pilot.press("enter")
        for size in ((120, 36), (100, 24), (200, 50), (120, 24)):
            main(pilot).open_article(shelf.entries(Query())[1].id)
            await pilot.resize_terminal(*size)
            related = main(pilot).side.related
            main(pilot).side.related.get_content_height(Size(20, 9), Size(20, 9), 20)
            related.refresh()
            await pilot.press("escape")
            await pilot.pause()
        for entry in shelf.entries(Query()):
            await pilot.press("i")
            main(pilot).open_article(entry.id)
            await pilot.press("i")
            await pilot.pause()
    assert mixed == []


async def test_the_pane_with_the_focus_unfolds_in_every_article(
    shelf: Library,
) -> None:
    async with shown(shelf, (120, 16)) as pilot:
        side = main(pilot).side
        for entry in shelf.entries(Query())[:3]:
            main(pilot).open_article(entry.id)
            await pilot.pause()
            for pane in (side.summary, side.outline, side.summary):
                pane.focus()
                await pilot.pause()
                await pilot.pause()
                others = [p.size.height for p in side.panes if p is not pane]
                wanted = len(pane.write(pane.room))
                assert pane.size.height == wanted or max(others) <= pane.size.height
                assert pane.size.height >= min(wanted, 4)
            await pilot.press("escape", "escape")


async def test_the_last_key_shows_what_stands_below_the_last_item(
    shelf: Library,
) -> None:
    async with shown(shelf, (120, 16)) as pilot:
        await pilot.press("enter")
        pane = main(pilot).side.tags
        pane.focus()
        await pilot.press("G")
        await pilot.pause()
        assert pane.scroll_offset.y == max(0, len(pane._lines) - pane.size.height)
